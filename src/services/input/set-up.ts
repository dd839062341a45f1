import { FlushMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Organisation } from '../../entities/index.js';
import { type Actor, actorVariables } from '../../postgres/audit-actor.js';
import type { Result } from '../rules/world/refusals.js';
import { InputCheck } from './input-check.js';

export type { Actor } from '../../postgres/audit-actor.js';

/** Where a set-up command works: any entity manager of the process, and the tenant that it is bound to. */
export interface Tenant {
  em: EntityManager;
  organisationId: string;
  /** Who works, and from where; left out, the audit log says that the system did. */
  actor?: Actor;
}

/** What one set-up command has at hand: an entity manager in its own transaction, its tenant, and a list of what is wrong with the input. */
export interface SetUp {
  em: EntityManager;
  organisation: Organisation;
  organisationId: string;
  check: InputCheck;
}

/** A fork bound to no organisation: it sees nothing of any until its transaction is. */
export function forkOf({ em }: Pick<Tenant, 'em'> & Partial<Tenant>): EntityManager {
  const fork = em.fork({ clear: true, useContext: false, flushMode: FlushMode.COMMIT });
  fork.clearSessionContext();
  return fork;
}

/** Binds the transaction that the entity manager is in to one organisation, in the statement that tells the database's time. */
export async function bindTransaction(em: EntityManager, organisationId: string): Promise<Date> {
  const [row] = await em.execute<{ now: string }[]>(`select set_config('app.organisation', ?, true), now()`, [organisationId]);
  return new Date(row?.now ?? Number.NaN);
}

/**
 * A fork that sees one organisation only: row-level security compares every row with this variable, set inside each transaction. Who works
 * is set beside it, for the audit log.
 */
export function bindTenant(tenant: Tenant): EntityManager {
  const { organisationId, actor } = tenant;
  const bound = forkOf(tenant);
  bound.setSessionContext({ variables: { 'app.organisation': organisationId, ...(actor ? actorVariables(actor) : {}) } });
  return bound;
}

/**
 * Runs one command in one transaction, committed only when its outcome is done: a refusal rolls back whatever the command had already
 * changed. Throws what the database throws.
 */
export async function transact<T>(em: EntityManager, work: (em: EntityManager) => Promise<Result<T>>): Promise<Result<T>> {
  await em.begin();
  try {
    const result = await work(em);
    if (result.ok) await em.commit();
    else await em.rollback();
    return result;
  } catch (fault) {
    if (em.isInTransaction()) await em.rollback();
    throw fault;
  }
}

/** Runs a set-up command for an organisation that exists. What the input check collected refuses the command even if it forgot to ask. */
export async function setUp<T>(tenant: Tenant, work: (command: SetUp) => Promise<Result<T>>): Promise<Result<T>> {
  const bound = bindTenant(tenant);
  return transact(bound, async (em) => {
    const organisation = await em.findOneOrFail(Organisation, tenant.organisationId);
    const check = new InputCheck(organisation.currency);
    const result = await work({ em, organisation, organisationId: tenant.organisationId, check });
    return check.failed ? check.refused() : result;
  });
}

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}
