import { randomUUID } from 'node:crypto';
import {
  AttendanceDocument,
  CheckInDocument,
  CommissionDocument,
  DebtsDocument,
  DeferredRevenueDocument,
  ExportReportDocument,
  RecordPaymentDocument,
  type ReportKind,
  SalesDocument,
  VatDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeShop, ok, type Shop } from '../selling/shop.js';
import type { TestApp } from '../support/app.js';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectFault } from '../support/unchanged.js';
import { dayAfter, rowsOf } from './rows.js';

const ground = useGround();
let app: TestApp;
let shop: Shop;
let today: string;
let earlier: string;
const dayOf = (moment: Date): string => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Bratislava' }).format(moment);
const DAY_MS = 86_400_000;

beforeAll(() => {
  ({ app } = ground);
});

/** Each test has books of its own. */
async function open(): Promise<void> {
  shop = await makeShop(app);
  [today, earlier] = [dayOf(new Date()), dayOf(new Date(Date.now() - 3 * DAY_MS))];
}

const period = () => ({ from: earlier, until: dayAfter(today) });

async function buyOnline(more: { vatBps?: number; amount?: number; feeMinor?: number } = {}) {
  const { client, customerId, registrationId } = await shop.newcomer();
  const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(more.amount ?? 24) });
  await shop.sql('update organisations set vat_payer = ?', [more.vatBps !== undefined]);
  await shop.sql(`update pass_products set vat_bps = ?, vat_treatment = 'SINGLE_PURPOSE' where id = ?`, [
    more.vatBps ?? 0,
    shop.keyOf('PassProduct', productId),
  ]);
  const { order } = ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }]));
  await shop.does({
    kind: 'payOrder',
    orderId: shop.keyOf('Order', order?.id ?? ''),
    method: 'SANDBOX',
    amountMinor: euro(more.amount ?? 24).amountMinor,
    providerRef: randomUUID(),
    feeMinor: more.feeMinor ?? 0,
    isTest: true,
  });
  const { payments, lines } = await shop.orderNow(order?.id ?? '');
  return { customerId, registrationId, productId, paymentId: payments[0]?.id ?? '', passId: lines[0]?.pass?.id ?? '' };
}

/** Check-in closes with the day: a session that ended an hour ago may have been yesterday's. */
const afterMidnight = { reason: 'Came to the desk after the session' };

