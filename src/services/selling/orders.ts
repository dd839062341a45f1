import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Order, OrderLine, type OrderStatus, PromoCode } from '../../entities/index.js';
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

/** The lines of an order that are presents, in their order. */
export const giftLinesOf = (em: EntityManager, orderId: string): Promise<OrderLine[]> =>
  em.find(OrderLine, { order: orderId, gift: true } as FilterQuery<OrderLine>, { orderBy: { position: 'asc' } });
