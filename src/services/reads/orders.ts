import { type Columns, Order, type OrderStatus } from '../../entities/index.js';
import type { Page, PageRequest } from '../input/index.js';
import type { RowList } from './lists.js';
import type { TenantReads } from './tenant-reads.js';

const ORDERS: RowList<Order> = { entity: Order, from: 'orders c', parent: 'c.organisation_id', direction: 'desc' };
const ORDERS_OF_CUSTOMER: RowList<Order> = { ...ORDERS, parent: 'c.customer_id' };

/** A page of the orders of all customers or of one, newest first. Throws BAD_USER_INPUT for an impossible page. */
export function searchOrders(
  reads: TenantReads,
  { customerId, status }: { customerId: string | undefined; status: OrderStatus | undefined },
  request: PageRequest,
): Promise<Page<Columns<Order>>> {
  const conditions = status === undefined ? [] : [{ sql: 'c.status = ?', values: [status] }];
  if (customerId === undefined) return reads.page(ORDERS, reads.organisationId, request, conditions);
  return reads.page(ORDERS_OF_CUSTOMER, customerId, request, conditions);
}
