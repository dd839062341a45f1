/** A request ends after this time when the option `requestTimeoutMs` is not set. The server's own limit is shorter. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** From the first packet to the acknowledged connection. */
export const CONNECT_TIMEOUT_MS = 10_000;
/** A connection on which nothing was heard between two pings is given up. */
export const PING_INTERVAL_MS = 12_000;

/** A connection that lasted so long has worked, though nothing was pushed. A dead one is given up after two pings at most. */
export const STEADY_AFTER_MS = 30_000;

/** The first pause before a new connection. It doubles with each failed attempt. */
export const FIRST_RECONNECT_DELAY_MS = 500;
export const LONGEST_RECONNECT_DELAY_MS = 30_000;

/** Pushes that wait for a slow loop. Of states the oldest are dropped beyond, an event stream ends with `SlowReaderError`. */
export const PUSHES_WAITING_MAX = 1_000;
