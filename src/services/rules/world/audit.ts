import { registrationBalance } from '../passes/balance.js';
import type { Command, CommandKind, CommandOf } from './command.js';
import type { Changes, RowKind, Rows, World } from './world.js';

type Cell = string | number | Date | null;
type Values = Record<string, Cell>;

/** What a command did to one row, for the audit log: values by column, as the triggers of other tables write them. */
export interface AuditDraft {
  kind: 'Registration' | 'Pass' | 'Session' | 'Booking' | 'Order' | 'Payment' | 'Refund';
  subjectId: string;
  before: Values | null;
  after: Values | null;
}

type AuditedKind = Extract<RowKind, 'registrations' | 'passes' | 'sessions' | 'bookings' | 'orders' | 'payments' | 'refunds'>;
type Column<K extends RowKind> = [column: string, key: keyof Rows[K] & string];

/** The columns that tell what happened. Whose a row is it says itself, for ever. */
const COLUMNS: { [K in AuditedKind]: Column<K>[] } = {
  registrations: [
    ['attendee_id', 'attendeeId'],
    ['group_id', 'groupId'],
    ['price_minor', 'priceMinor'],
  ],
  passes: [
    ['product_id', 'productId'],
    ['price_minor', 'priceMinor'],
    ['credit_minor', 'creditMinor'],
    ['entries', 'entries'],
    ['valid_from', 'validFrom'],
    ['valid_until', 'validUntil'],
    ['state', 'state'],
  ],
  sessions: [
    ['status', 'status'],
    ['capacity', 'capacity'],
    ['price_minor', 'priceMinor'],
    ['seats_taken', 'seatsTaken'],
  ],
  bookings: [
    ['status', 'status'],
    ['price_minor', 'priceMinor'],
    ['covered_minor', 'coveredMinor'],
    ['override_reason', 'overrideReason'],
  ],
  orders: [
    ['status', 'status'],
    ['channel', 'channel'],
    ['customer_id', 'customerId'],
    ['total_minor', 'totalMinor'],
    ['discount_minor', 'discountMinor'],
    ['discount_reason', 'discountReason'],
    ['refund_due_minor', 'refundDueMinor'],
  ],
  payments: [
    ['method', 'method'],
    ['amount_minor', 'amountMinor'],
    ['disputed_at', 'disputedAt'],
  ],
  refunds: [
    ['payment_id', 'paymentId'],
    ['amount_minor', 'amountMinor'],
    ['method', 'method'],
    ['status', 'status'],
    ['origin', 'origin'],
    ['reason', 'reason'],
  ],
};

const KIND = {
  registrations: 'Registration',
  passes: 'Pass',
  sessions: 'Session',
  bookings: 'Booking',
  orders: 'Order',
  payments: 'Payment',
  refunds: 'Refund',
} as const;

type Told = { [K in CommandKind]: (world: World, changes: Changes, command: CommandOf<K>) => AuditDraft[] };

const TOLD: Told = {
  register: (_, changes) => made('registrations', changes),
  sellPass: (_, changes, { method }) => [
    ...made('passes', changes, { method: method ?? paidHow(changes) }),
    ...discounted(changes),
  ],
  recordPayment: (world, _, { registrationId, amountMinor, method }) => {
    const registration = world.registrations.get(registrationId);
    if (!registration) return [];
    const paidMinor = registrationBalance(world, registration) + registration.chargedMinor;
    const after = { paid_minor: paidMinor + amountMinor, method };
    return [{ kind: 'Registration', subjectId: registrationId, before: { paid_minor: paidMinor }, after }];
  },
  bookSession: (_, changes) => [...made('bookings', changes), ...made('orders', changes)],
  cancelBooking: (world, changes) => changed('bookings', world, changes),
  checkIn: (world, changes) => changed('bookings', world, changes),
  changeSession: (world, changes) => changed('sessions', world, changes),
  // Whoever asks about one of the bookings must find who cancelled it.
  cancelSession: (world, changes) => [...changed('sessions', world, changes), ...changed('bookings', world, changes)],
  placeOrder: (_, changes) => [...made('orders', changes), ...issued(changes)],
  payOrder: (world, changes) => [...changed('orders', world, changes), ...made('payments', changes), ...issued(changes)],
  releaseOrder: (world, changes) => changed('orders', world, changes),
  refundPayment: (world, changes) => [
    ...made('refunds', changes),
    ...changed('passes', world, changes),
    ...made('orders', changes),
    ...made('passes', changes),
  ],
  recordRefund: (world, changes) => [...made('refunds', changes), ...changed('passes', world, changes)],
  settleRefund: (world, changes) => changed('refunds', world, changes),
  disputePayment: (world, changes) => [
    ...changed('payments', world, changes),
    ...made('refunds', changes),
    ...changed('passes', world, changes),
  ],
  redeemGift: (_, changes) => made('passes', changes),
};

/** Whoever asks about one of the things that an order made must find who made it. */
const issued = (changes: Changes): AuditDraft[] => [
  ...made('passes', changes),
  ...made('bookings', changes),
  ...made('registrations', changes),
];

/** A discount is told with its reason: who gave it will be asked. */
const discounted = (changes: Changes): AuditDraft[] =>
  (changes.created.orders ?? []).some(({ discountMinor }) => discountMinor > 0) ? made('orders', changes) : [];

/** `CASH 1000, CARD_TERMINAL 400`. */
const paidHow = ({ created }: Changes): string =>
  (created.payments ?? []).map(({ method, amountMinor }) => `${method} ${amountMinor}`).join(', ');

/**
 * What is to be told of a decision: one row a command, and those of all bookings that end with a cancelled session.
 * @param world before the decision is applied to it
 */
export function auditDrafts<C extends Command>(world: World, command: C, changes: Changes): AuditDraft[] {
  // The table pairs each kind with its own command, which the compiler cannot follow through a look-up by a union of kinds.
  const tell = TOLD[command.kind] as (world: World, changes: Changes, command: Command) => AuditDraft[];
  return tell(world, changes, command);
}

function made<K extends AuditedKind>(rowKind: K, { created }: Changes, more: Values = {}): AuditDraft[] {
  const rows = (created[rowKind] ?? []) as Rows[K][];
  return rows.map((row) => {
    const after: Values = {};
    for (const [column, key] of COLUMNS[rowKind]) {
      const value = cellOf(row[key]);
      if (value !== null) after[column] = value;
    }
    return { kind: KIND[rowKind], subjectId: row.id, before: null, after: Object.assign(after, more) };
  });
}

function changed<K extends AuditedKind>(rowKind: K, world: World, changes: Changes): AuditDraft[] {
  const rows = (changes.changed[rowKind] ?? []) as Rows[K][];
  return rows.flatMap((row) => {
    const earlier = (world[rowKind] as Map<string, Rows[K]>).get(row.id);
    const before: Values = {};
    const after: Values = {};
    for (const [column, key] of COLUMNS[rowKind]) {
      if (earlier?.[key] === row[key]) continue;
      before[column] = cellOf(earlier?.[key]);
      after[column] = cellOf(row[key]);
    }
    return Object.keys(after).length === 0 ? [] : [{ kind: KIND[rowKind], subjectId: row.id, before, after }];
  });
}

/** JSON would keep half a character that the column itself cannot hold, and the database refuse it. */
function cellOf(value: unknown): Cell {
  return typeof value === 'string' ? value.toWellFormed() : ((value as Exclude<Cell, string> | undefined) ?? null);
}
