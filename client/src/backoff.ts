import { FIRST_RECONNECT_DELAY_MS, LONGEST_RECONNECT_DELAY_MS } from './limits.js';

export interface Backoff {
  /** The first pause, in milliseconds. */
  firstDelayMs?: number;
  /** The longest pause, in milliseconds. */
  longestDelayMs?: number;
}

export interface ReconnectOptions extends Backoff {
  /**
   * Failed attempts in a row, after which the subscriptions end with `NetworkError`. An attempt has failed when its connection
   * neither brought a push nor lasted 30 seconds. Without it there is no limit: an address that is wrong cannot be told from a
   * server that restarts.
   */
  maxAttempts?: number;
}

/** Exponential, with jitter: half of the pause is random, so that the clients of a restarted server do not come all at once. */
export function delayBefore(attempt: number, backoff: Backoff, random: () => number = Math.random): number {
  const { firstDelayMs = FIRST_RECONNECT_DELAY_MS, longestDelayMs = LONGEST_RECONNECT_DELAY_MS } = backoff;
  const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.round(longest * (0.5 + random() / 2));
}
