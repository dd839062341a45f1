import * as fc from 'fast-check';
import type { Attendance, DeskPaymentMethod, LateCancellation, UncoveredPolicy } from '../../src/entities/enums.js';
import type { PaymentChoice } from '../../src/services/rules/booking/payment-choice.js';
import type { OrganisationFacts, ProductFacts } from '../../src/services/rules/world/facts.js';
import type { RegistrationStep } from './registration-steps.js';

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
