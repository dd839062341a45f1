import { FlushMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Organisation } from '../../entities/index.js';
import { type AuditActor, actorVariables } from '../../postgres/audit-actor.js';
import type { Result } from '../rules/world/refusals.js';
import { InputCheck } from './input-check.js';

export type { AuditActor } from '../../postgres/audit-actor.js';

/** The tenant of a set-up command, with any entity manager of the process. */
export interface Tenant {
  em: EntityManager;
  organisationId: string;
  /** The actor for the audit log; the system when left out. */
  actor?: AuditActor;
  /** The database's time as the command begins. */
  now?: Date;
}

/** The time that a set-up command works with: the database's, or this process's where nobody asked the database. */
export const nowOf = ({ now }: Pick<Tenant, 'now'>): Date => now ?? new Date();

/** The tools of one set-up command: an entity manager in its own transaction, the tenant, and the check of its input. */
export interface SetUp {
  em: EntityManager;
  organisation: Organisation;
  organisationId: string;
  check: InputCheck;
}

/** A fork bound to no organisation. It sees no private row until its transaction is bound. */
export function forkOf({ em }: Pick<Tenant, 'em'> & Partial<Tenant>): EntityManager {
  const fork = em.fork({ clear: true, useContext: false, flushMode: FlushMode.COMMIT });
  fork.clearSessionContext();
  return fork;
}

/** The database's time. Rules and reads follow it, so that the clocks of servers do not matter. */
export async function databaseTime(em: EntityManager): Promise<Date> {
  const [row] = await em.execute<{ now: string }[]>('select now()');
  return new Date(row?.now ?? Number.NaN);
}

/** Binds the current transaction to one organisation, and returns the database's time from the same statement. */
export async function bindTransaction(em: EntityManager, organisationId: string): Promise<Date> {
  const [row] = await em.execute<{ now: string }[]>(`select set_config('app.organisation', ?, true), now()`, [organisationId]);
  return new Date(row?.now ?? Number.NaN);
}

/**
 * A fork that sees one organisation only: each of its transactions sets the variable that row-level security compares every row
 * with. The actor is set beside it, for the audit log.
 */
export function bindTenant(tenant: Tenant): EntityManager {
  const { organisationId, actor } = tenant;
  const bound = forkOf(tenant);
  bound.setSessionContext({ variables: { 'app.organisation': organisationId, ...(actor ? actorVariables(actor) : {}) } });
  return bound;
}

/**
 * Runs one command in one transaction. A refusal rolls back everything that the command had changed, and so does a preview,
 * which is not written at all. Throws what the database throws.
 */
export async function transact<T>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<Result<T>>,
  isPreview = false,
): Promise<Result<T>> {
  await em.begin();
  try {
    const result = await work(em);
    if (result.ok && !isPreview) await em.commit();
    else await em.rollback();
    return result;
  } catch (fault) {
    if (em.isInTransaction()) await em.rollback();
    throw fault;
  }
}

/** Runs a set-up command for an existing organisation. Errors in the input check refuse it, even if the command does not ask. */
export async function setUp<T>(
  tenant: Tenant,
  work: (command: SetUp) => Promise<Result<T>>,
  isPreview = false,
): Promise<Result<T>> {
  const bound = bindTenant(tenant);
  const run = async (em: EntityManager): Promise<Result<T>> => {
    const organisation = await em.findOneOrFail(Organisation, tenant.organisationId);
    const check = new InputCheck(organisation.currency);
    const result = await work({ em, organisation, organisationId: tenant.organisationId, check });
    return check.failed ? check.refused() : result;
  };
  return transact(bound, run, isPreview);
}

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}
