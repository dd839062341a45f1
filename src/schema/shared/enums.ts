import { registerEnumType } from 'type-graphql';
import {
  BookingStatus,
  ConsentKind,
  CourseType,
  LateCancellation,
  LimitPeriod,
  Locale,
  OnlinePayments,
  PassKind,
  PaymentMethod,
  Plan,
  Role,
  Scope,
  SessionStatus,
  UncoveredPolicy,
  ValidityStart,
  VatTreatment,
  Weekday,
} from '../../entities/enums.js';
import type { StatementEvent as StatementEventValue } from '../../services/ledger/index.js';
import type { PassStatus as PassStatusValue } from '../../services/rules/passes/payment-plan.js';

/** Registers a closed set; the compiler asks for the description of each of its values. */
function register<T extends string>(set: Record<T, T>, name: string, description: string, values: Record<T, string>): void {
  const described = Object.entries<string>(values).map(([value, text]) => [value, { description: text }]);
  registerEnumType(set, { name, description, valuesConfig: Object.fromEntries(described) as Record<T, { description: string }> });
}

/** What people are told a pass is. EXPIRED and USED_UP follow from the clock and the ledger. */
export const PassStatus = {
  PENDING: 'PENDING',
  ACTIVE: 'ACTIVE',
  PAUSED: 'PAUSED',
  BLOCKED: 'BLOCKED',
  EXPIRED: 'EXPIRED',
  USED_UP: 'USED_UP',
  REFUNDED: 'REFUNDED',
} as const satisfies Record<PassStatusValue, PassStatusValue>;
export type PassStatus = keyof typeof PassStatus;

/** Whether a registration owes anything. */
export const PaymentStatus = { PAID: 'PAID', UNPAID: 'UNPAID' } as const;
export type PaymentStatus = keyof typeof PaymentStatus;

/** What a line of a statement is about: the reasons for which money moves in the ledger. */
export const StatementEvent = {
  PASS_SOLD: 'PASS_SOLD',
  PASS_SOLD_BELOW_FACE: 'PASS_SOLD_BELOW_FACE',
  PASS_SOLD_ABOVE_FACE: 'PASS_SOLD_ABOVE_FACE',
  SESSION_CHARGED: 'SESSION_CHARGED',
  REGISTRATION_CHARGED: 'REGISTRATION_CHARGED',
  LATE_FEE_CHARGED: 'LATE_FEE_CHARGED',
  ENTRY_REDEEMED: 'ENTRY_REDEEMED',
  ENTRY_DISCOUNT: 'ENTRY_DISCOUNT',
  TIME_REDEEMED: 'TIME_REDEEMED',
  PAYMENT_RECORDED: 'PAYMENT_RECORDED',
  DISCOUNT_GIVEN: 'DISCOUNT_GIVEN',
  GIFT_REDEEMED: 'GIFT_REDEEMED',
  REFUND_CLAIMED: 'REFUND_CLAIMED',
  REFUND_DISCOUNT: 'REFUND_DISCOUNT',
  PASS_EXPIRED: 'PASS_EXPIRED',
} as const satisfies Record<StatementEventValue, StatementEventValue>;
export type StatementEvent = keyof typeof StatementEvent;

/** Who is asking. */
export const ViewerKind = {
  PUBLIC: 'PUBLIC',
  PERSON: 'PERSON',
  CUSTOMER: 'CUSTOMER',
  MEMBER: 'MEMBER',
  API_KEY: 'API_KEY',
} as const;
export type ViewerKind = keyof typeof ViewerKind;

