/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The invitation to accept. */
export type AcceptInvitationInput = {
  /** The code from the e-mail. */
  code: string;
};

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

/** A new member of staff without access. An invitation gives them access. */
export type AddMemberInput = {
  /** The e-mail address. */
  email: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The name, at most 200 characters. */
  name: string;
  /** The role; any role except CUSTOMER. */
  role: Role;
};

/** A product to take off sale, or to put back on sale. */
export type ArchivePassProductInput = {
  /** True takes the product off sale, false puts it back. Default true. */
  archived?: boolean | null | undefined;
  /** The product. */
  productId: string;
};

/** The promo code to archive. */
export type ArchivePromoCodeInput = {
  /** The promo code. */
  promoCodeId: string;
};

/** The recorded attendance of an attendee of a session. */
export type Attendance =
  /** The attendee came. */
  | 'ATTENDED'
  /** The attendee did not come, and is excused. The seat and what paid for it stay used. */
  | 'EXCUSED'
  /** The attendee did not come. */
  | 'NO_SHOW';

/** The kind of actor who made a change. */
export type AuditActorKind =
  /** A program with an API key. */
  | 'API_KEY'
  /** A customer. */
  | 'CUSTOMER'
  /** A member of staff. */
  | 'MEMBER'
  /** A signed-in person who did not belong to the organisation yet. */
  | 'PERSON'
  /** The server itself, such as a scheduled job. */
  | 'SYSTEM';

/** The entries of the audit log to return. A field left out does not filter. */
export type AuditFilter = {
  /** Only entries by this actor: the id of a member, a customer or an API key. */
  actorId?: string | null | undefined;
  /** Only entries at this moment or later. */
  from?: string | null | undefined;
  /** Only entries about objects of this kind. */
  kind?: AuditKind | null | undefined;
  /** Only entries about this object: the id of a booking, a customer, a course and so on. */
  subjectId?: string | null | undefined;
  /** Only entries before this moment. */
  until?: string | null | undefined;
};

/** The kind of object that an audit entry is about. */
export type AuditKind =
  /** An API key. */
  | 'API_KEY'
  /** An attendee. */
  | 'ATTENDEE'
  /** A consent for an attendee. */
  | 'ATTENDEE_CONSENT'
  /** A booking. */
  | 'BOOKING'
  /** A course. */
  | 'COURSE'
  /** A customer. */
  | 'CUSTOMER'
  /** A group, and which groups it is linked with. */
  | 'GROUP'
  /** An invitation to the staff. */
  | 'INVITATION'
  /** A location. */
  | 'LOCATION'
  /** A member of staff. */
  | 'MEMBER'
  /** An order. */
  | 'ORDER'
  /** The settings of the organisation. */
  | 'ORGANISATION'
  /** A pass. */
  | 'PASS'
  /** A pass product. */
  | 'PASS_PRODUCT'
  /** A payment. */
  | 'PAYMENT'
  /** A promo code. */
  | 'PROMO_CODE'
  /** A refund. */
  | 'REFUND'
  /** A registration, and payments recorded for it. */
  | 'REGISTRATION'
  /** A session. */
  | 'SESSION';

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

/** The booking to cancel. */
export type CancelBookingInput = {
  /** The booking. */
  bookingId: string;
  /**
   * Preview: decide and answer in full, but change nothing. Default false. States in the answer are as they would be, with their
   * current versions. The id of a booking in a preview is not valid.
   */
  dryRun?: boolean | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The reason why staff cancel the booking as if in time, at most 500 characters. Customers cannot send one. */
  overrideReason?: string | null | undefined;
};

/** The unpaid order to cancel. */
export type CancelOrderInput = {
  /** The order. */
  orderId: string;
};

/** The session to cancel. */
export type CancelSessionInput = {
  /**
   * Preview: decide and answer in full, but change nothing. Default false. States in the answer are as they would be, with their
   * current versions. The id of a booking in a preview is not valid.
   */
  dryRun?: boolean | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The session. */
  sessionId: string;
};

/** A new role for a member of staff. */
export type ChangeMemberRoleInput = {
  /** The member. */
  memberId: string;
  /** The new role; any role except CUSTOMER. */
  role: Role;
};

/** The check-ins to return. A field left out does not filter. */
export type CheckInFilter = {
  /** Only check-ins of this group's sessions. */
  groupId?: string | null | undefined;
  /** Only check-ins at this location. */
  locationId?: string | null | undefined;
  /** Only check-ins of this session. */
  sessionId?: string | null | undefined;
};

/** The attendee to check in. */
export type CheckInInput = {
  /** The booking of the attendee. */
  bookingId: string;
  /** The reason to check in before check-in opens or after the day of the session, at most 500 characters. The audit log keeps it. */
  reason?: string | null | undefined;
};

/** The thing that two sessions need at the same time. */
export type ClashKind =
  /** Both have the same instructor. */
  | 'INSTRUCTOR'
  /** Both are at the same location. */
  | 'LOCATION';

/** The subject of a consent. */
export type ConsentKind =
  /** Storing health data that instructors need to know. */
  | 'HEALTH_DATA'
  /** Sending offers and news. */
  | 'MARKETING'
  /** Storing personal data beyond what a booking needs. */
  | 'PERSONAL_DATA'
  /** Taking photographs of the attendee and publishing them. */
  | 'PHOTOGRAPHY';

/** The way a course is scheduled and paid for. */
export type CourseType =
  /** The course runs for a period. A registration has one price. */
  | 'CONTINUOUS'
  /** A single event. A registration has one price. */
  | 'ONE_OFF'
  /** Each session is booked and paid for separately. */
  | 'OPEN';

/** A new API key. */
export type CreateApiKeyInput = {
  /** When the key expires, at most ten years from now. By default never. */
  expiresAt?: string | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** A name that says what the key is used for, at most 200 characters. */
  name: string;
  /** The scopes of the key; at least one. */
  scopes: Array<Scope>;
};

/** A new course. */
export type CreateCourseInput = {
  /** The youngest age in years, from 0 to 120. No bound when left out. */
  ageFrom?: number | null | undefined;
  /** The oldest age in years, at least `ageFrom`. No bound when left out. */
  ageTo?: number | null | undefined;
  /** The highest debt of a registration. Required for DEBT_UP_TO, otherwise not allowed. */
  debtLimit?: MoneyInput | null | undefined;
  /** A text for customers, at most 5000 characters. */
  description?: string | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The name, at most 200 characters. */
  name: string;
  /** Whether registered customers may buy passes for the course in their profile. Default true. */
  passesInProfile?: boolean | null | undefined;
  /** The price of a registration. Required for CONTINUOUS and ONE_OFF, not allowed for OPEN. */
  price?: MoneyInput | null | undefined;
  /** The way the course is scheduled and paid for. It cannot change later. */
  type: CourseType;
  /** The policy for the part of a session's price that passes do not cover. Default DEBT. */
  uncoveredPolicy?: UncoveredPolicy | null | undefined;
  /**
   * The VAT rate included in prices, in basis points from 0 to 10000. By default the organisation's rate. Only 0 when the
   * organisation charges no VAT.
   */
  vatBps?: number | null | undefined;
};

/** A new customer. */
export type CreateCustomerInput = {
  /**
   * The e-mail address, which the customer can sign in with. Each address has at most one account at the organisation. Left out:
   * nothing is mailed to the customer.
   */
  email?: string | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The language of e-mails to the customer. By default the organisation's. */
  locale?: Locale | null | undefined;
  /** The name, at most 200 characters. */
  name: string;
  /** The telephone number, at most 40 characters. */
  phone?: string | null | undefined;
};

/** A new group of a course. */
export type CreateGroupInput = {
  /** The number of places, from 1 to 100000. It is also the default number of seats of a session. */
  capacity: number;
  /** The course. */
  courseId: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The member of staff who teaches the group. */
  instructorId?: string | null | undefined;
  /** The location where the group meets. */
  locationId: string;
  /** The name, at most 200 characters. */
  name: string;
};

/** A new location. */
export type CreateLocationInput = {
  /** The street and number, at most 200 characters. */
  address?: string | null | undefined;
  /** The city, at most 200 characters. */
  city?: string | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The name, at most 200 characters. */
  name: string;
};

/** A new pass product. */
export type CreatePassProductInput = {
  /** The courses that the pass is valid for, at most 500; null for all courses. */
  courseIds?: Array<string> | null | undefined;
  /** The credit, above zero. Required for CREDIT, not allowed for other kinds. */
  credit?: MoneyInput | null | undefined;
  /** The number of entries, from 1 to 100000. Required for ENTRY, not allowed for other kinds. */
  entries?: number | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The kind: what the pass holds. It cannot change later. */
  kind: PassKind;
  /** The most uses in each `limitPeriod`, from 1 to 1000. Only for TIME, and only together with `limitPeriod`. */
  limitCount?: number | null | undefined;
  /** The period in which `limitCount` counts. Only for TIME, and only together with `limitCount`. */
  limitPeriod?: LimitPeriod | null | undefined;
  /** The name, at most 200 characters. */
  name: string;
  /** The price. */
  price: MoneyInput;
  /** The rank of the pass when several can pay: the lowest number pays first. Default 100. */
  priority?: number | null | undefined;
  /**
   * The number of passes of this product that one customer may buy in all, gifts for others included. Passes received as gifts do
   * not count. Null for no limit.
   */
  purchaseLimit?: number | null | undefined;
  /**
   * The number of seats at one time that a TIME pass covers, from 1 to 100: more than 1 makes a family pass. Default 1. Each seat
   * counts as one visit of `limitCount`. Not allowed for other kinds.
   */
  seatsAtOnce?: number | null | undefined;
  /** Whether customers may buy the pass online. Default false. */
  sellableOnline?: boolean | null | undefined;
  /** When the pass is valid. It replaces all that was said before; null for a pass without an end. */
  validity?: PassValidityInput | null | undefined;
  /**
   * The VAT rate included in the price, in basis points from 0 to 10000. By default the organisation's rate. Only 0 when the
   * organisation charges no VAT. A MULTI_PURPOSE pass is taxed at the rates of the courses instead.
   */
  vatBps?: number | null | undefined;
  /**
   * When the VAT falls due. Default MULTI_PURPOSE. TIME passes are always SINGLE_PURPOSE, because their use is known when they are
   * sold.
   */
  vatTreatment?: VatTreatment | null | undefined;
  /** Whether the pass is sold at the desk. Default true. */
  visibleAtDesk?: boolean | null | undefined;
  /** Whether the customer's profile offers the pass. Default true. */
  visibleInProfile?: boolean | null | undefined;
  /** Whether the public booking page offers the pass. Default true. */
  visibleOnBookingPage?: boolean | null | undefined;
};

/** A new promo code. */
export type CreatePromoCodeInput = {
  /** The code: at most 50 letters, digits, dashes and underscores. Case is ignored. */
  code: string;
  /** The orders of one customer that may use the code. By default any number. */
  customerLimit?: number | null | undefined;
  /** The discount. */
  discount: PromoDiscountInput;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The pass products that the code applies to. By default everything on sale. */
  productIds?: Array<string> | null | undefined;
  /** The orders that may use the code. By default any number. */
  usageLimit?: number | null | undefined;
  /** From when the code is valid. By default at once. */
  validFrom?: string | null | undefined;
  /** Until when the code is valid. By default without an end. */
  validUntil?: string | null | undefined;
};

/** The marks of a CSV file. */
export type CsvForm =
  /** Commas separate cells, and amounts have a decimal point: for programs, and for spreadsheets in English. */
  | 'COMMA'
  /** Semicolons separate cells, and amounts have a decimal comma: for spreadsheets in Slovak and Czech. */
  | 'SEMICOLON';

/** A part of a payment at the desk. */
export type DeskPaymentInput = {
  /** The amount of this part, above zero. */
  amount: MoneyInput;
  /** The payment method of this part. */
  method: DeskPaymentMethod;
  /** The cash that the customer handed over, at least `amount`. The difference is the change. Only for CASH. */
  tendered?: MoneyInput | null | undefined;
};

/** The way a payment at the desk was made. */
export type DeskPaymentMethod =
  /** By bank transfer. */
  | 'BANK'
  /** By card at the desk's terminal. */
  | 'CARD_TERMINAL'
  /** In cash. */
  | 'CASH';

/** A discount given by staff. */
export type DiscountInput = {
  /** The amount, above zero. */
  amount: MoneyInput;
  /** The reason, at most 500 characters. */
  reason: string;
};

/** The registration to end, and the day. */
export type EndRegistrationInput = {
  /**
   * Preview: decide and answer in full, but change nothing. Default false. States in the answer are as they would be, with their
   * current versions. The id of a booking in a preview is not valid.
   */
  dryRun?: boolean | null | undefined;
  /**
   * The part of its price to give back, at most the price less its discounts. When left out: the share of the sessions of its group
   * from that day on, among those since the attendee registered; of groups before a move, those until the move. Sessions of OPEN
   * courses are charged one by one, so there it is 0.
   */
  givenBack?: MoneyInput | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The first day without it, in the organisation's time zone: today or later. Today when left out. */
  on?: string | null | undefined;
  /** The reason why late bookings are cancelled as if in time, at most 500 characters. */
  overrideReason?: string | null | undefined;
  /** The registration. */
  registrationId: string;
};

/** The customer to erase. It cannot be undone. */
export type EraseCustomerInput = {
  /** Their e-mail address again, to confirm that this is the right person. Required if they have one. */
  confirmEmail?: string | null | undefined;
  /** Their name again, to confirm that this is the right person. Required if they have no e-mail address. */
  confirmName?: string | null | undefined;
  /** The customer. */
  customerId: string;
  /**
   * Erase the customer despite a debt, credit or unused passes. Nobody can claim them afterwards. Only owners may use it. Default
   * false.
   */
  letGo?: boolean | null | undefined;
};

/** The removed member of staff to erase. It cannot be undone. */
export type EraseMemberInput = {
  /** Their e-mail address again, to confirm that this is the right person. */
  confirmEmail: string;
  /** The member. */
  memberId: string;
};

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

/** The customer whose data to export, and the part to return. */
export type ExportPersonalDataInput = {
  /** The `next` of the previous part. By default the first part. */
  after?: string | null | undefined;
  /** The customer. */
  customerId: string;
};

/** The report to export and its period. */
export type ExportReportInput = {
  /** For DEBTS: the day at whose end debts are counted. By default the last day. Other reports ignore it. */
  asOf?: string | null | undefined;
  /**
   * The marks of the file. By default SEMICOLON for a caller whose language is Slovak or Czech, and COMMA otherwise. A program
   * should name it.
   */
  form?: CsvForm | null | undefined;
  /** The first day of the period. By default the first day of the month of the last day. */
  from?: string | null | undefined;
  /** The report. */
  report: ReportKind;
  /** The day after the last one of the period, which has at most 366 days. By default tomorrow. */
  until?: string | null | undefined;
};

/** A gift: a pass for the person who redeems its code. */
export type GiftInput = {
  /** The e-mail address that the code is sent to after the payment. By default the payer's. */
  email?: string | null | undefined;
  /** The name of the person the gift is for, at most 200 characters. */
  to?: string | null | undefined;
};

/** A consent to record. */
export type GrantConsentInput = {
  /** The attendee whom the consent is about. */
  attendeeId: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The subject of the consent. */
  kind: ConsentKind;
  /** The text that was shown and agreed to, at most 5000 characters. */
  wording: string;
};

/** The reason why a value is invalid. */
export type InvalidInputReason =
  /** The amount has to be above zero. */
  | 'AMOUNT_NOT_POSITIVE'
  /** The amount is larger than `limit`, in minor units. */
  | 'AMOUNT_TOO_LARGE'
  /** The currency is no longer in circulation. */
  | 'CURRENCY_WITHDRAWN'
  /** The end is before the start. */
  | 'END_BEFORE_START'
  /** The moment has already passed. */
  | 'IN_THE_PAST'
  /** The value does not have the required format. */
  | 'MALFORMED'
  /** The amount is negative. */
  | 'NEGATIVE_AMOUNT'
  /** A pass was asked to pay where nothing is to be paid, and none was named. */
  | 'NOTHING_TO_PAY'
  /** The currency is not the organisation's. */
  | 'OTHER_CURRENCY'
  /** The value is out of range. `limit` is the lowest or highest value allowed, where there is one. */
  | 'OUT_OF_RANGE'
  /** A pass was asked to pay, and none was named. */
  | 'PASS_NOT_NAMED'
  /** The value is required and missing. */
  | 'REQUIRED'
  /** The text has more than `limit` characters. */
  | 'TOO_LONG'
  /** The list has more than `limit` items. */
  | 'TOO_MANY'
  /** The value cannot be combined with the other values. */
  | 'UNEXPECTED';

/** The reason why an invitation cannot be used. */
export type InvitationProblem =
  /** The invitation was already accepted. */
  | 'ACCEPTED'
  /** The viewer is already a member of the staff. */
  | 'ALREADY_MEMBER'
  /** The invitation has expired. */
  | 'EXPIRED'
  /** The invitation was sent to a different e-mail address from the one that the viewer signed in with. */
  | 'OTHER_ADDRESS'
  /** The invitation was revoked. */
  | 'REVOKED';

