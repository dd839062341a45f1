import type { Weekday } from '../../../entities/enums.js';
import type { OrderLineRow } from './order-rows.js';

/** The rows that a batch is decided on, by id. The prefetch adds ids that it finds in the first rows it reads. */
export interface Needs {
  sessions: Set<string>;
  /** Sessions whose live bookings are all needed. */
  wholeSessions: Set<string>;
  /** Sessions that move: with all seats of those who booked them, and with the passes that paid. */
  movedSessions: Set<string>;
  /** Sessions of a group between two days of the organisation's calendar. */
  series: Series[];
  /** Members and locations that must exist. The members are locked against removal. */
  members: Set<string>;
  locations: Set<string>;
  bookings: Set<string>;
  /** Bookings of lines of orders, which a refund looks at and never ends. */
  orderedBookings: Set<string>;
  registrations: Set<string>;
  /** Registrations whose coming bookings are all needed. */
  coming: Set<string>;
  /** Registrations that may end, move or come back: the sessions of their groups and the debts that passes settled are needed. */
  endings: Set<string>;
  /** Registrations whose place changes. Their own groups are locked, and it is known who has a place in the named groups. */
  enrolments: { registrationId: string; groupIds: string[] }[];
  /** Registrations that buy or pay: their customers are locked as well. */
  buyingRegistrations: Set<string>;
  customers: Set<string>;
  /** Customers who buy in their profile. Their registrations decide what they may buy. */
  profileBuyers: Set<string>;
  /** Customers whose ENTRY and TIME passes may pay. */
  passOwners: Set<string>;
  passes: Set<string>;
  attendees: Set<string>;
  groups: Set<string>;
  lockedGroups: Set<string>;
  products: Set<string>;
  /** Orders, by any id that leads to them. */
  orders: {
    orderIds: Set<string>;
    paymentIds: Set<string>;
    refundIds: Set<string>;
    giftCodeHashes: Set<string>;
    /** Registrations that a line is about. */
    registrationIds: Set<string>;
  };
  promoCodes: { codes: Set<string>; ids: Set<string> };
  /** True when a new order may wait for its payment: then the customer's other open orders count. */
  openOrders: boolean;
  /** True when a receipt may be issued: then the counter of receipts is locked, last of all rows. */
  receipts: boolean;
  seats: { sessionId: string; registrationId: string }[];
  places: { groupIds: string[]; attendeeIds: string[] };
}

/** The sessions of a group from one day to another. */
export interface Series {
  groupId: string;
  fromOn: string;
  /** The last day; null for no end. */
  untilOn: string | null;
  /** Null for all weekdays. */
  weekdays: readonly Weekday[] | null;
  /** Whether those who booked them have to be known. */
  concernsBookings: boolean;
}

type NamedLine = Pick<OrderLineRow, 'productId' | 'customerId' | 'registrationId' | 'sessionId' | 'attendeeId' | 'groupId'>;

/** Adds what a line of an order is about. The line may not exist yet. */
export function needLine(needs: Needs, line: Partial<NamedLine>): void {
  const { productId, customerId, registrationId, sessionId, attendeeId, groupId } = line;
  if (productId) needs.products.add(productId);
  if (customerId) needs.customers.add(customerId);
  if (registrationId) {
    needs.registrations.add(registrationId);
    needs.buyingRegistrations.add(registrationId);
  }
  if (sessionId) {
    needs.sessions.add(sessionId);
    if (registrationId) needs.seats.push({ sessionId, registrationId });
  }
  if (attendeeId && groupId) {
    needs.attendees.add(attendeeId);
    needs.lockedGroups.add(groupId);
    needs.places.groupIds.push(groupId);
    needs.places.attendeeIds.push(attendeeId);
  }
}

/** Adds what a stored line is about, and the pass that was issued for it. */
export function needStoredLine(needs: Needs, line: OrderLineRow): void {
  needLine(needs, line);
  if (line.passId) needs.passes.add(line.passId);
}

/** Needs without any row, for commands to add to. */
export const noNeeds = (): Needs => ({
  sessions: new Set(),
  wholeSessions: new Set(),
  movedSessions: new Set(),
  series: [],
  members: new Set(),
  locations: new Set(),
  bookings: new Set(),
  orderedBookings: new Set(),
  registrations: new Set(),
  coming: new Set(),
  endings: new Set(),
  enrolments: [],
  buyingRegistrations: new Set(),
  customers: new Set(),
  profileBuyers: new Set(),
  passOwners: new Set(),
  passes: new Set(),
  attendees: new Set(),
  groups: new Set(),
  lockedGroups: new Set(),
  products: new Set(),
  orders: {
    orderIds: new Set(),
    paymentIds: new Set(),
    refundIds: new Set(),
    giftCodeHashes: new Set(),
    registrationIds: new Set(),
  },
  promoCodes: { codes: new Set(), ids: new Set() },
  openOrders: false,
  receipts: false,
  seats: [],
  places: { groupIds: [], attendeeIds: [] },
});
