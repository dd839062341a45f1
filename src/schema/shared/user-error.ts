import { type ClassType, Ctx, createUnionType, Field, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type { Locale } from '../../entities/enums.js';
import {
  InvalidInputReason,
  InvitationProblem,
  OnlineSaleProblem,
  PassProblem,
  PromoCodeProblem,
  Referent,
  type Refusal,
  type RefusalCode,
} from '../../services/rules/world/refusals.js';
import { messageOf } from '../messages/index.js';

/** Every code a refusal can carry. Mapped over the union of refusals, so the compiler asks for a description of a new one. */
const DESCRIPTIONS: { [C in RefusalCode]: { description: string } } = {
  NOT_FOUND: { description: 'There is nothing by this id, or nothing that the viewer may know of.' },
  INVALID_INPUT: { description: 'A value can never be right: malformed, missing, negative, too long.' },
  IDEMPOTENCY_KEY_REUSED: { description: 'The idempotency key was used before with other input.' },
  SESSION_FULL: { description: 'The session has no seat left.' },
  SESSION_OVER: { description: 'The session has begun, or is over.' },
  SESSION_CANCELLED: { description: 'The session was cancelled.' },
  GROUP_NOT_LINKED: { description: "The session is of a group that is not linked with the registration's group." },
  ALREADY_BOOKED: { description: 'The attendee has a seat in this session already.' },
  PASS_CANNOT_PAY: { description: 'The named pass cannot pay for this session.' },
  NOT_COVERED: { description: 'No pass covers the price, and the course does not allow that much debt.' },
  PAYMENT_PROVIDER_UNAVAILABLE: {
    description:
      'The payment provider cannot be reached, or did not agree. An order may stand and be held: ask again with the same key.',
  },
  AMOUNT_NOT_PAYABLE_ONLINE: { description: 'The amount is too small, too large, or too fine to be paid by card.' },
  ONLINE_SALE_UNAVAILABLE: { description: 'This cannot be bought online; all reasons are named.' },
  BOOKING_NOT_ACTIVE: { description: 'The booking is cancelled already, or its attendee has been checked in.' },
  CANCELLATION_CLOSED: { description: 'It is too late to cancel.' },
  ALREADY_CHECKED_IN: { description: 'The attendee has been checked in already.' },
  GROUP_FULL: { description: 'The group has no place left.' },
  ALREADY_REGISTERED: { description: 'The attendee is registered in this group already.' },
  COURSE_ARCHIVED: { description: 'The course is archived and takes nobody in.' },
  PRODUCT_ARCHIVED: { description: 'The pass product is archived and not on sale.' },
  PRODUCT_ENDED: { description: 'The last day of the pass product has passed.' },
  PRODUCT_NOT_SOLD_HERE: { description: 'The pass product is not sold in this channel.' },
  PURCHASE_LIMIT_REACHED: { description: 'The customer bought as many passes of this product as one may.' },
  PROMO_CODE_UNUSABLE: { description: 'The promo code takes nothing off this order.' },
  PAYMENTS_DO_NOT_ADD_UP: { description: 'What is paid is not what is due.' },
  ALREADY_ORDERED: { description: 'This seat or place of the attendee waits in an order for its payment.' },
  TOO_MANY_OPEN_ORDERS: { description: 'The customer has as many orders that wait for payment as one may.' },
  ORDER_NOT_OPEN: { description: 'The order is paid, or is over.' },
  ORDER_STILL_HELD: { description: 'The order still has time to be paid.' },
  REFUND_TOO_LARGE: { description: 'More than is left to be given back.' },
  AMOUNT_NOT_REFUNDABLE_TO_CARD: { description: 'The amount is too fine for the payment provider to give back.' },
  CARD_NOT_REACHABLE: { description: 'The payment came through a payment provider that is set up no more.' },
  REFUND_NOT_PENDING: { description: 'What became of the refund is known already.' },
  PAYMENT_DISPUTED: { description: 'The payment is disputed at the bank, which decides what goes back.' },
  GIFT_CODE_UNUSABLE: {
    description:
      'The code is of no gift that can be redeemed: unknown, not paid, redeemed already, given back, or of a payment that is disputed.',
  },
  PASS_NEEDS_REGISTRATION: { description: 'A CREDIT pass is sold to a registration, and none was named.' },
  PASS_BELONGS_TO_CUSTOMER: { description: 'An ENTRY or TIME pass is sold to a customer, not to a registration.' },
  PASS_NOT_FOR_COURSE: { description: 'A pass of this kind or product does not work on the course of the registration.' },
  CAPACITY_BELOW_SEATS_TAKEN: { description: 'The new capacity is below the seats taken.' },
  NAME_TAKEN: { description: 'The name, address or e-mail is taken by another.' },
  GROUPS_OF_DIFFERENT_COURSES: { description: 'Only groups of one course can be linked.' },
  LAST_OWNER: { description: 'The organisation would be left without an owner.' },
  INVITATION_UNUSABLE: { description: 'The invitation no longer lets anybody in, or is for somebody else.' },
  TOO_MANY_ORGANISATIONS: { description: 'The person owns as many organisations as one may open.' },
  BOTH_SIGN_IN: { description: 'Both customers have somebody who signs in: say whose sign-in stays.' },
  BOTH_REGISTERED: { description: 'Both attendees are registered in the same group.' },
  BOTH_BOOKED: { description: 'Both attendees have a seat in the same session.' },
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: { description: 'Only attendees of one customer can be merged.' },
  NOT_FOR_API_KEYS: { description: 'A key may not change this: somebody who signs in has to.' },
  SIGN_IN_CODE_WRONG: { description: 'The code is not the one that was sent, or is used, over or tried too often.' },
  TOO_MANY_TRIES: { description: 'Codes were asked for or tried, or letters sent, too often; nothing was sent or looked at.' },
  ERASURE_BLOCKED: {
    description: 'The customer still has bookings to come, a debt, or something that was paid for and not used.',
  },
};

export const ErrorCode = Object.fromEntries(Object.keys(DESCRIPTIONS).map((code) => [code, code])) as { [C in RefusalCode]: C };

registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description: 'Why a mutation was refused. Stable: a program may branch on it.',
  valuesConfig: DESCRIPTIONS,
});

