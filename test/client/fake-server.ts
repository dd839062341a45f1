import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

interface Message {
  type: string;
  id: string;
  payload?: unknown;
}

/** The code by which a connection is closed when it introduces itself; none for one that is accepted. The first one is 1. */
export type Verdict = (connection: number) => number | undefined;

/** A server that speaks graphql-transport-ws and sends what a test tells it, for what a real server does only now and then. */
export class FakeServer {
  private readonly server: WebSocketServer;
  private connections = 0;
  private subscriptions = 0;
  /** What each connection introduced itself with. */
  readonly introductions: unknown[] = [];
  private readonly sockets: { socket: WebSocket; id: string }[] = [];

  private constructor(private readonly verdict: Verdict) {
    this.server = new WebSocketServer({ port: 0, handleProtocols: () => 'graphql-transport-ws' });
    this.server.on('connection', (socket) => {
      this.connections += 1;
      socket.on('message', (text) => this.answer(socket, JSON.parse(String(text)) as Message));
    });
  }

  static async start(verdict: Verdict = () => undefined): Promise<FakeServer> {
    const fake = new FakeServer(verdict);
    await new Promise((resolve) => fake.server.once('listening', resolve));
    return fake;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  get connected(): number {
    return this.connections;
  }

  get subscribed(): number {
    return this.subscriptions;
  }

  next(payload: object): void {
    for (const { socket, id } of this.sockets) socket.send(JSON.stringify({ id, type: 'next', payload }));
  }

  error(code: string): void {
    const payload = [{ message: 'Not now.', extensions: { code } }];
    for (const { socket, id } of this.sockets.splice(0)) socket.send(JSON.stringify({ id, type: 'error', payload }));
  }

  /** Closes every connection. */
  drop(code: number): void {
    this.sockets.length = 0;
    for (const socket of this.server.clients) socket.close(code, 'as the test says');
  }

  /** Ends every connection without a close frame, as a crash does. */
  cut(): void {
    this.sockets.length = 0;
    for (const socket of this.server.clients) socket.terminate();
  }

  stop(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answer(socket: WebSocket, { type, id, payload }: Message): void {
    if (type === 'connection_init') {
      this.introductions.push(payload);
      const code = this.verdict(this.introductions.length);
      if (code === undefined) socket.send(JSON.stringify({ type: 'connection_ack' }));
      else socket.close(code, 'as the test says');
    }
    if (type === 'subscribe') {
      this.subscriptions += 1;
      this.sockets.push({ socket, id });
    }
  }
}
