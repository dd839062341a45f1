import { createClient, RequestSignInCodeDocument, type RequestSignInCodeInput, SignInDocument } from '@permanentka/client';
import { expect } from 'vitest';
import type { TestApp } from '../support/app.js';
import { codeFor } from '../support/mailbox.js';

/** Tests ask for more codes than the limits of an hour allow. */
export const MANY_CODES = { RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR: '1000000', RATE_LIMIT_SIGN_IN_EMAIL_PER_HOUR: '1000' };

/** What a code answers that is wrong, used, old, or of another address: always the same. */
export const NO_GOOD = { token: null, expiresAt: null, errors: [{ code: 'SIGN_IN_CODE_WRONG', path: ['input', 'code'] }] };

/** The steps of signing in, as an anonymous caller. Codes are tried with the newest request for their address. */
export function signingIn({ app }: { app: TestApp }, headers: Record<string, string> = {}) {
  const client = createClient({ url: app.url, headers });
  const requests = new Map<string, string>();
  const keyOf = (email: string) => email.trim().toLowerCase();
  const request = async (input: RequestSignInCodeInput) => {
    const { requestSignInCode } = await client.request(RequestSignInCodeDocument, { input });
    if (requestSignInCode.request) requests.set(keyOf(input.email), requestSignInCode.request);
    return requestSignInCode;
  };
  const requestOf = (email: string) => requests.get(keyOf(email)) ?? 'none';
  const tryCode = async (email: string, code: string, by = requestOf(email)) =>
    (await client.request(SignInDocument, { input: { email, code, request: by } })).signIn;
  /** @param but a code that the address got earlier */
  const codeOf = async (email: string, but?: string): Promise<string> => {
    expect(await request({ email })).toMatchObject({ errors: [] });
    return codeFor(app.mailbox, email, but);
  };
  return { request, requestOf, tryCode, codeOf };
}

/** Another code than the one given. */
export const anotherCode = (code: string, step = 1) => String((Number(code) + step) % 100_000_000).padStart(8, '0');
