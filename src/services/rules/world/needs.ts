import type { Command, CommandKind, CommandOf } from './command.js';
import type { OrderLineRow } from './order-rows.js';

/** The rows that a batch will be decided on, by id. Later steps of the prefetch add what earlier ones brought to light. */
export interface Needs {
  sessions: Set<string>;
  /** Sessions of which all live bookings are concerned. */
  wholeSessions: Set<string>;
  bookings: Set<string>;
  registrations: Set<string>;
  /** Registrations that buy a pass: their customers are locked. */
  buyingRegistrations: Set<string>;
  customers: Set<string>;
  /** Customers who buy in their profile: what they are registered in decides what they may buy. */
  profileBuyers: Set<string>;
  /** Customers whose ENTRY and TIME passes may pay. */
  passOwners: Set<string>;
  passes: Set<string>;
  attendees: Set<string>;
  groups: Set<string>;
  lockedGroups: Set<string>;
  products: Set<string>;
  /** Orders by all that names them. */
  orders: { orderIds: Set<string>; paymentIds: Set<string>; refundIds: Set<string>; giftCodeHashes: Set<string> };
  promoCodes: { codes: Set<string>; ids: Set<string> };
  /** Whether something may be ordered that waits for its money: what waits already counts. */
  openOrders: boolean;
  /** Whether a receipt may be issued: its number is locked last of all. */
  receipts: boolean;
  seats: { sessionId: string; registrationId: string }[];
  places: { groupIds: string[]; attendeeIds: string[] };
}

type Gather = { [K in CommandKind]: (needs: Needs, command: CommandOf<K>) => void };

const GATHER: Gather = {
  register: (needs, { attendeeId, groupId }) => {
    needs.attendees.add(attendeeId);
    needs.lockedGroups.add(groupId);
    needs.places.groupIds.push(groupId);
    needs.places.attendeeIds.push(attendeeId);
  },
  sellPass: (needs, { productId, registrationId, customerId, reduction }) => {
    needs.receipts = true;
    if (reduction?.promoCode) needs.promoCodes.codes.add(reduction.promoCode);
    needs.products.add(productId);
    if (registrationId !== null) {
      needs.registrations.add(registrationId);
      needs.buyingRegistrations.add(registrationId);
    }
    if (customerId !== null) needs.customers.add(customerId);
  },
  recordPayment: (needs, { registrationId }) => {
    needs.receipts = true;
    needs.registrations.add(registrationId);
    // Who pays stands on the receipt.
    needs.buyingRegistrations.add(registrationId);
  },
  bookSession: (needs, { sessionId, registrationId, passId, checkout }) => {
    needs.sessions.add(sessionId);
    // Who pays the order that may come of it.
    if (checkout) {
      needs.buyingRegistrations.add(registrationId);
      needs.openOrders = true;
    }
    needs.registrations.add(registrationId);
    needs.seats.push({ sessionId, registrationId });
    if (passId !== null) needs.passes.add(passId);
  },
  cancelBooking: (needs, { bookingId }) => needs.bookings.add(bookingId),
  checkIn: (needs, { bookingId }) => needs.bookings.add(bookingId),
  changeSession: (needs, { sessionId }) => needs.sessions.add(sessionId),
  cancelSession: (needs, { sessionId }) => {
    needs.sessions.add(sessionId);
    needs.wholeSessions.add(sessionId);
  },
  placeOrder: (needs, { channel, lines, customerId, reduction, payments }) => {
    needs.openOrders = true;
    for (const line of lines) {
      gatherLine(needs, line);
      if (channel === 'PROFILE' && line.kind === 'PASS' && line.customerId !== null) needs.profileBuyers.add(line.customerId);
    }
    if (customerId !== null) needs.customers.add(customerId);
    if (reduction.promoCode) needs.promoCodes.codes.add(reduction.promoCode);
    if (payments !== null) needs.receipts = true;
  },
  payOrder: (needs, { orderId }) => {
    needs.orders.orderIds.add(orderId);
    needs.receipts = true;
  },
  releaseOrder: (needs, { orderId }) => needs.orders.orderIds.add(orderId),
  refundPayment: (needs, { paymentId, productId = null, registrationId = null }) => {
    needs.orders.paymentIds.add(paymentId);
    needs.receipts = true;
    gatherLine(needs, { productId, registrationId });
  },
  recordRefund: (needs, { paymentId }) => {
    needs.orders.paymentIds.add(paymentId);
    needs.receipts = true;
  },
  settleRefund: (needs, { refundId }) => {
    needs.orders.refundIds.add(refundId);
    needs.receipts = true;
  },
  disputePayment: (needs, { paymentId }) => {
    needs.orders.paymentIds.add(paymentId);
    needs.receipts = true;
  },
  redeemGift: (needs, { codeHash, registrationId }) => {
    needs.orders.giftCodeHashes.add(codeHash);
    needs.registrations.add(registrationId);
    needs.buyingRegistrations.add(registrationId);
  },
};

type NamedLine = Pick<OrderLineRow, 'productId' | 'customerId' | 'registrationId' | 'sessionId' | 'attendeeId' | 'groupId'>;

function gatherLine(needs: Needs, line: Partial<NamedLine>): void {
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

/** What the lines of an order that is there are about. */
export function needLine(needs: Needs, line: OrderLineRow): void {
  gatherLine(needs, line);
  if (line.passId) needs.passes.add(line.passId);
}

export function needsOf(commands: readonly Command[]): Needs {
  const needs: Needs = {
    sessions: new Set(),
    wholeSessions: new Set(),
    bookings: new Set(),
    registrations: new Set(),
    buyingRegistrations: new Set(),
    customers: new Set(),
    profileBuyers: new Set(),
    passOwners: new Set(),
    passes: new Set(),
    attendees: new Set(),
    groups: new Set(),
    lockedGroups: new Set(),
    products: new Set(),
    orders: { orderIds: new Set(), paymentIds: new Set(), refundIds: new Set(), giftCodeHashes: new Set() },
    promoCodes: { codes: new Set(), ids: new Set() },
    openOrders: false,
    receipts: false,
    seats: [],
    places: { groupIds: [], attendeeIds: [] },
  };
  for (const command of commands) gather(needs, command);
  return needs;
}

function gather<K extends CommandKind>(needs: Needs, command: CommandOf<K>): void {
  GATHER[command.kind](needs, command);
}
