import { DebtsDocument } from '@permanentka/client';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { superuserOf } from '../security/catalogue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { statementsOf } from './count.js';

const DEBTORS = 13_334;
/** Charges of each, a part of the first of which is paid. */
const CHARGES = 4;
/** A look at the transactions under way, after pauses that double, for a second. */
const LOOKS_MAX = 9;

let app: TestApp;
let studio: BookingStudio;
let superuser: Client;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  superuser = await superuserOf(app.databaseUrl);
});
afterAll(async () => {
  await superuser.end();
  await app.stop();
});

type Page = { first?: number; last?: number; after?: string };
const debts = async (page: Page = { first: 100 }) => (await studio.clients.owner.request(DebtsDocument, page)).reports?.debts;

/** The statements of the report. Those before it look up the token, every few seconds anew. */
async function statementsOfPage(page?: Page): Promise<number> {
  const statements = await statementsOf(() => debts(page));
  return statements.length - statements.indexOf('select clock_timestamp() as now');
}

/** Copies a debtor with their attendee, registration, account, bookings and charges. */
async function copyDebtor(registrationId: string, copies: number): Promise<void> {
  const id = studio.keyOf('Registration', registrationId);
  const copy = (table: string, differs: string, from: string, where: string) =>
    superuser.query(
      `insert into ${table} select (jsonb_populate_record(x, ${differs})).* from ${table} x cross join ${from} where ${where}`,
    );
  await superuser.query('begin; set local session_replication_role = replica');
  await superuser.query(
    `create temp table copied on commit drop as
       select gen_random_uuid() as registration, gen_random_uuid() as attendee from generate_series(1, ${copies})`,
  );
  await superuser.query(
    `create temp table booked on commit drop as select c.registration, c.attendee, b.id as was, gen_random_uuid() as booking
     from copied c cross join bookings b where b.registration_id = '${id}'`,
  );
  const account = `'REGISTRATION:' || c.registration`;
  const replaced = (column: string) => `case x.${column} when 'REGISTRATION:${id}' then ${account} else x.${column} end`;
  await copy(
    'attendees',
    `jsonb_build_object('id', c.attendee)`,
    'copied c',
    `x.id = (select attendee_id from registrations where id = '${id}')`,
  );
  await copy(
    'registrations',
    `jsonb_build_object('id', c.registration, 'attendee_id', c.attendee)`,
    'copied c',
    `x.id = '${id}'`,
  );
  await copy('accounts', `jsonb_build_object('code', ${account})`, 'copied c', `x.code = 'REGISTRATION:${id}'`);
  await copy(
    'bookings',
    `jsonb_build_object('id', c.booking, 'registration_id', c.registration, 'attendee_id', c.attendee)`,
    'booked c',
    'x.id = c.was',
  );
  const transfer = `'id', gen_random_uuid(), 'debit', ${replaced('debit')}, 'credit', ${replaced('credit')}`;
  await copy('transfers', `jsonb_build_object(${transfer}, 'booking_id', c.booking)`, 'booked c', 'x.booking_id = c.was');
  await copy(
    'transfers',
    `jsonb_build_object(${transfer})`,
    'copied c',
    `x.booking_id is null and 'REGISTRATION:${id}' in (x.debit, x.credit)`,
  );
  await superuser.query('commit; analyze');
}

describe(`the debts of ${DEBTORS} registrations`, () => {
  let small: number;
  beforeAll(async () => {
    const { registrationId } = await studio.newcomer();
    for (let days = 10; days < 10 + CHARGES; days += 1) {
      await studio.book(registrationId, await studio.session({ price: 8, days, capacity: 100_000 }));
    }
    await studio.pay(registrationId, 5);
    small = await statementsOfPage();
    await copyDebtor(registrationId, DEBTORS - 1);
  }, 120_000);

  it.each([
    ['the first page', { first: 100 }, 100],
    ['the last page', { last: 50 }, 50],
  ])('are told on %s in as many statements as those of one', async (_, page, rows) => {
    const told = await debts(page);
    expect(told).toMatchObject({ totalCount: DEBTORS, total: { debt: { amountMinor: DEBTORS * 2_700 } } });
    expect(told?.edges.length).toBe(rows);
    expect(await statementsOfPage(page)).toBe(small);
  });

  it('are told on a page after another one in no more statements', async () => {
    const page = { first: 100, after: (await debts())?.edges.at(-1)?.cursor ?? '' };
    expect(await debts(page)).toMatchObject({ totalCount: DEBTORS, total: { debt: { amountMinor: DEBTORS * 2_700 } } });
    expect(await statementsOfPage(page)).toBeLessThanOrEqual(small);
  });
});

it('a report that waits for a transaction under way takes few statements for it', async () => {
  const writer = new Client({ connectionString: app.databaseUrl });
  await writer.connect();
  const alone = await statementsOfPage();
  await writer.query('begin; create table witness (id int)');
  const beside = await statementsOfPage();
  await writer.query('rollback');
  await writer.end();
  expect(beside).toBeGreaterThan(alone);
  expect(beside).toBeLessThanOrEqual(alone + LOOKS_MAX);
});
