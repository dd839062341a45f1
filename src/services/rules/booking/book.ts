import { Drafts, registrationAccount, templates } from '../../ledger/index.js';
import { passesOf } from '../passes/balance.js';
import { type Plan, type Purpose, passProblem, type Slice, validityWithUse } from '../passes/payment-plan.js';
import { rateOfUse, taxUse } from '../passes/tax.js';
import type { Actor } from '../world/actor.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { beginsWithUse } from '../world/uses.js';
import {
  type Changes,
  noChanges,
  type PassRow,
  type RegistrationRow,
  type SessionRow,
  seatKey,
  type World,
} from '../world/world.js';
import { endedRefusal, isAfterEnd } from './ending.js';
import { overlappingSeat, overlapRefusal } from './overlap.js';

const HOUR_MS = 3_600_000;

/** The seat that a caller asks for. */
export interface SeatWish {
  actor: Actor;
  registrationId: string;
  sessionId: string;
  /** True when staff insist on a seat that overlaps another one of the attendee. */
  allowOverlap?: boolean;
}

/** Everything about a booking but how it is paid. */
export interface BookingRequest {
  session: SessionRow;
  registration: RegistrationRow;
  purpose: Purpose;
  priceMinor: number;
}

/** Looks up what a booking is about. A row of another customer is NOT_FOUND, so that guessed ids reveal nothing. */
export function findRequest(world: World, { actor, registrationId, sessionId }: SeatWish): BookingRequest | Refusal {
  const registration = world.registrations.get(registrationId);
  if (!registration || registration.erased || (actor.kind === 'CUSTOMER' && actor.customerId !== registration.customerId)) {
    return refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' });
  }
  const session = world.sessions.get(sessionId);
  const group = session && world.groups.get(session.groupId);
  const course = group && world.courses.get(group.courseId);
  if (!session || !group || !course) return refusal('NOT_FOUND', 'sessionId', { referent: 'SESSION' });
  return {
    session,
    registration,
    purpose: { registration, course, startsAt: session.startsAt, endsAt: session.endsAt },
    // The price of a CONTINUOUS or ONE_OFF course was charged on registering and includes its sessions.
    priceMinor: course.type === 'OPEN' ? session.priceMinor : 0,
  };
}

/** All reasons why a registration cannot have a seat, apart from payment. The most lasting reason comes first. */
export function seatObstacles(world: World, { session, registration }: BookingRequest, allowOverlap = false): Refusal[] {
  const sessionId = session.id;
  const obstacles: Refusal[] = [];
  const add = (obstacle: Refusal): number => obstacles.push(obstacle);
  if (!mayBookIn(world, registration.groupId, session.groupId)) {
    add(refusal('GROUP_NOT_LINKED', 'sessionId', { groupId: registration.groupId, sessionGroupId: session.groupId }));
  }
  if (isAfterEnd(registration, session.startsAt, world)) add(endedRefusal(registration, 'registrationId'));
  if (session.status === 'CANCELLED') add(refusal('SESSION_CANCELLED', 'sessionId', { sessionId }));
  if (session.startsAt <= world.now) add(refusal('SESSION_OVER', 'sessionId', { sessionId, startsAt: session.startsAt }));
  const bookingId = world.seats.get(seatKey(sessionId, registration.attendeeId));
  if (bookingId !== undefined) add(refusal('ALREADY_BOOKED', 'sessionId', { bookingId }));
  const other = allowOverlap ? undefined : overlappingSeat(world, session, registration);
  if (other) add(overlapRefusal(other, 'sessionId'));
  if (session.seatsTaken + session.seatsHeld >= session.capacity) {
    add(refusal('SESSION_FULL', 'sessionId', { sessionId, capacity: session.capacity }));
  }
  return obstacles;
}

/** Whether a registration of one group may book sessions of another. */
export function mayBookIn(world: World, ownGroupId: string, groupId: string): boolean {
  if (ownGroupId === groupId) return true;
  const own = world.groups.get(ownGroupId);
  const other = world.groups.get(groupId);
  return (
    own !== undefined &&
    other !== undefined &&
    own.linkId !== null &&
    own.linkId === other.linkId &&
    own.courseId === other.courseId
  );
}

/** The customer's passes that can pay for this purpose. */
export function payablePasses(world: World, purpose: Purpose): PassRow[] {
  return passesOf(world, purpose.registration.customerId).filter((pass) => passProblem(pass, purpose, world) === undefined);
}

