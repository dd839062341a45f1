import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleMailer, EMAILS_UNDER_WAY_MAX, EmailSender, type Mailer, SmtpMailer } from '../../src/services/mail/index.js';
import { SignIn } from '../../src/services/sign-in/index.js';
import type { SignInSettings } from '../../src/services/sign-in/settings.js';
import { startTestApp } from '../support/app.js';
import { createDatabase } from '../support/services/postgres.js';
import { startMailServer } from '../support/services/smtp.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  database = await createDatabase();
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
afterAll(() => database.drop());

const SECRET = 'a secret that only these tests know of';
const ORIGIN = { address: '192.0.2.1' };

function open(mailer: Mailer, more: Partial<SignInSettings> = {}) {
  const told: unknown[] = [];
  const tell = (facts: object, message: string) => void told.push([facts, message]);
  const signIn = SignIn.open({
    databaseUrl: database.url,
    secret: SECRET,
    publicUrl: 'https://api.example.com',
    isProduction: true,
    isOriginAllowed: () => false,
    perAddress: { max: 1_000, windowSeconds: 3_600 },
    perEmail: { max: 1_000, windowSeconds: 3_600 },
    codeWaitMs: 15_000,
    emailSender: new EmailSender(mailer, { error: tell }),
    log: { warn: tell },
    ...more,
  });
  stops.push(() => signIn.close());
  return { signIn, told };
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come');
}

describe('the e-mail with a sign-in code', () => {
  it('goes out by the mail server', async () => {
    const server = await startMailServer();
    const mailer = new SmtpMailer(server.url, 'studio@example.com');
    stops.push(server.stop, () => mailer.close());
    const { signIn, told } = open(mailer);
    const asked = await signIn.requestCode('smtp@example.com', { ...ORIGIN, locale: 'en' });
    const email = await until(() => server.emails[0]);
    const code = /code is (\d{8})/.exec(email.raw)?.[1] ?? '';
    const request = asked.ok ? asked.value.request : 'none';
    expect(email.raw).not.toContain(request);
    expect(await signIn.signIn({ email: 'smtp@example.com', code, request }, ORIGIN)).toMatchObject({
      value: { person: { email: 'smtp@example.com' } },
    });
    expect(told).toEqual([]);
  });

  it('is reported to the log alone when it cannot be sent', async () => {
    const mailer = new SmtpMailer('smtp://127.0.0.1:1', 'studio@example.com');
    stops.push(() => mailer.close());
    const { signIn, told } = open(mailer);
    expect(await signIn.requestCode('lost@example.com', ORIGIN)).toMatchObject({ ok: true });
    await until(() => told[0]);
    expect(told).toMatchObject([[{ reason: 'ESOCKET' }, 'An e-mail could not be sent']]);
    expect(JSON.stringify(told)).not.toMatch(/\d{8}|lost@example\.com/);
  });

  it('delays no answer when the mail server stalls, and queues a bounded number', async () => {
    let release: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const stalled: Mailer = { send: () => gate, close: async () => undefined };
    const { signIn, told } = open(stalled);
    const asked = Array.from({ length: EMAILS_UNDER_WAY_MAX + 10 }, (_, index) =>
      signIn.requestCode(`many${index}@example.com`, ORIGIN),
    );
    expect((await Promise.all(asked)).every(({ ok }) => ok)).toBe(true);
    expect(told).toHaveLength(10);
    release?.();
  });
});

describe('sign-in in production', () => {
  it('sets Secure cookies under a name that only a secure page can set', async () => {
    const mailer = new ConsoleMailer(() => undefined);
    const { signIn } = open(mailer);
    const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const request = new Request(`https://api.example.com/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://api.example.com', ...headers },
        body: JSON.stringify(body),
      });
      return (await signIn.handle(request, ORIGIN)).headers.getSetCookie()[0] ?? '';
    };
    const email = 'secure@example.com';
    const asked = await post('/email-otp/send-verification-otp', { email, type: 'sign-in' });
    const otp = /\d{8}/.exec(mailer.emails[0]?.text ?? '')?.[0];
    const signedIn = await post('/sign-in/email-otp', { email, otp }, { cookie: asked.split(';', 1)[0] ?? '' });
    expect(asked).toMatch(/^__Secure-permanentka\.code_request=[\w-]{32};/);
    expect(signedIn).toMatch(/^__Secure-permanentka\.session_token=/);
    for (const cookie of [asked, signedIn]) {
      for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
      expect(cookie).not.toContain('Domain');
    }
  });

  it('has no mailbox', async () => {
    const server = await startMailServer();
    const app = await startTestApp({
      ...{ NODE_ENV: 'production', AUTH_SECRET: SECRET },
      ...{ SMTP_URL: server.url, MAIL_FROM: 'studio@example.com' },
    });
    stops.push(server.stop, app.stop);
    for (const path of ['/mailbox', '/mailbox.json']) expect((await fetch(new URL(path, app.url))).status).toBe(404);
  });
});