registerEnumType(PassProblem, {
  name: 'PassProblem',
  description: 'Why a pass cannot pay for a session.',
  valuesConfig: {
    NOT_YOURS: { description: 'It belongs to another customer.' },
    WRONG_REGISTRATION: { description: 'It is a CREDIT pass of another registration.' },
    WRONG_COURSE: { description: 'It does not work on this course.' },
    WRONG_COURSE_TYPE: { description: 'Its kind does not work on a course of this type.' },
    NOT_STARTED: { description: 'The session begins before the pass is valid.' },
    EXPIRED: { description: 'The pass has ended.' },
    BEYOND_END: { description: 'The session begins after the pass ends.' },
    PAUSED: { description: 'It is paused.' },
    BLOCKED: { description: 'Its payment is disputed.' },
    REFUNDED: { description: 'It was refunded.' },
    PENDING: { description: 'It has not been paid for yet.' },
    EMPTY: { description: 'Nothing is left on it.' },
    LIMIT_REACHED: { description: 'Its limit for the week or month of the session is reached.' },
  },
});

registerEnumType(OnlineSaleProblem, {
  name: 'OnlineSaleProblem',
  description: 'Why something cannot be bought online.',
  valuesConfig: {
    PLAN_TOO_LOW: { description: 'The plan of the organisation has no online sale.' },
    ONLINE_PAYMENTS_INACTIVE: {
      description: 'The organisation has not set up online payments, or the provider has not approved them.',
    },
    ONLINE_PAYMENTS_SUSPENDED: {
      description: 'Whoever runs this installation has suspended the online payments of the organisation.',
    },
    PRODUCT_NOT_SELLABLE_ONLINE: { description: 'The organisation does not sell this product online.' },
    PRODUCT_NOT_IN_CHANNEL: { description: 'The product is not shown where it was to be bought.' },
    COURSE_NOT_IN_PROFILE: {
      description: 'The buyer is registered in no course that offers the product in the profile.',
    },
    PRODUCT_ARCHIVED: { description: 'The product is archived and not on sale.' },
    PRODUCT_ENDED: { description: 'The last day of the product has passed.' },
  },
});

registerEnumType(Referent, {
  name: 'Referent',
  description: 'What an id was taken to name.',
  valuesConfig: {
    API_KEY: { description: 'An API key.' },
    ATTENDEE: { description: 'An attendee.' },
    BOOKING: { description: 'A booking.' },
    CONSENT: { description: 'A consent.' },
    COURSE: { description: 'A course.' },
    CUSTOMER: { description: 'A customer.' },
    GROUP: { description: 'A group.' },
    INVITATION: { description: 'An invitation to the staff.' },
    LOCATION: { description: 'A location.' },
    MEMBER: { description: 'A member of staff.' },
    ORDER: { description: 'An order.' },
    ORGANISATION: { description: 'An organisation.' },
    PASS: { description: 'A pass.' },
    PASS_PRODUCT: { description: 'A pass product.' },
    PAYMENT: { description: 'A payment.' },
    PROMO_CODE: { description: 'A promo code.' },
    REFUND: { description: 'A refund.' },
    REGISTRATION: { description: 'A registration.' },
    SESSION: { description: 'A session.' },
  },
});

