/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A new attendee of a customer. */
export type AddAttendeeInput = {
  /** The date of birth, not in the future. */
  bornOn?: string | null | undefined;
  /** The customer who books and pays for the attendee. */
  customerId: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The name, at most 200 characters. */
  name: string;
  /** Notes that instructors need, such as allergies, at most 2000 characters. */
  notes?: string | null | undefined;
};

/** The session to book, the registration and the payment. */
export type BookSessionInput = {
  /** Whether staff insist on a seat that overlaps another one of the attendee. Customers cannot send it. */
  allowOverlap?: boolean | null | undefined;
  /** The page to return to when the customer leaves the payment page. Required together with `successUrl`. */
  cancelUrl?: string | null | undefined;
  /**
   * Preview: decide and answer in full, but change nothing. Default false. States in the answer are as they would be, with their
   * current versions. The id of a booking in a preview is not valid.
   */
  dryRun?: boolean | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused. Required when the booking may be paid online.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * The pass that pays first. When a CREDIT pass is not enough, other CREDIT passes of the registration pay the rest. A free session
   * takes one entry of an ENTRY pass or one visit of a TIME pass, and nothing of a CREDIT pass. Without a named pass it takes
   * nothing.
   */
  passId?: string | null | undefined;
  /** The way to pay. Default AUTO. */
  payWith?: PaymentChoice | null | undefined;
  /** The registration that books the session. */
  registrationId: string;
  /** The session, in the registration's group or in a linked group. */
  sessionId: string;
  /** The page to return to after an online payment. Required for ONLINE, and used with AUTO. */
  successUrl?: string | null | undefined;
};

/** The state of a booking. */
export type BookingStatus =
  /** The attendee came to the session. */
  | 'ATTENDED'
  /** The booking holds a seat. */
  | 'BOOKED'
  /** The booking was cancelled and given back in full: in time, by staff with a reason, or because its session was cancelled. */
  | 'CANCELLED'
  /** The booking was cancelled after its deadline. The entry or money that paid for it was not given back. */
  | 'LATE_CANCELLED'
  /** The attendee did not come to the session. */
  | 'NO_SHOW';

/** The unpaid order to cancel. */
export type CancelOrderInput = {
  /** The order. */
  orderId: string;
};

/** The way a course is scheduled and paid for. */
export type CourseType =
  /** The course runs for a period. A registration has one price. */
  | 'CONTINUOUS'
  /** A single event. A registration has one price. */
  | 'ONE_OFF'
  /** Each session is booked and paid for separately. */
  | 'OPEN';

