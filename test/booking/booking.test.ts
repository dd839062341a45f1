import { BookingDocument, type Client, UpdateSessionDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { slicesOf } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const read = async (id: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(BookingDocument, { id })).booking ?? null;

describe('booking', () => {
  it('gives the session, the price, the passes that paid and what none of them covers', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(5) }), { registrationId });
    const sessionId = await studio.session({ price: 8 });
    const { id } = await studio.book(registrationId, sessionId);
    const booking = await read(id);
    expect(booking).toMatchObject({
      ...{ id, status: 'BOOKED', price: euro(8), uncovered: euro(3), session: { id: sessionId } },
      registration: { id: registrationId, debt: euro(3), paymentStatus: 'UNPAID' },
    });
    expect(booking && slicesOf(booking)).toEqual([[passId, 500]]);
  });

  it('keeps the price of the moment when it was made', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    const sessionId = await studio.session({ price: 8 });
    const { id } = await studio.book(registrationId, sessionId);
    await studio.clients.manager.request(UpdateSessionDocument, { input: { sessionId, price: euro(20) } });
    expect(await read(id)).toMatchObject({ price: euro(8), session: { price: euro(20) } });
  });

  it('tells until when it may be cancelled in time, and that it was cancelled', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    const before = await read(id);
    const hours = Date.parse(before?.session.startsAt ?? '') - Date.parse(before?.cancellableUntil ?? '');
    expect(hours).toBe(24 * 3_600_000);
    await studio.tryToCancel({ bookingId: id });
    expect(await read(id)).toMatchObject({ status: 'CANCELLED', covered: [], registration: { debt: euro(0) } });
  });

  it('gives null for ids that lead nowhere and for a booking of another studio', async () => {
    const { other } = ground;
    const { registrationId } = await other.newcomer();
    const { id: foreign } = await other.book(registrationId, await other.session());
    for (const id of [...idsOfNothing(ground, 'Booking'), foreign]) expect(await read(id), id).toBeNull();
  });

  it('is for the desk, the instructor of the group, its customer and keys that may read bookings', async () => {
    const { studio } = ground;
    const registrationId = await studio.register(studio.childId);
    const { id } = await studio.book(registrationId, await studio.session());
    await expectSeenBy(ground, asking(`{ booking(id: "${id}") { id status } }`), {
      allowed: [...DESK, 'instructor', 'customer', 'key BOOKINGS_READ', 'key BOOKINGS_WRITE'],
    });
  });
});
