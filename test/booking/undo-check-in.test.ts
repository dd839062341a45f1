import { CheckInDocument, type Client, UndoCheckInDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../audit/entries.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { EVERYBODY, STAFF, type ViewerName } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const undo = async (bookingId: string, reason = 'Another child', client: Client = studio.clients.receptionist) =>
  (await client.request(UndoCheckInDocument, { input: { bookingId, reason } })).undoCheckIn;

async function checkedIn(): Promise<string> {
  const { registrationId } = await studio.newcomer();
  const { id } = await studio.book(registrationId, await studio.session());
  const { checkIn } = await studio.clients.receptionist.request(CheckInDocument, { input: { bookingId: id } });
  expect(checkIn.errors).toEqual([]);
  return id;
}

describe('undoCheckIn', () => {
  it('makes the booking BOOKED again, tells subscribers, and lets it be cancelled', async () => {
    const id = await checkedIn();
    expect(await undo(id)).toMatchObject({
      booking: { id, status: 'BOOKED', checkedInAt: null, attendance: null },
      checkIn: { booking: { id }, checkedInAt: null, attendance: null, version: 4 },
      errors: [],
    });
    expect((await studio.tryToCancel({ bookingId: id })).booking?.status).toBe('CANCELLED');
  });

  it('keeps the reason in the audit log', async () => {
    const id = await checkedIn();
    await undo(id, '  Another child ');
    const [entry] = (await entriesOf(studio.clients.owner, { subjectId: id })) ?? [];
    expect(entry).toMatchObject({ action: 'undoCheckIn' });
    expect(entry?.changes).toEqual(expect.arrayContaining([{ field: 'attendanceReason', before: null, after: 'Another child' }]));
  });

  it.each([
    ['', 'reason'],
    ['   ', 'reason'],
    ['x'.repeat(501), 'reason'],
    ['a\u0000b', 'reason'],
  ])('refuses the reason %j', async (reason, field) => {
    const id = await checkedIn();
    await expectRefused(studio, () => undo(id, reason), ['INVALID_INPUT', field]);
  });

  it('refuses a booking that is not checked in, or is cancelled', async () => {
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    await expectRefused(studio, () => undo(id), ['NOT_CHECKED_IN', 'bookingId']);
    await studio.tryToCancel({ bookingId: id });
    await expectRefused(studio, () => undo(id), ['BOOKING_NOT_ACTIVE', 'bookingId']);
  });

  it('lets the staff and keys with BOOKINGS_WRITE undo a check-in, and nobody else', async () => {
    const bookings = new Map<ViewerName, string>();
    for (const name of EVERYBODY) bookings.set(name, await checkedIn());
    const ask = (client: Client, name: ViewerName) => {
      const input = `{ bookingId: "${bookings.get(name)}", reason: "Omyl" }`;
      return asking(`mutation { undoCheckIn(input: ${input}) { booking { status } errors { code } } }`)(client, name);
    };
    await expectRights(ground, ask, { allowed: [...STAFF, 'key BOOKINGS_WRITE'] });
  });

  it('finds no booking of another studio', async () => {
    const other = await makeBookingStudio(ground.app);
    const id = await checkedIn();
    await expectRefused(other, () => undo(id, 'Omyl', other.clients.receptionist), ['NOT_FOUND', 'bookingId']);
  });
});