/** The reason for the refusal of a mutation. The codes are stable, so programs may branch on them. */
export type ErrorCode =
  /** The attendee already has a seat in this session. */
  | 'ALREADY_BOOKED'
  /** The attendee is already checked in. */
  | 'ALREADY_CHECKED_IN'
  /** An unpaid order already holds this seat or place for the attendee. */
  | 'ALREADY_ORDERED'
  /** The attendee is already registered in this group. */
  | 'ALREADY_REGISTERED'
  /** The amount cannot be paid by card: it is too small, too large, or has more decimals than the provider accepts. */
  | 'AMOUNT_NOT_PAYABLE_ONLINE'
  /** The amount has more decimals than the payment provider can refund. */
  | 'AMOUNT_NOT_REFUNDABLE_TO_CARD'
  /** The attendees belong to different customers. Only attendees of one customer can be merged. */
  | 'ATTENDEES_OF_DIFFERENT_CUSTOMERS'
  /** The booking is already cancelled, or the attendee has been checked in. */
  | 'BOOKING_NOT_ACTIVE'
  /** The attendee has a seat in another session at the same time. Staff may insist. */
  | 'BOOKING_OVERLAPS'
  /** Both attendees have a seat in the same session. */
  | 'BOTH_BOOKED'
  /** Both attendees are registered in the same group. */
  | 'BOTH_REGISTERED'
  /** Both customers can sign in. `signInOf` has to say whose sign-in stays. */
  | 'BOTH_SIGN_IN'
  /** The deadline to cancel this booking has passed. */
  | 'CANCELLATION_CLOSED'
  /** The new capacity is lower than the number of seats taken. */
  | 'CAPACITY_BELOW_SEATS_TAKEN'
  /** The payment came through a payment provider that is no longer set up. */
  | 'CARD_NOT_REACHABLE'
  /** The day of the session is over, and no reason was given. */
  | 'CHECK_IN_CLOSED'
  /** Check-in for the session is not open yet, and no reason was given. */
  | 'CHECK_IN_NOT_OPEN'
  /** The course is archived and takes no new registrations, groups or sessions. */
  | 'COURSE_ARCHIVED'
  /** Another customer of the organisation has this e-mail address. `customer` is that customer. */
  | 'EMAIL_TAKEN'
  /** The customer still has upcoming bookings, unpaid orders, a debt, credit or unused passes. */
  | 'ERASURE_BLOCKED'
  /** No gift with this code can be redeemed: it is unknown, unpaid, redeemed, refunded or its payment is disputed. */
  | 'GIFT_CODE_UNUSABLE'
  /** The groups belong to different courses. Groups are linked, and registrations move, only within one course. */
  | 'GROUPS_OF_DIFFERENT_COURSES'
  /** The group has no free place. */
  | 'GROUP_FULL'
  /** The session belongs to a group that is not linked with the registration's group. */
  | 'GROUP_NOT_LINKED'
  /** The idempotency key was used before with different input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value is missing, malformed or out of range. `reason` says which. */
  | 'INVALID_INPUT'
  /** The invitation cannot be used. `reason` says why. */
  | 'INVITATION_UNUSABLE'
  /** The change would leave the organisation without an owner. */
  | 'LAST_OWNER'
  /** The name, address or e-mail is already in use. */
  | 'NAME_TAKEN'
  /** The attendee is not checked in, so there is no check-in to undo. */
  | 'NOT_CHECKED_IN'
  /** Passes do not cover the price, and the course does not allow so much debt. */
  | 'NOT_COVERED'
  /** An API key may not change this. A signed-in member of staff has to. */
  | 'NOT_FOR_API_KEYS'
  /** No object has this id, or the viewer may not see it. */
  | 'NOT_FOUND'
  /** This cannot be bought online. `reasons` lists every reason. */
  | 'ONLINE_SALE_UNAVAILABLE'
  /** The order no longer waits for payment: it is paid, expired or cancelled. */
  | 'ORDER_NOT_OPEN'
  /** An ENTRY or TIME pass belongs to a customer, and none was named. */
  | 'PASS_BELONGS_TO_CUSTOMER'
  /** The named pass cannot pay for this session. */
  | 'PASS_CANNOT_PAY'
  /** A CREDIT pass belongs to a registration, and none was named. */
  | 'PASS_NEEDS_REGISTRATION'
  /** This pass does not work on the registration's course. */
  | 'PASS_NOT_FOR_COURSE'
  /** The payments do not add up to the amount due. */
  | 'PAYMENTS_DO_NOT_ADD_UP'
  /** The payment is disputed. The bank decides what is paid back. */
  | 'PAYMENT_DISPUTED'
  /**
   * The payment provider cannot be reached, or rejected the request. The order may exist and hold its seats: try again with the same
   * idempotency key.
   */
  | 'PAYMENT_PROVIDER_UNAVAILABLE'
  /** The pass product is archived and no longer on sale. */
  | 'PRODUCT_ARCHIVED'
  /** The last day of validity of this pass product has passed. */
  | 'PRODUCT_ENDED'
  /** The pass product is not sold in this channel. */
  | 'PRODUCT_NOT_SOLD_HERE'
  /** The promo code gives no discount on this order. `reason` says why. */
  | 'PROMO_CODE_UNUSABLE'
  /** The customer has already bought as many passes of this product as the limit allows. */
  | 'PURCHASE_LIMIT_REACHED'
  /** The amount is larger than what can still be refunded. */
  | 'REFUND_TOO_LARGE'
  /** The registration has an end, and what is asked for lies after it. */
  | 'REGISTRATION_ENDED'
  /** The registration has no end, so there is nothing to take back. */
  | 'REGISTRATION_NOT_ENDED'
  /** The session was cancelled. */
  | 'SESSION_CANCELLED'
  /** The session has no free seat. */
  | 'SESSION_FULL'
  /** The session has not begun, so nobody can be absent from it yet. */
  | 'SESSION_NOT_BEGUN'
  /** The session has already begun or ended. */
  | 'SESSION_OVER'
  /** The sign-in code is wrong, used or expired, was tried too often, or was sent for another request. */
  | 'SIGN_IN_CODE_WRONG'
  /** The customer already has the highest number of unpaid orders. */
  | 'TOO_MANY_OPEN_ORDERS'
  /** The person already owns the highest number of organisations. */
  | 'TOO_MANY_ORGANISATIONS'
  /** A rate limit was reached for codes or e-mails. Nothing was sent or checked. `retryAfterSeconds` says how long to wait. */
  | 'TOO_MANY_TRIES';

