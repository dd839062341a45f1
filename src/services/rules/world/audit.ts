import type { Changes, RowKind, Rows, World } from './world.js';

type Cell = string | number | Date | null;
type Values = Record<string, Cell>;

/** One entry of the audit log: values by column, in the form that the triggers of other tables write. */
export interface AuditDraft {
  kind: 'Registration' | 'Pass' | 'Session' | 'Booking' | 'Order' | 'Payment' | 'Refund';
  subjectId: string;
  before: Values | null;
  after: Values | null;
}

type AuditedKind = Extract<RowKind, 'registrations' | 'passes' | 'sessions' | 'bookings' | 'orders' | 'payments' | 'refunds'>;
type Column<K extends RowKind> = [column: string, key: keyof Rows[K] & string];

/** The columns that the log keeps. The owner of a row never changes, so the log leaves it to the row. */
const COLUMNS: { [K in AuditedKind]: Column<K>[] } = {
  registrations: [
    ['attendee_id', 'attendeeId'],
    ['group_id', 'groupId'],
    ['price_minor', 'priceMinor'],
    ['ends_on', 'endsOn'],
    ['given_back_minor', 'givenBackMinor'],
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
    ['starts_at', 'startsAt'],
    ['ends_at', 'endsAt'],
    ['location_id', 'locationId'],
    ['instructor_id', 'instructorId'],
    ['capacity', 'capacity'],
    ['price_minor', 'priceMinor'],
    ['seats_taken', 'seatsTaken'],
  ],
  bookings: [
    ['status', 'status'],
    ['price_minor', 'priceMinor'],
    ['covered_minor', 'coveredMinor'],
    ['override_reason', 'overrideReason'],
    ['excused_at', 'excusedAt'],
    ['attendance_reason', 'attendanceReason'],
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

/** One entry for each pass, booking and registration that came of an order: a search for any of them finds who made it. */
export const issued = (changes: Changes): AuditDraft[] => [
  ...made('passes', changes),
  ...made('bookings', changes),
  ...made('registrations', changes),
];

/** Entries for rows that the command created. `more` adds values that the row itself does not hold. */
export function made<K extends AuditedKind>(rowKind: K, { created }: Changes, more: Values = {}): AuditDraft[] {
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

/** Entries for rows that the command changed, with the values before and after. */
export function changed<K extends AuditedKind>(rowKind: K, world: World, changes: Changes): AuditDraft[] {
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

/** A lone surrogate is valid in a JavaScript string, but PostgreSQL rejects it in jsonb. */
function cellOf(value: unknown): Cell {
  return typeof value === 'string' ? value.toWellFormed() : ((value as Exclude<Cell, string> | undefined) ?? null);
}
