import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Order, type OrderStatus, PromoCode } from '../../entities/index.js';
import { type Page, type PageRequest, paginate } from '../input/index.js';

const NEWEST_FIRST = { direction: 'desc' } as const;

/** Orders, newest first. */
export function searchOrders(
  em: EntityManager,
  { customerId, status }: { customerId: string | undefined; status: OrderStatus | undefined },
  page: PageRequest,
): Promise<Page<Order>> {
  const wanted = { ...(customerId === undefined ? {} : { customer: customerId }), ...(status === undefined ? {} : { status }) };
  return paginate(em, Order, wanted as FilterQuery<Order>, page, NEWEST_FIRST);
}

/** Promo codes, newest first. */
export const searchPromoCodes = (em: EntityManager, page: PageRequest): Promise<Page<PromoCode>> =>
  paginate(em, PromoCode, {}, page, NEWEST_FIRST);
