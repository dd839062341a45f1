import { z } from 'zod';
import { emailAddress } from '../input/index.js';
import { codeLetters } from '../rules/world/code-letters.js';
import {
  ADDRESS_HEADER,
  CODE_LENGTH,
  CODE_LENGTH_WHEN_CONTESTED,
  LOCALE_HEADER,
  type Origin,
  USER_AGENT_MAX_LENGTH,
} from './settings.js';

const Code = z.string().regex(new RegExp(`^(\\d{${CODE_LENGTH}}|\\d{${CODE_LENGTH_WHEN_CONTESTED}})$`));

/** The canonical form of an e-mail address, under which its person is known; undefined for an invalid one. */
export function emailOf(text: string): string | undefined {
  return emailAddress(text)?.toLowerCase();
}

/** Stands in for a malformed code, which is tried and fails like any wrong one. */
export const NO_CODE = '0';

/** The digits of a code, whatever was pasted around and between them; undefined for a malformed code. */
export function codeOf(text: string): string | undefined {
  return Code.safeParse(codeLetters(text)).data;
}

const CodeRequest = z.object({ email: z.string(), type: z.literal('sign-in') });
/** A page of ours keeps the request in a cookie; a page of another origin, which gets no cookies, sends it. */
const CodeTry = z.object({ email: z.string(), otp: z.string(), request: z.string().optional() });

/** The routes of better-auth that are served. Others, such as passwords and changes of address, do not exist. */
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

/** The body that a route gets: nothing, a request for a code, or a try at one. */
export type AuthBody =
  | { email?: undefined }
  | { email: string; type: 'sign-in'; otp?: undefined }
  | { email: string; otp: string; request?: string };

export function routeOf(method: string, path: string): AuthRoute | undefined {
  return Object.hasOwn(ROUTES, path) && ROUTES[path as AuthRoute].method === method ? (path as AuthRoute) : undefined;
}

/** The fields of a body that the route needs, and no others; `malformed` if one is missing. */
export function bodyOf(route: AuthRoute, body: unknown): AuthBody | 'malformed' {
  const { takes } = ROUTES[route];
  if (takes === undefined) return {};
  const parsed = takes.safeParse(body);
  if (!parsed.success) return 'malformed';
  const email = emailOf(parsed.data.email);
  if (email === undefined) return 'malformed';
  if (!('otp' in parsed.data)) return { ...parsed.data, email };
  const { otp, request } = parsed.data;
  return { email, otp: codeOf(otp) ?? NO_CODE, ...(request === undefined ? {} : { request }) };
}

const KEPT_HEADERS = ['authorization', 'cookie', 'origin', 'referer', 'host'];
/** Headers of browsers. Programs send the mode too, and with it alone better-auth would ask them for an origin. */
const BROWSER_HEADERS = ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'];

/** The headers for better-auth: those of the request that it needs, and facts that the server knows. */
export function headersOf({ address, locale, userAgent }: Origin, given?: Headers): Headers {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of given?.has('sec-fetch-site') ? [...KEPT_HEADERS, ...BROWSER_HEADERS] : KEPT_HEADERS) {
    const value = given?.get(name);
    if (value) headers.set(name, value);
  }
  // An IPv6 network stands for all its addresses.
  headers.set(ADDRESS_HEADER, address.replace(/\/\d+$/, ''));
  if (locale) headers.set(LOCALE_HEADER, locale);
  if (userAgent) headers.set('user-agent', userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, USER_AGENT_MAX_LENGTH));
  return headers;
}
