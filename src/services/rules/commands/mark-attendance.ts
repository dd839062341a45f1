import type { Attendance } from '../../../entities/enums.js';
import { outsideHours, record, seatOf } from '../booking/attendance.js';
import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { type Refusal, refusal } from '../world/refusals.js';
import type { BookingRow, SessionRow, World } from '../world/world.js';

interface MarkAttendance {
  bookingId: string;
  attendance: Attendance;
  /** Not needed to record a first ATTENDED or NO_SHOW on the day of the session. */
  reason: string | null;
}

/** Records who came and who did not, and corrects what was recorded before. It moves no seat, entry or money. */
export const markAttendance = command<MarkAttendance, { bookingId: string }>({
  needs: (needs, { bookingId }) => needs.bookings.add(bookingId),

  decide: (world, input) => {
    const seat = seatOf(world, input.bookingId);
    if ('code' in seat) return refuse(seat);
    const { booking, session } = seat;
    const obstacle = obstacleTo(world, input, booking, session);
    if (obstacle) return refuse(obstacle);
    return { kind: 'done', answer: { bookingId: booking.id }, changes: record(session, marked(world, input, booking)) };
  },

  audit: (world, changes) => changed('bookings', world, changes),
});

function obstacleTo(
  world: World,
  { attendance, reason }: MarkAttendance,
  booking: BookingRow,
  session: SessionRow,
): Refusal | undefined {
  const { id: sessionId, startsAt } = session;
  if (attendance === 'NO_SHOW' && world.now < startsAt) {
    return refusal('SESSION_NOT_BEGUN', 'attendance', { sessionId, startsAt });
  }
  if (reason !== null) return undefined;
  const isCorrection = booking.status !== 'BOOKED';
  if (isCorrection || attendance === 'EXCUSED') return refusal('INVALID_INPUT', 'reason', { reason: 'REQUIRED' });
  return outsideHours(world, session);
}

function marked({ now }: World, { attendance, reason }: MarkAttendance, booking: BookingRow): BookingRow {
  const isAttended = attendance === 'ATTENDED';
  return {
    ...booking,
    status: isAttended ? 'ATTENDED' : 'NO_SHOW',
    checkedInAt: isAttended ? (booking.checkedInAt ?? now) : null,
    excusedAt: attendance === 'EXCUSED' ? (booking.excusedAt ?? now) : null,
    attendanceReason: reason,
  };
}