/** A person to invite to the staff. */
export type InviteMemberInput = {
  /** The e-mail address that the invitation is sent to, and that the person signs in with. */
  email: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** A member of staff without access who gets access by accepting. By default accepting adds a new member. */
  memberId?: string | null | undefined;
  /** The name, at most 200 characters. */
  name: string;
  /** The role; any role except CUSTOMER. */
  role: Role;
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

/** The consequence when a customer cancels a booking after the deadline. */
export type LateCancellation =
  /** The cancellation is refused. */
  | 'BLOCK'
  /** The seat is freed. The entry or money that paid for it is not given back. */
  | 'FORFEIT'
  /** The same as FORFEIT, and a fee is charged to the registration. */
  | 'FORFEIT_AND_FEE';

/** The period in which a limit counts uses. */
export type LimitPeriod =
  /** A calendar month. */
  | 'MONTH'
  /** A calendar week, Monday to Sunday. */
  | 'WEEK';

/** The groups to link. */
export type LinkGroupsInput = {
  /** From 2 to 50 groups of one course. Links that the groups already have are merged into one. */
  groupIds: Array<string>;
};

/** A language of screens, messages, e-mails and receipts. */
export type Locale =
  /** Czech. */
  | 'cs'
  /** English. */
  | 'en'
  /** Slovak. */
  | 'sk';

/** The attendance to record. */
export type MarkAttendanceInput = {
  /** Whether the attendee came. NO_SHOW is possible once the session has begun. */
  attendance: Attendance;
  /** The booking of the attendee. */
  bookingId: string;
  /**
   * The reason, at most 500 characters. The audit log keeps it. Required for EXCUSED, for the correction of an earlier record, and
   * outside the hours of check-in.
   */
  reason?: string | null | undefined;
};

/** Two attendees of one customer to merge, because they are the same person. */
export type MergeAttendeesInput = {
  /** Preview the merge without changing anything. Default false. */
  dryRun?: boolean | null | undefined;
  /** The attendee who is kept. */
  keepAttendeeId: string;
  /** The attendee to merge into the other. All that belongs to them moves. */
  mergeAttendeeId: string;
};

/** Two customers to merge, because they are the same person. */
export type MergeCustomersInput = {
  /** Preview the merge without changing anything. Default false. */
  dryRun?: boolean | null | undefined;
  /** The customer who is kept. */
  keepCustomerId: string;
  /** The customer to merge into the other. All that belongs to them moves. */
  mergeCustomerId: string;
  /** The customer whose sign-in stays, when both can sign in. The other person loses access to this organisation. */
  signInOf?: string | null | undefined;
};

/** An amount of money. */
export type MoneyInput = {
  /** The amount in minor units: cents for EUR, whole yen for JPY, fils for KWD. */
  amountMinor: number;
  /** The currency. It must be the organisation's currency. */
  currency: string;
};

/** The registration to move, and its new group. */
export type MoveRegistrationInput = {
  /**
   * Preview: decide and answer in full, but change nothing. Default false. States in the answer are as they would be, with their
   * current versions. The id of a booking in a preview is not valid.
   */
  dryRun?: boolean | null | undefined;
  /** The new group, of the same course. */
  groupId: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The registration. */
  registrationId: string;
};

/** The place where a customer buys online. */
export type OnlineChannel =
  /** On the booking page. */
  | 'ONLINE'
  /** In the customer's profile. */
  | 'PROFILE';

/** Whether an organisation can take payments online. */
export type OnlinePayments =
  /** Customers can pay online. */
  | 'ACTIVE'
  /** Online payments are not set up. */
  | 'INACTIVE'
  /** The payment provider is verifying the organisation. Customers cannot pay online yet. */
  | 'PENDING';

/** The reason why something cannot be bought online. */
export type OnlineSaleProblem =
  /** None of the buyer's courses offers this product in the profile. */
  | 'COURSE_NOT_IN_PROFILE'
  /** The organisation has not set up online payments, or the payment provider has not approved them yet. */
  | 'ONLINE_PAYMENTS_INACTIVE'
  /** The operator of this installation has suspended the organisation's online payments. */
  | 'ONLINE_PAYMENTS_SUSPENDED'
  /** The organisation's plan does not include online sale. */
  | 'PLAN_TOO_LOW'
  /** The product is archived and no longer on sale. */
  | 'PRODUCT_ARCHIVED'
  /** The last day of validity of the product has passed. */
  | 'PRODUCT_ENDED'
  /** The product is not offered in this channel. */
  | 'PRODUCT_NOT_IN_CHANNEL'
  /** The organisation does not sell this product online. */
  | 'PRODUCT_NOT_SELLABLE_ONLINE';

/** A new organisation. The viewer becomes its owner. */
export type OpenOrganisationInput = {
  /** The currency of all prices and accounts. It cannot change later. */
  currency: string;
  /** The language of the organisation. */
  locale: Locale;
  /** The name, at most 200 characters. */
  name: string;
  /** The viewer's own name, at most 200 characters. */
  ownerName: string;
  /** The name in web addresses: 3 to 63 letters `a` to `z`, digits and single hyphens, such as `vlnka-bratislava`. */
  slug: string;
  /** The IANA time zone of the organisation's days and times, such as `Europe/Bratislava`. */
  timeZone: string;
};

/** The channel that an order was placed in. */
export type OrderChannel =
  /** The booking page. */
  | 'ONLINE'
  /** The customer's profile. */
  | 'PROFILE'
  /** The desk. */
  | 'RECEPTION';

/** A line of an order: a pass, a seat or a registration. */
export type OrderLineInput =
  {   /** A pass. */
  pass: OrderedPassInput; registration?: never; seat?: never; }
  |  { pass?: never;   /** A registration to make. */
  registration: OrderedRegistrationInput; seat?: never; }
  |  { pass?: never; registration?: never;   /** A seat in a session. */
  seat: OrderedSeatInput; };

/** The thing that a line of an order pays for. */
export type OrderLineKind =
  /** A pass. */
  | 'PASS'
  /** The price, the debt or a prepayment of a registration. */
  | 'REGISTRATION'
  /** A seat in a session. */
  | 'SESSION';

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

/** The holder of a pass: a registration or a customer. */
export type PassHolderInput =
  {   /** The customer of an ENTRY or TIME pass. */
  customerId: string; registrationId?: never; }
  |  { customerId?: never;   /** The registration of a CREDIT pass. */
  registrationId: string; };

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

/** The state of a pass. */
export type PassStatus =
  /** The pass can be used, or can be booked with from its first day of validity. */
  | 'ACTIVE'
  /**
   * The payment for the pass is disputed, or part of it was lost in a dispute. The pass cannot be used. Once the bank has decided,
   * the rest can be refunded.
   */
  | 'BLOCKED'
  /** The validity of the pass has ended. */
  | 'EXPIRED'
  /** The pass was refunded. */
  | 'REFUNDED'
  /** The pass has no credit or entries left. */
  | 'USED_UP';

/** When a pass is valid: for a period, or on fixed days. */
export type PassValidityInput =
  {   /** Fixed days. */
  days: ValidityDaysInput; period?: never; }
  |  { days?: never;   /** A period from the purchase or the first use. */
  period: ValidityPeriodInput; };

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

/** The way a payment was made. */
export type PaymentMethod =
  /** By bank transfer. */
  | 'BANK'
  /** By card at the desk's terminal. */
  | 'CARD_TERMINAL'
  /** In cash. */
  | 'CASH'
  /** With the money of a refund, which became a new pass. */
  | 'REFUND'
  /** In the sandbox. No money moved. */
  | 'SANDBOX'
  /** Online through Stripe. */
  | 'STRIPE';

/** The provider of online payments. */
export type PaymentProviderKind =
  /** The sandbox, which only simulates payments. */
  | 'SANDBOX'
  /** Stripe. */
  | 'STRIPE';

/** Whether a registration has a debt. */
export type PaymentStatus =
  /** The registration has no debt. */
  | 'PAID'
  /** The registration has a debt. */
  | 'UNPAID';

/** The subscription of an organisation to this service. */
export type Plan =
  /** The free plan. It has no online sale. */
  | 'FREE'
  /** The plan for large organisations, with online sale. */
  | 'PRO'
  /** The standard plan, with online sale. */
  | 'STANDARD';

/** The reason why a promo code gives no discount. */
export type PromoCodeProblem =
  /** The code does not apply to anything in the order. */
  | 'NOT_FOR_THIS'
  /** The code is not valid yet. */
  | 'NOT_STARTED'
  /** The code is no longer valid. */
  | 'OVER'
  /** The code does not exist or is archived. */
  | 'UNKNOWN'
  /** The customer has reached the code's limit for one customer. */
  | 'USED_BY_CUSTOMER'
  /** The code has reached its limit of orders. */
  | 'USED_UP';

/** The discount of a promo code: a part of the price, or an amount. */
export type PromoDiscountInput =
  {   /** An amount on the whole order. */
  amount: MoneyInput; percentBps?: never; }
  |  { amount?: never;   /** A part of the price, in basis points: 1000 is 10 %. */
  percentBps: number; };

/** The kind of a numbered document. */
export type ReceiptKind =
  /** The credit note of a refund. It corrects a receipt, and its amounts are negative. */
  | 'CREDIT_NOTE'
  /** The receipt of a payment. */
  | 'RECEIPT';

/** The way money was paid or refunded. */
export type ReceiptMethod =
  /** By bank transfer. */
  | 'BANK'
  /** Back to the card that was used. Only on credit notes. */
  | 'CARD'
  /** By card at the desk's terminal. */
  | 'CARD_TERMINAL'
  /** In cash at the desk. */
  | 'CASH'
  /** As the credit of a new pass. Only on credit notes. */
  | 'PASS'
  /** With the money of a refund, which became a new pass. */
  | 'REFUND'
  /** In the sandbox. No money moved. */
  | 'SANDBOX'
  /** Online through Stripe. */
  | 'STRIPE';

/** A payment for a registration, such as for its debt, that buys no pass. */
export type RecordPaymentInput = {
  /** The amount, above zero. */
  amount: MoneyInput;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey: string;
  /** The payment method. */
  method: DeskPaymentMethod;
  /** The registration that the payment is for. */
  registrationId: string;
};

/** The gift to redeem. */
export type RedeemGiftInput = {
  /** The code of the gift. Spaces, dashes and case are ignored. */
  code: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The registration that receives a CREDIT pass. An ENTRY or TIME pass goes to its customer. */
  registrationId: string;
};

/** The kind of object that an id should have named. */
export type Referent =
  /** An API key. */
  | 'API_KEY'
  /** An attendee. */
  | 'ATTENDEE'
  /** A booking. */
  | 'BOOKING'
  /** A consent. */
  | 'CONSENT'
  /** A course. */
  | 'COURSE'
  /** A customer. */
  | 'CUSTOMER'
  /** A group. */
  | 'GROUP'
  /** An invitation to the staff. */
  | 'INVITATION'
  /** A location. */
  | 'LOCATION'
  /** A member of staff. */
  | 'MEMBER'
  /** An order. */
  | 'ORDER'
  /** An organisation. */
  | 'ORGANISATION'
  /** A pass. */
  | 'PASS'
  /** A pass product. */
  | 'PASS_PRODUCT'
  /** A payment. */
  | 'PAYMENT'
  /** A promo code. */
  | 'PROMO_CODE'
  /** A refund. */
  | 'REFUND'
  /** A registration. */
  | 'REGISTRATION'
  /** A session. */
  | 'SESSION';

/** A line of an order to give back, wholly or in part. */
export type RefundLineInput = {
  /** The amount to give back of the line. By default all that is left of it, which takes back its pass. */
  amount?: MoneyInput | null | undefined;
  /** The position of the line in the order, from 0. */
  position: number;
};

/** The way a refund is paid. */
export type RefundMethod =
  /** By bank transfer. */
  | 'BANK'
  /** To the card that was used. Only for online payments. */
  | 'CARD'
  /** In cash. */
  | 'CASH'
  /** As the credit of a new pass. */
  | 'PASS';

/** The part of a payment to refund: an amount, or lines of the order. */
export type RefundPartInput =
  {   /**
   * The amount to refund, spread over all lines of the order. A part leaves the passes of the order as they are; the whole amount
   * takes them back.
   */
  amount: MoneyInput; lines?: never; }
  |  { amount?: never;   /**
   * The lines to give back. A line that is given back whole takes back its pass; the other lines stay as they are. A part of a line
   * leaves its pass usable.
   */
  lines: Array<RefundLineInput>; };

/** The refund to make. */
export type RefundPaymentInput = {
  /** Preview: decide and answer in full, but change nothing. Default false. */
  dryRun?: boolean | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey: string;
  /** The way to refund. */
  method: RefundMethod;
  /** The part to refund. By default all that can be refunded, which takes back the passes of the order. */
  part?: RefundPartInput | null | undefined;
  /** The payment. */
  paymentId: string;
  /** With method PASS: the CREDIT product of the new pass. Its credit and price are the refunded amount. */
  productId?: string | null | undefined;
  /** The reason, at most 500 characters. */
  reason: string;
  /** With method PASS: the registration of the new pass. It has to belong to the payer. */
  registrationId?: string | null | undefined;
  /** Whether the platform returns its commission on this amount. Only with method CARD. Default false. */
  returnFee?: boolean | null | undefined;
};

/** The state of a refund. */
export type RefundStatus =
  /** The refund to the card failed. The money is still owed to the payer. */
  | 'FAILED'
  /** The refund is on its way to the card. The provider has not confirmed it yet. */
  | 'PENDING'
  /** The money was paid back. */
  | 'SUCCEEDED';

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

/** The member to remove from the staff. */
export type RemoveMemberInput = {
  /** The member. */
  memberId: string;
};

/** The registration whose end is taken back. */
export type ReopenRegistrationInput = {
  /**
   * Preview: decide and answer in full, but change nothing. Default false. States in the answer are as they would be, with their
   * current versions. The id of a booking in a preview is not valid.
   */
  dryRun?: boolean | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The registration. */
  registrationId: string;
};

/** The kind of a report. */
export type ReportKind =
  /** Utilisation of sessions and attendance, by group. */
  | 'ATTENDANCE'
  /** Breakage: the amounts that expired unused. */
  | 'BREAKAGE'
  /** The platform's share of online payments. */
  | 'COMMISSION'
  /** Debts of registrations, by age. */
  | 'DEBTS'
  /** Deferred revenue: the amount still owed on passes and gifts, and its movement. */
  | 'DEFERRED_REVENUE'
  /** Sales and refunds by day, channel and product. */
  | 'SALES'
  /** The VAT that fell due, by rate. */
  | 'VAT';

/** The person who wants to sign in. */
export type RequestSignInCodeInput = {
  /** The e-mail address that the code is sent to. Case is ignored. */
  email: string;
  /** The language of the e-mail. By default the language of the request. */
  locale?: Locale | null | undefined;
};

/** The API key to revoke. */
export type RevokeApiKeyInput = {
  /** The API key. */
  apiKeyId: string;
};

/** The invitation to revoke. */
export type RevokeInvitationInput = {
  /** The invitation. */
  invitationId: string;
};

/** The role of a person in an organisation. */
export type Role =
  /** Books, pays and sees data for themselves and their own attendees. */
  | 'CUSTOMER'
  /** Sees who is booked in the sessions that they teach, and checks attendees in. */
  | 'INSTRUCTOR'
  /** Sets up courses, groups, sessions and pass products, reads reports, and does all that a receptionist does. */
  | 'MANAGER'
  /** Owns the account and may do everything. */
  | 'OWNER'
  /** Sells, registers, books and checks people in. */
  | 'RECEPTIONIST';

/** The payment of a pass: the whole price by one method, or several parts. */
export type SalePaymentInput =
  {   /** The payment method of the whole price. */
  method: DeskPaymentMethod; parts?: never; }
  |  { method?: never;   /** The parts of the payment, which add up to the amount due. At most 10. */
  parts: Array<DeskPaymentInput>; };

/**
 * The sessions to schedule: a weekly pattern or a list of start times, at most 400 sessions. All that are not there yet are created,
 * or none.
 */
export type ScheduleSessionsInput = {
  /** The number of seats in each session, from 1 to 100000. By default the group's capacity. */
  capacity?: number | null | undefined;
  /**
   * Preview: answer the sessions that would be made, with their clashes, and make none. Default false. The ids of new sessions in a
   * preview are not valid.
   */
  dryRun?: boolean | null | undefined;
  /** The length of each session in minutes, from 1 to 10080. */
  durationMinutes: number;
  /** The group of the sessions. */
  groupId: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The price of each session. */
  price: MoneyInput;
  /** When the sessions begin. */
  schedule: SessionScheduleInput;
};

/** The right of an API key. A write scope includes the read scope of the same area. */
export type Scope =
  /** Read registrations and bookings, and subscribe to their changes. */
  | 'BOOKINGS_READ'
  /** Register attendees, book and cancel, check in, change and cancel sessions. */
  | 'BOOKINGS_WRITE'
  /** Create and change locations, courses, groups, pass products and promo codes, and schedule sessions. */
  | 'CATALOGUE_WRITE'
  /** Read customers and attendees. */
  | 'PEOPLE_READ'
  /** Create and change customers and attendees, and record their consents. */
  | 'PEOPLE_WRITE'
  /** Read passes, hidden and archived pass products, orders, promo codes and receipts. */
  | 'SALES_READ'
  /** Sell at the desk and online, record payments, refund them, cancel orders and redeem gifts. */
  | 'SALES_WRITE';

/** The items to sell at the desk, and their payment. */
export type SellOrderInput = {
  /** The customer who pays. Leave it out for somebody without an account who buys a gift. */
  customerId?: string | null | undefined;
  /** A discount given by staff. */
  discount?: DiscountInput | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey: string;
  /** The items to sell, at most 20. */
  lines: Array<OrderLineInput>;
  /** The parts of the payment, which add up to the amount due. */
  payments: Array<DeskPaymentInput>;
  /** A promo code. */
  promoCode?: string | null | undefined;
};

/** The pass to sell, its holder and its payment. */
export type SellPassInput = {
  /** A discount given by staff. */
  discount?: DiscountInput | null | undefined;
  /** The holder: a registration for a CREDIT pass, a customer for other kinds. */
  holder: PassHolderInput;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey: string;
  /** The payment for the pass. */
  payment: SalePaymentInput;
  /** The pass product to sell. */
  productId: string;
  /** A promo code. */
  promoCode?: string | null | undefined;
};

/** When sessions begin: by a weekly pattern, or at listed times. */
export type SessionScheduleInput =
  {   /** The start time of each session: in the future, and at most five years away. */
  startsAt: Array<string>; weekly?: never; }
  |  { startsAt?: never;   /** A weekly pattern. */
  weekly: WeeklyScheduleInput; };

/** Whether a session takes place. */
export type SessionStatus =
  /** The organisation cancelled the session. All its bookings were given back in full. */
  | 'CANCELLED'
  /** The session will take place or took place. */
  | 'SCHEDULED';

/** The time for which personal data is kept. Fields left out stay as they are. */
export type SetRetentionInput = {
  /**
   * Delete entries of the audit log after this many months, from 1 to 600; null keeps them. A shorter period deletes nothing for its
   * first 30 days.
   */
  auditRetentionMonths?: number | null | undefined;
  /** Erase customers who were inactive for this many months, from 1 to 600; null keeps them. */
  customerRetentionMonths?: number | null | undefined;
};

/** The pages to which the payment provider sends the owner back. */
export type SetUpOnlinePaymentsInput = {
  /** The page of your application that calls `setUpOnlinePayments` again. The owner is sent there when the link has expired. */
  refreshUrl: string;
  /** The page of your application that the owner returns to, whether or not the set-up is complete. */
  returnUrl: string;
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

/** An event that changed a registration's paid or charged amount. */
export type StatementEvent =
  /** An order gave a discount. The discount counts as paid. */
  | 'DISCOUNT_GIVEN'
  /** An entry of an ENTRY pass paid for a session: the part of the session's price above the value of the entry. */
  | 'ENTRY_DISCOUNT'
  /** An entry of an ENTRY pass paid for a session: the part that the entry is worth. */
  | 'ENTRY_REDEEMED'
  /** A gift was redeemed into a CREDIT pass of the registration. */
  | 'GIFT_REDEEMED'
  /** Credit given back to an ended CREDIT pass went on to another pass, which keeps it usable. */
  | 'GRACE_GIVEN'
  /** The fee for a late cancellation was charged. */
  | 'LATE_FEE_CHARGED'
  /** A CREDIT pass expired. The credit left on it no longer counts. */
  | 'PASS_EXPIRED'
  /** A CREDIT pass was sold for the registration. The price counts as paid. */
  | 'PASS_SOLD'
  /** A CREDIT pass was sold above its credit. The difference does not count as paid. */
  | 'PASS_SOLD_ABOVE_FACE'
  /** A CREDIT pass was sold below its credit. The difference counts as paid. */
  | 'PASS_SOLD_BELOW_FACE'
  /** A payment for the registration was received. */
  | 'PAYMENT_RECORDED'
  /** Money was refunded, or is owed back. */
  | 'REFUND_CLAIMED'
  /** A CREDIT pass sold below its credit was refunded. The credit that nobody had paid for is gone. */
  | 'REFUND_DISCOUNT'
  /** The price of the registration itself was charged. */
  | 'REGISTRATION_CHARGED'
  /** The registration ended, and the unused part of its price is no longer charged. */
  | 'REGISTRATION_GIVEN_BACK'
  /** A session was booked. Its price was charged. */
  | 'SESSION_CHARGED'
  /** A TIME pass covered the price of a session. */
  | 'TIME_REDEEMED';

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

/** The check-in to take back. */
export type UndoCheckInInput = {
  /** The booking of the attendee. */
  bookingId: string;
  /** The reason, at most 500 characters. The audit log keeps it. */
  reason: string;
};

/** The group to take out of its link. */
export type UnlinkGroupInput = {
  /** The group. */
  groupId: string;
};

/** Changes to an attendee. Fields left out stay as they are. */
export type UpdateAttendeeInput = {
  /** The attendee. */
  attendeeId: string;
  /** The date of birth, not in the future; null removes it. */
  bornOn?: string | null | undefined;
  /** The name, at most 200 characters. */
  name?: string | null | undefined;
  /** Notes that instructors need, such as allergies, at most 2000 characters; null removes them. */
  notes?: string | null | undefined;
};

/** Changes to the seller. Fields left out stay as they are, and null clears a field. Receipts already issued do not change. */
export type UpdateBillingInput = {
  /** The address in several lines: street, postal code and city. At most 500 characters. */
  billingAddress?: string | null | undefined;
  /** The company number (IČO), at most 30 characters. */
  companyId?: string | null | undefined;
  /** The VAT rate of new products and courses, in basis points from 0 to 10000. Only for sellers who charge VAT. */
  defaultVatBps?: number | null | undefined;
  /** The registered name of the company or person, at most 200 characters. */
  legalName?: string | null | undefined;
  /** The entry in the commercial or trade register, at most 200 characters. */
  registerEntry?: string | null | undefined;
  /** The tax number (DIČ), at most 30 characters. */
  taxId?: string | null | undefined;
  /** The VAT number (IČ DPH), such as `SK2020123456`. Required when the seller charges VAT. */
  vatId?: string | null | undefined;
  /**
   * Whether the seller charges VAT. Turning it on gives every product and course the default rate. Turning it off sets their rates
   * to 0.
   */
  vatPayer?: boolean | null | undefined;
};

/** Changes to a course. Fields left out stay as they are. */
export type UpdateCourseInput = {
  /** The youngest age in years, from 0 to 120. Null takes the bound away. */
  ageFrom?: number | null | undefined;
  /** The oldest age in years, at least `ageFrom`. Null takes the bound away. */
  ageTo?: number | null | undefined;
  /** True archives the course, false restores it. */
  archived?: boolean | null | undefined;
  /** The course. */
  courseId: string;
  /** The highest debt of a registration. Required when the policy becomes DEBT_UP_TO. */
  debtLimit?: MoneyInput | null | undefined;
  /** A text for customers, at most 5000 characters. */
  description?: string | null | undefined;
  /** The name, at most 200 characters. */
  name?: string | null | undefined;
  /** Whether registered customers may buy passes for the course in their profile. Default true. */
  passesInProfile?: boolean | null | undefined;
  /** The price of later registrations. Not allowed for OPEN courses. */
  price?: MoneyInput | null | undefined;
  /** The policy for the part of a session's price that passes do not cover. */
  uncoveredPolicy?: UncoveredPolicy | null | undefined;
  /** The VAT rate included in prices, in basis points from 0 to 10000. Only 0 when the organisation charges no VAT. */
  vatBps?: number | null | undefined;
};

/** Changes to a customer. Fields left out stay as they are. */
export type UpdateCustomerInput = {
  /** The customer. */
  customerId: string;
  /** The e-mail address; null removes it. Each address has at most one account at the organisation. */
  email?: string | null | undefined;
  /** The language of e-mails to the customer. */
  locale?: Locale | null | undefined;
  /** The name, at most 200 characters. */
  name?: string | null | undefined;
  /** The telephone number, at most 40 characters; null removes it. */
  phone?: string | null | undefined;
};

/** Changes to a group. Fields left out stay as they are. */
export type UpdateGroupInput = {
  /** The number of places, not lower than the places taken. Existing sessions keep their seats. */
  capacity?: number | null | undefined;
  /** The group. */
  groupId: string;
  /** The member of staff who teaches the group; null for nobody. */
  instructorId?: string | null | undefined;
  /** The location where the group meets. */
  locationId?: string | null | undefined;
  /** The name, at most 200 characters. */
  name?: string | null | undefined;
};

/** Changes to a location. Fields left out stay as they are. */
export type UpdateLocationInput = {
  /** The street and number, at most 200 characters. */
  address?: string | null | undefined;
  /** The city, at most 200 characters. */
  city?: string | null | undefined;
  /** The location. */
  locationId: string;
  /** The name, at most 200 characters. */
  name?: string | null | undefined;
};

/** Changes to the viewer's own customer account. Fields left out stay as they are. */
export type UpdateMyProfileInput = {
  /** The language of e-mails to the viewer. */
  locale?: Locale | null | undefined;
  /** The name, at most 200 characters. */
  name?: string | null | undefined;
  /** The telephone number, at most 40 characters; null removes it. */
  phone?: string | null | undefined;
};

/** Changes to the viewer's organisation. Fields left out stay as they are. */
export type UpdateOrganisationInput = {
  /** The hours before a session until which cancelling is in time, from 0 to 8760. It applies to later bookings only. */
  cancelWindowHours?: number | null | undefined;
  /** The kind of organisation, such as `yoga`, at most 200 characters. The marketplace can be filtered by it. */
  category?: string | null | undefined;
  /** The minutes before a session from which attendees can be checked in, from 0 to 525600. By default 120. */
  checkInOpensMinutes?: number | null | undefined;
  /** The city, at most 200 characters. */
  city?: string | null | undefined;
  /** A text about the organisation for customers, at most 5000 characters. */
  description?: string | null | undefined;
  /** For how many days entries and credit given back to an ended pass stay usable, from 0 to 366. By default 14. */
  graceDays?: number | null | undefined;
  /** Whether the organisation may appear in the marketplace while online payments are active. Default true. */
  inMarketplace?: boolean | null | undefined;
  /** The consequence of cancelling later than that. It applies to later bookings only. */
  lateCancellation?: LateCancellation | null | undefined;
  /** The fee of FORFEIT_AND_FEE. It applies to later bookings only. */
  lateFee?: MoneyInput | null | undefined;
  /** The language of the organisation. */
  locale?: Locale | null | undefined;
  /** The name, at most 200 characters. */
  name?: string | null | undefined;
};

/** Changes to a product. Fields left out stay as they are. Passes already sold do not change. */
export type UpdatePassProductInput = {
  /** True takes the product off sale, and false puts it back. Passes already sold stay valid. */
  archived?: boolean | null | undefined;
  /** The courses that the pass is valid for, at most 500; null for all courses. */
  courseIds?: Array<string> | null | undefined;
  /** The credit, above zero. Required for CREDIT, not allowed for other kinds. */
  credit?: MoneyInput | null | undefined;
  /** The number of entries, from 1 to 100000. Required for ENTRY, not allowed for other kinds. */
  entries?: number | null | undefined;
  /** The most uses in each `limitPeriod`, from 1 to 1000. Only for TIME, and only together with `limitPeriod`. */
  limitCount?: number | null | undefined;
  /** The period in which `limitCount` counts. Only for TIME, and only together with `limitCount`. */
  limitPeriod?: LimitPeriod | null | undefined;
  /** The name, at most 200 characters. */
  name?: string | null | undefined;
  /** The price. */
  price?: MoneyInput | null | undefined;
  /** The rank of the pass when several can pay: the lowest number pays first. Default 100. */
  priority?: number | null | undefined;
  /** The product. */
  productId: string;
  /**
   * The number of passes of this product that one customer may buy in all, gifts for others included. Passes received as gifts do
   * not count. Null for no limit.
   */
  purchaseLimit?: number | null | undefined;
  /**
   * The number of seats at one time that a TIME pass covers, from 1 to 100: more than 1 makes a family pass. Default 1. Each seat
   * counts as one visit of `limitCount`. Not allowed for other kinds.
   */
  seatsAtOnce?: number | null | undefined;
  /** Whether customers may buy the pass online. Default false. */
  sellableOnline?: boolean | null | undefined;
  /** When the pass is valid. It replaces all that was said before; null for a pass without an end. */
  validity?: PassValidityInput | null | undefined;
  /**
   * The VAT rate included in the price, in basis points from 0 to 10000. By default the organisation's rate. Only 0 when the
   * organisation charges no VAT. A MULTI_PURPOSE pass is taxed at the rates of the courses instead.
   */
  vatBps?: number | null | undefined;
  /**
   * When the VAT falls due. Default MULTI_PURPOSE. TIME passes are always SINGLE_PURPOSE, because their use is known when they are
   * sold.
   */
  vatTreatment?: VatTreatment | null | undefined;
  /** Whether the pass is sold at the desk. Default true. */
  visibleAtDesk?: boolean | null | undefined;
  /** Whether the customer's profile offers the pass. Default true. */
  visibleInProfile?: boolean | null | undefined;
  /** Whether the public booking page offers the pass. Default true. */
  visibleOnBookingPage?: boolean | null | undefined;
};

/** Changes to a promo code. Fields left out stay as they are. */
export type UpdatePromoCodeInput = {
  /** True ends the code, and false lets it work again. */
  archived?: boolean | null | undefined;
  /** The orders of one customer that may use the code. Null for any number. */
  customerLimit?: number | null | undefined;
  /** The promo code. */
  promoCodeId: string;
  /** The orders that may use the code. Null for any number. */
  usageLimit?: number | null | undefined;
  /** From when the code is valid. Null for at once. */
  validFrom?: string | null | undefined;
  /** Until when the code is valid. Null for no end. */
  validUntil?: string | null | undefined;
};

/** Changes to a session. Fields left out stay as they are. */
export type UpdateSessionInput = {
  /** Whether to insist although attendees have another session at the new time. Default false. */
  allowOverlap?: boolean | null | undefined;
  /** The number of seats, not lower than the seats taken. */
  capacity?: number | null | undefined;
  /**
   * Preview: decide and answer in full, but change nothing. Default false. States in the answer are as they would be, with their
   * current versions. The id of a booking in a preview is not valid.
   */
  dryRun?: boolean | null | undefined;
  /** The length in minutes, from 1 to 10080. */
  durationMinutes?: number | null | undefined;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The member of staff who substitutes for the instructor; null for the instructor of the group. */
  instructorId?: string | null | undefined;
  /** The location; null for the location of the group. */
  locationId?: string | null | undefined;
  /** The price. Existing bookings keep their price. */
  price?: MoneyInput | null | undefined;
  /** The session. */
  sessionId: string;
  /** When it starts: in the future, and at most five years away. Its length stays without `durationMinutes`. */
  startsAt?: string | null | undefined;
};

/**
 * Changes to the coming sessions of a group from a day on, at most 200. Fields left out stay as they are. Sessions that have begun
 * or were cancelled are left alone.
 */
export type UpdateSessionsInput = {
  /** Whether to insist although attendees have another session at the new time. Default false. */
  allowOverlap?: boolean | null | undefined;
  /** The number of seats, not lower than the seats taken. */
  capacity?: number | null | undefined;
  /**
   * Preview: decide and answer in full, but change nothing. Default false. States in the answer are as they would be, with their
   * current versions. The id of a booking in a preview is not valid.
   */
  dryRun?: boolean | null | undefined;
  /** The length in minutes, from 1 to 10080. */
  durationMinutes?: number | null | undefined;
  /** The first day of the series. */
  fromOn: string;
  /** The group of the sessions. */
  groupId: string;
  /**
   * An idempotency key of your choice, at most 255 characters. The same key with the same input returns the first answer for at
   * least 24 hours. With different input it is refused.
   */
  idempotencyKey?: string | null | undefined;
  /** The member of staff who substitutes for the instructor; null for the instructor of the group. */
  instructorId?: string | null | undefined;
  /** The location; null for the location of the group. */
  locationId?: string | null | undefined;
  /** By how many days each session moves, from -366 to 366: 1 moves a session from Monday to Tuesday. */
  moveDays?: number | null | undefined;
  /** The price. Existing bookings keep their price. */
  price?: MoneyInput | null | undefined;
  /** The local start time of each session, as `17:30` or `17:30:00`. */
  startTime?: string | null | undefined;
  /** The last day of the series. By default it has none. */
  untilOn?: string | null | undefined;
  /** Only the sessions on these weekdays. By default all. */
  weekdays?: Array<Weekday> | null | undefined;
};

/** A validity between fixed days. */
export type ValidityDaysInput = {
  /** The first day of validity. Null for a pass that is valid at once. */
  fromOn?: string | null | undefined;
  /** The last day of validity. Null for a pass without an end. */
  untilOn?: string | null | undefined;
};

/** A validity of some length. */
export type ValidityPeriodInput = {
  /** The event with which it begins. Default PURCHASE. */
  begins?: ValidityStart | null | undefined;
  /**
   * The length as a period: years, months, weeks and days, such as `P3M`, at most 10 years. Days and weeks count the first day:
   * `P1D` is one day, `P1W` seven. `P1M` from 5 May ends with 5 June. Null for a pass without an end.
   */
  length?: string | null | undefined;
};

/** When the validity of a pass begins. */
export type ValidityStart =
  /** On the day of the earliest session booked with the pass. */
  | 'FIRST_USE'
  /** On the day of purchase. */
  | 'PURCHASE';

/** When the VAT of a pass falls due. */
export type VatTreatment =
  /** VAT falls due when the pass is used, at the rate that the pass was sold with. */
  | 'MULTI_PURPOSE'
  /** VAT falls due when the pass is sold, at the product's rate. */
  | 'SINGLE_PURPOSE';

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

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** Sessions on the same weekdays at the same local time. The local time stays the same when clocks change. */
export type WeeklyScheduleInput = {
  /** The interval in weeks, counted from the week of `fromOn`, from 1 to 52. Default 1. */
  everyWeeks?: number | null | undefined;
  /** Days without a session, such as holidays. */
  exceptOn?: Array<string> | null | undefined;
  /** The first day on which a session may be scheduled. */
  fromOn: string;
  /** The local start time, as `17:30` or `17:30:00`. */
  startTime: string;
  /** The last day on which a session may be scheduled, within five years of `fromOn`. */
  untilOn: string;
  /** The weekdays. */
  weekdays: Array<Weekday>;
};

/** The consent to withdraw. */
export type WithdrawConsentInput = {
  /** The consent. */
  consentId: string;
};

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { apiKeys: Array<{ id: string, name: string, scopes: Array<Scope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdBy: { id: string, name: string } }> | null };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string | null, apiKey: { id: string, name: string, scopes: Array<Scope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdBy: { id: string, name: string } } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
    > } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { id: string, name: string, scopes: Array<Scope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdBy: { id: string, name: string } } | null, errors: Array<{ __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }> } };

export type ApiKeyFieldsFragment = { id: string, name: string, scopes: Array<Scope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdBy: { id: string, name: string } };