describe('reports', () => {
  it('tell sales by product, channel and day, with what was paid back', async () => {
    await open();
    const { productId, paymentId } = await buyOnline();
    const { customerId } = await shop.newcomer();
    await shop.sell(productId, { customerId });
    ok(await shop.refund(paymentId, { part: { amount: euro(10) } }));
    const { reports } = await shop.clients.owner.request(SalesDocument, period());
    const product = { id: productId };
    expect(rowsOf(reports?.sales)).toMatchObject([
      { day: today, channel: 'ONLINE', kind: 'PASS', product, count: 1, sold: euro(24), refunded: euro(10) },
      { day: today, channel: 'RECEPTION', kind: 'PASS', product, count: 1, sold: euro(24), refunded: euro(0) },
    ]);
    expect(reports?.sales).toMatchObject({ totalCount: 2, total: { sold: euro(48), refunded: euro(10), discount: euro(0) } });
  });

  it('tell what is owed on passes, and how it moved', async () => {
    await open();
    const { registrationId, customerId } = await shop.newcomer();
    await shop.sell(shop.entryProductId, { customerId });
    await shop.book(registrationId, await shop.session({ price: 8 }));
    const { paymentId } = await buyOnline();
    ok(await shop.refund(paymentId));
    const { reports } = await shop.clients.manager.request(DeferredRevenueDocument, period());
    expect(reports?.deferredRevenue.total).toMatchObject({
      opening: euro(0),
      sold: euro(48),
      redeemed: euro(-6),
      refunded: euro(-24),
      expired: euro(0),
      earned: euro(0),
      closing: euro(18),
      closingGifts: euro(0),
    });
  });

  it('tell several products of one order apart, a gift of one of them, and a refund of a part', async () => {
    await open();
    const { client, customerId } = await shop.newcomer();
    const dear = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(30) });
    const cheap = await shop.onlineProduct({ kind: 'ENTRY', entries: 1, price: euro(10) });
    const gift = { to: 'Babka' };
    const { order } = ok(
      await shop.start(client, [
        { pass: { productId: dear, holder: { gift } } },
        { pass: { productId: cheap, holder: { customerId } } },
      ]),
    );
    await shop.pay(order?.id ?? '');
    const { payments } = await shop.orderNow(order?.id ?? '');
    ok(await shop.refund(payments[0]?.id ?? '', { part: { amount: euro(20) } }));
    const { reports } = await shop.clients.owner.request(SalesDocument, period());
    const byProduct = new Map(rowsOf(reports?.sales).map((row) => [row.product?.id, row]));
    expect(byProduct.get(dear)).toMatchObject({ channel: 'ONLINE', count: 1, sold: euro(30), refunded: euro(15) });
    expect(byProduct.get(cheap)).toMatchObject({ channel: 'ONLINE', count: 1, sold: euro(10), refunded: euro(5) });
    const owed = (await shop.clients.owner.request(DeferredRevenueDocument, period())).reports?.deferredRevenue;
    const owedOf = new Map(rowsOf(owed).map((row) => [row.product.id, row]));
    expect(owedOf.get(dear)).toMatchObject({ sold: euro(30), closing: euro(30), closingGifts: euro(30) });
    expect(owedOf.get(cheap)).toMatchObject({ sold: euro(10), closing: euro(10), closingGifts: euro(0) });
  });

  it('tell debts by registration and age: money pays the oldest charge first', async () => {
    await open();
    const { registrationId } = await shop.newcomer();
    const [first, second] = [await shop.session({ price: 8 }), await shop.session({ price: 5, days: 11 })];
    await shop.book(registrationId, first);
    await shop.book(registrationId, second);
    const payment = { registrationId, amount: euro(6), method: 'CASH', idempotencyKey: randomUUID() } as const;
    ok((await shop.clients.receptionist.request(RecordPaymentDocument, { input: payment })).recordPayment);
    const { reports } = await shop.clients.owner.request(DebtsDocument, {});
    const owed = { upTo30Days: euro(7), upTo60Days: euro(0), debt: euro(7) };
    expect(reports?.debts).toMatchObject({ totalCount: 1, total: owed });
    expect(rowsOf(reports?.debts)).toMatchObject([{ registration: { id: registrationId }, ...owed }]);
    const past = await shop.clients.owner.request(DebtsDocument, { asOf: earlier });
    expect(past.reports?.debts).toMatchObject({ totalCount: 0, edges: [], total: { debt: euro(0) } });
  });

  it('tell commission and VAT as the ledger has them', async () => {
    await open();
    const { paymentId } = await buyOnline({ vatBps: 2300, amount: 24.6, feeMinor: 74 });
    ok(await shop.refund(paymentId, { part: { amount: euro(12.3) }, method: 'CARD', returnFee: true }));
    const { reports } = await shop.clients.owner.request(CommissionDocument, period());
    expect(rowsOf(reports?.commission)).toEqual([
      { day: today, method: 'SANDBOX', taken: euro(0.74), returned: euro(0.37), kept: euro(0.37) },
    ]);
    const tax = (await shop.clients.owner.request(VatDocument, period())).reports?.vat;
    expect(rowsOf(tax)).toEqual([{ vatBps: 2300, gross: euro(12.3), base: euro(10), tax: euro(2.3) }]);
    expect(tax?.total).toMatchObject({ tax: euro(2.3), posted: euro(2.3) });
  });

  it('tell the tax of what is taxed when it is used, when it is used', async () => {
    await open();
    await shop.sql('update organisations set vat_payer = true');
    const setRate = (vatBps: number) => shop.sql('update courses set vat_bps = ?', [vatBps]);
    await setRate(2300);
    const { customerId, registrationId } = await shop.newcomer();
    await shop.sell(await shop.product({ kind: 'ENTRY', entries: 2, price: euro(24.6), vatBps: 2300 }), { customerId });
    await shop.sell(await shop.product({ kind: 'CREDIT', credit: euro(20), price: euro(10.5), vatBps: 500 }), { registrationId });
    const told = async () => (await shop.clients.owner.request(VatDocument, period())).reports?.vat;
    expect(await told()).toMatchObject({ edges: [], total: { posted: euro(0) } });
    const entry = { vatBps: 2300, gross: euro(12.3), base: euro(10), tax: euro(2.3) };
    const first = await shop.book(registrationId, await shop.session({ price: 8 }));
    await shop.book(registrationId, await shop.session({ price: 8, days: 11 }));
    expect(rowsOf(await told())).toEqual([{ vatBps: 2300, gross: euro(24.6), base: euro(20), tax: euro(4.6) }]);
    await setRate(500);
    await shop.book(registrationId, await shop.session({ price: 20, days: 12 }));
    ok(await shop.tryToCancel({ bookingId: first.id }));
    const credit = { vatBps: 500, gross: euro(10.5), base: euro(10), tax: euro(0.5) };
    const now = await told();
    expect(rowsOf(now)).toMatchObject([entry, credit]);
    expect(now?.total).toMatchObject({ tax: euro(2.8), posted: euro(2.8) });
  });

  it('tell how full sessions were, and who came', async () => {
    await open();
    const sessionId = await shop.session({ capacity: 4 });
    const bookings = [];
    for (let i = 0; i < 3; i++) bookings.push(await shop.book((await shop.newcomer()).registrationId, sessionId));
    await shop.beginIn(sessionId, -2);
    await shop.clients.receptionist.request(CheckInDocument, { input: { bookingId: bookings[0]?.id ?? '', ...afterMidnight } });
    const day = dayOf(new Date(Date.now() - 2 * 3_600_000));
    const { reports } = await shop.clients.owner.request(AttendanceDocument, { from: day, until: dayAfter(day) });
    expect(rowsOf(reports?.attendance)).toMatchObject([
      {
        group: { id: shop.mondayGroupId },
        sessions: 1,
        capacity: 4,
        booked: 3,
        attended: 1,
        utilisationBps: 7500,
        attendanceBps: 3333,
      },
    ]);
  });
});

