import type { ReceiptContent } from '../../src/services/rules/world/receipt-content.js';
import type { RowKind, World } from '../../src/services/rules/world/world.js';
import { columnOf, type ShopOnServer } from './shop-on-server.js';

/** What of the rows of each kind must be the same on either side, in which order they came to be. */
const COMPARED = {
  groups: ['placesTaken', 'placesHeld'],
  sessions: ['status', 'seatsTaken', 'seatsHeld', 'capacity', 'priceMinor'],
  registrations: ['chargedMinor'],
  passes: ['kind', 'state', 'priceMinor', 'creditMinor', 'entries', 'validityPeriod'],
  bookings: ['status', 'priceMinor', 'coveredMinor'],
  redemptions: ['entries', 'coveredMinor', 'consumedMinor', 'vatBps', 'taxMinor'],
  promoCodes: ['code', 'timesUsed'],
  orders: ['status', 'subtotalMinor', 'discountMinor', 'totalMinor', 'refundDueMinor'],
  orderLines: ['orderId', 'position', 'kind', 'amountMinor', 'claimedMinor', 'passId', 'bookingId', 'registrationId'],
  payments: ['orderId', 'method', 'amountMinor', 'feeMinor'],
  refunds: ['paymentId', 'method', 'amountMinor', 'feeReturnedMinor', 'status', 'claims', 'passOrderId'],
  receipts: ['orderId', 'kind', 'number', 'content'],
} as const satisfies Partial<Record<RowKind, readonly string[]>>;

/** Lines of orders have ids of their own making only where they are presents. */
const ORDER: Partial<Record<RowKind, readonly string[]>> = { orderLines: ['orderId', 'position'], promoCodes: ['code'] };

type Row = Record<string, unknown>;
export type Stock = Record<string, unknown>;

/** Everything there is in memory, by the names that it has in the database. */
export function stockInMemory(world: World, shop: ShopOnServer): Stock {
  const stock: Stock = {};
  for (const [kind, names] of Object.entries(COMPARED)) {
    const rows = [...(world[kind as keyof typeof COMPARED] as unknown as Map<string, Row>).values()];
    const order = ORDER[kind as RowKind] ?? ['id'];
    stock[kind] = rows.sort((one, other) => inOrder(one, other, order)).map((row) => shop.named(told(row, names)));
  }
  const balances = [...world.balances].map(([code, balance]) => [shop.named(code.split(':')).join(':'), balance] as const);
  stock.accounts = Object.fromEntries(balances.filter(([, balance]) => balance !== 0).sort());
  return stock;
}

export async function stockOnServer(shop: ShopOnServer): Promise<Stock> {
  const stock: Stock = {};
  for (const [kind, names] of Object.entries(COMPARED)) {
    const columns = names.map((name) => `${columnOf(name)} as "${name}"`);
    const order = (ORDER[kind as RowKind] ?? ['id']).map(columnOf);
    // As JSON, where the database's large whole numbers are numbers.
    const rows = await shop.sql<{ row: Row }>(
      `select to_jsonb(kept) as row from (
         select ${columns.join(', ')}, row_number() over (order by ${order.join(', ')}) as place from ${columnOf(kind)}
         where organisation_id = $1
       ) kept order by place`,
    );
    stock[kind] = rows.map(({ row }) => told(row, names));
  }
  const accounts = await shop.sql<{ code: string; balance: string }>(
    `select code, balance from accounts where organisation_id = $1 and balance <> 0 order by code collate "C"`,
  );
  stock.accounts = Object.fromEntries(accounts.map(({ code, balance }) => [code, Number(balance)]));
  return stock;
}

const inOrder = (one: Row, other: Row, names: readonly string[]): number => {
  for (const name of names) {
    const [a, b] = [one[name] as string | number, other[name] as string | number];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
};

/** The figures of a document without its names, which differ between the two. */
function told(row: Row, names: readonly string[]): Row {
  const content = row.content as ReceiptContent | undefined;
  const figures = content ? { content: [content.totalMinor, content.vat] } : {};
  return { ...Object.fromEntries(names.map((name) => [name, row[name]])), ...figures };
}
