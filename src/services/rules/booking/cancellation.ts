import { type Refusal, refusal } from '../world/refusals.js';
import type { BookingRow, SessionRow } from '../world/world.js';

/** The reason why a customer cannot cancel a booking now; undefined when they can. */
export function obstacleToCancelling(
  booking: Pick<BookingRow, 'id' | 'status' | 'cancellableUntil' | 'lateCancellation'>,
  session: Pick<SessionRow, 'id' | 'startsAt'>,
  now: Date,
): Refusal | undefined {
  if (booking.status !== 'BOOKED') return refusal('BOOKING_NOT_ACTIVE', 'bookingId', { bookingId: booking.id });
  if (session.startsAt <= now) {
    return refusal('SESSION_OVER', 'bookingId', { sessionId: session.id, startsAt: session.startsAt });
  }
  if (isLate(booking, now) && booking.lateCancellation === 'BLOCK') {
    return refusal('CANCELLATION_CLOSED', 'bookingId', { cancellableUntil: booking.cancellableUntil });
  }
  return undefined;
}

/** Whether cancelling now is late. The deadline itself is still in time. */
export const isLate = ({ cancellableUntil }: Pick<BookingRow, 'cancellableUntil'>, now: Date): boolean => now > cancellableUntil;

/** The fee that a late cancellation charges, in minor units. */
export const lateFeeMinorOf = ({
  lateCancellation,
  lateFeeMinor,
}: Pick<BookingRow, 'lateCancellation' | 'lateFeeMinor'>): number => (lateCancellation === 'FORFEIT_AND_FEE' ? lateFeeMinor : 0);
