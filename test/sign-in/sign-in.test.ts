import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  createClient,
  RequestSignInCodeDocument,
  type RequestSignInCodeInput,
  SignInDocument,
  SignOutDocument,
  SignOutEverywhereDocument,
} from '@permanentka/client';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfToken } from '../../src/services/sign-in/hashed-tokens.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { codeFor, emailsAt } from '../support/mailbox.js';

let app: TestApp;
let client: Client;
let owner: Database;
beforeAll(async () => {
  app = await startTestApp({ RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR: '1000000', RATE_LIMIT_SIGN_IN_EMAIL_PER_HOUR: '1000' });
  client = createClient({ url: app.url });
  owner = new Database({ connectionString: app.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});

const request = async (input: RequestSignInCodeInput) =>
  (await client.request(RequestSignInCodeDocument, { input })).requestSignInCode;
const tryCode = async (email: string, code: string) => (await client.request(SignInDocument, { input: { email, code } })).signIn;
const as = (token: string | null | undefined) => createClient({ url: app.url, token: token ?? 'none' });

/** Who the server takes the holder of a token for. */
async function viewerOf(token: string | null | undefined): Promise<unknown> {
  const answer = await fetch(app.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { kind role } }' }),
  });
  return answer.json();
}

async function codeOf(email: string, but?: string): Promise<string> {
  expect(await request({ email })).toMatchObject({ errors: [] });
  return codeFor(app.mailbox, email, but);
}

const other = (code: string, step = 1) => String((Number(code) + step) % 100_000_000).padStart(8, '0');

const NO_GOOD = { token: null, expiresAt: null, errors: [{ code: 'SIGN_IN_CODE_WRONG', path: ['input', 'code'] }] };

describe('signing in', () => {
  it('takes a code from an e-mail, and makes the person who comes for the first time', async () => {
    const code = await codeOf('nova@example.com');
    const { token, expiresAt, errors } = await tryCode('nova@example.com', code);
    expect(errors).toEqual([]);
    expect(token).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(Date.parse(String(expiresAt))).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    expect(await viewerOf(token)).toEqual({ data: { viewer: { kind: 'PERSON', role: null } } });
    const { rows } = await owner.query('select token from auth.auth_sessions where token = $1', [hashOfToken(String(token))]);
    expect(rows).toHaveLength(1);
    expect((await owner.query('select 1 from auth.auth_sessions where token = $1', [token])).rows).toEqual([]);
  });

  it('takes an address and a code however they are written', async () => {
    const code = await codeOf('zofia@example.com');
    const { token } = await tryCode('  ZOFIA@Example.COM ', `${code.slice(0, 4)} ${code.slice(4)}`);
    const again = await codeOf('zofia@example.com', code);
    const { token: second } = await tryCode('zofia@example.com', again);
    const { rows } = await owner.query<{ email: string; sessions: string }>(
      `select email, (select count(*) from auth.auth_sessions where person_id = persons.id) as sessions
         from auth.persons where lower(email) = 'zofia@example.com'`,
    );
    expect([token, second].every(Boolean)).toBe(true);
    expect(rows).toEqual([{ email: 'zofia@example.com', sessions: '2' }]);
  });

  it.each([
    ['sk', 'Váš prihlasovací kód'],
    ['cs', 'Váš přihlašovací kód'],
    ['en', 'Your sign-in code'],
  ] as const)('writes the e-mail in %s', async (locale, words) => {
    const email = `${locale}@example.com`;
    expect(await request({ email, locale })).toMatchObject({ errors: [] });
    await codeFor(app.mailbox, email);
    expect((await emailsAt(app.mailbox)).find(({ to }) => to === email)?.text).toContain(words);
  });
});