registerEnumType(PromoCodeProblem, {
  name: 'PromoCodeProblem',
  description: 'Why a promo code takes nothing off.',
  valuesConfig: {
    UNKNOWN: { description: 'There is no such code, or no longer.' },
    NOT_STARTED: { description: 'Its time has not come yet.' },
    OVER: { description: 'Its time is over.' },
    USED_UP: { description: 'It was used as often as it may be.' },
    USED_BY_CUSTOMER: { description: 'The customer has used it as often as one may.' },
    NOT_FOR_THIS: { description: 'It is for nothing that is ordered.' },
  },
});

registerEnumType(InvitationProblem, {
  name: 'InvitationProblem',
  description: 'Why an invitation no longer lets anybody in.',
  valuesConfig: {
    EXPIRED: { description: 'Its time is over.' },
    REVOKED: { description: 'It was taken back.' },
    ACCEPTED: { description: 'It was accepted before.' },
    OTHER_ADDRESS: { description: 'It was sent to another address than the one that the viewer signs in with.' },
    ALREADY_MEMBER: { description: 'The viewer is on the staff already.' },
  },
});

registerEnumType(InvalidInputReason, {
  name: 'InvalidInputReason',
  description: 'What is wrong with a value that no rule of the business could accept.',
  valuesConfig: {
    REQUIRED: { description: 'It is missing.' },
    UNEXPECTED: { description: 'It does not go together with the other values.' },
    TOO_LONG: { description: 'The text is longer than `limit` characters.' },
    TOO_MANY: { description: 'The list has more than `limit` items.' },
    NEGATIVE_AMOUNT: { description: 'The amount is below zero.' },
    AMOUNT_NOT_POSITIVE: { description: 'The amount is zero.' },
    AMOUNT_TOO_LARGE: { description: 'The amount is above `limit`.' },
    OTHER_CURRENCY: { description: "The currency is not the organisation's." },
    OUT_OF_RANGE: { description: 'The number is outside of its range; `limit` is the end that it passed.' },
    MALFORMED: { description: 'The text has not the form that is asked for.' },
    END_BEFORE_START: { description: 'The end is before the start.' },
    IN_THE_PAST: { description: 'The moment has passed.' },
  },
});

/** `SESSION_FULL` is the object type `SessionFull`: the name follows from the code, so that nothing has to be registered twice. */
export function typeNameOf(code: RefusalCode): string {
  return TYPE_NAMES[code];
}

const TYPE_NAMES = Object.fromEntries(
  Object.keys(DESCRIPTIONS).map((code) => [
    code,
    code.toLowerCase().replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase()),
  ]),
) as Record<RefusalCode, string>;

@InterfaceType({
  description: 'Why a mutation was refused. A mutation that reports an error has changed nothing.',
  resolveType: (value: Refusal) => typeNameOf(value.code),
})
export abstract class UserError {
  @Field(() => ErrorCode, { description: 'The reason, for programs.' })
  code!: RefusalCode;

  @Field(() => [String], {
    nullable: true,
    description: 'Where in the arguments the reason lies, such as `["input", "sessionId"]`.',
  })
  path?: string[];

  @Field(() => String, { description: "The reason in a sentence, in the viewer's language." })
  message(@Ctx() context: { viewer: { locale: Locale } }): string {
    return messageOf(this as unknown as Refusal, context.viewer.locale);
  }
}

/**
 * Declares the object type of one refusal: `@RefusalType('SESSION_FULL') class SessionFull extends UserError { …its facts as fields }`.
 * Resolvers give the plain refusal; its facts resolve from it.
 */
export function RefusalType(code: RefusalCode): ClassDecorator {
  return ObjectType(TYPE_NAMES[code], { implements: UserError, description: DESCRIPTIONS[code].description });
}

/** A union of refusals, such as all that one mutation can be refused for. `types` are classes declared with `RefusalType`. */
export function refusalUnion(name: string, description: string, types: () => readonly ClassType<UserError>[]): Refusal {
  return createUnionType({
    name,
    description,
    types,
    resolveType: (value: UserError) => typeNameOf(value.code),
  }) as unknown as Refusal;
}
