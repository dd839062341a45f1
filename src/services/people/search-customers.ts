import { type FilterQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Customer } from '../../entities/index.js';
import { customerMatching, type Page, type PageRequest, paginate } from '../input/index.js';
import { ACTIVE } from './customers.js';

/** Customers by a text, newest first; an empty text finds all. Erased and merged customers are not found. */
export function searchCustomers(
  em: EntityManager,
  search: string | null | undefined,
  page: PageRequest,
): Promise<Page<Customer>> {
  const matching = customerMatching(search);
  const found = matching ? { [raw((alias) => matching(alias).sql, matching('').values)]: [] } : {};
  return paginate(em, Customer, { $and: [ACTIVE, found] } as FilterQuery<Customer>, page, { direction: 'desc' });
}
