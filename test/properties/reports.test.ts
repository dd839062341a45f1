import fc from 'fast-check';
import type { Client as Connection } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeId } from '../../src/schema/shared/ids.js';
import { createEnginePool, Engine } from '../../src/services/engine/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { CASH_ACCOUNT } from '../../src/services/ledger/templates.js';
import { attendance } from '../../src/services/reports/attendance.js';
import { closeBooks } from '../../src/services/reports/closing.js';
import { debts } from '../../src/services/reports/debts.js';
import { breakage, deferredRevenue } from '../../src/services/reports/owed.js';
import type { Books } from '../../src/services/reports/run.js';
import { commission, sales, vat } from '../../src/services/reports/sales.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { dayOf as calendarDay } from '../../src/services/rules/world/calendar.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { superuserOf } from '../security/catalogue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openOnlineSale } from '../support/online-sale.js';
import type { Studio } from '../support/studio.js';
import { daysBetween, type Ledger, Sums } from './books.js';
import { growOld, SPAN_DAYS } from './growing-old.js';
import { attendanceByGroup, attendanceFactsOf } from './reports-attendance.js';
import { checkStatements } from './reports-statements.js';
import { taxByRate, taxFactsOf } from './reports-tax.js';
import { type Scenario, scenarios } from './scenario.js';
import { runs } from './seed.js';
import { commandOf, remember } from './step-commands.js';
import { studioOnServer } from './studio-on-server.js';
import { type Trade, Trader, trades } from './trade.js';

const SCENARIOS = 3;
const STEPS = 60;
/** In two of them the clocks of editions of the time zones differ by an hour in the winter of 2026. */
const ZONES = ['Europe/Bratislava', 'America/Edmonton', 'Africa/Casablanca'];
const DAY_MS = 86_400_000;
const WHOLE = { first: 10_000, skip: 0 };

let app: TestApp;
let superuser: Connection;
let engine: Engine;
let pool: ReturnType<typeof createEnginePool>;
beforeAll(async () => {
  app = await startTestApp();
  superuser = await superuserOf(app.databaseUrl);
  pool = createEnginePool(app.databaseUrl, 2, () => undefined);
  engine = new Engine(pool, rules, () => undefined);
});
afterAll(async () => {
  await engine.close();
  await pool.end();
  await superuser.end();
  await app.stop();
});

/** Does what a scenario says, and after every second step what a trade says. */
async function live(studio: Studio, { scenario, dealings }: History): Promise<void> {
  const { organisationId } = studio.tenant;
  await openOnlineSale(app, studio);
  const server = await studioOnServer(app, studio, scenario, new Date());
  const trader = new Trader(engine, superuser, organisationId, server.cast);
  await trader.prepare();
  for (const [at, step] of scenario.steps.entries()) {
    const trade = dealings[at / 2];
    if (trade) await trader.trade(trade);
    if (step.do === 'advance') continue;
    const command = commandOf(step, server.cast);
    if (command.kind === 'cancelBooking' && command.actor.kind === 'CUSTOMER') command.overrideReason = null;
    const answer = await server.send(command, { dryRun: false });
    const ids = Object.entries(answer).map(([name, id]) => [name, typeof id === 'string' ? decodeId(id)?.id : id]);
    if (answer.refused.length === 0) remember(server.cast, command, Object.fromEntries(ids));
  }
}

async function ledgerOf(organisationId: string): Promise<Ledger> {
  const read = async <T>(text: string): Promise<T[]> => (await superuser.query(text, [organisationId])).rows as T[];
  const transfers = await read<Ledger['transfers'][number] & { amount: string }>(
    `select id, template, debit, credit, amount, order_id as "orderId", order_line_id as "orderLineId", reverses, posted_at
       as "postedAt" from transfers
     where organisation_id = $1 order by posted_at, id`,
  );
  return {
    transfers: transfers.map((transfer) => ({ ...transfer, amount: Number(transfer.amount) })),
    passes: await read(
      `select id, product_id as "productId", registration_id as "registrationId", kind, valid_from as "validFrom",
         valid_until as "validUntil" from passes where organisation_id = $1`,
    ),
    lines: (
      await read<Ledger['lines'][number]>(
        `select l.id, l.kind, l.product_id as "productId", o.channel, l.discount_minor as "discountMinor", o.paid_at as "paidAt"
         from order_lines l join orders o on o.id = l.order_id where l.organisation_id = $1`,
      )
    ).map((line) => ({ ...line, discountMinor: Number(line.discountMinor) })),
    registrations: (await read<{ id: string }>('select id from registrations where organisation_id = $1')).map(({ id }) => id),
  };
}

