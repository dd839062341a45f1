/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An invitation as its reader has it. */
export type AcceptInvitationInput = {
  /** The code from the letter. */
  code: string;
};

/** Somebody new who comes on a customer’s account. */
export type AddAttendeeInput = {
  /** Their day of birth. */
  bornOn?: string | null | undefined;
  /** The customer who acts for them. */
  customerId: string;
  /** Their name, at most 200 characters. */
  name: string;
  /** What those who look after them must know, at most 2000 characters. */
  notes?: string | null | undefined;
};

/** A new name on the roster of the staff, without access: an invitation gives that. */
export type AddMemberInput = {
  /** Their e-mail address. */
  email: string;
  /** Their name, at most 200 characters. */
  name: string;
  /** What they may do; any role but CUSTOMER. */
  role: Role;
};

/** A product to take off sale, or to put back. */
export type ArchivePassProductInput = {
  /** False puts it back on sale; true when left out. */
  archived?: boolean | null | undefined;
  /** The product. */
  productId: string;
};

/** Who did something. */
export type AuditActorKind =
  /** A program of an integrator. */
  | 'API_KEY'
  /** A customer. */
  | 'CUSTOMER'
  /** Somebody of the staff. */
  | 'MEMBER'
  /** Somebody who had signed in and was nobody at the organisation yet. */
  | 'PERSON'
  /** The server itself. */
  | 'SYSTEM';

/** Which entries of the audit log to give; what is left out does not matter. */
export type AuditFilter = {
  /** Who did it: the id of a member, a customer or an API key. */
  actorId?: string | null | undefined;
  /** At this moment or later. */
  from?: string | null | undefined;
  /** What kind of thing it was done to. */
  kind?: AuditKind | null | undefined;
  /** What it was done to: the id of a booking, a customer, a course, and so on. */
  subjectId?: string | null | undefined;
  /** Before this moment. */
  until?: string | null | undefined;
};

/** What something was done to. */
export type AuditKind =
  /** An API key. */
  | 'API_KEY'
  /** An attendee. */
  | 'ATTENDEE'
  /** What was agreed to for an attendee. */
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
  /** Somebody of the staff. */
  | 'MEMBER'
  /** The organisation itself: its settings. */
  | 'ORGANISATION'
  /** A pass. */
  | 'PASS'
  /** A pass product. */
  | 'PASS_PRODUCT'
  /** A registration, and payments recorded for it. */
  | 'REGISTRATION'
  /** A session. */
  | 'SESSION';

/** What to book, for whom, and how to pay. */
export type BookSessionInput = {
  /** Decide and answer in full, but change nothing. The states in the answer are those that would be, with the versions that are; the id of a booking that was not made names nothing, and what it leads to is as it is now. */
  dryRun?: boolean | null | undefined;
  /** A key of the caller’s choice, at most 255 characters. The same key with the same input gives the same answer for at least 24 hours and moves nothing twice; with other input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The pass that pays first. Of CREDIT passes, others of the registration add what it lacks. A free session takes nothing from it. */
  passId?: string | null | undefined;
  /** How to pay. */
  payWith?: PaymentChoice | null | undefined;
  /** The registration that books. */
  registrationId: string;
  /** The session, of the registration’s group or of one linked with it. */
  sessionId: string;
};

/** What became of a booking. */
export type BookingStatus =
  /** The attendee came. */
  | 'ATTENDED'
  /** The seat is held. */
  | 'BOOKED'
  /** Cancelled and given back in full: in time, by staff with a reason, or with its session. */
  | 'CANCELLED'
  /** Cancelled too late to be given back. */
  | 'LATE_CANCELLED'
  /** The attendee did not come. */
  | 'NO_SHOW';

/** Which booking to cancel. */
export type CancelBookingInput = {
  /** The booking. */
  bookingId: string;
  /** Decide and answer in full, but change nothing. The states in the answer are those that would be, with the versions that are; the id of a booking that was not made names nothing, and what it leads to is as it is now. */
  dryRun?: boolean | null | undefined;
  /** A key of the caller’s choice, at most 255 characters. The same key with the same input gives the same answer for at least 24 hours and moves nothing twice; with other input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Why staff cancel it as if in time, at most 500 characters. Customers cannot give one. */
  overrideReason?: string | null | undefined;
};

/** Which session does not take place. */
export type CancelSessionInput = {
  /** Decide and answer in full, but change nothing. The states in the answer are those that would be, with the versions that are; the id of a booking that was not made names nothing, and what it leads to is as it is now. */
  dryRun?: boolean | null | undefined;
  /** A key of the caller’s choice, at most 255 characters. The same key with the same input gives the same answer for at least 24 hours and moves nothing twice; with other input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The session. */
  sessionId: string;
};

/** Another role for a member of staff. */
export type ChangeMemberRoleInput = {
  /** The member. */
  memberId: string;
  /** What they may do from now on; any role but CUSTOMER. */
  role: Role;
};

/** What changes on a session; what is left out stays. */
export type ChangeSessionInput = {
  /** Its seats, not below those taken. */
  capacity?: number | null | undefined;
  /** Its price. Bookings keep the price they were made at. */
  price?: MoneyInput | null | undefined;
  /** The session. */
  sessionId: string;
};

/** Which check-ins to see. What is left out does not narrow them down. */
export type CheckInFilter = {
  /** Of the sessions of this group. */
  groupId?: string | null | undefined;
  /** At this location. */
  locationId?: string | null | undefined;
  /** Of this session. */
  sessionId?: string | null | undefined;
};

/** Who has come. */
export type CheckInInput = {
  /** Their booking. */
  bookingId: string;
};

/** What a consent is about. */
export type ConsentKind =
  /** Keeping what instructors must know of their health. */
  | 'HEALTH_DATA'
  /** Being written to about offers. */
  | 'MARKETING'
  /** Keeping data beyond what the booking itself needs. */
  | 'PERSONAL_DATA'
  /** Being photographed and shown. */
  | 'PHOTOGRAPHY';

/** How a course is offered and paid. */
export type CourseType =
  /** A period with one price for the registration. */
  | 'CONTINUOUS'
  /** A single event with one price for the registration. */
  | 'ONE_OFF'
  /** Paid session by session. */
  | 'OPEN';

/** A new API key. */
export type CreateApiKeyInput = {
  /** When it ends, within ten years; never when left out. */
  expiresAt?: string | null | undefined;
  /** What it is for, at most 200 characters. */
  name: string;
  /** What it may do; at least one scope. */
  scopes: Array<Scope>;
};

/** A new course. */
export type CreateCourseInput = {
  /** How much a registration may owe: required for DEBT_UP_TO, else not allowed. */
  debtLimit?: MoneyInput | null | undefined;
  /** What it is about, at most 5000 characters. */
  description?: string | null | undefined;
  /** Its name, at most 200 characters. */
  name: string;
  /** What a registration costs: required for CONTINUOUS and ONE_OFF, not allowed for OPEN. */
  price?: MoneyInput | null | undefined;
  /** How it is offered and paid. It cannot change later. */
  type: CourseType;
  /** What happens to the part of a price that no pass covers; DEBT when left out. */
  uncoveredPolicy?: UncoveredPolicy | null | undefined;
};

/** A new customer. */
export type CreateCustomerInput = {
  /** Their e-mail address; one account an address. */
  email: string;
  /** The language to write to them in; the organisation's when left out. */
  locale?: Locale | null | undefined;
  /** Their name, at most 200 characters. */
  name: string;
  /** Their telephone number. */
  phone?: string | null | undefined;
};

/** A new group of a course. */
export type CreateGroupInput = {
  /** How many it takes, from 1 to 100000. */
  capacity: number;
  /** The course. */
  courseId: string;
  /** The member who teaches it. */
  instructorId?: string | null | undefined;
  /** Where it meets. */
  locationId: string;
  /** Its name, at most 200 characters. */
  name: string;
};

/** A new location. */
export type CreateLocationInput = {
  /** Street and number. */
  address?: string | null | undefined;
  /** The city. */
  city?: string | null | undefined;
  /** Its name, at most 200 characters. */
  name: string;
};

/** A new pass product. */
export type CreatePassProductInput = {
  /** The courses it works on; null for all of them. */
  courseIds?: Array<string> | null | undefined;
  /** The credit it holds, above zero: required for CREDIT, else not allowed. */
  credit?: MoneyInput | null | undefined;
  /** The entries it holds, from 1 to 100000: required for ENTRY, else not allowed. */
  entries?: number | null | undefined;
  /** The first day of a pass with fixed days. */
  fixedFrom?: string | null | undefined;
  /** The last day of a pass with fixed days. */
  fixedUntil?: string | null | undefined;
  /** What it holds. It cannot change later. */
  kind: PassKind;
  /** At most this many uses in each `limitPeriod`; TIME only, together with it. */
  limitCount?: number | null | undefined;
  /** The period that `limitCount` counts in; TIME only, together with it. */
  limitPeriod?: LimitPeriod | null | undefined;
  /** Its name, at most 200 characters. */
  name: string;
  /** What it costs. */
  price: MoneyInput;
  /** Of several passes that could pay, the lower number pays first; 100 when never said. */
  priority?: number | null | undefined;
  /** How many one customer may ever hold; null is no limit. */
  purchaseLimit?: number | null | undefined;
  /** Whether customers may buy it online; false when never said. */
  sellableOnline?: boolean | null | undefined;
  /** How long it is valid, in years, months, weeks and days, such as `P3M`. Not together with fixed days. */
  validityPeriod?: string | null | undefined;
  /** When its validity begins; PURCHASE when never said. */
  validityStart?: ValidityStart | null | undefined;
  /** Whether it is sold at the desk; true when never said. */
  visibleAtDesk?: boolean | null | undefined;
  /** Whether the customer's profile offers it; true when never said. */
  visibleInProfile?: boolean | null | undefined;
  /** Whether the public booking page shows it; true when never said. */
  visibleOnBookingPage?: boolean | null | undefined;
};

