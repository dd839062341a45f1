import { delayBefore, type ReconnectOptions } from './backoff.js';
import { isFinal, UNAUTHORIZED } from './close-codes.js';
import { type Credentials, connectionParamsOf } from './credentials.js';
import { ConnectionClosedError, FaultError, type GraphQLFault, NetworkError } from './errors.js';
import { CONNECT_TIMEOUT_MS, STEADY_AFTER_MS } from './limits.js';
import { type ExecutionAnswer, type Loss, Socket } from './socket.js';
import { unlessAborted } from './waiting.js';
import { type WebSocketConstructor, webSocketOf } from './web-socket.js';

/** The state of the socket, for a page to show. It exists only while there are subscriptions. */
export type ConnectionState =
  | { readonly status: 'idle' }
  | { readonly status: 'connecting' }
  | { readonly status: 'connected'; readonly isReconnected: boolean }
  | {
      readonly status: 'reconnecting';
      readonly attempt: number;
      readonly delayMs: number;
      readonly code: number;
      readonly reason: string;
    }
  | { readonly status: 'closed'; readonly code: number; readonly reason: string };

export interface LiveOperation {
  readonly query: string;
  readonly variables: unknown;
  onData: (data: unknown) => void;
  /** The subscription begins again. Events of the time between may be lost; a state comes anew. */
  onResumed: () => void;
  onFailed: (error: Error) => void;
  onCompleted: () => void;
}

export interface ConnectionOptions extends Credentials {
  url: string;
  webSocket: WebSocketConstructor | undefined;
  reconnect: ReconnectOptions;
}

interface Run {
  starts: number;
  failures: number;
  leave: (() => void) | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** The code where there was no close frame, as browsers tell it: the token function failed, or the address is wrong. */
const NO_CONNECTION = 1_006;
/** Faults of an operation that pass by themselves. */
const PASSING_FAULTS = new Set(['OVERLOADED', 'RATE_LIMITED', 'RESYNC']);

/** Keeps one socket for all subscriptions, and makes another one for as long as somebody subscribes. */
export class Connection {
  private readonly runs = new Map<LiveOperation, Run>();
  private readonly watchers = new Set<(state: ConnectionState) => void>();
  private current: ConnectionState = { status: 'idle' };
  private socket: Socket | undefined;
  /** The attempt that waits for its token. Another one takes its place when everybody leaves and somebody comes meanwhile. */
  private opening: object | undefined;
  private reconnecting: ReturnType<typeof setTimeout> | undefined;
  private readyAt: number | undefined;
  private failures = 0;
  private wasUnauthorized = false;

  constructor(private readonly options: ConnectionOptions) {}

  get state(): ConnectionState {
    return this.current;
  }