register(Plan, 'Plan', 'What the organisation has subscribed to.', {
  FREE: 'The free plan; no online sale.',
  STANDARD: 'The standard plan.',
  PRO: 'The plan for large organisations.',
});
register(OnlinePayments, 'OnlinePayments', 'The state of online payments of an organisation.', {
  INACTIVE: 'Not set up.',
  PENDING: 'Being verified by the payment provider.',
  ACTIVE: 'Customers can pay online.',
});
register(Locale, 'Locale', 'A language of the screens and messages.', { sk: 'Slovak.', cs: 'Czech.', en: 'English.' });
register(Role, 'Role', 'What somebody may do in an organisation.', {
  OWNER: 'May do everything, and owns the account.',
  MANAGER: 'Sets up courses, groups, sessions and products.',
  RECEPTIONIST: 'Sells, registers, books and checks people in.',
  INSTRUCTOR: 'Sees the roster of sessions and checks people in.',
  CUSTOMER: 'Sees and books for their own attendees.',
});
register(ConsentKind, 'ConsentKind', 'What a consent is about.', {
  PERSONAL_DATA: 'Keeping data beyond what the booking itself needs.',
  HEALTH_DATA: 'Keeping what instructors must know of their health.',
  PHOTOGRAPHY: 'Being photographed and shown.',
  MARKETING: 'Being written to about offers.',
});
register(CourseType, 'CourseType', 'How a course is offered and paid.', {
  OPEN: 'Paid session by session.',
  CONTINUOUS: 'A period with one price for the registration.',
  ONE_OFF: 'A single event with one price for the registration.',
});
register(UncoveredPolicy, 'UncoveredPolicy', 'What happens to the part of a price that no pass covers.', {
  DEBT: 'It is charged to the registration, which then owes it.',
  DEBT_UP_TO: 'It is charged as long as the debt stays within a limit.',
  REFUSE: 'The booking is refused.',
  PAY_NOW:
    'The whole price is paid online, and the seat is held for as long as a checkout takes. Passes that cover all of it pay as ever.',
});
register(LateCancellation, 'LateCancellation', 'What a cancellation after its deadline does.', {
  BLOCK: 'It is refused.',
  FORFEIT: 'The seat is freed, and what paid for it is not given back.',
  FORFEIT_AND_FEE: 'As FORFEIT, and a fee is charged.',
});
register(SessionStatus, 'SessionStatus', 'Whether a session takes place.', {
  SCHEDULED: 'It takes place, or took place.',
  CANCELLED: 'The organisation cancelled it.',
});
register(BookingStatus, 'BookingStatus', 'What became of a booking.', {
  BOOKED: 'The seat is held.',
  ATTENDED: 'The attendee came.',
  NO_SHOW: 'The attendee did not come.',
  CANCELLED: 'Cancelled and given back in full: in time, by staff with a reason, or with its session.',
  LATE_CANCELLED: 'Cancelled too late to be given back.',
});
register(PassKind, 'PassKind', 'What a pass holds.', {
  CREDIT: 'An amount of money of one registration.',
  ENTRY: 'A number of entries of a customer.',
  TIME: 'Unlimited entries in a period, or so many in each week or month of it.',
});
register(PassStatus, 'PassStatus', 'The state of a pass.', {
  PENDING: 'Not paid yet.',
  ACTIVE: 'Can be used, or will be from its first day.',
  PAUSED: 'Paused by staff.',
  BLOCKED:
    'Its payment is disputed, or was lost in part; it cannot be used. What is left of it can be given back once the bank has decided.',
  EXPIRED: 'Its validity has ended.',
  USED_UP: 'Nothing is left on it.',
  REFUNDED: 'Given back for money.',
});
register(ValidityStart, 'ValidityStart', 'When the validity of a pass begins.', {
  PURCHASE: 'On the day it is bought.',
  FIRST_USE: 'On the day of the first session booked with it.',
});
register(LimitPeriod, 'LimitPeriod', 'The period that a limit of uses counts in.', {
  WEEK: 'A week from Monday to Sunday.',
  MONTH: 'A month of the calendar.',
});
register(PaymentMethod, 'PaymentMethod', 'How money was paid at the desk.', {
  CASH: 'In cash.',
  CARD_TERMINAL: 'By card at a terminal.',
  BANK: 'By bank transfer.',
});
register(PaymentStatus, 'PaymentStatus', 'Whether a registration owes anything.', {
  PAID: 'It owes nothing.',
  UNPAID: 'It has a debt.',
});
register(StatementEvent, 'StatementEvent', "What changed a registration's figures.", {
  PASS_SOLD: 'A CREDIT pass was sold to it; what was paid for the pass counts as paid.',
  PASS_SOLD_BELOW_FACE: 'The part of the credit that the pass gave on top of what was paid for it.',
  PASS_SOLD_ABOVE_FACE: 'The part of what was paid for a pass that is above the credit it holds.',
  SESSION_CHARGED: 'A session was booked and charged.',
  REGISTRATION_CHARGED: 'The registration itself was charged.',
  LATE_FEE_CHARGED: 'The fee of a late cancellation was charged.',
  ENTRY_REDEEMED: 'An ENTRY pass paid with the value of an entry.',
  ENTRY_DISCOUNT: 'The part of a price that an entry covered beyond its value.',
  TIME_REDEEMED: 'A TIME pass covered a price.',
  PAYMENT_RECORDED: 'A payment for it came in.',
  DISCOUNT_GIVEN: 'An order took something from the price; that counts as paid.',
  GIFT_REDEEMED: 'A CREDIT pass that somebody gave as a present was redeemed for it.',
  REFUND_CLAIMED: 'Money was given back.',
  REFUND_DISCOUNT: 'Credit beyond what was paid for a pass went with the pass when it was given back.',
  PASS_EXPIRED: 'A CREDIT pass ended, and what was left on it counts no more.',
});
register(VatTreatment, 'VatTreatment', 'When the VAT of a pass falls due.', {
  SINGLE_PURPOSE: 'When it is sold: what it will be used for, and its rate, are known then.',
  MULTI_PURPOSE: 'When it is used.',
});
register(Scope, 'Scope', 'What an API key may do. Writing in an area includes reading it.', {
  CATALOGUE_WRITE: 'Change what is offered: locations, courses, groups, sessions, pass products.',
  PEOPLE_READ: 'See customers and attendees.',
  PEOPLE_WRITE: 'Open and change the accounts of customers and attendees.',
  BOOKINGS_READ: 'See registrations and bookings, and watch them live.',
  BOOKINGS_WRITE: 'Register, book, cancel, check in, change and cancel sessions.',
  SALES_READ: 'See passes, what is left on them, and all products.',
  SALES_WRITE: 'Sell passes and record payments.',
});
register(ViewerKind, 'ViewerKind', 'Who is asking.', {
  PUBLIC: 'Nobody who signed in.',
  PERSON: 'Somebody who signed in, and is nobody at the organisation that the operation is about.',
  CUSTOMER: 'A customer of the organisation.',
  MEMBER: "Somebody of the organisation's staff.",
  API_KEY: 'A program of an integrator.',
});
register(Weekday, 'Weekday', 'A day of the week.', {
  MONDAY: 'Monday.',
  TUESDAY: 'Tuesday.',
  WEDNESDAY: 'Wednesday.',
  THURSDAY: 'Thursday.',
  FRIDAY: 'Friday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
});
