import type { WebSocket } from 'ws';

/** A sweep pings one of so many parts of the sockets, so that ten thousand are not pinged at once. */
const PARTS = 12;

/** Finds sockets whose client has vanished, with one timer for all of them. */
export class Heartbeat {
  /** The sockets, and whether each has given a sign of life since its last ping. */
  private readonly parts = Array.from({ length: PARTS }, () => new Map<WebSocket, boolean>());
  private readonly beating: NodeJS.Timeout;
  private next = 0;
  private joined = 0;

  /** @param intervalMs from one ping of a socket to the next, before which it must have answered */
  constructor(intervalMs: number) {
    this.beating = setInterval(() => this.beat(), intervalMs / PARTS).unref();
  }

  watch(socket: WebSocket): void {
    const part = this.parts[this.joined % PARTS];
    this.joined += 1;
    part?.set(socket, true);
    socket.on('pong', () => part?.set(socket, true));
    socket.once('close', () => part?.delete(socket));
  }

  stop(): void {
    clearInterval(this.beating);
  }

  private beat(): void {
    const part = this.parts[this.next];
    this.next = (this.next + 1) % PARTS;
    if (!part) return;
    for (const [socket, isAlive] of part) {
      if (socket.readyState !== socket.OPEN) continue;
      if (!isAlive) {
        socket.terminate();
        continue;
      }
      part.set(socket, false);
      socket.ping();
    }
  }
}
