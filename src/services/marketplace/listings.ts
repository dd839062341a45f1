import { type FilterQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ListedPass } from '../../entities/index.js';
import { MarketplaceListing } from '../../entities/index.js';
import { type Page, type PageRequest, paginate } from '../input/index.js';
import { hasEnded } from '../rules/passes/validity.js';

/** Longer than any name. The rest of a longer text is ignored. */
const SOUGHT_MAX_LENGTH = 200;

export interface MarketplaceSearch {
  /** Words. Each begins a word of the listing; a word of three characters or more may also be inside one. */
  search?: string | null;
  category?: string | null;
  city?: string | null;
}

/**
 * Organisations that sell online now, by name. Case and accents do not matter; empty texts are ignored.
 * @param em bound to no organisation, since it reads nothing but public listings
 */
export function searchMarketplace(
  em: EntityManager,
  sought: MarketplaceSearch,
  page: PageRequest,
): Promise<Page<MarketplaceListing>> {
  const terms = [sought.search, sought.category, sought.city].map(textOf);
  const where = terms.some((term) => term !== null)
    ? ({ [raw((alias) => `${alias}.terms @@ marketplace_query(?, ?, ?)`, terms)]: [] } as FilterQuery<MarketplaceListing>)
    : {};
  return paginate(em, MarketplaceListing, where, page, { sortBy: 'sortName' });
}

/** The passes of a listing that are still on sale: one may have ended since the listing was written. */
export function passesOnSale({ passes, timeZone, readAt }: MarketplaceListing): ListedPass[] {
  return passes.filter(({ fixedUntil }) => !hasEnded(fixedUntil, readAt, timeZone));
}

function textOf(given: string | null | undefined): string | null {
  // PostgreSQL accepts no text with U+0000, not even in a search.
  const text = (given ?? '').replaceAll('\u0000', '').toWellFormed().trim().slice(0, SOUGHT_MAX_LENGTH);
  return text === '' ? null : text.toWellFormed();
}
