import { hash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM } from '../../postgres/audit-actor.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { done, type SetUp, setUp, type Tenant } from './set-up.js';

/** The option of every set-up command that makes rows. */
export interface Keyed {
  idempotencyKey?: string | null;
}

type Row = { id: string };
type RowClass<E extends Row> = new (...args: never[]) => E;

/** The record under a key: the ids of the rows that were made, by kind, and of rows that the answer also names. */
interface Kept {
  made: Record<string, string[]>;
  named?: string[];
}

/** A set-up command that makes rows, and how its answer is kept and found again. */
export interface Creation<T> {
  /** The name of its mutation. A key belongs to one of them. */
  operation: string;
  input: Keyed;
  keep: (value: T) => Kept;
  find: (em: EntityManager, kept: Kept) => Promise<T>;
}

/** A command that makes one row. */
export function creates<E extends Row>(operation: string, entity: RowClass<E>, input: Keyed): Creation<E> {
  return {
    operation,
    input,
    keep: ({ id }) => ({ made: { [entity.name]: [id] } }),
    find: (em, { made }) => em.findOneOrFail(entity, made[entity.name]?.[0] as never) as Promise<E>,
  };
}

/** The rows by these ids, in the same order. */
export async function rowsInOrder<E extends Row>(
  em: EntityManager,
  entity: RowClass<E>,
  ids: readonly string[] = [],
): Promise<E[]> {
  const rows = (await em.find(entity, { id: { $in: ids } } as never)) as E[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * Runs a set-up command that makes rows. Under an idempotency key it makes them once: the same key with the same input finds
 * them again, as they are now, and with another input it is refused. A refusal is not kept. Of two requests at once, the second
 * waits for the first.
 */
export function setUpOnce<T>(
  tenant: Tenant,
  { operation, input, keep, find }: Creation<T>,
  work: (command: SetUp) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { idempotencyKey: key, ...meant } = input;
  if (key == null) return setUp(tenant, work);
  return setUp(tenant, async (command) => {
    const { em, organisationId, check } = command;
    check.idempotencyKey(key);
    if (check.failed) return check.refused();
    const scope = [organisationId, (tenant.actor ?? SYSTEM).key, operation, key];
    const inputHash = hash('sha256', canonical(meant), 'base64url');
    const earlier = await claim(em, scope, inputHash);
    if (earlier.inputHash !== inputHash)
      return { ok: false, refusals: [refusal('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey', {})] };
    if (earlier.answer !== null) return done(await find(em, earlier.answer));
    const result = await work(command);
    if (!result.ok || check.failed) return result;
    await em.execute(
      `update idempotency_keys set answer = ?::jsonb
       where (organisation_id, viewer, operation, key) = (?::uuid, ?::text, ?::text, ?::text)`,
      [JSON.stringify(keep(result.value)), ...scope],
    );
    return result;
  });
}

/**
 * Takes the key for this transaction, or finds what an earlier request kept under it. The row is locked either way, so that the
 * cleanup of old keys does not take it away meanwhile.
 */
async function claim(
  em: EntityManager,
  scope: readonly string[],
  inputHash: string,
): Promise<{ inputHash: string; answer: Kept | null }> {
  const [row] = await em.execute<{ inputHash: string; answer: Kept | null }[]>(
    `insert into idempotency_keys as k (organisation_id, viewer, operation, key, input_hash, answer)
     values (?, ?, ?, ?, ?, 'null')
     on conflict (organisation_id, viewer, operation, key) do update set key = k.key
     returning input_hash as "inputHash", answer`,
    [...scope, inputHash],
  );
  if (!row) throw new Error('an idempotency key was neither taken nor found');
  return row;
}

/** One text for one meaning: without fields that were left out, and in the order of their names. */
const canonical = (input: object): string =>
  JSON.stringify(input, (_, value: unknown) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    const given = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
    return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
