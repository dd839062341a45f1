import { randomUUID } from 'node:crypto';
import { RecordPaymentDocument, UpdateSessionDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const LARGEST = 1_000_000_000_000;
const euroCents = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

async function pay(registrationId: string, amountMinor: number) {
  const input = { registrationId, amount: euroCents(amountMinor), method: 'CASH', idempotencyKey: randomUUID() } as const;
  return (await studio.clients.receptionist.request(RecordPaymentDocument, { input })).recordPayment;
}

/** One payment of 2^53 − 1 filled the account of the cash desk: every later sale for cash was a fault. */
test('an amount that alone could fill an account is refused, and the desk goes on', async () => {
  const { registrationId } = await studio.newcomer();
  for (const amountMinor of [Number.MAX_SAFE_INTEGER, LARGEST + 1]) {
    await expectRefused(studio, () => pay(registrationId, amountMinor), ['INVALID_INPUT', 'amount.amountMinor']);
  }
  expect((await pay(registrationId, LARGEST + 1)).errors).toMatchObject([{ invalid: 'AMOUNT_TOO_LARGE', limit: LARGEST }]);
  for (let payment = 1; payment <= 3; payment += 1) expect((await pay(registrationId, LARGEST)).errors).toEqual([]);
  await studio.sell(studio.creditProductId, { registrationId });
  expect(await studio.account(registrationId)).toMatchObject({ paid: 3 * LARGEST + 2000 });
});

/** A session at such a price, booked once, was the last booking of its course. */
test('a price that alone could fill an account is refused', async () => {
  const sessionId = await studio.session();
  const change = async (amountMinor: number) => {
    const input = { sessionId, price: euroCents(amountMinor) };
    return (await studio.clients.manager.request(UpdateSessionDocument, { input })).updateSession;
  };
  await expectRefused(studio, () => change(Number.MAX_SAFE_INTEGER), ['INVALID_INPUT', 'price.amountMinor']);
  expect((await change(LARGEST)).errors).toEqual([]);
  for (let booking = 1; booking <= 2; booking += 1) {
    const { registrationId } = await studio.newcomer();
    expect((await studio.book(registrationId, sessionId)).uncovered).toEqual(euroCents(LARGEST));
  }
});
