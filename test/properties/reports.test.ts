import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Client as Connection } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RefundPaymentDocument } from '../../client/index.js';
import { decodeId, encodeId } from '../../src/schema/ids.js';
import * as reports from '../../src/services/reports/index.js';
import { bindTenant } from '../../src/services/set-up.js';
import { startTestApp, type TestApp } from '../app.js';
import { superuserOf } from '../security/catalogue.js';
import type { Studio } from '../studio.js';
import { daysBetween, type Ledger, Sums } from './books.js';
import { commandOf, remember, type Scenario, scenarios } from './scenario.js';
import { runs } from './seed.js';
import { studioOnServer } from './studio-on-server.js';

const SCENARIOS = 3;
const STEPS = 60;
const ZONE = 'Europe/Bratislava';
/** The history is spread over so many days before now. */
const SPAN_DAYS = 150;
const DAY_MS = 86_400_000;

let app: TestApp;
let superuser: Connection;
beforeAll(async () => {
  app = await startTestApp();
  superuser = await superuserOf(app.databaseUrl);
});
afterAll(async () => {
  await superuser.end();
  await app.stop();
});

/** Does what a scenario says, then gives some of the money back. */
async function live(studio: Studio, scenario: Scenario, refundOneIn: number): Promise<void> {
  const { tenant, clients } = studio;
  const server = await studioOnServer(app, studio, scenario, new Date());
  for (const step of scenario.steps) {
    if (step.do === 'advance') continue;
    const command = commandOf(step, server.cast);
    if (command.kind === 'cancelBooking' && command.actor.kind === 'CUSTOMER') command.overrideReason = null;
    const answer = await server.send(command, { dryRun: false });
    const ids = Object.entries(answer).map(([name, id]) => [name, typeof id === 'string' ? decodeId(id)?.id : id]);
    if (answer.refused.length === 0) remember(server.cast, command, Object.fromEntries(ids));
  }
  const { rows } = await superuser.query<{ id: string }>('select id from payments where organisation_id = $1 order by id', [
    tenant.organisationId,
  ]);
  for (const [at, { id }] of rows.entries()) {
    if (at % refundOneIn !== 0) continue;
    const paymentId = encodeId('Payment', tenant.organisationId, id);
    const input = { paymentId, method: 'CASH', reason: 'Ill', idempotencyKey: randomUUID() } as const;
    await clients.owner.request(RefundPaymentDocument, { input });
  }
}