/** The customer to erase. There is no way back. */
export type EraseCustomerInput = {
  /** Their e-mail address once more, so that nobody erases another by a slip. */
  confirmEmail: string;
  /** The customer. */
  customerId: string;
  /** Erase them although they owe something or have something left, which nobody can claim afterwards. For owners. */
  letGo?: boolean | null | undefined;
};

/** The member of staff to erase, who was removed. There is no way back. */
export type EraseMemberInput = {
  /** Their e-mail address once more, so that nobody erases another by a slip. */
  confirmEmail: string;
  /** The member. */
  memberId: string;
};

/** Why a mutation was refused. Stable: a program may branch on it. */
export type ErrorCode =
  /** The attendee has a seat in this session already. */
  | 'ALREADY_BOOKED'
  /** The attendee has been checked in already. */
  | 'ALREADY_CHECKED_IN'
  /** The attendee is registered in this group already. */
  | 'ALREADY_REGISTERED'
  /** Only attendees of one customer can be merged. */
  | 'ATTENDEES_OF_DIFFERENT_CUSTOMERS'
  /** The booking is cancelled already, or its attendee has been checked in. */
  | 'BOOKING_NOT_ACTIVE'
  /** Both attendees have a seat in the same session. */
  | 'BOTH_BOOKED'
  /** Both attendees are registered in the same group. */
  | 'BOTH_REGISTERED'
  /** Both customers have somebody who signs in: say whose sign-in stays. */
  | 'BOTH_SIGN_IN'
  /** It is too late to cancel. */
  | 'CANCELLATION_CLOSED'
  /** The new capacity is below the seats taken. */
  | 'CAPACITY_BELOW_SEATS_TAKEN'
  /** The course is archived and takes nobody in. */
  | 'COURSE_ARCHIVED'
  /** The customer still has bookings to come, a debt, or something that was paid for and not used. */
  | 'ERASURE_BLOCKED'
  /** Only groups of one course can be linked. */
  | 'GROUPS_OF_DIFFERENT_COURSES'
  /** The group has no place left. */
  | 'GROUP_FULL'
  /** The session is of a group that is not linked with the registration's group. */
  | 'GROUP_NOT_LINKED'
  /** The idempotency key was used before with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value can never be right: malformed, missing, negative, too long. */
  | 'INVALID_INPUT'
  /** The invitation no longer lets anybody in, or is for somebody else. */
  | 'INVITATION_UNUSABLE'
  /** The organisation would be left without an owner. */
  | 'LAST_OWNER'
  /** The name, address or e-mail is taken by another. */
  | 'NAME_TAKEN'
  /** No pass covers the price, and the course does not allow that much debt. */
  | 'NOT_COVERED'
  /** A key may not change this: somebody who signs in has to. */
  | 'NOT_FOR_API_KEYS'
  /** There is nothing by this id, or nothing that the viewer may know of. */
  | 'NOT_FOUND'
  /** The organisation does not take payments online. */
  | 'ONLINE_PAYMENT_UNAVAILABLE'
  /** An ENTRY or TIME pass is sold to a customer, not to a registration. */
  | 'PASS_BELONGS_TO_CUSTOMER'
  /** The named pass cannot pay for this session. */
  | 'PASS_CANNOT_PAY'
  /** A CREDIT pass is sold to a registration, and none was named. */
  | 'PASS_NEEDS_REGISTRATION'
  /** A pass of this kind or product does not work on the course of the registration. */
  | 'PASS_NOT_FOR_COURSE'
  /** The pass product is archived and not on sale. */
  | 'PRODUCT_ARCHIVED'
  /** The last day of the pass product has passed. */
  | 'PRODUCT_ENDED'
  /** The pass product is not sold in this channel. */
  | 'PRODUCT_NOT_SOLD_HERE'
  /** The customer has as many passes of this product as one may buy. */
  | 'PURCHASE_LIMIT_REACHED'
  /** The session was cancelled. */
  | 'SESSION_CANCELLED'
  /** The session has no seat left. */
  | 'SESSION_FULL'
  /** The session has begun, or is over. */
  | 'SESSION_OVER'
  /** The code is not the one that was sent, or is used, over or tried too often. */
  | 'SIGN_IN_CODE_WRONG'
  /** The person owns as many organisations as one may open. */
  | 'TOO_MANY_ORGANISATIONS'
  /** Codes were asked for or tried, or letters sent, too often; nothing was sent or looked at. */
  | 'TOO_MANY_TRIES';

/** Whose data, and from where on. */
export type ExportPersonalDataInput = {
  /** The `next` of the document before; the beginning when left out. */
  after?: string | null | undefined;
  /** The customer. */
  customerId: string;
};

/** A consent as it was given. */
export type GrantConsentInput = {
  /** The attendee it is about. */
  attendeeId: string;
  /** What it is about. */
  kind: ConsentKind;
  /** The text that was shown and agreed to, at most 5000 characters. */
  wording: string;
};

/** What is wrong with a value that no rule of the business could accept. */
export type InvalidInputReason =
  /** The amount is zero. */
  | 'AMOUNT_NOT_POSITIVE'
  /** The amount is above `limit`. */
  | 'AMOUNT_TOO_LARGE'
  /** The end is before the start. */
  | 'END_BEFORE_START'
  /** The moment has passed. */
  | 'IN_THE_PAST'
  /** The text has not the form that is asked for. */
  | 'MALFORMED'
  /** The amount is below zero. */
  | 'NEGATIVE_AMOUNT'
  /** The currency is not the organisation's. */
  | 'OTHER_CURRENCY'
  /** The number is outside of its range; `limit` is the end that it passed. */
  | 'OUT_OF_RANGE'
  /** It is missing. */
  | 'REQUIRED'
  /** The text is longer than `limit` characters. */
  | 'TOO_LONG'
  /** The list has more than `limit` items. */
  | 'TOO_MANY'
  /** It does not go together with the other values. */
  | 'UNEXPECTED';

/** Why an invitation no longer lets anybody in. */
export type InvitationProblem =
  /** It was accepted before. */
  | 'ACCEPTED'
  /** The viewer is on the staff already. */
  | 'ALREADY_MEMBER'
  /** Its time is over. */
  | 'EXPIRED'
  /** It was sent to another address than the one that the viewer signs in with. */
  | 'OTHER_ADDRESS'
  /** It was taken back. */
  | 'REVOKED';

/** Somebody who is to join the staff. */
export type InviteMemberInput = {
  /** The e-mail address that the letter goes to, and that they sign in with. */
  email: string;
  /** Somebody of the roster without access, who is to get it. */
  memberId?: string | null | undefined;
  /** Their name, at most 200 characters. */
  name: string;
  /** What they may do; any role but CUSTOMER. */
  role: Role;
};

/** A person's own account as a customer. */
export type JoinAsCustomerInput = {
  /** The language to write to them in; the organisation's when left out. */
  locale?: Locale | null | undefined;
  /** Their name, at most 200 characters. */
  name: string;
  /** The organisation; that of the header X-Organisation when left out. */
  organisationId?: string | null | undefined;
  /** Their telephone number. */
  phone?: string | null | undefined;
};

/** What a cancellation after its deadline does. */
export type LateCancellation =
  /** It is refused. */
  | 'BLOCK'
  /** The seat is freed, and what paid for it is not given back. */
  | 'FORFEIT'
  /** As FORFEIT, and a fee is charged. */
  | 'FORFEIT_AND_FEE';

/** The period that a limit of uses counts in. */
export type LimitPeriod =
  /** A month of the calendar. */
  | 'MONTH'
  /** A week from Monday to Sunday. */
  | 'WEEK';

/** Groups to link. */
export type LinkGroupsInput = {
  /** From 2 to 50 groups of one course. Links that they already have are merged into one. */
  groupIds: Array<string>;
};

/** A language of the screens and messages. */
export type Locale =
  /** Czech. */
  | 'cs'
  /** English. */
  | 'en'
  /** Slovak. */
  | 'sk';

/** Two entries of one attendee on the account of one customer. */
export type MergeAttendeesInput = {
  /** Tells what would come of it, and changes nothing. */
  dryRun?: boolean | null | undefined;
  /** The attendee who is kept. */
  keepAttendeeId: string;
  /** The attendee whose everything comes to the other. */
  mergeAttendeeId: string;
};

/** Two accounts of one person. */
export type MergeCustomersInput = {
  /** Tells what would come of it, and changes nothing. */
  dryRun?: boolean | null | undefined;
  /** The customer who is kept. */
  keepCustomerId: string;
  /** The customer whose everything comes to the other. */
  mergeCustomerId: string;
  /** Where both sign in, the one of the two whose sign-in stays; the other loses their access here. */
  signInOf?: string | null | undefined;
};

/** An amount of money. */
export type MoneyInput = {
  /** The amount in the smallest unit of the currency: cents for EUR. */
  amountMinor: number;
  /** The currency; it must be the organisation's. */
  currency: string;
};

