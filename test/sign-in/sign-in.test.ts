import { type Client, createClient, SignInDocument, ViewerDocument } from '@permanentka/client';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfToken } from '../../src/services/sign-in/hashed-tokens.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectRefusedOutside } from '../support/unchanged.js';
import { PEOPLE, type ViewerName } from '../support/viewers.js';
import { anotherCode, MANY_CODES, NO_GOOD, signingIn } from './codes.js';

const ground = useGround(MANY_CODES);
let owner: Database;
let tryCode: ReturnType<typeof signingIn>['tryCode'];
let codeOf: ReturnType<typeof signingIn>['codeOf'];
let requestOf: ReturnType<typeof signingIn>['requestOf'];
beforeAll(async () => {
  ({ tryCode, codeOf, requestOf } = signingIn(ground));
  owner = new Database({ connectionString: ground.app.databaseUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const viewerOf = async (token: string | null) =>
  (await createClient({ url: ground.app.url, token: token ?? 'none' }).request(ViewerDocument)).viewer;

describe('signIn', () => {
  it('gives a token for 30 days, also to a person who comes for the first time', async () => {
    const code = await codeOf('nova@example.com');
    const { token, expiresAt, errors } = await tryCode('nova@example.com', code);
    expect(errors).toEqual([]);
    expect(token).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(Date.parse(String(expiresAt))).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    expect(await viewerOf(token)).toMatchObject({ kind: 'PERSON', role: null });
    const { rows } = await owner.query('select token from auth.auth_sessions where token = $1', [hashOfToken(String(token))]);
    expect(rows).toHaveLength(1);
    expect((await owner.query('select 1 from auth.auth_sessions where token = $1', [token])).rows).toEqual([]);
  });

  it('takes an address in any capitals and a code with spaces', async () => {
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
});

describe('signIn: the code', () => {
  it('refuses a wrong code and still takes the right one', async () => {
    const code = await codeOf('wrong@example.com');
    // One less than a code is good for.
    for (const guess of [anotherCode(code), code.slice(1), '', 'x'.repeat(10_000)]) {
      const refused = async () => {
        const answer = await tryCode('wrong@example.com', guess);
        expect(answer).toMatchObject(NO_GOOD);
        return answer;
      };
      await expectRefusedOutside(ground.app, refused, ['SIGN_IN_CODE_WRONG', 'code']);
    }
    expect(await tryCode('wrong@example.com', code)).toMatchObject({ errors: [] });
  });

  it('refuses digits of other scripts that mean the same', async () => {
    const code = await codeOf('digits@example.com');
    const inDigitsFrom = (zero: number) => code.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
    for (const zero of ['٠', '०'])
      expect(await tryCode('digits@example.com', inDigitsFrom(zero.codePointAt(0) ?? 0))).toMatchObject(NO_GOOD);
    expect(await tryCode('digits@example.com', code)).toMatchObject({ errors: [] });
  });

  it('takes a code once', async () => {
    const code = await codeOf('once@example.com');
    expect(await tryCode('once@example.com', code)).toMatchObject({ errors: [] });
    expect(await tryCode('once@example.com', code)).toMatchObject(NO_GOOD);
  });

  it('takes a code once when it comes twenty times at the same moment', async () => {
    const code = await codeOf('race@example.com');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => tryCode('race@example.com', code)));
    expect(outcomes.filter(({ token }) => token !== null)).toHaveLength(1);
  });

  it('refuses a code after ten minutes', async () => {
    const code = await codeOf('late@example.com');
    const { rows } = await owner.query(
      `select max(expires_at) - max(created_at) <= interval '10 minutes' as short from auth.codes`,
    );
    expect(rows).toEqual([{ short: true }]);
    await owner.query(`update auth.codes set expires_at = now() - interval '1 second'`);
    expect(await tryCode('late@example.com', code)).toMatchObject(NO_GOOD);
  });

  it('takes each of two codes with its own request alone', async () => {
    const first = await codeOf('twice@example.com');
    const firstRequest = requestOf('twice@example.com');
    const second = await codeOf('twice@example.com', first);
    expect(await tryCode('twice@example.com', first)).toMatchObject(NO_GOOD);
    expect(await tryCode('twice@example.com', second, firstRequest)).toMatchObject(NO_GOOD);
    expect(await tryCode('twice@example.com', second)).toMatchObject({ errors: [] });
    expect(await tryCode('twice@example.com', first, firstRequest)).toMatchObject({ errors: [] });
    expect(await tryCode('twice@example.com', first, firstRequest)).toMatchObject(NO_GOOD);
  });

  it('refuses the code of another address', async () => {
    const code = await codeOf('mine@example.com');
    await codeOf('yours@example.com');
    expect(await tryCode('yours@example.com', code)).toMatchObject(NO_GOOD);
    expect(await tryCode('mine@example.com', code)).toMatchObject({ errors: [] });
  });

  it('refuses the right code after five wrong guesses, in the same words', async () => {
    const code = await codeOf('guessed@example.com');
    for (let step = 1; step <= 5; step += 1)
      expect(await tryCode('guessed@example.com', anotherCode(code, step))).toMatchObject(NO_GOOD);
    expect(await tryCode('guessed@example.com', code)).toMatchObject(NO_GOOD);
    expect(await tryCode('guessed@example.com', code)).toMatchObject(NO_GOOD);
  });

  it('compares a code with no more than five guesses when fifty come at the same moment', async () => {
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
        const guesses = Array.from({ length: 50 }, (_, index) => anotherCode(code, 1 + wave * 50 + index));
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

describe('signIn: rights', () => {
  it('is for people of every role and anonymous callers, and for no key', async () => {
    const ask = async (client: Client) =>
      (await client.request(SignInDocument, { input: { email: 'prava@example.com', code: '12345678', request: 'none' } })).signIn;
    const wrong = Object.fromEntries([...PEOPLE, 'anonymous'].map((name) => [name, 'SIGN_IN_CODE_WRONG']));
    await expectRights(ground, ask, { allowed: [], but: wrong as Record<ViewerName, string> });
  });

  it('lets a customer in to the account that the desk keeps under their address', async () => {
    const { slug, customerId } = ground.studio;
    const { token } = await tryCode('zuzana@example.com', await codeOf('zuzana@example.com'));
    const client = createClient({ url: ground.app.url, organisation: slug, token: token ?? 'none' });
    expect((await client.request(ViewerDocument)).viewer.customer?.id).toBe(customerId);
  });
});
