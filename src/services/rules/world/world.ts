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

/**
 * The rows a batch of commands works on, as the rules see them. Rows are values: a decision never changes one, it names new ones,
 * and `apply` puts them in their place before the next command of the batch is decided.
 */

export interface GroupRow {
  id: string;
  courseId: string;
  locationId: string;
  linkId: string | null;
  capacity: number;
  placesTaken: number;
  /** Places and seats that unpaid orders hold: as good as taken. */
  placesHeld: number;
}

export interface SessionRow {
  id: string;
  groupId: string;
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
  version: number;
  /** Of a customer who was erased: it may be cancelled, checked in and paid for, and nothing new hangs on it. */
  erased: boolean;
}

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
  courseIds: readonly string[] | null;
  validityPeriod: string | null;
  validityStart: ValidityStart;
  validFrom: Date | null;
  validUntil: Date | null;
  priority: number;
  /** The tax inside its price, as it was when it was sold, and of a MULTI_PURPOSE pass what of it was posted with its uses. */
  vatBps: number;
  vatTreatment: VatTreatment;
  taxedMinor: number;
  /** What was given back of its price while it stayed with its holder. */
  discountedMinor: number;
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
  checkedInAt: Date | null;
  /** Whether it was bought by an order, and not left to be paid. */
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
  /** The tax that fell due with it, and the transfer that posted it. */
  taxMinor: number;
  taxTransferId: string | null;
  createdAt: Date;
  returnedAt: Date | null;
}

/** The rows that a decision may create or change, by kind. */
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

/** Everything a done decision wants written. A changed row stands for the whole row as it is to be. */
export interface Changes {
  created: RowLists;
  changed: RowLists;
  transfers: TransferDraft[];
  /** Accounts that begin to exist. */
  opened: AccountCode[];
  /** Bookings whose attendance is told to the staff. */
  checkedIn: string[];
  /** What open orders add to and take from what limits count: passes by customer and product, and uses of promo codes. */
  bought: { customerId: string; productId: string; delta: number }[];
  promoUses: [key: string, delta: number][];
}

export const noChanges = (): Changes => ({
  created: {},
  changed: {},
  transfers: [],
  opened: [],
  checkedIn: [],
  bought: [],
  promoUses: [],
});

export interface World extends RowMaps {
  /** The database's clock, once everything that the batch may change is locked. */
  now: Date;
  newId: () => string;
  organisation: OrganisationFacts;
  courses: Map<string, CourseFacts>;
  attendees: Map<string, AttendeeFacts>;
  products: Map<string, ProductFacts>;
  /** Customers that exist, with how many passes of each product they bought or have in an open order. */
  customers: Map<string, CustomerFacts>;
  /** How many orders of a customer use a promo code: by `seatKey` of the two. */
  promoUses: Map<string, number>;
  balances: Map<AccountCode, number>;
  /** Transfers of the bookings at hand that still stand, by booking. */
  standing: Map<string, TransferDraft[]>;
  /** Who sits where: live bookings by `seatKey`. */
  seats: Map<string, string>;
  /** Registrations by group and attendee, likewise. */
  places: Map<string, string>;
  passesOfCustomer: Map<string, Set<string>>;
  redemptionsOfBooking: Map<string, Set<string>>;
  /** Starts of the sessions paid with a pass, by pass and booking; only for passes whose validity or limit depends on them. */
  uses: Map<string, Map<string, Date>>;
}

/** A world without rows, to be filled by the prefetch or by a test. */
export function emptyWorld(now: Date, newId: () => string, organisation: OrganisationFacts): World {
  return {
    now,
    newId,
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
    balances: new Map(),
    standing: new Map(),
    seats: new Map(),
    places: new Map(),
    passesOfCustomer: new Map(),
    redemptionsOfBooking: new Map(),
    uses: new Map(),
  };
}

/** Key of a seat or of a place: a session or group, and an attendee. */
export const seatKey = (placeId: string, attendeeId: string): string => `${placeId}/${attendeeId}`;

const LIVE: ReadonlySet<BookingStatus> = new Set(['BOOKED', 'ATTENDED', 'NO_SHOW']);

/** Whether a booking in this status takes a seat. */
export const isLive = (status: BookingStatus): boolean => LIVE.has(status);
