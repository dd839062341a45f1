import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { TakesTurns, Turns } from './turns.js';

const NOTHING = Buffer.alloc(0);

/**
 * The way to one client for frames that are made already. `ws` would make the header of each anew and hand two pieces to the
 * kernel, which costs more than the rest of a push. Whole frames may be written beside it, because it writes each of its own
 * frames at once: it keeps none back without compression. The socket must be opened without `perMessageDeflate`.
 */
export class Channel {
  private waiting: TakesTurns[] = [];

  constructor(
    readonly socket: WebSocket,
    private readonly stream: Duplex,
    private readonly turns: Turns,
  ) {}

  /** Whether the kernel has taken everything that was sent. */
  get isFree(): boolean {
    return this.stream.writableLength === 0;
  }

  /** Gives a turn as soon as the channel is free. One that is closing never is: its subscriptions end with it. */
  whenFree(asker: TakesTurns): void {
    if (!this.isOpen) return;
    this.waiting.push(asker);
    // An empty write is done when all before it are.
    if (this.waiting.length === 1) this.stream.write(NOTHING, this.freed);
  }

  /** @param frame whole, with one character for each byte */
  send(frame: string): void {
    if (this.isOpen) this.stream.write(frame, 'latin1');
  }

  private get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  private readonly freed = (fault?: Error | null): void => {
    const { waiting } = this;
    this.waiting = [];
    if (fault) return;
    for (const asker of waiting) this.turns.ask(asker);
  };
}
