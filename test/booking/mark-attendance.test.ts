import { type Attendance, type Client, MarkAttendanceDocument } from '@permanentka/client';
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

const mark = async (
  bookingId: string,
  attendance: Attendance,
  reason: string | null = null,
  client: Client = studio.clients.receptionist,
) => (await client.request(MarkAttendanceDocument, { input: { bookingId, attendance, reason } })).markAttendance;

/** A booking, paid with an entry, of a session that began a few minutes ago. */
async function begun() {
  const { registrationId, customerId } = await studio.newcomer();
  const passId = await studio.sell(studio.entryProductId, { customerId });
  const sessionId = await studio.session();
  const { id } = await studio.book(registrationId, sessionId);
  await studio.beginIn(sessionId, -0.1);
  return { id, passId, sessionId, registrationId };
}

describe('markAttendance', () => {
  it('records an absence, which keeps the seat and the entry used, and corrects it with a reason', async () => {
    const { id, passId, sessionId } = await begun();
    expect(await mark(id, 'NO_SHOW')).toMatchObject({
      booking: { id, status: 'NO_SHOW', attendance: 'NO_SHOW', checkedInAt: null, covered: [{ pass: { id: passId } }] },
      checkIn: { attendance: 'NO_SHOW', checkedInAt: null, passes: [{ entriesLeft: 3 }] },
      errors: [],
    });
    expect(await mark(id, 'EXCUSED', 'Fever')).toMatchObject({ booking: { status: 'NO_SHOW', attendance: 'EXCUSED' } });
    expect(await mark(id, 'ATTENDED', 'She came late')).toMatchObject({
      booking: { status: 'ATTENDED', attendance: 'ATTENDED', checkedInAt: expect.any(String) },
    });
    expect([await studio.seatsTaken(sessionId), await studio.left(passId)]).toEqual([1, 3]);
  });

  it('keeps each change and its reason in the audit log', async () => {
    const { id } = await begun();
    await mark(id, 'NO_SHOW');
    await mark(id, 'EXCUSED', 'Fever');
    const [excused, absent] = (await entriesOf(studio.clients.owner, { subjectId: id })) ?? [];
    expect(absent).toMatchObject({ action: 'markAttendance' });
    expect(absent?.changes).toEqual([{ field: 'status', before: 'BOOKED', after: 'NO_SHOW' }]);
    expect(excused?.changes).toEqual(expect.arrayContaining([{ field: 'attendanceReason', before: null, after: 'Fever' }]));
  });

  it('asks a reason of an excuse and of a correction', async () => {
    const { id } = await begun();
    await expectRefused(studio, () => mark(id, 'EXCUSED'), ['INVALID_INPUT', 'reason']);
    await mark(id, 'NO_SHOW');
    for (const attendance of ['ATTENDED', 'NO_SHOW', 'EXCUSED'] as const) {
      await expectRefused(studio, () => mark(id, attendance), ['INVALID_INPUT', 'reason']);
      await expectRefused(studio, () => mark(id, attendance, ' '), ['INVALID_INPUT', 'reason']);
    }
  });

  it('refuses an absence from a session that has not begun, and lets it be excused', async () => {
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    await expectRefused(studio, () => mark(id, 'NO_SHOW', 'Fever'), ['SESSION_NOT_BEGUN', 'attendance']);
    expect((await mark(id, 'EXCUSED', 'Fever')).booking?.attendance).toBe('EXCUSED');
  });

  it('refuses a booking that is cancelled', async () => {
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    await studio.tryToCancel({ bookingId: id });
    await expectRefused(studio, () => mark(id, 'ATTENDED', 'Came'), ['BOOKING_NOT_ACTIVE', 'bookingId']);
  });

  it('lets the staff and keys with BOOKINGS_WRITE record attendance, and nobody else', async () => {
    const bookings = new Map<ViewerName, string>();
    for (const name of EVERYBODY) bookings.set(name, (await begun()).id);
    const ask = (client: Client, name: ViewerName) => {
      const input = `{ bookingId: "${bookings.get(name)}", attendance: NO_SHOW }`;
      return asking(`mutation { markAttendance(input: ${input}) { booking { status } errors { code } } }`)(client, name);
    };
    await expectRights(ground, ask, { allowed: [...STAFF, 'key BOOKINGS_WRITE'] });
  });

  it('finds no booking of another studio', async () => {
    const other = await makeBookingStudio(ground.app);
    const { id } = await begun();
    const run = () => mark(id, 'ATTENDED', 'Omyl', other.clients.receptionist);
    await expectRefused(other, run, ['NOT_FOUND', 'bookingId']);
  });
});
