import type { GraphQLFault } from './errors.js';
import { CONNECT_TIMEOUT_MS, PING_INTERVAL_MS } from './limits.js';
import type { WebSocketConstructor, WebSocketLike } from './web-socket.js';

const PROTOCOL = 'graphql-transport-ws';
const OPEN = 1;
const NORMAL_CLOSE = 1_000;
/** The code of a connection that this side gave up. */
const GIVEN_UP = 4_499;

export interface ExecutionAnswer {
  data?: unknown;
  errors?: readonly GraphQLFault[];
}

export interface SocketOperation {
  readonly query: string;
  readonly variables: unknown;
  onNext: (answer: ExecutionAnswer) => void;
  onError: (faults: readonly GraphQLFault[]) => void;
  onComplete: () => void;
}

/** Why a connection ended. The code is the one of the close frame; 1006 when there was none. */
export interface Loss {
  readonly code: number;
  readonly reason: string;
}

export interface SocketOptions {
  webSocket: WebSocketConstructor;
  url: string;
  connectionParams: object;
  onReady: () => void;
  /** Called once, also when the connection never became ready. */
  onLost: (loss: Loss) => void;
}

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** One connection that speaks graphql-transport-ws. It knows no second attempt: see `Connection`. */
export class Socket {
  isReady = false;
  private readonly socket: WebSocketLike;
  private readonly operations = new Map<string, SocketOperation>();
  private readonly handshake: ReturnType<typeof setTimeout>;
  private pinging: ReturnType<typeof setInterval> | undefined;
  private hasHeard = true;
  private hasEnded = false;
  private failure = '';
  private lastId = 0;

  constructor(private readonly options: SocketOptions) {
    // Throws when the address is wrong, so it comes before the timer.
    this.socket = new options.webSocket(options.url, PROTOCOL);
    this.handshake = setTimeout(() => this.giveUp(`No connection within ${CONNECT_TIMEOUT_MS} ms`), CONNECT_TIMEOUT_MS);
    this.socket.addEventListener('open', () => this.send({ type: 'connection_init', payload: options.connectionParams }));
    this.socket.addEventListener('message', ({ data }) => this.read(data));
    // It stays for good: the package `ws` ends the process by an error that nobody listens to. A close event follows.
    this.socket.addEventListener('error', (event) => {
      this.failure = messageOf(event);
    });
    this.socket.addEventListener('close', ({ code, reason }) => this.end({ code, reason: reason || this.failure }));
  }

  /** Starts an operation. @returns what ends it */
  start(operation: SocketOperation): () => void {
    this.lastId += 1;
    const id = String(this.lastId);
    this.operations.set(id, operation);
    const { query, variables } = operation;
    this.send({ id, type: 'subscribe', payload: { query, variables } });
    return () => {
      if (this.operations.delete(id)) this.send({ id, type: 'complete' });
    };
  }

  close(): void {
    this.end({ code: NORMAL_CLOSE, reason: 'Closed by the client' });
    this.socket.close(NORMAL_CLOSE, 'Closed by the client');
  }

  private giveUp(reason: string): void {
    this.end({ code: GIVEN_UP, reason });
    this.socket.close(GIVEN_UP, reason);
  }

  /** Does not wait for the close event: over a dead network it comes late or never. */
  private end(loss: Loss): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.isReady = false;
    clearTimeout(this.handshake);
    clearInterval(this.pinging);
    this.operations.clear();
    this.options.onLost(loss);
  }

  private send(message: Message): void {
    if (this.socket.readyState === OPEN) this.socket.send(JSON.stringify(message));
  }

  private read(data: unknown): void {
    if (this.hasEnded) return;
    this.hasHeard = true;
    const message = parsed(data);
    if (message && isWellFormed(message)) this.handle(message);
    else this.giveUp('The server sent a message that is not of the protocol');
  }

  private handle({ type, id = '', payload }: Message): void {
    const operation = this.operations.get(id);
    if (type === 'ping') this.send({ type: 'pong' });
    else if (type === 'connection_ack') this.acknowledged();
    else if (type === 'next') operation?.onNext(payload as ExecutionAnswer);
    else if (type === 'error' || type === 'complete') {
      this.operations.delete(id);
      if (type === 'error') operation?.onError(payload as readonly GraphQLFault[]);
      else operation?.onComplete();
    }
  }

  private acknowledged(): void {
    clearTimeout(this.handshake);
    this.isReady = true;
    this.pinging = setInterval(() => this.ping(), PING_INTERVAL_MS);
    this.options.onReady();
  }

  private ping(): void {
    if (this.hasHeard) {
      this.hasHeard = false;
      this.send({ type: 'ping' });
    } else this.giveUp(`Nothing was heard from the server for ${PING_INTERVAL_MS} ms`);
  }
}

/** Whether a message carries the payload that its type has in the protocol. */
function isWellFormed({ type, payload }: Message): boolean {
  if (type === 'error') return Array.isArray(payload);
  return type !== 'next' || (typeof payload === 'object' && payload !== null);
}

function parsed(data: unknown): Message | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    const isMessage = typeof message === 'object' && message !== null && 'type' in message;
    return isMessage ? (message as Message) : undefined;
  } catch {
    return undefined;
  }
}

/** Browsers tell nothing about a failed connection; `ws` does. */
function messageOf(event: unknown): string {
  const message = typeof event === 'object' && event !== null && 'message' in event ? event.message : undefined;
  return typeof message === 'string' && message !== '' ? message : 'The connection failed';
}
