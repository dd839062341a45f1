import type { InvalidInputReason, InvitationProblem, PassProblem, Referent } from '../../services/refusals.js';
import { formatMoney } from '../money.js';
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
  ORGANISATION: 'organisation',
  PASS: 'pass',
  PASS_PRODUCT: 'pass product',
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
  REFUNDED: 'This pass was refunded.',
  PENDING: 'This pass has not been paid for yet.',
  EMPTY: 'Nothing is left on this pass.',
  LIMIT_REACHED: 'The limit of this pass for that week or month is reached.',
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
  ONLINE_PAYMENT_UNAVAILABLE: () => 'Online payments are not available here. Choose a pass or pay at the desk.',
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
  ERASURE_BLOCKED: ({ upcomingBookings }) =>
    upcomingBookings > 0
      ? 'The customer has bookings to come. Cancel them first.'
      : 'The customer has a debt, or passes that are not used up. Settle them first.',
};