/** Spreads what was done in seconds over months, in the same order; lets passes end on the way; and lets a platform take its share. */
async function growOld(organisationId: string): Promise<void> {
  await superuser.query(
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, posted_at)
     select $1, gen_random_uuid(), 'COMMISSION_TAKEN', 'COMMISSION', 'CASH:stripe', 'EUR', n * 7, now() - n * interval '1 second'
     from generate_series(1, 9) n`,
    [organisationId],
  );
  await superuser.query(
    `with placed as (select id, dense_rank() over (order by posted_at) as place from transfers where organisation_id = $1)
     update transfers t set posted_at = date_trunc('milliseconds', now() - interval '${SPAN_DAYS} days'
       + interval '${SPAN_DAYS} days' * (p.place::float / (select max(place) from placed)) - interval '1 second')
     from placed p where t.organisation_id = $1 and t.id = p.id`,
    [organisationId],
  );
  await superuser.query(
    `update orders o set paid_at = coalesce((select min(posted_at) from transfers t where t.order_id = o.id), o.paid_at)
     where organisation_id = $1 and paid_at is not null`,
    [organisationId],
  );
  await superuser.query(
    `update refunds r set settled_at = (select max(posted_at) from transfers t where t.order_id = r.order_id and t.template = 'REFUND_PAID')
     where organisation_id = $1`,
    [organisationId],
  );
  await superuser.query(
    `update passes set valid_from = date_trunc('milliseconds', now() - interval '${SPAN_DAYS} days'),
       valid_until = date_trunc('milliseconds', now() - ('x' || substr(md5(id::text), 1, 2))::bit(8)::int * interval '12 hours')
     where organisation_id = $1 and substr(md5(id::text), 3, 1) < '8'`,
    [organisationId],
  );
}

async function ledgerOf(organisationId: string): Promise<Ledger> {
  const read = async <T>(text: string): Promise<T[]> => (await superuser.query(text, [organisationId])).rows as T[];
  const transfers = await read<Ledger['transfers'][number] & { amount: string }>(
    `select id, template, debit, credit, amount, order_id as "orderId", reverses, posted_at as "postedAt" from transfers
     where organisation_id = $1 order by posted_at, id`,
  );
  return {
    transfers: transfers.map((transfer) => ({ ...transfer, amount: Number(transfer.amount) })),
    passes: await read(
      `select id, product_id as "productId", registration_id as "registrationId", kind, valid_from as "validFrom",
         valid_until as "validUntil" from passes where organisation_id = $1`,
    ),
    registrations: (await read<{ id: string }>('select id from registrations where organisation_id = $1')).map(({ id }) => id),
  };
}

const dayOf = (moment: Date): string => reports.dayOf(moment, ZONE).toString();

/** The last millisecond of a day, found by trying. */
function endOf(day: string, now: Date): Date {
  let end = Date.parse(`${day}T20:00:00Z`);
  while (dayOf(new Date(end)) === day) end += 60_000;
  return new Date(Math.min(end - 1, now.getTime()));
}

interface History {
  scenario: Scenario;
  refundOneIn: number;
  /** How many days ago each report begins and ends. */
  ages: number[];
}

async function tell({ scenario, refundOneIn, ages }: History): Promise<void> {
  const studio = await app.studio();
  const { organisationId } = studio.tenant;
  await live(studio, scenario, refundOneIn);
  await growOld(organisationId);
  const sums = new Sums(await ledgerOf(organisationId));
  const now = new Date();
  const [first = 0, last = 0] = [Math.max(...ages), Math.min(...ages)];
  const period = { from: dayOf(new Date(now.getTime() - first * DAY_MS)), to: dayOf(new Date(now.getTime() - last * DAY_MS)) };
  const opened = endOf(dayOf(new Date(Date.parse(`${period.from}T12:00:00Z`) - DAY_MS)), now);
  const closed = endOf(period.to, now);
  await bindTenant(studio.tenant).transactional(async (em) => {
    const books = { em, organisationId, timeZone: ZONE, now };
    const owed = await reports.deferredRevenue(books, period);
    const byProduct = (key: 'openingMinor' | 'closingMinor') =>
      new Map(owed.rows.filter((row) => row[key] !== 0).map((row) => [row.productId ?? 'gifts', row[key]]));
    expect(byProduct('openingMinor')).toEqual(sums.owed(opened));
    expect(byProduct('closingMinor')).toEqual(sums.owed(closed));
    for (const { openingMinor, closingMinor, ...row } of owed.rows) {
      const moves = row.soldMinor + row.redeemedMinor + row.refundedMinor + row.earnedMinor + row.expiredMinor + row.otherMinor;
      expect(openingMinor + moves).toBe(closingMinor);
      expect(row.otherMinor).toBe(0);
    }
    const moved = (templates: string[], from: string, to: string) => sums.moved(templates, from, to, opened, closed);
    const below = ['PASS_SOLD', 'PASS_SOLD_BELOW_FACE', 'PASS_SOLD_ABOVE_FACE'];
    expect(owed.total.soldMinor).toBe(moved(below, '', 'PASS:'));
    expect(owed.total.redeemedMinor).toBe(
      0 - moved(['CREDIT_REDEEMED', 'ENTRY_REDEEMED', 'ENTRY_PREMIUM', 'DEBT_SETTLED'], 'PASS:', ''),
    );
    expect(owed.total.refundedMinor).toBe(0 - moved(['REFUND_CLAIMED', 'REFUND_DISCOUNT'], 'PASS:', ''));

    const unused = await reports.breakage(books, period);
    expect(unused.total).toEqual({
      expiredMinor: sums.breakage(closed) - sums.breakage(opened),
      allMinor: sums.breakage(closed),
    });
    expect(unused.total.expiredMinor).toBe(0 - owed.total.expiredMinor);

    const due = await reports.debts(books, period.to);
    const ageOf = (charged: Date) => daysBetween(dayOf(charged), dayOf(closed));
    const told = due.rows.map((row) => {
      const { upTo30DaysMinor, upTo60DaysMinor, upTo90DaysMinor, over90DaysMinor, debtMinor } = row;
      expect(upTo30DaysMinor + upTo60DaysMinor + upTo90DaysMinor + over90DaysMinor).toBe(debtMinor);
      return [row.registrationId, [upTo30DaysMinor, upTo60DaysMinor, upTo90DaysMinor, over90DaysMinor]] as const;
    });
    expect(new Map(told)).toEqual(sums.debts(closed, ageOf));

    const { total: sold } = await reports.sales(books, period);
    expect(sold.soldMinor).toBe(moved(['PASS_SOLD', 'GIFT_SOLD', 'PAYMENT_RECORDED'], 'CASH:', ''));
    expect(sold.refundedMinor).toBe(moved(['REFUND_PAID'], '', 'CASH:'));
    const { total: share } = await reports.commission(books, period);
    expect(share.keptMinor).toBe(moved(['COMMISSION_TAKEN', 'COMMISSION_RETURNED'], 'COMMISSION', 'CASH:'));
    const tax = await reports.vat(books, period);
    expect(tax.postedMinor).toBe(moved(['VAT_DUE', 'VAT_RETURNED'], 'VAT_ON_SALES', 'VAT'));
    const whole = { from: dayOf(new Date(now.getTime() - 2 * SPAN_DAYS * DAY_MS)), to: dayOf(now) };
    const allTax = await reports.vat(books, whole);
    expect(allTax.total.taxMinor).toBe(allTax.postedMinor);
  });
}

it('tells of any history what its transfers add up to', { timeout: 300_000 }, async () => {
  const history = fc.record({
    scenario: scenarios('STANDS', { minLength: STEPS, maxLength: STEPS }),
    refundOneIn: fc.constantFrom(2, 3, 5),
    ages: fc.array(fc.nat({ max: SPAN_DAYS + 5 }), { minLength: 2, maxLength: 2 }),
  });
  await fc.assert(fc.asyncProperty(history, tell), {
    ...runs(SCENARIOS),
    // Each run lives a history in a database: to shrink it would take minutes.
    endOnFailure: true,
    interruptAfterTimeLimit: 240_000,
    markInterruptAsFailure: true,
  });
});
