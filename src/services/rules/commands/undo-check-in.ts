import { record, seatOf } from '../booking/attendance.js';
import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';

/** Takes a wrong check-in back: the booking is as it was before, and can be cancelled again. */
export const undoCheckIn = command<{ bookingId: string; reason: string }, { bookingId: string }>({
  needs: (needs, { bookingId }) => needs.bookings.add(bookingId),

  decide: (world, { bookingId, reason }) => {
    const seat = seatOf(world, bookingId);
    if ('code' in seat) return refuse(seat);
    const { booking, session } = seat;
    if (booking.status !== 'ATTENDED') return refuse(refusal('NOT_CHECKED_IN', 'bookingId', { bookingId }));
    const booked = { ...booking, status: 'BOOKED', checkedInAt: null, attendanceReason: reason } as const;
    return { kind: 'done', answer: { bookingId }, changes: record(session, booked) };
  },

  audit: (world, changes) => changed('bookings', world, changes),
});