export type AuditLogQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { edges: Array<{ node: { id: string, at: string, address: string | null, action: string, kind: AuditKind, subjectId: string, actor: { kind: AuditActorKind, member: { id: string, name: string } | null, customer: { id: string, name: string } | null, apiKey: { id: string, name: string } | null }, changes: Array<{ field: string, before: string | null, after: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type BillingFieldsFragment = { id: string, currency: string, currencyDigits: number, onlinePayments: OnlinePayments, onlineSaleProblems: Array<OnlineSaleProblem>, suspensionReason: string | null, commissionBps: number | null, plan: Plan | null, billing: { legalName: string, billingAddress: string, companyId: string, taxId: string, vatId: string, registerEntry: string, vatPayer: boolean, defaultVatBps: number } };

export type BillingQueryVariables = Exact<{
  slug: string;
}>;


export type BillingQuery = { organisation: { id: string, currency: string, currencyDigits: number, onlinePayments: OnlinePayments, onlineSaleProblems: Array<OnlineSaleProblem>, suspensionReason: string | null, commissionBps: number | null, plan: Plan | null, billing: { legalName: string, billingAddress: string, companyId: string, taxId: string, vatId: string, registerEntry: string, vatPayer: boolean, defaultVatBps: number } } | null };

export type UpdateBillingMutationVariables = Exact<{
  input: UpdateBillingInput;
}>;


export type UpdateBillingMutation = { updateBilling: { organisation: { id: string, currency: string, currencyDigits: number, onlinePayments: OnlinePayments, onlineSaleProblems: Array<OnlineSaleProblem>, suspensionReason: string | null, commissionBps: number | null, plan: Plan | null, billing: { legalName: string, billingAddress: string, companyId: string, taxId: string, vatId: string, registerEntry: string, vatPayer: boolean, defaultVatBps: number } } | null, errors: Array<{ __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }> } };

export type OnlineSaleQueryVariables = Exact<{
  slug: string;
  channel: OnlineChannel;
}>;


export type OnlineSaleQuery = { organisation: { id: string, passesOnSale: Array<{ id: string, buyableOnline: boolean, onlineSaleProblems: Array<OnlineSaleProblem> }> } | null };

export type PageFieldsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type PlaceOfSessionFieldsFragment = { group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } };

export type TimetableQueryVariables = Exact<{
  slug: string;
  from?: string | null | undefined;
  until?: string | null | undefined;
  status?: SessionStatus | null | undefined;
  courseIds?: Array<string> | string | null | undefined;
  groupIds?: Array<string> | string | null | undefined;
  locationIds?: Array<string> | string | null | undefined;
  instructorIds?: Array<string> | string | null | undefined;
  age?: number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withViewerBookings?: boolean;
}>;


export type TimetableQuery = { organisation: { id: string, timeZone: string, sessions: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, viewerBookings?: Array<{ id: string, status: BookingStatus }>, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type SessionCapacityFieldsFragment = { id: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number };

export type PassBalanceFieldsFragment = { id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null };

export type RegistrationBalanceFieldsFragment = { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } };

export type RedemptionFieldsFragment = { entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } };

export type BookingFieldsFragment = { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } };

type RefusalFields_AlreadyBooked_Fragment = { __typename: 'AlreadyBooked', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AlreadyCheckedIn_Fragment = { __typename: 'AlreadyCheckedIn', checkedInAt: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AlreadyOrdered_Fragment = { __typename: 'AlreadyOrdered', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AlreadyRegistered_Fragment = { __typename: 'AlreadyRegistered', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AmountNotPayableOnline_Fragment = { __typename: 'AmountNotPayableOnline', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AmountNotRefundableToCard_Fragment = { __typename: 'AmountNotRefundableToCard', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AttendeesOfDifferentCustomers_Fragment = { __typename: 'AttendeesOfDifferentCustomers', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BookingNotActive_Fragment = { __typename: 'BookingNotActive', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BookingOverlaps_Fragment = { __typename: 'BookingOverlaps', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BothBooked_Fragment = { __typename: 'BothBooked', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BothRegistered_Fragment = { __typename: 'BothRegistered', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BothSignIn_Fragment = { __typename: 'BothSignIn', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CancellationClosed_Fragment = { __typename: 'CancellationClosed', cancellableUntil: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CapacityBelowSeatsTaken_Fragment = { __typename: 'CapacityBelowSeatsTaken', seatsTaken: number, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CardNotReachable_Fragment = { __typename: 'CardNotReachable', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CheckInClosed_Fragment = { __typename: 'CheckInClosed', closedAt: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CheckInNotOpen_Fragment = { __typename: 'CheckInNotOpen', opensAt: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CourseArchived_Fragment = { __typename: 'CourseArchived', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_EmailTaken_Fragment = { __typename: 'EmailTaken', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_ErasureBlocked_Fragment = { __typename: 'ErasureBlocked', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_GiftCodeUnusable_Fragment = { __typename: 'GiftCodeUnusable', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_GroupFull_Fragment = { __typename: 'GroupFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_GroupNotLinked_Fragment = { __typename: 'GroupNotLinked', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_GroupsOfDifferentCourses_Fragment = { __typename: 'GroupsOfDifferentCourses', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_IdempotencyKeyReused_Fragment = { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_InvalidInput_Fragment = { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason };

type RefusalFields_InvitationUnusable_Fragment = { __typename: 'InvitationUnusable', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_LastOwner_Fragment = { __typename: 'LastOwner', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_NameTaken_Fragment = { __typename: 'NameTaken', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_NotCheckedIn_Fragment = { __typename: 'NotCheckedIn', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_NotCovered_Fragment = { __typename: 'NotCovered', code: ErrorCode, message: string, path: Array<string> | null, missing: { amountMinor: number, currency: string }, allowed: { amountMinor: number, currency: string } };

type RefusalFields_NotForApiKeys_Fragment = { __typename: 'NotForApiKeys', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_NotFound_Fragment = { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_OnlineSaleUnavailable_Fragment = { __typename: 'OnlineSaleUnavailable', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_OrderNotOpen_Fragment = { __typename: 'OrderNotOpen', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PassBelongsToCustomer_Fragment = { __typename: 'PassBelongsToCustomer', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PassCannotPay_Fragment = { __typename: 'PassCannotPay', reason: PassProblem, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PassNeedsRegistration_Fragment = { __typename: 'PassNeedsRegistration', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PassNotForCourse_Fragment = { __typename: 'PassNotForCourse', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PaymentDisputed_Fragment = { __typename: 'PaymentDisputed', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PaymentProviderUnavailable_Fragment = { __typename: 'PaymentProviderUnavailable', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PaymentsDoNotAddUp_Fragment = { __typename: 'PaymentsDoNotAddUp', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_ProductArchived_Fragment = { __typename: 'ProductArchived', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_ProductEnded_Fragment = { __typename: 'ProductEnded', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_ProductNotSoldHere_Fragment = { __typename: 'ProductNotSoldHere', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PromoCodeUnusable_Fragment = { __typename: 'PromoCodeUnusable', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PurchaseLimitReached_Fragment = { __typename: 'PurchaseLimitReached', code: ErrorCode, message: string, path: Array<string> | null, purchaseLimit: number };

type RefusalFields_RefundTooLarge_Fragment = { __typename: 'RefundTooLarge', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_RegistrationEnded_Fragment = { __typename: 'RegistrationEnded', endsOn: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_RegistrationNotEnded_Fragment = { __typename: 'RegistrationNotEnded', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_SessionCancelled_Fragment = { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_SessionFull_Fragment = { __typename: 'SessionFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_SessionNotBegun_Fragment = { __typename: 'SessionNotBegun', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_SessionOver_Fragment = { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_SignInCodeWrong_Fragment = { __typename: 'SignInCodeWrong', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_TooManyOpenOrders_Fragment = { __typename: 'TooManyOpenOrders', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_TooManyOrganisations_Fragment = { __typename: 'TooManyOrganisations', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_TooManyTries_Fragment = { __typename: 'TooManyTries', code: ErrorCode, message: string, path: Array<string> | null };

export type RefusalFieldsFragment =
  | RefusalFields_AlreadyBooked_Fragment
  | RefusalFields_AlreadyCheckedIn_Fragment
  | RefusalFields_AlreadyOrdered_Fragment
  | RefusalFields_AlreadyRegistered_Fragment
  | RefusalFields_AmountNotPayableOnline_Fragment
  | RefusalFields_AmountNotRefundableToCard_Fragment
  | RefusalFields_AttendeesOfDifferentCustomers_Fragment
  | RefusalFields_BookingNotActive_Fragment
  | RefusalFields_BookingOverlaps_Fragment
  | RefusalFields_BothBooked_Fragment
  | RefusalFields_BothRegistered_Fragment
  | RefusalFields_BothSignIn_Fragment
  | RefusalFields_CancellationClosed_Fragment
  | RefusalFields_CapacityBelowSeatsTaken_Fragment
  | RefusalFields_CardNotReachable_Fragment
  | RefusalFields_CheckInClosed_Fragment
  | RefusalFields_CheckInNotOpen_Fragment
  | RefusalFields_CourseArchived_Fragment
  | RefusalFields_EmailTaken_Fragment
  | RefusalFields_ErasureBlocked_Fragment
  | RefusalFields_GiftCodeUnusable_Fragment
  | RefusalFields_GroupFull_Fragment
  | RefusalFields_GroupNotLinked_Fragment
  | RefusalFields_GroupsOfDifferentCourses_Fragment
  | RefusalFields_IdempotencyKeyReused_Fragment
  | RefusalFields_InvalidInput_Fragment
  | RefusalFields_InvitationUnusable_Fragment
  | RefusalFields_LastOwner_Fragment
  | RefusalFields_NameTaken_Fragment
  | RefusalFields_NotCheckedIn_Fragment
  | RefusalFields_NotCovered_Fragment
  | RefusalFields_NotForApiKeys_Fragment
  | RefusalFields_NotFound_Fragment
  | RefusalFields_OnlineSaleUnavailable_Fragment
  | RefusalFields_OrderNotOpen_Fragment
  | RefusalFields_PassBelongsToCustomer_Fragment
  | RefusalFields_PassCannotPay_Fragment
  | RefusalFields_PassNeedsRegistration_Fragment
  | RefusalFields_PassNotForCourse_Fragment
  | RefusalFields_PaymentDisputed_Fragment
  | RefusalFields_PaymentProviderUnavailable_Fragment
  | RefusalFields_PaymentsDoNotAddUp_Fragment
  | RefusalFields_ProductArchived_Fragment
  | RefusalFields_ProductEnded_Fragment
  | RefusalFields_ProductNotSoldHere_Fragment
  | RefusalFields_PromoCodeUnusable_Fragment
  | RefusalFields_PurchaseLimitReached_Fragment
  | RefusalFields_RefundTooLarge_Fragment
  | RefusalFields_RegistrationEnded_Fragment
  | RefusalFields_RegistrationNotEnded_Fragment
  | RefusalFields_SessionCancelled_Fragment
  | RefusalFields_SessionFull_Fragment
  | RefusalFields_SessionNotBegun_Fragment
  | RefusalFields_SessionOver_Fragment
  | RefusalFields_SignInCodeWrong_Fragment
  | RefusalFields_TooManyOpenOrders_Fragment
  | RefusalFields_TooManyOrganisations_Fragment
  | RefusalFields_TooManyTries_Fragment
;

export type RegisterAttendeeMutationVariables = Exact<{
  input: RegisterAttendeeInput;
}>;


export type RegisterAttendeeMutation = { registerAttendee: { registration: { id: string } | null, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'AlreadyRegistered', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CourseArchived', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'GroupFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type SellPassMutationVariables = Exact<{
  input: SellPassInput;
}>;


export type SellPassMutation = { sellPass: { pass: { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } | null, order: { id: string, status: OrderStatus, total: { amountMinor: number, currency: string } } | null, receipt: { id: string, number: string, kind: ReceiptKind, issuedAt: string, issuedOn: string, isTest: boolean, pdfUrl: string, total: { amountMinor: number, currency: string } } | null, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PassBelongsToCustomer', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PassNeedsRegistration', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PassNotForCourse', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PaymentsDoNotAddUp', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ProductArchived', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ProductEnded', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ProductNotSoldHere', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PromoCodeUnusable', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PurchaseLimitReached', code: ErrorCode, message: string, path: Array<string> | null, purchaseLimit: number }
      | { __typename: 'RegistrationEnded', endsOn: string, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordPaymentInput;
}>;


export type RecordPaymentMutation = { recordPayment: { order: { id: string, status: OrderStatus, total: { amountMinor: number, currency: string } } | null, receipt: { id: string, number: string, kind: ReceiptKind, issuedAt: string, issuedOn: string, isTest: boolean, pdfUrl: string, total: { amountMinor: number, currency: string } } | null, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type BookSessionMutationVariables = Exact<{
  input: BookSessionInput;
}>;


export type BookSessionMutation = { bookSession: { checkoutUrl: string | null, booking: { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } | null, order: { id: string, channel: OrderChannel, status: OrderStatus, discountReason: string | null, heldUntil: string | null, provider: PaymentProviderKind | null, checkoutUrl: string | null, createdAt: string, paidAt: string | null, subtotal: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, total: { amountMinor: number, currency: string }, refundDue: { amountMinor: number, currency: string }, lines: Array<{ position: number, kind: OrderLineKind, description: string, gift: boolean, giftTo: string | null, redeemedAt: string | null, unitPrice: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, amount: { amountMinor: number, currency: string }, pass: { id: string, status: PassStatus } | null, booking: { id: string, status: BookingStatus } | null, registration: { id: string } | null }>, payments: Array<{ id: string, method: PaymentMethod, isTest: boolean, disputedAt: string | null, createdAt: string, amount: { amountMinor: number, currency: string }, tendered: { amountMinor: number, currency: string } | null, change: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } | null }>, refunds: Array<{ id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null }>, receipts: Array<{ id: string, number: string }> } | null, sessionCapacity: { id: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number } | null, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, errors: Array<
      | { __typename: 'AlreadyBooked', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'AlreadyOrdered', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'AmountNotPayableOnline', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'BookingOverlaps', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'GroupNotLinked', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotCovered', code: ErrorCode, message: string, path: Array<string> | null, missing: { amountMinor: number, currency: string }, allowed: { amountMinor: number, currency: string } }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'OnlineSaleUnavailable', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'OrderNotOpen', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PassCannotPay', reason: PassProblem, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PaymentProviderUnavailable', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RegistrationEnded', endsOn: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'TooManyOpenOrders', code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CancelBookingMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelBookingMutation = { cancelBooking: { booking: { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } | null, sessionCapacity: { id: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number } | null, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, errors: Array<
      | { __typename: 'BookingNotActive', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CancellationClosed', cancellableUntil: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CheckInMutationVariables = Exact<{
  input: CheckInInput;
}>;


export type CheckInMutation = { checkIn: { booking: { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } | null, checkIn: { attendeeName: string, checkedInAt: string | null, attendance: Attendance | null, version: number, booking: { id: string, status: BookingStatus }, session: { id: string, startsAt: string }, passes: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', checkedInAt: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'BookingNotActive', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CheckInClosed', closedAt: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CheckInNotOpen', opensAt: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type UndoCheckInMutationVariables = Exact<{
  input: UndoCheckInInput;
}>;


export type UndoCheckInMutation = { undoCheckIn: { booking: { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } | null, checkIn: { attendeeName: string, checkedInAt: string | null, attendance: Attendance | null, version: number, booking: { id: string, status: BookingStatus }, session: { id: string, startsAt: string }, passes: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'BookingNotActive', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotCheckedIn', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type MarkAttendanceMutationVariables = Exact<{
  input: MarkAttendanceInput;
}>;


export type MarkAttendanceMutation = { markAttendance: { booking: { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } | null, checkIn: { attendeeName: string, checkedInAt: string | null, attendance: Attendance | null, version: number, booking: { id: string, status: BookingStatus }, session: { id: string, startsAt: string }, passes: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'BookingNotActive', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CheckInClosed', closedAt: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CheckInNotOpen', opensAt: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionNotBegun', code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type PlanFieldsFragment = { id: string, startsAt: string, endsAt: string, status: SessionStatus, capacity: number, price: { amountMinor: number, currency: string }, location: { id: string, name: string }, instructor: { id: string, name: string } | null };

export type PassNotCoveringFieldsFragment = { reason: PassProblem, booking: { id: string, registration: { id: string, attendee: { id: string, name: string } } }, pass: { id: string, validUntil: string | null } };

export type UpdateSessionMutationVariables = Exact<{
  input: UpdateSessionInput;
}>;


export type UpdateSessionMutation = { updateSession: { bookingsMoved: number | null, session: { id: string, startsAt: string, endsAt: string, status: SessionStatus, capacity: number, price: { amountMinor: number, currency: string }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } | null, sessionCapacity: { id: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number } | null, passesNotCovering: Array<{ reason: PassProblem, booking: { id: string, registration: { id: string, attendee: { id: string, name: string } } }, pass: { id: string, validUntil: string | null } }>, clashes: Array<{ kind: ClashKind, session: { id: string, startsAt: string }, other: { id: string, startsAt: string, group: { id: string, name: string } } }>, errors: Array<
      | { __typename: 'BookingOverlaps', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CapacityBelowSeatsTaken', seatsTaken: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type UpdateSessionsMutationVariables = Exact<{
  input: UpdateSessionsInput;
}>;


export type UpdateSessionsMutation = { updateSessions: { bookingsMoved: number | null, sessions: Array<{ id: string, startsAt: string, endsAt: string, status: SessionStatus, capacity: number, price: { amountMinor: number, currency: string }, location: { id: string, name: string }, instructor: { id: string, name: string } | null }> | null, passesNotCovering: Array<{ reason: PassProblem, booking: { id: string, registration: { id: string, attendee: { id: string, name: string } } }, pass: { id: string, validUntil: string | null } }>, clashes: Array<{ kind: ClashKind, session: { id: string, startsAt: string }, other: { id: string, startsAt: string, group: { id: string, name: string } } }>, errors: Array<
      | { __typename: 'BookingOverlaps', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CapacityBelowSeatsTaken', seatsTaken: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CancelSessionMutationVariables = Exact<{
  input: CancelSessionInput;
}>;


export type CancelSessionMutation = { cancelSession: { bookingsCancelled: number | null, session: { id: string, status: SessionStatus, seatsTaken: number } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type BookingEligibilityQueryVariables = Exact<{
  registrationId: string;
  sessionId: string;
}>;


export type BookingEligibilityQuery = { bookingEligibility: { bookable: boolean, payNow: boolean, price: { amountMinor: number, currency: string }, obstacles: Array<
      | { __typename: 'AlreadyBooked', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'BookingOverlaps', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'GroupNotLinked', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotCovered', code: ErrorCode, message: string, path: Array<string> | null, missing: { amountMinor: number, currency: string }, allowed: { amountMinor: number, currency: string } }
      | { __typename: 'RegistrationEnded', endsOn: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null }
    >, passes: Array<{ canPay: boolean, reason: PassProblem | null, pass: { id: string, name: string }, covers: { amountMinor: number, currency: string } }>, plan: { slices: Array<{ entries: number, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncovered: { amountMinor: number, currency: string } }, cheapest: { slices: Array<{ entries: number, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncovered: { amountMinor: number, currency: string } } } | null };

export type CoveragePlanFieldsFragment = { slices: Array<{ entries: number, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncovered: { amountMinor: number, currency: string } };

type ErrorFields_AlreadyBooked_Fragment = { __typename: 'AlreadyBooked', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AlreadyCheckedIn_Fragment = { __typename: 'AlreadyCheckedIn', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AlreadyOrdered_Fragment = { __typename: 'AlreadyOrdered', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AlreadyRegistered_Fragment = { __typename: 'AlreadyRegistered', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AmountNotPayableOnline_Fragment = { __typename: 'AmountNotPayableOnline', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AmountNotRefundableToCard_Fragment = { __typename: 'AmountNotRefundableToCard', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AttendeesOfDifferentCustomers_Fragment = { __typename: 'AttendeesOfDifferentCustomers', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BookingNotActive_Fragment = { __typename: 'BookingNotActive', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BookingOverlaps_Fragment = { __typename: 'BookingOverlaps', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BothBooked_Fragment = { __typename: 'BothBooked', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BothRegistered_Fragment = { __typename: 'BothRegistered', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BothSignIn_Fragment = { __typename: 'BothSignIn', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CancellationClosed_Fragment = { __typename: 'CancellationClosed', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CapacityBelowSeatsTaken_Fragment = { __typename: 'CapacityBelowSeatsTaken', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CardNotReachable_Fragment = { __typename: 'CardNotReachable', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CheckInClosed_Fragment = { __typename: 'CheckInClosed', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CheckInNotOpen_Fragment = { __typename: 'CheckInNotOpen', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CourseArchived_Fragment = { __typename: 'CourseArchived', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_EmailTaken_Fragment = { __typename: 'EmailTaken', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_ErasureBlocked_Fragment = { __typename: 'ErasureBlocked', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_GiftCodeUnusable_Fragment = { __typename: 'GiftCodeUnusable', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_GroupFull_Fragment = { __typename: 'GroupFull', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_GroupNotLinked_Fragment = { __typename: 'GroupNotLinked', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_GroupsOfDifferentCourses_Fragment = { __typename: 'GroupsOfDifferentCourses', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_IdempotencyKeyReused_Fragment = { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_InvalidInput_Fragment = { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_InvitationUnusable_Fragment = { __typename: 'InvitationUnusable', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_LastOwner_Fragment = { __typename: 'LastOwner', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NameTaken_Fragment = { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NotCheckedIn_Fragment = { __typename: 'NotCheckedIn', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NotCovered_Fragment = { __typename: 'NotCovered', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NotForApiKeys_Fragment = { __typename: 'NotForApiKeys', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NotFound_Fragment = { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_OnlineSaleUnavailable_Fragment = { __typename: 'OnlineSaleUnavailable', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_OrderNotOpen_Fragment = { __typename: 'OrderNotOpen', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PassBelongsToCustomer_Fragment = { __typename: 'PassBelongsToCustomer', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PassCannotPay_Fragment = { __typename: 'PassCannotPay', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PassNeedsRegistration_Fragment = { __typename: 'PassNeedsRegistration', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PassNotForCourse_Fragment = { __typename: 'PassNotForCourse', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PaymentDisputed_Fragment = { __typename: 'PaymentDisputed', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PaymentProviderUnavailable_Fragment = { __typename: 'PaymentProviderUnavailable', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PaymentsDoNotAddUp_Fragment = { __typename: 'PaymentsDoNotAddUp', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_ProductArchived_Fragment = { __typename: 'ProductArchived', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_ProductEnded_Fragment = { __typename: 'ProductEnded', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_ProductNotSoldHere_Fragment = { __typename: 'ProductNotSoldHere', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PromoCodeUnusable_Fragment = { __typename: 'PromoCodeUnusable', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PurchaseLimitReached_Fragment = { __typename: 'PurchaseLimitReached', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_RefundTooLarge_Fragment = { __typename: 'RefundTooLarge', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_RegistrationEnded_Fragment = { __typename: 'RegistrationEnded', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_RegistrationNotEnded_Fragment = { __typename: 'RegistrationNotEnded', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SessionCancelled_Fragment = { __typename: 'SessionCancelled', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SessionFull_Fragment = { __typename: 'SessionFull', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SessionNotBegun_Fragment = { __typename: 'SessionNotBegun', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SessionOver_Fragment = { __typename: 'SessionOver', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SignInCodeWrong_Fragment = { __typename: 'SignInCodeWrong', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_TooManyOpenOrders_Fragment = { __typename: 'TooManyOpenOrders', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_TooManyOrganisations_Fragment = { __typename: 'TooManyOrganisations', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_TooManyTries_Fragment = { __typename: 'TooManyTries', code: ErrorCode, path: Array<string> | null, message: string };

export type ErrorFieldsFragment =
  | ErrorFields_AlreadyBooked_Fragment
  | ErrorFields_AlreadyCheckedIn_Fragment
  | ErrorFields_AlreadyOrdered_Fragment
  | ErrorFields_AlreadyRegistered_Fragment
  | ErrorFields_AmountNotPayableOnline_Fragment
  | ErrorFields_AmountNotRefundableToCard_Fragment
  | ErrorFields_AttendeesOfDifferentCustomers_Fragment
  | ErrorFields_BookingNotActive_Fragment
  | ErrorFields_BookingOverlaps_Fragment
  | ErrorFields_BothBooked_Fragment
  | ErrorFields_BothRegistered_Fragment
  | ErrorFields_BothSignIn_Fragment
  | ErrorFields_CancellationClosed_Fragment
  | ErrorFields_CapacityBelowSeatsTaken_Fragment
  | ErrorFields_CardNotReachable_Fragment
  | ErrorFields_CheckInClosed_Fragment
  | ErrorFields_CheckInNotOpen_Fragment
  | ErrorFields_CourseArchived_Fragment
  | ErrorFields_EmailTaken_Fragment
  | ErrorFields_ErasureBlocked_Fragment
  | ErrorFields_GiftCodeUnusable_Fragment
  | ErrorFields_GroupFull_Fragment
  | ErrorFields_GroupNotLinked_Fragment
  | ErrorFields_GroupsOfDifferentCourses_Fragment
  | ErrorFields_IdempotencyKeyReused_Fragment
  | ErrorFields_InvalidInput_Fragment
  | ErrorFields_InvitationUnusable_Fragment
  | ErrorFields_LastOwner_Fragment
  | ErrorFields_NameTaken_Fragment
  | ErrorFields_NotCheckedIn_Fragment
  | ErrorFields_NotCovered_Fragment
  | ErrorFields_NotForApiKeys_Fragment
  | ErrorFields_NotFound_Fragment
  | ErrorFields_OnlineSaleUnavailable_Fragment
  | ErrorFields_OrderNotOpen_Fragment
  | ErrorFields_PassBelongsToCustomer_Fragment
  | ErrorFields_PassCannotPay_Fragment
  | ErrorFields_PassNeedsRegistration_Fragment
  | ErrorFields_PassNotForCourse_Fragment
  | ErrorFields_PaymentDisputed_Fragment
  | ErrorFields_PaymentProviderUnavailable_Fragment
  | ErrorFields_PaymentsDoNotAddUp_Fragment
  | ErrorFields_ProductArchived_Fragment
  | ErrorFields_ProductEnded_Fragment
  | ErrorFields_ProductNotSoldHere_Fragment
  | ErrorFields_PromoCodeUnusable_Fragment
  | ErrorFields_PurchaseLimitReached_Fragment
  | ErrorFields_RefundTooLarge_Fragment
  | ErrorFields_RegistrationEnded_Fragment
  | ErrorFields_RegistrationNotEnded_Fragment
  | ErrorFields_SessionCancelled_Fragment
  | ErrorFields_SessionFull_Fragment
  | ErrorFields_SessionNotBegun_Fragment
  | ErrorFields_SessionOver_Fragment
  | ErrorFields_SignInCodeWrong_Fragment
  | ErrorFields_TooManyOpenOrders_Fragment
  | ErrorFields_TooManyOrganisations_Fragment
  | ErrorFields_TooManyTries_Fragment
;

export type MoneyFieldsFragment = { amountMinor: number, currency: string };

export type SessionFieldsFragment = { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } };

export type ClashFieldsFragment = { kind: ClashKind, session: { id: string, startsAt: string }, other: { id: string, startsAt: string, group: { id: string, name: string } } };

export type GroupFieldsFragment = { id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> };

export type CourseFieldsFragment = { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, vatBps: number, passesInProfile: boolean, ageFrom: number | null, ageTo: number | null, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null };

export type BookingPageQueryVariables = Exact<{
  slug: string;
  sessions?: number | null | undefined;
}>;


export type BookingPageQuery = { organisation: { id: string, slug: string, name: string, city: string, currency: string, timeZone: string, courses: Array<{ id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, vatBps: number, passesInProfile: boolean, ageFrom: number | null, ageTo: number | null, archivedAt: string | null, groups: Array<{ id: string, name: string, capacity: number, placesTaken: number, upcomingSessions: { edges: Array<{ node: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } } }> }, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> }>, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null }>, passesOnSale: Array<{ id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, seatsAtOnce: number | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, vatBps: number, vatTreatment: VatTreatment, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null }> } | null };

export type SessionQueryVariables = Exact<{
  id: string;
}>;


export type SessionQuery = { session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, group: { id: string, name: string, capacity: number, placesTaken: number, course: { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, vatBps: number, passesInProfile: boolean, ageFrom: number | null, ageTo: number | null, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null }, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> }, viewerBookings: Array<{ id: string, status: BookingStatus }>, price: { amountMinor: number, currency: string } } | null };

export type SessionRosterQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SessionRosterQuery = { session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, bookings: { edges: Array<{ cursor: string, node: { id: string, status: BookingStatus, checkedInAt: string | null, registration: { id: string, attendee: { id: string, name: string } } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, price: { amountMinor: number, currency: string } } | null };

export type GroupSessionsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  from?: string | null | undefined;
  until?: string | null | undefined;
}>;


export type GroupSessionsQuery = { node:
    | { id: string, name: string, capacity: number, placesTaken: number, sessions: { edges: Array<{ cursor: string, node: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> }
    | Record<PropertyKey, never>
   | null };

export type CreateLocationMutationVariables = Exact<{
  input: CreateLocationInput;
}>;


export type CreateLocationMutation = { createLocation: { location: { id: string, name: string, address: string, city: string } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateLocationMutationVariables = Exact<{
  input: UpdateLocationInput;
}>;


export type UpdateLocationMutation = { updateLocation: { location: { id: string, name: string, address: string, city: string } | null, errors: Array<
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type CreateCourseMutationVariables = Exact<{
  input: CreateCourseInput;
}>;


export type CreateCourseMutation = { createCourse: { course: { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, vatBps: number, passesInProfile: boolean, ageFrom: number | null, ageTo: number | null, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateCourseMutationVariables = Exact<{
  input: UpdateCourseInput;
}>;


export type UpdateCourseMutation = { updateCourse: { course: { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, vatBps: number, passesInProfile: boolean, ageFrom: number | null, ageTo: number | null, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { group: { id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> } | null, errors: Array<
      | { __typename: 'CourseArchived', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateGroupMutationVariables = Exact<{
  input: UpdateGroupInput;
}>;


export type UpdateGroupMutation = { updateGroup: { group: { id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> } | null, clashes: Array<{ kind: ClashKind, session: { id: string, startsAt: string }, other: { id: string, startsAt: string, group: { id: string, name: string } } }>, errors: Array<
      | { __typename: 'CapacityBelowSeatsTaken', seatsTaken: number, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type LinkGroupsMutationVariables = Exact<{
  input: LinkGroupsInput;
}>;


export type LinkGroupsMutation = { linkGroups: { groups: Array<{ id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> }> | null, errors: Array<
      | { __typename: 'GroupsOfDifferentCourses', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UnlinkGroupMutationVariables = Exact<{
  input: UnlinkGroupInput;
}>;


export type UnlinkGroupMutation = { unlinkGroup: { group: { id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> } | null, errors: Array<{ __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }> } };

export type ScheduleSessionsMutationVariables = Exact<{
  input: ScheduleSessionsInput;
}>;


export type ScheduleSessionsMutation = { scheduleSessions: { sessions: Array<{ id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } }> | null, existing: Array<{ id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } }>, clashes: Array<{ kind: ClashKind, session: { id: string, startsAt: string }, other: { id: string, startsAt: string, group: { id: string, name: string } } }>, errors: Array<
      | { __typename: 'CourseArchived', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type ConsentFieldsFragment = { id: string, kind: ConsentKind, wording: string, grantedAt: string, withdrawnAt: string | null };

export type AttendeeQueryVariables = Exact<{
  id: string;
}>;


export type AttendeeQuery = { node:
    | { id: string, name: string, bornOn: string | null, notes: string | null, consents: Array<{ id: string, kind: ConsentKind, wording: string, grantedAt: string, withdrawnAt: string | null }>, mergedInto: { id: string } | null, customer: { id: string } }
    | Record<PropertyKey, never>
   | null };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { node:
    | { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, mergedInto: { id: string } | null, registrations: { edges: Array<{ node: { id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } }> }, passes: { edges: Array<{ node: { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } }> }, attendees: Array<{ id: string, name: string, bornOn: string | null }> }
    | Record<PropertyKey, never>
   | null };

export type JoinAsCustomerMutationVariables = Exact<{
  input: JoinAsCustomerInput;
}>;


export type JoinAsCustomerMutation = { joinAsCustomer: { customer: { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateMyProfileMutationVariables = Exact<{
  input: UpdateMyProfileInput;
}>;


export type UpdateMyProfileMutation = { updateMyProfile: { customer: { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type GrantConsentMutationVariables = Exact<{
  input: GrantConsentInput;
}>;


export type GrantConsentMutation = { grantConsent: { consent: { id: string, kind: ConsentKind, wording: string, grantedAt: string, withdrawnAt: string | null } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type WithdrawConsentMutationVariables = Exact<{
  input: WithdrawConsentInput;
}>;


export type WithdrawConsentMutation = { withdrawConsent: { consent: { id: string, kind: ConsentKind, wording: string, grantedAt: string, withdrawnAt: string | null } | null, errors: Array<{ __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }> } };

export type MergeCustomersMutationVariables = Exact<{
  input: MergeCustomersInput;
}>;


export type MergeCustomersMutation = { mergeCustomers: { merge: { attendees: number, registrations: number, passes: number, customer: { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } } | null, errors: Array<
      | { __typename: 'BothSignIn', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type MergeAttendeesMutationVariables = Exact<{
  input: MergeAttendeesInput;
}>;


export type MergeAttendeesMutation = { mergeAttendees: { merge: { registrations: number, bookings: number, consents: number, attendee: { id: string, name: string, bornOn: string | null, notes: string | null } } | null, errors: Array<
      | { __typename: 'AttendeesOfDifferentCustomers', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'BothBooked', startsAt: Array<string>, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'BothRegistered', groups: Array<string>, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type ExportPersonalDataMutationVariables = Exact<{
  input: ExportPersonalDataInput;
}>;


export type ExportPersonalDataMutation = { exportPersonalData: { personalData: { json: string, next: string | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type SetRetentionMutationVariables = Exact<{
  input: SetRetentionInput;
}>;


export type SetRetentionMutation = { setRetention: { organisation: { id: string, customerRetentionMonths: number | null, auditRetentionMonths: number | null } | null, errors: Array<{ __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }> } };

export type EraseCustomerMutationVariables = Exact<{
  input: EraseCustomerInput;
}>;


export type EraseCustomerMutation = { eraseCustomer: { customer: { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'ErasureBlocked', upcomingBookings: number, openOrders: number, passes: number, code: ErrorCode, path: Array<string> | null, message: string, debt: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type RosterCountsFieldsFragment = { booked: number, here: number, missing: number, owing: number, owed: { amountMinor: number, currency: string } };

export type DeskRegistrationFieldsFragment = { createdAt: string, endsOn: string | null, id: string, paymentStatus: PaymentStatus, attendee: { id: string, name: string, bornOn: string | null, notes: string | null }, customer: { id: string, name: string, phone: string | null }, group: { id: string, name: string }, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } };

export type DeskDayQueryVariables = Exact<{
  from: string;
  until: string;
  locationIds?: Array<string> | string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DeskDayQuery = { viewer: { organisation: { id: string, timeZone: string, sessions: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, rosterCounts: { booked: number, here: number, missing: number, owing: number, owed: { amountMinor: number, currency: string } } | null, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null } };

export type DeskRosterQueryVariables = Exact<{
  id: string;
  status?: Array<BookingStatus> | BookingStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DeskRosterQuery = { session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, rosterCounts: { booked: number, here: number, missing: number, owing: number, owed: { amountMinor: number, currency: string } } | null, bookings: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, status: BookingStatus, checkedInAt: string | null, uncovered: { amountMinor: number, currency: string }, registration: { createdAt: string, endsOn: string | null, id: string, paymentStatus: PaymentStatus, passes: Array<{ id: string, name: string, creditLeft: { amountMinor: number, currency: string } | null }>, attendee: { id: string, name: string, bornOn: string | null, notes: string | null }, customer: { id: string, name: string, phone: string | null }, group: { id: string, name: string }, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } } | null };

export type DeskListQueryVariables = Exact<{
  from: string;
  until: string;
  locationIds?: Array<string> | string | null | undefined;
  status?: Array<BookingStatus> | BookingStatus | null | undefined;
  sessions?: number | null | undefined;
  bookings?: number | null | undefined;
}>;


export type DeskListQuery = { viewer: { organisation: { id: string, timeZone: string, sessions: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, rosterCounts: { booked: number, here: number, missing: number, owing: number, owed: { amountMinor: number, currency: string } } | null, bookings: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, status: BookingStatus, checkedInAt: string | null, attendance: Attendance | null, uncovered: { amountMinor: number, currency: string }, registration: { createdAt: string, endsOn: string | null, id: string, paymentStatus: PaymentStatus, passes: Array<{ id: string, name: string, creditLeft: { amountMinor: number, currency: string } | null }>, customer: { id: string, name: string, phone: string | null, passes: { edges: Array<{ node: { id: string, name: string, status: PassStatus, entriesLeft: number | null, validUntil: string | null } }> } }, attendee: { id: string, name: string, bornOn: string | null, notes: string | null }, group: { id: string, name: string }, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null } };

export type RegistrationsQueryVariables = Exact<{
  search?: string | null | undefined;
  groupId?: string | null | undefined;
  courseId?: string | null | undefined;
  unpaid?: boolean | null | undefined;
  ended?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type RegistrationsQuery = { registrations: { totalCount: number | null, edges: Array<{ cursor: string, node: { createdAt: string, endsOn: string | null, id: string, paymentStatus: PaymentStatus, attendee: { id: string, name: string, bornOn: string | null, notes: string | null }, customer: { id: string, name: string, phone: string | null }, group: { id: string, name: string }, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type DebtorsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type DebtorsQuery = { debtors: { edges: Array<{ cursor: string, node: { id: string, name: string, email: string | null, phone: string | null, debt: { amountMinor: number, currency: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type CustomerCardQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
  until?: string | null | undefined;
  status?: Array<BookingStatus> | BookingStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type CustomerCardQuery = { customer: { createdAt: string, id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, debt: { amountMinor: number, currency: string } | null, registrations: { edges: Array<{ node: { id: string, paymentStatus: PaymentStatus, attendee: { id: string, name: string }, group: { id: string, name: string }, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } }> }, passes: { edges: Array<{ node: { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } }> }, bookings: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, status: BookingStatus, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } }, registration: { id: string, attendee: { id: string, name: string } } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null };

export type ScanQueryVariables = Exact<{
  code: string;
  from?: string | null | undefined;
  until?: string | null | undefined;
}>;


export type ScanQuery = { scanned:
    | { __typename: 'Booking', id: string, attendance: Attendance | null, bookingStatus: BookingStatus, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } }, registration: { id: string, attendee: { id: string, name: string }, debt: { amountMinor: number, currency: string } } }
    | { __typename: 'Pass', id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, customer: { id: string, name: string, bookings: { edges: Array<{ node: { id: string, attendance: Attendance | null, bookingStatus: BookingStatus, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } }, registration: { id: string, attendee: { id: string, name: string }, debt: { amountMinor: number, currency: string } } } }> } }, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null }
   | null };

export type ScannedBookingFieldsFragment = { id: string, attendance: Attendance | null, bookingStatus: BookingStatus, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } }, registration: { id: string, attendee: { id: string, name: string }, debt: { amountMinor: number, currency: string } } };

export type DrawerDayQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type DrawerDayQuery = { drawerDay: { on: string, methods: Array<{ method: DeskPaymentMethod, payments: number, refunds: number, taken: { amountMinor: number, currency: string }, givenOut: { amountMinor: number, currency: string }, expected: { amountMinor: number, currency: string }, members: Array<{ payments: number, refunds: number, member: { id: string, name: string } | null, taken: { amountMinor: number, currency: string }, givenOut: { amountMinor: number, currency: string }, expected: { amountMinor: number, currency: string } }> }> } | null };

export type GroupRegistrationsQueryVariables = Exact<{
  id: string;
  unpaid?: boolean | null | undefined;
  ended?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type GroupRegistrationsQuery = { group: { id: string, name: string, capacity: number, placesTaken: number, registrations: { totalCount: number | null, edges: Array<{ cursor: string, node: { createdAt: string, endsOn: string | null, id: string, paymentStatus: PaymentStatus, attendee: { id: string, name: string, bornOn: string | null, notes: string | null }, customer: { id: string, name: string, phone: string | null }, group: { id: string, name: string }, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> } | null };

export type CheckInFieldsFragment = { attendeeName: string, checkedInAt: string | null, attendance: Attendance | null, version: number, booking: { id: string, status: BookingStatus }, session: { id: string, startsAt: string }, passes: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, debt: { amountMinor: number, currency: string } };

export type SessionCapacitySubscriptionVariables = Exact<{
  sessionId: string;
}>;


export type SessionCapacitySubscription = { sessionCapacity: { id: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number } };

export type PassBalanceSubscriptionVariables = Exact<{
  passId: string;
}>;


export type PassBalanceSubscription = { passBalance: { id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null } };

export type RegistrationBalanceSubscriptionVariables = Exact<{
  registrationId: string;
}>;


export type RegistrationBalanceSubscription = { registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } };

export type CheckInsSubscriptionVariables = Exact<{
  filter: CheckInFilter;
}>;


export type CheckInsSubscription = { checkIns: { attendeeName: string, checkedInAt: string | null, attendance: Attendance | null, version: number, booking: { id: string, status: BookingStatus }, session: { id: string, startsAt: string }, passes: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, debt: { amountMinor: number, currency: string } } };

export type SessionCapacitiesSubscriptionVariables = Exact<{
  sessionIds: Array<string> | string;
}>;


export type SessionCapacitiesSubscription = { sessionCapacities: Array<{ id: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number, session: { id: string } }> };

export type OrderProgressSubscriptionVariables = Exact<{
  orderId: string;
}>;


export type OrderProgressSubscription = { orderProgress: { id: string, status: OrderStatus, paidAt: string | null, version: number, order: { id: string, refundDue: { amountMinor: number, currency: string }, lines: Array<{ position: number, description: string, pass: { id: string, name: string } | null, booking: { id: string, status: BookingStatus } | null, registration: { id: string } | null }>, receipts: Array<{ id: string }> } } };

export type RosterSubscriptionVariables = Exact<{
  sessionId: string;
  first?: number | null | undefined;
}>;


export type RosterSubscription = { roster: { id: string, version: number, session: { id: string, rosterCounts: { booked: number, here: number, missing: number, owing: number, owed: { amountMinor: number, currency: string } } | null, bookings: { totalCount: number | null, edges: Array<{ node: { id: string, status: BookingStatus, attendance: Attendance | null, registration: { id: string, attendee: { id: string, name: string } } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null } } };

export type SessionChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type SessionChangesSubscription = { sessionChanges: { status: SessionStatus, startsAt: string, endsAt: string, previousStartsAt: string, previousEndsAt: string, locationChanged: boolean, instructorChanged: boolean, version: number, session: { id: string, startsAt: string, endsAt: string, status: SessionStatus, capacity: number, price: { amountMinor: number, currency: string }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } } };

export type MarketplaceQueryVariables = Exact<{
  search?: string | null | undefined;
  category?: string | null | undefined;
  city?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MarketplaceQuery = { marketplace: { edges: Array<{ cursor: string, node: { id: string, slug: string, name: string, description: string, category: string, city: string, cities: Array<string>, currency: string, currencyDigits: number, courses: Array<{ id: string, name: string, type: CourseType, price: { amountMinor: number, currency: string } | null }>, passesOnSale: Array<{ id: string, name: string, kind: PassKind, entries: number | null, validityPeriod: string | null, fixedUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MembersQueryVariables = Exact<{
  slug: string;
}>;


export type MembersQuery = { organisation: { id: string, members: Array<{ id: string, name: string, email: string | null, role: Role }> | null, locations: Array<{ id: string, name: string, address: string, city: string }> } | null };

export type SetUpOnlinePaymentsMutationVariables = Exact<{
  input: SetUpOnlinePaymentsInput;
}>;


export type SetUpOnlinePaymentsMutation = { setUpOnlinePayments: { onboarding: { url: string } | null, errors: Array<
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'PaymentProviderUnavailable', code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type PaymentFieldsFragment = { id: string, method: PaymentMethod, isTest: boolean, disputedAt: string | null, createdAt: string, amount: { amountMinor: number, currency: string }, tendered: { amountMinor: number, currency: string } | null, change: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } | null };

export type RefundFieldsFragment = { id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null };

export type OrderFieldsFragment = { id: string, channel: OrderChannel, status: OrderStatus, discountReason: string | null, heldUntil: string | null, provider: PaymentProviderKind | null, checkoutUrl: string | null, createdAt: string, paidAt: string | null, subtotal: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, total: { amountMinor: number, currency: string }, refundDue: { amountMinor: number, currency: string }, lines: Array<{ position: number, kind: OrderLineKind, description: string, gift: boolean, giftTo: string | null, redeemedAt: string | null, unitPrice: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, amount: { amountMinor: number, currency: string }, pass: { id: string, status: PassStatus } | null, booking: { id: string, status: BookingStatus } | null, registration: { id: string } | null }>, payments: Array<{ id: string, method: PaymentMethod, isTest: boolean, disputedAt: string | null, createdAt: string, amount: { amountMinor: number, currency: string }, tendered: { amountMinor: number, currency: string } | null, change: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } | null }>, refunds: Array<{ id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null }>, receipts: Array<{ id: string, number: string }> };

export type OrderQueryVariables = Exact<{
  id: string;
}>;


export type OrderQuery = { order: { id: string, channel: OrderChannel, status: OrderStatus, discountReason: string | null, heldUntil: string | null, provider: PaymentProviderKind | null, checkoutUrl: string | null, createdAt: string, paidAt: string | null, subtotal: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, total: { amountMinor: number, currency: string }, refundDue: { amountMinor: number, currency: string }, lines: Array<{ position: number, kind: OrderLineKind, description: string, gift: boolean, giftTo: string | null, redeemedAt: string | null, unitPrice: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, amount: { amountMinor: number, currency: string }, pass: { id: string, status: PassStatus } | null, booking: { id: string, status: BookingStatus } | null, registration: { id: string } | null }>, payments: Array<{ id: string, method: PaymentMethod, isTest: boolean, disputedAt: string | null, createdAt: string, amount: { amountMinor: number, currency: string }, tendered: { amountMinor: number, currency: string } | null, change: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } | null }>, refunds: Array<{ id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null }>, receipts: Array<{ id: string, number: string }> } | null };

export type OrdersQueryVariables = Exact<{
  customerId?: string | null | undefined;
  status?: OrderStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersQuery = { orders: { edges: Array<{ cursor: string, node: { id: string, channel: OrderChannel, status: OrderStatus, discountReason: string | null, heldUntil: string | null, provider: PaymentProviderKind | null, checkoutUrl: string | null, createdAt: string, paidAt: string | null, subtotal: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, total: { amountMinor: number, currency: string }, refundDue: { amountMinor: number, currency: string }, lines: Array<{ position: number, kind: OrderLineKind, description: string, gift: boolean, giftTo: string | null, redeemedAt: string | null, unitPrice: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, amount: { amountMinor: number, currency: string }, pass: { id: string, status: PassStatus } | null, booking: { id: string, status: BookingStatus } | null, registration: { id: string } | null }>, payments: Array<{ id: string, method: PaymentMethod, isTest: boolean, disputedAt: string | null, createdAt: string, amount: { amountMinor: number, currency: string }, tendered: { amountMinor: number, currency: string } | null, change: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } | null }>, refunds: Array<{ id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null }>, receipts: Array<{ id: string, number: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type StartCheckoutMutationVariables = Exact<{
  input: StartCheckoutInput;
}>;


export type StartCheckoutMutation = { startCheckout: { url: string | null, order: { id: string, channel: OrderChannel, status: OrderStatus, discountReason: string | null, heldUntil: string | null, provider: PaymentProviderKind | null, checkoutUrl: string | null, createdAt: string, paidAt: string | null, subtotal: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, total: { amountMinor: number, currency: string }, refundDue: { amountMinor: number, currency: string }, lines: Array<{ position: number, kind: OrderLineKind, description: string, gift: boolean, giftTo: string | null, redeemedAt: string | null, unitPrice: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, amount: { amountMinor: number, currency: string }, pass: { id: string, status: PassStatus } | null, booking: { id: string, status: BookingStatus } | null, registration: { id: string } | null }>, payments: Array<{ id: string, method: PaymentMethod, isTest: boolean, disputedAt: string | null, createdAt: string, amount: { amountMinor: number, currency: string }, tendered: { amountMinor: number, currency: string } | null, change: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } | null }>, refunds: Array<{ id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null }>, receipts: Array<{ id: string, number: string }> } | null, giftCodes: Array<{ position: number, code: string }>, errors: Array<
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string, order: { id: string } | null }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { limit: number | null, code: ErrorCode, path: Array<string> | null, message: string, invalid: InvalidInputReason }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string, saleProblems: Array<OnlineSaleProblem> }
      | { code: ErrorCode, path: Array<string> | null, message: string, orderStatus: OrderStatus }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string, promoCodeProblem: PromoCodeProblem }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type SellOrderMutationVariables = Exact<{
  input: SellOrderInput;
}>;


export type SellOrderMutation = { sellOrder: { order: { id: string, channel: OrderChannel, status: OrderStatus, discountReason: string | null, heldUntil: string | null, provider: PaymentProviderKind | null, checkoutUrl: string | null, createdAt: string, paidAt: string | null, subtotal: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, total: { amountMinor: number, currency: string }, refundDue: { amountMinor: number, currency: string }, lines: Array<{ position: number, kind: OrderLineKind, description: string, gift: boolean, giftTo: string | null, redeemedAt: string | null, unitPrice: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, amount: { amountMinor: number, currency: string }, pass: { id: string, status: PassStatus } | null, booking: { id: string, status: BookingStatus } | null, registration: { id: string } | null }>, payments: Array<{ id: string, method: PaymentMethod, isTest: boolean, disputedAt: string | null, createdAt: string, amount: { amountMinor: number, currency: string }, tendered: { amountMinor: number, currency: string } | null, change: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } | null }>, refunds: Array<{ id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null }>, receipts: Array<{ id: string, number: string }> } | null, giftCodes: Array<{ position: number, code: string }>, errors: Array<
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string, order: { id: string } | null }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { limit: number | null, code: ErrorCode, path: Array<string> | null, message: string, invalid: InvalidInputReason }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string, total: { amountMinor: number, currency: string } }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string, promoCodeProblem: PromoCodeProblem }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder: { order: { id: string, channel: OrderChannel, status: OrderStatus, discountReason: string | null, heldUntil: string | null, provider: PaymentProviderKind | null, checkoutUrl: string | null, createdAt: string, paidAt: string | null, subtotal: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, total: { amountMinor: number, currency: string }, refundDue: { amountMinor: number, currency: string }, lines: Array<{ position: number, kind: OrderLineKind, description: string, gift: boolean, giftTo: string | null, redeemedAt: string | null, unitPrice: { amountMinor: number, currency: string }, discount: { amountMinor: number, currency: string }, amount: { amountMinor: number, currency: string }, pass: { id: string, status: PassStatus } | null, booking: { id: string, status: BookingStatus } | null, registration: { id: string } | null }>, payments: Array<{ id: string, method: PaymentMethod, isTest: boolean, disputedAt: string | null, createdAt: string, amount: { amountMinor: number, currency: string }, tendered: { amountMinor: number, currency: string } | null, change: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } | null }>, refunds: Array<{ id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null }>, receipts: Array<{ id: string, number: string }> } | null, errors: Array<
      | { limit: number | null, code: ErrorCode, path: Array<string> | null, message: string, invalid: InvalidInputReason }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string, orderStatus: OrderStatus }
    > } };

export type RefundPaymentMutationVariables = Exact<{
  input: RefundPaymentInput;
}>;


export type RefundPaymentMutation = { refundPayment: { refund: { id: string, method: RefundMethod, status: RefundStatus, reason: string, createdAt: string, settledAt: string | null, lines: Array<{ position: number, amount: { amountMinor: number, currency: string } }>, amount: { amountMinor: number, currency: string }, feeReturned: { amountMinor: number, currency: string } | null, passOrder: { id: string } | null } | null, passesTakenBack: Array<{ holderIsTold: boolean, pass: { id: string, name: string }, holder: { id: string, name: string } }>, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { limit: number | null, code: ErrorCode, path: Array<string> | null, message: string, invalid: InvalidInputReason }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string, left: { amountMinor: number, currency: string } }
      | { code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type RedeemGiftMutationVariables = Exact<{
  input: RedeemGiftInput;
}>;


export type RedeemGiftMutation = { redeemGift: { pass: { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } | null, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { limit: number | null, code: ErrorCode, path: Array<string> | null, message: string, invalid: InvalidInputReason }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
      | { code: ErrorCode, path: Array<string> | null, message: string }
    > } };

type OrderRefusalFields_AlreadyBooked_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_AlreadyCheckedIn_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_AlreadyOrdered_Fragment = { code: ErrorCode, path: Array<string> | null, message: string, order: { id: string } | null };

type OrderRefusalFields_AlreadyRegistered_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_AmountNotPayableOnline_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_AmountNotRefundableToCard_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_AttendeesOfDifferentCustomers_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_BookingNotActive_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_BookingOverlaps_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_BothBooked_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_BothRegistered_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_BothSignIn_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_CancellationClosed_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_CapacityBelowSeatsTaken_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_CardNotReachable_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_CheckInClosed_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_CheckInNotOpen_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_CourseArchived_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_EmailTaken_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_ErasureBlocked_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_GiftCodeUnusable_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_GroupFull_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_GroupNotLinked_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_GroupsOfDifferentCourses_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_IdempotencyKeyReused_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_InvalidInput_Fragment = { limit: number | null, code: ErrorCode, path: Array<string> | null, message: string, invalid: InvalidInputReason };

type OrderRefusalFields_InvitationUnusable_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_LastOwner_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_NameTaken_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_NotCheckedIn_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_NotCovered_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_NotForApiKeys_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_NotFound_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_OnlineSaleUnavailable_Fragment = { code: ErrorCode, path: Array<string> | null, message: string, saleProblems: Array<OnlineSaleProblem> };

type OrderRefusalFields_OrderNotOpen_Fragment = { code: ErrorCode, path: Array<string> | null, message: string, orderStatus: OrderStatus };

type OrderRefusalFields_PassBelongsToCustomer_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_PassCannotPay_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_PassNeedsRegistration_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_PassNotForCourse_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_PaymentDisputed_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_PaymentProviderUnavailable_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_PaymentsDoNotAddUp_Fragment = { code: ErrorCode, path: Array<string> | null, message: string, total: { amountMinor: number, currency: string } };

type OrderRefusalFields_ProductArchived_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_ProductEnded_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_ProductNotSoldHere_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_PromoCodeUnusable_Fragment = { code: ErrorCode, path: Array<string> | null, message: string, promoCodeProblem: PromoCodeProblem };

type OrderRefusalFields_PurchaseLimitReached_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_RefundTooLarge_Fragment = { code: ErrorCode, path: Array<string> | null, message: string, left: { amountMinor: number, currency: string } };

type OrderRefusalFields_RegistrationEnded_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_RegistrationNotEnded_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_SessionCancelled_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_SessionFull_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_SessionNotBegun_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_SessionOver_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_SignInCodeWrong_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_TooManyOpenOrders_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_TooManyOrganisations_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

type OrderRefusalFields_TooManyTries_Fragment = { code: ErrorCode, path: Array<string> | null, message: string };

export type OrderRefusalFieldsFragment =
  | OrderRefusalFields_AlreadyBooked_Fragment
  | OrderRefusalFields_AlreadyCheckedIn_Fragment
  | OrderRefusalFields_AlreadyOrdered_Fragment
  | OrderRefusalFields_AlreadyRegistered_Fragment
  | OrderRefusalFields_AmountNotPayableOnline_Fragment
  | OrderRefusalFields_AmountNotRefundableToCard_Fragment
  | OrderRefusalFields_AttendeesOfDifferentCustomers_Fragment
  | OrderRefusalFields_BookingNotActive_Fragment
  | OrderRefusalFields_BookingOverlaps_Fragment
  | OrderRefusalFields_BothBooked_Fragment
  | OrderRefusalFields_BothRegistered_Fragment
  | OrderRefusalFields_BothSignIn_Fragment
  | OrderRefusalFields_CancellationClosed_Fragment
  | OrderRefusalFields_CapacityBelowSeatsTaken_Fragment
  | OrderRefusalFields_CardNotReachable_Fragment
  | OrderRefusalFields_CheckInClosed_Fragment
  | OrderRefusalFields_CheckInNotOpen_Fragment
  | OrderRefusalFields_CourseArchived_Fragment
  | OrderRefusalFields_EmailTaken_Fragment
  | OrderRefusalFields_ErasureBlocked_Fragment
  | OrderRefusalFields_GiftCodeUnusable_Fragment
  | OrderRefusalFields_GroupFull_Fragment
  | OrderRefusalFields_GroupNotLinked_Fragment
  | OrderRefusalFields_GroupsOfDifferentCourses_Fragment
  | OrderRefusalFields_IdempotencyKeyReused_Fragment
  | OrderRefusalFields_InvalidInput_Fragment
  | OrderRefusalFields_InvitationUnusable_Fragment
  | OrderRefusalFields_LastOwner_Fragment
  | OrderRefusalFields_NameTaken_Fragment
  | OrderRefusalFields_NotCheckedIn_Fragment
  | OrderRefusalFields_NotCovered_Fragment
  | OrderRefusalFields_NotForApiKeys_Fragment
  | OrderRefusalFields_NotFound_Fragment
  | OrderRefusalFields_OnlineSaleUnavailable_Fragment
  | OrderRefusalFields_OrderNotOpen_Fragment
  | OrderRefusalFields_PassBelongsToCustomer_Fragment
  | OrderRefusalFields_PassCannotPay_Fragment
  | OrderRefusalFields_PassNeedsRegistration_Fragment
  | OrderRefusalFields_PassNotForCourse_Fragment
  | OrderRefusalFields_PaymentDisputed_Fragment
  | OrderRefusalFields_PaymentProviderUnavailable_Fragment
  | OrderRefusalFields_PaymentsDoNotAddUp_Fragment
  | OrderRefusalFields_ProductArchived_Fragment
  | OrderRefusalFields_ProductEnded_Fragment
  | OrderRefusalFields_ProductNotSoldHere_Fragment
  | OrderRefusalFields_PromoCodeUnusable_Fragment
  | OrderRefusalFields_PurchaseLimitReached_Fragment
  | OrderRefusalFields_RefundTooLarge_Fragment
  | OrderRefusalFields_RegistrationEnded_Fragment
  | OrderRefusalFields_RegistrationNotEnded_Fragment
  | OrderRefusalFields_SessionCancelled_Fragment
  | OrderRefusalFields_SessionFull_Fragment
  | OrderRefusalFields_SessionNotBegun_Fragment
  | OrderRefusalFields_SessionOver_Fragment
  | OrderRefusalFields_SignInCodeWrong_Fragment
  | OrderRefusalFields_TooManyOpenOrders_Fragment
  | OrderRefusalFields_TooManyOrganisations_Fragment
  | OrderRefusalFields_TooManyTries_Fragment
;

export type PromoCodeFieldsFragment = { id: string, code: string, percentBps: number | null, validFrom: string | null, validUntil: string | null, usageLimit: number | null, customerLimit: number | null, timesUsed: number, archivedAt: string | null, amount: { amountMinor: number, currency: string } | null, products: Array<{ id: string, name: string }> | null };

export type PromoCodesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PromoCodesQuery = { promoCodes: { edges: Array<{ cursor: string, node: { id: string, code: string, percentBps: number | null, validFrom: string | null, validUntil: string | null, usageLimit: number | null, customerLimit: number | null, timesUsed: number, archivedAt: string | null, amount: { amountMinor: number, currency: string } | null, products: Array<{ id: string, name: string }> | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CreatePromoCodeMutationVariables = Exact<{
  input: CreatePromoCodeInput;
}>;


export type CreatePromoCodeMutation = { createPromoCode: { promoCode: { id: string, code: string, percentBps: number | null, validFrom: string | null, validUntil: string | null, usageLimit: number | null, customerLimit: number | null, timesUsed: number, archivedAt: string | null, amount: { amountMinor: number, currency: string } | null, products: Array<{ id: string, name: string }> | null } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdatePromoCodeMutationVariables = Exact<{
  input: UpdatePromoCodeInput;
}>;


export type UpdatePromoCodeMutation = { updatePromoCode: { promoCode: { id: string, code: string, percentBps: number | null, validFrom: string | null, validUntil: string | null, usageLimit: number | null, customerLimit: number | null, timesUsed: number, archivedAt: string | null, amount: { amountMinor: number, currency: string } | null, products: Array<{ id: string, name: string }> | null } | null, errors: Array<
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type ArchivePromoCodeMutationVariables = Exact<{
  input: ArchivePromoCodeInput;
}>;


export type ArchivePromoCodeMutation = { archivePromoCode: { promoCode: { id: string, code: string, percentBps: number | null, validFrom: string | null, validUntil: string | null, usageLimit: number | null, customerLimit: number | null, timesUsed: number, archivedAt: string | null, amount: { amountMinor: number, currency: string } | null, products: Array<{ id: string, name: string }> | null } | null, errors: Array<{ __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }> } };

export type CustomerFieldsFragment = { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> };

export type PassFieldsFragment = { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null };

export type RegistrationFieldsFragment = { id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ViewerKind, role: Role | null, locale: Locale, organisation: { id: string, slug: string, name: string } | null, member: { id: string, name: string, email: string | null } | null, customer: { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, registrations: { edges: Array<{ node: { id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } }> }, passes: { edges: Array<{ node: { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } }> }, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Attendee', id: string }
    | { __typename: 'AttendeeConsent', id: string }
    | { __typename: 'Booking', id: string }
    | { __typename: 'Course', id: string }
    | { __typename: 'Customer', id: string }
    | { __typename: 'Group', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'Member', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Pass', id: string }
    | { __typename: 'PassProduct', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'PromoCode', id: string }
    | { __typename: 'Receipt', id: string }
    | { __typename: 'Redemption', id: string }
    | { __typename: 'Refund', id: string }
    | { __typename: 'Registration', id: string }
    | { __typename: 'Session', id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Attendee', id: string }
    | { __typename: 'AttendeeConsent', id: string }
    | { __typename: 'Booking', id: string }
    | { __typename: 'Course', id: string }
    | { __typename: 'Customer', id: string }
    | { __typename: 'Group', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'Member', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Pass', id: string }
    | { __typename: 'PassProduct', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'PromoCode', id: string }
    | { __typename: 'Receipt', id: string }
    | { __typename: 'Redemption', id: string }
    | { __typename: 'Refund', id: string }
    | { __typename: 'Registration', id: string }
    | { __typename: 'Session', id: string }
   | null> };

export type CustomersQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type CustomersQuery = { customers: { edges: Array<{ cursor: string, node: { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, registrations: { edges: Array<{ node: { id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } }> }, passes: { edges: Array<{ node: { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } }> }, attendees: Array<{ id: string, name: string, bornOn: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type PassQueryVariables = Exact<{
  id: string;
  redemptions?: number | null | undefined;
}>;


export type PassQuery = { pass: { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, product: { id: string, name: string }, customer: { id: string, name: string }, registration: { id: string } | null, redemptions: { edges: Array<{ node: { id: string, entries: number, returnedAt: string | null, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } } }> }, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } | null };

export type RegistrationQueryVariables = Exact<{
  id: string;
  bookings?: number | null | undefined;
  lines?: number | null | undefined;
}>;


export type RegistrationQuery = { registration: { id: string, paymentStatus: PaymentStatus, attendee: { id: string, name: string }, group: { id: string, name: string }, passes: Array<{ id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null }>, passesOnSale: Array<{ id: string, name: string }>, bookings: { edges: Array<{ node: { id: string, status: BookingStatus, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string } } }> }, statement: { edges: Array<{ node: { event: StatementEvent, reversal: boolean, postedAt: string, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, booking: { id: string } | null, pass: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null };

export type BookingQueryVariables = Exact<{
  id: string;
}>;


export type BookingQuery = { booking: { id: string, status: BookingStatus, cancellableUntil: string, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ id: string, entries: number, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string }, pass: { id: string, name: string } }>, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } }, registration: { id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } } | null };

export type UpdateOrganisationMutationVariables = Exact<{
  input: UpdateOrganisationInput;
}>;


export type UpdateOrganisationMutation = { updateOrganisation: { organisation: { id: string, name: string, description: string, category: string, city: string, locale: Locale, cancelWindowHours: number, lateCancellation: LateCancellation, lateFee: { amountMinor: number, currency: string } } | null, errors: Array<{ __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }> } };

export type AddMemberMutationVariables = Exact<{
  input: AddMemberInput;
}>;


export type AddMemberMutation = { addMember: { member: { id: string, name: string, email: string | null, role: Role } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type CreateCustomerMutationVariables = Exact<{
  input: CreateCustomerInput;
}>;


export type CreateCustomerMutation = { createCustomer: { customer: { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'EmailTaken', code: ErrorCode, path: Array<string> | null, message: string, customer: { id: string, name: string } | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type UpdateCustomerMutation = { updateCustomer: { customer: { id: string, name: string, email: string | null, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'EmailTaken', code: ErrorCode, path: Array<string> | null, message: string, customer: { id: string, name: string } | null }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotForApiKeys', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type AddAttendeeMutationVariables = Exact<{
  input: AddAttendeeInput;
}>;


export type AddAttendeeMutation = { addAttendee: { attendee: { id: string, name: string, bornOn: string | null, notes: string | null } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateAttendeeMutationVariables = Exact<{
  input: UpdateAttendeeInput;
}>;


export type UpdateAttendeeMutation = { updateAttendee: { attendee: { id: string, name: string, bornOn: string | null, notes: string | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type RegistrationBalanceAsOfQueryVariables = Exact<{
  id: string;
  asOf: string;
}>;


export type RegistrationBalanceAsOfQuery = { registration: { balance: { amountMinor: number, currency: string } } | null };

export type ProductFieldsFragment = { id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, seatsAtOnce: number | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, vatBps: number, vatTreatment: VatTreatment, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null };

export type PassProductsQueryVariables = Exact<{
  slug: string;
}>;


export type PassProductsQuery = { organisation: { id: string, passProducts: Array<{ id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, seatsAtOnce: number | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, vatBps: number, vatTreatment: VatTreatment, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null }> | null } | null };

export type CreatePassProductMutationVariables = Exact<{
  input: CreatePassProductInput;
}>;


export type CreatePassProductMutation = { createPassProduct: { product: { id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, seatsAtOnce: number | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, vatBps: number, vatTreatment: VatTreatment, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdatePassProductMutationVariables = Exact<{
  input: UpdatePassProductInput;
}>;


export type UpdatePassProductMutation = { updatePassProduct: { product: { id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, seatsAtOnce: number | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, vatBps: number, vatTreatment: VatTreatment, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type ArchivePassProductMutationVariables = Exact<{
  input: ArchivePassProductInput;
}>;


export type ArchivePassProductMutation = { archivePassProduct: { product: { id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, seatsAtOnce: number | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, vatBps: number, vatTreatment: VatTreatment, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null } | null, errors: Array<{ __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }> } };

export type MyBookingFieldsFragment = { createdAt: string, cancelledAt: string | null, id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, cancellation: { inTime: boolean, givesBack: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncharged: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } } | null, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } }, registration: { id: string, attendee: { id: string, name: string } }, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } };

export type MyBookingsQueryVariables = Exact<{
  from?: string | null | undefined;
  until?: string | null | undefined;
  status?: Array<BookingStatus> | BookingStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type MyBookingsQuery = { viewer: { bookings: { totalCount: number | null, edges: Array<{ cursor: string, node: { createdAt: string, cancelledAt: string | null, id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, cancellation: { inTime: boolean, givesBack: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncharged: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } } | null, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } }, registration: { id: string, attendee: { id: string, name: string } }, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null } };

export type MyPassesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyPassesQuery = { viewer: { customer: { id: string, name: string, passes: { edges: Array<{ node: { purchasedAt: string, id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, registration: { id: string } | null, courses: Array<{ id: string, name: string }> | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, registrations: { edges: Array<{ node: { id: string, paymentStatus: PaymentStatus, attendee: { id: string, name: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType } }, passesOnSale: Array<{ id: string, name: string }>, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } }> } } | null } };

export type AttendeeBookingsQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
  until?: string | null | undefined;
  status?: Array<BookingStatus> | BookingStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AttendeeBookingsQuery = { attendee: { id: string, name: string, bookings: { totalCount: number | null, edges: Array<{ cursor: string, node: { createdAt: string, cancelledAt: string | null, id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, attendance: Attendance | null, cancellation: { inTime: boolean, givesBack: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncharged: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } } | null, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } }, registration: { id: string, attendee: { id: string, name: string } }, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type ReceiptFieldsFragment = { id: string, number: string, kind: ReceiptKind, issuedAt: string, issuedOn: string, isTest: boolean, pdfUrl: string, total: { amountMinor: number, currency: string } };

export type MyReceiptsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyReceiptsQuery = { viewer: { receipts: { edges: Array<{ node: { id: string, number: string, kind: ReceiptKind, issuedAt: string, issuedOn: string, isTest: boolean, pdfUrl: string, total: { amountMinor: number, currency: string } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } };

export type ReceiptsQueryVariables = Exact<{
  customerId?: string | null | undefined;
  number?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReceiptsQuery = { receipts: { edges: Array<{ node: { id: string, number: string, kind: ReceiptKind, issuedAt: string, issuedOn: string, isTest: boolean, pdfUrl: string, total: { amountMinor: number, currency: string } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type ReceiptQueryVariables = Exact<{
  id: string;
}>;


export type ReceiptQuery = { receipt: { reason: string | null, id: string, number: string, kind: ReceiptKind, issuedAt: string, issuedOn: string, isTest: boolean, pdfUrl: string, seller: { name: string, legalName: string | null, address: string, companyId: string | null, taxId: string | null, vatId: string | null, registerEntry: string | null, isVatPayer: boolean }, buyer: { name: string, email: string | null } | null, lines: Array<{ position: number, description: string, quantity: number, vatBps: number, vatTreatment: VatTreatment, unitPrice: { amountMinor: number }, discount: { amountMinor: number }, amount: { amountMinor: number } }>, vat: Array<{ vatBps: number, base: { amountMinor: number }, tax: { amountMinor: number }, gross: { amountMinor: number } }>, payments: Array<{ method: ReceiptMethod, amount: { amountMinor: number }, tendered: { amountMinor: number } | null, change: { amountMinor: number } | null }>, corrects: { id: string, number: string } | null, creditNotes: Array<{ id: string, number: string }>, total: { amountMinor: number, currency: string } } | null };

export type RegistrationEndingFieldsFragment = { endsOn: string, bookings: Array<{ inTime: boolean, booking: { id: string, session: { id: string, startsAt: string } }, uncharged: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } }>, passes: Array<{ entries: number, visits: number, pass: { id: string, name: string } | null, credit: { amountMinor: number, currency: string } | null }>, price: { amountMinor: number, currency: string }, refundable: Array<{ payment: { id: string, method: PaymentMethod } | null, amount: { amountMinor: number, currency: string } }> };

export type EndRegistrationMutationVariables = Exact<{
  input: EndRegistrationInput;
}>;


export type EndRegistrationMutation = { endRegistration: { registration: { id: string, endsOn: string | null } | null, ending: { endsOn: string, bookings: Array<{ inTime: boolean, booking: { id: string, session: { id: string, startsAt: string } }, uncharged: { amountMinor: number, currency: string }, fee: { amountMinor: number, currency: string } }>, passes: Array<{ entries: number, visits: number, pass: { id: string, name: string } | null, credit: { amountMinor: number, currency: string } | null }>, price: { amountMinor: number, currency: string }, refundable: Array<{ payment: { id: string, method: PaymentMethod } | null, amount: { amountMinor: number, currency: string } }> } | null, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RegistrationEnded', endsOn: string, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type ReopenRegistrationMutationVariables = Exact<{
  input: ReopenRegistrationInput;
}>;


export type ReopenRegistrationMutation = { reopenRegistration: { registration: { id: string, endsOn: string | null } | null, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, errors: Array<
      | { __typename: 'AlreadyRegistered', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'CourseArchived', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'GroupFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RegistrationNotEnded', code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type MoveRegistrationMutationVariables = Exact<{
  input: MoveRegistrationInput;
}>;


export type MoveRegistrationMutation = { moveRegistration: { bookingsCancelled: number | null, registration: { id: string, group: { id: string, name: string } } | null, registrationBalance: { id: string, paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, passBalances: Array<{ id: string, kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, errors: Array<
      | { __typename: 'AlreadyRegistered', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'GroupFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'GroupsOfDifferentCourses', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RegistrationEnded', endsOn: string, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type SalesQueryVariables = Exact<{
  from: string;
  until: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type SalesQuery = { reports: { sales: { totalCount: number, moment: string, edges: Array<{ cursor: string, node: { day: string, channel: OrderChannel, kind: OrderLineKind, name: string | null, count: number, product: { id: string } | null, discount: { amountMinor: number, currency: string }, sold: { amountMinor: number, currency: string }, refunded: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, total: { discount: { amountMinor: number, currency: string }, sold: { amountMinor: number, currency: string }, refunded: { amountMinor: number, currency: string } } } } | null };

export type DeferredRevenueQueryVariables = Exact<{
  from: string;
  until: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type DeferredRevenueQuery = { reports: { deferredRevenue: { totalCount: number, moment: string, edges: Array<{ cursor: string, node: { name: string, product: { id: string }, opening: { amountMinor: number, currency: string }, sold: { amountMinor: number, currency: string }, redeemed: { amountMinor: number, currency: string }, refunded: { amountMinor: number, currency: string }, earned: { amountMinor: number, currency: string }, expired: { amountMinor: number, currency: string }, closing: { amountMinor: number, currency: string }, closingGifts: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, total: { opening: { amountMinor: number, currency: string }, sold: { amountMinor: number, currency: string }, redeemed: { amountMinor: number, currency: string }, refunded: { amountMinor: number, currency: string }, earned: { amountMinor: number, currency: string }, expired: { amountMinor: number, currency: string }, closing: { amountMinor: number, currency: string }, closingGifts: { amountMinor: number, currency: string } } } } | null };

export type BreakageQueryVariables = Exact<{
  from: string;
  until: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type BreakageQuery = { reports: { breakage: { totalCount: number, moment: string, edges: Array<{ cursor: string, node: { name: string, passes: number, product: { id: string }, expired: { amountMinor: number, currency: string }, all: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, total: { expired: { amountMinor: number, currency: string }, all: { amountMinor: number, currency: string } } } } | null };

export type DebtsQueryVariables = Exact<{
  asOf?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type DebtsQuery = { reports: { debts: { totalCount: number, moment: string, edges: Array<{ cursor: string, node: { customerName: string, attendeeName: string, groupName: string, since: string, registration: { id: string }, upTo30Days: { amountMinor: number, currency: string }, upTo60Days: { amountMinor: number, currency: string }, upTo90Days: { amountMinor: number, currency: string }, over90Days: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, total: { upTo30Days: { amountMinor: number, currency: string }, upTo60Days: { amountMinor: number, currency: string }, upTo90Days: { amountMinor: number, currency: string }, over90Days: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } } } | null };

export type CommissionQueryVariables = Exact<{
  from: string;
  until: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type CommissionQuery = { reports: { commission: { totalCount: number, moment: string, edges: Array<{ cursor: string, node: { day: string, method: PaymentMethod, taken: { amountMinor: number, currency: string }, returned: { amountMinor: number, currency: string }, kept: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, total: { taken: { amountMinor: number, currency: string }, returned: { amountMinor: number, currency: string }, kept: { amountMinor: number, currency: string } } } } | null };

export type VatQueryVariables = Exact<{
  from: string;
  until: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type VatQuery = { reports: { vat: { totalCount: number, moment: string, edges: Array<{ cursor: string, node: { vatBps: number, gross: { amountMinor: number, currency: string }, base: { amountMinor: number, currency: string }, tax: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, total: { gross: { amountMinor: number, currency: string }, base: { amountMinor: number, currency: string }, tax: { amountMinor: number, currency: string }, posted: { amountMinor: number, currency: string } } } } | null };

export type AttendanceQueryVariables = Exact<{
  from: string;
  until: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AttendanceQuery = { reports: { attendance: { totalCount: number, moment: string, edges: Array<{ cursor: string, node: { courseName: string, groupName: string, sessions: number, capacity: number, booked: number, attended: number, noShow: number, lateCancelled: number, utilisationBps: number | null, attendanceBps: number | null, group: { id: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type ExportReportQueryVariables = Exact<{
  input: ExportReportInput;
}>;


export type ExportReportQuery = { exportReport: { name: string, csv: string, rowCount: number } | null };

export type RequestSignInCodeMutationVariables = Exact<{
  input: RequestSignInCodeInput;
}>;


export type RequestSignInCodeMutation = { requestSignInCode: { request: string | null, expiresAt: string | null, errors: Array<
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'TooManyTries', retryAfterSeconds: number, code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { token: string | null, expiresAt: string | null, errors: Array<
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'SignInCodeWrong', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'TooManyTries', retryAfterSeconds: number, code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { signedOut: boolean } };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere: { signedOut: boolean } };

export type ViewerOrganisationFieldsFragment = { id: string, slug: string, name: string, locale: Locale, role: Role };

export type InvitationFieldsFragment = { id: string, email: string, name: string, role: Role, createdAt: string, expiresAt: string, acceptedAt: string | null, revokedAt: string | null };

export type StaffMembersQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffMembersQuery = { members: Array<{ id: string, name: string, email: string | null, role: Role, signsIn: boolean | null, removedAt: string | null }> | null };

export type InvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitationsQuery = { invitations: Array<{ id: string, email: string, name: string, role: Role, createdAt: string, expiresAt: string, acceptedAt: string | null, revokedAt: string | null }> | null };

export type MyOrganisationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyOrganisationsQuery = { viewer: { kind: ViewerKind, role: Role | null, organisations: Array<{ id: string, slug: string, name: string, locale: Locale, role: Role }> } };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember: { invitation: { id: string, email: string, name: string, role: Role, createdAt: string, expiresAt: string, acceptedAt: string | null, revokedAt: string | null } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'TooManyTries', retryAfterSeconds: number, code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { invitation: { id: string, email: string, name: string, role: Role, createdAt: string, expiresAt: string, acceptedAt: string | null, revokedAt: string | null } | null, errors: Array<
      | { __typename: 'InvitationUnusable', code: ErrorCode, path: Array<string> | null, message: string, problem: InvitationProblem }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { organisation: { id: string, slug: string, name: string, locale: Locale, role: Role } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvitationUnusable', code: ErrorCode, path: Array<string> | null, message: string, problem: InvitationProblem }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type ChangeMemberRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type ChangeMemberRoleMutation = { changeMemberRole: { member: { id: string, name: string, email: string | null, role: Role, signsIn: boolean | null, removedAt: string | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'LastOwner', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { member: { id: string, name: string, email: string | null, role: Role, signsIn: boolean | null, removedAt: string | null } | null, errors: Array<
      | { __typename: 'LastOwner', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type EraseMemberMutationVariables = Exact<{
  input: EraseMemberInput;
}>;


export type EraseMemberMutation = { eraseMember: { member: { id: string, name: string, email: string | null, signsIn: boolean | null, removedAt: string | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type OpenOrganisationMutationVariables = Exact<{
  input: OpenOrganisationInput;
}>;


export type OpenOrganisationMutation = { openOrganisation: { organisation: { id: string, slug: string, name: string, locale: Locale, role: Role } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'TooManyOrganisations', code: ErrorCode, path: Array<string> | null, message: string, organisationsMax: number }
    > } };

export type InstructorWeekQueryVariables = Exact<{
  from?: string | null | undefined;
  until?: string | null | undefined;
  status?: SessionStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type InstructorWeekQuery = { viewer: { member: { id: string, name: string, sessions: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, rosterCounts: { booked: number, here: number, missing: number, owing: number, owed: { amountMinor: number, currency: string } } | null, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType }, location: { id: string, name: string }, instructor: { id: string, name: string } | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null } };

export type CoursePageQueryVariables = Exact<{
  id: string;
  sessions?: number | null | undefined;
}>;


export type CoursePageQuery = { course: { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, vatBps: number, passesInProfile: boolean, ageFrom: number | null, ageTo: number | null, archivedAt: string | null, groups: Array<{ id: string, name: string, capacity: number, placesTaken: number, upcomingSessions: { edges: Array<{ node: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } } }> }, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> }>, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null } | null };

export type GroupPageQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
  until?: string | null | undefined;
  status?: SessionStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type GroupPageQuery = { group: { id: string, name: string, capacity: number, placesTaken: number, course: { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, vatBps: number, passesInProfile: boolean, ageFrom: number | null, ageTo: number | null, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null }, sessions: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> } | null };

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
export const ApiKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ApiKeyFields on ApiKey {
  id
  name
  scopes
  createdBy {
    id
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"ApiKeyFields"}) as unknown as TypedDocumentString<ApiKeyFieldsFragment, unknown>;
export const BillingFieldsFragmentDoc = new TypedDocumentString(`
    fragment BillingFields on Organisation {
  id
  currency
  currencyDigits
  billing {
    legalName
    billingAddress
    companyId
    taxId
    vatId
    registerEntry
    vatPayer
    defaultVatBps
  }
  onlinePayments
  onlineSaleProblems
  suspensionReason
  commissionBps
  plan
}
    `, {"fragmentName":"BillingFields"}) as unknown as TypedDocumentString<BillingFieldsFragment, unknown>;
export const PageFieldsFragmentDoc = new TypedDocumentString(`
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageFields"}) as unknown as TypedDocumentString<PageFieldsFragment, unknown>;
export const SessionCapacityFieldsFragmentDoc = new TypedDocumentString(`
    fragment SessionCapacityFields on SessionCapacity {
  id
  status
  capacity
  seatsTaken
  seatsLeft
  version
}
    `, {"fragmentName":"SessionCapacityFields"}) as unknown as TypedDocumentString<SessionCapacityFieldsFragment, unknown>;
export const MoneyFieldsFragmentDoc = new TypedDocumentString(`
    fragment MoneyFields on Money {
  amountMinor
  currency
}
    `, {"fragmentName":"MoneyFields"}) as unknown as TypedDocumentString<MoneyFieldsFragment, unknown>;
export const RegistrationBalanceFieldsFragmentDoc = new TypedDocumentString(`
    fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"RegistrationBalanceFields"}) as unknown as TypedDocumentString<RegistrationBalanceFieldsFragment, unknown>;
export const RefusalFieldsFragmentDoc = new TypedDocumentString(`
    fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"RefusalFields"}) as unknown as TypedDocumentString<RefusalFieldsFragment, unknown>;
export const PlanFieldsFragmentDoc = new TypedDocumentString(`
    fragment PlanFields on Session {
  id
  startsAt
  endsAt
  status
  capacity
  price {
    ...MoneyFields
  }
  location {
    id
    name
  }
  instructor {
    id
    name
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"PlanFields"}) as unknown as TypedDocumentString<PlanFieldsFragment, unknown>;
export const PassNotCoveringFieldsFragmentDoc = new TypedDocumentString(`
    fragment PassNotCoveringFields on PassNotCovering {
  booking {
    id
    registration {
      id
      attendee {
        id
        name
      }
    }
  }
  pass {
    id
    validUntil
  }
  reason
}
    `, {"fragmentName":"PassNotCoveringFields"}) as unknown as TypedDocumentString<PassNotCoveringFieldsFragment, unknown>;
export const CoveragePlanFieldsFragmentDoc = new TypedDocumentString(`
    fragment CoveragePlanFields on CoveragePlan {
  slices {
    pass {
      id
      name
    }
    entries
    covered {
      ...MoneyFields
    }
    consumed {
      ...MoneyFields
    }
  }
  uncovered {
    ...MoneyFields
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"CoveragePlanFields"}) as unknown as TypedDocumentString<CoveragePlanFieldsFragment, unknown>;
export const ErrorFieldsFragmentDoc = new TypedDocumentString(`
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
    `, {"fragmentName":"ErrorFields"}) as unknown as TypedDocumentString<ErrorFieldsFragment, unknown>;
export const ClashFieldsFragmentDoc = new TypedDocumentString(`
    fragment ClashFields on SessionClash {
  kind
  session {
    id
    startsAt
  }
  other {
    id
    startsAt
    group {
      id
      name
    }
  }
}
    `, {"fragmentName":"ClashFields"}) as unknown as TypedDocumentString<ClashFieldsFragment, unknown>;
export const GroupFieldsFragmentDoc = new TypedDocumentString(`
    fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}
    `, {"fragmentName":"GroupFields"}) as unknown as TypedDocumentString<GroupFieldsFragment, unknown>;
export const CourseFieldsFragmentDoc = new TypedDocumentString(`
    fragment CourseFields on Course {
  id
  name
  description
  type
  price {
    ...MoneyFields
  }
  uncoveredPolicy
  debtLimit {
    ...MoneyFields
  }
  vatBps
  passesInProfile
  ageFrom
  ageTo
  archivedAt
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"CourseFields"}) as unknown as TypedDocumentString<CourseFieldsFragment, unknown>;
export const ConsentFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConsentFields on AttendeeConsent {
  id
  kind
  wording
  grantedAt
  withdrawnAt
}
    `, {"fragmentName":"ConsentFields"}) as unknown as TypedDocumentString<ConsentFieldsFragment, unknown>;
export const RosterCountsFieldsFragmentDoc = new TypedDocumentString(`
    fragment RosterCountsFields on RosterCounts {
  booked
  here
  missing
  owing
  owed {
    ...MoneyFields
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"RosterCountsFields"}) as unknown as TypedDocumentString<RosterCountsFieldsFragment, unknown>;
export const RegistrationFieldsFragmentDoc = new TypedDocumentString(`
    fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"RegistrationFields"}) as unknown as TypedDocumentString<RegistrationFieldsFragment, unknown>;
export const DeskRegistrationFieldsFragmentDoc = new TypedDocumentString(`
    fragment DeskRegistrationFields on Registration {
  ...RegistrationFields
  createdAt
  endsOn
  attendee {
    id
    name
    bornOn
    notes
  }
  customer {
    id
    name
    phone
  }
  group {
    id
    name
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"fragmentName":"DeskRegistrationFields"}) as unknown as TypedDocumentString<DeskRegistrationFieldsFragment, unknown>;
export const SessionFieldsFragmentDoc = new TypedDocumentString(`
    fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"SessionFields"}) as unknown as TypedDocumentString<SessionFieldsFragment, unknown>;
export const PlaceOfSessionFieldsFragmentDoc = new TypedDocumentString(`
    fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
    `, {"fragmentName":"PlaceOfSessionFields"}) as unknown as TypedDocumentString<PlaceOfSessionFieldsFragment, unknown>;
export const ScannedBookingFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScannedBookingFields on Booking {
  id
  bookingStatus: status
  attendance
  session {
    ...SessionFields
    ...PlaceOfSessionFields
  }
  registration {
    id
    attendee {
      id
      name
    }
    debt {
      ...MoneyFields
    }
  }
}
    fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}`, {"fragmentName":"ScannedBookingFields"}) as unknown as TypedDocumentString<ScannedBookingFieldsFragment, unknown>;
export const PassBalanceFieldsFragmentDoc = new TypedDocumentString(`
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"PassBalanceFields"}) as unknown as TypedDocumentString<PassBalanceFieldsFragment, unknown>;
export const CheckInFieldsFragmentDoc = new TypedDocumentString(`
    fragment CheckInFields on CheckInEvent {
  attendeeName
  checkedInAt
  attendance
  booking {
    id
    status
  }
  session {
    id
    startsAt
  }
  passes {
    ...PassBalanceFields
  }
  debt {
    ...MoneyFields
  }
  version
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"CheckInFields"}) as unknown as TypedDocumentString<CheckInFieldsFragment, unknown>;
export const PaymentFieldsFragmentDoc = new TypedDocumentString(`
    fragment PaymentFields on Payment {
  id
  method
  amount {
    ...MoneyFields
  }
  tendered {
    ...MoneyFields
  }
  change {
    ...MoneyFields
  }
  fee {
    ...MoneyFields
  }
  isTest
  disputedAt
  createdAt
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"PaymentFields"}) as unknown as TypedDocumentString<PaymentFieldsFragment, unknown>;
export const RefundFieldsFragmentDoc = new TypedDocumentString(`
    fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"RefundFields"}) as unknown as TypedDocumentString<RefundFieldsFragment, unknown>;
export const OrderFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderFields on Order {
  id
  channel
  status
  subtotal {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  discountReason
  total {
    ...MoneyFields
  }
  refundDue {
    ...MoneyFields
  }
  heldUntil
  provider
  checkoutUrl
  createdAt
  paidAt
  lines {
    position
    kind
    description
    unitPrice {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    amount {
      ...MoneyFields
    }
    gift
    giftTo
    redeemedAt
    pass {
      id
      status
    }
    booking {
      id
      status
    }
    registration {
      id
    }
  }
  payments {
    ...PaymentFields
  }
  refunds {
    ...RefundFields
  }
  receipts {
    id
    number
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PaymentFields on Payment {
  id
  method
  amount {
    ...MoneyFields
  }
  tendered {
    ...MoneyFields
  }
  change {
    ...MoneyFields
  }
  fee {
    ...MoneyFields
  }
  isTest
  disputedAt
  createdAt
}
fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}`, {"fragmentName":"OrderFields"}) as unknown as TypedDocumentString<OrderFieldsFragment, unknown>;
export const OrderRefusalFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderRefusalFields on UserError {
  code
  path
  message
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on OnlineSaleUnavailable {
    saleProblems: reasons
  }
  ... on PromoCodeUnusable {
    promoCodeProblem: reason
  }
  ... on PaymentsDoNotAddUp {
    total {
      ...MoneyFields
    }
  }
  ... on RefundTooLarge {
    left {
      ...MoneyFields
    }
  }
  ... on OrderNotOpen {
    orderStatus: status
  }
  ... on AlreadyOrdered {
    order {
      id
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"OrderRefusalFields"}) as unknown as TypedDocumentString<OrderRefusalFieldsFragment, unknown>;
export const PromoCodeFieldsFragmentDoc = new TypedDocumentString(`
    fragment PromoCodeFields on PromoCode {
  id
  code
  percentBps
  amount {
    ...MoneyFields
  }
  products {
    id
    name
  }
  validFrom
  validUntil
  usageLimit
  customerLimit
  timesUsed
  archivedAt
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"PromoCodeFields"}) as unknown as TypedDocumentString<PromoCodeFieldsFragment, unknown>;
export const CustomerFieldsFragmentDoc = new TypedDocumentString(`
    fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}
    `, {"fragmentName":"CustomerFields"}) as unknown as TypedDocumentString<CustomerFieldsFragment, unknown>;
export const PassFieldsFragmentDoc = new TypedDocumentString(`
    fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"PassFields"}) as unknown as TypedDocumentString<PassFieldsFragment, unknown>;
export const ProductFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProductFields on PassProduct {
  id
  name
  kind
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  entries
  limitCount
  limitPeriod
  seatsAtOnce
  courses {
    id
    name
  }
  validityPeriod
  validityStart
  fixedFrom
  fixedUntil
  sellableOnline
  visibleOnBookingPage
  visibleInProfile
  visibleAtDesk
  purchaseLimit
  priority
  vatBps
  vatTreatment
  archivedAt
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"ProductFields"}) as unknown as TypedDocumentString<ProductFieldsFragment, unknown>;
export const RedemptionFieldsFragmentDoc = new TypedDocumentString(`
    fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"RedemptionFields"}) as unknown as TypedDocumentString<RedemptionFieldsFragment, unknown>;
export const BookingFieldsFragmentDoc = new TypedDocumentString(`
    fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
    fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"BookingFields"}) as unknown as TypedDocumentString<BookingFieldsFragment, unknown>;
export const MyBookingFieldsFragmentDoc = new TypedDocumentString(`
    fragment MyBookingFields on Booking {
  ...BookingFields
  createdAt
  cancelledAt
  cancellation {
    inTime
    givesBack {
      ...RedemptionFields
    }
    uncharged {
      ...MoneyFields
    }
    fee {
      ...MoneyFields
    }
  }
  session {
    ...SessionFields
    ...PlaceOfSessionFields
  }
  registration {
    id
    attendee {
      id
      name
    }
  }
}
    fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}`, {"fragmentName":"MyBookingFields"}) as unknown as TypedDocumentString<MyBookingFieldsFragment, unknown>;
export const ReceiptFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReceiptFields on Receipt {
  id
  number
  kind
  issuedAt
  issuedOn
  isTest
  total {
    amountMinor
    currency
  }
  pdfUrl
}
    `, {"fragmentName":"ReceiptFields"}) as unknown as TypedDocumentString<ReceiptFieldsFragment, unknown>;
export const RegistrationEndingFieldsFragmentDoc = new TypedDocumentString(`
    fragment RegistrationEndingFields on RegistrationEnding {
  endsOn
  bookings {
    booking {
      id
      session {
        id
        startsAt
      }
    }
    inTime
    uncharged {
      ...MoneyFields
    }
    fee {
      ...MoneyFields
    }
  }
  passes {
    pass {
      id
      name
    }
    entries
    visits
    credit {
      ...MoneyFields
    }
  }
  price {
    ...MoneyFields
  }
  refundable {
    payment {
      id
      method
    }
    amount {
      ...MoneyFields
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"RegistrationEndingFields"}) as unknown as TypedDocumentString<RegistrationEndingFieldsFragment, unknown>;
export const ViewerOrganisationFieldsFragmentDoc = new TypedDocumentString(`
    fragment ViewerOrganisationFields on ViewerOrganisation {
  id
  slug
  name
  locale
  role
}
    `, {"fragmentName":"ViewerOrganisationFields"}) as unknown as TypedDocumentString<ViewerOrganisationFieldsFragment, unknown>;
export const InvitationFieldsFragmentDoc = new TypedDocumentString(`
    fragment InvitationFields on Invitation {
  id
  email
  name
  role
  createdAt
  expiresAt
  acceptedAt
  revokedAt
}
    `, {"fragmentName":"InvitationFields"}) as unknown as TypedDocumentString<InvitationFieldsFragment, unknown>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  scopes
  createdBy {
    id
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`, {"hash":"sha256:92a8eecdcac338356d04f68753dc8adfb8f4f2be4915c1d349bfa0ffbeda6f73"}) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    secret
    errors {
      ...RefusalFields
    }
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  scopes
  createdBy {
    id
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:8991cacacd62af02c86e137bb8f6a483b657e64a84ef34d99983fc1be40bcbba"}) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  scopes
  createdBy {
    id
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:54954c01c782ef2425a42acf02bb705426ed8d0d1a8dfa7ee4cb77daae88bf0f"}) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($filter: AuditFilter, $first: Int, $after: Cursor) {
  auditLog(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        at
        actor {
          kind
          member {
            id
            name
          }
          customer {
            id
            name
          }
          apiKey {
            id
            name
          }
        }
        address
        action
        kind
        subjectId
        changes {
          field
          before
          after
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:76a14c4bd9ba53e09f1087ecb86ab3bcd5c01f3b33140c34fadd7c41ec820062"}) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const BillingDocument = new TypedDocumentString(`
    query Billing($slug: String!) {
  organisation(slug: $slug) {
    ...BillingFields
  }
}
    fragment BillingFields on Organisation {
  id
  currency
  currencyDigits
  billing {
    legalName
    billingAddress
    companyId
    taxId
    vatId
    registerEntry
    vatPayer
    defaultVatBps
  }
  onlinePayments
  onlineSaleProblems
  suspensionReason
  commissionBps
  plan
}`, {"hash":"sha256:c7e2cf062355282972586d0883b18bd41d3a10adfb1bdd09fcb0785924ef6592"}) as unknown as TypedDocumentString<BillingQuery, BillingQueryVariables>;
export const UpdateBillingDocument = new TypedDocumentString(`
    mutation UpdateBilling($input: UpdateBillingInput!) {
  updateBilling(input: $input) {
    organisation {
      ...BillingFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment BillingFields on Organisation {
  id
  currency
  currencyDigits
  billing {
    legalName
    billingAddress
    companyId
    taxId
    vatId
    registerEntry
    vatPayer
    defaultVatBps
  }
  onlinePayments
  onlineSaleProblems
  suspensionReason
  commissionBps
  plan
}
fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:71d91d9a939df30624c73d4be073d32c08249b1e6ee576db4b98aea1afd57806"}) as unknown as TypedDocumentString<UpdateBillingMutation, UpdateBillingMutationVariables>;
export const OnlineSaleDocument = new TypedDocumentString(`
    query OnlineSale($slug: String!, $channel: OnlineChannel!) {
  organisation(slug: $slug) {
    id
    passesOnSale {
      id
      buyableOnline(channel: $channel)
      onlineSaleProblems(channel: $channel)
    }
  }
}
    `, {"hash":"sha256:1e63be4162d6a33250684f36d5c8d740998c6cbe152a0016bebeec9df0ba89de"}) as unknown as TypedDocumentString<OnlineSaleQuery, OnlineSaleQueryVariables>;
export const TimetableDocument = new TypedDocumentString(`
    query Timetable($slug: String!, $from: DateTime, $until: DateTime, $status: SessionStatus, $courseIds: [ID!], $groupIds: [ID!], $locationIds: [ID!], $instructorIds: [ID!], $age: Int, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $withViewerBookings: Boolean! = true) {
  organisation(slug: $slug) {
    id
    timeZone
    sessions(
      from: $from
      until: $until
      status: $status
      courseIds: $courseIds
      groupIds: $groupIds
      locationIds: $locationIds
      instructorIds: $instructorIds
      age: $age
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      edges {
        cursor
        node {
          ...SessionFields
          ...PlaceOfSessionFields
          viewerBookings @include(if: $withViewerBookings) {
            id
            status
          }
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}`, {"hash":"sha256:7c3a798d8935d4d585846fee73d6c6c27380a0feab05574d26edc672b4e0f9e0"}) as unknown as TypedDocumentString<TimetableQuery, TimetableQueryVariables>;
export const RegisterAttendeeDocument = new TypedDocumentString(`
    mutation RegisterAttendee($input: RegisterAttendeeInput!) {
  registerAttendee(input: $input) {
    registration {
      id
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:21ef6022d05f00ee89247fdf9ff66f0004e258f55746cdebd33fed3e694a92af"}) as unknown as TypedDocumentString<RegisterAttendeeMutation, RegisterAttendeeMutationVariables>;
export const SellPassDocument = new TypedDocumentString(`
    mutation SellPass($input: SellPassInput!) {
  sellPass(input: $input) {
    pass {
      ...PassFields
    }
    order {
      id
      status
      total {
        ...MoneyFields
      }
    }
    receipt {
      ...ReceiptFields
    }
    passBalances {
      ...PassBalanceFields
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}
fragment ReceiptFields on Receipt {
  id
  number
  kind
  issuedAt
  issuedOn
  isTest
  total {
    amountMinor
    currency
  }
  pdfUrl
}`, {"hash":"sha256:a553958f298f3d1d33fd0d61673a4009c5519a448e03f605b1e4a082e2c4eedf"}) as unknown as TypedDocumentString<SellPassMutation, SellPassMutationVariables>;
export const RecordPaymentDocument = new TypedDocumentString(`
    mutation RecordPayment($input: RecordPaymentInput!) {
  recordPayment(input: $input) {
    order {
      id
      status
      total {
        ...MoneyFields
      }
    }
    receipt {
      ...ReceiptFields
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment ReceiptFields on Receipt {
  id
  number
  kind
  issuedAt
  issuedOn
  isTest
  total {
    amountMinor
    currency
  }
  pdfUrl
}`, {"hash":"sha256:76d3e357994233d318909224e1f1c0ba6bf6458baf07da8b2f6a3774810522c0"}) as unknown as TypedDocumentString<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const BookSessionDocument = new TypedDocumentString(`
    mutation BookSession($input: BookSessionInput!) {
  bookSession(input: $input) {
    booking {
      ...BookingFields
    }
    order {
      ...OrderFields
    }
    checkoutUrl
    sessionCapacity {
      ...SessionCapacityFields
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    passBalances {
      ...PassBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment SessionCapacityFields on SessionCapacity {
  id
  status
  capacity
  seatsTaken
  seatsLeft
  version
}
fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PaymentFields on Payment {
  id
  method
  amount {
    ...MoneyFields
  }
  tendered {
    ...MoneyFields
  }
  change {
    ...MoneyFields
  }
  fee {
    ...MoneyFields
  }
  isTest
  disputedAt
  createdAt
}
fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}
fragment OrderFields on Order {
  id
  channel
  status
  subtotal {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  discountReason
  total {
    ...MoneyFields
  }
  refundDue {
    ...MoneyFields
  }
  heldUntil
  provider
  checkoutUrl
  createdAt
  paidAt
  lines {
    position
    kind
    description
    unitPrice {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    amount {
      ...MoneyFields
    }
    gift
    giftTo
    redeemedAt
    pass {
      id
      status
    }
    booking {
      id
      status
    }
    registration {
      id
    }
  }
  payments {
    ...PaymentFields
  }
  refunds {
    ...RefundFields
  }
  receipts {
    id
    number
  }
}`, {"hash":"sha256:1d22e1b1738b0f929a0bba93c24adae26bec25b688af04eb763d252ed1aae558"}) as unknown as TypedDocumentString<BookSessionMutation, BookSessionMutationVariables>;
export const CancelBookingDocument = new TypedDocumentString(`
    mutation CancelBooking($input: CancelBookingInput!) {
  cancelBooking(input: $input) {
    booking {
      ...BookingFields
    }
    sessionCapacity {
      ...SessionCapacityFields
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    passBalances {
      ...PassBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment SessionCapacityFields on SessionCapacity {
  id
  status
  capacity
  seatsTaken
  seatsLeft
  version
}
fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:1e94d2e2bcb7829aa60cc7df5f2a0042a99e5282a9f3d885eefb76ee57456673"}) as unknown as TypedDocumentString<CancelBookingMutation, CancelBookingMutationVariables>;
export const CheckInDocument = new TypedDocumentString(`
    mutation CheckIn($input: CheckInInput!) {
  checkIn(input: $input) {
    booking {
      ...BookingFields
    }
    checkIn {
      ...CheckInFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CheckInFields on CheckInEvent {
  attendeeName
  checkedInAt
  attendance
  booking {
    id
    status
  }
  session {
    id
    startsAt
  }
  passes {
    ...PassBalanceFields
  }
  debt {
    ...MoneyFields
  }
  version
}`, {"hash":"sha256:962a80b9ece0af3357a72d06096a71bb9db1f82f0c5278625d418a1c5b777bb2"}) as unknown as TypedDocumentString<CheckInMutation, CheckInMutationVariables>;
export const UndoCheckInDocument = new TypedDocumentString(`
    mutation UndoCheckIn($input: UndoCheckInInput!) {
  undoCheckIn(input: $input) {
    booking {
      ...BookingFields
    }
    checkIn {
      ...CheckInFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CheckInFields on CheckInEvent {
  attendeeName
  checkedInAt
  attendance
  booking {
    id
    status
  }
  session {
    id
    startsAt
  }
  passes {
    ...PassBalanceFields
  }
  debt {
    ...MoneyFields
  }
  version
}`, {"hash":"sha256:dd356e3017f6ca01fb68d72d21dcc7edc28445f76f1176302c6f649ee4af7c5b"}) as unknown as TypedDocumentString<UndoCheckInMutation, UndoCheckInMutationVariables>;
export const MarkAttendanceDocument = new TypedDocumentString(`
    mutation MarkAttendance($input: MarkAttendanceInput!) {
  markAttendance(input: $input) {
    booking {
      ...BookingFields
    }
    checkIn {
      ...CheckInFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CheckInFields on CheckInEvent {
  attendeeName
  checkedInAt
  attendance
  booking {
    id
    status
  }
  session {
    id
    startsAt
  }
  passes {
    ...PassBalanceFields
  }
  debt {
    ...MoneyFields
  }
  version
}`, {"hash":"sha256:d7862f014af92da33b47e2e4e53fe8b20d598afb53d1827c1ea9b026ffce12b2"}) as unknown as TypedDocumentString<MarkAttendanceMutation, MarkAttendanceMutationVariables>;
export const UpdateSessionDocument = new TypedDocumentString(`
    mutation UpdateSession($input: UpdateSessionInput!) {
  updateSession(input: $input) {
    session {
      ...PlanFields
    }
    sessionCapacity {
      ...SessionCapacityFields
    }
    bookingsMoved
    passesNotCovering {
      ...PassNotCoveringFields
    }
    clashes {
      ...ClashFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment SessionCapacityFields on SessionCapacity {
  id
  status
  capacity
  seatsTaken
  seatsLeft
  version
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment PlanFields on Session {
  id
  startsAt
  endsAt
  status
  capacity
  price {
    ...MoneyFields
  }
  location {
    id
    name
  }
  instructor {
    id
    name
  }
}
fragment PassNotCoveringFields on PassNotCovering {
  booking {
    id
    registration {
      id
      attendee {
        id
        name
      }
    }
  }
  pass {
    id
    validUntil
  }
  reason
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment ClashFields on SessionClash {
  kind
  session {
    id
    startsAt
  }
  other {
    id
    startsAt
    group {
      id
      name
    }
  }
}`, {"hash":"sha256:b44b588b2508ed0957c7b3848dd53aa0cda2a8d379008834b119ce93c1b733d4"}) as unknown as TypedDocumentString<UpdateSessionMutation, UpdateSessionMutationVariables>;
export const UpdateSessionsDocument = new TypedDocumentString(`
    mutation UpdateSessions($input: UpdateSessionsInput!) {
  updateSessions(input: $input) {
    sessions {
      ...PlanFields
    }
    bookingsMoved
    passesNotCovering {
      ...PassNotCoveringFields
    }
    clashes {
      ...ClashFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment PlanFields on Session {
  id
  startsAt
  endsAt
  status
  capacity
  price {
    ...MoneyFields
  }
  location {
    id
    name
  }
  instructor {
    id
    name
  }
}
fragment PassNotCoveringFields on PassNotCovering {
  booking {
    id
    registration {
      id
      attendee {
        id
        name
      }
    }
  }
  pass {
    id
    validUntil
  }
  reason
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment ClashFields on SessionClash {
  kind
  session {
    id
    startsAt
  }
  other {
    id
    startsAt
    group {
      id
      name
    }
  }
}`, {"hash":"sha256:de4939ce21dca13f2fdcab307660f6e8206c778d986a7ba235de12b83583d2fd"}) as unknown as TypedDocumentString<UpdateSessionsMutation, UpdateSessionsMutationVariables>;
export const CancelSessionDocument = new TypedDocumentString(`
    mutation CancelSession($input: CancelSessionInput!) {
  cancelSession(input: $input) {
    session {
      id
      status
      seatsTaken
    }
    bookingsCancelled
    errors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:35a0fc665384b4538e1ca724f0b6c21b4ed18e34e4365ae584932d9815601327"}) as unknown as TypedDocumentString<CancelSessionMutation, CancelSessionMutationVariables>;
export const BookingEligibilityDocument = new TypedDocumentString(`
    query BookingEligibility($registrationId: ID!, $sessionId: ID!) {
  bookingEligibility(registrationId: $registrationId, sessionId: $sessionId) {
    bookable
    payNow
    price {
      ...MoneyFields
    }
    obstacles {
      ...RefusalFields
    }
    passes {
      pass {
        id
        name
      }
      canPay
      reason
      covers {
        ...MoneyFields
      }
    }
    plan {
      ...CoveragePlanFields
    }
    cheapest {
      ...CoveragePlanFields
    }
  }
}
    fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment CoveragePlanFields on CoveragePlan {
  slices {
    pass {
      id
      name
    }
    entries
    covered {
      ...MoneyFields
    }
    consumed {
      ...MoneyFields
    }
  }
  uncovered {
    ...MoneyFields
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:9695755497708b85f03bb032dbc521d54ab83401c8eb8644273bc5376fa1abd0"}) as unknown as TypedDocumentString<BookingEligibilityQuery, BookingEligibilityQueryVariables>;
export const BookingPageDocument = new TypedDocumentString(`
    query BookingPage($slug: String!, $sessions: Int = 5) {
  organisation(slug: $slug) {
    id
    slug
    name
    city
    currency
    timeZone
    courses {
      ...CourseFields
      groups {
        ...GroupFields
        upcomingSessions(first: $sessions) {
          edges {
            node {
              ...SessionFields
            }
          }
        }
      }
    }
    passesOnSale {
      ...ProductFields
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}
fragment CourseFields on Course {
  id
  name
  description
  type
  price {
    ...MoneyFields
  }
  uncoveredPolicy
  debtLimit {
    ...MoneyFields
  }
  vatBps
  passesInProfile
  ageFrom
  ageTo
  archivedAt
}
fragment ProductFields on PassProduct {
  id
  name
  kind
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  entries
  limitCount
  limitPeriod
  seatsAtOnce
  courses {
    id
    name
  }
  validityPeriod
  validityStart
  fixedFrom
  fixedUntil
  sellableOnline
  visibleOnBookingPage
  visibleInProfile
  visibleAtDesk
  purchaseLimit
  priority
  vatBps
  vatTreatment
  archivedAt
}`, {"hash":"sha256:13f669504736611febc9cc733e65ab93dbab235f958848ea7f598e04050f1486"}) as unknown as TypedDocumentString<BookingPageQuery, BookingPageQueryVariables>;
export const SessionDocument = new TypedDocumentString(`
    query Session($id: ID!) {
  session(id: $id) {
    ...SessionFields
    group {
      ...GroupFields
      course {
        ...CourseFields
      }
    }
    viewerBookings {
      id
      status
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}
fragment CourseFields on Course {
  id
  name
  description
  type
  price {
    ...MoneyFields
  }
  uncoveredPolicy
  debtLimit {
    ...MoneyFields
  }
  vatBps
  passesInProfile
  ageFrom
  ageTo
  archivedAt
}`, {"hash":"sha256:fb98c9a1ff4418b2f9123fed64ccbf44c3067922c6c8e76d9fe0a2c83eb0d436"}) as unknown as TypedDocumentString<SessionQuery, SessionQueryVariables>;
export const SessionRosterDocument = new TypedDocumentString(`
    query SessionRoster($id: ID!, $first: Int = 100, $after: Cursor) {
  session(id: $id) {
    ...SessionFields
    bookings(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          status
          checkedInAt
          registration {
            id
            attendee {
              id
              name
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}`, {"hash":"sha256:fcd18f616eb170499301efc8835f6b7bb1ae126d954118bf66cd5223eb95846b"}) as unknown as TypedDocumentString<SessionRosterQuery, SessionRosterQueryVariables>;
export const GroupSessionsDocument = new TypedDocumentString(`
    query GroupSessions($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $from: DateTime, $until: DateTime) {
  node(id: $id) {
    ... on Group {
      ...GroupFields
      sessions(
        first: $first
        after: $after
        last: $last
        before: $before
        from: $from
        until: $until
      ) {
        edges {
          cursor
          node {
            ...SessionFields
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}`, {"hash":"sha256:041f906c9cbfb7dc736e01b4a958f6c896d9516989f0c93e898889eda25b186d"}) as unknown as TypedDocumentString<GroupSessionsQuery, GroupSessionsQueryVariables>;
export const CreateLocationDocument = new TypedDocumentString(`
    mutation CreateLocation($input: CreateLocationInput!) {
  createLocation(input: $input) {
    location {
      id
      name
      address
      city
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:201b32b14b4f6e4ef86b6158717d716c8eecc145571a212185e0b578266a33ae"}) as unknown as TypedDocumentString<CreateLocationMutation, CreateLocationMutationVariables>;
export const UpdateLocationDocument = new TypedDocumentString(`
    mutation UpdateLocation($input: UpdateLocationInput!) {
  updateLocation(input: $input) {
    location {
      id
      name
      address
      city
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:186f4e7c1b892c09eba3013726c95e321ffdcd7050de825444cc896f0fce389b"}) as unknown as TypedDocumentString<UpdateLocationMutation, UpdateLocationMutationVariables>;
export const CreateCourseDocument = new TypedDocumentString(`
    mutation CreateCourse($input: CreateCourseInput!) {
  createCourse(input: $input) {
    course {
      ...CourseFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CourseFields on Course {
  id
  name
  description
  type
  price {
    ...MoneyFields
  }
  uncoveredPolicy
  debtLimit {
    ...MoneyFields
  }
  vatBps
  passesInProfile
  ageFrom
  ageTo
  archivedAt
}`, {"hash":"sha256:a18186e65a901658c154bb7e5955aa527c4e423770db87033c704d2b197e0c36"}) as unknown as TypedDocumentString<CreateCourseMutation, CreateCourseMutationVariables>;
export const UpdateCourseDocument = new TypedDocumentString(`
    mutation UpdateCourse($input: UpdateCourseInput!) {
  updateCourse(input: $input) {
    course {
      ...CourseFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CourseFields on Course {
  id
  name
  description
  type
  price {
    ...MoneyFields
  }
  uncoveredPolicy
  debtLimit {
    ...MoneyFields
  }
  vatBps
  passesInProfile
  ageFrom
  ageTo
  archivedAt
}`, {"hash":"sha256:1a74684a77e9f9ec7f773fc89790a5502c31d22659ed57eebe050da528e74c05"}) as unknown as TypedDocumentString<UpdateCourseMutation, UpdateCourseMutationVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    group {
      ...GroupFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}`, {"hash":"sha256:304688d6eb47b23daf71c78295bdb4a78ca7be492e5d5b03c68bcb4dc2e89b52"}) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const UpdateGroupDocument = new TypedDocumentString(`
    mutation UpdateGroup($input: UpdateGroupInput!) {
  updateGroup(input: $input) {
    group {
      ...GroupFields
    }
    clashes {
      ...ClashFields
    }
    errors {
      ...ErrorFields
      ... on CapacityBelowSeatsTaken {
        seatsTaken
      }
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment ClashFields on SessionClash {
  kind
  session {
    id
    startsAt
  }
  other {
    id
    startsAt
    group {
      id
      name
    }
  }
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}`, {"hash":"sha256:a18c85306213274cf61962a6bf6bf48a728a39fc86d52a821dbbac0405ba6d0e"}) as unknown as TypedDocumentString<UpdateGroupMutation, UpdateGroupMutationVariables>;
export const LinkGroupsDocument = new TypedDocumentString(`
    mutation LinkGroups($input: LinkGroupsInput!) {
  linkGroups(input: $input) {
    groups {
      ...GroupFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}`, {"hash":"sha256:84c0c85096460973340fb00f0c4a679547354f2a49df329ce55c51c075f342a7"}) as unknown as TypedDocumentString<LinkGroupsMutation, LinkGroupsMutationVariables>;
export const UnlinkGroupDocument = new TypedDocumentString(`
    mutation UnlinkGroup($input: UnlinkGroupInput!) {
  unlinkGroup(input: $input) {
    group {
      ...GroupFields
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}`, {"hash":"sha256:282ebe171eefd2630bfb089cd55082f43a7505e533a21d6d5ff353b2fec39dce"}) as unknown as TypedDocumentString<UnlinkGroupMutation, UnlinkGroupMutationVariables>;
export const ScheduleSessionsDocument = new TypedDocumentString(`
    mutation ScheduleSessions($input: ScheduleSessionsInput!) {
  scheduleSessions(input: $input) {
    sessions {
      ...SessionFields
    }
    existing {
      ...SessionFields
    }
    clashes {
      ...ClashFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment ClashFields on SessionClash {
  kind
  session {
    id
    startsAt
  }
  other {
    id
    startsAt
    group {
      id
      name
    }
  }
}`, {"hash":"sha256:7123ce1f2785078bd7ac64f5a5014cd3bc2644989c130e93db9ad7b8581d97a2"}) as unknown as TypedDocumentString<ScheduleSessionsMutation, ScheduleSessionsMutationVariables>;
export const AttendeeDocument = new TypedDocumentString(`
    query Attendee($id: ID!) {
  node(id: $id) {
    ... on Attendee {
      id
      name
      bornOn
      notes
      consents {
        ...ConsentFields
      }
      mergedInto {
        id
      }
      customer {
        id
      }
    }
  }
}
    fragment ConsentFields on AttendeeConsent {
  id
  kind
  wording
  grantedAt
  withdrawnAt
}`, {"hash":"sha256:d300e39f79c9cb121bc6a60fff689562f7100e68c7d115c294d0296d1c3b54b6"}) as unknown as TypedDocumentString<AttendeeQuery, AttendeeQueryVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($id: ID!) {
  node(id: $id) {
    ... on Customer {
      ...CustomerFields
      mergedInto {
        id
      }
      registrations(first: 100) {
        edges {
          node {
            ...RegistrationFields
          }
        }
      }
      passes(first: 100) {
        edges {
          node {
            ...PassFields
          }
        }
      }
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:4006e4b19d827bb4d5d30fab7b4df0e023cda897231557159ff533452723f049"}) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const JoinAsCustomerDocument = new TypedDocumentString(`
    mutation JoinAsCustomer($input: JoinAsCustomerInput!) {
  joinAsCustomer(input: $input) {
    customer {
      ...CustomerFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}`, {"hash":"sha256:f0e0577ca4bcd3ec27225930a1f94680a3044f8c91300f6ad0121f9bcf516ecb"}) as unknown as TypedDocumentString<JoinAsCustomerMutation, JoinAsCustomerMutationVariables>;
export const UpdateMyProfileDocument = new TypedDocumentString(`
    mutation UpdateMyProfile($input: UpdateMyProfileInput!) {
  updateMyProfile(input: $input) {
    customer {
      ...CustomerFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}`, {"hash":"sha256:4f5613ed05b4325637e6e0b6bba4f9dbcc0973821c73e9f0de88fc9b251d692f"}) as unknown as TypedDocumentString<UpdateMyProfileMutation, UpdateMyProfileMutationVariables>;
export const GrantConsentDocument = new TypedDocumentString(`
    mutation GrantConsent($input: GrantConsentInput!) {
  grantConsent(input: $input) {
    consent {
      ...ConsentFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment ConsentFields on AttendeeConsent {
  id
  kind
  wording
  grantedAt
  withdrawnAt
}`, {"hash":"sha256:8122c6808ca31004d8c495de5a9f5d2aee61c6c9238e01b742c58ac2d17cf30a"}) as unknown as TypedDocumentString<GrantConsentMutation, GrantConsentMutationVariables>;
export const WithdrawConsentDocument = new TypedDocumentString(`
    mutation WithdrawConsent($input: WithdrawConsentInput!) {
  withdrawConsent(input: $input) {
    consent {
      ...ConsentFields
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment ConsentFields on AttendeeConsent {
  id
  kind
  wording
  grantedAt
  withdrawnAt
}`, {"hash":"sha256:e893a8adf246812cf62f545493525fd9a2be2746dc2c00f7a85c81f1ea750db3"}) as unknown as TypedDocumentString<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
export const MergeCustomersDocument = new TypedDocumentString(`
    mutation MergeCustomers($input: MergeCustomersInput!) {
  mergeCustomers(input: $input) {
    merge {
      customer {
        ...CustomerFields
      }
      attendees
      registrations
      passes
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}`, {"hash":"sha256:35edb55534a70e27dabead1f9102a827a8f59ced5f23e3a433d167d3f6959a2a"}) as unknown as TypedDocumentString<MergeCustomersMutation, MergeCustomersMutationVariables>;
export const MergeAttendeesDocument = new TypedDocumentString(`
    mutation MergeAttendees($input: MergeAttendeesInput!) {
  mergeAttendees(input: $input) {
    merge {
      attendee {
        id
        name
        bornOn
        notes
      }
      registrations
      bookings
      consents
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
      ... on BothRegistered {
        groups
      }
      ... on BothBooked {
        startsAt
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:457f21bdaa84cada7712a124cc1694927b348e7fc344e7bdf49741812586aec5"}) as unknown as TypedDocumentString<MergeAttendeesMutation, MergeAttendeesMutationVariables>;
export const ExportPersonalDataDocument = new TypedDocumentString(`
    mutation ExportPersonalData($input: ExportPersonalDataInput!) {
  exportPersonalData(input: $input) {
    personalData {
      json
      next
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:b7e97a02be6ff7436805b344aa14539906939bbc23ba9c15dd02fc828df0c7a0"}) as unknown as TypedDocumentString<ExportPersonalDataMutation, ExportPersonalDataMutationVariables>;
export const SetRetentionDocument = new TypedDocumentString(`
    mutation SetRetention($input: SetRetentionInput!) {
  setRetention(input: $input) {
    organisation {
      id
      customerRetentionMonths
      auditRetentionMonths
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:5ce4ff3ab35d26c495bb955ad002bb1b64f45ad984a74855af9133b5c24b1e4f"}) as unknown as TypedDocumentString<SetRetentionMutation, SetRetentionMutationVariables>;
export const EraseCustomerDocument = new TypedDocumentString(`
    mutation EraseCustomer($input: EraseCustomerInput!) {
  eraseCustomer(input: $input) {
    customer {
      ...CustomerFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
      ... on ErasureBlocked {
        upcomingBookings
        openOrders
        debt {
          ...MoneyFields
        }
        credit {
          ...MoneyFields
        }
        passes
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}`, {"hash":"sha256:3568057cbd9509bb9c9dcbcfc6e7eddf61f6f1faab89c9d15abe312c7917cd21"}) as unknown as TypedDocumentString<EraseCustomerMutation, EraseCustomerMutationVariables>;
export const DeskDayDocument = new TypedDocumentString(`
    query DeskDay($from: DateTime!, $until: DateTime!, $locationIds: [ID!], $first: Int = 50, $after: Cursor) {
  viewer {
    organisation {
      id
      timeZone
      sessions(
        from: $from
        until: $until
        locationIds: $locationIds
        first: $first
        after: $after
      ) {
        totalCount
        edges {
          cursor
          node {
            ...SessionFields
            ...PlaceOfSessionFields
            rosterCounts {
              ...RosterCountsFields
            }
          }
        }
        pageInfo {
          ...PageFields
        }
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment RosterCountsFields on RosterCounts {
  booked
  here
  missing
  owing
  owed {
    ...MoneyFields
  }
}`, {"hash":"sha256:6c230789af1adf6ae056b467bea16c8840c691ec3466b78712056c2de244d861"}) as unknown as TypedDocumentString<DeskDayQuery, DeskDayQueryVariables>;
export const DeskRosterDocument = new TypedDocumentString(`
    query DeskRoster($id: ID!, $status: [BookingStatus!], $first: Int = 50, $after: Cursor) {
  session(id: $id) {
    ...SessionFields
    ...PlaceOfSessionFields
    rosterCounts {
      ...RosterCountsFields
    }
    bookings(status: $status, first: $first, after: $after) {
      totalCount
      edges {
        cursor
        node {
          id
          status
          checkedInAt
          uncovered {
            ...MoneyFields
          }
          registration {
            ...DeskRegistrationFields
            passes {
              id
              name
              creditLeft {
                ...MoneyFields
              }
            }
          }
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment RosterCountsFields on RosterCounts {
  booked
  here
  missing
  owing
  owed {
    ...MoneyFields
  }
}
fragment DeskRegistrationFields on Registration {
  ...RegistrationFields
  createdAt
  endsOn
  attendee {
    id
    name
    bornOn
    notes
  }
  customer {
    id
    name
    phone
  }
  group {
    id
    name
  }
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:6454ba262032f6b88801076061461f4623f887073c9896d35391dbf576a00ad9"}) as unknown as TypedDocumentString<DeskRosterQuery, DeskRosterQueryVariables>;
export const DeskListDocument = new TypedDocumentString(`
    query DeskList($from: DateTime!, $until: DateTime!, $locationIds: [ID!], $status: [BookingStatus!], $sessions: Int = 20, $bookings: Int = 50) {
  viewer {
    organisation {
      id
      timeZone
      sessions(
        from: $from
        until: $until
        locationIds: $locationIds
        first: $sessions
      ) {
        totalCount
        edges {
          cursor
          node {
            ...SessionFields
            ...PlaceOfSessionFields
            rosterCounts {
              ...RosterCountsFields
            }
            bookings(status: $status, first: $bookings) {
              totalCount
              edges {
                cursor
                node {
                  id
                  status
                  checkedInAt
                  attendance
                  uncovered {
                    ...MoneyFields
                  }
                  registration {
                    ...DeskRegistrationFields
                    passes {
                      id
                      name
                      creditLeft {
                        ...MoneyFields
                      }
                    }
                    customer {
                      passes(first: 10) {
                        edges {
                          node {
                            id
                            name
                            status
                            entriesLeft
                            validUntil
                          }
                        }
                      }
                    }
                  }
                }
              }
              pageInfo {
                ...PageFields
              }
            }
          }
        }
        pageInfo {
          ...PageFields
        }
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment RosterCountsFields on RosterCounts {
  booked
  here
  missing
  owing
  owed {
    ...MoneyFields
  }
}
fragment DeskRegistrationFields on Registration {
  ...RegistrationFields
  createdAt
  endsOn
  attendee {
    id
    name
    bornOn
    notes
  }
  customer {
    id
    name
    phone
  }
  group {
    id
    name
  }
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:6a29c6909525ce6a080409381b1072ad493490a727a430836e09e2dbf6d13eac"}) as unknown as TypedDocumentString<DeskListQuery, DeskListQueryVariables>;
export const RegistrationsDocument = new TypedDocumentString(`
    query Registrations($search: String, $groupId: ID, $courseId: ID, $unpaid: Boolean, $ended: Boolean, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  registrations(
    search: $search
    groupId: $groupId
    courseId: $courseId
    unpaid: $unpaid
    ended: $ended
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    edges {
      cursor
      node {
        ...DeskRegistrationFields
      }
    }
    pageInfo {
      ...PageFields
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment DeskRegistrationFields on Registration {
  ...RegistrationFields
  createdAt
  endsOn
  attendee {
    id
    name
    bornOn
    notes
  }
  customer {
    id
    name
    phone
  }
  group {
    id
    name
  }
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:4935f84494033e4bbdca490c5e398d320fa06108505069c66fec2e87171db75e"}) as unknown as TypedDocumentString<RegistrationsQuery, RegistrationsQueryVariables>;
export const DebtorsDocument = new TypedDocumentString(`
    query Debtors($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  debtors(first: $first, after: $after, last: $last, before: $before) {
    edges {
      cursor
      node {
        id
        name
        email
        phone
        debt {
          ...MoneyFields
        }
      }
    }
    pageInfo {
      ...PageFields
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:990cd458a3be8ab03debd5272fff24d2e4468952ec8f4d15329b9f5a62f0ffa9"}) as unknown as TypedDocumentString<DebtorsQuery, DebtorsQueryVariables>;
export const CustomerCardDocument = new TypedDocumentString(`
    query CustomerCard($id: ID!, $from: DateTime, $until: DateTime, $status: [BookingStatus!], $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  customer(id: $id) {
    ...CustomerFields
    createdAt
    debt {
      ...MoneyFields
    }
    registrations(first: 100) {
      edges {
        node {
          ...RegistrationFields
          attendee {
            id
            name
          }
          group {
            id
            name
          }
        }
      }
    }
    passes(first: 100) {
      edges {
        node {
          ...PassFields
        }
      }
    }
    bookings(
      from: $from
      until: $until
      status: $status
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      edges {
        cursor
        node {
          id
          status
          session {
            ...SessionFields
            ...PlaceOfSessionFields
          }
          registration {
            id
            attendee {
              id
              name
            }
          }
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:bf46e7d974487a5f18d50abdf09cf108cf78231d2d93e8cb8e20899a6997a9be"}) as unknown as TypedDocumentString<CustomerCardQuery, CustomerCardQueryVariables>;
export const ScanDocument = new TypedDocumentString(`
    query Scan($code: String!, $from: DateTime, $until: DateTime) {
  scanned(code: $code) {
    __typename
    ... on Pass {
      ...PassFields
      customer {
        id
        name
        bookings(from: $from, until: $until, status: [BOOKED, ATTENDED], first: 20) {
          edges {
            node {
              ...ScannedBookingFields
            }
          }
        }
      }
    }
    ... on Booking {
      ...ScannedBookingFields
    }
  }
}
    fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment ScannedBookingFields on Booking {
  id
  bookingStatus: status
  attendance
  session {
    ...SessionFields
    ...PlaceOfSessionFields
  }
  registration {
    id
    attendee {
      id
      name
    }
    debt {
      ...MoneyFields
    }
  }
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}`, {"hash":"sha256:3dd3e19b826c207497cc3342bbf070191f1986d5a30ac942a7936b05a2783692"}) as unknown as TypedDocumentString<ScanQuery, ScanQueryVariables>;
export const DrawerDayDocument = new TypedDocumentString(`
    query DrawerDay($on: Date) {
  drawerDay(on: $on) {
    on
    methods {
      method
      payments
      refunds
      taken {
        ...MoneyFields
      }
      givenOut {
        ...MoneyFields
      }
      expected {
        ...MoneyFields
      }
      members {
        member {
          id
          name
        }
        payments
        refunds
        taken {
          ...MoneyFields
        }
        givenOut {
          ...MoneyFields
        }
        expected {
          ...MoneyFields
        }
      }
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:8f0d8ff3dd7eddcce6e64b3c2dc090fbc4434a27306ada49889c314709a4e2dd"}) as unknown as TypedDocumentString<DrawerDayQuery, DrawerDayQueryVariables>;
export const GroupRegistrationsDocument = new TypedDocumentString(`
    query GroupRegistrations($id: ID!, $unpaid: Boolean, $ended: Boolean, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  group(id: $id) {
    ...GroupFields
    registrations(
      unpaid: $unpaid
      ended: $ended
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      edges {
        cursor
        node {
          ...DeskRegistrationFields
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}
fragment DeskRegistrationFields on Registration {
  ...RegistrationFields
  createdAt
  endsOn
  attendee {
    id
    name
    bornOn
    notes
  }
  customer {
    id
    name
    phone
  }
  group {
    id
    name
  }
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:1a554de3fd154fefb5aaf1c740496dbdb9822302f599dbca0a46406b6d84c6c9"}) as unknown as TypedDocumentString<GroupRegistrationsQuery, GroupRegistrationsQueryVariables>;
export const SessionCapacityDocument = new TypedDocumentString(`
    subscription SessionCapacity($sessionId: ID!) {
  sessionCapacity(sessionId: $sessionId) {
    ...SessionCapacityFields
  }
}
    fragment SessionCapacityFields on SessionCapacity {
  id
  status
  capacity
  seatsTaken
  seatsLeft
  version
}`, {"hash":"sha256:54445ffe44a589bebd45e99e24bff8b3812b81af3fb5bddd2ed46077a5e0f872"}) as unknown as TypedDocumentString<SessionCapacitySubscription, SessionCapacitySubscriptionVariables>;
export const PassBalanceDocument = new TypedDocumentString(`
    subscription PassBalance($passId: ID!) {
  passBalance(passId: $passId) {
    ...PassBalanceFields
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:a81a0207a1ad3c0a8882c96eedba4235a8c2499efb84491c6820facb7796bd33"}) as unknown as TypedDocumentString<PassBalanceSubscription, PassBalanceSubscriptionVariables>;
export const RegistrationBalanceDocument = new TypedDocumentString(`
    subscription RegistrationBalance($registrationId: ID!) {
  registrationBalance(registrationId: $registrationId) {
    ...RegistrationBalanceFields
  }
}
    fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:4ae4cdef0a5d1503262200c3dccf934fca58f54843bc7215b10c4bd59fa9fa25"}) as unknown as TypedDocumentString<RegistrationBalanceSubscription, RegistrationBalanceSubscriptionVariables>;
export const CheckInsDocument = new TypedDocumentString(`
    subscription CheckIns($filter: CheckInFilter!) {
  checkIns(filter: $filter) {
    ...CheckInFields
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CheckInFields on CheckInEvent {
  attendeeName
  checkedInAt
  attendance
  booking {
    id
    status
  }
  session {
    id
    startsAt
  }
  passes {
    ...PassBalanceFields
  }
  debt {
    ...MoneyFields
  }
  version
}`, {"hash":"sha256:26526254ed6cda9c5933b3597e74b86356bcd642759cae103bb977f9864d7ccb"}) as unknown as TypedDocumentString<CheckInsSubscription, CheckInsSubscriptionVariables>;
export const SessionCapacitiesDocument = new TypedDocumentString(`
    subscription SessionCapacities($sessionIds: [ID!]!) {
  sessionCapacities(sessionIds: $sessionIds) {
    session {
      id
    }
    ...SessionCapacityFields
  }
}
    fragment SessionCapacityFields on SessionCapacity {
  id
  status
  capacity
  seatsTaken
  seatsLeft
  version
}`, {"hash":"sha256:1f367aca86af8dfbf57a482ecc7e0f341f74a49a107c5c1e018f581cfd689745"}) as unknown as TypedDocumentString<SessionCapacitiesSubscription, SessionCapacitiesSubscriptionVariables>;
export const OrderProgressDocument = new TypedDocumentString(`
    subscription OrderProgress($orderId: ID!) {
  orderProgress(orderId: $orderId) {
    id
    status
    paidAt
    order {
      id
      refundDue {
        ...MoneyFields
      }
      lines {
        position
        description
        pass {
          id
          name
        }
        booking {
          id
          status
        }
        registration {
          id
        }
      }
      receipts {
        id
      }
    }
    version
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:94180e68445001270deffabeefce9e9299cb29ef8f56b077bdc0ea68a9da471f"}) as unknown as TypedDocumentString<OrderProgressSubscription, OrderProgressSubscriptionVariables>;
export const RosterDocument = new TypedDocumentString(`
    subscription Roster($sessionId: ID!, $first: Int = 50) {
  roster(sessionId: $sessionId) {
    id
    session {
      id
      rosterCounts {
        ...RosterCountsFields
      }
      bookings(first: $first) {
        totalCount
        edges {
          node {
            id
            status
            attendance
            registration {
              id
              attendee {
                id
                name
              }
            }
          }
        }
        pageInfo {
          ...PageFields
        }
      }
    }
    version
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment RosterCountsFields on RosterCounts {
  booked
  here
  missing
  owing
  owed {
    ...MoneyFields
  }
}`, {"hash":"sha256:0de8cc477f5b4f2777a4326f128b1834ea1852332bf0869f70a715e4aec2dce5"}) as unknown as TypedDocumentString<RosterSubscription, RosterSubscriptionVariables>;
export const SessionChangesDocument = new TypedDocumentString(`
    subscription SessionChanges {
  sessionChanges {
    session {
      ...PlanFields
    }
    status
    startsAt
    endsAt
    previousStartsAt
    previousEndsAt
    locationChanged
    instructorChanged
    version
  }
}
    fragment PlanFields on Session {
  id
  startsAt
  endsAt
  status
  capacity
  price {
    ...MoneyFields
  }
  location {
    id
    name
  }
  instructor {
    id
    name
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:2766c96c4df8f7854b4647502fd58d01dcafc74ce8a2967e2d0967fc734f2f27"}) as unknown as TypedDocumentString<SessionChangesSubscription, SessionChangesSubscriptionVariables>;
export const MarketplaceDocument = new TypedDocumentString(`
    query Marketplace($search: String, $category: String, $city: String, $first: Int, $after: Cursor) {
  marketplace(
    search: $search
    category: $category
    city: $city
    first: $first
    after: $after
  ) {
    edges {
      cursor
      node {
        id
        slug
        name
        description
        category
        city
        cities
        currency
        currencyDigits
        courses {
          id
          name
          type
          price {
            ...MoneyFields
          }
        }
        passesOnSale {
          id
          name
          kind
          price {
            ...MoneyFields
          }
          credit {
            ...MoneyFields
          }
          entries
          validityPeriod
          fixedUntil
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:b1710cc8d00b7772922cc67b24d1ffc44980cf0f972cad7216f4fcf2db0adbec"}) as unknown as TypedDocumentString<MarketplaceQuery, MarketplaceQueryVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($slug: String!) {
  organisation(slug: $slug) {
    id
    members {
      id
      name
      email
      role
    }
    locations {
      id
      name
      address
      city
    }
  }
}
    `, {"hash":"sha256:c9c0b94aa61b2dd68229eca95b082cd006fc89f2554be04e07fdbffc39d5240a"}) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const SetUpOnlinePaymentsDocument = new TypedDocumentString(`
    mutation SetUpOnlinePayments($input: SetUpOnlinePaymentsInput!) {
  setUpOnlinePayments(input: $input) {
    onboarding {
      url
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:db00cad9ac3e3fab64bc8c40421e02cd373c5d69b0c2061ce7ca71bc66a6b132"}) as unknown as TypedDocumentString<SetUpOnlinePaymentsMutation, SetUpOnlinePaymentsMutationVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  order(id: $id) {
    ...OrderFields
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PaymentFields on Payment {
  id
  method
  amount {
    ...MoneyFields
  }
  tendered {
    ...MoneyFields
  }
  change {
    ...MoneyFields
  }
  fee {
    ...MoneyFields
  }
  isTest
  disputedAt
  createdAt
}
fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}
fragment OrderFields on Order {
  id
  channel
  status
  subtotal {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  discountReason
  total {
    ...MoneyFields
  }
  refundDue {
    ...MoneyFields
  }
  heldUntil
  provider
  checkoutUrl
  createdAt
  paidAt
  lines {
    position
    kind
    description
    unitPrice {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    amount {
      ...MoneyFields
    }
    gift
    giftTo
    redeemedAt
    pass {
      id
      status
    }
    booking {
      id
      status
    }
    registration {
      id
    }
  }
  payments {
    ...PaymentFields
  }
  refunds {
    ...RefundFields
  }
  receipts {
    id
    number
  }
}`, {"hash":"sha256:71c3c58de34e9b2e884df23ee597c7728506a453aa5e8d63aa4d7542393e4c95"}) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($customerId: ID, $status: OrderStatus, $first: Int, $after: Cursor) {
  orders(customerId: $customerId, status: $status, first: $first, after: $after) {
    edges {
      node {
        ...OrderFields
      }
      cursor
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PaymentFields on Payment {
  id
  method
  amount {
    ...MoneyFields
  }
  tendered {
    ...MoneyFields
  }
  change {
    ...MoneyFields
  }
  fee {
    ...MoneyFields
  }
  isTest
  disputedAt
  createdAt
}
fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}
fragment OrderFields on Order {
  id
  channel
  status
  subtotal {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  discountReason
  total {
    ...MoneyFields
  }
  refundDue {
    ...MoneyFields
  }
  heldUntil
  provider
  checkoutUrl
  createdAt
  paidAt
  lines {
    position
    kind
    description
    unitPrice {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    amount {
      ...MoneyFields
    }
    gift
    giftTo
    redeemedAt
    pass {
      id
      status
    }
    booking {
      id
      status
    }
    registration {
      id
    }
  }
  payments {
    ...PaymentFields
  }
  refunds {
    ...RefundFields
  }
  receipts {
    id
    number
  }
}`, {"hash":"sha256:0d6a8ff869d0a7809dc3d3192d692c8ed5790531f71f8df22344d25795cd21e5"}) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const StartCheckoutDocument = new TypedDocumentString(`
    mutation StartCheckout($input: StartCheckoutInput!) {
  startCheckout(input: $input) {
    order {
      ...OrderFields
    }
    url
    giftCodes {
      position
      code
    }
    errors {
      ...OrderRefusalFields
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PaymentFields on Payment {
  id
  method
  amount {
    ...MoneyFields
  }
  tendered {
    ...MoneyFields
  }
  change {
    ...MoneyFields
  }
  fee {
    ...MoneyFields
  }
  isTest
  disputedAt
  createdAt
}
fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}
fragment OrderFields on Order {
  id
  channel
  status
  subtotal {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  discountReason
  total {
    ...MoneyFields
  }
  refundDue {
    ...MoneyFields
  }
  heldUntil
  provider
  checkoutUrl
  createdAt
  paidAt
  lines {
    position
    kind
    description
    unitPrice {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    amount {
      ...MoneyFields
    }
    gift
    giftTo
    redeemedAt
    pass {
      id
      status
    }
    booking {
      id
      status
    }
    registration {
      id
    }
  }
  payments {
    ...PaymentFields
  }
  refunds {
    ...RefundFields
  }
  receipts {
    id
    number
  }
}
fragment OrderRefusalFields on UserError {
  code
  path
  message
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on OnlineSaleUnavailable {
    saleProblems: reasons
  }
  ... on PromoCodeUnusable {
    promoCodeProblem: reason
  }
  ... on PaymentsDoNotAddUp {
    total {
      ...MoneyFields
    }
  }
  ... on RefundTooLarge {
    left {
      ...MoneyFields
    }
  }
  ... on OrderNotOpen {
    orderStatus: status
  }
  ... on AlreadyOrdered {
    order {
      id
    }
  }
}`, {"hash":"sha256:fd83d3407e879094de6612a975d1ad5694c4d5fd85d4bb0996e3d1c02bfcac2c"}) as unknown as TypedDocumentString<StartCheckoutMutation, StartCheckoutMutationVariables>;
export const SellOrderDocument = new TypedDocumentString(`
    mutation SellOrder($input: SellOrderInput!) {
  sellOrder(input: $input) {
    order {
      ...OrderFields
    }
    giftCodes {
      position
      code
    }
    errors {
      ...OrderRefusalFields
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PaymentFields on Payment {
  id
  method
  amount {
    ...MoneyFields
  }
  tendered {
    ...MoneyFields
  }
  change {
    ...MoneyFields
  }
  fee {
    ...MoneyFields
  }
  isTest
  disputedAt
  createdAt
}
fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}
fragment OrderFields on Order {
  id
  channel
  status
  subtotal {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  discountReason
  total {
    ...MoneyFields
  }
  refundDue {
    ...MoneyFields
  }
  heldUntil
  provider
  checkoutUrl
  createdAt
  paidAt
  lines {
    position
    kind
    description
    unitPrice {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    amount {
      ...MoneyFields
    }
    gift
    giftTo
    redeemedAt
    pass {
      id
      status
    }
    booking {
      id
      status
    }
    registration {
      id
    }
  }
  payments {
    ...PaymentFields
  }
  refunds {
    ...RefundFields
  }
  receipts {
    id
    number
  }
}
fragment OrderRefusalFields on UserError {
  code
  path
  message
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on OnlineSaleUnavailable {
    saleProblems: reasons
  }
  ... on PromoCodeUnusable {
    promoCodeProblem: reason
  }
  ... on PaymentsDoNotAddUp {
    total {
      ...MoneyFields
    }
  }
  ... on RefundTooLarge {
    left {
      ...MoneyFields
    }
  }
  ... on OrderNotOpen {
    orderStatus: status
  }
  ... on AlreadyOrdered {
    order {
      id
    }
  }
}`, {"hash":"sha256:cec56625f4a67febbbe56c5483030c395c0247bc8a9b9601a5b81201b51044cd"}) as unknown as TypedDocumentString<SellOrderMutation, SellOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      ...OrderFields
    }
    errors {
      ...OrderRefusalFields
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PaymentFields on Payment {
  id
  method
  amount {
    ...MoneyFields
  }
  tendered {
    ...MoneyFields
  }
  change {
    ...MoneyFields
  }
  fee {
    ...MoneyFields
  }
  isTest
  disputedAt
  createdAt
}
fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}
fragment OrderFields on Order {
  id
  channel
  status
  subtotal {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  discountReason
  total {
    ...MoneyFields
  }
  refundDue {
    ...MoneyFields
  }
  heldUntil
  provider
  checkoutUrl
  createdAt
  paidAt
  lines {
    position
    kind
    description
    unitPrice {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    amount {
      ...MoneyFields
    }
    gift
    giftTo
    redeemedAt
    pass {
      id
      status
    }
    booking {
      id
      status
    }
    registration {
      id
    }
  }
  payments {
    ...PaymentFields
  }
  refunds {
    ...RefundFields
  }
  receipts {
    id
    number
  }
}
fragment OrderRefusalFields on UserError {
  code
  path
  message
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on OnlineSaleUnavailable {
    saleProblems: reasons
  }
  ... on PromoCodeUnusable {
    promoCodeProblem: reason
  }
  ... on PaymentsDoNotAddUp {
    total {
      ...MoneyFields
    }
  }
  ... on RefundTooLarge {
    left {
      ...MoneyFields
    }
  }
  ... on OrderNotOpen {
    orderStatus: status
  }
  ... on AlreadyOrdered {
    order {
      id
    }
  }
}`, {"hash":"sha256:26f27abcab180af822e76dbf5ee791b6a16c5862586daa7fb9b3b535a483f001"}) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const RefundPaymentDocument = new TypedDocumentString(`
    mutation RefundPayment($input: RefundPaymentInput!) {
  refundPayment(input: $input) {
    refund {
      ...RefundFields
      lines {
        position
        amount {
          ...MoneyFields
        }
      }
    }
    passesTakenBack {
      pass {
        id
        name
      }
      holder {
        id
        name
      }
      holderIsTold
    }
    passBalances {
      ...PassBalanceFields
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    errors {
      ...OrderRefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment RefundFields on Refund {
  id
  method
  amount {
    ...MoneyFields
  }
  feeReturned {
    ...MoneyFields
  }
  status
  reason
  createdAt
  settledAt
  passOrder {
    id
  }
}
fragment OrderRefusalFields on UserError {
  code
  path
  message
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on OnlineSaleUnavailable {
    saleProblems: reasons
  }
  ... on PromoCodeUnusable {
    promoCodeProblem: reason
  }
  ... on PaymentsDoNotAddUp {
    total {
      ...MoneyFields
    }
  }
  ... on RefundTooLarge {
    left {
      ...MoneyFields
    }
  }
  ... on OrderNotOpen {
    orderStatus: status
  }
  ... on AlreadyOrdered {
    order {
      id
    }
  }
}`, {"hash":"sha256:6c022b1275231ec8e7bba5ee9c528112ef9a4539cd11cff0e903834d339fa14f"}) as unknown as TypedDocumentString<RefundPaymentMutation, RefundPaymentMutationVariables>;
export const RedeemGiftDocument = new TypedDocumentString(`
    mutation RedeemGift($input: RedeemGiftInput!) {
  redeemGift(input: $input) {
    pass {
      ...PassFields
    }
    passBalances {
      ...PassBalanceFields
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    errors {
      ...OrderRefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment OrderRefusalFields on UserError {
  code
  path
  message
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on OnlineSaleUnavailable {
    saleProblems: reasons
  }
  ... on PromoCodeUnusable {
    promoCodeProblem: reason
  }
  ... on PaymentsDoNotAddUp {
    total {
      ...MoneyFields
    }
  }
  ... on RefundTooLarge {
    left {
      ...MoneyFields
    }
  }
  ... on OrderNotOpen {
    orderStatus: status
  }
  ... on AlreadyOrdered {
    order {
      id
    }
  }
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}`, {"hash":"sha256:a866cc980414ec0c564e715691ca54129d73c57a8f93d741fdf333e257e41b37"}) as unknown as TypedDocumentString<RedeemGiftMutation, RedeemGiftMutationVariables>;
export const PromoCodesDocument = new TypedDocumentString(`
    query PromoCodes($first: Int, $after: Cursor) {
  promoCodes(first: $first, after: $after) {
    edges {
      node {
        ...PromoCodeFields
      }
      cursor
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PromoCodeFields on PromoCode {
  id
  code
  percentBps
  amount {
    ...MoneyFields
  }
  products {
    id
    name
  }
  validFrom
  validUntil
  usageLimit
  customerLimit
  timesUsed
  archivedAt
}`, {"hash":"sha256:dd55ca51a6ed21a81f54d26e524217ead31e734f55b895f545a010501fb81a36"}) as unknown as TypedDocumentString<PromoCodesQuery, PromoCodesQueryVariables>;
export const CreatePromoCodeDocument = new TypedDocumentString(`
    mutation CreatePromoCode($input: CreatePromoCodeInput!) {
  createPromoCode(input: $input) {
    promoCode {
      ...PromoCodeFields
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PromoCodeFields on PromoCode {
  id
  code
  percentBps
  amount {
    ...MoneyFields
  }
  products {
    id
    name
  }
  validFrom
  validUntil
  usageLimit
  customerLimit
  timesUsed
  archivedAt
}`, {"hash":"sha256:56bcf93fe4e880489062d9a0d92c23ec9360f036e729a67449150759fe3fa72a"}) as unknown as TypedDocumentString<CreatePromoCodeMutation, CreatePromoCodeMutationVariables>;
export const UpdatePromoCodeDocument = new TypedDocumentString(`
    mutation UpdatePromoCode($input: UpdatePromoCodeInput!) {
  updatePromoCode(input: $input) {
    promoCode {
      ...PromoCodeFields
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PromoCodeFields on PromoCode {
  id
  code
  percentBps
  amount {
    ...MoneyFields
  }
  products {
    id
    name
  }
  validFrom
  validUntil
  usageLimit
  customerLimit
  timesUsed
  archivedAt
}`, {"hash":"sha256:9aa36a523eaf397a6cd0a51c44ce30dd9579f24aa8a70a5e4bb3346f76c028e1"}) as unknown as TypedDocumentString<UpdatePromoCodeMutation, UpdatePromoCodeMutationVariables>;
export const ArchivePromoCodeDocument = new TypedDocumentString(`
    mutation ArchivePromoCode($input: ArchivePromoCodeInput!) {
  archivePromoCode(input: $input) {
    promoCode {
      ...PromoCodeFields
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PromoCodeFields on PromoCode {
  id
  code
  percentBps
  amount {
    ...MoneyFields
  }
  products {
    id
    name
  }
  validFrom
  validUntil
  usageLimit
  customerLimit
  timesUsed
  archivedAt
}`, {"hash":"sha256:252a7890a3d640fa9f65153ff466086b98d9199ea78cfc631047851d34ae3125"}) as unknown as TypedDocumentString<ArchivePromoCodeMutation, ArchivePromoCodeMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    kind
    role
    locale
    organisation {
      id
      slug
      name
    }
    member {
      id
      name
      email
    }
    customer {
      ...CustomerFields
      registrations(first: 100) {
        edges {
          node {
            ...RegistrationFields
          }
        }
      }
      passes(first: 100) {
        edges {
          node {
            ...PassFields
          }
        }
      }
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:59c2c942c2ffa2c85794a9856fde67516dfa0234a5eed4fafc4f985f5618b88b"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `, {"hash":"sha256:674a4e60b765ab762155deb5480b435445a7ecf217bd9a818ee68fa139bfb45a"}) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `, {"hash":"sha256:061e5e74ee7113d4c05a2475b34214b4bfa1c7f3a4c3904eb3829d10d065773b"}) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($search: String, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  customers(
    search: $search
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    edges {
      cursor
      node {
        ...CustomerFields
        registrations(first: 10) {
          edges {
            node {
              ...RegistrationFields
            }
          }
        }
        passes(first: 10) {
          edges {
            node {
              ...PassFields
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:7ffcd7dcc2ffd8e25ce2a7fb9965ed1e5ae5a015cd165f14ddff50a800e15282"}) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const PassDocument = new TypedDocumentString(`
    query Pass($id: ID!, $redemptions: Int = 20) {
  pass(id: $id) {
    ...PassFields
    product {
      id
      name
    }
    customer {
      id
      name
    }
    registration {
      id
    }
    redemptions(first: $redemptions) {
      edges {
        node {
          id
          entries
          covered {
            ...MoneyFields
          }
          consumed {
            ...MoneyFields
          }
          returnedAt
        }
      }
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}`, {"hash":"sha256:40c3c7c47bd4c8462b9bc75061684f6d42cb3d49c756da56a41bfc0dcfe06a0d"}) as unknown as TypedDocumentString<PassQuery, PassQueryVariables>;
export const RegistrationDocument = new TypedDocumentString(`
    query Registration($id: ID!, $bookings: Int = 20, $lines: Int = 100) {
  registration(id: $id) {
    ...RegistrationFields
    attendee {
      id
      name
    }
    group {
      id
      name
    }
    passes {
      ...PassFields
    }
    passesOnSale {
      id
      name
    }
    bookings(first: $bookings) {
      edges {
        node {
          id
          status
          price {
            ...MoneyFields
          }
          uncovered {
            ...MoneyFields
          }
        }
      }
    }
    statement(first: $lines) {
      edges {
        node {
          event
          reversal
          postedAt
          paid {
            ...MoneyFields
          }
          charged {
            ...MoneyFields
          }
          balance {
            ...MoneyFields
          }
          booking {
            id
          }
          pass {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:061461206d1257b01f5efd749b6d9f728b6f57fa94bdaf07bbc44d4e62a26133"}) as unknown as TypedDocumentString<RegistrationQuery, RegistrationQueryVariables>;
export const BookingDocument = new TypedDocumentString(`
    query Booking($id: ID!) {
  booking(id: $id) {
    id
    status
    cancellableUntil
    price {
      ...MoneyFields
    }
    uncovered {
      ...MoneyFields
    }
    covered {
      id
      entries
      covered {
        ...MoneyFields
      }
      consumed {
        ...MoneyFields
      }
      pass {
        id
        name
      }
    }
    session {
      ...SessionFields
    }
    registration {
      ...RegistrationFields
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:740bf7f12ee4d338dd9c3ab40b538251a3e96a2fb7950b9f0e4aa7ac22e52ba5"}) as unknown as TypedDocumentString<BookingQuery, BookingQueryVariables>;
export const UpdateOrganisationDocument = new TypedDocumentString(`
    mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
  updateOrganisation(input: $input) {
    organisation {
      id
      name
      description
      category
      city
      locale
      cancelWindowHours
      lateCancellation
      lateFee {
        ...MoneyFields
      }
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:6fea77047803159f953eecee56fad2ecb0007fdf9adc5d1be2d2a0569749e3cd"}) as unknown as TypedDocumentString<UpdateOrganisationMutation, UpdateOrganisationMutationVariables>;
export const AddMemberDocument = new TypedDocumentString(`
    mutation AddMember($input: AddMemberInput!) {
  addMember(input: $input) {
    member {
      id
      name
      email
      role
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:e074a24129c211433477d31b518cf83168eb5364cba77e8f28e7745fe30262e3"}) as unknown as TypedDocumentString<AddMemberMutation, AddMemberMutationVariables>;
export const CreateCustomerDocument = new TypedDocumentString(`
    mutation CreateCustomer($input: CreateCustomerInput!) {
  createCustomer(input: $input) {
    customer {
      ...CustomerFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
      ... on EmailTaken {
        customer {
          id
          name
        }
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}`, {"hash":"sha256:ca4b3e3f289f9213d5b75b7285108359256e08c28643e40bc18074da91ebcd6a"}) as unknown as TypedDocumentString<CreateCustomerMutation, CreateCustomerMutationVariables>;
export const UpdateCustomerDocument = new TypedDocumentString(`
    mutation UpdateCustomer($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    customer {
      ...CustomerFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
      ... on EmailTaken {
        customer {
          id
          name
        }
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment CustomerFields on Customer {
  id
  name
  email
  phone
  locale
  signsIn
  erasedAt
  attendees {
    id
    name
    bornOn
  }
}`, {"hash":"sha256:e41b23521ba39ecfbecd5adbc256d1351b4c55f8926e42062b0367f18afcd939"}) as unknown as TypedDocumentString<UpdateCustomerMutation, UpdateCustomerMutationVariables>;
export const AddAttendeeDocument = new TypedDocumentString(`
    mutation AddAttendee($input: AddAttendeeInput!) {
  addAttendee(input: $input) {
    attendee {
      id
      name
      bornOn
      notes
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:c621d92d5827c4fee0154bee88784979ae1593c40f8025ade537ac8aad39204f"}) as unknown as TypedDocumentString<AddAttendeeMutation, AddAttendeeMutationVariables>;
export const UpdateAttendeeDocument = new TypedDocumentString(`
    mutation UpdateAttendee($input: UpdateAttendeeInput!) {
  updateAttendee(input: $input) {
    attendee {
      id
      name
      bornOn
      notes
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:fc0a57cdc7a7e44c812b66b40540a7e35ddd2de72cbabaa47488f93048831ee1"}) as unknown as TypedDocumentString<UpdateAttendeeMutation, UpdateAttendeeMutationVariables>;
export const RegistrationBalanceAsOfDocument = new TypedDocumentString(`
    query RegistrationBalanceAsOf($id: ID!, $asOf: DateTime!) {
  registration(id: $id) {
    balance(asOf: $asOf) {
      ...MoneyFields
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:902bf5e55233829ead2cb8c1f022dea0bb97bc479908ee3ba8ea7981f8140474"}) as unknown as TypedDocumentString<RegistrationBalanceAsOfQuery, RegistrationBalanceAsOfQueryVariables>;
export const PassProductsDocument = new TypedDocumentString(`
    query PassProducts($slug: String!) {
  organisation(slug: $slug) {
    id
    passProducts {
      ...ProductFields
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment ProductFields on PassProduct {
  id
  name
  kind
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  entries
  limitCount
  limitPeriod
  seatsAtOnce
  courses {
    id
    name
  }
  validityPeriod
  validityStart
  fixedFrom
  fixedUntil
  sellableOnline
  visibleOnBookingPage
  visibleInProfile
  visibleAtDesk
  purchaseLimit
  priority
  vatBps
  vatTreatment
  archivedAt
}`, {"hash":"sha256:ab1bc4451b77a4792339dea855a3ca3379d205b597d24173a7a80161290c0668"}) as unknown as TypedDocumentString<PassProductsQuery, PassProductsQueryVariables>;
export const CreatePassProductDocument = new TypedDocumentString(`
    mutation CreatePassProduct($input: CreatePassProductInput!) {
  createPassProduct(input: $input) {
    product {
      ...ProductFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment ProductFields on PassProduct {
  id
  name
  kind
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  entries
  limitCount
  limitPeriod
  seatsAtOnce
  courses {
    id
    name
  }
  validityPeriod
  validityStart
  fixedFrom
  fixedUntil
  sellableOnline
  visibleOnBookingPage
  visibleInProfile
  visibleAtDesk
  purchaseLimit
  priority
  vatBps
  vatTreatment
  archivedAt
}`, {"hash":"sha256:c5154826a8d47822b0b5b1e4304dbbf0b22ec17bd3fd6bc22f45ec5e6d0ed50f"}) as unknown as TypedDocumentString<CreatePassProductMutation, CreatePassProductMutationVariables>;
export const UpdatePassProductDocument = new TypedDocumentString(`
    mutation UpdatePassProduct($input: UpdatePassProductInput!) {
  updatePassProduct(input: $input) {
    product {
      ...ProductFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment ProductFields on PassProduct {
  id
  name
  kind
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  entries
  limitCount
  limitPeriod
  seatsAtOnce
  courses {
    id
    name
  }
  validityPeriod
  validityStart
  fixedFrom
  fixedUntil
  sellableOnline
  visibleOnBookingPage
  visibleInProfile
  visibleAtDesk
  purchaseLimit
  priority
  vatBps
  vatTreatment
  archivedAt
}`, {"hash":"sha256:923d944443aa9bf35daac265427055d86a5538d88419f92dfe9eb7747076f00d"}) as unknown as TypedDocumentString<UpdatePassProductMutation, UpdatePassProductMutationVariables>;
export const ArchivePassProductDocument = new TypedDocumentString(`
    mutation ArchivePassProduct($input: ArchivePassProductInput!) {
  archivePassProduct(input: $input) {
    product {
      ...ProductFields
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment ProductFields on PassProduct {
  id
  name
  kind
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  entries
  limitCount
  limitPeriod
  seatsAtOnce
  courses {
    id
    name
  }
  validityPeriod
  validityStart
  fixedFrom
  fixedUntil
  sellableOnline
  visibleOnBookingPage
  visibleInProfile
  visibleAtDesk
  purchaseLimit
  priority
  vatBps
  vatTreatment
  archivedAt
}`, {"hash":"sha256:7a1543c060814085263c900f2392a15d77ea9cb0372475e28c6c750c15656a1d"}) as unknown as TypedDocumentString<ArchivePassProductMutation, ArchivePassProductMutationVariables>;
export const MyBookingsDocument = new TypedDocumentString(`
    query MyBookings($from: DateTime, $until: DateTime, $status: [BookingStatus!], $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  viewer {
    bookings(
      from: $from
      until: $until
      status: $status
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      edges {
        cursor
        node {
          ...MyBookingFields
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment MyBookingFields on Booking {
  ...BookingFields
  createdAt
  cancelledAt
  cancellation {
    inTime
    givesBack {
      ...RedemptionFields
    }
    uncharged {
      ...MoneyFields
    }
    fee {
      ...MoneyFields
    }
  }
  session {
    ...SessionFields
    ...PlaceOfSessionFields
  }
  registration {
    id
    attendee {
      id
      name
    }
  }
}`, {"hash":"sha256:94167fca034ae4439633687c123b4ce43ddf9625d651522845c883ce6c7470e3"}) as unknown as TypedDocumentString<MyBookingsQuery, MyBookingsQueryVariables>;
export const MyPassesDocument = new TypedDocumentString(`
    query MyPasses($first: Int = 100, $after: Cursor) {
  viewer {
    customer {
      id
      name
      passes(first: $first, after: $after) {
        edges {
          node {
            ...PassFields
            purchasedAt
            registration {
              id
            }
            courses {
              id
              name
            }
          }
        }
        pageInfo {
          ...PageFields
        }
      }
      registrations(first: 100) {
        edges {
          node {
            ...RegistrationFields
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
                type
              }
            }
            passesOnSale {
              id
              name
            }
          }
        }
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment PassFields on Pass {
  id
  name
  kind
  status
  price {
    ...MoneyFields
  }
  credit {
    ...MoneyFields
  }
  creditLeft {
    ...MoneyFields
  }
  entries
  entriesLeft
  validFrom
  validUntil
}
fragment RegistrationFields on Registration {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
}`, {"hash":"sha256:5710d4922996260b2463c69972da91233bd606b4c5252da18ddb34d10e5b4c0a"}) as unknown as TypedDocumentString<MyPassesQuery, MyPassesQueryVariables>;
export const AttendeeBookingsDocument = new TypedDocumentString(`
    query AttendeeBookings($id: ID!, $from: DateTime, $until: DateTime, $status: [BookingStatus!], $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  attendee(id: $id) {
    id
    name
    bookings(
      from: $from
      until: $until
      status: $status
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      edges {
        cursor
        node {
          ...MyBookingFields
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment RedemptionFields on Redemption {
  pass {
    id
    name
  }
  entries
  covered {
    ...MoneyFields
  }
  consumed {
    ...MoneyFields
  }
  returnedAt
}
fragment BookingFields on Booking {
  id
  status
  price {
    ...MoneyFields
  }
  uncovered {
    ...MoneyFields
  }
  covered {
    ...RedemptionFields
  }
  cancellableUntil
  lateCancellation
  lateFee {
    ...MoneyFields
  }
  checkedInAt
  attendance
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment MyBookingFields on Booking {
  ...BookingFields
  createdAt
  cancelledAt
  cancellation {
    inTime
    givesBack {
      ...RedemptionFields
    }
    uncharged {
      ...MoneyFields
    }
    fee {
      ...MoneyFields
    }
  }
  session {
    ...SessionFields
    ...PlaceOfSessionFields
  }
  registration {
    id
    attendee {
      id
      name
    }
  }
}`, {"hash":"sha256:652c87698ba494a66fce3fa0ef6937470ca0cb3eabd574c21cedbd34acfe4738"}) as unknown as TypedDocumentString<AttendeeBookingsQuery, AttendeeBookingsQueryVariables>;
export const MyReceiptsDocument = new TypedDocumentString(`
    query MyReceipts($first: Int, $after: Cursor) {
  viewer {
    receipts(first: $first, after: $after) {
      edges {
        node {
          ...ReceiptFields
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    fragment ReceiptFields on Receipt {
  id
  number
  kind
  issuedAt
  issuedOn
  isTest
  total {
    amountMinor
    currency
  }
  pdfUrl
}`, {"hash":"sha256:e2ffc17d17a4c592f9d05679124571f48d5ad0647042c7474540057997de482e"}) as unknown as TypedDocumentString<MyReceiptsQuery, MyReceiptsQueryVariables>;
export const ReceiptsDocument = new TypedDocumentString(`
    query Receipts($customerId: ID, $number: String, $first: Int, $after: Cursor) {
  receipts(customerId: $customerId, number: $number, first: $first, after: $after) {
    edges {
      node {
        ...ReceiptFields
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    fragment ReceiptFields on Receipt {
  id
  number
  kind
  issuedAt
  issuedOn
  isTest
  total {
    amountMinor
    currency
  }
  pdfUrl
}`, {"hash":"sha256:38159b13aff0dabca5f654256657f587851b42c53d1a0e24f2609bfe2bcb6ba2"}) as unknown as TypedDocumentString<ReceiptsQuery, ReceiptsQueryVariables>;
export const ReceiptDocument = new TypedDocumentString(`
    query Receipt($id: ID!) {
  receipt(id: $id) {
    ...ReceiptFields
    reason
    seller {
      name
      legalName
      address
      companyId
      taxId
      vatId
      registerEntry
      isVatPayer
    }
    buyer {
      name
      email
    }
    lines {
      position
      description
      quantity
      unitPrice {
        amountMinor
      }
      discount {
        amountMinor
      }
      amount {
        amountMinor
      }
      vatBps
      vatTreatment
    }
    vat {
      vatBps
      base {
        amountMinor
      }
      tax {
        amountMinor
      }
      gross {
        amountMinor
      }
    }
    payments {
      method
      amount {
        amountMinor
      }
      tendered {
        amountMinor
      }
      change {
        amountMinor
      }
    }
    corrects {
      id
      number
    }
    creditNotes {
      id
      number
    }
  }
}
    fragment ReceiptFields on Receipt {
  id
  number
  kind
  issuedAt
  issuedOn
  isTest
  total {
    amountMinor
    currency
  }
  pdfUrl
}`, {"hash":"sha256:abba42f6e03795485433a2b1b20897c4cec11df737562ceefea9f9c3257b8770"}) as unknown as TypedDocumentString<ReceiptQuery, ReceiptQueryVariables>;
export const EndRegistrationDocument = new TypedDocumentString(`
    mutation EndRegistration($input: EndRegistrationInput!) {
  endRegistration(input: $input) {
    registration {
      id
      endsOn
    }
    ending {
      ...RegistrationEndingFields
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    passBalances {
      ...PassBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment RegistrationEndingFields on RegistrationEnding {
  endsOn
  bookings {
    booking {
      id
      session {
        id
        startsAt
      }
    }
    inTime
    uncharged {
      ...MoneyFields
    }
    fee {
      ...MoneyFields
    }
  }
  passes {
    pass {
      id
      name
    }
    entries
    visits
    credit {
      ...MoneyFields
    }
  }
  price {
    ...MoneyFields
  }
  refundable {
    payment {
      id
      method
    }
    amount {
      ...MoneyFields
    }
  }
}`, {"hash":"sha256:c743592afe985ead35a270f809bb91b73634bd76445967d3e9a0825c5d441573"}) as unknown as TypedDocumentString<EndRegistrationMutation, EndRegistrationMutationVariables>;
export const ReopenRegistrationDocument = new TypedDocumentString(`
    mutation ReopenRegistration($input: ReopenRegistrationInput!) {
  reopenRegistration(input: $input) {
    registration {
      id
      endsOn
    }
    registrationBalance {
      ...RegistrationBalanceFields
    }
    passBalances {
      ...PassBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:bbc17e30c02d0e52a03628f9d9c3d58e735c4a05e9eebed834da20ae621a4815"}) as unknown as TypedDocumentString<ReopenRegistrationMutation, ReopenRegistrationMutationVariables>;
export const MoveRegistrationDocument = new TypedDocumentString(`
    mutation MoveRegistration($input: MoveRegistrationInput!) {
  moveRegistration(input: $input) {
    registration {
      id
      group {
        id
        name
      }
    }
    bookingsCancelled
    registrationBalance {
      ...RegistrationBalanceFields
    }
    passBalances {
      ...PassBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
  id
  pass {
    id
    name
  }
  kind
  creditLeft {
    ...MoneyFields
  }
  entriesLeft
  validFrom
  validUntil
  version
}
fragment RegistrationBalanceFields on RegistrationBalance {
  id
  paid {
    ...MoneyFields
  }
  charged {
    ...MoneyFields
  }
  balance {
    ...MoneyFields
  }
  debt {
    ...MoneyFields
  }
  paymentStatus
  version
}
fragment RefusalFields on UserError {
  __typename
  code
  message
  path
  ... on PassCannotPay {
    reason
  }
  ... on NotCovered {
    missing {
      ...MoneyFields
    }
    allowed {
      ...MoneyFields
    }
  }
  ... on InvalidInput {
    invalid: reason
    limit
  }
  ... on NotFound {
    referent
  }
  ... on SessionFull {
    capacity
  }
  ... on GroupFull {
    capacity
  }
  ... on RegistrationEnded {
    endsOn
  }
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
  }
  ... on CheckInNotOpen {
    opensAt
  }
  ... on CheckInClosed {
    closedAt
  }
  ... on PurchaseLimitReached {
    purchaseLimit: limit
  }
  ... on CapacityBelowSeatsTaken {
    seatsTaken
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"hash":"sha256:641a768a000b24b476da31dc92b92bb40a7bd70c804b811b2c60ba53a7aeb121"}) as unknown as TypedDocumentString<MoveRegistrationMutation, MoveRegistrationMutationVariables>;
export const SalesDocument = new TypedDocumentString(`
    query Sales($from: Date!, $until: Date!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  reports {
    sales(
      from: $from
      until: $until
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      moment
      edges {
        cursor
        node {
          day
          channel
          kind
          product {
            id
          }
          name
          count
          discount {
            amountMinor
            currency
          }
          sold {
            amountMinor
            currency
          }
          refunded {
            amountMinor
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      total {
        discount {
          amountMinor
          currency
        }
        sold {
          amountMinor
          currency
        }
        refunded {
          amountMinor
          currency
        }
      }
    }
  }
}
    `, {"hash":"sha256:72f8f7e237fc047444b32960fa957f8e01c848e1109c8c6d18f4e3782fecf5c5"}) as unknown as TypedDocumentString<SalesQuery, SalesQueryVariables>;
export const DeferredRevenueDocument = new TypedDocumentString(`
    query DeferredRevenue($from: Date!, $until: Date!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  reports {
    deferredRevenue(
      from: $from
      until: $until
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      moment
      edges {
        cursor
        node {
          product {
            id
          }
          name
          opening {
            amountMinor
            currency
          }
          sold {
            amountMinor
            currency
          }
          redeemed {
            amountMinor
            currency
          }
          refunded {
            amountMinor
            currency
          }
          earned {
            amountMinor
            currency
          }
          expired {
            amountMinor
            currency
          }
          closing {
            amountMinor
            currency
          }
          closingGifts {
            amountMinor
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      total {
        opening {
          amountMinor
          currency
        }
        sold {
          amountMinor
          currency
        }
        redeemed {
          amountMinor
          currency
        }
        refunded {
          amountMinor
          currency
        }
        earned {
          amountMinor
          currency
        }
        expired {
          amountMinor
          currency
        }
        closing {
          amountMinor
          currency
        }
        closingGifts {
          amountMinor
          currency
        }
      }
    }
  }
}
    `, {"hash":"sha256:cce81a6bcd76355e00b0e6413e9d76059bc1c79adacbe56b53b1b8ec5ac005e4"}) as unknown as TypedDocumentString<DeferredRevenueQuery, DeferredRevenueQueryVariables>;
export const BreakageDocument = new TypedDocumentString(`
    query Breakage($from: Date!, $until: Date!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  reports {
    breakage(
      from: $from
      until: $until
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      moment
      edges {
        cursor
        node {
          product {
            id
          }
          name
          passes
          expired {
            amountMinor
            currency
          }
          all {
            amountMinor
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      total {
        expired {
          amountMinor
          currency
        }
        all {
          amountMinor
          currency
        }
      }
    }
  }
}
    `, {"hash":"sha256:8dcf107f74f7fc7310e4a08c92afcbe9d1e2a83523166af322530cae5c1cd0bf"}) as unknown as TypedDocumentString<BreakageQuery, BreakageQueryVariables>;
export const DebtsDocument = new TypedDocumentString(`
    query Debts($asOf: Date, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  reports {
    debts(asOf: $asOf, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      moment
      edges {
        cursor
        node {
          registration {
            id
          }
          customerName
          attendeeName
          groupName
          since
          upTo30Days {
            amountMinor
            currency
          }
          upTo60Days {
            amountMinor
            currency
          }
          upTo90Days {
            amountMinor
            currency
          }
          over90Days {
            amountMinor
            currency
          }
          debt {
            amountMinor
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      total {
        upTo30Days {
          amountMinor
          currency
        }
        upTo60Days {
          amountMinor
          currency
        }
        upTo90Days {
          amountMinor
          currency
        }
        over90Days {
          amountMinor
          currency
        }
        debt {
          amountMinor
          currency
        }
      }
    }
  }
}
    `, {"hash":"sha256:d2c465f3826a3a313fbb5481e90bba2fcd38a6a29f20f60a3cd4724467385190"}) as unknown as TypedDocumentString<DebtsQuery, DebtsQueryVariables>;
export const CommissionDocument = new TypedDocumentString(`
    query Commission($from: Date!, $until: Date!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  reports {
    commission(
      from: $from
      until: $until
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      moment
      edges {
        cursor
        node {
          day
          method
          taken {
            amountMinor
            currency
          }
          returned {
            amountMinor
            currency
          }
          kept {
            amountMinor
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      total {
        taken {
          amountMinor
          currency
        }
        returned {
          amountMinor
          currency
        }
        kept {
          amountMinor
          currency
        }
      }
    }
  }
}
    `, {"hash":"sha256:96b1178563d880712d16abe257bf52411ab0300201f4fbf56fba7c80eaa5c06e"}) as unknown as TypedDocumentString<CommissionQuery, CommissionQueryVariables>;
export const VatDocument = new TypedDocumentString(`
    query Vat($from: Date!, $until: Date!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  reports {
    vat(
      from: $from
      until: $until
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      moment
      edges {
        cursor
        node {
          vatBps
          gross {
            amountMinor
            currency
          }
          base {
            amountMinor
            currency
          }
          tax {
            amountMinor
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      total {
        gross {
          amountMinor
          currency
        }
        base {
          amountMinor
          currency
        }
        tax {
          amountMinor
          currency
        }
        posted {
          amountMinor
          currency
        }
      }
    }
  }
}
    `, {"hash":"sha256:7ccc693d07132bcc6d8111c478bd8853ffe0a07105e0fe852df2b0abde6fa3a6"}) as unknown as TypedDocumentString<VatQuery, VatQueryVariables>;
export const AttendanceDocument = new TypedDocumentString(`
    query Attendance($from: Date!, $until: Date!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  reports {
    attendance(
      from: $from
      until: $until
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      moment
      edges {
        cursor
        node {
          group {
            id
          }
          courseName
          groupName
          sessions
          capacity
          booked
          attended
          noShow
          lateCancelled
          utilisationBps
          attendanceBps
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:01a1e8c73e71ce7393e1cf36b75ffa26f79c2e91c7367fc256f3cc2c9194f5a6"}) as unknown as TypedDocumentString<AttendanceQuery, AttendanceQueryVariables>;
export const ExportReportDocument = new TypedDocumentString(`
    query ExportReport($input: ExportReportInput!) {
  exportReport(input: $input) {
    name
    csv
    rowCount
  }
}
    `, {"hash":"sha256:3fd216b109a39af974309fb20d2a1486de054e8e822ff48c32b2e375670ac9b5"}) as unknown as TypedDocumentString<ExportReportQuery, ExportReportQueryVariables>;
export const RequestSignInCodeDocument = new TypedDocumentString(`
    mutation RequestSignInCode($input: RequestSignInCodeInput!) {
  requestSignInCode(input: $input) {
    request
    expiresAt
    errors {
      ...ErrorFields
      ... on TooManyTries {
        retryAfterSeconds
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:d28fd574b30efefa10dce388aa74f837181511b9395fc0b9bdda0b84a2be1dfb"}) as unknown as TypedDocumentString<RequestSignInCodeMutation, RequestSignInCodeMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    token
    expiresAt
    errors {
      ...ErrorFields
      ... on TooManyTries {
        retryAfterSeconds
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:4cc0091bdd79cf5266b9e4651460f7438aec8c7879d8ef33c6f0bdc247a99ac4"}) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    signedOut
  }
}
    `, {"hash":"sha256:ffd093bc73cd0e180b4296d8e8b21a3311efcff70fe2ca4fd0032c4654692619"}) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const SignOutEverywhereDocument = new TypedDocumentString(`
    mutation SignOutEverywhere {
  signOutEverywhere {
    signedOut
  }
}
    `, {"hash":"sha256:6efd65dad764d387ac2a1ef715b13522abead2d850e43820ce52e563d29f9799"}) as unknown as TypedDocumentString<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const StaffMembersDocument = new TypedDocumentString(`
    query StaffMembers {
  members {
    id
    name
    email
    role
    signsIn
    removedAt
  }
}
    `, {"hash":"sha256:00448ff8c1acad118c4314c99290ecbbdac9133680f8d59391618801f0352a62"}) as unknown as TypedDocumentString<StaffMembersQuery, StaffMembersQueryVariables>;
export const InvitationsDocument = new TypedDocumentString(`
    query Invitations {
  invitations {
    ...InvitationFields
  }
}
    fragment InvitationFields on Invitation {
  id
  email
  name
  role
  createdAt
  expiresAt
  acceptedAt
  revokedAt
}`, {"hash":"sha256:ccefcce4e65154b1ab3433460b6f46adcee8538aac4d99afbfe8c19a29a48984"}) as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const MyOrganisationsDocument = new TypedDocumentString(`
    query MyOrganisations {
  viewer {
    kind
    role
    organisations {
      ...ViewerOrganisationFields
    }
  }
}
    fragment ViewerOrganisationFields on ViewerOrganisation {
  id
  slug
  name
  locale
  role
}`, {"hash":"sha256:0d75c66788108e1c8f7ff4c7b1065c06cd8a6542f8e588f5d5ef2c3e53e9a40c"}) as unknown as TypedDocumentString<MyOrganisationsQuery, MyOrganisationsQueryVariables>;
export const InviteMemberDocument = new TypedDocumentString(`
    mutation InviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) {
    invitation {
      ...InvitationFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
      ... on TooManyTries {
        retryAfterSeconds
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment InvitationFields on Invitation {
  id
  email
  name
  role
  createdAt
  expiresAt
  acceptedAt
  revokedAt
}`, {"hash":"sha256:3df5290941717687f7718af6c38c835a303b7d72d3f02a64e506fb3498ba7374"}) as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
  revokeInvitation(input: $input) {
    invitation {
      ...InvitationFields
    }
    errors {
      ...ErrorFields
      ... on InvitationUnusable {
        problem: reason
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment InvitationFields on Invitation {
  id
  email
  name
  role
  createdAt
  expiresAt
  acceptedAt
  revokedAt
}`, {"hash":"sha256:be4951136a24e85a3b970efe637ba33102eab9bf16ec50cc0729d93587362555"}) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    organisation {
      ...ViewerOrganisationFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
      ... on InvitationUnusable {
        problem: reason
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment ViewerOrganisationFields on ViewerOrganisation {
  id
  slug
  name
  locale
  role
}`, {"hash":"sha256:b3a90078348e8c2755c4236f7f18fcbc4ec2f9ce975b2873e7e235ca1a280c35"}) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const ChangeMemberRoleDocument = new TypedDocumentString(`
    mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {
  changeMemberRole(input: $input) {
    member {
      id
      name
      email
      role
      signsIn
      removedAt
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:0ebb4ee01d4e00df2efb492d2270f3ce92f2e0a0c93216aaac0840cda25783e4"}) as unknown as TypedDocumentString<ChangeMemberRoleMutation, ChangeMemberRoleMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($input: RemoveMemberInput!) {
  removeMember(input: $input) {
    member {
      id
      name
      email
      role
      signsIn
      removedAt
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:8ca37201e2a73f004fce213b4c8494b267c8f952f4758e83b9176d6ddb878f74"}) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const EraseMemberDocument = new TypedDocumentString(`
    mutation EraseMember($input: EraseMemberInput!) {
  eraseMember(input: $input) {
    member {
      id
      name
      email
      signsIn
      removedAt
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}`, {"hash":"sha256:b842d95ea1ff7af8cf687056c67718231355eae764fa9ead1b9ce1c0afca3acf"}) as unknown as TypedDocumentString<EraseMemberMutation, EraseMemberMutationVariables>;
export const OpenOrganisationDocument = new TypedDocumentString(`
    mutation OpenOrganisation($input: OpenOrganisationInput!) {
  openOrganisation(input: $input) {
    organisation {
      ...ViewerOrganisationFields
    }
    errors {
      ...ErrorFields
      ... on InvalidInput {
        reason
        limit
      }
      ... on TooManyOrganisations {
        organisationsMax: limit
      }
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  code
  path
  message
}
fragment ViewerOrganisationFields on ViewerOrganisation {
  id
  slug
  name
  locale
  role
}`, {"hash":"sha256:46be0e8358cff98011beaa6ecf52c6633a4e889ff676e0d0f71badeb186835b4"}) as unknown as TypedDocumentString<OpenOrganisationMutation, OpenOrganisationMutationVariables>;
export const InstructorWeekDocument = new TypedDocumentString(`
    query InstructorWeek($from: DateTime, $until: DateTime, $status: SessionStatus, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  viewer {
    member {
      id
      name
      sessions(
        from: $from
        until: $until
        status: $status
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        edges {
          cursor
          node {
            ...SessionFields
            ...PlaceOfSessionFields
            rosterCounts {
              ...RosterCountsFields
            }
          }
        }
        pageInfo {
          ...PageFields
        }
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PlaceOfSessionFields on Session {
  group {
    id
    name
    course {
      id
      name
      type
    }
    location {
      id
      name
    }
    instructor {
      id
      name
    }
  }
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment RosterCountsFields on RosterCounts {
  booked
  here
  missing
  owing
  owed {
    ...MoneyFields
  }
}`, {"hash":"sha256:21adad8076aa909d8bef9ad71a8d8eea9cb8e99c10e8df39277a81eac7e24edb"}) as unknown as TypedDocumentString<InstructorWeekQuery, InstructorWeekQueryVariables>;
export const CoursePageDocument = new TypedDocumentString(`
    query CoursePage($id: ID!, $sessions: Int = 5) {
  course(id: $id) {
    ...CourseFields
    groups {
      ...GroupFields
      upcomingSessions(first: $sessions) {
        edges {
          node {
            ...SessionFields
          }
        }
      }
    }
  }
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}
fragment CourseFields on Course {
  id
  name
  description
  type
  price {
    ...MoneyFields
  }
  uncoveredPolicy
  debtLimit {
    ...MoneyFields
  }
  vatBps
  passesInProfile
  ageFrom
  ageTo
  archivedAt
}`, {"hash":"sha256:28f3d0d72c4766f8637b1163fc3444060b9459cc1546b03b0692860271c2e327"}) as unknown as TypedDocumentString<CoursePageQuery, CoursePageQueryVariables>;
export const GroupPageDocument = new TypedDocumentString(`
    query GroupPage($id: ID!, $from: DateTime, $until: DateTime, $status: SessionStatus, $first: Int, $after: Cursor) {
  group(id: $id) {
    ...GroupFields
    course {
      ...CourseFields
    }
    sessions(
      from: $from
      until: $until
      status: $status
      first: $first
      after: $after
    ) {
      totalCount
      edges {
        cursor
        node {
          ...SessionFields
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  amountMinor
  currency
}
fragment SessionFields on Session {
  id
  startsAt
  endsAt
  price {
    ...MoneyFields
  }
  capacity
  seatsTaken
  seatsLeft
  status
}
fragment GroupFields on Group {
  id
  name
  capacity
  placesTaken
  location {
    id
    name
  }
  instructor {
    id
    name
  }
  linkedGroups {
    id
  }
}
fragment CourseFields on Course {
  id
  name
  description
  type
  price {
    ...MoneyFields
  }
  uncoveredPolicy
  debtLimit {
    ...MoneyFields
  }
  vatBps
  passesInProfile
  ageFrom
  ageTo
  archivedAt
}`, {"hash":"sha256:e449f7f71b0015402b4059f074b1b03d27e26e11d3b7ca7a5c2a10038ad60111"}) as unknown as TypedDocumentString<GroupPageQuery, GroupPageQueryVariables>;