import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.js';

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

/** The origins whose pages may call the API: those on a list, and those that a pattern describes. */
export type Origins = readonly (string | RegExp)[];

/** Pages of this machine, on any port: a bundler serves the front end on another port than the API. */
const LOCAL_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/** Pages of this machine are allowed everywhere but in production. */
export function originsOf({ allowedOrigins, environment }: Pick<Config, 'allowedOrigins' | 'environment'>): Origins {
  return environment === 'production' ? allowedOrigins : [...allowedOrigins, LOCAL_ORIGIN];
}

export function isOneOf(origins: Origins, origin: string): boolean {
  return origins.some((allowed) => (typeof allowed === 'string' ? allowed === origin : allowed.test(origin)));
}

/**
 * Whether a page may open a WebSocket. The same-origin policy does not bind WebSockets, so the server must check. Programs
 * send no Origin.
 */
export function isOriginAllowed(request: IncomingMessage, origins: Origins): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (isOneOf(origins, origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

const ORIGIN_MAX_LENGTH = 200;

/** The sentence for a page that is refused. It names the setting that would let the page in. */
export function strangerSentence(request: IncomingMessage): string {
  const { origin = '' } = request.headers;
  if (origin === 'null') return 'Pages without an origin, such as files and sandboxed frames, may not call this server.';
  const page = origin.slice(0, ORIGIN_MAX_LENGTH);
  return `Pages of ${page} may not call this server: its setting ALLOWED_ORIGINS does not name them.`;
}

/** Compares in constant time. */
export function isSameSecret(given: string | undefined, secret: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
