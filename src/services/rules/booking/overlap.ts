import { type Refusal, refusal } from '../world/refusals.js';
import type { Seat } from '../world/seats.js';
import { overlaps } from '../world/span.js';
import type { RegistrationRow, SessionRow, World } from '../world/world.js';

/** The seats of the attendee in other sessions at the same time, booked or held by an unpaid order. */
export function overlappingSeats(world: World, session: SessionRow, { attendeeId }: Pick<RegistrationRow, 'attendeeId'>): Seat[] {
  const found: Seat[] = [];
  for (const seat of world.agendas.get(attendeeId)?.values() ?? []) {
    // A session that was read is newer than the agenda: a command of this batch may have moved it.
    const { startsAt, endsAt } = world.sessions.get(seat.sessionId) ?? seat;
    if (seat.sessionId === session.id || !overlaps({ startsAt, endsAt }, session) || isReleased(world, seat)) continue;
    found.push({ ...seat, startsAt, endsAt });
  }
  return found;
}

/** The earliest of them. */
export function overlappingSeat(
  world: World,
  session: SessionRow,
  registration: Pick<RegistrationRow, 'attendeeId'>,
): Seat | undefined {
  let earliest: Seat | undefined;
  for (const seat of overlappingSeats(world, session, registration)) {
    if (earliest === undefined || seat.startsAt < earliest.startsAt) earliest = seat;
  }
  return earliest;
}

/** Whether the order of a held seat was paid or given up earlier in this batch. */
export const isReleased = (world: World, { orderId }: Pick<Seat, 'orderId'>): boolean =>
  orderId !== null && (world.orders.get(orderId)?.status ?? 'OPEN') !== 'OPEN';

/** The refusal that names the other seat. @param field the input field that asks for this one */
export function overlapRefusal({ bookingId, orderId, startsAt, endsAt }: Omit<Seat, 'sessionId'>, field: string): Refusal {
  return refusal('BOOKING_OVERLAPS', field, { bookingId, orderId, startsAt, endsAt });
}
