/** The token is not valid. A function may give another one. */
export const UNAUTHORIZED = 4_401;

/** Codes that close a connection for now. The server is busy or restarts, the client was too slow, or a ping had no answer. */
const PASSING = new Set([4_408, 4_429, 4_490, 4_499]);
/** Codes of RFC 6455 about what was sent. The same bytes are refused again. */
const REFUSED = new Set([1_002, 1_003, 1_007, 1_008, 1_009, 1_010]);

/** Whether another attempt cannot succeed: the token is not valid (4401), its rights were lost (4403), the protocol is wrong. */
export function isFinal(code: number): boolean {
  return REFUSED.has(code) || (code >= 4_400 && code <= 4_499 && !PASSING.has(code));
}