/**
 * Applies the course's policy to the part that no pass covers: a booking may not add debt beyond what the course allows. Only
 * money on the registration's own account counts against it. Credit on passes does not count: it pays for bookings, and would be
 * spent twice.
 */
export function debtObstacle(world: World, request: BookingRequest, plan: Plan): Refusal | undefined {
  const { uncoveredPolicy, debtLimitMinor } = request.purpose.course;
  if (uncoveredPolicy === 'DEBT' || plan.uncoveredMinor === 0) return undefined;
  const before = world.balances.get(registrationAccount(request.registration.id)) ?? 0;
  const debtBefore = Math.max(0, -before);
  const debtAfter = Math.max(0, plan.uncoveredMinor - before);
  const allowed = uncoveredPolicy === 'DEBT_UP_TO' ? (debtLimitMinor ?? 0) : 0;
  if (debtAfter <= Math.max(allowed, debtBefore)) return undefined;
  const { currency } = world.organisation;
  return refusal('NOT_COVERED', 'payWith', {
    missing: { amountMinor: debtAfter - Math.max(allowed, debtBefore), currency },
    allowed: { amountMinor: allowed, currency },
  });
}

/** Makes the booking: takes the seat, charges the price, and redeems the passes that pay. */
export function book(
  world: World,
  { session, registration, purpose, priceMinor }: BookingRequest,
  plan: Plan,
  paidByOrder = false,
): { bookingId: string; changes: Changes } {
  const { now, organisation } = world;
  const bookingId = world.newId();
  const drafts = new Drafts(organisation.currency, world.newId);
  templates.sessionCharged(drafts, registration.id, purpose.course.id, bookingId, priceMinor);
  const changes: Changes = { ...noChanges(), transfers: drafts.list };
  changes.created.bookings = [
    {
      id: bookingId,
      sessionId: session.id,
      registrationId: registration.id,
      attendeeId: registration.attendeeId,
      status: 'BOOKED',
      priceMinor,
      coveredMinor: priceMinor - plan.uncoveredMinor,
      cancellableUntil: new Date(session.startsAt.getTime() - organisation.cancelWindowHours * HOUR_MS),
      lateCancellation: organisation.lateCancellation,
      lateFeeMinor: organisation.lateFeeMinor,
      createdAt: now,
      cancelledAt: null,
      overrideReason: null,
      overlapAllowed: overlappingSeat(world, session, registration) !== undefined,
      checkedInAt: null,
      excusedAt: null,
      attendanceReason: null,
      paidByOrder,
    },
  ];
  changes.changed.sessions = [{ ...session, seatsTaken: session.seatsTaken + 1, version: session.version + 1 }];
  changes.changed.registrations = [
    { ...registration, chargedMinor: registration.chargedMinor + priceMinor, version: registration.version + 1 },
  ];
  redeem(world, changes, drafts, plan.slices, bookingId, purpose);
  return { bookingId, changes };
}

/** Redeems each slice: transfers, tax, a redemption, and the dates of a pass that begins with its first use. */
function redeem(
  world: World,
  changes: Changes,
  drafts: Drafts,
  slices: readonly Slice[],
  bookingId: string,
  { registration, course, startsAt }: Purpose,
): void {
  const registrationId = registration.id;
  changes.created.redemptions = [];
  changes.changed.passes = [];
  for (const { pass, entries, coveredMinor, consumedMinor } of slices) {
    const slice = { passId: pass.id, bookingId, registrationId, coveredMinor, consumedMinor };
    REDEEM[pass.kind](drafts, slice);
    const tax = taxUse(drafts, pass, { bookingId, vatBps: rateOfUse(pass, course, world.organisation), consumedMinor });
    const redemption = { ...slice, ...tax.ofUse, id: world.newId(), entries, createdAt: world.now, returnedAt: null };
    changes.created.redemptions.push(redemption);
    const dates = beginsWithUse(pass) ? validityWithUse(pass, startsAt, world) : {};
    changes.changed.passes.push({ ...pass, ...dates, ...tax.ofPass, version: pass.version + 1 });
  }
}

const REDEEM = { CREDIT: templates.creditRedeemed, ENTRY: templates.entryRedeemed, TIME: templates.timeRedeemed };
