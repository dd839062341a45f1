import { type FilterQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Customer } from '../../entities/index.js';
import { type Page, type PageRequest, paginate } from '../input/index.js';
import { ACTIVE } from './customers.js';

/** Longer than any name. */
const SEARCH_MAX_LENGTH = 200;
/** Combining marks. They are removed from both sides, so that "Stefankova" finds "Štefánková". */
const MARKS = '[\u0300-\u036f]';

/**
 * Customers by a part of their name, e-mail address or an attendee's name, newest first. Case and accents do not matter. An
 * empty text finds all. Erased and merged customers are not found.
 */
export function searchCustomers(
  em: EntityManager,
  search: string | null | undefined,
  page: PageRequest,
): Promise<Page<Customer>> {
  // PostgreSQL accepts no text with U+0000, not even in a search.
  const sought = (search ?? '').replaceAll('\u0000', '').normalize('NFD').replace(new RegExp(MARKS, 'g'), '');
  const text = sought.trim().slice(0, SEARCH_MAX_LENGTH);
  const where = { $and: [ACTIVE, text === '' ? {} : matching(text)] } as FilterQuery<Customer>;
  return paginate(em, Customer, where, page, { direction: 'desc' });
}

function matching(text: string): FilterQuery<Customer> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const folds = (column: string) => `regexp_replace(normalize(${column}, NFD), '${MARKS}', '', 'g') ilike ?`;
  const found = raw(
    (alias) => `(${folds(`${alias}.name`)} or ${alias}.email ilike ? or exists (select from attendees a
      where a.organisation_id = ${alias}.organisation_id and a.customer_id = ${alias}.id and ${folds('a.name')}))`,
    [pattern, pattern, pattern],
  );
  return { [found]: [] } as FilterQuery<Customer>;
}