  watch(watcher: (state: ConnectionState) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  add(operation: LiveOperation): void {
    const webSocket = webSocketOf(this.options.webSocket);
    this.runs.set(operation, { starts: 0, failures: 0, leave: undefined, timer: undefined });
    if (this.socket?.isReady) this.start(operation);
    else if (!this.socket && !this.opening && this.reconnecting === undefined) void this.open(webSocket, 'connecting');
  }

  remove(operation: LiveOperation): void {
    const run = this.runs.get(operation);
    if (!run) return;
    this.runs.delete(operation);
    clearTimeout(run.timer);
    run.leave?.();
    if (this.runs.size === 0) this.rest();
  }

  /** Completes every subscription. */
  close(): void {
    for (const operation of [...this.runs.keys()]) {
      this.remove(operation);
      operation.onCompleted();
    }
  }

  private rest(): void {
    const wasActive = this.socket !== undefined || this.opening !== undefined || this.reconnecting !== undefined;
    clearTimeout(this.reconnecting);
    this.reconnecting = undefined;
    this.opening = undefined;
    this.forgetFailures();
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
    if (wasActive) this.tell({ status: 'closed', code: 1_000, reason: 'No subscription is left' });
  }

  private async open(webSocket: WebSocketConstructor, status: 'connecting' | 'reconnecting'): Promise<void> {
    const attempt = {};
    this.opening = attempt;
    if (status === 'connecting') this.tell({ status });
    const limit = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
    const params = unlessAborted(connectionParamsOf(this.options), limit);
    const connectionParams = await params.catch((error: unknown) => asError(error));
    if (this.opening !== attempt) return;
    this.opening = undefined;
    if (connectionParams instanceof Error) this.lost({ code: NO_CONNECTION, reason: connectionParams.message }, webSocket);
    else this.connect(webSocket, connectionParams, status === 'reconnecting');
  }

  private connect(webSocket: WebSocketConstructor, connectionParams: object, isReconnected: boolean): void {
    try {
      const socket: Socket = new Socket({
        webSocket,
        url: this.options.url,
        connectionParams,
        onReady: () => this.ready(isReconnected),
        onLost: (loss) => {
          if (this.socket === socket) this.lost(loss, webSocket);
        },
      });
      this.socket = socket;
    } catch (error) {
      const reason = asError(error).message;
      const failure = new NetworkError('UNREACHABLE', `${this.options.url} cannot be connected to: ${reason}`, { cause: error });
      this.failAll(failure, { code: NO_CONNECTION, reason });
    }
  }

  private ready(isReconnected: boolean): void {
    this.readyAt = Date.now();
    // The server acknowledges a connection only after it has accepted the token.
    this.wasUnauthorized = false;
    this.tell({ status: 'connected', isReconnected });
    for (const [operation, run] of this.runs) if (run.timer === undefined) this.start(operation);
  }

  private lost(loss: Loss, webSocket: WebSocketConstructor): void {
    this.socket = undefined;
    for (const run of this.runs.values()) run.leave = undefined;
    if (this.readyAt !== undefined && Date.now() - this.readyAt >= STEADY_AFTER_MS) this.forgetFailures();
    this.readyAt = undefined;
    const error = this.errorAfter(loss);
    if (error) this.failAll(error, loss);
    else this.reconnectLater(loss, webSocket);
  }

  /** The error that ends the subscriptions; none where another attempt may succeed and is still allowed. */
  private errorAfter({ code, reason }: Loss): Error | undefined {
    const { token, reconnect, url } = this.options;
    const isAllowed = this.failures < (reconnect.maxAttempts ?? Number.POSITIVE_INFINITY);
    const mayRenew = code === UNAUTHORIZED && typeof token === 'function' && !this.wasUnauthorized;
    if (isFinal(code)) return mayRenew && isAllowed ? undefined : new ConnectionClosedError(code, reason);
    if (isAllowed) return undefined;
    return new NetworkError(
      'UNREACHABLE',
      `${url}: no lasting connection, attempts to reconnect: ${this.failures}. ${reason} (${code})`,
    );
  }

  private reconnectLater(loss: Loss, webSocket: WebSocketConstructor): void {
    this.failures += 1;
    if (loss.code === UNAUTHORIZED) this.wasUnauthorized = true;
    const delayMs = delayBefore(this.failures, this.options.reconnect);
    this.reconnecting = setTimeout(() => {
      this.reconnecting = undefined;
      void this.open(webSocket, 'reconnecting');
    }, delayMs);
    this.tell({ status: 'reconnecting', attempt: this.failures, delayMs, ...loss });
  }

  private forgetFailures(): void {
    this.failures = 0;
    this.wasUnauthorized = false;
  }

  private failAll(error: Error, { code, reason }: Loss): void {
    this.forgetFailures();
    const operations = [...this.runs.keys()];
    for (const run of this.runs.values()) clearTimeout(run.timer);
    this.runs.clear();
    this.tell({ status: 'closed', code, reason });
    for (const operation of operations) operation.onFailed(error);
  }

  private start(operation: LiveOperation): void {
    const run = this.runs.get(operation);
    if (!run || !this.socket) return;
    run.starts += 1;
    run.leave = this.socket.start({
      query: operation.query,
      variables: operation.variables,
      onNext: (answer) => this.next(operation, run, answer),
      onError: (faults) => this.fault(operation, run, faults),
      onComplete: () => {
        this.remove(operation);
        operation.onCompleted();
      },
    });
    // Later, so that a callback that throws stops neither this subscription nor those after it.
    if (run.starts > 1) queueMicrotask(() => operation.onResumed());
  }

  private next(operation: LiveOperation, run: Run, { data, errors }: ExecutionAnswer): void {
    if (errors?.length) this.fault(operation, run, errors, data);
    else {
      // Only a push or a long life proves that the server works again: a connection may be accepted and closed at once.
      this.forgetFailures();
      run.failures = 0;
      operation.onData(data);
    }
  }

  private fault(operation: LiveOperation, run: Run, faults: readonly GraphQLFault[], data?: unknown): void {
    const error = new FaultError(faults, data);
    run.leave?.();
    run.leave = undefined;
    if (PASSING_FAULTS.has(error.code)) this.startLater(operation, run, error);
    else {
      this.remove(operation);
      operation.onFailed(error);
    }
  }

  private startLater(operation: LiveOperation, run: Run, error: FaultError): void {
    run.failures += 1;
    const delayMs = Math.max(delayBefore(run.failures, this.options.reconnect), 1_000 * (error.retryAfterSeconds ?? 0));
    run.timer = setTimeout(() => {
      run.timer = undefined;
      if (this.socket?.isReady) this.start(operation);
    }, delayMs);
  }

  private tell(state: ConnectionState): void {
    this.current = state;
    // Apart from our own steps: a watcher that throws must not leave a reconnection half made.
    for (const watcher of this.watchers) queueMicrotask(() => watcher(state));
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