/** A gift: a pass for the person who redeems its code. */
export type GiftInput = {
  /** The e-mail address that the code is sent to after the payment. By default the payer's. */
  email?: string | null | undefined;
  /** The name of the person the gift is for, at most 200 characters. */
  to?: string | null | undefined;
};

/** The viewer's new account as a customer. */
export type JoinAsCustomerInput = {
  /** The language of e-mails to the viewer. By default the organisation's. */
  locale?: Locale | null | undefined;
  /** The name, at most 200 characters. */
  name: string;
  /** The organisation to join. By default the one of the header `X-Organisation`. */
  organisationId?: string | null | undefined;
  /** The telephone number, at most 40 characters. */
  phone?: string | null | undefined;
};

/** A language of screens, messages, e-mails and receipts. */
export type Locale =
  /** Czech. */
  | 'cs'
  /** English. */
  | 'en'
  /** Slovak. */
  | 'sk';

/** A line of an order: a pass, a seat or a registration. */
export type OrderLineInput =
  {   /** A pass. */
  pass: OrderedPassInput; registration?: never; seat?: never; }
  |  { pass?: never;   /** A registration to make. */
  registration: OrderedRegistrationInput; seat?: never; }
  |  { pass?: never; registration?: never;   /** A seat in a session. */
  seat: OrderedSeatInput; };

/** The state of an order. */
export type OrderStatus =
  /** The order was cancelled before it was paid. */
  | 'CANCELLED'
  /** The order was not paid in time. It holds nothing any more. */
  | 'EXPIRED'
  /** The order waits for payment. It holds its seats and places until `heldUntil`. */
  | 'OPEN'
  /** The order is paid. Its passes, bookings and registrations were issued. */
  | 'PAID';

/** The holder of an ordered pass: a registration, a customer, or the person who redeems a gift. */
export type OrderedPassHolderInput =
  {   /** The customer of an ENTRY or TIME pass. */
  customerId: string; gift?: never; registrationId?: never; registrationLine?: never; }
  |  { customerId?: never;   /** Makes the pass a gift. */
  gift: GiftInput; registrationId?: never; registrationLine?: never; }
  |  { customerId?: never; gift?: never;   /** The registration of a CREDIT pass. */
  registrationId: string; registrationLine?: never; }
  |  { customerId?: never; gift?: never; registrationId?: never;   /**
   * The line of this order that makes the registration of a CREDIT pass, counted from 0. The line has to register an attendee of the
   * payer. The registration and the pass are both made when the order is paid.
   */
  registrationLine: number; };

/** A pass that the order is for. */
export type OrderedPassInput = {
  /** The holder. An ENTRY or TIME pass is by default for the customer who pays. */
  holder?: OrderedPassHolderInput | null | undefined;
  /** The pass product. */
  productId: string;
};

/** A registration that the order makes when it is paid. */
export type OrderedRegistrationInput = {
  /** The attendee. */
  attendeeId: string;
  /** The group. */
  groupId: string;
};

/** A seat that the order is for. */
export type OrderedSeatInput = {
  /** Whether staff insist on a seat that overlaps another one of the attendee. Customers cannot send it. */
  allowOverlap?: boolean | null | undefined;
  /** The registration that books it. */
  registrationId: string;
  /** The session to book a seat in. */
  sessionId: string;
};

/** The kind of a pass: what it holds. */
export type PassKind =
  /** An amount of money. The pass belongs to one registration. */
  | 'CREDIT'
  /** A number of entries, one for each session. The pass belongs to a customer. */
  | 'ENTRY'
  /** Unlimited visits in a period, or a number of visits in each week or month of it. The pass belongs to a customer. */
  | 'TIME';

