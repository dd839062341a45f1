import type {
  BookingStatus,
  LateCancellation,
  LimitPeriod,
  PassKind,
  PassState,
  SessionStatus,
  ValidityStart,
  VatTreatment,
} from '../../../entities/enums.js';
import type { AccountCode, TransferDraft } from '../../ledger/index.js';
import type { AttendeeFacts, CourseFacts, CustomerFacts, OrganisationFacts, ProductFacts } from './facts.js';
import type { OrderLineRow, OrderRow, PaymentRow, PromoCodeRow, ReceiptCounterRow, ReceiptRow, RefundRow } from './order-rows.js';
import type { RegistrationNews } from './registration-news.js';
import type { Hold, Seat } from './seats.js';
import type { Span } from './span.js';

/**
 * The rows that a batch of commands works on, as the rules see them. Rows are values: a decision names new rows and never
 * changes one. `apply` puts them in place before the next command of the batch is decided.
 */

export interface GroupRow {
  id: string;
  courseId: string;
  locationId: string;
  linkId: string | null;
  capacity: number;
  placesTaken: number;
  /** Places and seats held by unpaid orders. They count as taken. */
  placesHeld: number;
}

export interface SessionRow {
  id: string;
  groupId: string;
  /** A place and an instructor of its own; null for those of its group. */
  locationId: string | null;
  instructorId: string | null;
  startsAt: Date;
  endsAt: Date;
  priceMinor: number;
  capacity: number;
  seatsTaken: number;
  seatsHeld: number;
  status: SessionStatus;
  version: number;
}

export interface RegistrationRow {
  id: string;
  attendeeId: string;
  attendeeName: string;
  customerId: string;
  groupId: string;
  priceMinor: number;
  chargedMinor: number;
  createdAt: Date;
  /** The first day without it, `YYYY-MM-DD` in the organisation's time zone; null while it has no end. */
  endsOn: string | null;
  /** The part of its price that was given back with its end; null while it has no end. */
  givenBackMinor: number | null;
  /** When it came to its group by a move; null when it began there. */
  movedAt: Date | null;
  /** The sessions that its earlier groups had while it was there. */
  lessonsBefore: number;
  version: number;
  /** True for an erased customer: the registration can be cancelled, checked in and paid for, but gets nothing new. */
  erased: boolean;
}

/** By rate in basis points: the value that taxed uses of a pass consumed, and their tax. */
export type UsesByRate = Readonly<Record<string, { readonly consumedMinor: number; readonly taxMinor: number }>>;

export interface PassRow {
  id: string;
  productId: string;
  customerId: string;
  registrationId: string | null;
  name: string;
  kind: PassKind;
  state: PassState;
  priceMinor: number;
  creditMinor: number | null;
  entries: number | null;
  limitCount: number | null;
  limitPeriod: LimitPeriod | null;
  /** How many seats at one time a TIME pass covers; null for any number. */
  seatsAtOnce: number | null;
  courseIds: readonly string[] | null;
  validityPeriod: string | null;
  validityStart: ValidityStart;
  validFrom: Date | null;
  validUntil: Date | null;
  priority: number;
  /** The tax rate and treatment at the time of sale. */
  vatBps: number;
  vatTreatment: VatTreatment;
  /** Whether a use of a MULTI_PURPOSE pass is taxed at the rate of its course, and not at `vatBps`. */
  vatByCourse: boolean;
  /** The tax posted with the uses of a MULTI_PURPOSE pass, in all and by rate in basis points. */
  taxedMinor: number;
  usesByRate: UsesByRate;
  /** The part of its price that was refunded while the holder kept it. */
  discountedMinor: number;
  /** The ended pass whose returned entries or credit this one keeps usable. */
  graceOfId: string | null;
  purchasedAt: Date;
  version: number;
}

export interface BookingRow {
  id: string;
  sessionId: string;
  registrationId: string;
  attendeeId: string;
  status: BookingStatus;
  priceMinor: number;
  coveredMinor: number;
  cancellableUntil: Date;
  lateCancellation: LateCancellation;
  lateFeeMinor: number;
  createdAt: Date;
  cancelledAt: Date | null;
  overrideReason: string | null;
  /** True when it was booked although it overlaps another booking of the attendee. */
  overlapAllowed: boolean;
  checkedInAt: Date | null;
  /** When staff excused a NO_SHOW. */
  excusedAt: Date | null;
  attendanceReason: string | null;
  /** True when an order paid for it. */
  paidByOrder: boolean;
}

export interface RedemptionRow {
  id: string;
  passId: string;
  registrationId: string;
  bookingId: string | null;
  entries: number;
  coveredMinor: number;
  consumedMinor: number;
  /** The rate at which it was taxed; null for a pass that was taxed at sale. */
  vatBps: number | null;
  /** The tax that fell due with it, and the transfer that posted it. */
  taxMinor: number;
  taxTransferId: string | null;
  createdAt: Date;
  returnedAt: Date | null;
}

/** A session that moved or was cancelled: its state before, and the customers who had a seat in it, or one held for them. */
export interface SessionMove {
  before: SessionRow;
  customerIds: string[];
}