/** A new organisation, with the viewer as its owner. */
export type OpenOrganisationInput = {
  /** ISO 4217 code of the currency of all its prices, such as `EUR`. It never changes. */
  currency: string;
  /** Its own language. */
  locale: Locale;
  /** Its name, at most 200 characters. */
  name: string;
  /** The viewer's own name, at most 200 characters. */
  ownerName: string;
  /** Its name in addresses: 3 to 63 of `a` to `z`, digits and single hyphens, such as `vlnka-bratislava`. */
  slug: string;
  /** IANA time zone of its days, such as `Europe/Bratislava`. */
  timeZone: string;
};

/** What a pass holds. */
export type PassKind =
  /** An amount of money of one registration. */
  | 'CREDIT'
  /** A number of entries of a customer. */
  | 'ENTRY'
  /** Unlimited entries in a period, or so many in each week or month of it. */
  | 'TIME';

/** Why a pass cannot pay for a session. */
export type PassProblem =
  /** The session begins after the pass ends. */
  | 'BEYOND_END'
  /** Nothing is left on it. */
  | 'EMPTY'
  /** The pass has ended. */
  | 'EXPIRED'
  /** Its limit for the week or month of the session is reached. */
  | 'LIMIT_REACHED'
  /** The session begins before the pass is valid. */
  | 'NOT_STARTED'
  /** It belongs to another customer. */
  | 'NOT_YOURS'
  /** It is paused. */
  | 'PAUSED'
  /** It has not been paid for yet. */
  | 'PENDING'
  /** It was refunded. */
  | 'REFUNDED'
  /** It does not work on this course. */
  | 'WRONG_COURSE'
  /** Its kind does not work on a course of this type. */
  | 'WRONG_COURSE_TYPE'
  /** It is a CREDIT pass of another registration. */
  | 'WRONG_REGISTRATION';

/** The state of a pass. */
export type PassStatus =
  /** Can be used, or will be from its first day. */
  | 'ACTIVE'
  /** Its validity has ended. */
  | 'EXPIRED'
  /** Paused by staff. */
  | 'PAUSED'
  /** Not paid yet. */
  | 'PENDING'
  /** Given back for money. */
  | 'REFUNDED'
  /** Nothing is left on it. */
  | 'USED_UP';

/** How a customer wants to pay for a session. */
export type PaymentChoice =
  /** Later at the desk: it becomes a debt, if the course allows one. */
  | 'AT_DESK'
  /** With the passes that fit, in the order in which they are used up; what they do not cover follows the course’s policy. */
  | 'AUTO'
  /** Online, now. */
  | 'ONLINE'
  /** With the pass named in `passId`. */
  | 'PASS';

/** How money was paid at the desk. */
export type PaymentMethod =
  /** By bank transfer. */
  | 'BANK'
  /** By card at a terminal. */
  | 'CARD_TERMINAL'
  /** In cash. */
  | 'CASH';

/** Whether a registration owes anything. */
export type PaymentStatus =
  /** It owes nothing. */
  | 'PAID'
  /** It has a debt. */
  | 'UNPAID';

/** A payment for a registration that no pass is bought with. */
export type RecordPaymentInput = {
  /** How much, above zero. */
  amount: MoneyInput;
  /** A key of the caller’s choice, at most 255 characters. The same key with the same input gives the same answer for at least 24 hours and moves nothing twice; with other input it is refused. */
  idempotencyKey: string;
  /** How it is paid. */
  method: PaymentMethod;
  /** The registration it is for. */
  registrationId: string;
};

/** What an id was taken to name. */
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
  /** An organisation. */
  | 'ORGANISATION'
  /** A pass. */
  | 'PASS'
  /** A pass product. */
  | 'PASS_PRODUCT'
  /** A registration. */
  | 'REGISTRATION'
  /** A session. */
  | 'SESSION';

/** Who to register, and where. */
export type RegisterInput = {
  /** Who will come. */
  attendeeId: string;
  /** The group to come to. */
  groupId: string;
  /** A key of the caller’s choice, at most 255 characters. The same key with the same input gives the same answer for at least 24 hours and moves nothing twice; with other input it is refused. */
  idempotencyKey?: string | null | undefined;
};

/** The member of staff who leaves. */
export type RemoveMemberInput = {
  /** The member. */
  memberId: string;
};

/** Who wants to sign in. */
export type RequestSignInCodeInput = {
  /** The e-mail address; upper or lower case makes no difference. */
  email: string;
  /** The language of the letter; that of the request when left out. */
  locale?: Locale | null | undefined;
};

/** The API key to revoke. */
export type RevokeApiKeyInput = {
  /** The key. */
  apiKeyId: string;
};

/** The invitation to take back. */
export type RevokeInvitationInput = {
  /** The invitation. */
  invitationId: string;
};

/** What somebody may do in an organisation. */
export type Role =
  /** Sees and books for their own attendees. */
  | 'CUSTOMER'
  /** Sees the roster of sessions and checks people in. */
  | 'INSTRUCTOR'
  /** Sets up courses, groups, sessions and products. */
  | 'MANAGER'
  /** May do everything, and owns the account. */
  | 'OWNER'
  /** Sells, registers, books and checks people in. */
  | 'RECEPTIONIST';

/** Sessions to schedule: a weekly pattern or a list of starts, at most 400 at once. All of them are made, or none. */
export type ScheduleSessionsInput = {
  /** Seats in each of them; the group's capacity when left out. */
  capacity?: number | null | undefined;
  /** How long each of them is. */
  durationMinutes: number;
  /** The group that meets. */
  groupId: string;
  /** The unit price of each of them. */
  price: MoneyInput;
  /** The start of each session; either this or `weekly`. */
  startsAt?: Array<string> | null | undefined;
  /** A weekly pattern; either this or `startsAt`. */
  weekly?: WeeklyScheduleInput | null | undefined;
};

/** What an API key may do. Writing in an area includes reading it. */
export type Scope =
  /** See registrations and bookings, and watch them live. */
  | 'BOOKINGS_READ'
  /** Register, book, cancel, check in, change and cancel sessions. */
  | 'BOOKINGS_WRITE'
  /** Change what is offered: locations, courses, groups, sessions, pass products. */
  | 'CATALOGUE_WRITE'
  /** See customers and attendees. */
  | 'PEOPLE_READ'
  /** Open and change the accounts of customers and attendees. */
  | 'PEOPLE_WRITE'
  /** See passes, what is left on them, and all products. */
  | 'SALES_READ'
  /** Sell passes and record payments. */
  | 'SALES_WRITE';

/** Which pass to sell, to whom, and how it is paid. */
export type SellPassInput = {
  /** The customer an ENTRY or TIME pass is for. Leave it out for CREDIT passes. */
  customerId?: string | null | undefined;
  /** A key of the caller’s choice, at most 255 characters. The same key with the same input gives the same answer for at least 24 hours and moves nothing twice; with other input it is refused. */
  idempotencyKey: string;
  /** How it is paid. */
  method: PaymentMethod;
  /** The product to sell. */
  productId: string;
  /** The registration a CREDIT pass is for. Leave it out for other kinds. */
  registrationId?: string | null | undefined;
};

/** Whether a session takes place. */
export type SessionStatus =
  /** The organisation cancelled it. */
  | 'CANCELLED'
  /** It takes place, or took place. */
  | 'SCHEDULED';

/** How long personal data is kept; what is left out stays. */
export type SetRetentionInput = {
  /** Delete entries of the audit log after this many months, 1 to 600; null keeps them. For 30 days after it became shorter nothing is deleted. */
  auditRetentionMonths?: number | null | undefined;
  /** Erase customers who have done nothing for this many months, 1 to 600; null keeps them. */
  customerRetentionMonths?: number | null | undefined;
};

/** What came with the letter. */
export type SignInInput = {
  /** The code: eight digits, good for one use within ten minutes and five tries. */
  code: string;
  /** The e-mail address that the code was sent to. */
  email: string;
};

/** What changed a registration's figures. */
export type StatementEvent =
  /** The part of a price that an entry covered beyond its value. */
  | 'ENTRY_DISCOUNT'
  /** An ENTRY pass paid with the value of an entry. */
  | 'ENTRY_REDEEMED'
  /** The fee of a late cancellation was charged. */
  | 'LATE_FEE_CHARGED'
  /** A CREDIT pass ended, and what was left on it counts no more. */
  | 'PASS_EXPIRED'
  /** A CREDIT pass was sold to it; what was paid for the pass counts as paid. */
  | 'PASS_SOLD'
  /** The part of what was paid for a pass that is above the credit it holds. */
  | 'PASS_SOLD_ABOVE_FACE'
  /** The part of the credit that the pass gave on top of what was paid for it. */
  | 'PASS_SOLD_BELOW_FACE'
  /** A payment was recorded at the desk. */
  | 'PAYMENT_RECORDED'
  /** The registration itself was charged. */
  | 'REGISTRATION_CHARGED'
  /** A session was booked and charged. */
  | 'SESSION_CHARGED'
  /** A TIME pass covered a price. */
  | 'TIME_REDEEMED';

/** What happens to the part of a price that no pass covers. */
export type UncoveredPolicy =
  /** It is charged to the registration, which then owes it. */
  | 'DEBT'
  /** It is charged as long as the debt stays within a limit. */
  | 'DEBT_UP_TO'
  /** The booking is refused. */
  | 'REFUSE';

/** A group to take out of its link. */
export type UnlinkGroupInput = {
  /** The group. */
  groupId: string;
};

/** What changes on an attendee; what is left out stays. */
export type UpdateAttendeeInput = {
  /** The attendee. */
  attendeeId: string;
  /** Their day of birth; null for none. */
  bornOn?: string | null | undefined;
  /** Their name, at most 200 characters. */
  name?: string | null | undefined;
  /** What those who look after them must know; null for nothing. */
  notes?: string | null | undefined;
};

