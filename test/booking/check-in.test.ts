import { CancelSessionDocument, CheckInDocument, type Client, SessionRosterDocument } from '@permanentka/client';
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

const checkIn = async (bookingId: string, client: Client = studio.clients.receptionist) =>
  (await client.request(CheckInDocument, { input: { bookingId } })).checkIn;

describe('checkIn', () => {
  it('tells who came, with which pass, and what is left on it', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const sessionId = await studio.session();
    const { id } = await studio.book(registrationId, sessionId);
    const answer = await checkIn(id);
    expect(answer).toMatchObject({
      booking: { id, status: 'ATTENDED', checkedInAt: expect.any(String), covered: [{ pass: { id: passId } }] },
      checkIn: {
        attendeeName: 'Nina',
        booking: { id, status: 'ATTENDED' },
        session: { id: sessionId },
        passes: [{ pass: { id: passId }, kind: 'ENTRY', entriesLeft: 3 }],
        debt: euro(0),
      },
      errors: [],
    });
    const { session } = await studio.clients.instructor.request(SessionRosterDocument, { id: sessionId });
    expect(session?.bookings?.edges.map(({ node }) => [node.status, node.checkedInAt])).toEqual([
      ['ATTENDED', answer.booking?.checkedInAt],
    ]);
    expect(session?.seatsTaken).toBe(1);
  });

  it('tells what is owed', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(5) }), { registrationId });
    const { id } = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect((await checkIn(id)).checkIn).toMatchObject({ passes: [{ pass: { id: passId }, creditLeft: euro(0) }], debt: euro(3) });
    const owing = await studio.newcomer();
    const unpaid = await studio.book(owing.registrationId, await studio.session({ price: 8 }));
    expect((await checkIn(unpaid.id)).checkIn).toMatchObject({ passes: [], debt: euro(8) });
  });

  it('still works while the session is under way', async () => {
    const { registrationId } = await studio.newcomer();
    const sessionId = await studio.session();
    const { id } = await studio.book(registrationId, sessionId);
    await studio.beginIn(sessionId, -0.2);
    expect((await checkIn(id)).booking?.status).toBe('ATTENDED');
  });

  it('is for all of the staff, and for nobody else', async () => {
    const { registrationId, client } = await studio.newcomer();
    const { owner, manager, receptionist, instructor } = studio.clients;
    for (const member of [owner, manager, receptionist, instructor]) {
      const { id } = await studio.book(registrationId, await studio.session());
      expect((await checkIn(id, member)).errors).toEqual([]);
    }
    const { id } = await studio.book(registrationId, await studio.session());
    await expectFault(studio, () => checkIn(id, client), 'FORBIDDEN');
    await expectFault(studio, () => checkIn(id, studio.clients.public), 'UNAUTHENTICATED');
  });

  it('refuses who was checked in already, once for two that do it at the same time', async () => {
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    const answers = await Promise.all([checkIn(id), checkIn(id, studio.clients.instructor)]);
    expect(answers.map(({ errors }) => errors.map(({ code }) => code).join()).sort()).toEqual(['', 'ALREADY_CHECKED_IN']);
    await expectRefused(studio, () => checkIn(id), ['ALREADY_CHECKED_IN', 'bookingId']);
    const done = answers.find(({ errors }) => errors.length === 0);
    expect((await checkIn(id)).errors).toMatchObject([{ checkedInAt: done?.booking?.checkedInAt }]);
  });

  it('refuses a booking that is cancelled', async () => {
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    await studio.tryToCancel({ bookingId: id });
    await expectRefused(studio, () => checkIn(id), ['BOOKING_NOT_ACTIVE', 'bookingId']);
    const sessionId = await studio.session();
    const { id: other } = await studio.book(registrationId, sessionId);
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId } });
    await expectRefused(studio, () => checkIn(other), ['BOOKING_NOT_ACTIVE', 'bookingId']);
  });

  it('finds no booking by ids that are malformed, of another kind, or of another studio', async () => {
    const other = await makeBookingStudio(app);
    const stranger = await other.newcomer();
    const foreign = await other.book(stranger.registrationId, await other.session());
    for (const bookingId of ['', 'bkg_', studio.mondayGroupId, foreign.id]) {
      await expectRefused(studio, () => checkIn(bookingId), ['NOT_FOUND', 'bookingId']);
      await expectRefused(other, () => checkIn(bookingId), ['NOT_FOUND', 'bookingId']);
    }
  });
});
