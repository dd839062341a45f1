import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { EraseCustomerDocument, MarkAttendanceDocument, RefundPaymentDocument } from '@permanentka/client';
import type { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEnginePool } from '../../src/services/engine/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { attendance } from '../../src/services/reports/attendance.js';
import { closeBooks } from '../../src/services/reports/closing.js';
import { debts } from '../../src/services/reports/debts.js';
import { BooksKeeper } from '../../src/services/reports/keeper.js';
import { breakage, deferredRevenue } from '../../src/services/reports/owed.js';
import { commission, sales, vat } from '../../src/services/reports/sales.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { growOld, SPAN_DAYS } from '../properties/growing-old.js';
import { superuserOf } from '../security/catalogue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';

const DAY_MS = 86_400_000;
const WHOLE = { first: 10_000, skip: 0 };

let app: TestApp;
let superuser: Client;
let pool: Pool;
beforeAll(async () => {
  app = await startTestApp();
  superuser = await superuserOf(app.databaseUrl);
  pool = createEnginePool(app.databaseUrl, 4, () => undefined);
});
afterAll(async () => {
  try {
    await expectKeptSums();
  } finally {
    await pool.end();
    await superuser.end();
    await app.stop();
  }
});

/** Other invariants do not hold after what these tests do to their databases. */
async function expectKeptSums(): Promise<void> {
  const violations = await verifyDatabase(app.databaseUrl);
  expect(violations.filter(({ invariant }) => invariant.startsWith('kept-') || invariant === 'account-balances')).toEqual([]);
}

