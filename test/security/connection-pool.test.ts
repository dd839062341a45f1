import { readFileSync } from 'node:fs';
import { MikroORM } from '@mikro-orm/postgresql';
import {
  BookingEligibilityDocument,
  PassBalanceDocument,
  PassDocument,
  RegistrationBalanceDocument,
  RegistrationDocument,
  SessionCapacityDocument,
  SessionDocument,
} from '@permanentka/client';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { assertJobsAreApart, assertRowSecurityBinds, assertSignInIsApart } from '../../src/boot/start-checks.js';
import { readConfig } from '../../src/config.js';
import { ormOptions } from '../../src/postgres/orm.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { type TestApp, UNHURRIED } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, type Newcomer } from '../support/booking-studio.js';
import { missingPgBouncer, type PgBouncer, startPgBouncer } from '../support/services/pgbouncer.js';
import { createDatabase, withDatabase } from '../support/services/postgres.js';
import { warningsOf } from '../support/start-warnings.js';
import { makeStudio } from '../support/studio.js';
import { watch } from '../support/watch.js';

/** The lines that docs/operations.md tells to write. */
const MANUAL = readFileSync('docs/operations.md', 'utf8');
const SQL = /```sql\n([\s\S]*?)```/.exec(MANUAL)?.[1] ?? '';
const INI = /```ini\n([\s\S]*?)```/.exec(MANUAL)?.[1] ?? '';

const LOGINS = {
  permanentka_server: 'SERVER_PASSWORD',
  permanentka_sign_in: 'SIGN_IN_PASSWORD',
  permanentka_worker: 'WORKER_PASSWORD',
} as const;
/** A login with the rights of the server that begins as itself. */
const PLAIN = ['permanentka_plain', 'PLAIN_PASSWORD'] as const;
const LANES = 6;
const ROUNDS = 12;
/** The organisation's part of an id, as far as the next part has no share in its characters. */
const ORGANISATION_OF_ID = /\b[a-z]{3}_([A-Za-z0-9_-]{21})/g;

