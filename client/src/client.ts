import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import type { ReconnectOptions } from './backoff.js';
import { Connection, type ConnectionState } from './connection.js';
import type { TokenSource } from './credentials.js';
import { REQUEST_TIMEOUT_MS } from './limits.js';
import { post } from './request.js';
import { type SubscribeOptions, subscription } from './subscription.js';
import type { WebSocketConstructor } from './web-socket.js';

export interface ClientOptions {
  /** The address of the API, such as `http://localhost:4000/graphql`. Sockets use the same one. */
  url: string;
  /** A bearer token, or a function that gives the current one. Without it the caller is anonymous. */
  token?: TokenSource;
  /** The slug of the organisation, where no id in the request names it. */
  organisation?: string;
  /** How long a request may take: 30 seconds if not set. */
  requestTimeoutMs?: number;
  /** More headers for requests, such as `accept-language`. Browsers let no page set headers of a socket. */
  headers?: Readonly<Record<string, string>>;
  /** The global `fetch` if not set. */
  fetch?: typeof fetch;
  /** The global `WebSocket` if not set. Node 20 has none: pass the one of the package `ws`. */
  webSocket?: WebSocketConstructor;
  /** The pauses between attempts to connect: from 0.5 to 30 seconds if not set. The attempts are not limited if not set. */
  reconnect?: ReconnectOptions;
}

export interface RequestOptions {
  /** Gives the request up; it then rejects with the reason of the signal. A mutation may have run all the same. */
  signal?: AbortSignal;
  /** Overrides `requestTimeoutMs` for this request. */
  timeoutMs?: number;
}

/** The text of an operation, with its types: a document of this package, one of your own code generation, or a plain text. */
type Operation<Result, Variables> = { toString(): string } & DocumentTypeDecoration<Result, Variables>;

export interface Client {
  /**
   * Runs a query or a mutation. Refusals are part of the result. Throws `FaultError` for faults of the server and `NetworkError`
   * when no usable response came.
   */
  request: <Result, Variables>(
    operation: Operation<Result, Variables>,
    ...rest: Record<string, never> extends Variables
      ? [variables?: Variables, options?: RequestOptions]
      : [variables: Variables, options?: RequestOptions]
  ) => Promise<Result>;
  /**
   * Subscribes until the loop is left. A state subscription begins with the current state. The client reconnects by itself and
   * never gives an older version of a state after a newer one.
   */
  subscribe: <Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    options?: SubscribeOptions,
  ) => AsyncIterableIterator<Result, undefined>;
  /** The state of the socket now. */
  readonly connection: ConnectionState;
  /** Calls the watcher at every change of the socket's state. Returns what ends that. */
  watchConnection: (watcher: (state: ConnectionState) => void) => () => void;
  /** Ends the subscriptions and their socket. */
  close: () => Promise<void>;
}

/** A client for one caller. The socket is opened with the first subscription. */
export function createClient(options: ClientOptions): Client {
  const { url, token, organisation, webSocket, headers = {}, reconnect = {} } = options;
  const http = {
    ...{ url, token, organisation, headers },
    // Looked up at each request: tools that replace the global one must reach a client that exists already.
    fetch: options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init)),
    timeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
  };
  const socketUrl = url.replace(/^http/, 'ws');
  const connection = new Connection({ url: socketUrl, token, organisation, webSocket, reconnect });
  return {
    request: async <Result>(
      operation: Operation<Result, never>,
      ...[variables, { signal, timeoutMs } = {}]: [unknown?, RequestOptions?]
    ) => (await post(http, { query: operation.toString(), variables: variables ?? {}, signal, timeoutMs })) as Result,
    subscribe: (operation, variables, { signal, onResumed } = {}) =>
      subscription(connection, operation.toString(), variables, {
        ...(signal && { signal }),
        ...(onResumed && { onResumed }),
      }),
    get connection() {
      return connection.state;
    },
    watchConnection: (watcher) => connection.watch(watcher),
    close: async () => connection.close(),
  };
}
