import { createAuthClient } from 'better-auth/client';
import { emailOTPClient } from 'better-auth/client/plugins';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { codeFor, emailsAt } from '../support/mailbox.js';

const SITE = 'https://www.example.com';

let app: TestApp;
let owner: Database;
beforeAll(async () => {
  app = await startTestApp({
    RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR: '1000000',
    RATE_LIMIT_SIGN_IN_EMAIL_PER_HOUR: '1000',
    ALLOWED_ORIGINS: SITE,
  });
  owner = new Database({ connectionString: app.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});

type Headers = Record<string, string>;

const at = (path: string) => new URL(`/auth${path}`, app.url);
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
  return { request, otp: await codeFor(app.mailbox, email) };
}

async function signInWithCookie(email: string): Promise<{ cookie: string; setCookie: string; token: string }> {
  const answer = await post('/sign-in/email-otp', { email, ...(await askFor(email)) });
  expect(answer.status).toBe(200);
  const [setCookie = ''] = answer.headers.getSetCookie();
  return { cookie: setCookie.split(';', 1)[0] ?? '', setCookie, token: ((await answer.json()) as { token: string }).token };
}

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

  it('come without a token when they are renewed', async () => {
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

describe('other sites on the routes of sign-in', () => {
  it('are refused when they are not on the list, with a cookie and without', async () => {
    const { cookie } = await signInWithCookie('site@example.com');
    const foreign: Headers[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://evil.example', cookie },
    ];
    for (const headers of foreign) {
      expect((await post('/email-otp/send-verification-otp', { email: 'x@example.com', type: 'sign-in' }, headers)).status).toBe(
        403,
      );
      expect((await post('/sign-out', {}, headers)).status).toBe(403);
    }
    expect(await (await get('/get-session', { cookie })).text()).toContain('site@example.com');
    expect((await post('/sign-out', {}, { origin: SITE, cookie })).status).toBe(200);
  });

  it('cannot post the body of a form', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await fetch(at('/email-otp/send-verification-otp'), {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"email":"form@example.com","type":"sign-in"}',
      });
      expect([400, 415]).toContain(answer.status);
    }
    expect((await emailsAt(app.mailbox)).some(({ to }) => to === 'form@example.com')).toBe(false);
  });

  it('are never the target of a redirect', async () => {
    const evil = encodeURIComponent('https://evil.example');
    const paths = [
      `/get-session?callbackURL=${evil}`,
      `/reset-password/token?callbackURL=${evil}`,
      `/verify-email?token=x&callbackURL=${evil}`,
      `/delete-user/callback?token=x&callbackURL=${evil}`,
      `/callback/google?code=x&state=${evil}`,
      `/error?error=${evil}`,
      '//evil.example/%2e%2e',
    ];
    for (const path of paths) {
      const answer = await fetch(`${at('').href}${path}`, { redirect: 'manual' });
      expect([path, answer.status === 200 || answer.status === 404]).toEqual([path, true]);
      expect(answer.headers.get('location')).toBeNull();
    }
    const answer = await post('/email-otp/send-verification-otp', {
      email: 'cb@example.com',
      type: 'sign-in',
      callbackURL: 'https://evil.example',
    });
    expect(answer.headers.get('location')).toBeNull();
  });
});

describe('the other features of better-auth', () => {
  it.each([
    '/sign-up/email',
    '/sign-in/email',
    '/sign-in/social',
    '/update-user',
    '/change-email',
    '/change-password',
    '/delete-user',
    '/request-password-reset',
    '/email-otp/check-verification-otp',
    '/email-otp/verify-email',
    '/email-otp/reset-password',
    '/email-otp/request-email-change',
    '/update-session',
    '/toString',
    '/__proto__',
    '/sign-in/email-otp/',
    '/../graphql/../auth/sign-up/email',
  ])('is not there: %s', async (path) => {
    const { cookie } = await signInWithCookie('else@example.com');
    expect((await post(path, { email: 'else@example.com', password: 'password1234', name: 'x' }, { cookie })).status).toBe(404);
  });

  it('are refused: codes for other purposes and bodies of other shapes', async () => {
    const send = (body: unknown) => post('/email-otp/send-verification-otp', body);
    for (const type of ['forget-password', 'email-verification', 'change-email', undefined])
      expect((await send({ email: 'p@example.com', type })).status).toBe(400);
    for (const body of [
      [],
      null,
      'text',
      7,
      { email: { $ne: '' }, type: 'sign-in' },
      { email: ['p@example.com'], type: 'sign-in' },
    ])
      expect((await send(body)).status).toBe(400);
    expect((await send({ email: 'p@example.com', type: 'sign-in', more: 'x'.repeat(5_000) })).status).toBe(413);
    expect((await emailsAt(app.mailbox)).some(({ to }) => to === 'p@example.com')).toBe(false);
  });

  it('take nothing of a person but their address, and no header about their network', async () => {
    const email = 'fields@example.com';
    const forged = { 'x-forwarded-for': '1.2.3.4', 'x-permanentka-address': '1.2.3.4', 'x-real-ip': '1.2.3.4' };
    const asked = await askFor(email, forged);
    const extra = { name: 'Mallory', image: 'https://evil.example/x.png', emailVerified: true, id: 'x', locale: 'xx' };
    expect((await post('/sign-in/email-otp', { email, ...asked, ...extra }, forged)).status).toBe(200);
    const { rows } = await owner.query(
      `select name, image, locale, ip_address
         from auth.persons join auth.auth_sessions s on person_id = persons.id where email = $1`,
      [email],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ name: '', image: null });
    expect(rows[0].ip_address).not.toContain('1.2.3.4');
  });
});
