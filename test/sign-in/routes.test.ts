import { createAuthClient } from 'better-auth/client';
import { emailOTPClient } from 'better-auth/client/plugins';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { codeFor } from '../support/mailbox.js';
import { authRoutes, type Headers } from './auth-routes.js';

let app: TestApp;
let owner: Database;
beforeAll(async () => {
  app = await startTestApp({
    RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR: '1000000',
    RATE_LIMIT_SIGN_IN_EMAIL_PER_HOUR: '1000',
  });
  owner = new Database({ connectionString: app.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});

const { at, post, get, askFor, signInWithCookie } = authRoutes(() => app);

async function viewer(headers: Headers): Promise<unknown> {
  const answer = await fetch(app.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ viewer { kind } }' }),
  });
  return answer.json();
}

describe('the client of better-auth on the routes of sign-in', () => {
  it('sends a code, signs in, sees who is signed in, and signs out', async () => {
    let cookie = '';
    const client = createAuthClient({
      baseURL: at('').href,
      plugins: [emailOTPClient()],
      fetchOptions: {
        onRequest: (context) => void (cookie && context.headers.set('cookie', cookie)),
        onResponse: ({ response }) => {
          cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? cookie;
        },
        headers: { origin: new URL(app.url).origin },
      },
    });
    const email = 'client@example.com';
    expect((await client.emailOtp.sendVerificationOtp({ email, type: 'sign-in' })).data).toMatchObject({ success: true });
    const { data } = await client.signIn.emailOtp({ email, otp: await codeFor(app.mailbox, email) });
    expect(data?.user).toMatchObject({ email, emailVerified: true });
    expect(await viewer({ authorization: `Bearer ${data?.token}` })).toEqual({ data: { viewer: { kind: 'PERSON' } } });
    expect((await client.getSession()).data?.user.email).toBe(email);
    expect((await client.signOut()).data).toEqual({ success: true });
    expect((await client.getSession()).data).toBeNull();
    expect(await app.signIn.personOf(data?.token ?? '')).toBeUndefined();
  });

  it('gets the same refusal of a wrong code as GraphQL gives', async () => {
    const { request, otp: code } = await askFor('w@example.com');
    for (let step = 1; step <= 5; step += 1) {
      const otp = String((Number(code) + step) % 100_000_000).padStart(8, '0');
      expect((await post('/sign-in/email-otp', { email: 'w@example.com', otp, request })).status).toBe(400);
    }
    expect((await post('/sign-in/email-otp', { email: 'w@example.com', otp: code, request })).ok).toBe(false);
  });

  it('tries a code with the request that it was sent for: of the body, else of the cookie', async () => {
    const email = 'bound@example.com';
    const { request, otp } = await askFor(email);
    const other = await post('/email-otp/send-verification-otp', { email: 'other@example.com', type: 'sign-in' });
    const cookie = other.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    const own = `a=b; permanentka.code_request=${request}`;
    const origin = new URL(app.url).origin;
    const tryWith = async (body: object, headers: Headers) =>
      (await post('/sign-in/email-otp', { email, otp, ...body }, { origin, ...headers })).status;
    expect(await tryWith({}, {})).toBe(400);
    expect(await tryWith({}, { cookie })).toBe(400);
    expect(await tryWith({ request: cookie.split('=')[1] }, {})).toBe(400);
    expect(await tryWith({ request: '' }, { cookie: own })).toBe(400);
    expect(await tryWith({}, { cookie: own })).toBe(200);
  });
});

describe('the cookies of sign-in', () => {
  it('are HttpOnly and SameSite, and only the answer of signing in holds a token', async () => {
    const { cookie, setCookie, token } = await signInWithCookie('cookie@example.com');
    expect(setCookie).toMatch(/^permanentka\.session_token=/);
    expect(setCookie).toContain('HttpOnly');
    expect(setCookie).toContain('SameSite=Lax');
    await app.signIn.openSession('cookie@example.com');
    for (const path of ['/get-session', '/list-sessions']) {
      const answer = await get(path, { cookie });
      const text = await answer.text();
      expect(answer.status).toBe(200);
      expect(text).toContain('userId');
      expect(text).not.toContain(token);
      expect(text).not.toContain('"token"');
    }
  });

  it('the cookies of sign-in come without a token when they are renewed', async () => {
    const { cookie, token } = await signInWithCookie('old@example.com');
    await owner.query(
      `update auth.auth_sessions s set expires_at = now() + interval '1 day', updated_at = now() - interval '29 days'
         from auth.persons p where p.id = s.person_id and p.email = 'old@example.com'`,
    );
    const answer = await get('/get-session', { cookie });
    expect(answer.headers.getSetCookie().join()).toContain('permanentka.session_token=');
    expect(answer.headers.get('set-auth-token')).toBeNull();
    const told = [...answer.headers].filter(([name]) => name !== 'set-cookie');
    expect(JSON.stringify([told, await answer.text()])).not.toContain(token);
  });

  it('sign nobody in at GraphQL, where the bearer token decides', async () => {
    const { cookie } = await signInWithCookie('alone@example.com');
    expect(await viewer({ cookie })).toEqual({ data: { viewer: { kind: 'PUBLIC' } } });
    const { token } = await app.signIn.openSession('bearer@example.com');
    const everything = { cookie, authorization: `Bearer ${token}` };
    expect(await viewer(everything)).toEqual({ data: { viewer: { kind: 'PERSON' } } });
    await app.signIn.signOut(token);
    expect(await viewer({ cookie, authorization: `Bearer ${token}x` })).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('give way to the bearer token of another person', async () => {
    const { cookie } = await signInWithCookie('one@example.com');
    const { token } = await app.signIn.openSession('two@example.com');
    const both = await (await get('/get-session', { cookie, authorization: `Bearer ${token}` })).text();
    expect(both).toContain('two@example.com');
  });

  it('cannot be made from a token without the secret', async () => {
    const { token } = await app.signIn.openSession('forged@example.com');
    const forged = `permanentka.session_token=${token}.${Buffer.from('x'.repeat(32)).toString('base64')}`;
    expect(await (await get('/get-session', { cookie: forged })).text()).toBe('null');
  });

  it.each([
    ['cookie', 'permanentka.session_token=%E0%A4%A'],
    ['cookie', 'permanentka.session_token=;;;=;=,,"'],
    ['cookie', `permanentka.session_token=${'a.'.repeat(3_000)}`],
    ['cookie', '__proto__=1; constructor=2'],
    ['authorization', 'Bearer %'],
    ['authorization', 'Bearer ..'],
    ['authorization', `Bearer ${'%00.'.repeat(500)}`],
    ['authorization', 'Basic abc'],
    ['x-permanentka-address', 'garbage'],
  ])('identify no person when they are garbage: %s: %s', async (name, value) => {
    const answer = await get('/get-session', { [name]: value });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('null');
    const read = await fetch(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [name]: value },
      body: '{"query":"{ viewer { kind } }"}',
    });
    expect(read.status).toBeLessThan(500);
  });
});