/** The reason why a pass cannot pay for a session. */
export type PassProblem =
  /** The session begins after the pass ends. */
  | 'BEYOND_END'
  /** The pass is blocked: its payment is disputed, or part of it was lost in a dispute. */
  | 'BLOCKED'
  /** The pass has no credit or entries left. */
  | 'EMPTY'
  /** The validity of the pass has ended. */
  | 'EXPIRED'
  /** The pass already pays for as many seats at that time as it covers at once. */
  | 'IN_USE'
  /** The pass has reached its limit for the week or month of the session. */
  | 'LIMIT_REACHED'
  /** The session begins before the pass becomes valid. */
  | 'NOT_STARTED'
  /** The pass belongs to another customer. */
  | 'NOT_YOURS'
  /** The pass was refunded. */
  | 'REFUNDED'
  /** The pass does not work on this course. */
  | 'WRONG_COURSE'
  /** This kind of pass does not work on courses of this type. */
  | 'WRONG_COURSE_TYPE'
  /** The CREDIT pass belongs to another registration. */
  | 'WRONG_REGISTRATION';

/** The way a booking is paid for. */
export type PaymentChoice =
  /** Later at the desk. The price becomes a debt, if the course allows it. */
  | 'AT_DESK'
  /**
   * With the passes that can pay, in their order. The rest of the price follows the course's policy. With PAY_NOW the price is paid
   * online, when `successUrl` and `cancelUrl` are given.
   */
  | 'AUTO'
  /**
   * Online now. An order holds the seat during the checkout, and the seat is booked when the payment arrives. A free session is
   * booked at once.
   */
  | 'ONLINE'
  /** With the pass in `passId`. */
  | 'PASS';

/** The attendee to register, and the group. */
export type RegisterAttendeeInput = {
  /** The attendee. */
  attendeeId: string;
  /** The group. */
  groupId: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
};

/** Whether a session takes place. */
export type SessionStatus =
  /** The organisation cancelled the session. All its bookings were given back in full. */
  | 'CANCELLED'
  /** The session will take place or took place. */
  | 'SCHEDULED';

/** The items to pay for online, and the pages to return to. */
export type StartCheckoutInput = {
  /** The page to return to when the customer leaves the payment page. */
  cancelUrl: string;
  /** The customer who pays. Only staff send it; a customer pays for themselves. */
  customerId?: string | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey: string;
  /**
   * Whether the order is placed in the customer's profile and not on the booking page. Default false. A CREDIT pass for an existing
   * registration counts as bought in the profile when the customer buys it. An ENTRY or TIME pass has to be visible in the chosen
   * place.
   */
  inProfile?: boolean | null | undefined;
  /** The items to pay for, at most 20. */
  lines: Array<OrderLineInput>;
  /** A promo code. */
  promoCode?: string | null | undefined;
  /** The page to return to after the payment. */
  successUrl: string;
};

/** The policy for the part of a session's price that passes do not cover. */
export type UncoveredPolicy =
  /** The part is charged to the registration as a debt. */
  | 'DEBT'
  /**
   * The part is charged as a debt, as long as the registration's debt stays within the course's limit. Beyond it, the booking is
   * refused.
   */
  | 'DEBT_UP_TO'
  /**
   * The whole price has to be paid online, and an order holds the seat until then. Passes that cover the whole price still pay for
   * it.
   */
  | 'PAY_NOW'
  /** The booking is refused. */
  | 'REFUSE';

/** The kind of caller that sent the operation. */
export type ViewerKind =
  /** A program that calls with an API key. */
  | 'API_KEY'
  /** A customer of the organisation. */
  | 'CUSTOMER'
  /** A member of the organisation's staff. */
  | 'MEMBER'
  /** A signed-in person who is neither a customer nor on the staff of the organisation that the operation is about. */
  | 'PERSON'
  /** An anonymous caller: nobody signed in. */
  | 'PUBLIC';

export type BookerQueryVariables = Exact<{
  sessionId: string;
}>;


