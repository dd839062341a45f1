import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Receipt } from '../../entities/index.js';
import { type Page, type PageRequest, paginate } from '../input/index.js';

const NEWEST_FIRST = { direction: 'desc' } as const;
const NUMBER = /^\s*(\d{4})-(\d{6,9})\s*$/;

/** Found by their orders: a receipt never changes, but its customer may have been merged into another. */
export function receiptsOfCustomer(em: EntityManager, customerId: string, page: PageRequest): Promise<Page<Receipt>> {
  return paginate(em, Receipt, { order: { customer: customerId } } as FilterQuery<Receipt>, page, NEWEST_FIRST);
}

/** @param number as printed, such as `2026-000123`; other texts find nothing */
export function searchReceipts(
  em: EntityManager,
  { customerId, number }: { customerId: string | undefined; number: string | undefined },
  page: PageRequest,
): Promise<Page<Receipt>> {
  const conditions: object[] = [];
  if (customerId !== undefined) conditions.push({ order: { customer: customerId } });
  if (number !== undefined) {
    const [, year = '0', sequence = '0'] = NUMBER.exec(number) ?? [];
    conditions.push({ year: Number(year), number: Number(sequence) });
  }
  return paginate(em, Receipt, { $and: conditions } as FilterQuery<Receipt>, page, NEWEST_FIRST);
}
