/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** A language of screens, messages, e-mails and receipts. */
export type Locale =
  /** Czech. */
  | 'cs'
  /** English. */
  | 'en'
  /** Slovak. */
  | 'sk';

/** The person who wants to sign in. */
export type RequestSignInCodeInput = {
  /** The e-mail address that the code is sent to. Case is ignored. */
  email: string;
  /** The language of the e-mail. By default the language of the request. */
  locale?: Locale | null | undefined;
};

/** The code from the e-mail, the address that it was sent to, and the request that it was sent for. */
export type SignInInput = {
  /**
   * The code: eight digits, or twelve while many networks ask for codes of this address. It is valid once, for ten minutes and at
   * most five tries.
   */
  code: string;
  /** The e-mail address that the code was sent to. */
  email: string;
  /** The `request` that `requestSignInCode` answered. A code works only with the request that it was sent for. */
  request: string;
};

export type RequestSignInCodeMutationVariables = Exact<{
  input: RequestSignInCodeInput;
  locale: Locale;
}>;


export type RequestSignInCodeMutation = { requestSignInCode: { request: string | null, errors: Array<
      | { code: ErrorCode, message: string }
      | { retryAfterSeconds: number, code: ErrorCode, message: string }
    > } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
  locale: Locale;
}>;


export type SignInMutation = { signIn: { token: string | null, expiresAt: string | null, errors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { retryAfterSeconds: number, code: ErrorCode, message: string }
    > } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { signedOut: boolean } };

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

export const RequestSignInCodeDocument = new TypedDocumentString(`
    mutation RequestSignInCode($input: RequestSignInCodeInput!, $locale: Locale!) {
  requestSignInCode(input: $input) {
    request
    errors {
      code
      message(locale: $locale)
      ... on TooManyTries {
        retryAfterSeconds
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RequestSignInCodeMutation, RequestSignInCodeMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!, $locale: Locale!) {
  signIn(input: $input) {
    token
    expiresAt
    errors {
      code
      message(locale: $locale)
      ... on TooManyTries {
        retryAfterSeconds
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    signedOut
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;