import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { emailsAt } from '../support/mailbox.js';
import { authRoutes, type Headers } from './auth-routes.js';

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

const { at, post, get, askFor, signInWithCookie } = authRoutes(() => app);

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
