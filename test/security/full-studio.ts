import { randomUUID } from 'node:crypto';
import type { TestApp } from '../app.js';
import { type BookingStudio, makeBookingStudio } from '../booking-studio.js';

export type FullStudio = Awaited<ReturnType<typeof makeFullStudio>>;

/** A studio that has a row in every table: passes of each kind, bookings that stand, were cancelled and were paid, and debt. */
export async function makeFullStudio(app: TestApp) {
  const studio: BookingStudio = await makeBookingStudio(app);
  const { registrationId, customerId, attendeeId, client } = await studio.newcomer();
  const entryPassId = await studio.sell(studio.entryProductId, { customerId });
  const creditPassId = await studio.sell(studio.creditProductId, { registrationId });
  const timePassId = await studio.sell(studio.timeProductId, { customerId });
  const sessionId = await studio.session({ price: 8 });
  const booking = await studio.book(registrationId, sessionId, { passId: entryPassId, idempotencyKey: randomUUID() });
  const cancelled = await studio.book(registrationId, await studio.session());
  await studio.tryToCancel({ bookingId: cancelled.id });
  await studio.pay(registrationId, 10);
  const bookingId = booking.id;
  return {
    ...studio,
    registrationId,
    customerId,
    attendeeId,
    client,
    entryPassId,
    creditPassId,
    timePassId,
    sessionId,
    bookingId,
  };
}
