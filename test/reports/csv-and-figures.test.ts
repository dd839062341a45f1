import { randomUUID } from 'node:crypto';
import {
  AttendanceDocument,
  BreakageDocument,
  CheckInDocument,
  CommissionDocument,
  DebtsDocument,
  DeferredRevenueDocument,
  ExportReportDocument,
  type ReportKind,
  SalesDocument,
  SellOrderDocument,
  VatDocument,
} from '@permanentka/client';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok, useShop } from '../selling/shop.js';
import { euro } from '../support/studio.js';
import { dayAfter, rowsOf } from './rows.js';

const ground = useShop();
const dayOf = (moment: Date) => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Bratislava' }).format(moment);
const HOUR_MS = 3_600_000;
/** From the day of the session that has begun, which may be yesterday, until today. */
const period = { from: dayOf(new Date(Date.now() - 2 * HOUR_MS)), until: dayAfter(dayOf(new Date())) };

type Cells = Record<string, string>;

/** The file of a report, read by a parser of CSV that knows nothing of ours. */
async function fileOf(report: ReportKind): Promise<{ rows: Cells[]; rowCount: number | undefined; name: string | undefined }> {
  const { exportReport } = await ground.studio.clients.owner.request(ExportReportDocument, { input: { report, ...period } });
  const rows: Cells[] = parse(exportReport?.csv ?? '', { bom: true, columns: true, relax_column_count: false });
  return { rows, rowCount: exportReport?.rowCount, name: exportReport?.name };
}

interface Amount {
  amountMinor: number;
  currency: string;
}
const isAmount = (value: unknown): value is Amount => typeof value === 'object' && value !== null && 'amountMinor' in value;
/** An amount of euros in cents as a file writes it, without any floating point. */
const decimalOf = ({ amountMinor }: Amount) => {
  const digits = String(Math.abs(amountMinor)).padStart(3, '0');
  return `${amountMinor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

function cellOf(value: unknown): string {
  if (isAmount(value)) return decimalOf(value);
  return value === null ? '' : String(value);
}

/** A row of the query in the words of the file, which has no objects. */
const OBJECTS = new Set(['product', 'registration', 'group']);
const rowOf = (row: object): Cells => ({
  ...Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (OBJECTS.has(name) ? [] : [[name, cellOf(value)]]))),
  currency: 'EUR',
});

/** A name with everything that a writer of CSV could get wrong. */
const AWKWARD = 'Vstup, "zľava"; 2\u00a0×\r\nsúrodenci';

beforeAll(async () => {
  const { shop, studio } = ground;
  const { receptionist } = studio.clients;
  await shop.sql('update organisations set vat_payer = true');
  const buyer = await shop.newcomer();
  const { customerId, registrationId } = buyer;
  const taxed = { vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' } as const;
  const named = await shop.product({ kind: 'ENTRY', entries: 3, price: euro(12.35), ...taxed });
  await shop.sql('update pass_products set name = ? where id = ?', [AWKWARD, shop.keyOf('PassProduct', named)]);
  const sessionId = await shop.session({ price: 8, capacity: 3 });
  const lines = [{ pass: { productId: named, holder: { customerId } } }, { seat: { sessionId, registrationId } }];
  const discount = { amount: euro(1.01), reason: 'Súrodenec' };
  const payments = [{ method: 'CASH', amount: euro(19.34) } as const];
  const input = { customerId, lines, discount, payments, idempotencyKey: randomUUID() };
  const { order } = ok((await receptionist.request(SellOrderDocument, { input })).sellOrder);
  ok(await shop.refund(order?.payments[0]?.id ?? '', { part: { amount: euro(2.5) } }));

  const credit = await shop.onlineProduct({ kind: 'CREDIT', credit: euro(50), price: euro(45), name: 'Kredit 50', vatBps: 500 });
  const online = await shop.newcomer();
  const line = { pass: { productId: credit, holder: { registrationId: online.registrationId } } };
  const started = ok(await shop.start(online.client, [line], { inProfile: true }));
  await shop.does({
    ...{ kind: 'payOrder', orderId: shop.keyOf('Order', started.order?.id ?? ''), method: 'SANDBOX', amountMinor: 4500 },
    ...{ providerRef: randomUUID(), feeMinor: 135, isTest: true },
  });
  await shop.book(online.registrationId, await shop.session({ price: 8 }));

  const debtor = await shop.newcomer();
  const second = await shop.book(debtor.registrationId, sessionId);
  const ended = await shop.newcomer();
  await shop.expire(await shop.sell(studio.entryProductId, { customerId: ended.customerId }));
  await shop.beginIn(sessionId, -2);
  // Check-in closes with the day: a session that ended an hour ago may have been yesterday's.
  const late = { bookingId: second.id, reason: 'Came to the desk after the session' };
  ok((await receptionist.request(CheckInDocument, { input: late })).checkIn);
});

describe('the file of a report, read by a parser of CSV', () => {
  const owner = () => ground.studio.clients.owner;
  const kinds: [ReportKind, () => Promise<readonly object[]>][] = [
    ['SALES', async () => rowsOf((await owner().request(SalesDocument, period)).reports?.sales)],
    ['DEFERRED_REVENUE', async () => rowsOf((await owner().request(DeferredRevenueDocument, period)).reports?.deferredRevenue)],
    ['BREAKAGE', async () => rowsOf((await owner().request(BreakageDocument, period)).reports?.breakage)],
    ['DEBTS', async () => rowsOf((await owner().request(DebtsDocument, { asOf: dayOf(new Date()) })).reports?.debts)],
    ['COMMISSION', async () => rowsOf((await owner().request(CommissionDocument, period)).reports?.commission)],
    ['VAT', async () => rowsOf((await owner().request(VatDocument, period)).reports?.vat)],
    ['ATTENDANCE', async () => rowsOf((await owner().request(AttendanceDocument, period)).reports?.attendance)],
  ];

  it.each(kinds)('has the rows and the figures of the query: %s', async (report, readRows) => {
    const { rows, rowCount } = await fileOf(report);
    const shown = await readRows();
    expect(shown.length).toBeGreaterThan(0);
    expect(rowCount).toBe(shown.length);
    expect(rows).toEqual(shown.map(rowOf));
  });

  it('keeps commas, quotes and line breaks inside one cell', async () => {
    const { rows } = await fileOf('SALES');
    expect(rows.map(({ name }) => name)).toContain(AWKWARD);
  });

  it('adds up to the totals of the query, cent for cent', async () => {
    const { rows } = await fileOf('SALES');
    const { reports } = await owner().request(SalesDocument, period);
    const total = reports?.sales.total;
    const sumOf = (column: string) => rows.reduce((sum, row) => sum + Number((row[column] ?? '').replace('.', '')), 0);
    expect({ sold: sumOf('sold'), refunded: sumOf('refunded'), discount: sumOf('discount') }).toEqual({
      sold: total?.sold.amountMinor,
      refunded: total?.refunded.amountMinor,
      discount: total?.discount.amountMinor,
    });
    // 19.34 at the desk, 45 online and 24 for the pass that ended; then a seat that nobody paid, which is no sale.
    expect(total).toMatchObject({ sold: euro(88.34), refunded: euro(2.5), discount: euro(1.01) });
  });
});
