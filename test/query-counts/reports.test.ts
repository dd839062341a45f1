import {
  AttendanceDocument,
  BreakageDocument,
  CommissionDocument,
  DebtsDocument,
  DeferredRevenueDocument,
  ExportReportDocument,
  SalesDocument,
  VatDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeShop, type Shop } from '../selling/shop.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, inDays } from '../support/studio.js';
import { statementsOf } from './count.js';

const PRODUCTS = 50;

let app: TestApp;
let shop: Shop;
beforeAll(async () => {
  app = await startTestApp();
  shop = await makeShop(app);
});
afterAll(async () => {
  await shop.closeShop();
  await app.stop();
});

const day = (days: number) => inDays(days).toISOString().slice(0, 10);
const period = { from: day(-1), to: day(30), first: 100 };

/** Sells a product of its own, has it used, and leaves a debt. */
async function sellAnother(n: number): Promise<void> {
  const { registrationId, customerId } = await shop.newcomer();
  const productId = await shop.product({ kind: 'ENTRY', entries: 1, price: euro(10), name: `Permanentka ${n}` });
  await shop.sell(productId, { customerId });
  for (const days of [3, 4]) await shop.book(registrationId, await shop.session({ price: 8, days, capacity: 1 }));
}

test(`a report of ${PRODUCTS} products costs as many statements as one of 1`, { timeout: 300_000 }, async () => {
  const { owner } = shop.clients;
  const reports = {
    sales: () => owner.request(SalesDocument, period),
    deferredRevenue: () => owner.request(DeferredRevenueDocument, period),
    breakage: () => owner.request(BreakageDocument, period),
    debts: () => owner.request(DebtsDocument, { first: 100 }),
    commission: () => owner.request(CommissionDocument, period),
    vat: () => owner.request(VatDocument, period),
    attendance: () => owner.request(AttendanceDocument, period),
    exportReport: () => owner.request(ExportReportDocument, { input: { report: 'SALES', from: period.from, to: period.to } }),
  };
  const counts = async () => {
    const counted: Record<string, number> = {};
    for (const [name, report] of Object.entries(reports)) {
      // The least of three: who holds the token is looked up anew every few seconds.
      const tries = [await statementsOf(report), await statementsOf(report), await statementsOf(report)];
      counted[name] = Math.min(...tries.map((statements) => statements.length));
    }
    return counted;
  };
  await sellAnother(1);
  const small = await counts();
  for (let n = 2; n <= PRODUCTS; n += 1) await sellAnother(n);
  const [sales, owed, due] = await Promise.all([reports.sales(), reports.deferredRevenue(), reports.debts()]);
  expect(sales.reports?.sales.rowCount).toBe(PRODUCTS);
  expect(owed.reports?.deferredRevenue.rowCount).toBe(PRODUCTS);
  expect(due.reports?.debts.rowCount).toBe(PRODUCTS);
  expect(await counts()).toEqual(small);
  expect(Object.values(small).every((count) => count > 0)).toBe(true);
});