/** What changes on a course; what is left out stays. */
export type UpdateCourseInput = {
  /** True takes it off the offer, false puts it back. */
  archived?: boolean | null | undefined;
  /** The course. */
  courseId: string;
  /** How much a registration may owe; required when the policy becomes DEBT_UP_TO. */
  debtLimit?: MoneyInput | null | undefined;
  /** What it is about, at most 5000 characters. */
  description?: string | null | undefined;
  /** Its name, at most 200 characters. */
  name?: string | null | undefined;
  /** What a later registration costs; not for OPEN courses. */
  price?: MoneyInput | null | undefined;
  /** What happens to the part of a price that no pass covers. */
  uncoveredPolicy?: UncoveredPolicy | null | undefined;
};

/** What changes on a customer; what is left out stays. */
export type UpdateCustomerInput = {
  /** The customer. */
  customerId: string;
  /** Their e-mail address; one account an address. */
  email?: string | null | undefined;
  /** The language to write to them in. */
  locale?: Locale | null | undefined;
  /** Their name, at most 200 characters. */
  name?: string | null | undefined;
  /** Their telephone number; null for none. */
  phone?: string | null | undefined;
};

/** What changes on a group; what is left out stays. */
export type UpdateGroupInput = {
  /** How many it takes: not fewer than are registered. Sessions keep their own capacity. */
  capacity?: number | null | undefined;
  /** The group. */
  groupId: string;
  /** The member who teaches it; null for nobody yet. */
  instructorId?: string | null | undefined;
  /** Where it meets. */
  locationId?: string | null | undefined;
  /** Its name, at most 200 characters. */
  name?: string | null | undefined;
};

/** What changes on a location; what is left out stays. */
export type UpdateLocationInput = {
  /** Street and number. */
  address?: string | null | undefined;
  /** The city. */
  city?: string | null | undefined;
  /** The location. */
  locationId: string;
  /** Its name, at most 200 characters. */
  name?: string | null | undefined;
};

/** What changes on the customer that the viewer is; what is left out stays. */
export type UpdateMyProfileInput = {
  /** The language to write to them in. */
  locale?: Locale | null | undefined;
  /** Their name, at most 200 characters. */
  name?: string | null | undefined;
  /** Their telephone number; null for none. */
  phone?: string | null | undefined;
};

/** What changes on the viewer's organisation; what is left out stays. */
export type UpdateOrganisationInput = {
  /** Until how many hours before a session cancelling is in time, at most 8760. Holds for later bookings. */
  cancelWindowHours?: number | null | undefined;
  /** What kind of place it is. */
  category?: string | null | undefined;
  /** Where it is. */
  city?: string | null | undefined;
  /** What it says about itself, at most 5000 characters. */
  description?: string | null | undefined;
  /** What a later cancellation does. Holds for later bookings. */
  lateCancellation?: LateCancellation | null | undefined;
  /** The fee of FORFEIT_AND_FEE. Holds for later bookings. */
  lateFee?: MoneyInput | null | undefined;
  /** Its own language. */
  locale?: Locale | null | undefined;
  /** Its name, at most 200 characters. */
  name?: string | null | undefined;
};

/** What changes on a product; what is left out stays. Passes already sold keep what they were sold with. */
export type UpdatePassProductInput = {
  /** The courses it works on; null for all of them. */
  courseIds?: Array<string> | null | undefined;
  /** The credit it holds, above zero: required for CREDIT, else not allowed. */
  credit?: MoneyInput | null | undefined;
  /** The entries it holds, from 1 to 100000: required for ENTRY, else not allowed. */
  entries?: number | null | undefined;
  /** The first day of a pass with fixed days. */
  fixedFrom?: string | null | undefined;
  /** The last day of a pass with fixed days. */
  fixedUntil?: string | null | undefined;
  /** At most this many uses in each `limitPeriod`; TIME only, together with it. */
  limitCount?: number | null | undefined;
  /** The period that `limitCount` counts in; TIME only, together with it. */
  limitPeriod?: LimitPeriod | null | undefined;
  /** Its name, at most 200 characters. */
  name?: string | null | undefined;
  /** What it costs. */
  price?: MoneyInput | null | undefined;
  /** Of several passes that could pay, the lower number pays first; 100 when never said. */
  priority?: number | null | undefined;
  /** The product. */
  productId: string;
  /** How many one customer may ever hold; null is no limit. */
  purchaseLimit?: number | null | undefined;
  /** Whether customers may buy it online; false when never said. */
  sellableOnline?: boolean | null | undefined;
  /** How long it is valid, in years, months, weeks and days, such as `P3M`. Not together with fixed days. */
  validityPeriod?: string | null | undefined;
  /** When its validity begins; PURCHASE when never said. */
  validityStart?: ValidityStart | null | undefined;
  /** Whether it is sold at the desk; true when never said. */
  visibleAtDesk?: boolean | null | undefined;
  /** Whether the customer's profile offers it; true when never said. */
  visibleInProfile?: boolean | null | undefined;
  /** Whether the public booking page shows it; true when never said. */
  visibleOnBookingPage?: boolean | null | undefined;
};

/** When the validity of a pass begins. */
export type ValidityStart =
  /** On the day of the first session booked with it. */
  | 'FIRST_USE'
  /** On the day it is bought. */
  | 'PURCHASE';

/** Who is asking. */
export type ViewerKind =
  /** A program of an integrator. */
  | 'API_KEY'
  /** A customer of the organisation. */
  | 'CUSTOMER'
  /** Somebody of the organisation's staff. */
  | 'MEMBER'
  /** Somebody who signed in, and is nobody at the organisation that the operation is about. */
  | 'PERSON'
  /** Nobody who signed in. */
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

