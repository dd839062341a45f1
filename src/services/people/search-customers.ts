import { type FilterQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Customer } from '../../entities/index.js';
import { type Page, type PageRequest, paginate } from '../input/index.js';
import { STANDING } from './customers.js';

/** Longer than any name; what is beyond cannot match. */
const SEARCH_MAX_LENGTH = 200;
/** Combining marks, as both sides are taken apart into letters and marks: a receptionist types "Zuzana Stefankova" and means "Štefánková". */
const MARKS = '[\u0300-\u036f]';

/** Customers by a part of their name, e-mail address or an attendee's name, newest first; case and accents do not matter. No text finds all. Who is gone is not among them. */
export function searchCustomers(
  em: EntityManager,
  search: string | null | undefined,
  page: PageRequest,
): Promise<Page<Customer>> {
  // PostgreSQL takes no text with U+0000, not even to look for it.
  const sought = (search ?? '').replaceAll('\u0000', '').normalize('NFD').replace(new RegExp(MARKS, 'g'), '');
  const text = sought.trim().slice(0, SEARCH_MAX_LENGTH);
  const where = { $and: [STANDING, text === '' ? {} : matching(text)] } as FilterQuery<Customer>;
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
