import type { Config } from '../config.js';

/** Every bound of the transport, whether set by hand or by us. */
export interface Limits {
  readonly maxBodyBytes: number;
  readonly maxQueryTokens: number;
  /** From the parsed request to its answer; what takes longer is answered OVERLOADED. */
  readonly requestTimeoutMs: number;
  readonly maxSockets: number;
  readonly drainTimeoutMs: number;
}

export function limitsOf(config: Config): Limits {
  const { maxBodyBytes, maxQueryTokens, requestTimeoutMs, maxSockets, drainTimeoutMs } = config;
  return { maxBodyBytes, maxQueryTokens, requestTimeoutMs, maxSockets, drainTimeoutMs };
}

/** Headers and body of a request must have arrived by then. */
export const RECEIVE_TIMEOUT_MS = 20_000;

/** Compiled operations kept. One that is asked for once is never compiled, so a stream of new documents cannot push out the good ones. */
export const COMPILED_DOCUMENTS_MAX = 500;
export const COMPILE_AFTER_EXECUTIONS = 2;
/** Operations compiled of one document. */
export const COMPILED_OPERATIONS_MAX = 20;

/** Parsed and validated documents kept for WebSockets. */
export const SOCKET_DOCUMENTS_MAX = 500;
export const SUBSCRIPTIONS_PER_SOCKET_MAX = 200;
export const SOCKET_INIT_TIMEOUT_MS = 5_000;
export const SOCKET_PING_INTERVAL_MS = 12_000;
/** Unsent bytes of one socket. Each of its subscriptions waits for its last message to leave, so only many at once get there. */
export const SOCKET_BUFFER_MAX_BYTES = 1_048_576;
/** A socket whose unsent bytes have not become fewer for so long is not read from at all. */
export const SOCKET_STALLED_MS = 10_000;
export const SOCKET_CHECK_INTERVAL_MS = 2_500;
