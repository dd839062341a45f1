import { Drafts, templates } from '../../ledger/index.js';
import { beginsWithUse, validityWithUse } from '../passes/payment-plan.js';
import { oweReturned, type Returned } from '../refunds/returned.js';
import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import {
  type BookingRow,
  type Changes,
  isLive,
  noChanges,
  type RegistrationRow,
  type SessionRow,
  type World,
} from '../world/world.js';

/**
 * Cancels a booking. In time (or when staff give a reason) the very slices go back; late, the policy that the booking was made under decides.
 * The seat is freed either way.
 */
export function decideCancel(world: World, command: CommandOf<'cancelBooking'>): Decision<AnswerOf<'cancelBooking'>> {
  const booking = world.bookings.get(command.bookingId);
  const registration = booking && world.registrations.get(booking.registrationId);
  const session = booking && world.sessions.get(booking.sessionId);
  const foreign = command.actor.kind === 'CUSTOMER' && command.actor.customerId !== registration?.customerId;
  if (!booking || !registration || !session || foreign) {
    return refuse(refusal('NOT_FOUND', 'bookingId', { referent: 'BOOKING' }));
  }
  const overridden = command.actor.kind === 'STAFF' && command.overrideReason !== null;
  // Only staff with a reason may take back what was attended: that is also how a wrong check-in is mended.
  const isActive = overridden ? isLive(booking.status) : booking.status === 'BOOKED';
  if (!isActive) return refuse(refusal('BOOKING_NOT_ACTIVE', 'bookingId', { bookingId: booking.id }));
  if (session.startsAt <= world.now && !overridden) {
    return refuse(refusal('SESSION_OVER', 'bookingId', { sessionId: session.id, startsAt: session.startsAt }));
  }
  const late = world.now > booking.cancellableUntil && !overridden;
  if (late && booking.lateCancellation === 'BLOCK') {
    return refuse(refusal('CANCELLATION_CLOSED', 'bookingId', { cancellableUntil: booking.cancellableUntil }));
  }
  const changes = noChanges();
  changes.changed.sessions = [{ ...session, seatsTaken: session.seatsTaken - 1, version: session.version + 1 }];
  if (late) forfeit(world, changes, booking, registration, session);
  else giveBack(world, changes, [{ ...booking, overrideReason: overridden ? command.overrideReason : null }]);
  return { kind: 'done', answer: { bookingId: booking.id }, changes };
}

/** A late cancellation: nothing goes back, and the fee, if any, is charged on top. */
function forfeit(world: World, changes: Changes, booking: BookingRow, registration: RegistrationRow, session: SessionRow): void {
  changes.changed.bookings = [{ ...booking, status: 'LATE_CANCELLED', cancelledAt: world.now }];
  const courseId = world.groups.get(session.groupId)?.courseId;
  if (booking.lateCancellation !== 'FORFEIT_AND_FEE' || booking.lateFeeMinor === 0 || courseId === undefined) return;
  const drafts = new Drafts(world.organisation.currency, world.newId);
  templates.lateFeeCharged(drafts, registration.id, courseId, booking.id, booking.lateFeeMinor);
  changes.transfers.push(...drafts.list);
  changes.changed.registrations = [
    { ...registration, chargedMinor: registration.chargedMinor + booking.lateFeeMinor, version: registration.version + 1 },
  ];
}

/** Undoes what bookings took, to the letter: their transfers are reversed and their slices returned. Seats are the caller's to free. */
export function giveBack(world: World, changes: Changes, bookings: readonly BookingRow[]): void {
  const drafts = new Drafts(world.organisation.currency, world.newId);
  const registrations = new Map<string, RegistrationRow>();
  const passes = new Map<string, { without: string[]; taxMinor: number; consumedMinor: number; entries: number }>();
  changes.changed.bookings = [];
  changes.changed.redemptions = [];
  for (const booking of bookings) {
    changes.changed.bookings.push({ ...booking, status: 'CANCELLED', cancelledAt: world.now });
    drafts.reverse(world.standing.get(booking.id) ?? []);
    const registration = registrations.get(booking.registrationId) ?? world.registrations.get(booking.registrationId);
    if (!registration) throw new Error(`registration ${booking.registrationId} of booking ${booking.id} was not prefetched`);
    registrations.set(registration.id, {
      ...registration,
      chargedMinor: registration.chargedMinor - booking.priceMinor,
      version: registration.version + 1,
    });
    for (const redemptionId of world.redemptionsOfBooking.get(booking.id) ?? []) {
      const redemption = world.redemptions.get(redemptionId);
      if (!redemption || redemption.returnedAt) continue;
      changes.changed.redemptions.push({ ...redemption, returnedAt: world.now });
      const pass = passes.get(redemption.passId) ?? { without: [], taxMinor: 0, consumedMinor: 0, entries: 0 };
      pass.without.push(booking.id);
      pass.taxMinor += redemption.taxMinor;
      pass.consumedMinor += redemption.consumedMinor;
      pass.entries += redemption.entries;
      passes.set(redemption.passId, pass);
    }
  }
  changes.transfers = changes.transfers.concat(drafts.list);
  changes.changed.registrations = [...registrations.values()];
  const returned: Returned[] = [];
  changes.changed.passes = [...passes].map(([passId, { without, taxMinor, consumedMinor, entries }]) => {
    const pass = world.passes.get(passId);
    if (!pass) throw new Error(`pass ${passId} of a redemption was not prefetched`);
    returned.push({ pass, consumedMinor, entries });
    const dates = beginsWithUse(pass) ? validityWithUse(pass, undefined, world, without) : {};
    return { ...pass, ...dates, taxedMinor: pass.taxedMinor - taxMinor, version: pass.version + 1 };
  });
  oweReturned(world, changes, returned);
}

/** The organisation cancels a session: every live booking is given back in full, whatever the hour. */
export function decideCancelSession(world: World, command: CommandOf<'cancelSession'>): Decision<AnswerOf<'cancelSession'>> {
  const session = world.sessions.get(command.sessionId);
  if (!session) return refuse(refusal('NOT_FOUND', 'sessionId', { referent: 'SESSION' }));
  const sessionId = session.id;
  if (session.status === 'CANCELLED') return refuse(refusal('SESSION_CANCELLED', 'sessionId', { sessionId }));
  if (session.endsAt <= world.now) return refuse(refusal('SESSION_OVER', 'sessionId', { sessionId, startsAt: session.startsAt }));
  const bookings = [...world.bookings.values()].filter((booking) => booking.sessionId === sessionId && isLive(booking.status));
  const changes = noChanges();
  changes.changed.sessions = [{ ...session, status: 'CANCELLED', seatsTaken: 0, version: session.version + 1 }];
  giveBack(world, changes, bookings);
  return { kind: 'done', answer: { sessionId, bookingsCancelled: bookings.length }, changes };
}
