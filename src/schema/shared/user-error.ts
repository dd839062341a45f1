import { Arg, type ClassType, Ctx, Field, InterfaceType, ObjectType, Root, registerEnumType } from 'type-graphql';
import { Locale } from '../../entities/enums.js';
import type { ToldCode, ToldRefusal } from '../../services/rules/world/refusals.js';
import { messageOf } from '../messages/index.js';
import './refusal-reasons.js';

/**
 * The description of each code. The type covers every refusal that a mutation may answer, so that a new one does not compile
 * without its description.
 */
const DESCRIPTIONS: { [C in ToldCode]: { description: string } } = {
  NOT_FOUND: { description: 'No object has this id, or the viewer may not see it.' },
  INVALID_INPUT: { description: 'A value is missing, malformed or out of range. `reason` says which.' },
  IDEMPOTENCY_KEY_REUSED: { description: 'The idempotency key was used before with different input.' },
  SESSION_FULL: { description: 'The session has no free seat.' },
  SESSION_OVER: { description: 'The session has already begun or ended.' },
  SESSION_CANCELLED: { description: 'The session was cancelled.' },
  GROUP_NOT_LINKED: { description: "The session belongs to a group that is not linked with the registration's group." },
  ALREADY_BOOKED: { description: 'The attendee already has a seat in this session.' },
  BOOKING_OVERLAPS: { description: 'The attendee has a seat in another session at the same time. Staff may insist.' },
  PASS_CANNOT_PAY: { description: 'The named pass cannot pay for this session.' },
  NOT_COVERED: { description: 'Passes do not cover the price, and the course does not allow so much debt.' },
  PAYMENT_PROVIDER_UNAVAILABLE: {
    description:
      'The payment provider cannot be reached, or rejected the request. The order may exist and hold its seats: ' +
      'try again with the same idempotency key.',
  },
  AMOUNT_NOT_PAYABLE_ONLINE: {
    description: 'The amount cannot be paid by card: it is too small, too large, or has more decimals than the provider accepts.',
  },
  ONLINE_SALE_UNAVAILABLE: { description: 'This cannot be bought online. `reasons` lists every reason.' },
  BOOKING_NOT_ACTIVE: { description: 'The booking is already cancelled, or the attendee has been checked in.' },
  CANCELLATION_CLOSED: { description: 'The deadline to cancel this booking has passed.' },
  ALREADY_CHECKED_IN: { description: 'The attendee is already checked in.' },
  NOT_CHECKED_IN: { description: 'The attendee is not checked in, so there is no check-in to undo.' },
  CHECK_IN_NOT_OPEN: { description: 'Check-in for the session is not open yet, and no reason was given.' },
  CHECK_IN_CLOSED: { description: 'The day of the session is over, and no reason was given.' },
  SESSION_NOT_BEGUN: { description: 'The session has not begun, so nobody can be absent from it yet.' },
  GROUP_FULL: { description: 'The group has no free place.' },
  ALREADY_REGISTERED: { description: 'The attendee is already registered in this group.' },
  REGISTRATION_ENDED: { description: 'The registration has an end, and what is asked for lies after it.' },
  REGISTRATION_NOT_ENDED: { description: 'The registration has no end, so there is nothing to take back.' },
  COURSE_ARCHIVED: { description: 'The course is archived and takes no new registrations, groups or sessions.' },
  PRODUCT_ARCHIVED: { description: 'The pass product is archived and no longer on sale.' },
  PRODUCT_ENDED: { description: 'The last day of validity of this pass product has passed.' },
  PRODUCT_NOT_SOLD_HERE: { description: 'The pass product is not sold in this channel.' },
  PURCHASE_LIMIT_REACHED: { description: 'The customer has already bought as many passes of this product as the limit allows.' },
  PROMO_CODE_UNUSABLE: { description: 'The promo code gives no discount on this order. `reason` says why.' },
  PAYMENTS_DO_NOT_ADD_UP: { description: 'The payments do not add up to the amount due.' },
  ALREADY_ORDERED: { description: 'An unpaid order already holds this seat or place for the attendee.' },
  TOO_MANY_OPEN_ORDERS: { description: 'The customer already has the highest number of unpaid orders.' },
  ORDER_NOT_OPEN: { description: 'The order no longer waits for payment: it is paid, expired or cancelled.' },
  REFUND_TOO_LARGE: { description: 'The amount is larger than what can still be refunded.' },
  AMOUNT_NOT_REFUNDABLE_TO_CARD: { description: 'The amount has more decimals than the payment provider can refund.' },
  CARD_NOT_REACHABLE: { description: 'The payment came through a payment provider that is no longer set up.' },
  PAYMENT_DISPUTED: { description: 'The payment is disputed. The bank decides what is paid back.' },
  GIFT_CODE_UNUSABLE: {
    description: 'No gift with this code can be redeemed: it is unknown, unpaid, redeemed, refunded or its payment is disputed.',
  },
  PASS_NEEDS_REGISTRATION: { description: 'A CREDIT pass belongs to a registration, and none was named.' },
  PASS_BELONGS_TO_CUSTOMER: { description: 'An ENTRY or TIME pass belongs to a customer, and none was named.' },
  PASS_NOT_FOR_COURSE: { description: "This pass does not work on the registration's course." },
  CAPACITY_BELOW_SEATS_TAKEN: { description: 'The new capacity is lower than the number of seats taken.' },
  NAME_TAKEN: { description: 'The name, address or e-mail is already in use.' },
  EMAIL_TAKEN: { description: 'Another customer of the organisation has this e-mail address. `customer` is that customer.' },
  GROUPS_OF_DIFFERENT_COURSES: {
    description: 'The groups belong to different courses. Groups are linked, and registrations move, only within one course.',
  },
  LAST_OWNER: { description: 'The change would leave the organisation without an owner.' },
  INVITATION_UNUSABLE: { description: 'The invitation cannot be used. `reason` says why.' },
  TOO_MANY_ORGANISATIONS: { description: 'The person already owns the highest number of organisations.' },
  BOTH_SIGN_IN: { description: 'Both customers can sign in. `signInOf` has to say whose sign-in stays.' },
  BOTH_REGISTERED: { description: 'Both attendees are registered in the same group.' },
  BOTH_BOOKED: { description: 'Both attendees have a seat in the same session.' },
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: {
    description: 'The attendees belong to different customers. Only attendees of one customer can be merged.',
  },
  NOT_FOR_API_KEYS: { description: 'An API key may not change this. A signed-in member of staff has to.' },
  SIGN_IN_CODE_WRONG: {
    description: 'The sign-in code is wrong, used or expired, was tried too often, or was sent for another request.',
  },
  TOO_MANY_TRIES: {
    description:
      'A rate limit was reached for codes or e-mails. Nothing was sent or checked. ' +
      '`retryAfterSeconds` says how long to wait.',
  },
  ERASURE_BLOCKED: {
    description: 'The customer still has upcoming bookings, unpaid orders, a debt, credit or unused passes.',
  },
};

