import type { EntityManager } from '@mikro-orm/postgresql';
import { type Keyset, type Page, type PageRequest, pageOf, readPage } from '../input/index.js';
import { pgArray } from '../ledger/index.js';

/** A list that many parents have. Everything but `values` becomes SQL, so none of it may come from a caller. */
export interface FirstPages<E> {
  entity: new (...args: never[]) => E;
  table: string;
  parentColumn: string;
  keyset: Keyset<E>;
  /** The column of `keyset.sortBy`. */
  sortColumn?: string;
  /** A condition on a row `c`, with `?` for each of `values`. */
  condition?: string;
  values?: unknown[];
}

/** The first page of a list for each of many parents, in one statement with an index scan for each parent. */
export async function firstPages<E extends { id: string }>(
  em: EntityManager,
  organisationId: string,
  list: FirstPages<E>,
  parentIds: readonly string[],
  request: PageRequest,
): Promise<Page<E>[]> {
  const { size } = readPage(request);
  const direction = list.keyset.direction ?? 'asc';
  const order = `${list.sortColumn ? `c.${list.sortColumn} ${direction}, ` : ''}c.id ${direction}`;
  const rows = await em.execute<Record<string, string>[]>(
    `select page.* from unnest(?::uuid[]) with ordinality as parent(id, place) cross join lateral (
       select c.* from ${list.table} c where c.organisation_id = ? and c.${list.parentColumn} = parent.id
         ${list.condition ? `and ${list.condition}` : ''}
       order by ${order} limit ?
     ) page order by parent.place`,
    [pgArray([...parentIds]), organisationId, ...(list.values ?? []), size + 1],
  );
  const byParent = Map.groupBy(rows, (row) => row[list.parentColumn]);
  return parentIds.map((parentId) => {
    const found = byParent.get(parentId) ?? [];
    const entities = found.slice(0, size).map((row) => em.map(list.entity, row) as E);
    return pageOf(entities, list.keyset, { hasNextPage: found.length > size, hasPreviousPage: false });
  });
}
