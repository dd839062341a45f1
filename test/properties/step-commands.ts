import type { Command } from '../../src/services/rules/commands/index.js';
import type { Cast } from './cast.js';
import { registrationCommandOf } from './registration-steps.js';
import type { Step } from './scenario.js';

const HOUR_MS = 3_600_000;

/** The command that a step stands for, as the studio is now. An index of 59 picks an id that names nothing. */
export function commandOf(step: Exclude<Step, { do: 'advance' }>, cast: Cast): Command {
  const pick = (rows: readonly string[], at: number): string =>
    at === 59 ? cast.unknown : (rows[at % rows.length] ?? cast.unknown);
  const actor = (at: number | null) =>
    at === null ? ({ kind: 'STAFF' } as const) : ({ kind: 'CUSTOMER', customerId: pick(cast.customers, at) } as const);
  switch (step.do) {
    case 'register':
      return {
        kind: 'register',
        actor: actor(step.byCustomerAt),
        attendeeId: pick(cast.attendees, step.attendeeAt),
        groupId: pick(cast.groups, step.groupAt),
      };
    case 'sellPass': {
      const productId = pick(cast.products, step.productAt);
      // Now and then to the wrong kind of holder.
      const toRegistration = cast.creditProducts.has(productId) !== (step.registrationAt === 58);
      return {
        kind: 'sellPass',
        productId,
        registrationId: toRegistration ? pick(cast.registrations, step.registrationAt) : null,
        customerId: toRegistration ? null : pick(cast.customers, step.registrationAt),
        method: step.method,
      };
    }
    case 'recordPayment':
      return {
        kind: 'recordPayment',
        registrationId: pick(cast.registrations, step.registrationAt),
        amountMinor: step.amountMinor,
        method: step.method,
      };
    case 'bookSession':
      return {
        kind: 'bookSession',
        actor: actor(step.byCustomerAt),
        registrationId: pick(cast.registrations, step.registrationAt),
        sessionId: pick(cast.sessions, step.sessionAt),
        payWith: step.payWith,
        passId: step.passAt === null && step.payWith !== 'PASS' ? null : pick(cast.passes, step.passAt ?? step.sessionAt),
        // Only the desk may insist.
        ...(step.insists && step.byCustomerAt === null ? { allowOverlap: true } : {}),
      };
    case 'cancelBooking': {
      const overrideReason = step.reason ? 'Ill' : null;
      return {
        kind: 'cancelBooking',
        actor: actor(step.byCustomerAt),
        bookingId: pick(cast.bookings, step.bookingAt),
        overrideReason,
      };
    }
    case 'checkIn':
      return { kind: 'checkIn', bookingId: pick(cast.bookings, step.bookingAt), reason: step.reason ? 'Forgotten' : null };
    case 'undoCheckIn':
      return { kind: 'undoCheckIn', bookingId: pick(cast.bookings, step.bookingAt), reason: 'Wrong child' };
    case 'markAttendance': {
      const { attendance, reason } = step;
      const bookingId = pick(cast.bookings, step.bookingAt);
      return { kind: 'markAttendance', bookingId, attendance, reason: reason ? 'Ill' : null };
    }
    case 'updateSession': {
      const { priceMinor } = step;
      // To change nothing is refused before the rules are asked.
      const capacity = step.capacity ?? (priceMinor === null ? 3 : null);
      const sessionId = pick(cast.sessions, step.sessionAt);
      const startsAt = step.inHours === null ? {} : { startsAt: new Date(cast.opened.getTime() + step.inHours * HOUR_MS) };
      return { kind: 'updateSession', sessionId, capacity, priceMinor, ...startsAt, ...lengthOf(step) };
    }
    case 'updateSessions': {
      const series = { groupId: pick(cast.groups, step.groupAt), fromOn: '2020-01-01', untilOn: null, weekdays: null };
      const terms = { startTime: null, moveDays: step.moveDays, capacity: null, priceMinor: 500 };
      return { kind: 'updateSessions', ...series, ...terms, ...lengthOf(step) };
    }
    case 'cancelSession':
      return { kind: 'cancelSession', sessionId: pick(cast.sessions, step.sessionAt) };
    case 'endRegistration':
    case 'reopenRegistration':
    case 'moveRegistration':
      return registrationCommandOf(step, cast, pick);
    case 'endPass': {
      const registrationId = step.registrationAt === null ? null : pick(cast.registrations, step.registrationAt);
      return { kind: 'endPass', passId: pick(cast.passes, step.passAt), registrationId };
    }
  }
}

const lengthOf = ({ durationMinutes, insists }: { durationMinutes: number | null; insists: boolean }) => ({
  durationMinutes,
  ...(insists ? { allowOverlap: true } : {}),
});

/** Takes up what a done command has made, so that later steps can pick it. */
export function remember(cast: Cast, { kind }: Command, answer: object): void {
  if (kind === 'register' && 'registrationId' in answer) cast.registrations.push(String(answer.registrationId));
  if (kind === 'sellPass' && 'passId' in answer) cast.passes.push(String(answer.passId));
  if (kind === 'bookSession' && 'bookingId' in answer) cast.bookings.push(String(answer.bookingId));
}
