import type { Client, Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { SERVING_ROLE } from '../../src/postgres/connections.js';
import { createPool } from '../../src/postgres/pools.js';
import { closeBooks } from '../../src/services/reports/closing.js';
import { BooksKeeper } from '../../src/services/reports/keeper.js';
import { BOOKS_CONNECTIONS } from '../../src/services/reports/moment.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { growOld } from '../properties/growing-old.js';
import { superuserOf } from '../security/catalogue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeBookingStudio } from '../support/booking-studio.js';
import { untilWaiting } from '../support/waiting.js';

const DAY_MS = 86_400_000;
const STOPS_WITHIN_MS = 1_000;
const TIMEOUT = { timeout: 60_000 } as const;

let app: TestApp;
let superuser: Client;
/** Another session, which holds up what the test lets wait. */
let holder: Client;
let pool: Pool;
let organisationId: string;
/** Connections that broke without being closed by this process. */
const lost: string[] = [];
beforeAll(async () => {
  app = await startTestApp();
  superuser = await superuserOf(app.databaseUrl);
  holder = await superuserOf(app.databaseUrl);
  pool = createPool(app.databaseUrl, { name: BOOKS_CONNECTIONS, role: SERVING_ROLE, max: 2 }, (error) =>
    lost.push(error.message),
  );
  const studio = await makeBookingStudio(app);
  organisationId = studio.tenant.organisationId;
  for (let n = 0; n < 3; n += 1) {
    const { customerId, registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    await studio.book(registrationId, await studio.session({ price: 8 }), { passId });
  }
  await growOld(superuser, organisationId, 'Europe/Bratislava');
});
afterEach(async () => {
  await holder.query('rollback');
  await endLeftClosings();
  await superuser.query('delete from closed_books where organisation_id = $1', [organisationId]);
  expect(await closeBooks(pool, organisationId)).toBe('CLOSED');
  const violations = await verifyDatabase(app.databaseUrl);
  expect(violations.filter(({ invariant }) => invariant.startsWith('kept-'))).toEqual([]);
  await superuser.query('delete from closed_books where organisation_id = $1', [organisationId]);
});
afterAll(async () => {
  await pool.end();
  await holder.end();
  await superuser.end();
  await app.stop();
});

/** A server process goes on with its statement after its client has gone. */
const endLeftClosings = () =>
  superuser.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and application_name = $1 and state = 'active'`,
    [BOOKS_CONNECTIONS],
  );

const nextDay = async (): Promise<string | undefined> => {
  const { rows } = await superuser.query<{ day: string }>(
    'select next_day::text as day from closed_books where organisation_id = $1',
    [organisationId],
  );
  return rows[0]?.day;
};

const dayBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** A keeper with what it has warned of. */
function keeperOf() {
  const warnings: string[] = [];
  const keeper = new BooksKeeper(pool, { warn: (facts, sentence) => warnings.push(`${JSON.stringify(facts)} ${sentence}`) });
  return { keeper, warnings };
}

async function expectQuickEnd({ keeper, warnings }: ReturnType<typeof keeperOf>, closing: Promise<void>): Promise<void> {
  const begun = performance.now();
  await keeper.close();
  await closing;
  expect(performance.now() - begun).toBeLessThan(STOPS_WITHIN_MS);
  expect([...warnings, ...lost]).toEqual([]);
}

/** Posts something for a moment, which a rollback takes back. */
const postLate = (client: Client, moment: string) =>
  client.query(
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, pass_id, order_id, posted_at)
     select organisation_id, gen_random_uuid(), template, debit, credit, unit, 100, pass_id, order_id,
       now() - interval '${moment}' from transfers where organisation_id = $1 and template = 'PASS_SOLD' limit 1`,
    [organisationId],
  );

it('a keeper that closes gives up the statement under way, and the books stay as they were', TIMEOUT, async () => {
  await closeBooks(pool, organisationId, { lastDay: dayBefore(60) });
  const before = await nextDay();
  await holder.query('begin; lock table owed_days in share mode');
  const kept = keeperOf();
  const closing = kept.keeper.closeAll();
  await untilWaiting(app.databaseUrl, 1);
  await expectQuickEnd(kept, closing);
  await holder.query('rollback');
  expect(await nextDay()).toBe(before);
});

it('a keeper that closes leaves closed what was committed', TIMEOUT, async () => {
  await superuser.query(
    `update sessions set starts_at = starts_at - interval '3 years', ends_at = ends_at - interval '3 years'
     where id = (select id from sessions where organisation_id = $1 order by starts_at limit 1)`,
    [organisationId],
  );
  await superuser.query(`
    create function hold_up() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$;
    create trigger hold_up before update on closed_books for each row when (old.next_day > '1970-01-01')
      execute function hold_up()`);
  try {
    const kept = keeperOf();
    const closing = kept.keeper.closeAll();
    await expect.poll(nextDay, { timeout: 10_000 }).toMatch(/^20/);
    const before = await nextDay();
    await expectQuickEnd(kept, closing);
    expect(await nextDay()).toBe(before);
    expect(new Date(String(before)).getTime()).toBeLessThan(Date.now() - 366 * DAY_MS);
  } finally {
    await endLeftClosings();
    await superuser.query('drop trigger hold_up on closed_books; drop function hold_up');
  }
});

it('a keeper that closes does not wait for a stuck transaction', TIMEOUT, async () => {
  await holder.query('begin; create table stuck (id int)');
  const kept = keeperOf();
  const closing = kept.keeper.closeAll();
  await expect.poll(nextDay).toBe('1970-01-01');
  await new Promise((resolve) => setTimeout(resolve, 700));
  await expectQuickEnd(kept, closing);
});

it('a keeper warns once of books that a stuck transaction keeps open for more than two days', TIMEOUT, async () => {
  const { keeper, warnings } = keeperOf();
  const stick = () => holder.query('begin; create table stuck (id int)');
  await closeBooks(pool, organisationId, { lastDay: dayBefore(2) });
  await stick();
  await keeper.closeAll();
  expect(warnings).toEqual([]);
  await superuser.query('delete from closed_books where organisation_id = $1', [organisationId]);
  await keeper.closeAll();
  await keeper.closeAll();
  expect(warnings).toEqual([expect.stringMatching(`${organisationId}.*more than two days behind`)]);
  await holder.query('rollback');
  await keeper.closeAll();
  expect(await closeBooks(pool, organisationId)).toBe('NOTHING');
  await superuser.query('delete from closed_books where organisation_id = $1', [organisationId]);
  await stick();
  await keeper.closeAll();
  expect(warnings).toHaveLength(2);
});

it('books that something opens while they are looked up wait for the next time', async () => {
  await superuser.query(`
    create function open_books() returns trigger language plpgsql as $$ begin delete from closed_books; return null; end $$;
    create trigger open_books after insert on closed_books execute function open_books()`);
  try {
    expect(await closeBooks(pool, organisationId)).toBe('WAITS');
  } finally {
    await superuser.query('drop trigger open_books on closed_books; drop function open_books');
  }
});

it('two transactions that post late one after the other do not lock each other out', async () => {
  await closeBooks(pool, organisationId);
  await superuser.query('begin');
  await postLate(superuser, '40 minutes');
  const other = (async () => {
    await holder.query('begin');
    await postLate(holder, '40 minutes');
    await postLate(holder, '50 days');
  })();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await postLate(superuser, '50 days');
  await superuser.query('rollback');
  await other;
  await holder.query('rollback');
});
