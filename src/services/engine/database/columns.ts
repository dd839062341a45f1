import { type EntityClass, MikroORM } from '@mikro-orm/postgresql';
import {
  Booking,
  Group,
  Order,
  OrderLine,
  Pass,
  Payment,
  PromoCode,
  Receipt,
  Redemption,
  Refund,
  Registration,
  Session,
} from '../../../entities/index.js';
import type { RowKind, Rows } from '../../rules/world/world.js';

/** A column of a table: its name, its SQL type, and its key in the rows of the rules. */
export interface Column {
  name: string;
  type: string;
  key: string;
}

interface Kept {
  entity: EntityClass<object>;
  /** Columns of the entity that the rules do not see. A new column of an entity is seen unless it is named here. */
  without: readonly string[];
}

/** Rows of each kind are kept in the table of an entity. Counters have no entity: see `COUNTERS`. */
const ENTITIES: Record<Exclude<RowKind, 'receiptCounters'>, Kept> = {
  groups: { entity: Group, without: ['name', 'instructor_id'] },
  sessions: { entity: Session, without: ['planned_at'] },
  registrations: { entity: Registration, without: [] },
  passes: { entity: Pass, without: [] },
  bookings: { entity: Booking, without: [] },
  redemptions: { entity: Redemption, without: [] },
  promoCodes: { entity: PromoCode, without: ['created_at', 'archived_at'] },
  orders: { entity: Order, without: ['provider_ref', 'provider_url'] },
  orderLines: { entity: OrderLine, without: [] },
  payments: { entity: Payment, without: [] },
  refunds: { entity: Refund, without: [] },
  receipts: { entity: Receipt, without: [] },
};

export interface Table {
  name: string;
  columns: readonly Column[];
}

const COUNTERS: Table = {
  name: 'receipt_counters',
  columns: [
    { name: 'year', type: 'int', key: 'year' },
    { name: 'last_number', type: 'int', key: 'lastNumber' },
  ],
};

/** The table of each kind of row, from the entities. Made once, when this file is loaded; opens no connection. */
export const TABLES: Readonly<Record<RowKind, Table>> = readTables();

function readTables(): Record<RowKind, Table> {
  const kept = Object.entries(ENTITIES) as [keyof typeof ENTITIES, Kept][];
  const orm = new MikroORM({ entities: kept.map(([, { entity }]) => entity), dbName: 'none' });
  const tables = kept.map(([kind, { entity, without }]) => {
    const { tableName, props } = orm.getMetadata().get(entity);
    const columns = props.flatMap(({ fieldNames, columnTypes }) =>
      (fieldNames ?? []).map((name, at) => ({ name, type: sqlType(columnTypes[at] ?? ''), key: keyOf(name) })),
    );
    // The organisation is a parameter of every statement, and no part of a row.
    return [
      kind,
      { name: tableName, columns: columns.filter(({ name }) => name !== 'organisation_id' && !without.includes(name)) },
    ];
  });
  return { ...Object.fromEntries(tables), receiptCounters: COUNTERS };
}

/** The tables keep text without a length; a cast to `varchar(255)` would cut longer text off in silence. */
function sqlType(type: string): string {
  return type.startsWith('varchar') ? 'text' : type;
}

/** `price_minor` is `priceMinor`, `product_id` is `productId`. */
function keyOf(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The select list of a kind of row. @param alias of the table, where the statement has one */
export function selectList(kind: RowKind, alias?: string): string {
  const prefix = alias === undefined ? '' : `${alias}.`;
  return TABLES[kind].columns.map(({ name, key }) => (name === key ? prefix + name : `${prefix}${name} as "${key}"`)).join(', ');
}

/**
 * The only columns that a command may change, as a safety rule: prices, terms and owners of a row never change, receipts not at
 * all. A decision that changes another column of a row changes nothing in the database.
 */
const CHANGEABLE: { [K in RowKind]?: readonly (keyof Rows[K])[] } = {
  groups: ['placesTaken', 'placesHeld'],
  sessions: [
    ...(['seatsTaken', 'seatsHeld', 'capacity', 'priceMinor', 'status', 'version'] as const),
    ...(['startsAt', 'endsAt', 'locationId', 'instructorId'] as const),
  ],
  registrations: ['groupId', 'chargedMinor', 'endsOn', 'givenBackMinor', 'movedAt', 'lessonsBefore', 'version'],
  passes: ['state', 'validFrom', 'validUntil', 'taxedMinor', 'usesByRate', 'discountedMinor', 'version'],
  bookings: [
    ...(['status', 'coveredMinor', 'cancelledAt', 'overrideReason', 'checkedInAt', 'excusedAt', 'attendanceReason'] as const),
    ...(['cancellableUntil', 'overlapAllowed'] as const),
  ],
  redemptions: ['returnedAt'],
  promoCodes: ['timesUsed'],
  orders: ['status', 'refundDueMinor', 'paidAt', 'version'],
  orderLines: ['registrationId', 'passId', 'bookingId', 'redeemedAt', 'claimedMinor'],
  payments: ['disputedAt'],
  refunds: ['status', 'providerRef', 'settledAt', 'cameBackAt'],
  receiptCounters: ['lastNumber'],
};

/** The column that names a row. */
const keyColumn = (kind: RowKind): string => (kind === 'receiptCounters' ? 'year' : 'id');

/** The columns of an update, the key first; undefined for rows that never change. */
export function changeable(kind: RowKind): { key: Column; columns: Column[] } | undefined {
  const keys: readonly string[] | undefined = CHANGEABLE[kind];
  if (keys === undefined) return undefined;
  const column = (isWanted: (column: Column) => boolean): Column => {
    const found = TABLES[kind].columns.find(isWanted);
    if (!found) throw new Error(`${kind} have no column for one of ${keys.join(', ')}`);
    return found;
  };
  return {
    key: column(({ name }) => name === keyColumn(kind)),
    columns: keys.map((wanted) => column(({ key }) => key === wanted)),
  };
}