/** The kinds of rows that a decision may create or change. */
export interface Rows {
  groups: GroupRow;
  sessions: SessionRow;
  registrations: RegistrationRow;
  passes: PassRow;
  bookings: BookingRow;
  redemptions: RedemptionRow;
  promoCodes: PromoCodeRow;
  orders: OrderRow;
  orderLines: OrderLineRow;
  payments: PaymentRow;
  refunds: RefundRow;
  receipts: ReceiptRow;
  receiptCounters: ReceiptCounterRow;
}

export type RowKind = keyof Rows;
export type RowMaps = { [K in RowKind]: Map<string, Rows[K]> };
type RowLists = { [K in RowKind]?: Rows[K][] };

/** Everything that a decision wants written. A changed row is the whole new row. */
export interface Changes {
  created: RowLists;
  changed: RowLists;
  transfers: TransferDraft[];
  /** Accounts that begin to exist. */
  opened: AccountCode[];
  /** Bookings whose attendance subscribers are told about. */
  checkedIn: string[];
  /** Sessions whose time, place, instructor or state changed, for those concerned. */
  moved: SessionMove[];
  /** The e-mails to customers about their registrations. */
  news: RegistrationNews[];
  /** Changes of what limits count: passes by customer and product, and uses of promo codes. */
  bought: { customerId: string; productId: string; delta: number }[];
  promoUses: [key: string, delta: number][];
}

export const noChanges = (): Changes => ({
  created: {},
  changed: {},
  transfers: [],
  opened: [],
  checkedIn: [],
  moved: [],
  news: [],
  bought: [],
  promoUses: [],
});

export interface World extends RowMaps {
  /** The database's clock, read after all locks of the batch. */
  now: Date;
  newId: () => string;
  /** The key of the caller whose command is decided; null for the system. Money of the desk is kept with it. */
  by: string | null;
  organisation: OrganisationFacts;
  courses: Map<string, CourseFacts>;
  attendees: Map<string, AttendeeFacts>;
  products: Map<string, ProductFacts>;
  /** Existing customers, with the number of passes of each product that they bought or have in open orders. */
  customers: Map<string, CustomerFacts>;
  /** The number of orders of a customer that use a promo code, by `seatKey` of code and customer. */
  promoUses: Map<string, number>;
  /** Current members of the staff, and locations, as far as a command names them. */
  members: Set<string>;
  locations: Set<string>;
  balances: Map<AccountCode, number>;
  /** Transfers of bookings that are not reversed, by booking. */
  unreversed: Map<string, TransferDraft[]>;
  /** Live bookings by `seatKey`: who has which seat. */
  seats: Map<string, string>;
  /** Registrations without an end, by `seatKey` of group and attendee. */
  places: Map<string, string>;
  /** The sessions of a group that take place, with their starts. Only for groups of registrations that may end or move. */
  lessons: Map<string, Map<string, Date>>;
  /** The transfer by which a CREDIT pass settled a debt of its registration, by pass. Only for registrations that may end. */
  settledDebts: Map<string, TransferDraft>;
  passesOfCustomer: Map<string, Set<string>>;
  redemptionsOfBooking: Map<string, Set<string>>;
  /**
   * The sessions that a pass pays for, by pass and booking. Only for passes whose validity, limit or refund depends on them.
   */
  uses: Map<string, Map<string, Span>>;
  /**
   * Seats by attendee, and by booking or order line. For an attendee who books or orders, all that overlap the wanted session
   * are there.
   */
  agendas: Map<string, Map<string, Seat>>;
  /** Held seats by session and order line. All are there for a session that moves or is cancelled. */
  holds: Map<string, Map<string, Hold>>;
}

/** A world without rows, to be filled by the prefetch or by a test. */
export function emptyWorld(now: Date, newId: () => string, organisation: OrganisationFacts): World {
  return {
    now,
    newId,
    by: null,
    organisation,
    groups: new Map(),
    sessions: new Map(),
    registrations: new Map(),
    passes: new Map(),
    bookings: new Map(),
    redemptions: new Map(),
    promoCodes: new Map(),
    orders: new Map(),
    orderLines: new Map(),
    payments: new Map(),
    refunds: new Map(),
    receipts: new Map(),
    receiptCounters: new Map(),
    courses: new Map(),
    attendees: new Map(),
    products: new Map(),
    customers: new Map(),
    promoUses: new Map(),
    members: new Set(),
    locations: new Set(),
    balances: new Map(),
    unreversed: new Map(),
    seats: new Map(),
    places: new Map(),
    lessons: new Map(),
    settledDebts: new Map(),
    passesOfCustomer: new Map(),
    redemptionsOfBooking: new Map(),
    uses: new Map(),
    agendas: new Map(),
    holds: new Map(),
  };
}

/** Key of a seat or of a place: a session or group, and an attendee. */
export const seatKey = (placeId: string, attendeeId: string): string => `${placeId}/${attendeeId}`;

const LIVE: ReadonlySet<BookingStatus> = new Set(['BOOKED', 'ATTENDED', 'NO_SHOW']);

/** Whether a booking in this status takes a seat. */
export const isLive = (status: BookingStatus): boolean => LIVE.has(status);
