import * as fc from 'fast-check';
import type { Attendance, DeskPaymentMethod, LateCancellation, UncoveredPolicy } from '../../src/entities/enums.js';
import type { PaymentChoice } from '../../src/services/rules/booking/payment-choice.js';
import type { Command } from '../../src/services/rules/commands/index.js';
import type { OrganisationFacts, ProductFacts } from '../../src/services/rules/world/facts.js';
import type { Cast } from './cast.js';
import { type RegistrationStep, registrationCommandOf } from './registration-steps.js';

/**
 * What a random studio is like, and what happens in it. Numbers that end in `At` pick a row of those there are, round and
 * round.
 */
export interface Scenario {
  organisation: Pick<
    OrganisationFacts,
    'cancelWindowHours' | 'lateCancellation' | 'lateFeeMinor' | 'checkInOpensMinutes' | 'graceDays'
  >;
  policies: UncoveredPolicy[];
  sessions: { groupAt: number; priceMinor: number; capacity: number; inHours: number }[];
  steps: Step[];
}

export type Step = { dryRun: boolean } & (
  | { do: 'advance'; hours: number }
  | { do: 'register'; attendeeAt: number; groupAt: number; byCustomerAt: number | null }
  | { do: 'sellPass'; productAt: number; registrationAt: number; method: DeskPaymentMethod }
  | { do: 'recordPayment'; registrationAt: number; amountMinor: number; method: DeskPaymentMethod }
  | {
      do: 'bookSession';
      registrationAt: number;
      sessionAt: number;
      payWith: PaymentChoice;
      passAt: number | null;
      byCustomerAt: number | null;
      insists: boolean;
    }
  | { do: 'cancelBooking'; bookingAt: number; reason: boolean; byCustomerAt: number | null }
  | { do: 'checkIn'; bookingAt: number; reason: boolean }
  | { do: 'undoCheckIn'; bookingAt: number }
  | { do: 'markAttendance'; bookingAt: number; attendance: Attendance; reason: boolean }
  | {
      do: 'updateSession';
      sessionAt: number;
      capacity: number | null;
      priceMinor: number | null;
      inHours: number | null;
      durationMinutes: number | null;
      insists: boolean;
    }
  | { do: 'updateSessions'; groupAt: number; moveDays: number; durationMinutes: number | null; insists: boolean }
  | { do: 'cancelSession'; sessionAt: number }
  | RegistrationStep
  | { do: 'endPass'; passAt: number; registrationAt: number | null }
);

const HOUR_MS = 3_600_000;

export const CUSTOMERS = 3;
export const ATTENDEES = 5;
/** Of the six groups the first three are of one OPEN course, two of them linked; then there is one of each other course. */
export const CONTINUOUS_PRICE_MINOR = 3000;
export const DEBT_LIMIT_MINOR = 1000;

/** Products of every kind, cheap and dear, limited and not, with each way of ending, taxed when sold and when used. */
export const PRODUCTS: (Partial<ProductFacts> & Pick<ProductFacts, 'kind'> & { onlyFirstCourse?: boolean })[] = [
  { kind: 'CREDIT', priceMinor: 2000, creditMinor: 2000, vatBps: 2300, vatTreatment: 'MULTI_PURPOSE' },
  {
    kind: 'CREDIT',
    priceMinor: 900,
    creditMinor: 1000,
    validityPeriod: 'P7D',
    priority: 50,
    vatBps: 500,
    vatTreatment: 'MULTI_PURPOSE',
  },
  { kind: 'CREDIT', priceMinor: 350, creditMinor: 300, onlyFirstCourse: true, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' },
  { kind: 'ENTRY', priceMinor: 1000, entries: 3, vatBps: 2300, vatTreatment: 'MULTI_PURPOSE' },
  { kind: 'ENTRY', priceMinor: 0, entries: 1, purchaseLimit: 2 },
  { kind: 'ENTRY', priceMinor: 2500, entries: 4, validityPeriod: 'P4D', validityStart: 'FIRST_USE', onlyFirstCourse: true },
  { kind: 'TIME', priceMinor: 4000, validityPeriod: 'P1M', limitCount: 1, limitPeriod: 'WEEK', seatsAtOnce: 1, priority: 50 },
  {
    kind: 'TIME',
    priceMinor: 3000,
    validityPeriod: 'P5D',
    validityStart: 'FIRST_USE',
    limitCount: 2,
    limitPeriod: 'MONTH',
    seatsAtOnce: 1,
  },
  { kind: 'TIME', priceMinor: 5000, validityPeriod: 'P1M', seatsAtOnce: 2, priority: 60 },
  { kind: 'CREDIT', priceMinor: 100, creditMinor: 100, archived: true },
];

// Without the library's liking for the ends of a range, which would pick the unknown row half of the time.
export const index = fc.noBias(fc.nat({ max: 59 }));
/** Most of what happens, happens where groups are linked. */
export const groupAt = fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2, 3, 4, 5);
/** Absent as often as not. */
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
export const byCustomerAt = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.nat({ max: CUSTOMERS - 1 }) },
);
export const method = fc.constantFrom<DeskPaymentMethod>('CASH', 'CARD_TERMINAL', 'BANK');
const price = fc.constantFrom(0, 333, 500, 800);
const payWith = fc.oneof(
  { weight: 8, arbitrary: fc.constant<PaymentChoice>('AUTO') },
  { weight: 3, arbitrary: fc.constant<PaymentChoice>('PASS') },
  { weight: 2, arbitrary: fc.constant<PaymentChoice>('AT_DESK') },
);
const insists = fc.boolean();
const durationMinutes = fc.option(fc.constantFrom(30, 60, 300), { nil: null, freq: 2 });
const attendance = fc.constantFrom<Attendance>('ATTENDED', 'NO_SHOW', 'EXCUSED');
const dryRun = fc.nat({ max: 7 }).map((n) => n === 7);

