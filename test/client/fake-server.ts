import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

interface Message {
  type: string;
  id: string;
}

/** A server that speaks graphql-transport-ws and sends what a test tells it, for what a real server does only now and then. */
export class FakeServer {
  private readonly server: WebSocketServer;
  private connections = 0;
  private subscriptions = 0;
  private readonly sockets: { socket: WebSocket; id: string }[] = [];

  private constructor(private readonly closeAtOnce: number | undefined) {
    this.server = new WebSocketServer({ port: 0, handleProtocols: () => 'graphql-transport-ws' });
    this.server.on('connection', (socket) => {
      this.connections += 1;
      socket.on('message', (text) => this.answer(socket, JSON.parse(String(text)) as Message));
    });
  }

  /** @param closeAtOnce the code by which each connection is closed when it introduces itself */
  static async start(closeAtOnce?: number): Promise<FakeServer> {
    const fake = new FakeServer(closeAtOnce);
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

  private answer(socket: WebSocket, { type, id }: Message): void {
    if (type === 'connection_init') {
      if (this.closeAtOnce === undefined) socket.send(JSON.stringify({ type: 'connection_ack' }));
      else socket.close(this.closeAtOnce, 'as the test says');
    }
    if (type === 'subscribe') {
      this.subscriptions += 1;
      this.sockets.push({ socket, id });
    }
  }
}
