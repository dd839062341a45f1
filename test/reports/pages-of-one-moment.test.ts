import { setTimeout as sleep } from 'node:timers/promises';
import {
  AttendanceDocument,
  BreakageDocument,
  CommissionDocument,
  DebtsDocument,
  DeferredRevenueDocument,
  SalesDocument,
  VatDocument,
} from '@permanentka/client';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOOKS_CONNECTIONS, settledMoment } from '../../src/services/reports/moment.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { expectFault } from '../support/unchanged.js';
import { rowsOf } from './rows.js';

const ROUNDS = 4;
const SELLERS = 3;
const PAGE = 3;
const dayOf = (moment: Date) => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Bratislava' }).format(moment);
const period = { from: dayOf(new Date(Date.now() - 86_400_000)), until: dayOf(new Date(Date.now() + 2 * 86_400_000)) };

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  await studio.sql('update organisations set vat_payer = true');
});
afterAll(() => stopAndVerify(app));

type Part = { first: number; after?: string | undefined };
interface Page {
  rows: readonly { key: string; amountMinor: number }[];
  totalCount: number;
  endCursor: string | null;
  moment: string;
  totalMinor: number;
}

/** Each report as pages of keys and one amount. */
const reports: [name: string, read: (part: Part) => Promise<Page>][] = [
  ['sales', (part) => pageOf(SalesDocument, part, 'sales', ({ product }) => String(product?.id), 'sold')],
  [
    'deferredRevenue',
    (part) => pageOf(DeferredRevenueDocument, part, 'deferredRevenue', ({ product }) => String(product?.id), 'closing'),
  ],
  ['debts', (part) => pageOf(DebtsDocument, part, 'debts', ({ registration }) => String(registration?.id), 'debt')],
  ['vat', (part) => pageOf(VatDocument, part, 'vat', ({ vatBps }) => String(vatBps), 'gross')],
];

async function pageOf(
  document: typeof SalesDocument | typeof DeferredRevenueDocument | typeof DebtsDocument | typeof VatDocument,
  part: Part,
  name: string,
  keyOf: (row: Record<string, { id?: string } | undefined>) => string,
  amount: string,
): Promise<Page> {
  type Amounts = Record<string, { amountMinor: number }>;
  type Row = Record<string, { id?: string; amountMinor?: number }>;
  type Told = {
    edges: { node: Row }[];
    pageInfo: { endCursor: string | null };
    totalCount: number;
    moment: string;
    total: Amounts;
  };
  const asked = name === 'debts' ? part : { ...period, ...part };
  const { reports: told } = (await studio.clients.owner.request(document as never, asked as never)) as {
    reports: Record<string, Told>;
  };
  const { pageInfo, totalCount = 0, moment = '', total = {} } = told[name] ?? {};
  return {
    rows: rowsOf(told[name]).map((row) => ({ key: keyOf(row), amountMinor: row[amount]?.amountMinor ?? Number.NaN })),
    ...{ totalCount, moment, endCursor: pageInfo?.endCursor ?? null },
    totalMinor: total[amount]?.amountMinor ?? Number.NaN,
  };
}

/** Sales go on between all pages, and yet do not fill pages faster than they are read. */
const PAUSE_MS = 250;

/** Sells new products and leaves debts until it is told to stop; the names are such that new rows come in between. */
async function trade(isOver: () => boolean, seller: number): Promise<number> {
  let count = 0;
  for (; !isOver(); count += 1) {
    const name = `Permanentka ${(count * 7919) % 1000}-${seller}`;
    const vat = { vatBps: 500 + 100 * ((count * 31) % 40), vatTreatment: 'SINGLE_PURPOSE' } as const;
    const productId = await studio.product({ kind: 'ENTRY', entries: 1, name, ...vat });
    const { customerId, registrationId } = await studio.newcomer();
    await studio.sell(productId, { customerId });
    const debtor = await studio.newcomer();
    await studio.book(debtor.registrationId, await studio.session({ price: 5 + (count % 20) }));
    expect(registrationId).not.toBe('');
    await sleep(PAUSE_MS);
  }
  return count;
}

/** The cursor of the first row of a report as of a moment. */
const cursorOf = (moment: number) => Buffer.from(JSON.stringify([moment, 1])).toString('base64url');

async function readAll(read: (part: Part) => Promise<Page>): Promise<Page[]> {
  const pages = [await read({ first: PAGE })];
  for (let end = pages[0]?.endCursor; end; end = pages.at(-1)?.endCursor) pages.push(await read({ first: PAGE, after: end }));
  return pages;
}

