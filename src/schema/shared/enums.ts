import { registerEnumType } from 'type-graphql';
import {
  Attendance,
  BookingStatus,
  ConsentKind,
  CourseType,
  DeskPaymentMethod,
  LateCancellation,
  LimitPeriod,
  Locale,
  OnlinePayments,
  PassKind,
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

/** Registers an enum. The type of `values` makes the compiler ask for a description of each value. */
function register<T extends string>(set: Record<T, T>, name: string, description: string, values: Record<T, string>): void {
  const described = Object.entries<string>(values).map(([value, text]) => [value, { description: text }]);
  registerEnumType(set, { name, description, valuesConfig: Object.fromEntries(described) as Record<T, { description: string }> });
}

/** The status of a pass as the API shows it. EXPIRED and USED_UP are not stored: they follow from the clock and the ledger. */
export const PassStatus = {
  ACTIVE: 'ACTIVE',
  BLOCKED: 'BLOCKED',
  EXPIRED: 'EXPIRED',
  USED_UP: 'USED_UP',
  REFUNDED: 'REFUNDED',
} as const satisfies Record<PassStatusValue, PassStatusValue>;
export type PassStatus = keyof typeof PassStatus;

/** Whether a registration has a debt. */
export const PaymentStatus = { PAID: 'PAID', UNPAID: 'UNPAID' } as const;
export type PaymentStatus = keyof typeof PaymentStatus;

/** The event of a statement line: the reason of a transfer in the ledger. */
export const StatementEvent = {
  PASS_SOLD: 'PASS_SOLD',
  PASS_SOLD_BELOW_FACE: 'PASS_SOLD_BELOW_FACE',
  PASS_SOLD_ABOVE_FACE: 'PASS_SOLD_ABOVE_FACE',
  SESSION_CHARGED: 'SESSION_CHARGED',
  REGISTRATION_CHARGED: 'REGISTRATION_CHARGED',
  REGISTRATION_GIVEN_BACK: 'REGISTRATION_GIVEN_BACK',
  LATE_FEE_CHARGED: 'LATE_FEE_CHARGED',
  ENTRY_REDEEMED: 'ENTRY_REDEEMED',
  ENTRY_DISCOUNT: 'ENTRY_DISCOUNT',
  TIME_REDEEMED: 'TIME_REDEEMED',
  PAYMENT_RECORDED: 'PAYMENT_RECORDED',
  DISCOUNT_GIVEN: 'DISCOUNT_GIVEN',
  GIFT_REDEEMED: 'GIFT_REDEEMED',
  GRACE_GIVEN: 'GRACE_GIVEN',
  REFUND_CLAIMED: 'REFUND_CLAIMED',
  REFUND_DISCOUNT: 'REFUND_DISCOUNT',
  PASS_EXPIRED: 'PASS_EXPIRED',
} as const satisfies Record<StatementEventValue, StatementEventValue>;
export type StatementEvent = keyof typeof StatementEvent;

/** The kind of caller. */
export const ViewerKind = {
  PUBLIC: 'PUBLIC',
  PERSON: 'PERSON',
  CUSTOMER: 'CUSTOMER',
  MEMBER: 'MEMBER',
  API_KEY: 'API_KEY',
} as const;
export type ViewerKind = keyof typeof ViewerKind;

register(Plan, 'Plan', 'The subscription of an organisation to this service.', {
  FREE: 'The free plan. It has no online sale.',
  STANDARD: 'The standard plan, with online sale.',
  PRO: 'The plan for large organisations, with online sale.',
});
register(OnlinePayments, 'OnlinePayments', 'Whether an organisation can take payments online.', {
  INACTIVE: 'Online payments are not set up.',
  PENDING: 'The payment provider is verifying the organisation. Customers cannot pay online yet.',
  ACTIVE: 'Customers can pay online.',
});
register(Locale, 'Locale', 'A language of screens, messages, e-mails and receipts.', {
  sk: 'Slovak.',
  cs: 'Czech.',
  en: 'English.',
});
register(Role, 'Role', 'The role of a person in an organisation.', {
  OWNER: 'Owns the account and may do everything.',
  MANAGER: 'Sets up courses, groups, sessions and pass products, reads reports, and does all that a receptionist does.',
  RECEPTIONIST: 'Sells, registers, books and checks people in.',
  INSTRUCTOR: 'Sees who is booked in the sessions that they teach, and checks attendees in.',
  CUSTOMER: 'Books, pays and sees data for themselves and their own attendees.',
});
register(ConsentKind, 'ConsentKind', 'The subject of a consent.', {
  PERSONAL_DATA: 'Storing personal data beyond what a booking needs.',
  HEALTH_DATA: 'Storing health data that instructors need to know.',
  PHOTOGRAPHY: 'Taking photographs of the attendee and publishing them.',
  MARKETING: 'Sending offers and news.',
});
register(CourseType, 'CourseType', 'The way a course is scheduled and paid for.', {
  OPEN: 'Each session is booked and paid for separately.',
  CONTINUOUS: 'The course runs for a period. A registration has one price.',
  ONE_OFF: 'A single event. A registration has one price.',
});
register(UncoveredPolicy, 'UncoveredPolicy', "The policy for the part of a session's price that passes do not cover.", {
  DEBT: 'The part is charged to the registration as a debt.',
  DEBT_UP_TO:
    "The part is charged as a debt, as long as the registration's debt stays within the course's limit. " +
    'Beyond it, the booking is refused.',
  REFUSE: 'The booking is refused.',
  PAY_NOW:
    'The whole price has to be paid online, and an order holds the seat until then. ' +
    'Passes that cover the whole price still pay for it.',
});
register(LateCancellation, 'LateCancellation', 'The consequence when a customer cancels a booking after the deadline.', {
  BLOCK: 'The cancellation is refused.',
  FORFEIT: 'The seat is freed. The entry or money that paid for it is not given back.',
  FORFEIT_AND_FEE: 'The same as FORFEIT, and a fee is charged to the registration.',
});
register(SessionStatus, 'SessionStatus', 'Whether a session takes place.', {
  SCHEDULED: 'The session will take place or took place.',
  CANCELLED: 'The organisation cancelled the session. All its bookings were given back in full.',
});
register(BookingStatus, 'BookingStatus', 'The state of a booking.', {
  BOOKED: 'The booking holds a seat.',
  ATTENDED: 'The attendee came to the session.',
  NO_SHOW: 'The attendee did not come to the session.',
  CANCELLED:
    'The booking was cancelled and given back in full: ' +
    'in time, by staff with a reason, or because its session was cancelled.',
  LATE_CANCELLED: 'The booking was cancelled after its deadline. The entry or money that paid for it was not given back.',
});
register(Attendance, 'Attendance', 'The recorded attendance of an attendee of a session.', {
  ATTENDED: 'The attendee came.',
  NO_SHOW: 'The attendee did not come.',
  EXCUSED: 'The attendee did not come, and is excused. The seat and what paid for it stay used.',
});
register(PassKind, 'PassKind', 'The kind of a pass: what it holds.', {
  CREDIT: 'An amount of money. The pass belongs to one registration.',
  ENTRY: 'A number of entries, one for each session. The pass belongs to a customer.',
  TIME: 'Unlimited visits in a period, or a number of visits in each week or month of it. The pass belongs to a customer.',
});
register(PassStatus, 'PassStatus', 'The state of a pass.', {
  ACTIVE: 'The pass can be used, or can be booked with from its first day of validity.',
  BLOCKED:
    'The payment for the pass is disputed, or part of it was lost in a dispute. The pass cannot be used. ' +
    'Once the bank has decided, the rest can be refunded.',
  EXPIRED: 'The validity of the pass has ended.',
  USED_UP: 'The pass has no credit or entries left.',
  REFUNDED: 'The pass was refunded.',
});
register(ValidityStart, 'ValidityStart', 'When the validity of a pass begins.', {
  PURCHASE: 'On the day of purchase.',
  FIRST_USE: 'On the day of the earliest session booked with the pass.',
});
register(LimitPeriod, 'LimitPeriod', 'The period in which a limit counts uses.', {
  WEEK: 'A calendar week, Monday to Sunday.',
  MONTH: 'A calendar month.',
});
register(DeskPaymentMethod, 'DeskPaymentMethod', 'The way a payment at the desk was made.', {
  CASH: 'In cash.',
  CARD_TERMINAL: "By card at the desk's terminal.",
  BANK: 'By bank transfer.',
});
register(PaymentStatus, 'PaymentStatus', 'Whether a registration has a debt.', {
  PAID: 'The registration has no debt.',
  UNPAID: 'The registration has a debt.',
});
register(StatementEvent, 'StatementEvent', "An event that changed a registration's paid or charged amount.", {
  PASS_SOLD: 'A CREDIT pass was sold for the registration. The price counts as paid.',
  PASS_SOLD_BELOW_FACE: 'A CREDIT pass was sold below its credit. The difference counts as paid.',
  PASS_SOLD_ABOVE_FACE: 'A CREDIT pass was sold above its credit. The difference does not count as paid.',
  SESSION_CHARGED: 'A session was booked. Its price was charged.',
  REGISTRATION_CHARGED: 'The price of the registration itself was charged.',
  REGISTRATION_GIVEN_BACK: 'The registration ended, and the unused part of its price is no longer charged.',
  LATE_FEE_CHARGED: 'The fee for a late cancellation was charged.',
  ENTRY_REDEEMED: 'An entry of an ENTRY pass paid for a session: the part that the entry is worth.',
  ENTRY_DISCOUNT: "An entry of an ENTRY pass paid for a session: the part of the session's price above the value of the entry.",
  TIME_REDEEMED: 'A TIME pass covered the price of a session.',
  PAYMENT_RECORDED: 'A payment for the registration was received.',
  DISCOUNT_GIVEN: 'An order gave a discount. The discount counts as paid.',
  GIFT_REDEEMED: 'A gift was redeemed into a CREDIT pass of the registration.',
  GRACE_GIVEN: 'Credit given back to an ended CREDIT pass went on to another pass, which keeps it usable.',
  REFUND_CLAIMED: 'Money was refunded, or is owed back.',
  REFUND_DISCOUNT: 'A CREDIT pass sold below its credit was refunded. The credit that nobody had paid for is gone.',
  PASS_EXPIRED: 'A CREDIT pass expired. The credit left on it no longer counts.',
});
register(VatTreatment, 'VatTreatment', 'When the VAT of a pass falls due.', {
  SINGLE_PURPOSE: "VAT falls due when the pass is sold, at the product's rate.",
  MULTI_PURPOSE: 'VAT falls due when the pass is used, at the rate that the pass was sold with.',
});
register(Scope, 'Scope', 'The right of an API key. A write scope includes the read scope of the same area.', {
  CATALOGUE_WRITE: 'Create and change locations, courses, groups, pass products and promo codes, and schedule sessions.',
  PEOPLE_READ: 'Read customers and attendees.',
  PEOPLE_WRITE: 'Create and change customers and attendees, and record their consents.',
  BOOKINGS_READ: 'Read registrations and bookings, and subscribe to their changes.',
  BOOKINGS_WRITE: 'Register attendees, book and cancel, check in, change and cancel sessions.',
  SALES_READ: 'Read passes, hidden and archived pass products, orders, promo codes and receipts.',
  SALES_WRITE: 'Sell at the desk and online, record payments, refund them, cancel orders and redeem gifts.',
});
register(ViewerKind, 'ViewerKind', 'The kind of caller that sent the operation.', {
  PUBLIC: 'An anonymous caller: nobody signed in.',
  PERSON: 'A signed-in person who is neither a customer nor on the staff of the organisation that the operation is about.',
  CUSTOMER: 'A customer of the organisation.',
  MEMBER: "A member of the organisation's staff.",
  API_KEY: 'A program that calls with an API key.',
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
