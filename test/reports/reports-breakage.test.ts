import { randomUUID } from 'node:crypto';
import { BreakageDocument, DeferredRevenueDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro, inDays } from '../support/studio.js';
import { rowsOf } from './rows.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const [debit, credit] = [-1, 1];
const day = (days: number): string => inDays(days).toISOString().slice(0, 10);

/** Posts the rest of a pass as breakage, or undoes that. */
async function post(passKey: string, amountMinor: number, id: string, reverses: string | null): Promise<void> {
  const [from, to] = reverses ? ['BREAKAGE', `PASS:${passKey}`] : [`PASS:${passKey}`, 'BREAKAGE'];
  await studio.sql(
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, pass_id, reverses, posted_at)
     values (?, ?, 'PASS_EXPIRED', ?, ?, 'EUR', ?, ?, ?, now())`,
    [studio.tenant.organisationId, id, from, to, amountMinor, passKey, reverses],
  );
  for (const [code, sign] of [[from, debit] as const, [to, credit] as const]) {
    await studio.sql('update accounts set balance = balance + ?::bigint where code = ?', [sign * amountMinor, code]);
  }
}

async function told() {
  const period = { from: day(-3), until: day(2) };
  const page = (await studio.clients.owner.request(BreakageDocument, period)).reports?.breakage;
  const breakage = { rows: rowsOf(page), total: page?.total };
  const owed = (await studio.clients.owner.request(DeferredRevenueDocument, period)).reports?.deferredRevenue.total;
  return { breakage, owed };
}

it('takes what has expired for breakage when a pass ends, and no more or less once it is posted', async () => {
  const { customerId, registrationId } = await studio.newcomer();
  const passId = await studio.sell(studio.entryProductId, { customerId });
  await studio.book(registrationId, await studio.session({ price: 8 }));
  await studio.expire(passId);
  const due = await told();
  expect(due.breakage.rows).toMatchObject([
    { product: { id: studio.entryProductId }, passes: 1, expired: euro(18), all: euro(18) },
  ]);
  expect(due.owed).toMatchObject({ sold: euro(24), redeemed: euro(-6), expired: euro(-18), closing: euro(0) });

  const [posted, passKey] = [randomUUID(), studio.keyOf('Pass', passId)];
  await post(passKey, 1800, posted, null);
  expect(await told()).toEqual(due);
  await post(passKey, 1800, randomUUID(), posted);
  expect(await told()).toEqual(due);
});
