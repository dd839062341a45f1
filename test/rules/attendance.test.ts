import { describe, expect, it } from 'vitest';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

const HOUR_MS = 3_600_000;

/** A booking of a session that begins at a moment; 10:00 to 11:00 on a Thursday in Bratislava unless another one is given. */
function booked(organisation: ConstructorParameters<typeof TestWorld>[0] = {}, startsAt = new Date('2027-02-04T09:00:00Z')) {
  const test = new TestWorld({ checkInOpensMinutes: 120, ...organisation });
  const group = test.group(test.course());
  const session = test.session(group, { startsAt });
  const bookingId = test.books(test.registration(group), session);
  const at = (moment: string | Date): TestWorld => {
    test.world.now = new Date(moment);
    return test;
  };
  const booking = () => test.world.bookings.get(bookingId);
  return { test, session, bookingId, at, booking, startsAt };
}

describe('check-in hours', () => {
  it.each([
    [120, 2],
    [30, 0.5],
    [0, 0],
    [1440, 24],
  ])('open %d minutes before the session: refused a moment earlier, possible from then on', (checkInOpensMinutes, hours) => {
    const { at, bookingId, booking, startsAt } = booked({ checkInOpensMinutes });
    const opensAt = hoursAfter(startsAt, -hours);
    const early = at(new Date(opensAt.getTime() - 1)).refuses({ kind: 'checkIn', bookingId }, 'CHECK_IN_NOT_OPEN');
    expect(early).toMatchObject({ opensAt, path: ['input', 'bookingId'] });
    at(opensAt).does({ kind: 'checkIn', bookingId });
    expect(booking()).toMatchObject({ status: 'ATTENDED', checkedInAt: opensAt, attendanceReason: null });
  });

  it.each([
    ['in the morning', '2027-02-04T09:00:00Z', 'Europe/Bratislava', '2027-02-04T22:59:59.999Z'],
    ['until midnight', '2027-02-04T22:00:00Z', 'Europe/Bratislava', '2027-02-04T22:59:59.999Z'],
    ['across midnight', '2027-02-04T22:30:00Z', 'Europe/Bratislava', '2027-02-05T22:59:59.999Z'],
    ['on the short day of spring', '2027-03-28T09:00:00Z', 'Europe/Bratislava', '2027-03-28T21:59:59.999Z'],
    ['in Los Angeles', '2027-02-04T09:00:00Z', 'America/Los_Angeles', '2027-02-05T07:59:59.999Z'],
  ])('close with the day on which a session %s ends', (_when, start, timeZone, end) => {
    const { at, bookingId, booking } = booked({ timeZone }, new Date(start));
    const closedAt = new Date(end);
    expect(at(new Date(closedAt.getTime() + 1)).refuses({ kind: 'checkIn', bookingId }, 'CHECK_IN_CLOSED')).toMatchObject({
      closedAt,
    });
    at(closedAt).does({ kind: 'checkIn', bookingId });
    expect(booking()?.status).toBe('ATTENDED');
  });

  it.each([
    ['a week earlier', '2027-01-28T09:00:00Z'],
    ['the day after', '2027-02-05T09:00:00Z'],
  ])('let staff check in %s with a reason, which the booking and the log keep', (_when, moment) => {
    const { at, bookingId, booking } = booked();
    const [entry] = at(moment).logs({ kind: 'checkIn', bookingId, reason: 'The tablet was broken' });
    expect(booking()).toMatchObject({ status: 'ATTENDED', attendanceReason: 'The tablet was broken' });
    expect(entry).toMatchObject({
      kind: 'Booking',
      before: { status: 'BOOKED', attendance_reason: null },
      after: { status: 'ATTENDED', attendance_reason: 'The tablet was broken' },
    });
  });
});

