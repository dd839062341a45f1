import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { classify } from '../engine/index.js';
import { type SetUp, setUp, type Tenant } from '../input/index.js';
import { pgArray } from '../ledger/index.js';
import type { Result } from '../rules/world/refusals.js';

const TRIES_MAX = 8;
const BACKOFF_MS = 20;

/** Rows appeared between two locks that must be locked before the second one, so the command starts again. */
class Moved extends Error {
  override readonly name = 'Moved';
}

/**
 * Runs a command that locks rows of many tables, in the engine's order, and retries it after a conflict. Each attempt is one
 * transaction. A preview does everything and rolls back.
 */
export async function withPeopleLocked<T>(
  tenant: Tenant,
  isPreview: boolean,
  work: (command: SetUp) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await setUp(tenant, work, isPreview);
    } catch (fault) {
      const isConflict = fault instanceof Moved || classify(causeOf(fault)) === 'CONFLICT';
      if (!isConflict || attempt >= TRIES_MAX) throw fault;
      await sleep(Math.random() * BACKOFF_MS * attempt);
    }
  }
}

/** The driver's error, which the ORM may have wrapped without its SQLSTATE. */
function causeOf(fault: unknown): unknown {
  const isWrapped = fault instanceof Error && !('code' in fault) && fault.cause instanceof Error;
  return isWrapped ? fault.cause : fault;
}

interface LockedRow {
  id: string;
}

const ids = (rows: readonly LockedRow[]): string[] => rows.map(({ id }) => id);

/**
 * Locks these customers and all their registrations, attendees, orders and passes, each table in the order of ids, as the
 * engine does. Commands that book, register or sell for them wait.
 */
export async function lockAffairs(em: EntityManager, customerIds: readonly string[]): Promise<void> {
  const registrations = await lock(em, 'registrations', 'customer_id', customerIds);
  await lock(em, 'attendees', 'customer_id', customerIds);
  await em.execute(`select id from customers where id = any(?::uuid[]) order by id for update`, [pgArray(customerIds)]);
  await assertAllLocked(em, 'customer_id', customerIds, registrations);
  await lock(em, 'orders', 'customer_id', customerIds);
  await lock(em, 'passes', 'customer_id', customerIds);
}

/** Locks attendees, their registrations and the sessions that they booked. Commands that book or register for them wait. */
export async function lockAttendees(em: EntityManager, attendeeIds: readonly string[]): Promise<void> {
  const sessionIds = await bookedSessions(em, attendeeIds);
  await em.execute('select id from sessions where id = any(?::uuid[]) order by id for no key update', [pgArray(sessionIds)]);
  const registrations = await lock(em, 'registrations', 'attendee_id', attendeeIds);
  const locked = new Set(sessionIds);
  if ((await bookedSessions(em, attendeeIds)).some((id) => !locked.has(id))) throw new Moved();
  await em.execute('select id from attendees where id = any(?::uuid[]) order by id for no key update', [pgArray(attendeeIds)]);
  await assertAllLocked(em, 'attendee_id', attendeeIds, registrations);
}

async function lock(em: EntityManager, table: string, column: string, owners: readonly string[]): Promise<string[]> {
  const text = `select id from ${table} where ${column} = any(?::uuid[]) order by id for no key update`;
  return ids(await em.execute<LockedRow[]>(text, [pgArray(owners)]));
}

/** Throws if a registration was made while we waited for the lock, since that one is not locked. */
async function assertAllLocked(
  em: EntityManager,
  column: string,
  owners: readonly string[],
  locked: readonly string[],
): Promise<void> {
  const now = ids(
    await em.execute<LockedRow[]>(`select id from registrations where ${column} = any(?::uuid[])`, [pgArray(owners)]),
  );
  const known = new Set(locked);
  if (now.some((id) => !known.has(id))) throw new Moved();
}

async function bookedSessions(em: EntityManager, attendeeIds: readonly string[]): Promise<string[]> {
  const text = 'select distinct session_id as id from bookings where attendee_id = any(?::uuid[])';
  return ids(await em.execute<LockedRow[]>(text, [pgArray(attendeeIds)]));
}
