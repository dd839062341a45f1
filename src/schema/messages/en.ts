import { formatMoney } from '../../entities/money.js';
import type {
  InvalidInputReason,
  InvitationProblem,
  OnlineSaleProblem,
  PassProblem,
  PromoCodeProblem,
  Referent,
} from '../../services/rules/world/refusals.js';
import type { Sentences } from './sentences.js';

const REFERENTS: Record<Referent, string> = {
  API_KEY: 'API key',
  ATTENDEE: 'attendee',
  BOOKING: 'booking',
  CONSENT: 'consent',
  COURSE: 'course',
  CUSTOMER: 'customer',
  GROUP: 'group',
  INVITATION: 'invitation',
  LOCATION: 'location',
  MEMBER: 'member of staff',
  ORDER: 'order',
  ORGANISATION: 'organisation',
  PASS: 'pass',
  PASS_PRODUCT: 'pass product',
  PAYMENT: 'payment',
  PROMO_CODE: 'promo code',
  REFUND: 'refund',
  REGISTRATION: 'registration',
  SESSION: 'session',
};

const PASS_PROBLEMS: Record<PassProblem, string> = {
  NOT_YOURS: 'This pass belongs to somebody else.',
  WRONG_REGISTRATION: 'This pass belongs to another registration.',
  WRONG_COURSE: 'This pass does not work on this course.',
  WRONG_COURSE_TYPE: 'A pass of this kind does not work on a course of this type.',
  NOT_STARTED: 'The session begins before this pass is valid.',
  EXPIRED: 'This pass has ended.',
  BEYOND_END: 'The session begins after this pass ends.',
  PAUSED: 'This pass is paused.',
  BLOCKED: 'This pass is blocked: its payment is disputed.',
  REFUNDED: 'This pass was refunded.',
  PENDING: 'This pass has not been paid for yet.',
  EMPTY: 'Nothing is left on this pass.',
  LIMIT_REACHED: 'The limit of this pass for that week or month is reached.',
};

/** Several may stand in one sentence. */
const SALE_PROBLEMS: Record<OnlineSaleProblem, string> = {
  PLAN_TOO_LOW: 'the plan of the organisation has no online sale',
  ONLINE_PAYMENTS_INACTIVE: 'the organisation has not set up online payments',
  ONLINE_PAYMENTS_SUSPENDED: 'online payments of the organisation are suspended',
  PRODUCT_NOT_SELLABLE_ONLINE: 'this pass is not sold online',
  PRODUCT_NOT_IN_CHANNEL: 'this pass is not offered here',
  COURSE_NOT_IN_PROFILE: 'no course of yours offers this pass in the profile',
  PRODUCT_ARCHIVED: 'this pass is not on sale any more',
  PRODUCT_ENDED: 'the last day of this pass has passed',
};

const PROMO_CODE_PROBLEMS: Record<PromoCodeProblem, string> = {
  UNKNOWN: 'There is no such promo code.',
  NOT_STARTED: 'This promo code is not valid yet.',
  OVER: 'This promo code is no longer valid.',
  USED_UP: 'This promo code has been used up.',
  USED_BY_CUSTOMER: 'You have used this promo code already.',
  NOT_FOR_THIS: 'This promo code is for nothing in this order.',
};

const INVITATION_PROBLEMS: Record<InvitationProblem, string> = {
  EXPIRED: 'The invitation has expired. Ask for a new one.',
  REVOKED: 'The invitation was taken back.',
  ACCEPTED: 'The invitation was accepted before.',
  OTHER_ADDRESS: 'The invitation was sent to another e-mail address. Sign in with that one.',
  ALREADY_MEMBER: 'You are on the staff already.',
};

const INVALID: Record<InvalidInputReason, (limit: number | undefined) => string> = {
  REQUIRED: () => 'This value is required.',
  UNEXPECTED: () => 'This value does not go together with the others. Leave it out.',
  TOO_LONG: (limit) => `This text is too long: at most ${limit} characters.`,
  TOO_MANY: (limit) => `The list is too long: at most ${limit} items.`,
  NEGATIVE_AMOUNT: () => 'An amount cannot be negative.',
  AMOUNT_NOT_POSITIVE: () => 'The amount must be above zero.',
  AMOUNT_TOO_LARGE: () => 'The amount is too large.',
  OTHER_CURRENCY: () => "Use the organisation's currency.",
  OUT_OF_RANGE: (limit) =>
    limit === undefined ? 'The value is out of range.' : `The value is out of range: its limit is ${limit}.`,
  MALFORMED: () => 'The value has not the right form.',
  END_BEFORE_START: () => 'The end must come after the start.',
  IN_THE_PAST: () => 'The moment has passed already.',
};

