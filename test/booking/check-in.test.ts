import {
  CancelSessionDocument,
  CheckInDocument,
  type Client,
  SessionRosterDocument,
  UpdateOrganisationDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { EVERYBODY, STAFF, type ViewerName } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const checkIn = async (bookingId: string, client: Client = studio.clients.receptionist, reason?: string) =>
  (await client.request(CheckInDocument, { input: { bookingId, reason } })).checkIn;

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

  it('lets the staff and keys with BOOKINGS_WRITE check in, and nobody else', async () => {
    const { registrationId } = await studio.newcomer();
    const bookings = new Map<ViewerName, string>();
    for (const name of EVERYBODY) bookings.set(name, (await studio.book(registrationId, await studio.session())).id);
    const ask = (client: Client, name: ViewerName) => {
      const input = `{ bookingId: "${bookings.get(name)}" }`;
      return asking(`mutation { checkIn(input: ${input}) { booking { status } errors { code } } }`)(client, name);
    };
    await expectRights(ground, ask, { allowed: [...STAFF, 'key BOOKINGS_WRITE'] });
  });

  it('takes no seat, no pass and no money, and can be done on the day as well as before it', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const sessionId = await studio.session({ price: 8, days: 30 });
    const { id } = await studio.book(registrationId, sessionId);
    const before = [await studio.account(registrationId), await studio.left(passId), await studio.seatsTaken(sessionId)];
    expect((await checkIn(id)).checkIn?.version).toBe(3);
    const after = [await studio.account(registrationId), await studio.left(passId), await studio.seatsTaken(sessionId)];
    expect(after).toEqual(before);
  });

  it('refuses a booking that was cancelled late, whose seat is free again', async () => {
    const { updateOrganisation } = await studio.clients.owner.request(UpdateOrganisationDocument, {
      input: { lateCancellation: 'FORFEIT' },
    });
    expect(updateOrganisation.errors).toEqual([]);
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    await studio.closeCancellation(id);
    expect((await studio.tryToCancel({ bookingId: id })).booking?.status).toBe('LATE_CANCELLED');
    await expectRefused(studio, () => checkIn(id), ['BOOKING_NOT_ACTIVE', 'bookingId']);
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

  it('is refused before it opens and after the day of the session, unless staff give a reason', async () => {
    const shut = await makeBookingStudio(ground.app);
    const { registrationId } = await shut.newcomer();
    const policy = { input: { checkInOpensMinutes: 120 } };
    expect((await shut.clients.owner.request(UpdateOrganisationDocument, policy)).updateOrganisation.errors).toEqual([]);
    const desk = shut.clients.receptionist;
    const early = await shut.session({ days: 7 });
    const { id } = await shut.book(registrationId, early);
    await expectRefused(shut, () => checkIn(id, desk), ['CHECK_IN_NOT_OPEN', 'bookingId']);
    const opensAt = (await checkIn(id, desk)).errors[0];
    expect(opensAt).toMatchObject({ opensAt: expect.any(String) });
    await expectRefused(shut, () => checkIn(id, desk, ' '), ['INVALID_INPUT', 'reason']);
    expect((await checkIn(id, desk, 'The group meets early')).booking?.status).toBe('ATTENDED');
    const late = await shut.session({ days: 8 });
    const other = await shut.book(registrationId, late);
    await shut.beginIn(late, -48);
    await expectRefused(shut, () => checkIn(other.id, desk), ['CHECK_IN_CLOSED', 'bookingId']);
    expect((await checkIn(other.id, desk, 'Noted on paper')).booking?.status).toBe('ATTENDED');
    const soon = await shut.session({ days: 9 });
    const third = await shut.book(registrationId, soon);
    await shut.beginIn(soon, 1.9);
    expect((await checkIn(third.id, desk)).booking?.status).toBe('ATTENDED');
  });

  it('finds no booking by ids that are malformed, of another kind, or of another studio', async () => {
    const other = await makeBookingStudio(ground.app);
    const stranger = await other.newcomer();
    const foreign = await other.book(stranger.registrationId, await other.session());
    for (const bookingId of ['', 'bkg_', studio.mondayGroupId, foreign.id]) {
      await expectRefused(studio, () => checkIn(bookingId), ['NOT_FOUND', 'bookingId']);
      await expectRefused(other, () => checkIn(bookingId), ['NOT_FOUND', 'bookingId']);
    }
  });
});
