import type { Command, CommandKind, CommandOf } from './command.js';

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
  /** Customers whose ENTRY and TIME passes may pay. */
  passOwners: Set<string>;
  passes: Set<string>;
  attendees: Set<string>;
  groups: Set<string>;
  lockedGroups: Set<string>;
  products: Set<string>;
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
  sellPass: (needs, { productId, registrationId, customerId }) => {
    needs.products.add(productId);
    if (registrationId !== null) {
      needs.registrations.add(registrationId);
      needs.buyingRegistrations.add(registrationId);
    }
    if (customerId !== null) needs.customers.add(customerId);
  },
  recordPayment: (needs, { registrationId }) => needs.registrations.add(registrationId),
  bookSession: (needs, { sessionId, registrationId, passId }) => {
    needs.sessions.add(sessionId);
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
};

export function needsOf(commands: readonly Command[]): Needs {
  const needs: Needs = {
    sessions: new Set(),
    wholeSessions: new Set(),
    bookings: new Set(),
    registrations: new Set(),
    buyingRegistrations: new Set(),
    customers: new Set(),
    passOwners: new Set(),
    passes: new Set(),
    attendees: new Set(),
    groups: new Set(),
    lockedGroups: new Set(),
    products: new Set(),
    seats: [],
    places: { groupIds: [], attendeeIds: [] },
  };
  for (const command of commands) gather(needs, command);
  return needs;
}

function gather<K extends CommandKind>(needs: Needs, command: CommandOf<K>): void {
  GATHER[command.kind](needs, command);
}
