import type { Attendance, BookingStatus, OrderStatus, PassKind, SessionStatus } from './enums.js';

/** The seats of a session, as everybody may see them. */
export interface SessionCapacityState {
  sessionId: string;
  status: SessionStatus;
  capacity: number;
  seatsTaken: number;
  version: number;
}

/** The end of a pass that holds something. A state that depends on it changes at that moment, without any command. */
export interface PassEnd {
  passId: string;
  /** CREDIT only. */
  registrationId: string | null;
  validUntil: Date | string;
}

/** The balance of a pass, as its holder and the staff may see it. */
export interface PassBalanceState {
  passId: string;
  customerId: string;
  /** CREDIT only. */
  registrationId: string | null;
  kind: PassKind;
  currency: string;
  /** CREDIT only. */
  creditLeftMinor: number | null;
  /** ENTRY only. */
  entriesLeft: number | null;
  validFrom: Date | string | null;
  validUntil: Date | string | null;
  version: number;
}

/** A registration's running account, its CREDIT passes included. */
export interface RegistrationBalanceState {
  registrationId: string;
  customerId: string;
  currency: string;
  paidMinor: number;
  chargedMinor: number;
  /** The CREDIT passes with an end that hold money. */
  creditEnds: PassEnd[];
  version: number;
}

/** The progress of an order that is paid online, as its payer and the desk may see it. */
export interface OrderProgressState {
  orderId: string;
  customerId: string | null;
  status: OrderStatus;
  paidAt: Date | string | null;
  version: number;
}

/** The attendance of a booking was recorded: who it is, with which passes, what is left on them, and what is owed. */
export interface CheckInState {
  bookingId: string;
  sessionId: string;
  groupId: string;
  locationId: string;
  /** The substitute who gives the session. Events that an earlier version stored have none. */
  instructorId?: string | null;
  attendeeId: string;
  attendeeName: string;
  customerId: string;
  registrationId: string;
  status: BookingStatus;
  /** Null for an attendee who is not, or no longer, checked in. */
  checkedInAt: Date | string | null;
  attendance: Attendance | null;
  passes: PassBalanceState[];
  debtMinor: number;
  currency: string;
  version: number;
}

/** When, where and by whom a session is given. Null is the place or the instructor of its group. */
export interface SessionPlan {
  status: SessionStatus;
  startsAt: Date | string;
  endsAt: Date | string;
  locationId: string | null;
  instructorId: string | null;
}

/** A session moved, has another place or instructor, or was cancelled. */
export interface SessionMovedState extends SessionPlan {
  sessionId: string;
  groupId: string;
  before: SessionPlan;
  /** The customers whose attendees had a seat in it. */
  customerIds: string[];
  version: number;
}

/** The payload of each live topic. A key is unique in its organisation; `version` only grows for one key. */
export interface LiveTopics {
  sessionCapacity: SessionCapacityState;
  passBalance: PassBalanceState;
  registrationBalance: RegistrationBalanceState;
  orderProgress: OrderProgressState;
  checkIns: CheckInState;
  sessionChanges: SessionMovedState;
}

export type LiveTopic = keyof LiveTopics;

/**
 * One event of the outbox. The keys are the ids of the session, the pass, the registration, the order; for check-ins and changes
 * of a session, of the session.
 */
export type LiveEvent = {
  [T in LiveTopic]: { topic: T; organisationId: string; key: string; version: number; state: LiveTopics[T] };
}[LiveTopic];