export type BookerQuery = { session: { id: string, startsAt: string, endsAt: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, price: { amountMinor: number, currency: string }, location: { id: string, name: string }, instructor: { id: string, name: string } | null, group: { id: string, name: string, linkedGroups: Array<{ id: string }>, course: { id: string, name: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, price: { amountMinor: number, currency: string } | null } }, viewerBookings: Array<{ id: string, registration: { id: string, attendee: { id: string } } }> } | null, viewer: { kind: ViewerKind, customer: { id: string, name: string, attendees: Array<{ id: string, name: string }>, registrations: { edges: Array<{ node: { id: string, attendee: { id: string }, group: { id: string } } }> } } | null } };

export type BuyerQueryVariables = Exact<{ [key: string]: never; }>;


export type BuyerQuery = { viewer: { kind: ViewerKind, customer: { id: string, name: string, registrations: { edges: Array<{ node: { id: string, attendee: { id: string, name: string }, group: { id: string, name: string, course: { id: string, name: string } } } }> } } | null } };

export type BookingOptionsQueryVariables = Exact<{
  registrationId: string;
  sessionId: string;
  locale: Locale;
}>;


export type BookingOptionsQuery = { bookingEligibility: { payNow: boolean, price: { amountMinor: number, currency: string }, obstacles: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    >, passes: Array<{ canPay: boolean, reason: PassProblem | null, pass: { id: string, name: string, kind: PassKind } }>, cheapest: { slices: Array<{ pass: { id: string } }>, uncovered: { amountMinor: number, currency: string } } } | null };

export type BookSessionMutationVariables = Exact<{
  input: BookSessionInput;
  locale: Locale;
}>;


export type BookSessionMutation = { bookSession: { checkoutUrl: string | null, booking: { id: string, status: BookingStatus, cancellableUntil: string, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ id: string, entries: number, covered: { amountMinor: number, currency: string }, pass: { id: string, name: string, kind: PassKind } }> } | null, order: { id: string } | null, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, creditLeft: { amountMinor: number, currency: string } | null, pass: { id: string } }>, sessionCapacity: { id: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number, session: { id: string } } | null, errors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string, order: { id: string, checkoutUrl: string | null } | null }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type JoinAsCustomerMutationVariables = Exact<{
  input: JoinAsCustomerInput;
  locale: Locale;
}>;