/** That of the history that is told. */
let zone = '';
const dayOf = (moment: Date): string => calendarDay(moment, zone).toString();

/** The last millisecond of a day, found by trying. */
function endOf(day: string): Date {
  let end = Date.parse(`${day}T20:00:00Z`);
  while (dayOf(new Date(end)) === day) end += 60_000;
  return new Date(end - 1);
}

interface History {
  scenario: Scenario;
  dealings: Trade[];
  zone: string;
  /** How many days ago each report begins and ends. */
  ages: number[];
  /** How many days ago the books are closed for the first time. */
  closedAgo: number;
}

const SOLD = ['PASS_SOLD', 'PASS_SOLD_BELOW_FACE', 'PASS_SOLD_ABOVE_FACE', 'GIFT_SOLD'];
const REDEEMED = ['CREDIT_REDEEMED', 'ENTRY_REDEEMED', 'ENTRY_PREMIUM', 'DEBT_SETTLED'];

/** The rows of a report that have something, by a name of theirs. */
const byProduct = <R extends { productId: string }>(rows: readonly R[], amount: (row: R) => number): Map<string, number> =>
  new Map(rows.map((row) => [row.productId, amount(row)] as const).filter(([, minor]) => minor !== 0));

interface Told {
  books: Books;
  period: { from: string; to: string };
  sums: Sums;
  opened: Date;
  closed: Date;
}

async function tellOwed({ books, period, sums, opened, closed }: Told): Promise<void> {
  const { rows, total } = await deferredRevenue(books, period, WHOLE);
  expect(byProduct(rows, (row) => row.openingMinor)).toEqual(sums.owed(opened));
  expect(byProduct(rows, (row) => row.closingMinor)).toEqual(sums.owed(closed));
  expect(byProduct(rows, (row) => row.closingGiftsMinor)).toEqual(sums.gifts(closed));
  for (const { openingMinor, closingMinor, ...row } of rows) {
    const moves = row.soldMinor + row.redeemedMinor + row.refundedMinor + row.earnedMinor + row.expiredMinor;
    expect(openingMinor + moves).toBe(closingMinor);
  }
  const moved = (templates: string[]) => sums.movedOfProducts(templates, opened, closed);
  expect(byProduct(rows, (row) => row.soldMinor)).toEqual(moved(SOLD));
  expect(byProduct(rows, (row) => row.redeemedMinor)).toEqual(moved(REDEEMED));
  expect(byProduct(rows, (row) => row.refundedMinor)).toEqual(moved(['REFUND_CLAIMED', 'REFUND_DISCOUNT']));

  const unused = await breakage(books, period, WHOLE);
  const [before, after] = [sums.breakage(opened), sums.breakage(closed)];
  expect(byProduct(unused.rows, (row) => row.allMinor)).toEqual(after);
  expect(byProduct(unused.rows, (row) => row.allMinor - row.expiredMinor)).toEqual(before);
  expect(unused.total.expiredMinor).toBe(0 - total.expiredMinor);
}

async function tellDebts({ books, period, sums, closed }: Told): Promise<void> {
  const due = await debts(books, period.to, WHOLE);
  const ageOf = (charged: Date) => daysBetween(dayOf(charged), dayOf(closed));
  const told = due.rows.map((row) => {
    const { upTo30DaysMinor, upTo60DaysMinor, upTo90DaysMinor, over90DaysMinor, debtMinor } = row;
    expect(upTo30DaysMinor + upTo60DaysMinor + upTo90DaysMinor + over90DaysMinor).toBe(debtMinor);
    return [row.registrationId, [upTo30DaysMinor, upTo60DaysMinor, upTo90DaysMinor, over90DaysMinor]] as const;
  });
  expect(new Map(told)).toEqual(sums.debts(closed, ageOf));
}

