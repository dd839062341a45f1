import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';

const WEEK_MS = 7 * 24 * 3_600_000;

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterEach(() => vi.useRealTimers());
afterAll(() => app.stop());

/**
 * Reads went by the server's clock, and bookings and live states by the database's: a pass could be ACTIVE here and EXPIRED
 * there.
 */
test('reads use the clock of the database, although the clock of the server is wrong', async () => {
  const { registrationId } = await studio.newcomer();
  const passId = await studio.sell(studio.creditProductId, { registrationId });
  await studio.expire(passId);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 60 * WEEK_MS });
  expect(await studio.passNow(passId)).toMatchObject({ status: 'EXPIRED', creditLeft: { amountMinor: 0 } });
  expect(await studio.account(registrationId)).toMatchObject({ balance: 0 });
});