export const ErrorCode = Object.fromEntries(Object.keys(DESCRIPTIONS).map((code) => [code, code])) as { [C in ToldCode]: C };

registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description: 'The reason for the refusal of a mutation. The codes are stable, so programs may branch on them.',
  valuesConfig: DESCRIPTIONS,
});

/** The name of a refusal's object type, derived from its code: `SESSION_FULL` is `SessionFull`. */
export function typeNameOf(code: ToldCode): string {
  return TYPE_NAMES[code];
}

const TYPE_NAMES = Object.fromEntries(
  Object.keys(DESCRIPTIONS).map((code) => [
    code,
    code.toLowerCase().replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase()),
  ]),
) as Record<ToldCode, string>;

@InterfaceType({
  description: 'The refusal of a mutation. A refused mutation changes nothing, except as `PAYMENT_PROVIDER_UNAVAILABLE` says.',
  resolveType: (value: ToldRefusal) => typeNameOf(value.code),
})
export abstract class UserError {
  @Field(() => ErrorCode, { description: 'The reason as a stable code, for programs.' })
  code!: ToldCode;

  @Field(() => [String], {
    nullable: true,
    description: 'The argument at fault, such as `["input", "sessionId"]`. `["input"]` is the input as a whole.',
  })
  path?: string[];

  @Field(() => String, { description: 'The reason as a sentence that can be shown to users.' })
  message(
    @Root() refusal: ToldRefusal,
    @Arg('locale', () => Locale, { nullable: true, description: "The language of the sentence; by default the viewer's." })
    locale: Locale | null | undefined,
    @Ctx() context: { viewer: { locale: Locale } },
  ): string {
    return messageOf(refusal, locale ?? context.viewer.locale);
  }
}

/** Each refusal's code and the sets that it is a member of, until `declareRefusals` makes its object type. */
const undeclared = new Map<object, { code: ToldCode; sets: { name: string; set: ClassType<UserError> }[] }>();

/**
 * Names the class of one refusal: `@RefusalType('SESSION_FULL') class SessionFull extends UserError { … }`.
 * Resolvers return the plain refusal value. Its facts become the fields of the object.
 */
export function RefusalType(code: ToldCode): ClassDecorator {
  return (refusal) => void undeclared.set(refusal, { code, sets: [] });
}

/**
 * Declares a closed set of refusals, such as the errors of one mutation. It is an interface and no union, so that `code`,
 * `message` and `path` can be selected without a fragment: caches that do not know the schema drop what fragments on
 * `UserError` select. `members` are classes named with `RefusalType`.
 */
export function refusalSet(name: string, description: string, members: readonly ClassType<UserError>[]): ClassType<UserError> {
  @InterfaceType(name, { description, implements: UserError })
  class RefusalSet extends UserError {}
  for (const member of members) {
    const refusal = undeclared.get(member);
    if (!refusal) throw new Error(`${member.name} is not a refusal, or ${name} is declared too late`);
    refusal.sets.push({ name, set: RefusalSet });
  }
  return RefusalSet;
}

/**
 * Makes the object type of each refusal. An object type names its interfaces when it is declared, so this runs once all sets
 * exist: after every payload has been imported.
 */
export function declareRefusals(): void {
  for (const [refusal, { code, sets }] of undeclared) {
    const sorted = sets.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(({ set }) => set);
    const { description } = DESCRIPTIONS[code];
    ObjectType(TYPE_NAMES[code], { implements: [UserError, ...sorted], description })(refusal as ClassType<UserError>);
  }
  undeclared.clear();
}