/** A studio with half a year of sales, uses and debts. */
async function oldStudio() {
  const studio = await makeBookingStudio(app);
  const { organisationId } = studio.tenant;
  await studio.sql('update organisations set vat_payer = true');
  const people: { customerId: string; registrationId: string; passId: string; bookingId: string }[] = [];
  for (let n = 0; n < 4; n += 1) {
    const { customerId, registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const { id: bookingId } = await studio.book(registrationId, await studio.session({ price: 8 }), { passId });
    if (n % 2 === 0) await studio.sell(studio.creditProductId, { registrationId });
    await studio.sell(studio.timeProductId, { customerId });
    await studio.book(registrationId, await studio.session({ price: 40 }), { payWith: 'AT_DESK' });
    people.push({ customerId, registrationId, passId, bookingId });
  }
  // Nothing of this one is open in the end, so that they can be erased.
  const leaver = await studio.newcomer();
  const passId = await studio.sell(studio.creditProductId, { registrationId: leaver.registrationId });
  await studio.book(leaver.registrationId, await studio.session({ price: 20 }), { payWith: 'PASS', passId });
  await growOld(superuser, organisationId, 'Europe/Bratislava');
  const close = () => closeBooks(pool, organisationId);
  const rowsOf = async (table: string): Promise<number> =>
    (await superuser.query(`select from ${table} where organisation_id = $1`, [organisationId])).rowCount ?? 0;
  return { ...studio, people, leaver, close, rowsOf };
}

/** What every report says of some periods, as text. */
async function tellAll(em: EntityManager, { tenant }: BookingStudio, now: Date): Promise<Record<string, string>> {
  const [organisation] = await em.execute<{ zone: string }[]>('select time_zone as zone from organisations');
  const books = { em, organisationId: tenant.organisationId, timeZone: organisation?.zone ?? '', currency: 'EUR', now };
  const dayBefore = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  const told: Record<string, string> = {};
  for (const [first, last] of [[SPAN_DAYS + 2, 0] as const, [90, 30] as const, [20, -3] as const]) {
    const period = { from: dayBefore(first), to: dayBefore(last) };
    for (const read of [sales, deferredRevenue, breakage, commission, vat, attendance]) {
      told[`${read.name} ${period.from}`] = JSON.stringify(await read(books, period, WHOLE));
    }
    told[`debts ${period.to}`] = JSON.stringify(await debts(books, period.to, WHOLE));
  }
  return told;
}

const say = (studio: BookingStudio, now = new Date()): Promise<Record<string, string>> =>
  bindTenant(studio.tenant).transactional((em) => tellAll(em, studio, now));

/** The same as if nothing had ever been kept. */
async function addUp(studio: BookingStudio, now = new Date()): Promise<Record<string, string>> {
  const em = bindTenant(studio.tenant);
  await em.begin();
  try {
    for (const table of ['closed_books', 'attendance_counts']) await em.execute(`delete from ${table}`);
    return await tellAll(em, studio, now);
  } finally {
    await em.rollback();
  }
}

async function expectSums(studio: BookingStudio): Promise<void> {
  for (const ago of [0, 1_000, 40.3 * DAY_MS]) {
    const now = new Date(Date.now() - ago);
    expect(await say(studio, now)).toEqual(await addUp(studio, now));
  }
}

/** Posts money for a pass at a moment, as no server does. */
const postAt = (client: Client, organisationId: string, moment: string) =>
  client.query(
    `with sale as (select * from transfers where organisation_id = $1 and template = 'PASS_SOLD' limit 1),
     moved as (
       update accounts a set balance = a.balance + case when a.code = s.credit then 100 else -100 end from sale s
       where a.organisation_id = $1 and a.code in (s.debit, s.credit)
     )
     insert into transfers (organisation_id, id, template, debit, credit, unit, amount, pass_id, order_id, posted_at)
     select organisation_id, gen_random_uuid(), template, debit, credit, unit, 100, pass_id, order_id, ${moment} from sale`,
    [organisationId],
  );

describe('closed books', () => {
  it('say the same in every report, of every period and as of past moments', async () => {
    const studio = await oldStudio();
    const before = await say(studio);
    expect(await studio.close()).toBe('CLOSED');
    for (const table of [
      'ledger_days',
      'sales_days',
      'tax_days',
      'owed_days',
      'pass_holdings',
      'debt_spans',
      'attendance_counts',
    ]) {
      expect([table, await studio.rowsOf(table)]).not.toEqual([table, 0]);
    }
    expect(await say(studio)).toEqual(before);
    await expectSums(studio);
    expect(await studio.close()).toBe('NOTHING');
  });

  it('are read by the reports, which do not add up the closed days', async () => {
    const studio = await oldStudio();
    await studio.close();
    const { organisationId } = studio.tenant;
    const before = await say(studio);
    await superuser.query('update sales_days set sold_minor = sold_minor + 1 where organisation_id = $1', [organisationId]);
    await superuser.query('update attendance_counts set attended = attended + 1 where organisation_id = $1', [organisationId]);
    const after = await say(studio);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(
      expect.arrayContaining([expect.stringMatching(/^sales/), expect.stringMatching(/^attendance/)]),
    );
    await superuser.query('update sales_days set sold_minor = sold_minor - 1 where organisation_id = $1', [organisationId]);
    await superuser.query('update attendance_counts set attended = attended - 1 where organisation_id = $1', [organisationId]);
  });

  it('open again when something is posted late, and are closed with it', async () => {
    const studio = await oldStudio();
    await studio.close();
    const { organisationId } = studio.tenant;
    const before = await say(studio);
    await postAt(superuser, organisationId, `now() - interval '50 days'`);
    expect(await studio.rowsOf('closed_books')).toBe(0);
    const after = await say(studio);
    expect(after).not.toEqual(before);
    expect(await studio.close()).toBe('CLOSED');
    expect(await say(studio)).toEqual(after);
    await expectSums(studio);
  });

  it('stay closed when something is posted now', async () => {
    const studio = await oldStudio();
    await studio.close();
    await postAt(superuser, studio.tenant.organisationId, `date_trunc('milliseconds', clock_timestamp())`);
    expect(await studio.rowsOf('closed_books')).toBe(1);
    await expectSums(studio);
  });

  it('hold up what is posted late until they are closed, and are then opened by it', async () => {
    const studio = await oldStudio();
    await studio.close();
    const { organisationId } = studio.tenant;
    const closer = await superuserOf(app.databaseUrl);
    try {
      await closer.query('begin');
      await closer.query(`select from closed_books where organisation_id = $1 for update`, [organisationId]);
      let isPosted = false;
      const posting = postAt(superuser, organisationId, `now() - interval '1 hour'`).then(() => {
        isPosted = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(isPosted).toBe(false);
      await closer.query('update closed_books set closed_until = now() where organisation_id = $1', [organisationId]);
      await closer.query('commit');
      await posting;
      expect(await studio.rowsOf('closed_books')).toBe(0);
    } finally {
      await closer.end();
    }
    await expectSums(studio);
  });

  it('are not closed while a transaction is stuck that may have posted', { timeout: 30_000 }, async () => {
    const studio = await oldStudio();
    const stuck = await superuserOf(app.databaseUrl);
    try {
      await stuck.query('begin; create table stuck (id int)');
      expect(await studio.close()).toBe('BEHIND');
      expect(await studio.rowsOf('sales_days')).toBe(0);
    } finally {
      await stuck.query('rollback');
      await stuck.end();
    }
    expect(await studio.close()).toBe('CLOSED');
  });

  it('are closed once by servers that close at the same time', async () => {
    const studio = await oldStudio();
    const outcomes = await Promise.all([studio.close(), studio.close(), studio.close()]);
    expect(outcomes).toContain('CLOSED');
    await expectSums(studio);
  });

  it('are closed by the keeper for every organisation', async () => {
    const [one, other] = [await oldStudio(), await oldStudio()];
    const keeper = new BooksKeeper(pool, { warn: (facts) => expect(facts).toBeUndefined() });
    await keeper.closeAll();
    for (const studio of [one, other]) {
      expect(await studio.rowsOf('sales_days')).toBeGreaterThan(0);
      await expectSums(studio);
    }
  });

  it('are closed anew by another clock when the time zone of the organisation is another one', async () => {
    const studio = await oldStudio();
    await studio.close();
    await superuser.query(`update organisations set time_zone = 'America/Edmonton' where id = $1`, [
      studio.tenant.organisationId,
    ]);
    await expectSums(studio);
    expect(await studio.close()).toBe('CLOSED');
    await expectSums(studio);
    await expectKeptSums();
  });
});

describe('after books are closed', () => {
  it('a refund of a sale of a closed day counts on its own day', async () => {
    const studio = await oldStudio();
    const passId = studio.people[1]?.passId ?? '';
    await studio.sql(`update passes set valid_until = now() + interval '9 days' where id = ?`, [studio.keyOf('Pass', passId)]);
    await studio.close();
    const paymentId = await studio.paymentOf(passId);
    const input = {
      paymentId,
      part: { amount: euro(3) },
      method: 'CASH',
      reason: 'Choroba',
      idempotencyKey: randomUUID(),
    } as const;
    const { refundPayment } = await studio.clients.receptionist.request(RefundPaymentDocument, { input });
    expect(refundPayment.errors).toEqual([]);
    expect(await studio.rowsOf('closed_books')).toBe(1);
    await expectSums(studio);
  });

  it('an erased customer leaves every sum as it was', async () => {
    const studio = await oldStudio();
    await studio.close();
    const { customerId } = studio.leaver;
    const before = await say(studio);
    const { rows } = await superuser.query('select email from customers where id = $1', [studio.keyOf('Customer', customerId)]);
    const input = { customerId, confirmEmail: String(rows[0]?.email), letGo: true };
    const { eraseCustomer } = await studio.clients.owner.request(EraseCustomerDocument, { input });
    expect(eraseCustomer.errors).toEqual([]);
    expect(await say(studio)).toEqual(before);
    await expectSums(studio);
  });

  it('an attendance that is corrected counts, before its session is counted again and after', async () => {
    const studio = await oldStudio();
    await studio.close();
    const before = await say(studio);
    const bookingId = studio.people[2]?.bookingId ?? '';
    const input = { bookingId, attendance: 'ATTENDED', reason: 'Oprava' } as const;
    const { markAttendance } = await studio.clients.receptionist.request(MarkAttendanceDocument, { input });
    expect(markAttendance.errors).toEqual([]);
    expect(await studio.rowsOf('attendance_changes')).toBe(1);
    expect(await say(studio)).not.toEqual(before);
    await expectSums(studio);
    await superuser.query('delete from closed_books where organisation_id = $1', [studio.tenant.organisationId]);
    await studio.close();
    expect(await studio.rowsOf('attendance_changes')).toBe(0);
    await expectSums(studio);
  });
});
