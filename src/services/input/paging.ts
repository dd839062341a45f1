import type { FilterQuery, FindOptions } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Fault } from '../../faults.js';

export const PAGE_SIZE_MAX = 100;
export const PAGE_SIZE_DEFAULT = 20;

/** Forwards with `first` and `after`, or backwards with `last` and `before`; never both. */
export interface PageRequest {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

export interface Page<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  /** Counts the whole list, in a statement of its own. Left out where that is not cheap. */
  count?: (() => Promise<number>) | undefined;
}

/**
 * The order of a list. Rows are sorted by `sortBy`, then by `id`, which makes the key unique. By `id` alone is the order of
 * creation, since ids are UUIDs of version 7. A date column must hold whole milliseconds: a JavaScript Date keeps no more.
 */
export interface Keyset<E> {
  sortBy?: keyof E & string;
  direction?: 'asc' | 'desc';
}

export type SortValue = string | number | Date;

/**
 * One page of a list by keyset, in one statement. Throws BAD_USER_INPUT for an impossible page. MikroORM's `findByCursor`
 * cannot replace it: the same cursors page the lines of statements, which are no entities, and lists that are read for many
 * parents at once.
 */
export async function paginate<E extends { id: string }>(
  em: EntityManager,
  entity: new (...args: never[]) => E,
  where: FilterQuery<E>,
  request: PageRequest,
  keyset: Keyset<E> = {},
  options: Pick<FindOptions<E>, 'populate'> = {},
): Promise<Page<E>> {
  const { size, backwards, cursor } = readPage(request);
  const ascending = (keyset.direction !== 'desc') !== backwards;
  const order = ascending ? 'asc' : 'desc';
  const beyond =
    cursor === null
      ? undefined
      : keysetCondition(readCursor(cursor, keyset.sortBy !== undefined), keyset, ascending ? '$gt' : '$lt');
  const rows = (await em.find<E>(entity, (beyond ? { $and: [where, beyond] } : where) as FilterQuery<E>, {
    ...(options as object),
    orderBy: [...(keyset.sortBy ? [{ [keyset.sortBy]: order }] : []), { id: order }] as never,
    limit: size + 1,
  })) as E[];
  const hasMore = rows.length > size;
  if (hasMore) rows.pop();
  if (backwards) rows.reverse();
  return pageOf(rows, keyset, {
    hasNextPage: backwards ? cursor !== null : hasMore,
    hasPreviousPage: backwards ? hasMore : cursor !== null,
  });
}

/** Makes a page of rows that another statement found, for example batched for many parents. */
export function pageOf<E extends { id: string }>(
  rows: E[],
  keyset: Keyset<E>,
  ends: { hasNextPage: boolean; hasPreviousPage: boolean },
): Page<E> {
  const sortValueOf = (row: E) => (keyset.sortBy ? (row[keyset.sortBy] as SortValue) : null);
  return pageOfEdges(
    rows.map((node) => ({ node, cursor: writeCursor(node.id, sortValueOf(node)) })),
    ends,
  );
}

/** Makes a page of rows whose cursors are known. */
export function pageOfEdges<T>(edges: Page<T>['edges'], ends: { hasNextPage: boolean; hasPreviousPage: boolean }): Page<T> {
  return { edges, pageInfo: { ...ends, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** The size and the start of the page that a request asks for. Throws BAD_USER_INPUT. */
export function readPage({ first, after, last, before }: PageRequest): {
  size: number;
  backwards: boolean;
  cursor: string | null;
} {
  const backwards = last != null || (before != null && first == null);
  if ((backwards && (first != null || after != null)) || (!backwards && before != null)) {
    throw new Fault('BAD_USER_INPUT', 'Page forwards with `first` and `after`, or backwards with `last` and `before`, not both.');
  }
  const size = (backwards ? last : first) ?? PAGE_SIZE_DEFAULT;
  if (size < 0 || size > PAGE_SIZE_MAX) throw new Fault('BAD_USER_INPUT', `A page has from 0 to ${PAGE_SIZE_MAX} items.`);
  return { size, backwards, cursor: (backwards ? before : after) ?? null };
}

/** @param value what the list is sorted by before the id; null in a list that is sorted by the id alone */
export function writeCursor(id: string, value: SortValue | null): string {
  const key = value instanceof Date ? { at: value.getTime() } : value;
  return Buffer.from(JSON.stringify(value === null ? [id] : [id, key])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @param isSorted whether the list is sorted by a value before the id. Throws BAD_USER_INPUT. */
export function readCursor(cursor: string, isSorted: boolean): { id: string; value: SortValue | null } {
  const malformed = () => new Fault('BAD_USER_INPUT', 'This cursor is not one that this list gave.');
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (cause) {
    throw new Fault('BAD_USER_INPUT', malformed().message, { cause });
  }
  if (!Array.isArray(key) || typeof key[0] !== 'string' || !UUID.test(key[0])) throw malformed();
  if (!isSorted) return { id: key[0], value: null };
  const value: unknown = key[1];
  if (typeof value === 'string' || typeof value === 'number') return { id: key[0], value };
  const at = typeof value === 'object' && value !== null && 'at' in value ? value.at : undefined;
  if (typeof at !== 'number' || !Number.isInteger(at) || Math.abs(at) > 8.64e15) throw malformed();
  return { id: key[0], value: new Date(at) };
}

function keysetCondition<E>(
  { id, value }: { id: string; value: SortValue | null },
  { sortBy }: Keyset<E>,
  beyond: '$gt' | '$lt',
) {
  if (!sortBy) return { id: { [beyond]: id } };
  return { $or: [{ [sortBy]: { [beyond]: value } }, { [sortBy]: value, id: { [beyond]: id } }] };
}