export type JoinAsCustomerMutation = { joinAsCustomer: { customer: { id: string } | null, errors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type AddAttendeeMutationVariables = Exact<{
  input: AddAttendeeInput;
  locale: Locale;
}>;


export type AddAttendeeMutation = { addAttendee: { attendee: { id: string, name: string } | null, errors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type RegisterAttendeeMutationVariables = Exact<{
  input: RegisterAttendeeInput;
  locale: Locale;
}>;


export type RegisterAttendeeMutation = { registerAttendee: { registration: { id: string, attendee: { id: string }, group: { id: string } } | null, errors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type StartCheckoutMutationVariables = Exact<{
  input: StartCheckoutInput;
  locale: Locale;
}>;


export type StartCheckoutMutation = { startCheckout: { url: string | null, order: { id: string } | null, errors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string, order: { id: string, checkoutUrl: string | null } | null }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
  locale: Locale;
}>;


export type CancelOrderMutation = { cancelOrder: { order: { id: string, status: OrderStatus } | null, errors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type OrderProgressSubscriptionVariables = Exact<{
  orderId: string;
}>;


export type OrderProgressSubscription = { orderProgress: { id: string, status: OrderStatus, version: number, order: { id: string, status: OrderStatus, checkoutUrl: string | null, total: { amountMinor: number, currency: string }, lines: Array<{ position: number, description: string, amount: { amountMinor: number, currency: string } }>, receipts: Array<{ id: string, number: string, pdfUrl: string }> } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const BookerDocument = new TypedDocumentString(`
    query Booker($sessionId: ID!) {
  session(id: $sessionId) {
    id
    startsAt
    endsAt
    status
    capacity
    seatsTaken
    seatsLeft
    price {
      amountMinor
      currency
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
    group {
      id
      name
      linkedGroups {
        id
      }
      course {
        id
        name
        type
        uncoveredPolicy
        price {
          amountMinor
          currency
        }
      }
    }
    viewerBookings {
      id
      registration {
        id
        attendee {
          id
        }
      }
    }
  }
  viewer {
    kind
    customer {
      id
      name
      attendees {
        id
        name
      }
      registrations(first: 100, ended: false) {
        edges {
          node {
            id
            attendee {
              id
            }
            group {
              id
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BookerQuery, BookerQueryVariables>;
export const BuyerDocument = new TypedDocumentString(`
    query Buyer {
  viewer {
    kind
    customer {
      id
      name
      registrations(first: 100, ended: false) {
        edges {
          node {
            id
            attendee {
              id
              name
            }
            group {
              id
              name
              course {
                id
                name
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BuyerQuery, BuyerQueryVariables>;
export const BookingOptionsDocument = new TypedDocumentString(`
    query BookingOptions($registrationId: ID!, $sessionId: ID!, $locale: Locale!) {
  bookingEligibility(registrationId: $registrationId, sessionId: $sessionId) {
    payNow
    price {
      amountMinor
      currency
    }
    obstacles {
      code
      message(locale: $locale)
    }
    passes {
      canPay
      reason
      pass {
        id
        name
        kind
      }
    }
    cheapest {
      slices {
        pass {
          id
        }
      }
      uncovered {
        amountMinor
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BookingOptionsQuery, BookingOptionsQueryVariables>;
export const BookSessionDocument = new TypedDocumentString(`
    mutation BookSession($input: BookSessionInput!, $locale: Locale!) {
  bookSession(input: $input) {
    booking {
      id
      status
      cancellableUntil
      price {
        amountMinor
        currency
      }
      uncovered {
        amountMinor
        currency
      }
      covered {
        id
        entries
        covered {
          amountMinor
          currency
        }
        pass {
          id
          name
          kind
        }
      }
    }
    order {
      id
    }
    checkoutUrl
    passBalances {
      id
      kind
      entriesLeft
      creditLeft {
        amountMinor
        currency
      }
      pass {
        id
      }
    }
    sessionCapacity {
      id
      status
      capacity
      seatsTaken
      seatsLeft
      version
      session {
        id
      }
    }
    errors {
      code
      message(locale: $locale)
      ... on AlreadyOrdered {
        order {
          id
          checkoutUrl
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BookSessionMutation, BookSessionMutationVariables>;
export const JoinAsCustomerDocument = new TypedDocumentString(`
    mutation JoinAsCustomer($input: JoinAsCustomerInput!, $locale: Locale!) {
  joinAsCustomer(input: $input) {
    customer {
      id
    }
    errors {
      code
      message(locale: $locale)
    }
  }
}
    `) as unknown as TypedDocumentString<JoinAsCustomerMutation, JoinAsCustomerMutationVariables>;
export const AddAttendeeDocument = new TypedDocumentString(`
    mutation AddAttendee($input: AddAttendeeInput!, $locale: Locale!) {
  addAttendee(input: $input) {
    attendee {
      id
      name
    }
    errors {
      code
      message(locale: $locale)
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AddAttendeeMutation, AddAttendeeMutationVariables>;
export const RegisterAttendeeDocument = new TypedDocumentString(`
    mutation RegisterAttendee($input: RegisterAttendeeInput!, $locale: Locale!) {
  registerAttendee(input: $input) {
    registration {
      id
      attendee {
        id
      }
      group {
        id
      }
    }
    errors {
      code
      message(locale: $locale)
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterAttendeeMutation, RegisterAttendeeMutationVariables>;
export const StartCheckoutDocument = new TypedDocumentString(`
    mutation StartCheckout($input: StartCheckoutInput!, $locale: Locale!) {
  startCheckout(input: $input) {
    order {
      id
    }
    url
    errors {
      code
      message(locale: $locale)
      ... on AlreadyOrdered {
        order {
          id
          checkoutUrl
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StartCheckoutMutation, StartCheckoutMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!, $locale: Locale!) {
  cancelOrder(input: $input) {
    order {
      id
      status
    }
    errors {
      code
      message(locale: $locale)
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const OrderProgressDocument = new TypedDocumentString(`
    subscription OrderProgress($orderId: ID!) {
  orderProgress(orderId: $orderId) {
    id
    status
    version
    order {
      id
      status
      total {
        amountMinor
        currency
      }
      checkoutUrl
      lines {
        position
        description
        amount {
          amountMinor
          currency
        }
      }
      receipts {
        id
        number
        pdfUrl
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderProgressSubscription, OrderProgressSubscriptionVariables>;