async function tellSales({ books, period, sums, opened, closed }: Told): Promise<void> {
  const { rows, total } = await sales(books, period, WHOLE);
  const sold = rows.map((row) => [
    [row.day, row.channel, row.kind, row.productId].join(),
    [row.count, row.discountMinor, row.soldMinor, row.refundedMinor],
  ]);
  expect(Object.fromEntries(sold)).toEqual(Object.fromEntries(sums.sales(opened, closed, dayOf)));
  const moved = (templates: string[], from: string, to: string) => sums.moved(templates, from, to, opened, closed);
  expect(total.soldMinor).toBe(moved(['PASS_SOLD', 'GIFT_SOLD', 'PAYMENT_RECORDED'], 'CASH:', ''));

  const share = await commission(books, period, WHOLE);
  const taken = share.rows.map((row) => [[row.day, CASH_ACCOUNT[row.method]].join(), [row.takenMinor, row.returnedMinor]]);
  expect(Object.fromEntries(taken)).toEqual(Object.fromEntries(sums.commission(opened, closed, dayOf)));
  expect(share.total.keptMinor).toBe(moved(['COMMISSION_TAKEN', 'COMMISSION_RETURNED'], 'COMMISSION', 'CASH:'));
}

async function tellTax({ books, period, sums, opened, closed }: Told): Promise<void> {
  const tax = await vat(books, period, WHOLE);
  expect(tax.postedMinor).toBe(sums.moved(['VAT_DUE', 'VAT_RETURNED'], 'VAT_ON_SALES', 'VAT', opened, closed));
  expect(tax.total.taxMinor).toBe(tax.postedMinor);
  for (const { grossMinor, baseMinor, taxMinor } of tax.rows) expect(baseMinor + taxMinor).toBe(grossMinor);
  const rows = tax.rows.map((row) => [row.vatBps, [row.grossMinor, row.taxMinor]] as const);
  const something = rows.filter(([, amounts]) => amounts.some((amount) => amount !== 0));
  expect(new Map(something)).toEqual(taxByRate(await taxFactsOf(superuser, books.organisationId), opened, closed));
}

async function tellAttendance({ books, period, opened }: Told): Promise<void> {
  const { rows } = await attendance(books, period, WHOLE);
  const told = rows.map(({ groupId, courseName: _, groupName: __, ...counts }) => [groupId, counts] as const);
  const facts = await attendanceFactsOf(superuser, books.organisationId);
  expect(new Map(told)).toEqual(attendanceByGroup(facts, opened, endOf(period.to)));
}

async function tell(history: History): Promise<void> {
  const studio = await app.studio();
  const { organisationId } = studio.tenant;
  zone = history.zone;
  await superuser.query('update organisations set time_zone = $1 where id = $2', [zone, organisationId]);
  await live(studio, history);
  await growOld(superuser, organisationId, zone);
  const sums = new Sums(await ledgerOf(organisationId), dayOf);
  const now = new Date();
  const [first = 0, last = 0] = [Math.max(...history.ages), Math.min(...history.ages)];
  const period = { from: dayOf(new Date(now.getTime() - first * DAY_MS)), to: dayOf(new Date(now.getTime() - last * DAY_MS)) };
  const untilNow = (moment: Date) => (moment < now ? moment : now);
  const opened = untilNow(endOf(dayOf(new Date(Date.parse(`${period.from}T12:00:00Z`) - DAY_MS))));
  const closed = untilNow(endOf(period.to));
  const tellAll = () =>
    bindTenant(studio.tenant).transactional(async (em) => {
      const told = { books: { em, organisationId, timeZone: zone, currency: 'EUR', now }, period, sums, opened, closed };
      await tellOwed(told);
      await tellDebts(told);
      await tellSales(told);
      await tellTax(told);
      await tellAttendance(told);
      await checkStatements(told.books, sums.registrations);
    });
  await tellAll();
  // The same of kept figures: with some of the days closed, and then with all of them that are over.
  for (const lastDay of [dayOf(new Date(now.getTime() - history.closedAgo * DAY_MS)), undefined]) {
    await closeBooks(pool, organisationId, lastDay === undefined ? {} : { lastDay });
    await tellAll();
  }
}

it('reports of any history equal the sums of its transfers, row by row', { timeout: 300_000 }, async () => {
  const history = fc.record({
    scenario: scenarios('STANDS', { minLength: STEPS, maxLength: STEPS }),
    dealings: fc.array(trades, { minLength: STEPS / 2, maxLength: STEPS / 2 }),
    zone: fc.constantFrom(...ZONES),
    ages: fc.array(fc.nat({ max: SPAN_DAYS + 5 }), { minLength: 2, maxLength: 2 }),
    closedAgo: fc.nat({ max: SPAN_DAYS + 5 }),
  });
  await fc.assert(fc.asyncProperty(history, tell), {
    ...runs(SCENARIOS),
    // Each run lives a history in a database: to shrink it would take minutes.
    endOnFailure: true,
    interruptAfterTimeLimit: 240_000,
    markInterruptAsFailure: true,
  });
  expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
});
