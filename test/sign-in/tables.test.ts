import { randomUUID } from 'node:crypto';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleMailer, EmailSender } from '../../src/services/mail/index.js';
import { betterAuthOptions } from '../../src/services/sign-in/better-auth.js';
import { SignIn } from '../../src/services/sign-in/index.js';
import { createSignInPool } from '../../src/services/sign-in/pool.js';
import type { SignInSettings } from '../../src/services/sign-in/settings.js';
import { Tallies } from '../../src/services/sign-in/tallies.js';
import { createDatabase } from '../support/services/postgres.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let settings: SignInSettings;
let pool: pg.Pool;
let signIn: SignIn;
const mailer = new ConsoleMailer(() => undefined);

beforeAll(async () => {
  database = await createDatabase();
  pool = createSignInPool(database.url, () => undefined);
  settings = {
    databaseUrl: database.url,
    secret: 'a secret that only these tests know of',
    publicUrl: 'http://localhost:4000',
    isProduction: false,
    isOriginAllowed: () => false,
    perAddress: { max: 1_000, windowSeconds: 3_600 },
    perEmail: { max: 1_000, windowSeconds: 3_600 },
    codeWaitMs: 10_000,
    emailSender: new EmailSender(mailer, { error: () => undefined }),
    log: { warn: () => undefined },
  };
  signIn = SignIn.open(settings);
});
afterAll(async () => {
  await signIn.close();
  await pool.end();
  await database.drop();
});

async function withOwner(work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

describe('the tables of sign-in', () => {
  it('have the columns that better-auth expects', async () => {
    const options = betterAuthOptions(settings, new Tallies(pool), () => undefined);
    const { toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems } = await getMigrations({
      ...options,
      database: pool,
    });
    expect({ toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      unsafeChanges: [],
      schemaProblems: [],
    });
  });

  it('belong to a role that no other role can use and that sees no organisation', async () => {
    const app = new pg.Client({ connectionString: database.url, options: '-c role=permanentka_app' });
    await app.connect();
    try {
      await expect(app.query('select * from auth.auth_sessions')).rejects.toThrow('permission denied for schema auth');
      await expect(app.query('select * from auth.places')).rejects.toThrow('permission denied for schema auth');
    } finally {
      await app.end();
    }
    for (const table of ['organisations', 'customers', 'members', 'transfers', 'outbox'])
      await expect(pool.query(`select * from public.${table}`)).rejects.toThrow('permission denied');
    await expect(pool.query('delete from auth.places')).rejects.toThrow('permission denied');
  });
});

describe('the tokens and codes of sign-in', () => {
  it('are stored as hashes, and a stolen hash is no token', async () => {
    const { token, person } = await signIn.openSession('Stolen@Example.com');
    expect(token).toMatch(/^[\w-]{32}$/);
    const { rows } = await pool.query<{ token: string }>('select token from auth.auth_sessions where person_id = $1', [
      person.id,
    ]);
    const [stored] = rows;
    expect(stored?.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await signIn.personOf(token)).toEqual({ id: person.id, email: 'stolen@example.com', locale: undefined });
    for (const stolen of [stored?.token ?? '', `#${stored?.token}`]) {
      expect(await signIn.personOf(stolen)).toBeUndefined();
      const answer = await signIn.handle(
        new Request('http://localhost:4000/auth/get-session', { headers: { authorization: `Bearer ${stolen}` } }),
        { address: '192.0.2.1' },
      );
      expect(await answer.text()).toBe('null');
    }
  });

  it('are refused by the database itself when they are not hashed', async () => {
    const { person } = await signIn.openSession('clear@example.com');
    const inClear = pool.query(
      `insert into auth.auth_sessions (person_id, token, expires_at, updated_at) values ($1, $2, now(), now())`,
      [person.id, 'A'.repeat(32)],
    );
    await expect(inClear).rejects.toThrow('auth_sessions_token_check');
  });

  it('leave neither code nor address readable in the table', async () => {
    const asked = await signIn.requestCode('reader@example.com', { address: '192.0.2.2' });
    const request = asked.ok ? asked.value.request : 'none';
    const [email] = mailer.emails;
    const code = /\d{8}/.exec(email?.text ?? '')?.[0] ?? 'none';
    const { rows } = await pool.query('select * from auth.codes');
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(rows)).not.toContain('reader@example.com');
    expect(JSON.stringify(rows)).not.toContain(request);
    expect(JSON.stringify((await pool.query('select * from auth.tallies')).rows)).not.toContain('reader@example.com');
    const opened = await signIn.signIn({ email: 'reader@example.com', code, request }, { address: '192.0.2.2', locale: 'cs' });
    expect(opened).toMatchObject({ value: { person: { email: 'reader@example.com', locale: 'cs' } } });
  });
});