describe('undoCheckIn', () => {
  it('makes the booking BOOKED again, so that it can be checked in and cancelled as before', () => {
    const { test, at, session, bookingId, booking, startsAt } = booked();
    at(startsAt).does({ kind: 'checkIn', bookingId });
    const version = test.sessionRow(session).version;
    const changes = test.changesOf({ kind: 'undoCheckIn', bookingId, reason: 'Another child' });
    expect(changes.checkedIn).toEqual([bookingId]);
    const [entry] = test.logs({ kind: 'undoCheckIn', bookingId, reason: 'Another child' });
    expect(entry).toMatchObject({
      before: { status: 'ATTENDED' },
      after: { status: 'BOOKED', attendance_reason: 'Another child' },
    });
    expect(booking()).toMatchObject({ status: 'BOOKED', checkedInAt: null });
    expect(test.sessionRow(session).version).toBe(version + 1);
    at(NOW).does(test.cancelling(bookingId));
    expect(booking()?.status).toBe('CANCELLED');
  });

  it('refuses a booking that is not checked in, absent or cancelled', () => {
    const { test, at, bookingId, startsAt } = booked();
    const undo = { kind: 'undoCheckIn', bookingId, reason: 'Mistake' } as const;
    at(startsAt).refuses(undo, 'NOT_CHECKED_IN');
    test.does({ kind: 'markAttendance', bookingId, attendance: 'NO_SHOW', reason: null });
    test.refuses(undo, 'NOT_CHECKED_IN');
    test.does(test.cancelling(bookingId, { overrideReason: 'Ill' }));
    test.refuses(undo, 'BOOKING_NOT_ACTIVE');
    test.refuses({ ...undo, bookingId: 'nothing' }, 'NOT_FOUND');
  });
});

describe('markAttendance', () => {
  const mark = (bookingId: string, attendance: 'ATTENDED' | 'NO_SHOW' | 'EXCUSED', reason: string | null = null) =>
    ({ kind: 'markAttendance', bookingId, attendance, reason }) as const;

  it('records an absence once the session has begun, with and without an excuse, and leaves seat and money alone', () => {
    const { test, at, session, bookingId, booking, startsAt } = booked();
    const early = at(new Date(startsAt.getTime() - 1)).refuses(mark(bookingId, 'NO_SHOW', 'Sure'), 'SESSION_NOT_BEGUN');
    expect(early).toMatchObject({ startsAt, path: ['input', 'attendance'] });
    const changes = at(startsAt).changesOf(mark(bookingId, 'NO_SHOW'));
    expect(changes).toMatchObject({ transfers: [], checkedIn: [bookingId] });
    test.does(mark(bookingId, 'NO_SHOW'));
    expect(booking()).toMatchObject({ status: 'NO_SHOW', excusedAt: null, checkedInAt: null });
    test.does(mark(bookingId, 'EXCUSED', 'Fever'));
    expect(booking()).toMatchObject({ status: 'NO_SHOW', excusedAt: startsAt, attendanceReason: 'Fever' });
    expect(test.sessionRow(session).seatsTaken).toBe(1);
  });

  it('excuses an attendee before the session, which takes a reason', () => {
    const { test, at, bookingId, booking } = booked();
    at(NOW);
    expect(test.refuses(mark(bookingId, 'EXCUSED'), 'INVALID_INPUT')).toMatchObject({
      path: ['input', 'reason'],
      reason: 'REQUIRED',
    });
    test.does(mark(bookingId, 'EXCUSED', 'Fever'));
    expect(booking()).toMatchObject({ status: 'NO_SHOW', excusedAt: NOW });
  });

  it('asks a reason of every correction, and keeps the moment of the first check-in', () => {
    const { test, at, bookingId, booking, startsAt } = booked();
    at(startsAt).does(mark(bookingId, 'ATTENDED'));
    const later = new Date(startsAt.getTime() + HOUR_MS / 2);
    at(later).refuses(mark(bookingId, 'NO_SHOW'), 'INVALID_INPUT');
    test.does(mark(bookingId, 'ATTENDED', 'Still here'));
    expect(booking()).toMatchObject({ checkedInAt: startsAt });
    test.does(mark(bookingId, 'NO_SHOW', 'Her sister came'));
    expect(booking()).toMatchObject({ status: 'NO_SHOW', checkedInAt: null, attendanceReason: 'Her sister came' });
    test.does(mark(bookingId, 'ATTENDED', 'No, she came'));
    expect(booking()).toMatchObject({ status: 'ATTENDED', checkedInAt: later, excusedAt: null });
  });

  it('keeps the hours of check-in where no reason is given', () => {
    const { test, at, bookingId } = booked();
    at(NOW).refuses(mark(bookingId, 'ATTENDED'), 'CHECK_IN_NOT_OPEN');
    at('2027-02-05T09:00:00Z').refuses(mark(bookingId, 'NO_SHOW'), 'CHECK_IN_CLOSED');
    test.does(mark(bookingId, 'NO_SHOW', 'Noted on paper'));
  });

  it('refuses a cancelled booking and one that does not exist', () => {
    const { test, bookingId } = booked();
    test.does(test.cancelling(bookingId));
    test.refuses(mark(bookingId, 'ATTENDED', 'Came'), 'BOOKING_NOT_ACTIVE');
    test.refuses(mark('nothing', 'ATTENDED', 'Came'), 'NOT_FOUND');
  });
});
