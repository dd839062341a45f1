import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_MINUTES } from './settings.js';

const TOKEN_BYTES = 24;
const TOKEN = /^[\w-]{32}$/;

/**
 * One request for a code. Its token goes to the client that asked, and never into the e-mail: with it alone can the code be
 * tried, so nobody else can use up the tries.
 */
export interface CodeRequest {
  readonly token: string;
  /** Digits of its code. */
  readonly digits: number;
}

export function newCodeRequest(digits: number): CodeRequest {
  return { token: randomBytes(TOKEN_BYTES).toString('base64url'), digits };
}

/** The request of a token. A malformed token stands for a request that nobody made: a code of it fails like any wrong one. */
export function codeRequestOf(token: string): CodeRequest {
  return { token: TOKEN.test(token) ? token : '', digits: CODE_LENGTH };
}

/** better-auth has no field for the request, so it travels beside the call. */
const handled = new AsyncLocalStorage<CodeRequest>();

export function handlingCodeRequest<T>(request: CodeRequest, work: () => Promise<T>): Promise<T> {
  return handled.run(request, work);
}

export function handledCodeRequest(): CodeRequest {
  const request = handled.getStore();
  if (!request) throw new Error('A code is sent or tried outside of any request for one');
  return request;
}

export function newCode(): string {
  const { digits } = handledCodeRequest();
  return String(randomInt(10 ** digits)).padStart(digits, '0');
}

const cookieName = (isSecure: boolean): string => `${isSecure ? '__Secure-' : ''}permanentka.code_request`;

/** The cookie that keeps the token for a page which uses the routes of better-auth. */
export function codeRequestCookie({ token }: CodeRequest, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : '';
  return `${cookieName(isSecure)}=${token}; Max-Age=${CODE_MINUTES * 60}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** The token in the cookies of a request; empty without one. */
export function codeRequestInCookie(headers: Headers, isSecure: boolean): string {
  const prefix = `${cookieName(isSecure)}=`;
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length) ?? '';
}
