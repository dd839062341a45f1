import { expect } from 'vitest';
import type { TestApp } from '../support/app.js';
import { codeFor } from '../support/mailbox.js';

export type Headers = Record<string, string>;

/** Requests to the routes of sign-in of a server. */
export function authRoutes(appOf: () => TestApp) {
  const at = (path: string) => new URL(`/auth${path}`, appOf().url);
  const post = (path: string, body: unknown, headers: Headers = {}) =>
    fetch(at(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
    });
  const get = (path: string, headers: Headers = {}) => fetch(at(path), { headers, redirect: 'manual' });

  /** Asks for a code as a client without cookies does: it keeps the request by itself. */
  async function askFor(email: string, headers: Headers = {}): Promise<{ request: string; otp: string }> {
    const answer = await post('/email-otp/send-verification-otp', { email, type: 'sign-in' }, headers);
    expect(answer.status).toBe(200);
    const { request } = (await answer.json()) as { request: string };
    return { request, otp: await codeFor(appOf().mailbox, email) };
  }

  async function signInWithCookie(email: string): Promise<{ cookie: string; setCookie: string; token: string }> {
    const answer = await post('/sign-in/email-otp', { email, ...(await askFor(email)) });
    expect(answer.status).toBe(200);
    const [setCookie = ''] = answer.headers.getSetCookie();
    return { cookie: setCookie.split(';', 1)[0] ?? '', setCookie, token: ((await answer.json()) as { token: string }).token };
  }

  return { at, post, get, askFor, signInWithCookie };
}
