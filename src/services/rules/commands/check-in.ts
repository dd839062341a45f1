import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { noChanges } from '../world/world.js';

/**
 * Records that the attendee came. The session's version grows with each check-in, so that every subscriber sees them in one
 * order.
 */
export const checkIn = command<{ bookingId: string }, { bookingId: string }>({
  needs: (needs, { bookingId }) => needs.bookings.add(bookingId),

  decide: (world, { bookingId }) => {
    const booking = world.bookings.get(bookingId);
    const session = booking && world.sessions.get(booking.sessionId);
    if (!booking || !session) return refuse(refusal('NOT_FOUND', 'bookingId', { referent: 'BOOKING' }));
    if (booking.status === 'ATTENDED') {
      return refuse(refusal('ALREADY_CHECKED_IN', 'bookingId', { checkedInAt: booking.checkedInAt ?? world.now }));
    }
    if (booking.status !== 'BOOKED') return refuse(refusal('BOOKING_NOT_ACTIVE', 'bookingId', { bookingId: booking.id }));
    const changes = noChanges();
    changes.changed.bookings = [{ ...booking, status: 'ATTENDED', checkedInAt: world.now }];
    changes.changed.sessions = [{ ...session, version: session.version + 1 }];
    changes.checkedIn.push(booking.id);
    return { kind: 'done', answer: { bookingId: booking.id }, changes };
  },

  audit: (world, changes) => changed('bookings', world, changes),
});
