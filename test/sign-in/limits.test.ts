import { createClient, RequestSignInCodeDocument, SignInDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { emailsAt } from '../support/mailbox.js';

const PER_ADDRESS = 12;
const PER_EMAIL = 3;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR: String(PER_ADDRESS),
    RATE_LIMIT_SIGN_IN_EMAIL_PER_HOUR: String(PER_EMAIL),
    TRUST_PROXY: '1',
  });
});
afterAll(() => app.stop());

/** Comes from an address of its own, as the one proxy in front tells; what a caller adds before it is not believed. */
function from(address: string) {
  const send = async (document: { toString(): string }, input: object) => {
    const answer = await fetch(app.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `203.0.113.${Math.floor(Math.random() * 250)}, ${address}`,
      },
      body: JSON.stringify({ query: document.toString(), variables: { input } }),
    });
    const { data } = (await answer.json()) as {
      data: Record<string, { errors: { code: string; retryAfterSeconds?: number }[] }>;
    };
    return Object.values(data)[0]?.errors[0];
  };
  return {
    request: (email: string) => send(RequestSignInCodeDocument, { email }),
    guess: (email: string) => send(SignInDocument, { email, code: '00000000', request: 'none' }),
  };
}

describe('the limits of sign-in codes', () => {
  it('hold for one e-mail address an hour, however it is written, and other networks have their own', async () => {
    const here = from('198.51.100.1');
    const variants = ['victim@example.com', 'VICTIM@example.com', ' victim@Example.com', 'victim@example.com'];
    const answers = [];
    for (const email of variants) answers.push(await here.request(email));
    expect(answers.map((error) => error?.code)).toEqual([undefined, undefined, undefined, 'TOO_MANY_TRIES']);
    expect(answers[3]?.retryAfterSeconds).toBeGreaterThan(3_500);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await emailsAt(app.mailbox)).filter(({ to }) => to === 'victim@example.com')).toHaveLength(PER_EMAIL);
    expect(await here.request('other@example.com')).toBeUndefined();
    expect(await from('198.51.100.2').request('victim@example.com')).toBeUndefined();
  });

  it('hold for one network an hour, also at the same moment and under forged headers', async () => {
    const attacker = from('198.51.100.77');
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        index % 2 ? attacker.guess(`many${index}@example.com`) : attacker.request(`many${index}@example.com`),
      ),
    );
    expect(all.filter((error) => error?.code !== 'TOO_MANY_TRIES')).toHaveLength(PER_ADDRESS);
    expect(await from('198.51.100.78').request('neighbour@example.com')).toBeUndefined();
    expect(
      await createClient({ url: app.url }).request(RequestSignInCodeDocument, { input: { email: 'l@example.com' } }),
    ).toMatchObject({
      requestSignInCode: { errors: [] },
    });
  });

  it('count each code of a document that tries many, and those on the routes', async () => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.80' };
    const tries = Array.from(
      { length: 20 },
      (_, index) => `t${index}: signIn(input: { email: "a@example.com", request: "none", code: "0000000${index % 10}" }) {
      errors { code } }`,
    );
    const answer = await fetch(app.url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: `mutation { ${tries.join('\n')} }` }),
    });
    const { data } = (await answer.json()) as { data: Record<string, { errors: { code: string }[] }> };
    const codes = Object.values(data).map(({ errors }) => errors[0]?.code);
    expect(codes.filter((code) => code === 'SIGN_IN_CODE_WRONG')).toHaveLength(PER_ADDRESS);
    const route = await fetch(new URL('/auth/sign-in/email-otp', app.url), {
      ...{ method: 'POST', headers },
      body: JSON.stringify({ email: 'a@example.com', otp: '00000000' }),
    });
    expect(route.status).toBe(429);
    expect(Number(route.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
