import { outsideHours, record, seatOf } from '../booking/attendance.js';
import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';

interface CheckIn {
  bookingId: string;
  /** Given to check in before check-in opens or after the day of the session. */
  reason?: string | null;
}

/** Records that the attendee came. */
export const checkIn = command<CheckIn, { bookingId: string }>({
  needs: (needs, { bookingId }) => needs.bookings.add(bookingId),

  decide: (world, { bookingId, reason = null }) => {
    const seat = seatOf(world, bookingId);
    if ('code' in seat) return refuse(seat);
    const { booking, session } = seat;
    if (booking.status === 'ATTENDED') {
      return refuse(refusal('ALREADY_CHECKED_IN', 'bookingId', { checkedInAt: booking.checkedInAt ?? world.now }));
    }
    if (booking.status !== 'BOOKED') return refuse(refusal('BOOKING_NOT_ACTIVE', 'bookingId', { bookingId }));
    const closed = reason === null ? outsideHours(world, session) : undefined;
    if (closed) return refuse(closed);
    const attended = { ...booking, status: 'ATTENDED', checkedInAt: world.now, attendanceReason: reason } as const;
    return { kind: 'done', answer: { bookingId }, changes: record(session, attended) };
  },

  audit: (world, changes) => changed('bookings', world, changes),
});
