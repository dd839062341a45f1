import { type Columns, Receipt } from '../../entities/index.js';
import type { Page, PageRequest } from '../input/index.js';
import type { Condition, RowList } from './lists.js';
import type { TenantReads } from './tenant-reads.js';

const RECEIPTS: RowList<Receipt> = { entity: Receipt, from: 'receipts c', parent: 'c.organisation_id', direction: 'desc' };
/** Found by their orders: a receipt never changes, but its customer may have been merged into another. */
const RECEIPTS_OF_CUSTOMER: RowList<Receipt> = {
  ...RECEIPTS,
  from: 'receipts c join orders o on o.organisation_id = c.organisation_id and o.id = c.order_id',
  parent: 'o.customer_id',
};
const NUMBER = /^\s*(\d{4})-(\d{6,9})\s*$/;

/**
 * A page of the receipts and credit notes of all customers or of one, newest first. Throws BAD_USER_INPUT for an impossible page.
 * @param number as printed, such as `2026-000123`; other texts find nothing
 */
export function searchReceipts(
  reads: TenantReads,
  { customerId, number }: { customerId: string | undefined; number?: string | undefined },
  request: PageRequest,
): Promise<Page<Columns<Receipt>>> {
  const conditions = number === undefined ? [] : [numbered(number)];
  if (customerId === undefined) return reads.page(RECEIPTS, reads.organisationId, request, conditions);
  return reads.page(RECEIPTS_OF_CUSTOMER, customerId, request, conditions);
}

function numbered(text: string): Condition {
  const [, year = '0', sequence = '0'] = NUMBER.exec(text) ?? [];
  return { sql: 'c.year = ? and c.number = ?', values: [Number(year), Number(sequence)] };
}
