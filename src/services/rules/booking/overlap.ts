import { type Refusal, refusal } from '../world/refusals.js';
import { overlaps, type RegistrationRow, type Seat, type SessionRow, type World } from '../world/world.js';

/** A seat of the attendee in another session at the same time, booked or held by an unpaid order; the earliest one. */
export function overlappingSeat(
  world: World,
  session: SessionRow,
  { attendeeId }: Pick<RegistrationRow, 'attendeeId'>,
): Seat | undefined {
  let earliest: Seat | undefined;
  for (const seat of world.agendas.get(attendeeId)?.values() ?? []) {
    // A session that was read is newer than the agenda: a command of this batch may have moved it.
    const span = world.sessions.get(seat.sessionId) ?? seat;
    if (seat.sessionId === session.id || !overlaps(span, session) || isReleased(world, seat)) continue;
    if (earliest === undefined || seat.startsAt < earliest.startsAt) earliest = seat;
  }
  return earliest;
}

/** Whether the order of a held seat was paid or given up earlier in this batch. */
const isReleased = (world: World, { orderId }: Seat): boolean =>
  orderId !== null && (world.orders.get(orderId)?.status ?? 'OPEN') !== 'OPEN';

/** The refusal that names the other seat. @param field the input field that asks for this one */
export function overlapRefusal({ bookingId, orderId, startsAt, endsAt }: Omit<Seat, 'sessionId'>, field: string): Refusal {
  return refusal('BOOKING_OVERLAPS', field, { bookingId, orderId, startsAt, endsAt });
}