describe('a code', () => {
  it('that is wrong lets nobody in, and the right one still does', async () => {
    const code = await codeOf('wrong@example.com');
    // One less than a code is good for.
    for (const guess of [other(code), code.slice(1), '', 'x'.repeat(10_000)])
      expect(await tryCode('wrong@example.com', guess)).toMatchObject(NO_GOOD);
    expect(await tryCode('wrong@example.com', code)).toMatchObject({ errors: [] });
  });

  it('is made of the digits that were sent, and of no others that mean the same', async () => {
    const code = await codeOf('digits@example.com');
    const inDigitsFrom = (zero: number) => code.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
    for (const zero of ['٠', '०', '０'])
      expect(await tryCode('digits@example.com', inDigitsFrom(zero.codePointAt(0) ?? 0))).toMatchObject(NO_GOOD);
    expect(await tryCode('digits@example.com', code)).toMatchObject({ errors: [] });
  });

  it('works once', async () => {
    const code = await codeOf('once@example.com');
    expect(await tryCode('once@example.com', code)).toMatchObject({ errors: [] });
    expect(await tryCode('once@example.com', code)).toMatchObject(NO_GOOD);
  });

  it('used twice at the same moment works once', async () => {
    const code = await codeOf('race@example.com');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => tryCode('race@example.com', code)));
    expect(outcomes.filter(({ token }) => token !== null)).toHaveLength(1);
  });

  it('is over after ten minutes', async () => {
    const code = await codeOf('late@example.com');
    const { rows } = await owner.query(
      `select max(expires_at) - max(created_at) <= interval '10 minutes' as short from auth.codes`,
    );
    expect(rows).toEqual([{ short: true }]);
    await owner.query(`update auth.codes set expires_at = now() - interval '1 second'`);
    expect(await tryCode('late@example.com', code)).toMatchObject(NO_GOOD);
  });

  it('is ended by a newer one', async () => {
    const first = await codeOf('twice@example.com');
    const second = await codeOf('twice@example.com', first);
    expect(await tryCode('twice@example.com', first)).toMatchObject(NO_GOOD);
    expect(await tryCode('twice@example.com', second)).toMatchObject({ errors: [] });
    expect(await tryCode('twice@example.com', first)).toMatchObject(NO_GOOD);
  });

  it('of another address lets nobody in', async () => {
    const code = await codeOf('mine@example.com');
    await codeOf('yours@example.com');
    expect(await tryCode('yours@example.com', code)).toMatchObject(NO_GOOD);
    expect(await tryCode('mine@example.com', code)).toMatchObject({ errors: [] });
  });

  it('is dead after five wrong guesses, and right is as wrong as the others then', async () => {
    const code = await codeOf('guessed@example.com');
    for (let step = 1; step <= 5; step += 1)
      expect(await tryCode('guessed@example.com', other(code, step))).toMatchObject(NO_GOOD);
    expect(await tryCode('guessed@example.com', code)).toMatchObject(NO_GOOD);
    expect(await tryCode('guessed@example.com', code)).toMatchObject(NO_GOOD);
  });

  it('is compared with no more than five guesses when fifty come at once', async () => {
    await owner.query('delete from auth.codes');
    const code = await codeOf('crowd@example.com');
    // Each wrong guess that was compared puts the code back with one try fewer.
    await owner.query(`
      create table auth.compared (at timestamptz default now());
      grant insert on auth.compared to permanentka_auth;
      create function auth.note_compared() returns trigger language plpgsql as
        $$ begin insert into auth.compared default values; return new; end $$;
      create trigger note_compared after insert on auth.codes for each row execute function auth.note_compared();`);
    try {
      for (let wave = 0; wave < 20 && (await owner.query('select 1 from auth.codes')).rows.length > 0; wave += 1) {
        const guesses = Array.from({ length: 50 }, (_, index) => other(code, 1 + wave * 50 + index));
        const outcomes = await Promise.all(guesses.map((guess) => tryCode('crowd@example.com', guess)));
        for (const outcome of outcomes) expect(outcome).toMatchObject(NO_GOOD);
      }
      expect((await owner.query('select count(*)::int as compared from auth.compared')).rows).toEqual([{ compared: 5 }]);
      expect(await tryCode('crowd@example.com', code)).toMatchObject(NO_GOOD);
    } finally {
      await owner.query('drop trigger note_compared on auth.codes; drop function auth.note_compared(); drop table auth.compared');
    }
  });
});

describe('asking for a code', () => {
  it('is answered alike, with the same work, whether or not anybody has the address', async () => {
    await app.signIn.openSession('known@example.com');
    const before = (await owner.query<{ count: number }>('select count(*)::int from auth.codes')).rows[0]?.count ?? 0;
    const answers = [await request({ email: 'known@example.com' }), await request({ email: 'unknown@example.com' })];
    const shapes = answers.map((answer) => ({ ...answer, expiresAt: typeof answer.expiresAt }));
    expect(shapes[0]).toEqual(shapes[1]);
    await Promise.all(['known@example.com', 'unknown@example.com'].map((email) => codeFor(app.mailbox, email)));
    expect((await owner.query('select count(*)::int as count from auth.codes')).rows).toEqual([{ count: before + 2 }]);
    expect((await owner.query(`select 1 from auth.persons where email = 'unknown@example.com'`)).rows).toEqual([]);
  });

  it.each(['', 'nobody', 'a@b', 'a b@example.com', 'a@example.com\r\nBcc: b@example.com', `${'a'.repeat(300)}@example.com`])(
    'is refused for %j, which is no address',
    async (email) => {
      const emails = await emailsAt(app.mailbox);
      const { expiresAt, errors } = await request({ email });
      expect(expiresAt).toBeNull();
      expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'email'] }]);
      expect(await emailsAt(app.mailbox)).toEqual(emails);
      expect(await tryCode(email, '12345678')).toMatchObject(NO_GOOD);
    },
  );
});

/** How long a server takes a token for what it was. */
const REMEMBERED_MS = 2_100;

describe('signing out', () => {
  it('ends the token that asks, and no other', async () => {
    const [here, there] = await Promise.all([
      app.signIn.openSession('out@example.com'),
      app.signIn.openSession('out@example.com'),
    ]);
    expect((await as(here.token).request(SignOutDocument)).signOut).toEqual({ signedOut: true, errors: [] });
    await sleep(REMEMBERED_MS);
    expect(await viewerOf(here.token)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await viewerOf(there.token)).toMatchObject({ data: { viewer: { kind: 'PERSON' } } });
  });

  it('everywhere ends all tokens of the person, and nobody else’s', async () => {
    const [here, there, stranger] = await Promise.all(
      ['all@example.com', 'all@example.com', 'stranger@example.com'].map((email) => app.signIn.openSession(email)),
    );
    expect((await as(here?.token).request(SignOutEverywhereDocument)).signOutEverywhere.signedOut).toBe(true);
    const tokens = [here, there, stranger].map((session) => session?.token ?? '');
    expect(await app.signIn.standing(tokens)).toEqual(new Set(tokens.slice(2)));
  });

  it('needs somebody to be signed in', async () => {
    await expect(client.request(SignOutDocument)).rejects.toThrow('UNAUTHENTICATED');
    await expect(client.request(SignOutEverywhereDocument)).rejects.toThrow('UNAUTHENTICATED');
  });
});
