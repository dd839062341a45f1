import { coverageProblem, validityWithUse } from '../passes/payment-plan.js';
import type { PassProblem, Refusal } from '../world/refusals.js';
import { isMoved, overlaps } from '../world/span.js';
import type { Steps } from '../world/steps.js';
import { beginsWithUse } from '../world/uses.js';
import {
  type BookingRow,
  isLive,
  noChanges,
  type PassRow,
  type RedemptionRow,
  type SessionMove,
  type SessionRow,
  type World,
} from '../world/world.js';
import { isReleased, overlappingSeats, overlapRefusal } from './overlap.js';

/** So many overlaps are named by a refusal. */
const OVERLAPS_NAMED_MAX = 20;

/** A session before and after a change, but for its version. */
export interface SessionChange {
  before: SessionRow;
  after: SessionRow;
}

/** A pass that paid for a booking, and would not cover the session at its new time. */
export interface Uncovered {
  bookingId: string;
  passId: string;
  reason: PassProblem;
}

export interface SessionsChanged {
  /** The bookings whose session begins or ends at another time. */
  bookingsMoved: number;
  uncovered: Uncovered[];
}

interface Options {
  /** Whether staff insist although an attendee has another session at the new time. */
  allowOverlap: boolean;
  /** The input field that an overlap is the fault of. */
  field: string;
}

/**
 * Changes sessions together. Bookings, what paid for them and prices stay. Deadlines move with their session, and so do the
 * dates of passes that begin with their first use. An attendee who would be in two places at once is a refusal, unless staff
 * insist.
 */
export function changeSessions(
  steps: Steps,
  changes: readonly SessionChange[],
  { allowOverlap, field }: Options,
): SessionsChanged {
  const { world } = steps;
  const bookings = bookingsBySession(world, changes);
  // All sessions are moved first: those of one series must not be in each other's way.
  steps.change('sessions', ...changes.map(({ before, after }) => ({ ...after, version: before.version + 1 })));
  const moved = changes.flatMap(({ before, after }) =>
    isMoved(before, after)
      ? (bookings.get(before.id) ?? []).filter(({ status }) => isLive(status)).map((booking) => ({ booking, before, after }))
      : [],
  );
  const sessionsBefore = new Map(changes.map(({ before }) => [before.id, before]));
  const refusals: Refusal[] = [];
  const rows = moved.map(({ booking, before, after }) => {
    const seats = overlappingSeats(world, after, booking);
    const added = seats.filter((seat) => !overlaps(sessionsBefore.get(seat.sessionId) ?? seat, before));
    if (!allowOverlap) refusals.push(...added.map((seat) => overlapRefusal(seat, field)));
    const overlapAllowed = seats.length > 0 && (booking.overlapAllowed || added.length > 0);
    const laterMs = after.startsAt.getTime() - before.startsAt.getTime();
    return { ...booking, overlapAllowed, cancellableUntil: new Date(booking.cancellableUntil.getTime() + laterMs) };
  });
  if (refusals.length > 0) steps.refuse(...refusals.slice(0, OVERLAPS_NAMED_MAX));
  steps.change('bookings', ...rows);
  const uses = changes.flatMap(({ before, after }) =>
    isMoved(before, after) ? (bookings.get(before.id) ?? []).flatMap((booking) => usesOf(world, booking)) : [],
  );
  steps.change('passes', ...redated(world, new Set(uses.map(({ passId }) => passId))));
  steps.take({ ...noChanges(), moved: changes.filter(concerns).map((change) => moveOf(world, change, bookings)) });
  return { bookingsMoved: rows.length, uncovered: rows.flatMap((booking) => uncoveredOf(world, booking)) };
}

/** Whether a change is of interest to those who come: of the time, the place or the instructor. */
const concerns = ({ before, after }: SessionChange): boolean =>
  isMoved(before, after) || before.locationId !== after.locationId || before.instructorId !== after.instructorId;

/** The event of a session that changed, with the customers who have a seat in it, or one held. */
function moveOf(world: World, { before }: SessionChange, bookings: ReadonlyMap<string, readonly BookingRow[]>): SessionMove {
  return { before, customerIds: customersOf(world, before.id, bookings.get(before.id) ?? []) };
}

/** The customers with a seat in a session: booked, or held by an unpaid order. */
export function customersOf(world: World, sessionId: string, bookings: readonly BookingRow[]): string[] {
  const live = bookings.filter(({ status }) => isLive(status));
  const booked = live.flatMap(({ registrationId }) => world.registrations.get(registrationId)?.customerId ?? []);
  const held = [...(world.holds.get(sessionId)?.values() ?? [])].filter((hold) => !isReleased(world, hold));
  return [...new Set([...booked, ...held.map(({ customerId }) => customerId)])].sort();
}

function bookingsBySession(world: World, changes: readonly SessionChange[]): Map<string, BookingRow[]> {
  const bySession = new Map<string, BookingRow[]>(changes.map(({ before }) => [before.id, []]));
  for (const booking of world.bookings.values()) bySession.get(booking.sessionId)?.push(booking);
  return bySession;
}

/** The money taken for a booking and not given back. A late cancellation leaves something too. */
function usesOf(world: World, { id }: BookingRow): RedemptionRow[] {
  return [...(world.redemptionsOfBooking.get(id) ?? [])].flatMap((redemptionId) => {
    const redemption = world.redemptions.get(redemptionId);
    return redemption && redemption.returnedAt === null ? [redemption] : [];
  });
}

/** The passes that begin with their first use and have other dates after the move. */
function redated(world: World, passIds: ReadonlySet<string>): PassRow[] {
  return [...passIds].flatMap((id) => {
    const pass = world.passes.get(id);
    if (!pass || !beginsWithUse(pass)) return [];
    const dates = validityWithUse(pass, undefined, world);
    const isSame =
      [pass.validFrom, pass.validUntil].map(Number).join() === [dates.validFrom, dates.validUntil].map(Number).join();
    return isSame ? [] : [{ ...pass, ...dates, version: pass.version + 1 }];
  });
}

function uncoveredOf(world: World, booking: BookingRow): Uncovered[] {
  const session = world.sessions.get(booking.sessionId);
  if (!session) return [];
  return usesOf(world, booking).flatMap(({ passId }) => {
    const pass = world.passes.get(passId);
    const reason = pass && coverageProblem(pass, session, booking.id, world);
    return reason ? [{ bookingId: booking.id, passId, reason }] : [];
  });
}
