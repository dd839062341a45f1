import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { noChanges, type World } from '../world/world.js';

/** Somebody came. The session's version grows with it, so that the order of check-ins can be told by everybody. */
export function decideCheckIn(world: World, command: CommandOf<'checkIn'>): Decision<AnswerOf<'checkIn'>> {
  const booking = world.bookings.get(command.bookingId);
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
}
