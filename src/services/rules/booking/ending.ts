import { shareHalfUp } from '../world/arithmetic.js';
import { isOnOrAfter } from '../world/calendar.js';
import { type Refusal, type RefusalOf, refusal } from '../world/refusals.js';
import type { Steps } from '../world/steps.js';
import { type BookingRow, type RegistrationRow, type SessionRow, seatKey, type World } from '../world/world.js';

/** A booking of a session that has not begun. */
export interface Coming {
  booking: BookingRow;
  session: SessionRow;
}

/** Whether a moment lies on the day from which a registration has ended, or later. */
export const isAfterEnd = ({ endsOn }: Pick<RegistrationRow, 'endsOn'>, moment: Date, { organisation }: World): boolean =>
  endsOn !== null && isOnOrAfter(moment, endsOn, organisation.timeZone);

/** @param field the input field that named the registration */
export const endedRefusal = (
  { id, endsOn }: Pick<RegistrationRow, 'id' | 'endsOn'>,
  field: string,
): RefusalOf<'REGISTRATION_ENDED'> => refusal('REGISTRATION_ENDED', field, { registrationId: id, endsOn: endsOn ?? '' });

/** A registration without an end, or why there is none. An erased customer gets nothing new. */
export function standing(world: World, registrationId: string): RegistrationRow | Refusal {
  const registration = world.registrations.get(registrationId);
  if (!registration || registration.erased) return refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' });
  return registration.endsOn === null ? registration : endedRefusal(registration, 'registrationId');
}

/** The coming bookings of a registration. An attendee who was excused ahead has a seat like any other. */
export function comingBookings(world: World, registrationId: string): Coming[] {
  const coming: Coming[] = [];
  for (const booking of world.bookings.values()) {
    const session = world.sessions.get(booking.sessionId);
    const isComing = booking.status === 'BOOKED' || (booking.status === 'NO_SHOW' && booking.excusedAt !== null);
    if (booking.registrationId !== registrationId || !isComing) continue;
    if (session && session.startsAt > world.now) coming.push({ booking, session });
  }
  return coming;
}

/** The price of a registration less the discounts of its orders, which nobody paid. No more than this is ever given back. */
export function netPrice(world: World, { id, priceMinor }: RegistrationRow): number {
  let netMinor = priceMinor;
  for (const { kind, registrationId, orderId, discountMinor } of world.orderLines.values()) {
    if (kind !== 'REGISTRATION' || registrationId !== id || world.orders.get(orderId)?.status !== 'PAID') continue;
    netMinor -= discountMinor;
  }
  return Math.max(0, netMinor);
}

/**
 * The part of the price that is not used when a registration ends with a day: the share of its group's sessions from that day
 * on, among those since the attendee registered. Sessions of earlier groups, until it moved, are used. Nothing where there are
 * no sessions.
 */
export function unusedPrice(world: World, registration: RegistrationRow, endsOn: string): number {
  const { now, organisation } = world;
  let all = registration.lessonsBefore;
  let unused = 0;
  for (const startsAt of lessonsOf(world, registration)) {
    all += 1;
    if (startsAt > now && isOnOrAfter(startsAt, endsOn, organisation.timeZone)) unused += 1;
  }
  return all === 0 ? 0 : shareHalfUp(netPrice(world, registration), unused, all);
}

/** The starts of its group's sessions since a registration came there. */
const lessonsOf = ({ lessons }: World, { groupId, createdAt, movedAt }: RegistrationRow): Date[] =>
  [...(lessons.get(groupId)?.values() ?? [])].filter((startsAt) => startsAt >= (movedAt ?? createdAt));

/** How many sessions a registration has had in all its groups. */
export const lessonsHad = (world: World, registration: RegistrationRow): number =>
  registration.lessonsBefore + lessonsOf(world, registration).filter((startsAt) => startsAt < world.now).length;

/** Takes or frees a place of a group. An OPEN course has no limit of places. */
export function changePlaces(steps: Steps, groupId: string, by: 1 | -1): void {
  const { world } = steps;
  const group = world.groups.get(groupId);
  if (!group) throw new Error(`group ${groupId} of a registration was not prefetched`);
  if (world.courses.get(group.courseId)?.type === 'OPEN') return;
  steps.change('groups', { ...group, placesTaken: group.placesTaken + by });
}

/** The refusal when a registration cannot have a place in a group: the attendee has one, or none is free. */
export function placeObstacle(
  world: World,
  { attendeeId }: RegistrationRow,
  groupId: string,
  field: string,
): Refusal | undefined {
  const existing = world.places.get(seatKey(groupId, attendeeId));
  if (existing !== undefined) return refusal('ALREADY_REGISTERED', field, { registrationId: existing });
  const group = world.groups.get(groupId);
  if (!group) return refusal('NOT_FOUND', field, { referent: 'GROUP' });
  const isFull = group.placesTaken + group.placesHeld >= group.capacity;
  if (!isFull || world.courses.get(group.courseId)?.type === 'OPEN') return undefined;
  return refusal('GROUP_FULL', field, { groupId, capacity: group.capacity });
}
