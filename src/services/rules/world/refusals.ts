import type { CourseType, OrderStatus } from '../../../entities/enums.js';

/** The reason why a pass cannot pay for a session. */
export const PassProblem = {
  NOT_YOURS: 'NOT_YOURS',
  WRONG_REGISTRATION: 'WRONG_REGISTRATION',
  WRONG_COURSE: 'WRONG_COURSE',
  WRONG_COURSE_TYPE: 'WRONG_COURSE_TYPE',
  NOT_STARTED: 'NOT_STARTED',
  EXPIRED: 'EXPIRED',
  BEYOND_END: 'BEYOND_END',
  BLOCKED: 'BLOCKED',
  REFUNDED: 'REFUNDED',
  EMPTY: 'EMPTY',
  LIMIT_REACHED: 'LIMIT_REACHED',
  IN_USE: 'IN_USE',
} as const;
export type PassProblem = keyof typeof PassProblem;

/** The reason why something cannot be bought online. */
export const OnlineSaleProblem = {
  PLAN_TOO_LOW: 'PLAN_TOO_LOW',
  ONLINE_PAYMENTS_INACTIVE: 'ONLINE_PAYMENTS_INACTIVE',
  ONLINE_PAYMENTS_SUSPENDED: 'ONLINE_PAYMENTS_SUSPENDED',
  PRODUCT_NOT_SELLABLE_ONLINE: 'PRODUCT_NOT_SELLABLE_ONLINE',
  PRODUCT_NOT_IN_CHANNEL: 'PRODUCT_NOT_IN_CHANNEL',
  COURSE_NOT_IN_PROFILE: 'COURSE_NOT_IN_PROFILE',
  PRODUCT_ARCHIVED: 'PRODUCT_ARCHIVED',
  PRODUCT_ENDED: 'PRODUCT_ENDED',
} as const;
export type OnlineSaleProblem = keyof typeof OnlineSaleProblem;

/** The kind of row that an id names, in refusals. */
export const Referent = {
  API_KEY: 'API_KEY',
  ATTENDEE: 'ATTENDEE',
  BOOKING: 'BOOKING',
  CONSENT: 'CONSENT',
  COURSE: 'COURSE',
  CUSTOMER: 'CUSTOMER',
  GROUP: 'GROUP',
  INVITATION: 'INVITATION',
  LOCATION: 'LOCATION',
  MEMBER: 'MEMBER',
  ORDER: 'ORDER',
  ORGANISATION: 'ORGANISATION',
  PASS: 'PASS',
  PASS_PRODUCT: 'PASS_PRODUCT',
  PAYMENT: 'PAYMENT',
  PROMO_CODE: 'PROMO_CODE',
  REFUND: 'REFUND',
  REGISTRATION: 'REGISTRATION',
  SESSION: 'SESSION',
} as const;
export type Referent = keyof typeof Referent;

/** The reason why a promo code takes nothing off. */
export const PromoCodeProblem = {
  UNKNOWN: 'UNKNOWN',
  NOT_STARTED: 'NOT_STARTED',
  OVER: 'OVER',
  USED_UP: 'USED_UP',
  USED_BY_CUSTOMER: 'USED_BY_CUSTOMER',
  NOT_FOR_THIS: 'NOT_FOR_THIS',
} as const;
export type PromoCodeProblem = keyof typeof PromoCodeProblem;

/** The reason why an invitation no longer lets anybody in. */
export const InvitationProblem = {
  EXPIRED: 'EXPIRED',
  REVOKED: 'REVOKED',
  ACCEPTED: 'ACCEPTED',
  OTHER_ADDRESS: 'OTHER_ADDRESS',
  ALREADY_MEMBER: 'ALREADY_MEMBER',
} as const;
export type InvitationProblem = keyof typeof InvitationProblem;

export interface MoneyFact {
  amountMinor: number;
  currency: string;
}

/**
 * The facts that each refusal carries. For a new code the compiler asks for its sentences and its description; its class and
 * its place in the payloads are added by hand, as src/services/rules/README.md shows.
 */
