import { randomUUID } from 'node:crypto';
import {
  AttendanceDocument,
  BreakageDocument,
  CommissionDocument,
  DebtsDocument,
  DeferredRevenueDocument,
  ExportReportDocument,
  type ExportReportInput,
  SalesDocument,
  SellOrderDocument,
  VatDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok, useShop } from '../selling/shop.js';
import { euro } from '../support/studio.js';
import { expectFault } from '../support/unchanged.js';
import { dayAfter, rowsOf } from './rows.js';

const ground = useShop();
const dayOf = (moment: Date) => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Bratislava' }).format(moment);
const today = dayOf(new Date());
const period = { from: today, until: dayAfter(today) };
const owner = () => ground.studio.clients.owner;

type Part = { first?: number; after?: string; last?: number; before?: string };
/** A cursor of a row at a place, as of a moment. */
const position = (moment: number, place: number) => Buffer.from(JSON.stringify([moment, place])).toString('base64url');

const reports: [string, (part: Part) => Promise<unknown>][] = [
  ['sales', (part) => owner().request(SalesDocument, { ...period, ...part })],
  ['deferredRevenue', (part) => owner().request(DeferredRevenueDocument, { ...period, ...part })],
  ['breakage', (part) => owner().request(BreakageDocument, { ...period, ...part })],
  ['debts', (part) => owner().request(DebtsDocument, part)],
  ['commission', (part) => owner().request(CommissionDocument, { ...period, ...part })],
  ['vat', (part) => owner().request(VatDocument, { ...period, ...part })],
  ['attendance', (part) => owner().request(AttendanceDocument, { ...period, ...part })],
];

describe.each(reports)('the report %s', (_, ask) => {
  it('answers pages that cannot be as bad user input', async () => {
    const cursors = [
      'x',
      position(Date.now(), 0),
      position(Date.now(), -1),
      position(Date.now() + 3_600_000, 1),
      position(0, 2 ** 31),
    ];
    const pages = [{ first: 101 }, { first: -1 }, { first: 1, last: 1 }, { first: 1, before: position(Date.now(), 1) }];
    for (const part of [...pages, ...cursors.map((after) => ({ after }))]) {
      await expectFault(ground.studio, () => ask(part), 'BAD_USER_INPUT');
    }
    const beyond = position(Date.now() - 1_000, 2_000_000_000);
    await expect(ask({ first: 100, after: beyond })).resolves.toHaveProperty('reports');
    await expect(ask({ last: 100, before: beyond })).resolves.toHaveProperty('reports');
  });
});

describe('the sales of a day', () => {
  let free: string;
  beforeAll(async () => {
    const { shop, studio } = ground;
    const { customerId, registrationId, attendeeId } = await shop.newcomer();
    free = await shop.product({ kind: 'ENTRY', entries: 1, price: euro(0), name: 'Skúšobný vstup' });
    const input = {
      customerId,
      lines: [
        { pass: { productId: free, holder: { customerId } } },
        { pass: { productId: free, holder: { customerId } } },
        { seat: { sessionId: await shop.session({ price: 8 }), registrationId } },
        { registration: { attendeeId, groupId: studio.oneOffGroupId } },
      ],
      discount: { amount: euro(3.8), reason: 'Výročie' },
      payments: [{ method: 'CASH', amount: euro(34.2) } as const],
      idempotencyKey: randomUUID(),
    };
    ok((await studio.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
  });

  it('count passes that cost nothing, and show seats and registrations without a product', async () => {
    const { reports: told } = await owner().request(SalesDocument, period);
    const row = { day: today, channel: 'RECEPTION', refunded: euro(0) };
    // A tenth off 8 € and off 30 €.
    expect(rowsOf(told?.sales)).toEqual([
      { ...row, kind: 'PASS', product: { id: free }, name: 'Skúšobný vstup', count: 2, discount: euro(0), sold: euro(0) },
      { ...row, kind: 'REGISTRATION', product: null, name: null, count: 1, discount: euro(3), sold: euro(27) },
      { ...row, kind: 'SESSION', product: null, name: null, count: 1, discount: euro(0.8), sold: euro(7.2) },
    ]);
    expect(told?.sales.total).toEqual({ discount: euro(3.8), sold: euro(34.2), refunded: euro(0) });
  });

  it('are not those of the day before or of the days to come', async () => {
    for (const days of [-1, 1]) {
      const day = dayOf(new Date(Date.now() + days * 86_400_000));
      const { reports: told } = await owner().request(SalesDocument, { from: day, until: dayAfter(day) });
      expect(told?.sales).toMatchObject({ edges: [], totalCount: 0, total: { sold: euro(0) } });
    }
  });

  it('move to the day before when they were paid a millisecond before midnight', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const productId = await shop.product({ kind: 'ENTRY', entries: 1, price: euro(0), name: 'O polnoci' });
    await shop.sell(productId, { customerId });
    const paid = (moment: string) =>
      shop.sql(
        `update orders o set paid_at = ${moment} from order_lines l
         where l.organisation_id = o.organisation_id and l.order_id = o.id and l.product_id = ?`,
        [shop.keyOf('PassProduct', productId)],
      );
    const midnight = `(date_trunc('day', now() at time zone 'Europe/Bratislava') at time zone 'Europe/Bratislava')`;
    const counted = async (day: string) => {
      const { reports: told } = await owner().request(SalesDocument, { from: day, until: dayAfter(day) });
      return rowsOf(told?.sales).find((row) => row.product?.id === productId)?.count ?? 0;
    };
    const yesterday = dayOf(new Date(Date.now() - 86_400_000));
    await paid(midnight);
    expect([await counted(yesterday), await counted(today)]).toEqual([0, 1]);
    await paid(`${midnight} - interval '1 millisecond'`);
    expect([await counted(yesterday), await counted(today)]).toEqual([1, 0]);
  });
});

describe('exportReport', () => {
  const named = async (input: ExportReportInput) => (await owner().request(ExportReportDocument, { input })).exportReport?.name;
  const month = today.slice(0, 8);

  it('covers the month until today when no day is named, and the month of its last day when only that is', async () => {
    expect(await named({ report: 'SALES' })).toBe(`sales-${month}01-${today}.csv`);
    expect(await named({ report: 'DEFERRED_REVENUE', until: '2026-03-01' })).toBe('deferred-revenue-2026-02-01-2026-02-28.csv');
    expect(await named({ report: 'VAT', from: '2026-02-10', until: '2026-03-02' })).toBe('vat-2026-02-10-2026-03-01.csv');
  });

  it('counts debts at the end of `asOf`, or of the last day, or of today', async () => {
    expect(await named({ report: 'DEBTS' })).toBe(`debts-${today}.csv`);
    expect(await named({ report: 'DEBTS', until: '2026-03-01' })).toBe('debts-2026-02-28.csv');
    expect(await named({ report: 'DEBTS', until: '2026-03-01', asOf: '2026-01-31' })).toBe('debts-2026-01-31.csv');
  });

  it('refuses a period of 367 days and takes one of 366', async () => {
    const whole = { report: 'SALES', from: '2025-01-01' } as const;
    expect(await named({ ...whole, until: '2026-01-02' })).toBe('sales-2025-01-01-2026-01-01.csv');
    await expectFault(ground.studio, () => named({ ...whole, until: '2026-01-03' }), 'BAD_USER_INPUT');
  });

  it('refuses a first day after today when no last day is named', async () => {
    await expectFault(ground.studio, () => named({ report: 'SALES', from: '2099-01-01' }), 'BAD_USER_INPUT');
  });
});
