import type { QueryResultRow } from 'pg';
import { pgArray } from '../../ledger/index.js';
import { isLockTimeout, type NamedQuery, type Run } from '../database/transaction.js';
import { type HeldKind, type HeldRow, HeldRows, keyOf } from './held-rows.js';
import { type Locking, lockOf } from './queries.js';

/** Reads the rows of a batch with their locks. With SKIP, rows that somebody else holds are read all the same, and told. */
export class Locks {
  readonly held = new HeldRows();

  constructor(
    readonly run: Run,
    readonly locking: Locking,
  ) {}

  async take<Row extends QueryResultRow & { id: string }>(
    kind: HeldKind,
    queryOf: (locking: Locking) => NamedQuery,
  ): Promise<Row[]> {
    if (this.locking !== 'SKIP') return this.run<Row>(queryOf(this.locking));
    const [free, all] = await Promise.all([this.run<Row>(queryOf('SKIP')), this.run<Row>(queryOf('LOOK'))]);
    const locked = new Set(free.map(({ id }) => id));
    const held = all.filter(({ id }) => !locked.has(id));
    this.held.add(kind, held);
    return [...free, ...held];
  }
}

/** Where the rows of each kind are, in the order in which every batch locks them. */
const PLACES = {
  members: { table: 'members', key: 'id', type: 'uuid' },
  sessions: { table: 'sessions', key: 'id', type: 'uuid' },
  groups: { table: 'groups', key: 'id', type: 'uuid' },
  registrations: { table: 'registrations', key: 'id', type: 'uuid' },
  attendees: { table: 'attendees', key: 'id', type: 'uuid' },
  customers: { table: 'customers', key: 'id', type: 'uuid' },
  orders: { table: 'orders', key: 'id', type: 'uuid' },
  promoCodes: { table: 'promo_codes', key: 'id', type: 'uuid' },
  passes: { table: 'passes', key: 'id', type: 'uuid' },
  receiptCounters: { table: 'receipt_counters', key: 'year', type: 'int' },
  accounts: { table: 'accounts', key: 'code', type: 'text' },
} as const satisfies Record<HeldKind, { table: string; key: string; type: string }>;
const KINDS = Object.keys(PLACES) as HeldKind[];

const SAVEPOINT: NamedQuery = { name: 'before-held', text: 'savepoint before_held', values: [] };
const BACK: NamedQuery = { name: 'back-before-held', text: 'rollback to savepoint before_held', values: [] };

function lockQuery(organisationId: string, kind: HeldKind, ids: readonly string[], locking: Locking): NamedQuery {
  const { table, key, type } = PLACES[kind];
  return {
    name: `held-${kind}-${locking}`,
    text: `select ${key}::text as id from ${table} where organisation_id = $1 and ${key} = any($2::${type}[])
           order by ${key}${lockOf(locking)}`,
    values: [organisationId, pgArray(ids)],
  };
}

/** Locks those of the rows that are free, and answers their keys. */
export async function takeFree(run: Run, organisationId: string, rows: readonly HeldRow[]): Promise<Set<string>> {
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  const free = new Set<string>();
  for (const kind of KINDS) {
    const wanted = byKind.get(kind);
    if (!wanted) continue;
    const ids = wanted.map(({ id }) => id);
    for (const { id } of await run<{ id: string }>(lockQuery(organisationId, kind, ids, 'SKIP'))) free.add(keyOf({ kind, id }));
  }
  return free;
}

const lockTimeout = (ms: number): NamedQuery => ({
  name: 'lock-timeout',
  text: "select set_config('lock_timeout', $1, true)",
  values: [`${ms}ms`],
});

/**
 * Stands in line for a row and locks it when it is free in time. Nothing else must be locked yet, so that nobody waits for this
 * transaction. A place in the line leads to the row even where other batches take it again and again.
 * @param lockWaitMs the lock timeout of the statements that follow
 */
export async function standInLine(
  run: Run,
  organisationId: string,
  { kind, id }: HeldRow,
  { standMs, lockWaitMs }: { standMs: number; lockWaitMs: number },
): Promise<void> {
  await Promise.all([run(SAVEPOINT), run(lockTimeout(standMs))]);
  try {
    await run(lockQuery(organisationId, kind, [id], 'LOCK'));
    await run(lockTimeout(lockWaitMs));
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    await run(BACK);
  }
}

/** Those of the rows that somebody else holds. Keeps no lock, because these rows are not locked yet when it is their turn. */
export async function heldOf(run: Run, organisationId: string, rows: readonly HeldRow[]): Promise<HeldRow[]> {
  if (rows.length === 0) return [];
  await run(SAVEPOINT);
  const free = await takeFree(run, organisationId, rows);
  await run(BACK);
  return rows.filter((row) => !free.has(keyOf(row)));
}
