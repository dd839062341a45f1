import { MikroORM } from '@mikro-orm/postgresql';
import { DebtsDocument } from '@permanentka/client';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/boot/migrate.js';
import { type Beginning, beginning, JOBS_ROLE, SERVING_ROLE, SIGN_IN_ROLE } from '../../src/postgres/connections.js';
import { ormOptions } from '../../src/postgres/orm.js';
import { createPool } from '../../src/postgres/pools.js';
import { findViolations } from '../../src/services/verify/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { type DebianPostgres, missingDebianPostgres, startDebianPostgres } from '../support/services/debian-postgres.js';
import { createDatabase } from '../support/services/postgres.js';
import { warningsOf } from '../support/start-warnings.js';

/** Looks dear to the planner and takes a moment. */
const DEAR = 'explain analyze select sum(n) from generate_series(1, 100000) as n';

async function on<T>(url: string, work: (client: Client) => Promise<T>, begins?: Beginning): Promise<T> {
  const client = new Client(begins ? beginning(url, begins) : { connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether a connection compiles statements: what its setting says, and what a plan says. */
async function compilesAt(client: { query: (sql: string) => Promise<{ rows: object[] }> }): Promise<string> {
  const { rows } = await client.query('show jit');
  const plan = JSON.stringify((await client.query(DEAR)).rows);
  return `${Object.values(rows[0] ?? {}).join()}${plan.includes('JIT:') ? ', compiled' : ''}`;
}

/** Makes a database compile every statement, on connections that do not say otherwise. */
async function compileAll(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await on(url, (client) => client.query(`alter database ${name} set jit = on; alter database ${name} set jit_above_cost = 0`));
}

function holds(urlOf: () => string): void {
  it.each([SERVING_ROLE, SIGN_IN_ROLE, JOBS_ROLE] as const)('a connection that begins as %s compiles nothing', async (role) => {
    expect(await on(urlOf(), compilesAt, { role })).toBe('off');
  });

  it('a pool compiles nothing', async () => {
    const pool = createPool(urlOf(), { name: 'test', role: SERVING_ROLE, max: 1 }, () => undefined);
    expect(await compilesAt(pool)).toBe('off');
    await pool.end();
  });

  it('the ORM of reads and reports compiles nothing', async () => {
    const orm = await MikroORM.init(ormOptions(urlOf(), 1));
    const query = async (sql: string) => ({ rows: await orm.em.execute<object[]>(sql) });
    expect(await compilesAt({ query })).toBe('off');
    await orm.close();
  });

  it('the check of the invariants compiles nothing on the connection of another', async () => {
    await on(urlOf(), async (client) => {
      await client.query('begin');
      await findViolations(client, '00000000-0000-0000-0000-000000000000');
      expect(await compilesAt(client)).toBe('off');
    });
  });

  it('the start has nothing to warn of', async () => {
    expect(await warningsOf(urlOf())).toEqual([]);
  });
}

describe('the embedded PostgreSQL, where the database says that statements are compiled', () => {
  let database: { url: string; drop: () => Promise<void> };
  beforeAll(async () => {
    database = await createDatabase();
    await compileAll(database.url);
  });
  afterAll(() => database.drop());

  it('says so on a connection that is not of the server', async () => {
    expect(await on(database.url, compilesAt)).toMatch(/^on/);
  });
  holds(() => database.url);
});

describe.skipIf(missingDebianPostgres())('the PostgreSQL of Debian, which compiles statements', () => {
  let postgres: DebianPostgres;
  let app: TestApp;
  beforeAll(async () => {
    postgres = await startDebianPostgres();
    await migrate(postgres.url);
    await compileAll(postgres.url);
    app = await startTestApp({}, Promise.resolve({ url: postgres.url, drop: async () => undefined }));
  });
  afterAll(async () => {
    await stopAndVerify(app);
    await postgres.stop();
  });

  it('compiles on a connection that is not of the server', async () => {
    expect(await on(postgres.url, compilesAt)).toBe('on, compiled');
  });
  holds(() => postgres.url);

  it('serves a sale, a booking and a report of debts', async () => {
    const studio = await makeBookingStudio(app);
    const { customerId, registrationId } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    await studio.book(registrationId, await studio.session({ price: 5 }));
    const debtor = await studio.newcomer();
    await studio.book(debtor.registrationId, await studio.session({ price: 8 }));
    const { reports } = await studio.clients.owner.request(DebtsDocument, {});
    expect(reports?.debts).toMatchObject({ totalCount: 1, total: { debt: { amountMinor: 800 } } });
  });
});
