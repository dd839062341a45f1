import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** For answers to programs: a browser shows, runs and stores nothing of them. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** In development the page for trying the API needs looser headers. */
const HEADERS_IN_PRODUCTION = {
  ...HEADERS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
} as const;

export function securityHeaders(isDevelopment: boolean): Readonly<Record<string, string>> {
  return isDevelopment ? HEADERS : HEADERS_IN_PRODUCTION;
}

/**
 * Whether a page may open a WebSocket. The same-origin policy does not bind WebSockets, so the server must check. Programs
 * send no Origin.
 */
export function isOriginAllowed(request: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Compares in constant time. */
export function isSameSecret(given: string | undefined, secret: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