interface Facts {
  NOT_FOUND: { referent: Referent };
  INVALID_INPUT: { reason: InvalidInputReason; limit?: number };
  IDEMPOTENCY_KEY_REUSED: object;
  SESSION_FULL: { sessionId: string; capacity: number };
  SESSION_OVER: { sessionId: string; startsAt: Date };
  SESSION_CANCELLED: { sessionId: string };
  GROUP_NOT_LINKED: { groupId: string; sessionGroupId: string };
  ALREADY_BOOKED: { bookingId: string };
  BOOKING_OVERLAPS: { bookingId: string | null; orderId: string | null; startsAt: Date; endsAt: Date };
  PASS_CANNOT_PAY: { passId: string; reason: PassProblem };
  NOT_COVERED: { missing: MoneyFact; allowed: MoneyFact };
  PAYMENT_PROVIDER_UNAVAILABLE: object;
  AMOUNT_NOT_PAYABLE_ONLINE: { total: MoneyFact };
  ONLINE_SALE_UNAVAILABLE: { reasons: OnlineSaleProblem[] };
  BOOKING_NOT_ACTIVE: { bookingId: string };
  CANCELLATION_CLOSED: { cancellableUntil: Date };
  ALREADY_CHECKED_IN: { checkedInAt: Date };
  NOT_CHECKED_IN: { bookingId: string };
  CHECK_IN_NOT_OPEN: { opensAt: Date };
  CHECK_IN_CLOSED: { closedAt: Date };
  SESSION_NOT_BEGUN: { sessionId: string; startsAt: Date };
  GROUP_FULL: { groupId: string; capacity: number };
  ALREADY_REGISTERED: { registrationId: string };
  REGISTRATION_ENDED: { registrationId: string; endsOn: string };
  REGISTRATION_NOT_ENDED: { registrationId: string };
  COURSE_ARCHIVED: { courseId: string };
  PRODUCT_ARCHIVED: { productId: string };
  PRODUCT_ENDED: { endedAt: Date };
  PRODUCT_NOT_SOLD_HERE: { productId: string };
  PURCHASE_LIMIT_REACHED: { limit: number };
  PROMO_CODE_UNUSABLE: { reason: PromoCodeProblem };
  PAYMENTS_DO_NOT_ADD_UP: { total: MoneyFact };
  ALREADY_ORDERED: { orderId: string };
  TOO_MANY_OPEN_ORDERS: { limit: number };
  ORDER_NOT_OPEN: { orderId: string; status: OrderStatus };
  ORDER_STILL_HELD: { heldUntil: Date };
  REFUND_TOO_LARGE: { left: MoneyFact };
  AMOUNT_NOT_REFUNDABLE_TO_CARD: { possible: MoneyFact };
  CARD_NOT_REACHABLE: object;
  REFUND_NOT_PENDING: object;
  PAYMENT_DISPUTED: { disputedAt: Date };
  GIFT_CODE_UNUSABLE: object;
  PASS_NEEDS_REGISTRATION: object;
  PASS_BELONGS_TO_CUSTOMER: object;
  PASS_NOT_FOR_COURSE: { courseId: string; courseType: CourseType };
  CAPACITY_BELOW_SEATS_TAKEN: { seatsTaken: number };
  NAME_TAKEN: object;
  /** `customerId` is null when that customer was erased or merged at the same moment. */
  EMAIL_TAKEN: { customerId: string | null };
  GROUPS_OF_DIFFERENT_COURSES: object;
  LAST_OWNER: object;
  INVITATION_UNUSABLE: { reason: InvitationProblem };
  TOO_MANY_ORGANISATIONS: { limit: number };
  BOTH_SIGN_IN: object;
  BOTH_REGISTERED: { groups: string[] };
  BOTH_BOOKED: { startsAt: Date[] };
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: object;
  NOT_FOR_API_KEYS: object;
  SIGN_IN_CODE_WRONG: object;
  TOO_MANY_TRIES: { retryAfterSeconds: number };
  ERASURE_BLOCKED: { upcomingBookings: number; openOrders: number; debt: MoneyFact; credit: MoneyFact; passes: number };
}

/** The fault of a value that no rule could accept. */
export const InvalidInputReason = {
  REQUIRED: 'REQUIRED',
  UNEXPECTED: 'UNEXPECTED',
  TOO_LONG: 'TOO_LONG',
  TOO_MANY: 'TOO_MANY',
  NEGATIVE_AMOUNT: 'NEGATIVE_AMOUNT',
  AMOUNT_NOT_POSITIVE: 'AMOUNT_NOT_POSITIVE',
  AMOUNT_TOO_LARGE: 'AMOUNT_TOO_LARGE',
  OTHER_CURRENCY: 'OTHER_CURRENCY',
  CURRENCY_WITHDRAWN: 'CURRENCY_WITHDRAWN',
  OUT_OF_RANGE: 'OUT_OF_RANGE',
  MALFORMED: 'MALFORMED',
  END_BEFORE_START: 'END_BEFORE_START',
  IN_THE_PAST: 'IN_THE_PAST',
  NOTHING_TO_PAY: 'NOTHING_TO_PAY',
  PASS_NOT_NAMED: 'PASS_NOT_NAMED',
} as const;
export type InvalidInputReason = keyof typeof InvalidInputReason;

export type RefusalCode = keyof Facts;

/** Anything that a user can cause, as a value: a closed union by `code`. `path` names the input field, starting with `input`. */
export type Refusal = { [C in RefusalCode]: { code: C; path: string[] } & Facts[C] }[RefusalCode];

export type RefusalOf<C extends RefusalCode> = Extract<Refusal, { code: C }>;

/** Refusals of commands that only jobs and webhooks give. No mutation answers them, so the API does not know them. */
type InternalCode = 'ORDER_STILL_HELD' | 'REFUND_NOT_PENDING';

/** The codes that a mutation may answer. */
export type ToldCode = Exclude<RefusalCode, InternalCode>;

export type ToldRefusal = RefusalOf<ToldCode>;

/**
 * Builds a refusal about one input field; without a field it is about the whole request. The cast is needed because the compiler
 * cannot see that the code and its facts belong together while the code is a type parameter.
 */
export function refusal<C extends RefusalCode>(code: C, field: string | undefined, facts: Facts[C]): RefusalOf<C> {
  return { code, path: field === undefined ? ['input'] : ['input', ...field.split('.')], ...facts } as unknown as RefusalOf<C>;
}

/** Outcome of a set-up command: the value, or what was refused (and then nothing was changed). */
export type Result<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] };