/** The names of columns as a file writes them. */
const quoted = (names: string) =>
  names
    .split(',')
    .map((name) => `"${name}"`)
    .join(',');

/** The lines of a report as a file, without its mark and the last line break. */
async function csvOf(report: ReportKind): Promise<string[]> {
  const { exportReport } = await shop.clients.owner.request(ExportReportDocument, { input: { report, ...period() } });
  const lines = exportReport?.csv.replace(/^\ufeff/, '').split('\r\n') ?? [];
  expect(lines.pop()).toBe('');
  expect(exportReport?.rowCount).toBe(lines.length - 1);
  return lines;
}

describe('exportReport', () => {
  it('writes each report as CSV, and nothing that a spreadsheet would run', async () => {
    await open();
    const { customerId } = await shop.newcomer();
    await shop.sell(await shop.product({ kind: 'ENTRY', entries: 4, name: '=HYPERLINK("x")' }), { customerId });
    const { exportReport } = await shop.clients.owner.request(ExportReportDocument, { input: { report: 'SALES', ...period() } });
    expect(exportReport).toEqual({
      name: `sales-${earlier}-${today}.csv`,
      rowCount: 1,
      csv:
        `\ufeff${quoted('day,channel,kind,name,count,discount,sold,refunded,currency')}\r\n` +
        `${today},"RECEPTION","PASS","'=HYPERLINK(""x"")",1,0.00,20.00,0.00,"EUR"\r\n`,
    });
  });

  it('writes whole rows of every report', async () => {
    await open();
    const { passId } = await buyOnline({ vatBps: 2300, amount: 24.6, feeMinor: 74 });
    await shop.expire(passId);
    const { registrationId } = await shop.newcomer();
    const sessionId = await shop.session({ price: 8, capacity: 4 });
    const booking = await shop.book(registrationId, sessionId);
    await shop.beginIn(sessionId, -2);
    await shop.clients.receptionist.request(CheckInDocument, { input: { bookingId: booking.id, ...afterMidnight } });
    expect(await csvOf('SALES')).toEqual([
      quoted('day,channel,kind,name,count,discount,sold,refunded,currency'),
      `${today},"ONLINE","PASS","Permanentka",1,0.00,24.60,0.00,"EUR"`,
    ]);
    expect(await csvOf('DEFERRED_REVENUE')).toEqual([
      quoted('name,opening,sold,redeemed,refunded,earned,expired,closing,closingGifts,currency'),
      '"Permanentka",0.00,24.60,0.00,0.00,0.00,-24.60,0.00,0.00,"EUR"',
    ]);
    expect(await csvOf('BREAKAGE')).toEqual([quoted('name,passes,expired,all,currency'), '"Permanentka",1,24.60,24.60,"EUR"']);
    const [names, debt, ...others] = await csvOf('DEBTS');
    expect([names, ...others]).toEqual([
      quoted('customerName,attendeeName,groupName,since,upTo30Days,upTo60Days,upTo90Days,over90Days,debt,currency'),
    ]);
    expect(debt).toMatch(/^"Mária Nová","Nina","Pondelok",\d{4}-\d\d-\d\dT[\d:.]+Z,8.00,0.00,0.00,0.00,8.00,"EUR"$/);
    expect(await csvOf('COMMISSION')).toEqual([
      quoted('day,method,taken,returned,kept,currency'),
      `${today},"SANDBOX",0.74,0.00,0.74,"EUR"`,
    ]);
    expect(await csvOf('VAT')).toEqual([quoted('vatBps,gross,base,tax,currency'), '2300,24.60,20.00,4.60,"EUR"']);
    expect(await csvOf('ATTENDANCE')).toEqual([
      quoted('courseName,groupName,sessions,capacity,booked,attended,noShow,lateCancelled,utilisationBps,attendanceBps,currency'),
      '"Plávanie pre deti","Pondelok",1,4,1,1,0,0,2500,10000,"EUR"',
    ]);
  });

  it('gives the reports to owners and managers, and to no key', async () => {
    await expectSeenBy(ground, asking('{ reports { __typename } }'), { allowed: ['owner', 'manager'] });
  });

  it('refuses times that cannot be', async () => {
    const ask = (from: string, until: string, first?: number) => () =>
      shop.clients.owner.request(SalesDocument, { from, until, ...(first === undefined ? {} : { first }) });
    await expectFault(shop, ask('2026-02-02', '2026-02-02'), 'BAD_USER_INPUT');
    await expectFault(shop, ask('2025-01-01', '2026-01-03'), 'BAD_USER_INPUT');
    await expectFault(shop, ask(today, dayAfter(today), 101), 'BAD_USER_INPUT');
    const { reports } = await ask('0001-01-01', '0002-01-01')();
    expect(reports?.sales.totalCount).toBe(0);
  });
});
