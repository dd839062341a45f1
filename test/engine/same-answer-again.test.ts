import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

async function booked() {
  const { registrationId, customerId } = await studio.newcomer();
  await studio.sell(studio.entryProductId, { customerId });
  return studio.book(registrationId, await studio.session({ price: 8 }));
}

it('answers a repeated cancellation in time as it answered the first', async () => {
  const input = { bookingId: (await booked()).id, idempotencyKey: randomUUID() };
  const first = await studio.tryToCancel(input);
  expect(first.passBalances).toHaveLength(1);
  expect(await studio.tryToCancel(input)).toEqual(first);
});

it('answers a repeated late cancellation as it answered the first', async () => {
  const { id: bookingId } = await booked();
  await studio.closeCancellation(bookingId);
  const input = { bookingId, idempotencyKey: randomUUID() };
  const dry = await studio.tryToCancel({ bookingId, dryRun: true });
  const first = await studio.tryToCancel(input);
  expect(first.registrationBalance?.paid.amountMinor).toBe(800);
  expect(first.booking?.covered).toEqual(dry.booking?.covered);
  expect(await studio.tryToCancel(input)).toEqual(first);
});

it('gives a dry run no version that a real change will have', async () => {
  const { registrationId } = await studio.newcomer();
  const sessionId = await studio.session();
  const dry = await studio.tryToBook({ registrationId, sessionId, dryRun: true });
  const real = await studio.tryToBook({ registrationId, sessionId });
  expect(dry.sessionCapacity?.seatsTaken).toBe(1);
  expect(real.sessionCapacity?.version).toBeGreaterThan(dry.sessionCapacity?.version ?? Number.NaN);
  expect(real.registrationBalance?.version).toBeGreaterThan(dry.registrationBalance?.version ?? Number.NaN);
});

it('lets staff take back a check-in with a reason', async () => {
  const booking = await booked();
  await studio.sql(`update bookings set status = 'ATTENDED', checked_in_at = now() where id = ?`, [
    studio.keyOf('Booking', booking.id),
  ]);
  expect((await studio.tryToCancel({ bookingId: booking.id })).errors[0]?.code).toBe('BOOKING_NOT_ACTIVE');
  const { booking: taken } = await studio.tryToCancel({ bookingId: booking.id, overrideReason: 'wrong person' });
  expect(taken?.status).toBe('CANCELLED');
});
