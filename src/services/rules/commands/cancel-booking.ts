import { isLate, obstacleToCancelling } from '../booking/cancellation.js';
import { forfeit } from '../refunds/cancel.js';
import { giveBack } from '../refunds/give-back.js';
import type { Actor } from '../world/actor.js';
import { changed, made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { isLive, noChanges } from '../world/world.js';

interface CancelBooking {
  actor: Actor;
  bookingId: string;
  /** Given by staff to cancel as if in time. */
  overrideReason: string | null;
}

/**
 * Cancels a booking and frees its seat. In time, or when staff give a reason, everything that paid for it goes back.
 * Late, the booking's own copy of the cancellation policy decides: BLOCK, FORFEIT or FORFEIT_AND_FEE.
 */
export const cancelBooking = command<CancelBooking, { bookingId: string }>({
  needs: (needs, { bookingId }) => needs.bookings.add(bookingId),

  decide: (world, { actor, bookingId, overrideReason }) => {
    const booking = world.bookings.get(bookingId);
    const registration = booking && world.registrations.get(booking.registrationId);
    const session = booking && world.sessions.get(booking.sessionId);
    const isForeign = actor.kind === 'CUSTOMER' && actor.customerId !== registration?.customerId;
    if (!booking || !registration || !session || isForeign) {
      return refuse(refusal('NOT_FOUND', 'bookingId', { referent: 'BOOKING' }));
    }
    const overridden = actor.kind === 'STAFF' && overrideReason !== null;
    // Staff with a reason may also cancel an attended booking: that undoes a wrong check-in.
    if (overridden && !isLive(booking.status)) {
      return refuse(refusal('BOOKING_NOT_ACTIVE', 'bookingId', { bookingId: booking.id }));
    }
    const obstacle = overridden ? undefined : obstacleToCancelling(booking, session, world.now);
    if (obstacle) return refuse(obstacle);
    const changes = noChanges();
    changes.changed.sessions = [{ ...session, seatsTaken: session.seatsTaken - 1, version: session.version + 1 }];
    if (isLate(booking, world.now) && !overridden) forfeit(world, changes, booking, registration, session);
    else giveBack(world, changes, [{ ...booking, overrideReason: overridden ? overrideReason : null }]);
    return { kind: 'done', answer: { bookingId: booking.id }, changes };
  },

  audit: (world, changes) => [...changed('bookings', world, changes), ...made('passes', changes)],
});