/** Sessions on the same weekdays at the same wall-clock time, in the organisation's time zone, also when clocks change. */
export type WeeklyScheduleInput = {
  /** Every how many weeks, counted from the week of `fromOn`; 1 when left out. */
  everyWeeks?: number | null | undefined;
  /** Days to leave out, such as holidays. */
  exceptOn?: Array<string> | null | undefined;
  /** The first day that may have a session. */
  fromOn: string;
  /** When they start, such as `17:30`. */
  startTime: string;
  /** The last day that may have a session. */
  untilOn: string;
  /** On which days. */
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


export type CreateApiKeyMutation = { createApiKey: { secret: string | null, apiKey: { id: string, name: string, scopes: Array<Scope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdBy: { id: string, name: string } } | null, errors: Array<{ __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { id: string, name: string, scopes: Array<Scope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdBy: { id: string, name: string } } | null, errors: Array<
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type ApiKeyFieldsFragment = { id: string, name: string, scopes: Array<Scope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdBy: { id: string, name: string } };

export type AuditLogQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { edges: Array<{ node: { id: string, at: string, address: string | null, action: string, kind: AuditKind, subjectId: string, actor: { kind: AuditActorKind, member: { id: string, name: string } | null, customer: { id: string, name: string } | null, apiKey: { id: string, name: string } | null }, changes: Array<{ field: string, before: string | null, after: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SessionCapacityFieldsFragment = { status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number };

export type PassBalanceFieldsFragment = { kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null };

export type RegistrationBalanceFieldsFragment = { paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } };

export type RedemptionFieldsFragment = { entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } };

export type BookingFieldsFragment = { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } };

type RefusalFields_AlreadyBooked_Fragment = { __typename: 'AlreadyBooked', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AlreadyCheckedIn_Fragment = { __typename: 'AlreadyCheckedIn', checkedInAt: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AlreadyRegistered_Fragment = { __typename: 'AlreadyRegistered', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_AttendeesOfDifferentCustomers_Fragment = { __typename: 'AttendeesOfDifferentCustomers', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BookingNotActive_Fragment = { __typename: 'BookingNotActive', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BothBooked_Fragment = { __typename: 'BothBooked', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BothRegistered_Fragment = { __typename: 'BothRegistered', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_BothSignIn_Fragment = { __typename: 'BothSignIn', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CancellationClosed_Fragment = { __typename: 'CancellationClosed', cancellableUntil: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CapacityBelowSeatsTaken_Fragment = { __typename: 'CapacityBelowSeatsTaken', seatsTaken: number, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_CourseArchived_Fragment = { __typename: 'CourseArchived', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_ErasureBlocked_Fragment = { __typename: 'ErasureBlocked', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_GroupFull_Fragment = { __typename: 'GroupFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_GroupNotLinked_Fragment = { __typename: 'GroupNotLinked', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_GroupsOfDifferentCourses_Fragment = { __typename: 'GroupsOfDifferentCourses', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_IdempotencyKeyReused_Fragment = { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_InvalidInput_Fragment = { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason };

type RefusalFields_InvitationUnusable_Fragment = { __typename: 'InvitationUnusable', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_LastOwner_Fragment = { __typename: 'LastOwner', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_NameTaken_Fragment = { __typename: 'NameTaken', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_NotCovered_Fragment = { __typename: 'NotCovered', code: ErrorCode, message: string, path: Array<string> | null, missing: { amountMinor: number, currency: string }, allowed: { amountMinor: number, currency: string } };

type RefusalFields_NotForApiKeys_Fragment = { __typename: 'NotForApiKeys', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_NotFound_Fragment = { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_OnlinePaymentUnavailable_Fragment = { __typename: 'OnlinePaymentUnavailable', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PassBelongsToCustomer_Fragment = { __typename: 'PassBelongsToCustomer', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PassCannotPay_Fragment = { __typename: 'PassCannotPay', reason: PassProblem, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PassNeedsRegistration_Fragment = { __typename: 'PassNeedsRegistration', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PassNotForCourse_Fragment = { __typename: 'PassNotForCourse', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_ProductArchived_Fragment = { __typename: 'ProductArchived', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_ProductEnded_Fragment = { __typename: 'ProductEnded', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_ProductNotSoldHere_Fragment = { __typename: 'ProductNotSoldHere', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_PurchaseLimitReached_Fragment = { __typename: 'PurchaseLimitReached', code: ErrorCode, message: string, path: Array<string> | null, purchaseLimit: number };

type RefusalFields_SessionCancelled_Fragment = { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_SessionFull_Fragment = { __typename: 'SessionFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_SessionOver_Fragment = { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_SignInCodeWrong_Fragment = { __typename: 'SignInCodeWrong', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_TooManyOrganisations_Fragment = { __typename: 'TooManyOrganisations', code: ErrorCode, message: string, path: Array<string> | null };

type RefusalFields_TooManyTries_Fragment = { __typename: 'TooManyTries', code: ErrorCode, message: string, path: Array<string> | null };

export type RefusalFieldsFragment =
  | RefusalFields_AlreadyBooked_Fragment
  | RefusalFields_AlreadyCheckedIn_Fragment
  | RefusalFields_AlreadyRegistered_Fragment
  | RefusalFields_AttendeesOfDifferentCustomers_Fragment
  | RefusalFields_BookingNotActive_Fragment
  | RefusalFields_BothBooked_Fragment
  | RefusalFields_BothRegistered_Fragment
  | RefusalFields_BothSignIn_Fragment
  | RefusalFields_CancellationClosed_Fragment
  | RefusalFields_CapacityBelowSeatsTaken_Fragment
  | RefusalFields_CourseArchived_Fragment
  | RefusalFields_ErasureBlocked_Fragment
  | RefusalFields_GroupFull_Fragment
  | RefusalFields_GroupNotLinked_Fragment
  | RefusalFields_GroupsOfDifferentCourses_Fragment
  | RefusalFields_IdempotencyKeyReused_Fragment
  | RefusalFields_InvalidInput_Fragment
  | RefusalFields_InvitationUnusable_Fragment
  | RefusalFields_LastOwner_Fragment
  | RefusalFields_NameTaken_Fragment
  | RefusalFields_NotCovered_Fragment
  | RefusalFields_NotForApiKeys_Fragment
  | RefusalFields_NotFound_Fragment
  | RefusalFields_OnlinePaymentUnavailable_Fragment
  | RefusalFields_PassBelongsToCustomer_Fragment
  | RefusalFields_PassCannotPay_Fragment
  | RefusalFields_PassNeedsRegistration_Fragment
  | RefusalFields_PassNotForCourse_Fragment
  | RefusalFields_ProductArchived_Fragment
  | RefusalFields_ProductEnded_Fragment
  | RefusalFields_ProductNotSoldHere_Fragment
  | RefusalFields_PurchaseLimitReached_Fragment
  | RefusalFields_SessionCancelled_Fragment
  | RefusalFields_SessionFull_Fragment
  | RefusalFields_SessionOver_Fragment
  | RefusalFields_SignInCodeWrong_Fragment
  | RefusalFields_TooManyOrganisations_Fragment
  | RefusalFields_TooManyTries_Fragment
;

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { registration: { id: string } | null, registrationBalance: { paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, errors: Array<
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


export type SellPassMutation = { sellPass: { pass: { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null } | null, passBalances: Array<{ kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, registrationBalance: { paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PassBelongsToCustomer', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PassNeedsRegistration', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PassNotForCourse', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ProductArchived', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ProductEnded', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ProductNotSoldHere', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PurchaseLimitReached', code: ErrorCode, message: string, path: Array<string> | null, purchaseLimit: number }
    > } };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordPaymentInput;
}>;


export type RecordPaymentMutation = { recordPayment: { registrationBalance: { paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type BookSessionMutationVariables = Exact<{
  input: BookSessionInput;
}>;


export type BookSessionMutation = { bookSession: { booking: { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } | null, sessionCapacity: { status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number } | null, registrationBalance: { paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, passBalances: Array<{ kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, errors: Array<
      | { __typename: 'AlreadyBooked', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'GroupNotLinked', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotCovered', code: ErrorCode, message: string, path: Array<string> | null, missing: { amountMinor: number, currency: string }, allowed: { amountMinor: number, currency: string } }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'OnlinePaymentUnavailable', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PassCannotPay', reason: PassProblem, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CancelBookingMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelBookingMutation = { cancelBooking: { booking: { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } | null, sessionCapacity: { status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number } | null, registrationBalance: { paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null, passBalances: Array<{ kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, errors: Array<
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


export type CheckInMutation = { checkIn: { booking: { id: string, status: BookingStatus, cancellableUntil: string, lateCancellation: LateCancellation, checkedInAt: string | null, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ entries: number, returnedAt: string | null, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, lateFee: { amountMinor: number, currency: string } } | null, checkIn: { attendeeName: string, checkedInAt: string, version: number, booking: { id: string, status: BookingStatus }, session: { id: string, startsAt: string }, passes: Array<{ kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, debt: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', checkedInAt: string, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'BookingNotActive', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type ChangeSessionMutationVariables = Exact<{
  input: ChangeSessionInput;
}>;


export type ChangeSessionMutation = { changeSession: { session: { id: string, price: { amountMinor: number, currency: string } } | null, sessionCapacity: { status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number } | null, errors: Array<
      | { __typename: 'CapacityBelowSeatsTaken', seatsTaken: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', limit: number | null, code: ErrorCode, message: string, path: Array<string> | null, invalid: InvalidInputReason }
      | { __typename: 'NotFound', referent: Referent, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null }
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


export type BookingEligibilityQuery = { bookingEligibility: { bookable: boolean, price: { amountMinor: number, currency: string }, obstacles: Array<
      | { __typename: 'AlreadyBooked', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'GroupNotLinked', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotCovered', code: ErrorCode, message: string, path: Array<string> | null, missing: { amountMinor: number, currency: string }, allowed: { amountMinor: number, currency: string } }
      | { __typename: 'SessionCancelled', code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionFull', capacity: number, code: ErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'SessionOver', startsAt: string, code: ErrorCode, message: string, path: Array<string> | null }
    >, passes: Array<{ canPay: boolean, reason: PassProblem | null, pass: { id: string, name: string }, covers: { amountMinor: number, currency: string } }>, plan: { slices: Array<{ entries: number, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncovered: { amountMinor: number, currency: string } }, cheapest: { slices: Array<{ entries: number, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncovered: { amountMinor: number, currency: string } } } };

export type CoveragePlanFieldsFragment = { slices: Array<{ entries: number, pass: { id: string, name: string }, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string } }>, uncovered: { amountMinor: number, currency: string } };

type ErrorFields_AlreadyBooked_Fragment = { __typename: 'AlreadyBooked', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AlreadyCheckedIn_Fragment = { __typename: 'AlreadyCheckedIn', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AlreadyRegistered_Fragment = { __typename: 'AlreadyRegistered', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_AttendeesOfDifferentCustomers_Fragment = { __typename: 'AttendeesOfDifferentCustomers', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BookingNotActive_Fragment = { __typename: 'BookingNotActive', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BothBooked_Fragment = { __typename: 'BothBooked', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BothRegistered_Fragment = { __typename: 'BothRegistered', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_BothSignIn_Fragment = { __typename: 'BothSignIn', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CancellationClosed_Fragment = { __typename: 'CancellationClosed', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CapacityBelowSeatsTaken_Fragment = { __typename: 'CapacityBelowSeatsTaken', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_CourseArchived_Fragment = { __typename: 'CourseArchived', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_ErasureBlocked_Fragment = { __typename: 'ErasureBlocked', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_GroupFull_Fragment = { __typename: 'GroupFull', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_GroupNotLinked_Fragment = { __typename: 'GroupNotLinked', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_GroupsOfDifferentCourses_Fragment = { __typename: 'GroupsOfDifferentCourses', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_IdempotencyKeyReused_Fragment = { __typename: 'IdempotencyKeyReused', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_InvalidInput_Fragment = { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_InvitationUnusable_Fragment = { __typename: 'InvitationUnusable', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_LastOwner_Fragment = { __typename: 'LastOwner', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NameTaken_Fragment = { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NotCovered_Fragment = { __typename: 'NotCovered', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NotForApiKeys_Fragment = { __typename: 'NotForApiKeys', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_NotFound_Fragment = { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_OnlinePaymentUnavailable_Fragment = { __typename: 'OnlinePaymentUnavailable', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PassBelongsToCustomer_Fragment = { __typename: 'PassBelongsToCustomer', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PassCannotPay_Fragment = { __typename: 'PassCannotPay', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PassNeedsRegistration_Fragment = { __typename: 'PassNeedsRegistration', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PassNotForCourse_Fragment = { __typename: 'PassNotForCourse', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_ProductArchived_Fragment = { __typename: 'ProductArchived', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_ProductEnded_Fragment = { __typename: 'ProductEnded', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_ProductNotSoldHere_Fragment = { __typename: 'ProductNotSoldHere', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_PurchaseLimitReached_Fragment = { __typename: 'PurchaseLimitReached', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SessionCancelled_Fragment = { __typename: 'SessionCancelled', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SessionFull_Fragment = { __typename: 'SessionFull', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SessionOver_Fragment = { __typename: 'SessionOver', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_SignInCodeWrong_Fragment = { __typename: 'SignInCodeWrong', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_TooManyOrganisations_Fragment = { __typename: 'TooManyOrganisations', code: ErrorCode, path: Array<string> | null, message: string };

type ErrorFields_TooManyTries_Fragment = { __typename: 'TooManyTries', code: ErrorCode, path: Array<string> | null, message: string };

export type ErrorFieldsFragment =
  | ErrorFields_AlreadyBooked_Fragment
  | ErrorFields_AlreadyCheckedIn_Fragment
  | ErrorFields_AlreadyRegistered_Fragment
  | ErrorFields_AttendeesOfDifferentCustomers_Fragment
  | ErrorFields_BookingNotActive_Fragment
  | ErrorFields_BothBooked_Fragment
  | ErrorFields_BothRegistered_Fragment
  | ErrorFields_BothSignIn_Fragment
  | ErrorFields_CancellationClosed_Fragment
  | ErrorFields_CapacityBelowSeatsTaken_Fragment
  | ErrorFields_CourseArchived_Fragment
  | ErrorFields_ErasureBlocked_Fragment
  | ErrorFields_GroupFull_Fragment
  | ErrorFields_GroupNotLinked_Fragment
  | ErrorFields_GroupsOfDifferentCourses_Fragment
  | ErrorFields_IdempotencyKeyReused_Fragment
  | ErrorFields_InvalidInput_Fragment
  | ErrorFields_InvitationUnusable_Fragment
  | ErrorFields_LastOwner_Fragment
  | ErrorFields_NameTaken_Fragment
  | ErrorFields_NotCovered_Fragment
  | ErrorFields_NotForApiKeys_Fragment
  | ErrorFields_NotFound_Fragment
  | ErrorFields_OnlinePaymentUnavailable_Fragment
  | ErrorFields_PassBelongsToCustomer_Fragment
  | ErrorFields_PassCannotPay_Fragment
  | ErrorFields_PassNeedsRegistration_Fragment
  | ErrorFields_PassNotForCourse_Fragment
  | ErrorFields_ProductArchived_Fragment
  | ErrorFields_ProductEnded_Fragment
  | ErrorFields_ProductNotSoldHere_Fragment
  | ErrorFields_PurchaseLimitReached_Fragment
  | ErrorFields_SessionCancelled_Fragment
  | ErrorFields_SessionFull_Fragment
  | ErrorFields_SessionOver_Fragment
  | ErrorFields_SignInCodeWrong_Fragment
  | ErrorFields_TooManyOrganisations_Fragment
  | ErrorFields_TooManyTries_Fragment
;

export type MoneyFieldsFragment = { amountMinor: number, currency: string };

export type SessionFieldsFragment = { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } };

export type GroupFieldsFragment = { id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> };

export type CourseFieldsFragment = { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null };

export type BookingPageQueryVariables = Exact<{
  slug: string;
  sessions?: number | null | undefined;
}>;


export type BookingPageQuery = { organisation: { id: string, slug: string, name: string, city: string, currency: string, timeZone: string, courses: Array<{ id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, archivedAt: string | null, groups: Array<{ id: string, name: string, capacity: number, placesTaken: number, upcomingSessions: Array<{ id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } }>, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> }>, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null }>, passesOnSale: Array<{ id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null }> } };

export type SessionQueryVariables = Exact<{
  id: string;
}>;


export type SessionQuery = { session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, group: { id: string, name: string, capacity: number, placesTaken: number, course: { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null }, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> }, viewerBookings: Array<{ id: string, status: BookingStatus }>, price: { amountMinor: number, currency: string } } | null };

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
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
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


export type CreateCourseMutation = { createCourse: { course: { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateCourseMutationVariables = Exact<{
  input: UpdateCourseInput;
}>;


export type UpdateCourseMutation = { updateCourse: { course: { id: string, name: string, description: string, type: CourseType, uncoveredPolicy: UncoveredPolicy, archivedAt: string | null, price: { amountMinor: number, currency: string } | null, debtLimit: { amountMinor: number, currency: string } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { group: { id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> } | null, errors: Array<
      | { __typename: 'CourseArchived', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateGroupMutationVariables = Exact<{
  input: UpdateGroupInput;
}>;


export type UpdateGroupMutation = { updateGroup: { group: { id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> } | null, errors: Array<
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


export type UnlinkGroupMutation = { unlinkGroup: { group: { id: string, name: string, capacity: number, placesTaken: number, location: { id: string, name: string }, instructor: { id: string, name: string } | null, linkedGroups: Array<{ id: string }> } | null, errors: Array<
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type ScheduleSessionsMutationVariables = Exact<{
  input: ScheduleSessionsInput;
}>;


export type ScheduleSessionsMutation = { scheduleSessions: { sessions: Array<{ id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } }> | null, errors: Array<
      | { __typename: 'CourseArchived', code: ErrorCode, path: Array<string> | null, message: string }
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
    | { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, mergedInto: { id: string } | null, registrations: Array<{ id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } }>, passes: Array<{ id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null }>, attendees: Array<{ id: string, name: string, bornOn: string | null }> }
    | Record<PropertyKey, never>
   | null };

export type JoinAsCustomerMutationVariables = Exact<{
  input: JoinAsCustomerInput;
}>;


export type JoinAsCustomerMutation = { joinAsCustomer: { customer: { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateMyProfileMutationVariables = Exact<{
  input: UpdateMyProfileInput;
}>;


export type UpdateMyProfileMutation = { updateMyProfile: { customer: { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type GrantConsentMutationVariables = Exact<{
  input: GrantConsentInput;
}>;


export type GrantConsentMutation = { grantConsent: { consent: { id: string, kind: ConsentKind, wording: string, grantedAt: string, withdrawnAt: string | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type WithdrawConsentMutationVariables = Exact<{
  input: WithdrawConsentInput;
}>;


export type WithdrawConsentMutation = { withdrawConsent: { consent: { id: string, kind: ConsentKind, wording: string, grantedAt: string, withdrawnAt: string | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type MergeCustomersMutationVariables = Exact<{
  input: MergeCustomersInput;
}>;


export type MergeCustomersMutation = { mergeCustomers: { merge: { attendees: number, registrations: number, passes: number, customer: { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } } | null, errors: Array<
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


export type SetRetentionMutation = { setRetention: { organisation: { id: string, customerRetentionMonths: number | null, auditRetentionMonths: number | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type EraseCustomerMutationVariables = Exact<{
  input: EraseCustomerInput;
}>;


export type EraseCustomerMutation = { eraseCustomer: { customer: { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'ErasureBlocked', upcomingBookings: number, passes: number, code: ErrorCode, path: Array<string> | null, message: string, debt: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } }
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type CheckInFieldsFragment = { attendeeName: string, checkedInAt: string, version: number, booking: { id: string, status: BookingStatus }, session: { id: string, startsAt: string }, passes: Array<{ kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, debt: { amountMinor: number, currency: string } };

export type SessionCapacitySubscriptionVariables = Exact<{
  sessionId: string;
}>;


export type SessionCapacitySubscription = { sessionCapacity: { status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number } };

export type PassBalanceSubscriptionVariables = Exact<{
  passId: string;
}>;


export type PassBalanceSubscription = { passBalance: { kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null } };

export type RegistrationBalanceSubscriptionVariables = Exact<{
  registrationId: string;
}>;


export type RegistrationBalanceSubscription = { registrationBalance: { paymentStatus: PaymentStatus, version: number, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } };

export type CheckInsSubscriptionVariables = Exact<{
  filter: CheckInFilter;
}>;


export type CheckInsSubscription = { checkIns: { attendeeName: string, checkedInAt: string, version: number, booking: { id: string, status: BookingStatus }, session: { id: string, startsAt: string }, passes: Array<{ kind: PassKind, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, version: number, pass: { id: string, name: string }, creditLeft: { amountMinor: number, currency: string } | null }>, debt: { amountMinor: number, currency: string } } };

export type MembersQueryVariables = Exact<{
  slug: string;
}>;


export type MembersQuery = { organisation: { id: string, members: Array<{ id: string, name: string, email: string | null, role: Role }> | null, locations: Array<{ id: string, name: string, address: string, city: string }> } };

export type CustomerFieldsFragment = { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> };

export type PassFieldsFragment = { id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null };

export type RegistrationFieldsFragment = { id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ViewerKind, role: Role | null, locale: Locale, organisation: { id: string, slug: string, name: string } | null, member: { id: string, name: string, email: string | null } | null, customer: { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, registrations: Array<{ id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } }>, passes: Array<{ id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null }>, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null } };

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
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Pass', id: string }
    | { __typename: 'PassProduct', id: string }
    | { __typename: 'Redemption', id: string }
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
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Pass', id: string }
    | { __typename: 'PassProduct', id: string }
    | { __typename: 'Redemption', id: string }
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


export type CustomersQuery = { customers: { edges: Array<{ cursor: string, node: { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, registrations: Array<{ id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } }>, passes: Array<{ id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null }>, attendees: Array<{ id: string, name: string, bornOn: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

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


export type RegistrationQuery = { registration: { id: string, paymentStatus: PaymentStatus, attendee: { id: string, name: string }, group: { id: string, name: string }, passes: Array<{ id: string, name: string, kind: PassKind, status: PassStatus, entries: number | null, entriesLeft: number | null, validFrom: string | null, validUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, creditLeft: { amountMinor: number, currency: string } | null }>, bookings: { edges: Array<{ node: { id: string, status: BookingStatus, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string } } }> }, statement: { edges: Array<{ node: { event: StatementEvent, reversal: boolean, postedAt: string, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, booking: { id: string } | null, pass: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } | null };

export type BookingQueryVariables = Exact<{
  id: string;
}>;


export type BookingQuery = { booking: { id: string, status: BookingStatus, cancellableUntil: string, price: { amountMinor: number, currency: string }, uncovered: { amountMinor: number, currency: string }, covered: Array<{ id: string, entries: number, covered: { amountMinor: number, currency: string }, consumed: { amountMinor: number, currency: string }, pass: { id: string, name: string } }>, session: { id: string, startsAt: string, endsAt: string, capacity: number, seatsTaken: number, seatsLeft: number, status: SessionStatus, price: { amountMinor: number, currency: string } }, registration: { id: string, paymentStatus: PaymentStatus, paid: { amountMinor: number, currency: string }, charged: { amountMinor: number, currency: string }, balance: { amountMinor: number, currency: string }, debt: { amountMinor: number, currency: string } } } | null };

export type UpdateOrganisationMutationVariables = Exact<{
  input: UpdateOrganisationInput;
}>;


export type UpdateOrganisationMutation = { updateOrganisation: { organisation: { id: string, name: string, description: string, category: string, city: string, locale: Locale, cancelWindowHours: number, lateCancellation: LateCancellation, lateFee: { amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type AddMemberMutationVariables = Exact<{
  input: AddMemberInput;
}>;


export type AddMemberMutation = { addMember: { member: { id: string, name: string, email: string | null, role: Role } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type CreateCustomerMutationVariables = Exact<{
  input: CreateCustomerInput;
}>;


export type CreateCustomerMutation = { createCustomer: { customer: { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdateCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type UpdateCustomerMutation = { updateCustomer: { customer: { id: string, name: string, email: string, phone: string | null, locale: Locale, signsIn: boolean, erasedAt: string | null, attendees: Array<{ id: string, name: string, bornOn: string | null }> } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotForApiKeys', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type AddAttendeeMutationVariables = Exact<{
  input: AddAttendeeInput;
}>;


export type AddAttendeeMutation = { addAttendee: { attendee: { id: string, name: string, bornOn: string | null, notes: string | null } | null, errors: Array<
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

export type ProductFieldsFragment = { id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null };

export type PassProductsQueryVariables = Exact<{
  slug: string;
}>;


export type PassProductsQuery = { organisation: { id: string, passProducts: Array<{ id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null }> | null } };

export type CreatePassProductMutationVariables = Exact<{
  input: CreatePassProductInput;
}>;


export type CreatePassProductMutation = { createPassProduct: { product: { id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type UpdatePassProductMutationVariables = Exact<{
  input: UpdatePassProductInput;
}>;


export type UpdatePassProductMutation = { updatePassProduct: { product: { id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type ArchivePassProductMutationVariables = Exact<{
  input: ArchivePassProductInput;
}>;


export type ArchivePassProductMutation = { archivePassProduct: { product: { id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, validityPeriod: string | null, validityStart: ValidityStart, fixedFrom: string | null, fixedUntil: string | null, sellableOnline: boolean, visibleOnBookingPage: boolean, visibleInProfile: boolean, visibleAtDesk: boolean, purchaseLimit: number | null, priority: number, archivedAt: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null } | null, errors: Array<
      | { __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type RequestSignInCodeMutationVariables = Exact<{
  input: RequestSignInCodeInput;
}>;


export type RequestSignInCodeMutation = { requestSignInCode: { expiresAt: string | null, errors: Array<
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


export type SignOutMutation = { signOut: { signedOut: boolean, errors: Array<{ __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }> } };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere: { signedOut: boolean, errors: Array<{ __typename: 'InvalidInput', code: ErrorCode, path: Array<string> | null, message: string }> } };

export type ViewerOrganisationFieldsFragment = { organisationId: string, slug: string, name: string, locale: Locale, role: Role };

export type InvitationFieldsFragment = { id: string, email: string, name: string, role: Role, createdAt: string, expiresAt: string, acceptedAt: string | null, revokedAt: string | null };

export type StaffMembersQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffMembersQuery = { members: Array<{ id: string, name: string, email: string | null, role: Role, signsIn: boolean | null, removedAt: string | null }> | null };

export type InvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitationsQuery = { invitations: Array<{ id: string, email: string, name: string, role: Role, createdAt: string, expiresAt: string, acceptedAt: string | null, revokedAt: string | null }> | null };

export type MyOrganisationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyOrganisationsQuery = { viewer: { kind: ViewerKind, role: Role | null, organisations: Array<{ organisationId: string, slug: string, name: string, locale: Locale, role: Role }> } };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember: { invitation: { id: string, email: string, name: string, role: Role, createdAt: string, expiresAt: string, acceptedAt: string | null, revokedAt: string | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'TooManyTries', retryAfterSeconds: number, code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { invitation: { id: string, email: string, name: string, role: Role, createdAt: string, expiresAt: string, acceptedAt: string | null, revokedAt: string | null } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'InvitationUnusable', code: ErrorCode, path: Array<string> | null, message: string, problem: InvitationProblem }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
    > } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { organisation: { organisationId: string, slug: string, name: string, locale: Locale, role: Role } | null, errors: Array<
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
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
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


export type OpenOrganisationMutation = { openOrganisation: { organisation: { organisationId: string, slug: string, name: string, locale: Locale, role: Role } | null, errors: Array<
      | { __typename: 'InvalidInput', reason: InvalidInputReason, limit: number | null, code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NameTaken', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'NotFound', code: ErrorCode, path: Array<string> | null, message: string }
      | { __typename: 'TooManyOrganisations', code: ErrorCode, path: Array<string> | null, message: string, organisationsMax: number }
    > } };

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
export const SessionCapacityFieldsFragmentDoc = new TypedDocumentString(`
    fragment SessionCapacityFields on SessionCapacity {
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
export const PassBalanceFieldsFragmentDoc = new TypedDocumentString(`
    fragment PassBalanceFields on PassBalance {
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
  archivedAt
}
    fragment MoneyFields on Money {
  amountMinor
  currency
}`, {"fragmentName":"ProductFields"}) as unknown as TypedDocumentString<ProductFieldsFragment, unknown>;
export const ViewerOrganisationFieldsFragmentDoc = new TypedDocumentString(`
    fragment ViewerOrganisationFields on ViewerOrganisation {
  organisationId
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:2184d0d94068fcf8d6b2828f0f26c2384b06a941483a7b58b4ac63f0641d6c75"}) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:51993732a21edad4717e2249bfbe6d7d8448077f50a6e6fe8251d94ff9704e86"}) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
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
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:c3b9c21570fb5bd402293cd6a78baaeffa95fca14364ace77c4d5aa9470b9f59"}) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const SellPassDocument = new TypedDocumentString(`
    mutation SellPass($input: SellPassInput!) {
  sellPass(input: $input) {
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
      ...RefusalFields
    }
  }
}
    fragment PassBalanceFields on PassBalance {
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:0c11593759a405327e2a008ed73e7974134c29b7370be677537d76830e4fda28"}) as unknown as TypedDocumentString<SellPassMutation, SellPassMutationVariables>;
export const RecordPaymentDocument = new TypedDocumentString(`
    mutation RecordPayment($input: RecordPaymentInput!) {
  recordPayment(input: $input) {
    registrationBalance {
      ...RegistrationBalanceFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment RegistrationBalanceFields on RegistrationBalance {
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:36577d7c5b6682c0da9cd47d430651ecf2adbf881eac7395cf32155e76a57ac4"}) as unknown as TypedDocumentString<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const BookSessionDocument = new TypedDocumentString(`
    mutation BookSession($input: BookSessionInput!) {
  bookSession(input: $input) {
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
  status
  capacity
  seatsTaken
  seatsLeft
  version
}
fragment PassBalanceFields on PassBalance {
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:61574f8b95ced7a1989190f154ff88dc25283c1760312a116b8f79f9c4524900"}) as unknown as TypedDocumentString<BookSessionMutation, BookSessionMutationVariables>;
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
  status
  capacity
  seatsTaken
  seatsLeft
  version
}
fragment PassBalanceFields on PassBalance {
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:644c341d06c45b2282dd192fb5a6ace3e36b730d43baba0a6931321b02be6c82"}) as unknown as TypedDocumentString<CancelBookingMutation, CancelBookingMutationVariables>;
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:91f1deecd0a29209bd8c1b5365dd4c6c668b51a15cd71b727944f647cd8b554b"}) as unknown as TypedDocumentString<CheckInMutation, CheckInMutationVariables>;
export const ChangeSessionDocument = new TypedDocumentString(`
    mutation ChangeSession($input: ChangeSessionInput!) {
  changeSession(input: $input) {
    session {
      id
      price {
        ...MoneyFields
      }
    }
    sessionCapacity {
      ...SessionCapacityFields
    }
    errors {
      ...RefusalFields
    }
  }
}
    fragment SessionCapacityFields on SessionCapacity {
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:9b73a77b0f9715e05d89fb5cf447556e662e17f8ce654725cafb4b3bf8a86e1c"}) as unknown as TypedDocumentString<ChangeSessionMutation, ChangeSessionMutationVariables>;
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:24f080d27ddb13bbfb2262aa2ee84efeae374949e9a3d02de127b6dfe76656c5"}) as unknown as TypedDocumentString<CancelSessionMutation, CancelSessionMutationVariables>;
export const BookingEligibilityDocument = new TypedDocumentString(`
    query BookingEligibility($registrationId: ID!, $sessionId: ID!) {
  bookingEligibility(registrationId: $registrationId, sessionId: $sessionId) {
    bookable
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
  ... on SessionOver {
    startsAt
  }
  ... on CancellationClosed {
    cancellableUntil
  }
  ... on AlreadyCheckedIn {
    checkedInAt
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
}`, {"hash":"sha256:c49a0632af55a7840de575b992f000488aaabbb6b41abdba6783c6a4a9b79725"}) as unknown as TypedDocumentString<BookingEligibilityQuery, BookingEligibilityQueryVariables>;
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
          ...SessionFields
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
  archivedAt
}`, {"hash":"sha256:0f349d7f7dc652f80b893b29f41458e6eb53e3dc44c5e18fe14799ee79322d5e"}) as unknown as TypedDocumentString<BookingPageQuery, BookingPageQueryVariables>;
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
  archivedAt
}`, {"hash":"sha256:8a00fbdf5007ad7aac4872538d640e2899d94e717301526cdaecd0942edba36e"}) as unknown as TypedDocumentString<SessionQuery, SessionQueryVariables>;
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
  archivedAt
}`, {"hash":"sha256:2465b338e125df361776df42de9d7b59e83442f8185f9184a82ee38d35d7aa50"}) as unknown as TypedDocumentString<CreateCourseMutation, CreateCourseMutationVariables>;
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
  archivedAt
}`, {"hash":"sha256:e9e232c88b8d54a52d9506a0361a95e32044d7b5a723c7313884a9591abe6a34"}) as unknown as TypedDocumentString<UpdateCourseMutation, UpdateCourseMutationVariables>;
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
}`, {"hash":"sha256:74ee7c84ce3bec6ecf3492780e6a41ca5b279b2ff4a886a1ecfea79fe9732136"}) as unknown as TypedDocumentString<UpdateGroupMutation, UpdateGroupMutationVariables>;
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
}`, {"hash":"sha256:7e6a2d9019b421e29e01381b49cd07278a3446da6ea1c4dbf30aa4cc58ce8480"}) as unknown as TypedDocumentString<ScheduleSessionsMutation, ScheduleSessionsMutationVariables>;
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
      registrations {
        ...RegistrationFields
      }
      passes {
        ...PassFields
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
}`, {"hash":"sha256:8e6add03da0df50c5198b85a774548cefa8954dc63bf857b5de010328b2305a3"}) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
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
}`, {"hash":"sha256:f9a1acaf7542f7f4ef7a8f002718df6cf0da110853786e0c7fe0f3f8ac1e7bad"}) as unknown as TypedDocumentString<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
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
}`, {"hash":"sha256:35c04cf0dce06efa555bd95d35c11b875dc2eb40f1b05fecc26ad837afa0b7c8"}) as unknown as TypedDocumentString<EraseCustomerMutation, EraseCustomerMutationVariables>;
export const SessionCapacityDocument = new TypedDocumentString(`
    subscription SessionCapacity($sessionId: ID!) {
  sessionCapacity(sessionId: $sessionId) {
    ...SessionCapacityFields
  }
}
    fragment SessionCapacityFields on SessionCapacity {
  status
  capacity
  seatsTaken
  seatsLeft
  version
}`, {"hash":"sha256:f09e65f0ba4284acc9cabfa3e2c6d733d135244bfd855ee1f5f61b5e51f4a4e4"}) as unknown as TypedDocumentString<SessionCapacitySubscription, SessionCapacitySubscriptionVariables>;
export const PassBalanceDocument = new TypedDocumentString(`
    subscription PassBalance($passId: ID!) {
  passBalance(passId: $passId) {
    ...PassBalanceFields
  }
}
    fragment PassBalanceFields on PassBalance {
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
}`, {"hash":"sha256:69947a7672a45c36610c5719943fb24440c0c015861e6157a4e1e6aaf0445d04"}) as unknown as TypedDocumentString<PassBalanceSubscription, PassBalanceSubscriptionVariables>;
export const RegistrationBalanceDocument = new TypedDocumentString(`
    subscription RegistrationBalance($registrationId: ID!) {
  registrationBalance(registrationId: $registrationId) {
    ...RegistrationBalanceFields
  }
}
    fragment RegistrationBalanceFields on RegistrationBalance {
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
}`, {"hash":"sha256:12599290cda2cc8dfa04b88e8a3f8873d8995aa052fdc9d03d1ade13c100b456"}) as unknown as TypedDocumentString<RegistrationBalanceSubscription, RegistrationBalanceSubscriptionVariables>;
export const CheckInsDocument = new TypedDocumentString(`
    subscription CheckIns($filter: CheckInFilter!) {
  checkIns(filter: $filter) {
    ...CheckInFields
  }
}
    fragment PassBalanceFields on PassBalance {
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
}`, {"hash":"sha256:d0207b35c518be0fb77690148dfa1d61e9db787cb0b1048bd267de38018b9526"}) as unknown as TypedDocumentString<CheckInsSubscription, CheckInsSubscriptionVariables>;
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
      registrations {
        ...RegistrationFields
      }
      passes {
        ...PassFields
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
}`, {"hash":"sha256:5da1da909addfd1686b0dac6f678b2908d686e3705a082558c456fba6d1a06fe"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
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
        registrations {
          ...RegistrationFields
        }
        passes {
          ...PassFields
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
}`, {"hash":"sha256:9aba3617e31f97d27669b66f3e1f58da753fa682ba38c101fcdaf1007d2d6389"}) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
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
}`, {"hash":"sha256:eed90b22bcf508bcdee96919b694a2d5f78bcf830793f4b6e12e1385ac5b1181"}) as unknown as TypedDocumentString<RegistrationQuery, RegistrationQueryVariables>;
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
}`, {"hash":"sha256:fe270066275b34585b8ebe726d8f969746f284e04e484b8693c24ae851a4bd95"}) as unknown as TypedDocumentString<CreateCustomerMutation, CreateCustomerMutationVariables>;
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
}`, {"hash":"sha256:0faa3e308d0ebe0aa83455f344c5a7fab8db093aa33d9649c73e0649ce15f1e7"}) as unknown as TypedDocumentString<UpdateCustomerMutation, UpdateCustomerMutationVariables>;
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
  archivedAt
}`, {"hash":"sha256:926ff43c3f8ce8baf3bbce6feb8c9e6a97781773469b4bf2f4cae11437b07cdb"}) as unknown as TypedDocumentString<PassProductsQuery, PassProductsQueryVariables>;
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
  archivedAt
}`, {"hash":"sha256:757e9316795c4bfc1c641bd225dcee5f5d78100e34176e49b2dba0c7786faa7f"}) as unknown as TypedDocumentString<CreatePassProductMutation, CreatePassProductMutationVariables>;
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
  archivedAt
}`, {"hash":"sha256:b8ae88c8338f4c9066f60e1ce982a03b289e98c6d8fa2a254b04f4cbe6743395"}) as unknown as TypedDocumentString<UpdatePassProductMutation, UpdatePassProductMutationVariables>;
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
  archivedAt
}`, {"hash":"sha256:c36b6bff266d40b6b868d564cca950608e071c8db6369eb014b6ed7002345795"}) as unknown as TypedDocumentString<ArchivePassProductMutation, ArchivePassProductMutationVariables>;
export const RequestSignInCodeDocument = new TypedDocumentString(`
    mutation RequestSignInCode($input: RequestSignInCodeInput!) {
  requestSignInCode(input: $input) {
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
}`, {"hash":"sha256:d5328ada49e08d2ca8b469e8dfa405208c4ac99f866d8f2458b1d861fd700b17"}) as unknown as TypedDocumentString<RequestSignInCodeMutation, RequestSignInCodeMutationVariables>;
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
}`, {"hash":"sha256:b80dc9f24ed11ef69c6113a70950f516975b1d9d815d986f75ee33ded1cf8281"}) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const SignOutEverywhereDocument = new TypedDocumentString(`
    mutation SignOutEverywhere {
  signOutEverywhere {
    signedOut
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
}`, {"hash":"sha256:516c992e6b659d826ef9afc35087400115a1083455d6caddc47abcc84e41462d"}) as unknown as TypedDocumentString<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
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
  organisationId
  slug
  name
  locale
  role
}`, {"hash":"sha256:08471e087240227f49de3ede98e79780c90207b44cbfd6ae557b3c70a6e69462"}) as unknown as TypedDocumentString<MyOrganisationsQuery, MyOrganisationsQueryVariables>;
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
fragment InvitationFields on Invitation {
  id
  email
  name
  role
  createdAt
  expiresAt
  acceptedAt
  revokedAt
}`, {"hash":"sha256:acf91bd2095a707858d6cc468c7fa0714d1bc7a7d60e5b3c56227706e66e027b"}) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
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
  organisationId
  slug
  name
  locale
  role
}`, {"hash":"sha256:1c83b7f3738e18fe75bcf207011838a71d0711f520e02c7c5719d487d1eb10de"}) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
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
}`, {"hash":"sha256:706273300dbbf58811a66a31b6910db1920ef89574944762cb4bda3cc7dabd82"}) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
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
  organisationId
  slug
  name
  locale
  role
}`, {"hash":"sha256:41dfdc780acebe72d1f37248f507ca1f38037f7287d1b7a0932ff3f91dcd7489"}) as unknown as TypedDocumentString<OpenOrganisationMutation, OpenOrganisationMutationVariables>;