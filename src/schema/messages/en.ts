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
  NOT_YOURS: 'This pass belongs to another customer. Choose another pass.',
  WRONG_REGISTRATION: 'This pass belongs to another registration. Choose another pass.',
  WRONG_COURSE: 'This pass is not valid for this course. Choose another pass.',
  WRONG_COURSE_TYPE: 'A pass of this kind is not valid for this type of course. Choose another pass.',
  NOT_STARTED: 'The session begins before this pass becomes valid. Choose a later session or another pass.',
  EXPIRED: 'This pass has expired. Choose another pass or buy a new one.',
  BEYOND_END: 'The pass is not valid long enough for this session. Choose another session or another pass.',
  BLOCKED: 'This pass is blocked, because its payment is disputed at the bank. Choose another pass.',
  REFUNDED: 'This pass was refunded. Choose another pass.',
  EMPTY: 'This pass is used up. Choose another pass or buy a new one.',
  IN_USE: 'This pass already pays for another seat at that time. Choose another session or another pass.',
  LIMIT_REACHED: 'This pass has reached its limit for that week or month. Choose another session or another pass.',
};

/** Several of these may follow each other in one sentence. */
const SALE_PROBLEMS: Record<OnlineSaleProblem, string> = {
  PLAN_TOO_LOW: "the organisation's plan does not include online sale",
  ONLINE_PAYMENTS_INACTIVE: 'the organisation does not take online payments',
  ONLINE_PAYMENTS_SUSPENDED: "the organisation's online payments are suspended",
  PRODUCT_NOT_SELLABLE_ONLINE: 'this pass is not sold online',
  PRODUCT_NOT_IN_CHANNEL: 'this pass is not offered here',
  COURSE_NOT_IN_PROFILE: 'none of your courses offers this pass in the profile',
  PRODUCT_ARCHIVED: 'this pass is no longer on sale',
  PRODUCT_ENDED: 'the last day of this pass has passed',
};

const PROMO_CODE_PROBLEMS: Record<PromoCodeProblem, string> = {
  UNKNOWN: 'This promo code does not exist. Check it and try again.',
  NOT_STARTED: 'This promo code is not valid yet. Use it later or order without it.',
  OVER: 'This promo code has expired. Use another one or order without it.',
  USED_UP: 'This promo code is used up. Use another one or order without it.',
  USED_BY_CUSTOMER: 'This account has already used this promo code. Use another one or order without it.',
  NOT_FOR_THIS: 'This promo code does not apply to anything in the order. Use another one or order without it.',
};

const INVITATION_PROBLEMS: Record<InvitationProblem, string> = {
  EXPIRED: 'The invitation has expired. Ask for a new one.',
  REVOKED: 'The invitation was revoked. Ask for a new one.',
  ACCEPTED: 'The invitation was already accepted. If you still have no access, ask for a new one.',
  OTHER_ADDRESS: 'The invitation was sent to another e-mail address. Sign in with that address.',
  ALREADY_MEMBER: 'You are already a member of the staff. You do not need an invitation.',
};

const INVALID: Record<InvalidInputReason, (limit: number | undefined) => string> = {
  REQUIRED: () => 'This field is required. Fill it in.',
  UNEXPECTED: () => 'This field cannot be combined with the others. Leave it out.',
  TOO_LONG: (limit) => `The text is too long. Use at most ${limit} characters.`,
  TOO_MANY: (limit) => `The list is too long. Use at most ${limit} items.`,
  NEGATIVE_AMOUNT: () => 'The amount cannot be negative. Enter zero or more.',
  AMOUNT_NOT_POSITIVE: () => 'The amount has to be above zero.',
  AMOUNT_TOO_LARGE: () => 'The amount is too large. Enter a smaller one.',
  OTHER_CURRENCY: () => "The amount is in another currency. Use the organisation's currency.",
  CURRENCY_WITHDRAWN: () => 'This currency is no longer in circulation. Choose the one that replaced it.',
  OUT_OF_RANGE: (limit) =>
    limit === undefined
      ? 'The value is out of range. Check it and try again.'
      : `The value is out of range. The limit is ${limit}.`,
  MALFORMED: () => 'The value does not have the right format. Check it and try again.',
  END_BEFORE_START: () => 'The end cannot be before the start.',
  IN_THE_PAST: () => 'This time has already passed. Enter a later one.',
  NOTHING_TO_PAY: () => 'There is nothing to pay for this session. Book it without choosing a way to pay.',
  PASS_NOT_NAMED: () => 'Name the pass that pays, or choose another way to pay.',
};

