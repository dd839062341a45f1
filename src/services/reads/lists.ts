import type { EntityManager } from '@mikro-orm/postgresql';
import type { Columns } from '../../entities/index.js';
import { Fault } from '../../faults.js';
import { type Page, type PageRequest, pageOfEdges, readCursor, readPage, type SortValue, writeCursor } from '../input/index.js';
import { pgArray } from '../ledger/index.js';
import { plainRow } from './plain-rows.js';

/** A list that one or many parents have. Everything of it becomes SQL, so none of it may come from a caller. */
export interface RowList<E> {
  entity: new (...args: never[]) => E;
  /** The tables. The rows of the list have the alias `c`. */
  from: string;
  /** The column that names the parent. */
  parent: string;
  /** Sorts before the id does. Moments hold whole milliseconds: a JavaScript Date keeps no more. */
  sort?: { column: string; type: 'timestamptz' | 'bigint' };
  direction?: 'asc' | 'desc';
}

/** A condition on the rows of a list, with `?` for each of `values`. The SQL may not come from a caller. */
export interface Condition {
  sql: string;
  values: unknown[];
}

type ListedRow = Record<string, string> & { id: string; listParent: string; listSort?: string };

/**
 * One page of a list for each of many parents, in one statement with an index scan for each parent. Throws BAD_USER_INPUT for
 * an impossible page.
 */
export async function listPages<E extends { id: string }>(
  em: EntityManager,
  organisationId: string,
  list: RowList<E>,
  conditions: readonly Condition[],
  parentIds: readonly string[],
  request: PageRequest,
): Promise<Page<Columns<E>>[]> {
  const { size, backwards, cursor } = readPage(request);
  const isAscending = list.direction !== 'desc';
  const all = cursor === null ? conditions : [...conditions, beyond(list, cursor, isAscending !== backwards)];
  const rows = await em.execute<ListedRow[]>(
    `select page.*, parent.id as "listParent" from unnest(?::uuid[]) with ordinality as parent(id, place) cross join lateral (
       select c.*${list.sort ? `, ${list.sort.column} as "listSort"` : ''} from ${list.from}
       where c.organisation_id = ? and ${list.parent} = parent.id${andAll(all)}
       order by ${orderOf(list.sort?.column, 'c.id', isAscending !== backwards)} limit ?
     ) page order by parent.place, ${orderOf(list.sort && 'page."listSort"', 'page.id', isAscending)}`,
    [pgArray([...parentIds]), organisationId, ...all.flatMap(({ values }) => values), size + 1],
  );
  const byParent = Map.groupBy(rows, ({ listParent }) => listParent);
  return parentIds.map((parentId) => {
    const found = byParent.get(parentId) ?? [];
    const hasMore = found.length > size;
    const shown = hasMore && backwards ? found.slice(1) : found.slice(0, size);
    return pageOfEdges(
      shown.map((row) => edgeOf(em, list, row)),
      {
        hasNextPage: backwards ? cursor !== null : hasMore,
        hasPreviousPage: backwards ? hasMore : cursor !== null,
      },
    );
  });
}

/** The length of a list for each of many parents, in one statement. */
export async function listCounts<E>(
  em: EntityManager,
  organisationId: string,
  list: RowList<E>,
  conditions: readonly Condition[],
  parentIds: readonly string[],
): Promise<number[]> {
  const rows = await em.execute<{ id: string; count: number }[]>(
    `select parent.id, counted.count from unnest(?::uuid[]) as parent(id) cross join lateral (
       select count(*)::int as count from ${list.from}
       where c.organisation_id = ? and ${list.parent} = parent.id${andAll(conditions)}) as counted
     where counted.count > 0`,
    [pgArray([...parentIds]), organisationId, ...conditions.flatMap(({ values }) => values)],
  );
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return parentIds.map((id) => counts.get(id) ?? 0);
}

/** Further conditions of a statement. */
export const andAll = (conditions: readonly Condition[]): string => conditions.map(({ sql }) => ` and (${sql})`).join('');

function orderOf(sort: string | undefined, id: string, isAscending: boolean): string {
  const direction = isAscending ? 'asc' : 'desc';
  return `${sort ? `${sort} ${direction}, ` : ''}${id} ${direction}`;
}

function edgeOf<E>(em: EntityManager, list: RowList<E>, { listParent: _, listSort, ...columns }: ListedRow) {
  const node = plainRow(em, list.entity, columns);
  return { node, cursor: writeCursor(columns.id as string, listSort === undefined ? null : sortValueOf(list, listSort)) };
}

/** Raw statements return moments and bigint as text. */
function sortValueOf<E>({ sort }: RowList<E>, text: string): SortValue {
  return sort?.type === 'timestamptz' ? new Date(text) : Number(text);
}

/** The rows behind a cursor, in the direction in which they are read. Throws BAD_USER_INPUT for the cursor of another list. */
function beyond<E>({ sort }: RowList<E>, cursor: string, isAscending: boolean): Condition {
  const { id, value } = readCursor(cursor, sort !== undefined);
  const compares = isAscending ? '>' : '<';
  if (!sort) return { sql: `c.id ${compares} ?::uuid`, values: [id] };
  const fits = sort.type === 'timestamptz' ? value instanceof Date : Number.isSafeInteger(value);
  if (!fits) throw new Fault('BAD_USER_INPUT', 'This cursor is not one that this list gave.');
  return { sql: `(${sort.column}, c.id) ${compares} (?::${sort.type}, ?::uuid)`, values: [value, id] };
}
