import { registerEnumType } from 'type-graphql';
import {
  InvalidInputReason,
  InvitationProblem,
  OnlineSaleProblem,
  PassProblem,
  PromoCodeProblem,
  Referent,
} from '../../services/rules/world/refusals.js';

/** Registers the enums that say why, for the refusals with several reasons. */

registerEnumType(PassProblem, {
  name: 'PassProblem',
  description: 'The reason why a pass cannot pay for a session.',
  valuesConfig: {
    NOT_YOURS: { description: 'The pass belongs to another customer.' },
    WRONG_REGISTRATION: { description: 'The CREDIT pass belongs to another registration.' },
    WRONG_COURSE: { description: 'The pass does not work on this course.' },
    WRONG_COURSE_TYPE: { description: 'This kind of pass does not work on courses of this type.' },
    NOT_STARTED: { description: 'The session begins before the pass becomes valid.' },
    EXPIRED: { description: 'The validity of the pass has ended.' },
    BEYOND_END: { description: 'The session begins after the pass ends.' },
    BLOCKED: { description: 'The pass is blocked: its payment is disputed, or part of it was lost in a dispute.' },
    REFUNDED: { description: 'The pass was refunded.' },
    EMPTY: { description: 'The pass has no credit or entries left.' },
    IN_USE: { description: 'The pass already pays for as many seats at that time as it covers at once.' },
    LIMIT_REACHED: { description: 'The pass has reached its limit for the week or month of the session.' },
  },
});

registerEnumType(OnlineSaleProblem, {
  name: 'OnlineSaleProblem',
  description: 'The reason why something cannot be bought online.',
  valuesConfig: {
    PLAN_TOO_LOW: { description: "The organisation's plan does not include online sale." },
    ONLINE_PAYMENTS_INACTIVE: {
      description: 'The organisation has not set up online payments, or the payment provider has not approved them yet.',
    },
    ONLINE_PAYMENTS_SUSPENDED: {
      description: "The operator of this installation has suspended the organisation's online payments.",
    },
    PRODUCT_NOT_SELLABLE_ONLINE: { description: 'The organisation does not sell this product online.' },
    PRODUCT_NOT_IN_CHANNEL: { description: 'The product is not offered in this channel.' },
    COURSE_NOT_IN_PROFILE: {
      description: "None of the buyer's courses offers this product in the profile.",
    },
    PRODUCT_ARCHIVED: { description: 'The product is archived and no longer on sale.' },
    PRODUCT_ENDED: { description: 'The last day of validity of the product has passed.' },
  },
});

registerEnumType(Referent, {
  name: 'Referent',
  description: 'The kind of object that an id should have named.',
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
  description: 'The reason why a promo code gives no discount.',
  valuesConfig: {
    UNKNOWN: { description: 'The code does not exist or is archived.' },
    NOT_STARTED: { description: 'The code is not valid yet.' },
    OVER: { description: 'The code is no longer valid.' },
    USED_UP: { description: 'The code has reached its limit of orders.' },
    USED_BY_CUSTOMER: { description: "The customer has reached the code's limit for one customer." },
    NOT_FOR_THIS: { description: 'The code does not apply to anything in the order.' },
  },
});

registerEnumType(InvitationProblem, {
  name: 'InvitationProblem',
  description: 'The reason why an invitation cannot be used.',
  valuesConfig: {
    EXPIRED: { description: 'The invitation has expired.' },
    REVOKED: { description: 'The invitation was revoked.' },
    ACCEPTED: { description: 'The invitation was already accepted.' },
    OTHER_ADDRESS: {
      description: 'The invitation was sent to a different e-mail address from the one that the viewer signed in with.',
    },
    ALREADY_MEMBER: { description: 'The viewer is already a member of the staff.' },
  },
});

registerEnumType(InvalidInputReason, {
  name: 'InvalidInputReason',
  description: 'The reason why a value is invalid.',
  valuesConfig: {
    REQUIRED: { description: 'The value is required and missing.' },
    UNEXPECTED: { description: 'The value cannot be combined with the other values.' },
    TOO_LONG: { description: 'The text has more than `limit` characters.' },
    TOO_MANY: { description: 'The list has more than `limit` items.' },
    NEGATIVE_AMOUNT: { description: 'The amount is negative.' },
    AMOUNT_NOT_POSITIVE: { description: 'The amount has to be above zero.' },
    AMOUNT_TOO_LARGE: { description: 'The amount is larger than `limit`, in minor units.' },
    OTHER_CURRENCY: { description: "The currency is not the organisation's." },
    CURRENCY_WITHDRAWN: { description: 'The currency is no longer in circulation.' },
    OUT_OF_RANGE: {
      description: 'The value is out of range. `limit` is the lowest or highest value allowed, where there is one.',
    },
    MALFORMED: { description: 'The value does not have the required format.' },
    END_BEFORE_START: { description: 'The end is before the start.' },
    IN_THE_PAST: { description: 'The moment has already passed.' },
    NOTHING_TO_PAY: { description: 'A pass was asked to pay where nothing is to be paid, and none was named.' },
    PASS_NOT_NAMED: { description: 'A pass was asked to pay, and none was named.' },
  },
});