export const en: Sentences = {
  NOT_FOUND: ({ referent }) =>
    `The ${REFERENTS[referent]} was not found. It may no longer exist, or you may not have access to it.`,
  INVALID_INPUT: ({ reason, limit }) => INVALID[reason](limit),
  IDEMPOTENCY_KEY_REUSED: () => 'This idempotency key was already used with different input. Use a new key.',
  SESSION_FULL: () => 'The session is full. Choose another one.',
  SESSION_OVER: () => 'The session has already begun.',
  SESSION_CANCELLED: () => 'The session was cancelled.',
  GROUP_NOT_LINKED: () =>
    'This registration cannot book sessions of a group that is not linked with its own. Choose another session.',
  ALREADY_BOOKED: () => 'The attendee already has a seat in this session.',
  BOOKING_OVERLAPS: () => 'The attendee has another session at the same time. Choose another session.',
  PASS_CANNOT_PAY: ({ reason }) => PASS_PROBLEMS[reason],
  NOT_COVERED: ({ missing, allowed }) => {
    const gap = formatMoney(missing, 'en');
    const debt = allowed.amountMinor === 0 ? '' : `, and a debt of at most ${formatMoney(allowed, 'en')} is allowed`;
    return `Passes do not cover the price: ${gap} is missing${debt}. Buy another pass or pay at the desk.`;
  },
  PAYMENT_PROVIDER_UNAVAILABLE: () =>
    'The payment provider is not available at the moment. Nothing was paid: try again, or pay at the desk.',
  AMOUNT_NOT_PAYABLE_ONLINE: ({ total }) =>
    `An amount of ${formatMoney(total, 'en')} cannot be paid online by card. Pay at the desk.`,
  ONLINE_SALE_UNAVAILABLE: ({ reasons }) =>
    `This cannot be bought online: ${reasons.map((reason) => SALE_PROBLEMS[reason]).join('; ')}. Ask at the desk.`,
  BOOKING_NOT_ACTIVE: () => 'The booking was already cancelled or closed.',
  CANCELLATION_CLOSED: () => 'It is too late to cancel this booking. Only the desk can make an exception, with a reason.',
  ALREADY_CHECKED_IN: () => 'The attendee is already checked in.',
  NOT_CHECKED_IN: () => 'The attendee is not checked in, so there is nothing to undo.',
  CHECK_IN_NOT_OPEN: () => 'Check-in for this session is not open yet. Wait until it opens, or give a reason.',
  CHECK_IN_CLOSED: () => 'The day of this session is over. To record the attendance now, give a reason.',
  SESSION_NOT_BEGUN: () => 'The session has not begun yet. An absence can be recorded once it begins.',
  GROUP_FULL: ({ capacity }) => `The group is full: all ${capacity} places are taken. Choose another group.`,
  ALREADY_REGISTERED: () => 'The attendee is already registered in this group. Use that registration.',
  REGISTRATION_ENDED: () => 'The registration has ended, or ends before that day. Reopen it, or register the attendee again.',
  REGISTRATION_NOT_ENDED: () => 'The registration has no end. There is nothing to reopen.',
  COURSE_ARCHIVED: () => 'The course is no longer offered. Choose another one.',
  PRODUCT_ARCHIVED: () => 'This pass is no longer on sale. Choose another one.',
  PRODUCT_ENDED: () => 'The last day of this pass has passed. Choose another one.',
  PRODUCT_NOT_SOLD_HERE: () => 'This pass is not sold here. Choose another one.',
  PURCHASE_LIMIT_REACHED: ({ limit }) =>
    `One customer may buy this pass at most ${limit === 1 ? 'once' : `${limit} times`}. Choose another one.`,
  PROMO_CODE_UNUSABLE: ({ reason }) => PROMO_CODE_PROBLEMS[reason],
  PAYMENTS_DO_NOT_ADD_UP: ({ total }) => `The payments do not add up to the amount due. It is ${formatMoney(total, 'en')}.`,
  ALREADY_ORDERED: () => 'The attendee already has an unpaid order for this. Pay that order or cancel it.',
  TOO_MANY_OPEN_ORDERS: ({ limit }) => `A customer may have at most ${limit} unpaid orders. Pay one of them or cancel it.`,
  ORDER_NOT_OPEN: () => 'The order is already paid or closed. If you need to, place a new one.',
  REFUND_TOO_LARGE: ({ left }) => `At most ${formatMoney(left, 'en')} can be refunded. Enter a smaller amount.`,
  AMOUNT_NOT_REFUNDABLE_TO_CARD: ({ possible }) =>
    `Exactly this amount cannot be refunded to a card. Refund ${formatMoney(possible, 'en')} to the card and the rest in cash.`,
  CARD_NOT_REACHABLE: () => 'The provider of this payment is no longer connected. Refund in cash or by bank transfer.',
  PAYMENT_DISPUTED: () => 'The payment is disputed at the bank. Wait for the decision of the bank.',
  GIFT_CODE_UNUSABLE: () => 'This gift code cannot be redeemed. Check it, or ask the person who gave it to you.',
  PASS_NEEDS_REGISTRATION: () => 'A credit pass belongs to a registration. Choose the registration.',
  PASS_BELONGS_TO_CUSTOMER: () => 'This pass belongs to a customer. Choose the customer.',
  PASS_NOT_FOR_COURSE: () => 'This pass is not valid for the course of this registration. Choose another pass.',
  CAPACITY_BELOW_SEATS_TAKEN: ({ seatsTaken }) =>
    `The capacity cannot be lower than the number of seats taken (${seatsTaken}). Cancel bookings first.`,
  EMAIL_TAKEN: () => 'Another customer has this e-mail address. Open that customer, or leave the address out.',
  NAME_TAKEN: () => 'This name or e-mail is already in use. Choose another one.',
  GROUPS_OF_DIFFERENT_COURSES: () => 'The groups belong to different courses. Choose groups of one course.',
  LAST_OWNER: () => 'An organisation needs at least one owner. Make somebody else an owner first.',
  INVITATION_UNUSABLE: ({ reason }) => INVITATION_PROBLEMS[reason],
  TOO_MANY_ORGANISATIONS: ({ limit }) => `One person can open at most ${limit} organisations. If you need more, contact us.`,
  BOTH_SIGN_IN: () => 'Both customers can sign in. Choose who keeps access.',
  BOTH_REGISTERED: ({ groups }) =>
    `Both attendees are registered in the same group (${groups.join(', ')}). They cannot be merged.`,
  BOTH_BOOKED: () => 'Both attendees have a seat in the same session. Cancel one of the bookings first.',
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: () => 'The attendees belong to different customers. Merge the customers first.',
  NOT_FOR_API_KEYS: () => 'An API key cannot change this. A member of staff has to sign in and change it.',
  SIGN_IN_CODE_WRONG: () => 'The code is wrong or no longer valid. Check it or ask for a new one.',
  TOO_MANY_TRIES: ({ retryAfterSeconds }) => `Too many attempts. Try again in ${Math.ceil(retryAfterSeconds / 60)} min.`,
  ERASURE_BLOCKED: ({ upcomingBookings, openOrders }) => {
    if (upcomingBookings > 0) return 'The customer has upcoming bookings. Cancel them first.';
    if (openOrders > 0) return 'The customer has an unpaid order. Wait until it is paid, or cancel it.';
    return 'The customer has a debt, credit or unused passes. Settle them first.';
  },
};