describe('a session of sign-in', () => {
  it('ends by sign-out, by sign-out everywhere, and by time', async () => {
    const [one, two, other] = await Promise.all(
      ['a@example.com', 'a@example.com', 'b@example.com'].map((email) => signIn.openSession(email)),
    );
    if (!one || !two || !other) throw new Error('no sessions');
    expect(one.person.id).toBe(two.person.id);
    const tokens = [one.token, two.token, other.token, 'unknown'];
    expect(await signIn.signedIn(tokens)).toEqual(new Set([one.token, two.token, other.token]));
    await signIn.signOut(one.token);
    expect(await signIn.personOf(one.token)).toBeUndefined();
    expect(await signIn.personOf(two.token)).toBeDefined();
    await signIn.signOutEverywhere(two.person.id);
    expect(await signIn.signedIn(tokens)).toEqual(new Set([other.token]));
    await pool.query(`update auth.auth_sessions set expires_at = now() where person_id = $1`, [other.person.id]);
    expect(await signIn.personOf(other.token)).toBeUndefined();
    expect(await signIn.signedIn(tokens)).toEqual(new Set());
  });

  it('lasts 30 days from the last day on which its person came', async () => {
    const { token, person, expiresAt } = await signIn.openSession('sliding@example.com');
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 29.9 * 86_400_000);
    const shift = `update auth.auth_sessions
      set expires_at = now() + interval '1 day', updated_at = now() - interval '29 days' where person_id = $1`;
    await pool.query(shift, [person.id]);
    expect(await signIn.personOf(token)).toBeDefined();
    const { rows } = await pool.query(
      `select expires_at > now() + interval '29 days' as renewed from auth.auth_sessions where person_id = $1`,
      [person.id],
    );
    expect(rows).toEqual([{ renewed: true }]);
  });

  it('ends with its person, who is forgotten only when they have no place anywhere', async () => {
    const [gone, kept] = await Promise.all(['gone@example.com', 'kept@example.com'].map((email) => signIn.openSession(email)));
    const place = [randomUUID(), kept?.person.id ?? ''];
    await withOwner((owner) =>
      owner.query(
        `insert into auth.places (organisation_id, row_id, kind, role, person_id, email)
         values ($1, $1, 'CUSTOMER', 'CUSTOMER', $2, 'kept@example.com')`,
        place,
      ),
    );
    expect(await signIn.forgetIfNowhere(gone?.person.id ?? '')).toBe(true);
    expect(await signIn.forgetIfNowhere(kept?.person.id ?? '')).toBe(false);
    expect(await signIn.signedIn([gone?.token ?? '', kept?.token ?? ''])).toEqual(new Set([kept?.token]));
  });

  it('tells where its person has a place, and where a customer has their address', async () => {
    const { person } = await signIn.openSession('places@example.com');
    const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
    await withOwner((owner) =>
      owner.query(
        `with named as (
           insert into organisation_directory (organisation_id, slug, name, locale)
           values ($1, 'one', 'Jedna', 'sk'), ($2, 'two', 'Two', 'en'), ($3, 'three', 'Tři', 'cs'))
         insert into auth.places (organisation_id, row_id, kind, role, person_id, email) values
           ($1, $1, 'MEMBER', 'OWNER', $4, 'other@example.com'), ($2, $2, 'CUSTOMER', 'CUSTOMER', null, 'PLACES@example.com'),
           ($3, $3, 'MEMBER', 'OWNER', null, 'places@example.com')`,
        [id(1), id(2), id(3), person.id],
      ),
    );
    expect(await signIn.placesOf(person)).toEqual([
      {
        organisationId: id(1),
        rowId: id(1),
        kind: 'MEMBER',
        role: 'OWNER',
        isLinked: true,
        slug: 'one',
        name: 'Jedna',
        locale: 'sk',
      },
      {
        organisationId: id(2),
        rowId: id(2),
        kind: 'CUSTOMER',
        role: 'CUSTOMER',
        isLinked: false,
        slug: 'two',
        name: 'Two',
        locale: 'en',
      },
    ]);
  });
});