describe('the pages of a report, while sales go on', () => {
  it('have each row once, one total, and rows that add up to it', { timeout: 120_000 }, async () => {
    let isOver = false;
    const sellers = Array.from({ length: SELLERS }, (_, seller) => trade(() => isOver, seller));
    await sleep(2_000);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, read] of reports) {
        const pages = await readAll(read);
        const [first] = pages;
        const rows = pages.flatMap((page) => page.rows);
        expect(new Set(rows.map(({ key }) => key)).size, name).toBe(rows.length);
        expect(rows.length, name).toBe(first?.totalCount);
        expect(
          pages.map(({ totalCount, moment, totalMinor }) => ({ totalCount, moment, totalMinor })),
          name,
        ).toEqual(pages.map(() => ({ totalCount: first?.totalCount, moment: first?.moment, totalMinor: first?.totalMinor })));
        expect(
          rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
          name,
        ).toBe(first?.totalMinor);
      }
    }
    isOver = true;
    const counts = await Promise.all(sellers);
    expect(Math.min(...counts)).toBeGreaterThan(1);
  });

  it('show a sale that was answered before the first page was asked for', async () => {
    const productId = await studio.product({ kind: 'ENTRY', entries: 1, name: 'Hneď' });
    const { customerId } = await studio.newcomer();
    await studio.sell(productId, { customerId });
    const { reports: told } = await studio.clients.owner.request(SalesDocument, { ...period, first: 100 });
    const after = told?.sales.pageInfo.endCursor ?? null;
    const last = await studio.clients.owner.request(SalesDocument, { ...period, first: 100, after });
    const rows = [...rowsOf(told?.sales), ...rowsOf(last.reports?.sales)];
    expect(rows.map(({ product }) => product?.id)).toContain(productId);
  });

  it('refuse the cursor of a moment in the future, for every report', async () => {
    const after = cursorOf(Date.now() + 3_600_000);
    const { owner } = studio.clients;
    const asks = [
      () => owner.request(SalesDocument, { ...period, after }),
      () => owner.request(DeferredRevenueDocument, { ...period, after }),
      () => owner.request(BreakageDocument, { ...period, after }),
      () => owner.request(DebtsDocument, { after }),
      () => owner.request(CommissionDocument, { ...period, after }),
      () => owner.request(VatDocument, { ...period, after }),
      () => owner.request(AttendanceDocument, { ...period, after }),
    ];
    for (const ask of asks) await expectFault(studio, ask, 'BAD_USER_INPUT');
  });

  it('are as of the moment of their cursor: of an hour ago, no sale of today', async () => {
    const moment = Date.now() - 3_600_000;
    const { reports: told } = await studio.clients.owner.request(SalesDocument, { ...period, after: cursorOf(moment) });
    expect(told?.sales).toMatchObject({ edges: [], totalCount: 0, moment: new Date(moment).toISOString() });
  });
});

describe('the moment of a report', () => {
  async function whileSomethingIsOpen(work: (writer: Client) => Promise<void>): Promise<void> {
    const writer = new Client({ connectionString: app.databaseUrl });
    await writer.connect();
    try {
      await writer.query('begin; create table witness (id int)');
      await work(writer);
    } finally {
      await writer.query('rollback');
      await writer.end();
    }
  }

  it('waits for a transaction that may have posted before it', async () => {
    await whileSomethingIsOpen(async (writer) => {
      let isSettled = false;
      const moment = settledMoment(app.orm.em.fork(), null).then((found) => {
        isSettled = true;
        return found;
      });
      await sleep(200);
      expect(isSettled).toBe(false);
      await writer.query('rollback');
      const before = Date.now();
      expect((await moment).getTime()).toBeLessThan(before);
    });
  });

  it('waits no longer than a second or so for a transaction that is stuck', async () => {
    await whileSomethingIsOpen(async () => {
      const begun = performance.now();
      await settledMoment(app.orm.em.fork(), null);
      expect(performance.now() - begun).toBeGreaterThan(900);
      expect(performance.now() - begun).toBeLessThan(5_000);
    });
  });

  it('does not wait for a server that closes books', async () => {
    await whileSomethingIsOpen(async (writer) => {
      await writer.query(`set application_name = '${BOOKS_CONNECTIONS}'`);
      const begun = performance.now();
      await settledMoment(app.orm.em.fork(), null);
      expect(performance.now() - begun).toBeLessThan(900);
    });
  });

  it('does not wait for a transaction that began after it, or for one that only reads', async () => {
    const reader = new Client({ connectionString: app.databaseUrl });
    await reader.connect();
    await reader.query('begin isolation level repeatable read; select 1 from mikro_orm_migrations');
    const begun = performance.now();
    await settledMoment(app.orm.em.fork(), null);
    expect(performance.now() - begun).toBeLessThan(900);
    await reader.end();
  });
});
