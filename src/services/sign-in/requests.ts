import { z } from 'zod';
import { emailAddress } from '../input/index.js';
import { ADDRESS_HEADER, CODE_LENGTH, LOCALE_HEADER, type Origin, USER_AGENT_MAX_LENGTH } from './settings.js';

const Code = z.string().regex(new RegExp(`^\\d{${CODE_LENGTH}}$`));

/** The one way of writing an e-mail address under which its person is known; undefined if it is none. */
export function emailOf(text: string): string | undefined {
  return emailAddress(text)?.toLowerCase();
}

/** What can be no code is tried all the same, as this, and fails like any other. */
export const NO_CODE = '0';

/** The digits of a code, however they were grouped; undefined if it can be none. */
export function codeOf(text: string): string | undefined {
  return Code.safeParse(text.replace(/[\s-]/g, '')).data;
}

const CodeRequest = z.object({ email: z.string(), type: z.literal('sign-in') });
const CodeTry = z.object({ email: z.string(), otp: z.string() });

/** What of better-auth is served to its client. Everything else of it is not there: passwords, changes of address, links that lead elsewhere. */
const ROUTES = {
  '/email-otp/send-verification-otp': { method: 'POST', takes: CodeRequest },
  '/sign-in/email-otp': { method: 'POST', takes: CodeTry },
  '/get-session': { method: 'GET', takes: undefined },
  '/list-sessions': { method: 'GET', takes: undefined },
  '/sign-out': { method: 'POST', takes: undefined },
  '/revoke-sessions': { method: 'POST', takes: undefined },
  '/revoke-other-sessions': { method: 'POST', takes: undefined },
} as const;
export type AuthRoute = keyof typeof ROUTES;

export function routeOf(method: string, path: string): AuthRoute | undefined {
  return Object.hasOwn(ROUTES, path) && ROUTES[path as AuthRoute].method === method ? (path as AuthRoute) : undefined;
}

/** What the route takes of a body, and nothing else; `malformed` when that is not in it. */
export function bodyOf(route: AuthRoute, body: unknown): Record<string, string> | 'malformed' {
  const { takes } = ROUTES[route];
  if (takes === undefined) return {};
  const parsed = takes.safeParse(body);
  if (!parsed.success) return 'malformed';
  const email = emailOf(parsed.data.email);
  if (email === undefined) return 'malformed';
  if (!('otp' in parsed.data)) return { ...parsed.data, email };
  return { email, otp: codeOf(parsed.data.otp) ?? NO_CODE };
}

const KEPT_HEADERS = ['authorization', 'cookie', 'origin', 'referer', 'host'];
/** What only browsers say of a request. Programs say the mode too; with it alone they would be asked for an origin that they have not. */
const BROWSER_HEADERS = ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'];

/** What better-auth is told of a request: of its headers those that it needs, and what we know ourselves. */
export function headersOf({ address, locale, userAgent }: Origin, given?: Headers): Headers {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of given?.has('sec-fetch-site') ? [...KEPT_HEADERS, ...BROWSER_HEADERS] : KEPT_HEADERS) {
    const value = given?.get(name);
    if (value) headers.set(name, value);
  }
  // A network of IPv6 stands for all addresses in it.
  headers.set(ADDRESS_HEADER, address.replace(/\/\d+$/, ''));
  if (locale) headers.set(LOCALE_HEADER, locale);
  if (userAgent) headers.set('user-agent', userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, USER_AGENT_MAX_LENGTH));
  return headers;
}
