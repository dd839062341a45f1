import type { WebSocketConstructor, WebSocketLike } from '@permanentka/client';

type Listener = (event: { code: number; reason: string; data: unknown; message?: string }) => void;

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

/** One connection without a network: a test plays the server. */
export class ScriptedSocket {
  readyState = CONNECTING;
  readonly sent: { type: string; id?: string; payload?: unknown }[] = [];
  /** How the client closed it. */
  closedWith: { code: number | undefined; reason: string | undefined } | undefined;
  private readonly listeners = new Map<string, Listener[]>();

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {}

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code?: number, reason?: string): void {
    this.readyState = CLOSED;
    this.closedWith = { code, reason };
  }

  open(): void {
    this.readyState = OPEN;
    this.emit('open');
  }

  /** Accepts the connection, as the server does when it knows the caller. */
  accept(): void {
    this.open();
    this.message({ type: 'connection_ack' });
  }

  message(message: unknown): void {
    this.emit('message', { data: typeof message === 'string' ? message : JSON.stringify(message) });
  }

  push(id: string, data: object): void {
    this.message({ id, type: 'next', payload: { data } });
  }

  fail(message?: string): void {
    this.emit('error', message === undefined ? {} : { message });
    this.drop(1006);
  }

  drop(code: number, reason = ''): void {
    this.readyState = CLOSED;
    this.emit('close', { code, reason });
  }

  typesSent(): string[] {
    return this.sent.map(({ type }) => type);
  }

  private emit(type: string, event: Partial<Parameters<Listener>[0]> = {}): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ code: 0, reason: '', data: undefined, ...event });
  }
}

/** A class for the option `webSocket`, and each connection that was made with it. */
export function scripted() {
  const sockets: ScriptedSocket[] = [];
  const webSocket: WebSocketConstructor = class extends ScriptedSocket implements WebSocketLike {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      sockets.push(this);
    }
  };
  const latest = (): ScriptedSocket => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no connection was made');
    return socket;
  };
  return { webSocket, sockets, latest };
}
