import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

it('gives what a new pass settled back to that pass, and not to the registration as money that never ends', async () => {
  const { registrationId } = await studio.newcomer();
  const booking = await studio.book(registrationId, await studio.session({ price: 20 }), { payWith: 'AT_DESK' });
  const bargain = await studio.product({
    kind: 'CREDIT',
    price: euro(10),
    credit: euro(20),
    validity: { period: { length: 'P1M' } },
  });
  const passId = await studio.sell(bargain, { registrationId });
  expect(await studio.left(passId)).toBe(0);
  await studio.tryToCancel({ bookingId: booking.id });
  expect(await studio.left(passId)).toBe(2000);
  expect(await studio.account(registrationId)).toMatchObject({ paid: 2000, charged: 0, balance: 2000 });
});

it('settles the oldest bookings first and the price of a course last', async () => {
  const { registrationId } = await studio.newcomer();
  const first = await studio.book(registrationId, await studio.session({ price: 8 }));
  const second = await studio.book(registrationId, await studio.session({ price: 8 }));
  const passId = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(10) }), { registrationId });
  await studio.tryToCancel({ bookingId: second.id });
  expect(await studio.left(passId)).toBe(200);
  await studio.tryToCancel({ bookingId: first.id });
  expect(await studio.left(passId)).toBe(1000);
});
