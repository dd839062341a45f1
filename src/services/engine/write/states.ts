import type {
  CheckInState,
  OrderProgressState,
  PassBalanceState,
  RegistrationBalanceState,
  SessionCapacityState,
  SessionMovedState,
  SessionPlan,
} from '../../../entities/events.js';
import { attendanceOf } from '../../rules/booking/attendance.js';
import { creditEnds, registrationBalance } from '../../rules/passes/balance.js';
import { debtMinorOf } from '../../rules/passes/figures.js';
import { creditLeft, entriesLeft } from '../../rules/passes/payment-plan.js';
import type { OrderRow } from '../../rules/world/order-rows.js';
import type { BookingRow, PassRow, RegistrationRow, SessionMove, SessionRow, World } from '../../rules/world/world.js';

/** The states of rows that subscribers get, and that the answer to a command carries. */

export const sessionState = (session: SessionRow): SessionCapacityState => ({
  sessionId: session.id,
  status: session.status,
  capacity: session.capacity,
  seatsTaken: session.seatsTaken + session.seatsHeld,
  version: session.version,
});

export const passState = (world: World, pass: PassRow): PassBalanceState => ({
  passId: pass.id,
  customerId: pass.customerId,
  registrationId: pass.registrationId,
  kind: pass.kind,
  currency: world.organisation.currency,
  creditLeftMinor: pass.kind === 'CREDIT' ? creditLeft(pass, world) : null,
  entriesLeft: pass.kind === 'ENTRY' ? entriesLeft(pass, world) : null,
  validFrom: pass.validFrom,
  validUntil: pass.validUntil,
  version: pass.version,
});

export const registrationState = (world: World, registration: RegistrationRow): RegistrationBalanceState => ({
  registrationId: registration.id,
  customerId: registration.customerId,
  currency: world.organisation.currency,
  paidMinor: registrationBalance(world, registration) + registration.chargedMinor,
  chargedMinor: registration.chargedMinor,
  creditEnds: creditEnds(world, registration),
  version: registration.version,
});

export const orderState = ({ id, customerId, status, paidAt, version }: OrderRow): OrderProgressState => ({
  ...{ orderId: id, customerId, status, paidAt, version },
});

/** The event of recorded attendance for the desk: the attendee, the passes that paid and their balances, and the debt. */
export function checkInState(world: World, booking: BookingRow): CheckInState {
  const session = found(world.sessions.get(booking.sessionId));
  const registration = found(world.registrations.get(booking.registrationId));
  const group = found(world.groups.get(session.groupId));
  const passes: PassBalanceState[] = [];
  for (const id of world.redemptionsOfBooking.get(booking.id) ?? []) {
    const pass = world.passes.get(world.redemptions.get(id)?.passId ?? '');
    if (pass) passes.push(passState(world, pass));
  }
  return {
    bookingId: booking.id,
    sessionId: session.id,
    groupId: group.id,
    locationId: session.locationId ?? group.locationId,
    instructorId: session.instructorId,
    attendeeId: booking.attendeeId,
    attendeeName: registration.attendeeName,
    customerId: registration.customerId,
    registrationId: registration.id,
    status: booking.status,
    checkedInAt: booking.checkedInAt,
    attendance: attendanceOf(booking),
    passes,
    debtMinor: debtMinorOf(registrationBalance(world, registration)),
    currency: world.organisation.currency,
    version: session.version,
  };
}

const planOf = ({ status, startsAt, endsAt, locationId, instructorId }: SessionRow): SessionPlan => ({
  ...{ status, startsAt, endsAt, locationId, instructorId },
});

/** The event for the attendees of a session that moved or was cancelled. */
export function movedState(world: World, { before, customerIds }: SessionMove): SessionMovedState {
  const session = found(world.sessions.get(before.id));
  const { id: sessionId, groupId, version } = session;
  return { ...planOf(session), sessionId, groupId, before: planOf(before), customerIds, version };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('a row that the prefetch must bring is missing');
  return row;
}
