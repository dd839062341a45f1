import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Context } from '../../context.js';
import { TOKEN_CHECK_INTERVAL_MS } from '../limits.js';

/** The caller on a socket, as they were when an operation began. */
export interface Holder {
  readonly token: string;
  readonly viewer: Context['viewer'];
}

/** Finds the holders whose token was revoked or has expired, or whose role has changed. */
export type RevokedOf = <T extends Holder>(holders: readonly T[]) => Promise<ReadonlySet<T>>;

/**
 * Checks the rights of all sockets at regular times: a stream may run for days and is authorised once. While the database
 * does not answer, no socket is closed, and no stream reads anything new.
 */
export class TokenCheck {
  /** One socket may carry operations of several organisations. Holders are identified by their key. */
  private readonly holders = new Map<WebSocket, Map<string, Holder>>();
  private readonly checking: NodeJS.Timeout;
  private isAsking = false;

  constructor(
    private readonly revokedOf: RevokedOf,
    private readonly onRevoked: (socket: WebSocket) => void,
    private readonly log: Logger,
  ) {
    this.checking = setInterval(() => void this.check(), TOKEN_CHECK_INTERVAL_MS).unref();
  }

  hold(socket: WebSocket, holder: Holder): void {
    const held = this.holders.get(socket);
    if (held) {
      if (!held.has(holder.viewer.key)) held.set(holder.viewer.key, holder);
      return;
    }
    // The socket may have closed in the meantime, and would then be kept for ever.
    if (socket.readyState !== socket.OPEN) return;
    this.holders.set(socket, new Map([[holder.viewer.key, holder]]));
    socket.once('close', () => this.holders.delete(socket));
  }

  stop(): void {
    clearInterval(this.checking);
  }

  private async check(): Promise<void> {
    if (this.isAsking || this.holders.size === 0) return;
    this.isAsking = true;
    try {
      const revoked = await this.revokedOf([...this.holders.values()].flatMap((held) => [...held.values()]));
      if (revoked.size === 0) return;
      for (const [socket, held] of this.holders)
        if ([...held.values()].some((holder) => revoked.has(holder))) this.onRevoked(socket);
    } catch (error) {
      this.log.warn({ err: error }, 'Whether the tokens of sockets still stand could not be asked');
    } finally {
      this.isAsking = false;
    }
  }
}
