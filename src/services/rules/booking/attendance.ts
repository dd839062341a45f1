import type { Attendance, BookingStatus } from '../../../entities/enums.js';
import { endOfDay } from '../passes/validity.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { type BookingRow, type Changes, isLive, noChanges, type SessionRow, type World } from '../world/world.js';

const MINUTE_MS = 60_000;

interface Attended {
  status: BookingStatus;
  excusedAt?: Date | null;
}

/** The recorded attendance of a booking; null until something is recorded, and once it is cancelled. */
export function attendanceOf({ status, excusedAt }: Attended): Attendance | null {
  if (status === 'ATTENDED') return 'ATTENDED';
  if (status !== 'NO_SHOW') return null;
  return excusedAt ? 'EXCUSED' : 'NO_SHOW';
}

/** When check-in for a session opens by the organisation's policy, and when it closes: with the day on which the session ends. */
export function checkInHours(
  { organisation }: Pick<World, 'organisation'>,
  session: SessionRow,
): { opensAt: Date; closesAt: Date } {
  const { checkInOpensMinutes, timeZone } = organisation;
  return {
    opensAt: new Date(session.startsAt.getTime() - checkInOpensMinutes * MINUTE_MS),
    closesAt: endOfDay(session.endsAt, timeZone),
  };
}

/** The refusal when attendance may only be recorded with a reason now. */
export function outsideHours(world: World, session: SessionRow): Refusal | undefined {
  const { opensAt, closesAt } = checkInHours(world, session);
  if (world.now < opensAt) return refusal('CHECK_IN_NOT_OPEN', 'bookingId', { opensAt });
  return world.now > closesAt ? refusal('CHECK_IN_CLOSED', 'bookingId', { closedAt: closesAt }) : undefined;
}

/** A booking that holds a seat, and its session; or the refusal. */
export function seatOf(world: World, bookingId: string): { booking: BookingRow; session: SessionRow } | Refusal {
  const booking = world.bookings.get(bookingId);
  const session = booking && world.sessions.get(booking.sessionId);
  if (!booking || !session) return refusal('NOT_FOUND', 'bookingId', { referent: 'BOOKING' });
  if (!isLive(booking.status)) return refusal('BOOKING_NOT_ACTIVE', 'bookingId', { bookingId });
  return { booking, session };
}

/** Records attendance. The session's version grows with each change, so that every subscriber sees them in one order. */
export function record(session: SessionRow, booking: BookingRow): Changes {
  const changes = noChanges();
  changes.changed.bookings = [booking];
  changes.changed.sessions = [{ ...session, version: session.version + 1 }];
  changes.checkedIn.push(booking.id);
  return changes;
}