/** One kind of step, to be chosen so many times among others. */
export const one = <S extends { do: string }>(weight: number, kind: S['do'], fields: object) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(kind), dryRun, ...fields }) as unknown as fc.Arbitrary<S>,
});

/**
 * Many sessions begin in the same few hours, so that those of one attendee overlap. Half an hour off full hours: no deadline
 * falls on the moment of a command.
 */
const startInHours = (clock: 'MOVES' | 'STANDS') =>
  fc.oneof(fc.integer({ min: clock === 'MOVES' ? 1 : -2, max: 240 }), fc.constantFrom(30, 31, 120)).map((hours) => hours + 0.5);

export const steps = (clock: 'MOVES' | 'STANDS'): fc.Arbitrary<Step> =>
  fc.oneof(
    one<Step>(4, 'register', { attendeeAt: index, groupAt, byCustomerAt }),
    one<Step>(5, 'sellPass', { productAt: index, registrationAt: index, method }),
    one<Step>(1, 'recordPayment', { registrationAt: index, amountMinor: fc.integer({ min: 1, max: 2000 }), method }),
    one<Step>(20, 'bookSession', {
      registrationAt: index,
      sessionAt: index,
      payWith,
      passAt: maybe(index),
      byCustomerAt,
      insists,
    }),
    one<Step>(9, 'cancelBooking', { bookingAt: index, reason: fc.boolean(), byCustomerAt }),
    one<Step>(3, 'checkIn', { bookingAt: index, reason: fc.boolean() }),
    one<Step>(1, 'undoCheckIn', { bookingAt: index }),
    one<Step>(2, 'markAttendance', { bookingAt: index, attendance, reason: fc.boolean() }),
    one<Step>(3, 'updateSession', {
      sessionAt: index,
      capacity: maybe(fc.integer({ min: 1, max: 4 })),
      priceMinor: maybe(price),
      inHours: maybe(startInHours(clock)),
      durationMinutes,
      insists,
    }),
    one<Step>(1, 'updateSessions', { groupAt, moveDays: fc.integer({ min: -2, max: 9 }), durationMinutes, insists }),
    one<Step>(1, 'cancelSession', { sessionAt: index }),
    one<Step>(1, 'endRegistration', {
      registrationAt: index,
      inDays: maybe(fc.constantFrom(-1, 0, 1, 2, 5)),
      priceMinor: maybe(fc.constantFrom(0, 1000, CONTINUOUS_PRICE_MINOR, CONTINUOUS_PRICE_MINOR + 1)),
      reason: fc.boolean(),
    }),
    one<Step>(1, 'reopenRegistration', { registrationAt: index }),
    one<Step>(1, 'moveRegistration', { registrationAt: index, groupAt }),
    ...(clock === 'MOVES'
      ? [
          one<Step>(2, 'advance', { hours: fc.integer({ min: 1, max: 30 }) }),
          one<Step>(1, 'endPass', { passAt: index, registrationAt: maybe(index) }),
        ]
      : []),
  );

/** Everybody is in a group and some hold a pass before chance takes over, or it would mostly pick from nothing. */
const BEGINNING: Step[] = [
  ...[0, 1, 0, 1, 4].map(
    (groupAt, attendeeAt) => ({ do: 'register', dryRun: false, attendeeAt, groupAt, byCustomerAt: null }) as const,
  ),
  ...[0, 3, 5, 6].map(
    (productAt, registrationAt) => ({ do: 'sellPass', dryRun: false, productAt, registrationAt, method: 'CASH' }) as const,
  ),
];

/** @param clock whether time passes between the steps; against a real database it cannot be told to */
export const scenarios = (clock: 'MOVES' | 'STANDS', length: fc.ArrayConstraints): fc.Arbitrary<Scenario> =>
  fc.record({
    organisation: fc.record({
      cancelWindowHours: fc.constantFrom(0, 24, 100),
      lateCancellation: fc.constantFrom<LateCancellation>('BLOCK', 'FORFEIT', 'FORFEIT_AND_FEE'),
      lateFeeMinor: fc.constantFrom(0, 150),
      checkInOpensMinutes: fc.constantFrom(0, 120, 525_600),
      graceDays: fc.constantFrom(0, 14),
    }),
    policies: fc.array(fc.constantFrom<UncoveredPolicy>('DEBT', 'DEBT_UP_TO', 'REFUSE', 'PAY_NOW'), {
      minLength: 4,
      maxLength: 4,
    }),
    sessions: fc.array(
      fc.record({
        groupAt,
        priceMinor: price,
        capacity: fc.integer({ min: 1, max: 3 }),
        inHours: startInHours(clock),
      }),
      { minLength: 5, maxLength: 10 },
    ),
    steps: fc.array(steps(clock), length).map((random) => [...BEGINNING, ...random]),
  });

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
