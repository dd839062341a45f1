import { BookingDocument, CancelSessionDocument, CheckInDocument, type Client, SessionDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const cancelSession = async (sessionId: string, client: Client = studio.clients.manager) =>
  (await client.request(CancelSessionDocument, { input: { sessionId } })).cancelSession;

describe('cancelSession', () => {
  it('gives every booking back in full, however it was paid, also after the deadline and after check-in', async () => {
    const sessionId = await studio.session({ price: 8 });
    const [entry, credit, debtor, gone] = [
      await studio.newcomer(),
      await studio.newcomer(),
      await studio.newcomer(),
      await studio.newcomer(),
    ];
    const entryPass = await studio.sell(studio.entryProductId, { customerId: entry.customerId });
    const five = await studio.product({ kind: 'CREDIT', credit: euro(5) });
    const creditPasses = [
      await studio.sell(five, { registrationId: credit.registrationId }),
      await studio.sell(five, { registrationId: credit.registrationId }),
    ];
    const bookings = [];
    for (const { registrationId } of [entry, credit, debtor, gone])
      bookings.push((await studio.book(registrationId, sessionId)).id);
    const [attended = '', late = '', , cancelled = ''] = bookings;
    await studio.clients.instructor.request(CheckInDocument, { input: { bookingId: attended } });
    await studio.closeCancellation(late);
    await studio.closeCancellation(cancelled);
    await studio.tryToCancel({ bookingId: cancelled });

    expect(await cancelSession(sessionId)).toEqual({
      session: { id: sessionId, status: 'CANCELLED', seatsTaken: 0 },
      bookingsCancelled: 3,
      errors: [],
    });
    const statuses = [];
    for (const id of bookings) statuses.push((await studio.clients.owner.request(BookingDocument, { id })).booking?.status);
    expect(statuses).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED', 'LATE_CANCELLED']);
    expect(await studio.left(entryPass)).toBe(4);
    expect([await studio.left(creditPasses[0] ?? ''), await studio.left(creditPasses[1] ?? '')]).toEqual([500, 500]);
    expect(await studio.account(entry.registrationId)).toMatchObject({ paid: 0, charged: 0, debt: 0 });
    expect(await studio.account(credit.registrationId)).toMatchObject({ paid: 1000, charged: 0, balance: 1000 });
    expect(await studio.account(debtor.registrationId)).toMatchObject({ charged: 0, debt: 0, paymentStatus: 'PAID' });
    expect(await studio.account(gone.registrationId)).toMatchObject({ charged: 800, debt: 800 });
  });

  it('gives back several bookings of one registration family and one pass at once', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const sibling = await studio.register(await studio.sibling(customerId));
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const sessionId = await studio.session();
    await studio.book(registrationId, sessionId);
    await studio.book(sibling, sessionId);
    expect(await studio.left(passId)).toBe(2);
    expect((await cancelSession(sessionId)).bookingsCancelled).toBe(2);
    expect(await studio.left(passId)).toBe(4);
  });

  it('cancels a session that nobody booked, and one that is under way', async () => {
    expect(await cancelSession(await studio.session())).toMatchObject({ bookingsCancelled: 0, errors: [] });
    const sessionId = await studio.session();
    await studio.beginIn(sessionId, -0.5);
    expect((await cancelSession(sessionId)).errors).toEqual([]);
    const { session } = await studio.clients.public.request(SessionDocument, { id: sessionId });
    expect(session?.status).toBe('CANCELLED');
  });

  it('refuses a session that is cancelled or over', async () => {
    const sessionId = await studio.session();
    await cancelSession(sessionId);
    await expectRefused(studio, () => cancelSession(sessionId), ['SESSION_CANCELLED', 'sessionId']);
    const over = await studio.session();
    const { registrationId } = await studio.newcomer();
    await studio.book(registrationId, over);
    await studio.beginIn(over, -2);
    await expectRefused(studio, () => cancelSession(over), ['SESSION_OVER', 'sessionId']);
  });

  it('finds none of another studio, and is for owners and managers', async () => {
    const other = await makeBookingStudio(app);
    const foreign = await other.session();
    for (const id of ['', 'ses_', studio.mondayGroupId, foreign]) {
      await expectRefused(other, () => cancelSession(id), ['NOT_FOUND', 'sessionId']);
    }
    const sessionId = await studio.session();
    const { receptionist, instructor, customer, public: nobody } = studio.clients;
    for (const client of [receptionist, instructor, customer]) {
      await expectFault(studio, () => cancelSession(sessionId, client), 'FORBIDDEN');
    }
    await expectFault(studio, () => cancelSession(sessionId, nobody), 'UNAUTHENTICATED');
  });
});