describe.skipIf(missingPgBouncer())('through PgBouncer in transaction mode, with two connections for everybody', () => {
  let database: { url: string; drop: () => Promise<void> };
  let superuser: Client;
  let pool: PgBouncer;
  let app: TestApp;
  let studios: BookingStudio[];

  /** The manual's configuration, for the database of this test. */
  function configuration(extra = ''): string {
    const { hostname, port, pathname } = new URL(database.url);
    return INI.replace(/^permanentka = .*$/m, `permanentka = host=${hostname} port=${port} dbname=${pathname.slice(1)}`).replace(
      /^default_pool_size = .*$/m,
      `default_pool_size = 2\n${extra}`,
    );
  }

  const address = (port: number, login: string, password: string, mode = '?pool_mode=transaction') =>
    `postgresql://${login}:${password}@127.0.0.1:${port}/permanentka${mode}`;
  const serverUrl = (port = pool.port) => address(port, 'permanentka_server', LOGINS.permanentka_server);
  const signInUrl = () => address(pool.port, 'permanentka_sign_in', LOGINS.permanentka_sign_in);
  const jobsUrl = () => address(pool.port, 'permanentka_worker', LOGINS.permanentka_worker);

  beforeAll(async () => {
    database = await createDatabase();
    superuser = new Client({
      connectionString: withDatabase(inject('postgres').adminUrl, new URL(database.url).pathname.slice(1)),
    });
    await superuser.connect();
    await superuser.query(SQL);
    // As on a stock PostgreSQL, where a login compiles statements unless it is told not to.
    await superuser.query(`alter database ${new URL(database.url).pathname.slice(1)} set jit = on`);
    await superuser.query(
      `create role ${PLAIN[0]} login password '${PLAIN[1]}' in role permanentka_app, permanentka_maintenance`,
    );
    const { username, password } = new URL(database.url);
    pool = await startPgBouncer(configuration(), { ...LOGINS, [username]: password });
    app = await startPooledApp();
    studios = [await makeBookingStudio(app), await makeBookingStudio(app)];
  });
  afterAll(async () => {
    await app.stop();
    await pool.stop();
    await superuser.query(`drop role ${[...Object.keys(LOGINS), PLAIN[0]].join(', ')}`);
    await superuser.end();
    await database.drop();
  });

  async function startPooledApp(): Promise<TestApp> {
    const others = { SIGN_IN_DATABASE_URL: signInUrl(), JOBS_DATABASE_URL: jobsUrl(), MIGRATION_DATABASE_URL: database.url };
    const urls = { DATABASE_URL: serverUrl(), ...others };
    const config = readConfig({ PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'warn', DEMO_STUDIO: 'off', ...UNHURRIED, ...urls });
    const served = await createApp(config, { databaseUrl: serverUrl() });
    const { url, mailbox = 'about:blank' } = await served.listen();
    const orm = await MikroORM.init(ormOptions(serverUrl(), 4));
    const { signIn } = served;
    return {
      ...{ url, mailbox, orm, signIn, databaseUrl: serverUrl() },
      studio: () => makeStudio(orm.em, url, signIn),
      stop: async () => {
        await served.close();
        await orm.close();
      },
    };
  }

  it('the start accepts logins that begin in their roles', async () => {
    await assertRowSecurityBinds(serverUrl());
    await assertSignInIsApart(signInUrl());
    await assertJobsAreApart(jobsUrl());
  });

  it.each([
    ['serving', serverUrl],
    ['signing in', signInUrl],
    ['doing jobs', jobsUrl],
  ])('the login for %s compiles no statement, whatever the database says', async (_, urlOf) => {
    const client = new Client({ connectionString: urlOf() });
    await client.connect();
    expect((await client.query('show jit')).rows).toEqual([{ jit: 'off' }]);
    await client.end();
  });

  it('the start has nothing to warn of', async () => {
    expect(await warningsOf(serverUrl())).toEqual([]);
  });

  it('the start refuses an address that does not declare the connection pooler', async () => {
    const untold = address(pool.port, 'permanentka_server', LOGINS.permanentka_server, '');
    await expect(assertRowSecurityBinds(untold)).rejects.toThrow('A connection pooler stands before the database');
  });

  describe('a connection pooler that drops the role silently', () => {
    let careless: PgBouncer;
    beforeAll(async () => {
      const { username, password } = new URL(database.url);
      const logins = { ...LOGINS, [username]: password, [PLAIN[0]]: PLAIN[1] };
      careless = await startPgBouncer(configuration('ignore_startup_parameters = options'), logins);
    });
    afterAll(() => careless.stop());

    it('the start refuses an address that does not declare the connection pooler', async () => {
      const untold = address(careless.port, 'permanentka_server', LOGINS.permanentka_server, '');
      await expect(assertRowSecurityBinds(untold)).rejects.toThrow('A connection pooler stands before the database');
      await expect(assertSignInIsApart(untold)).rejects.toThrow('A connection pooler stands before the database');
    });

    it('makes the start refuse the owner of the tables, who escapes row-level security', async () => {
      const { username, password } = new URL(database.url);
      const owner = address(careless.port, username, password);
      await expect(assertRowSecurityBinds(owner)).rejects.toThrow(`"${username}" owns tables`);
    });

    it('makes the start refuse a login that does not begin in its role', async () => {
      await expect(assertRowSecurityBinds(address(careless.port, ...PLAIN))).rejects.toThrow('is not "permanentka_app"');
      await expect(assertSignInIsApart(address(careless.port, ...PLAIN))).rejects.toThrow(
        'and not as "permanentka_auth" in "auth"',
      );
      await expect(assertJobsAreApart(address(careless.port, ...PLAIN))).rejects.toThrow('and not as "permanentka_jobs"');
    });

    it('makes the start warn of a login that lets statements be compiled', async () => {
      const [sentence, ...more] = await warningsOf(address(careless.port, ...PLAIN));
      expect(sentence).toContain('run "alter role … set jit = off" for it');
      expect(more).toEqual([]);
    });
  });

  it('a thousand mixed operations of two studios are each answered from their own rows', { timeout: 120_000 }, async () => {
    let operations = 0;
    const strays: string[] = [];
    const own = async <T>(studio: BookingStudio, answer: Promise<T>): Promise<T> => {
      const given = await answer;
      operations += 1;
      const [, organisation] = [...studio.organisationId.matchAll(ORGANISATION_OF_ID)][0] ?? [];
      const text = JSON.stringify(given) ?? '';
      for (const [id, whose] of text.matchAll(ORGANISATION_OF_ID)) if (whose !== organisation) strays.push(`${id} in ${text}`);
      return given;
    };

    async function round(studio: BookingStudio, { client, registrationId }: Newcomer, passId: string): Promise<void> {
      const { receptionist } = studio.clients;
      const sessionId = await studio.session({ price: 5 });
      const booking = await own(studio, studio.book(registrationId, sessionId));
      await Promise.all([
        own(studio, client.request(RegistrationDocument, { id: registrationId })),
        own(studio, receptionist.request(SessionDocument, { id: sessionId })),
        own(studio, client.request(PassDocument, { id: passId })),
        own(studio, client.request(BookingEligibilityDocument, { registrationId, sessionId })),
      ]);
      const { errors } = await own(studio, studio.tryToCancel({ bookingId: booking.id }, client));
      expect(errors).toEqual([]);
      expect(await own(studio, studio.seatsTaken(sessionId))).toBe(0);
    }

    async function lane(studio: BookingStudio): Promise<void> {
      const newcomer = await studio.newcomer();
      const { client, customerId, registrationId } = newcomer;
      const passId = await studio.sell(studio.entryProductId, { customerId });
      const sessionId = await studio.session();
      const streams = [
        watch(client.subscribe(PassBalanceDocument, { passId }), (push) => push),
        watch(client.subscribe(RegistrationBalanceDocument, { registrationId }), (push) => push),
        watch(studio.clients.public.subscribe(SessionCapacityDocument, { sessionId }), (push) => push),
      ];
      await Promise.all(streams.map((stream) => stream.until(() => true)));
      for (let count = 0; count < ROUNDS; count += 1) await round(studio, newcomer, passId);
      await own(studio, studio.book(registrationId, sessionId));
      await Promise.all(streams.map((stream) => stream.until(() => true)));
      for (const stream of streams) await own(studio, Promise.resolve(stream.seen));
      await Promise.all(streams.map((stream) => stream.leave()));
      expect(await studio.left(passId)).toBe(3);
    }

    await Promise.all(studios.flatMap((studio) => Array.from({ length: LANES }, () => lane(studio))));
    expect(strays).toEqual([]);
    expect(operations).toBeGreaterThan(1_000);
    const { rows } = await superuser.query<{ usename: string; connections: number }>(
      `select usename, count(*)::int as connections from pg_stat_activity where datname = current_database() and usename = any($1)
       group by 1 order by 1`,
      [Object.keys(LOGINS)],
    );
    for (const { connections } of rows) expect(connections).toBeLessThanOrEqual(2);
    expect(rows.map(({ usename }) => usename)).toContain('permanentka_server');
    expect(await verifyDatabase(serverUrl())).toEqual([]);
  });
});
