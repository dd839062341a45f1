import type { Context } from '../../context.js';
import type { Snapshot } from '../../operation-state.js';
import { decodeId, type NodeType } from '../../schema/shared/ids.js';
import { type Money, money } from '../../schema/shared/money.js';
import { TenantReads } from '../../services/reads/index.js';
import { isInstructor, maySee, type ReadableType, ROW_RIGHTS, type RowOf } from './rights.js';

/** The reads of each snapshot. A command ends the snapshot, so nothing read before it is reused after it. */
const readsOfSnapshot = new WeakMap<Snapshot, TenantReads>();

/** The batched reads of the operation. Throws BAD_USER_INPUT when no organisation was named. */
export async function readsOf(context: Context): Promise<TenantReads> {
  const snapshot = await context.snapshot();
  let reads = readsOfSnapshot.get(snapshot);
  if (!reads) {
    reads = new TenantReads(snapshot.em, snapshot.organisationId, snapshot.now);
    readsOfSnapshot.set(snapshot, reads);
  }
  return reads;
}

/** The organisation's currency: known with a signed-in viewer, and read for an anonymous one. */
export function currencyOf(context: Context): string | Promise<string> {
  const { viewer } = context;
  if ('currency' in viewer) return viewer.currency;
  return readsOf(context).then((reads) => reads.withOrganisation(({ currency }) => currency));
}

/** An amount in the organisation's currency. */
export function moneyOf(context: Context, amountMinor: number): Money | Promise<Money> {
  const currency = currencyOf(context);
  return typeof currency === 'string' ? money(amountMinor, currency) : currency.then((read) => money(amountMinor, read));
}

export async function optionalMoneyOf(context: Context, amountMinor: number | null | undefined): Promise<Money | null> {
  return amountMinor == null ? null : moneyOf(context, amountMinor);
}

/** The key of no row: the version and variant bits of a UUID are never all zero. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

/**
 * The key behind an id in an input. A malformed id, an id of another type and an id of another organisation become the key of
 * no row, so the command answers NOT_FOUND with its path, and a stranger cannot tell the three apart.
 */
export function keyOf(context: Context, type: NodeType, id: string): string {
  const named = decodeId(id, type);
  return named && context.enter(named.organisationId) ? named.id : NOTHING;
}

export function optionalKeyOf<T extends null | undefined>(context: Context, type: NodeType, id: string | T): string | T {
  return typeof id === 'string' ? keyOf(context, type, id) : id;
}

/** The keys of a filter. One that names no row of this organisation finds nothing. */
export function keysOf<T extends null | undefined>(context: Context, type: NodeType, ids: string[] | T): string[] | T {
  return Array.isArray(ids) ? ids.map((id) => keyOf(context, type, id)) : ids;
}

/** A row by its id. Null when it does not exist, or when the viewer may not see it. */
export async function seen<T extends ReadableType>(context: Context, type: T, id: string): Promise<RowOf<T> | null> {
  const named = decodeId(id, type);
  return named && context.enter(named.organisationId) ? seenByKey(context, type, named.id) : null;
}

/** Like `seen`, by the key that another row names: that row may belong to somebody else. */
export async function seenByKey<T extends ReadableType>(context: Context, type: T, key: string): Promise<RowOf<T> | null> {
  const reads = await readsOf(context);
  const row = (await reads.row(ROW_RIGHTS[type].entity as never, key)) as RowOf<T> | null;
  return row && (await maySee(context, reads, type, row)) ? row : null;
}

/** Like `keyOf`, for a row that an instructor may act on only if they may see it. */
export async function inSight(context: Context, type: ReadableType, id: string): Promise<string> {
  const key = keyOf(context, type, id);
  return isInstructor(context.viewer) && !(await seen(context, type, id)) ? NOTHING : key;
}