export const en: Sentences = {
  NOT_FOUND: ({ referent }) => `There is no such ${REFERENTS[referent]}.`,
  INVALID_INPUT: ({ reason, limit }) => INVALID[reason](limit),
  IDEMPOTENCY_KEY_REUSED: () => 'This idempotency key was used before with other input. Use a new key.',
  SESSION_FULL: () => 'The session is full.',
  SESSION_OVER: () => 'The session has begun already.',
  SESSION_CANCELLED: () => 'The session was cancelled.',
  GROUP_NOT_LINKED: () => "The session is of a group that is not linked with the registration's group.",
  ALREADY_BOOKED: () => 'The attendee is booked in this session already.',
  PASS_CANNOT_PAY: ({ reason }) => PASS_PROBLEMS[reason],
  NOT_COVERED: ({ missing, allowed }) =>
    allowed.amountMinor === 0
      ? `No pass covers the price: ${formatMoney(missing, 'en')} is missing.`
      : `No pass covers the price: ${formatMoney(missing, 'en')} is missing, and at most ${formatMoney(allowed, 'en')} may be owed.`,
  PAYMENT_PROVIDER_UNAVAILABLE: () =>
    'The payment provider cannot be reached just now. Nothing was paid: try again, or pay at the desk.',
  AMOUNT_NOT_PAYABLE_ONLINE: ({ total }) => `An amount of ${formatMoney(total, 'en')} cannot be paid by card. Pay at the desk.`,
  ONLINE_SALE_UNAVAILABLE: ({ reasons }) =>
    `This cannot be bought online: ${reasons.map((reason) => SALE_PROBLEMS[reason]).join('; ')}.`,
  BOOKING_NOT_ACTIVE: () => 'The booking is not active any more.',
  CANCELLATION_CLOSED: () => 'It is too late to cancel.',
  ALREADY_CHECKED_IN: () => 'The attendee has been checked in already.',
  GROUP_FULL: ({ capacity }) => `The group is full (${capacity}).`,
  ALREADY_REGISTERED: () => 'The attendee is registered in this group already.',
  COURSE_ARCHIVED: () => 'The course is archived and takes nobody in.',
  PRODUCT_ARCHIVED: () => 'This pass is not on sale any more.',
  PRODUCT_ENDED: () => 'The last day of this pass has passed.',
  PRODUCT_NOT_SOLD_HERE: () => 'This pass is not sold here.',
  PURCHASE_LIMIT_REACHED: ({ limit }) => `One customer may buy this pass at most ${limit === 1 ? 'once' : `${limit} times`}.`,
  PROMO_CODE_UNUSABLE: ({ reason }) => PROMO_CODE_PROBLEMS[reason],
  PAYMENTS_DO_NOT_ADD_UP: ({ total }) => `What is paid does not add up: ${formatMoney(total, 'en')} is due.`,
  ALREADY_ORDERED: () => 'This is ordered for the attendee already and waits for payment. Pay that order, or cancel it.',
  TOO_MANY_OPEN_ORDERS: ({ limit }) => `At most ${limit} orders may wait for payment at once. Pay one of them, or cancel it.`,
  ORDER_NOT_OPEN: () => 'The order is no longer waiting for payment.',
  ORDER_STILL_HELD: () => 'The order still has time to be paid.',
  REFUND_TOO_LARGE: ({ left }) => `At most ${formatMoney(left, 'en')} can be given back.`,
  AMOUNT_NOT_REFUNDABLE_TO_CARD: ({ possible }) =>
    `An amount this fine cannot go back to the card. Give back ${formatMoney(possible, 'en')}, and the rest in cash.`,
  CARD_NOT_REACHABLE: () =>
    'The payment provider that this came through is set up no more. Give the money back in cash or by bank transfer.',
  REFUND_NOT_PENDING: () => 'What became of this refund is known already.',
  PAYMENT_DISPUTED: () => 'The payment is disputed at the bank. Wait for its decision.',
  GIFT_CODE_UNUSABLE: () => 'This gift code cannot be redeemed.',
  PASS_NEEDS_REGISTRATION: () => 'A credit pass belongs to a registration: name one.',
  PASS_BELONGS_TO_CUSTOMER: () => 'This pass belongs to a customer: name the customer and no registration.',
  PASS_NOT_FOR_COURSE: () => 'This pass does not work on the course of this registration.',
  CAPACITY_BELOW_SEATS_TAKEN: ({ seatsTaken }) => `The capacity cannot be below the seats taken (${seatsTaken}).`,
  NAME_TAKEN: () => 'This name or e-mail is taken. Choose another.',
  GROUPS_OF_DIFFERENT_COURSES: () => 'Only groups of one course can be linked.',
  LAST_OWNER: () => 'An organisation needs at least one owner.',
  INVITATION_UNUSABLE: ({ reason }) => INVITATION_PROBLEMS[reason],
  TOO_MANY_ORGANISATIONS: ({ limit }) => `One person can open at most ${limit} organisations.`,
  BOTH_SIGN_IN: () => 'Both customers sign in. Say whose sign-in is to stay.',
  BOTH_REGISTERED: ({ groups }) => `Both attendees are registered in the same group (${groups.join(', ')}).`,
  BOTH_BOOKED: () => 'Both attendees have a seat in the same session. Cancel one of the two first.',
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: () => 'The attendees belong to different customers. Merge the customers first.',
  NOT_FOR_API_KEYS: () => 'An API key cannot change this. Somebody of the staff has to.',
  SIGN_IN_CODE_WRONG: () => 'This code is no good. Check it, or have a new one sent.',
  TOO_MANY_TRIES: ({ retryAfterSeconds }) => `Too many tries. Try again in ${Math.ceil(retryAfterSeconds / 60)} min.`,
  ERASURE_BLOCKED: ({ upcomingBookings, openOrders }) =>
    upcomingBookings > 0
      ? 'The customer has bookings to come. Cancel them first.'
      : openOrders > 0
        ? 'The customer has an order that is not paid yet. Wait, or cancel it.'
        : 'The customer has a debt, or passes that are not used up. Settle them first.',
};
