import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Fault } from '../../faults.js';

/** Everything posted has the time of a whole millisecond. Transactions that began to post in this one count as under way. */
const CLOCK_STEP_MS = 2;
/** The pause before the first look at transactions that are still under way. Each further one is twice as long. */
const POLL_MS = 5;
/** A transaction posts and commits within milliseconds. One that is stuck for longer does not hold up a report. */
const SETTLED_WITHIN_MS = 1_000;

/**
 * The moment as of which a report is read: the one asked for, or now. Everything posted until then is committed, so that every
 * page read as of it, now or later, shows the same state. Throws BAD_USER_INPUT for a moment in the future.
 * @param em outside of any transaction, since one that has begun does not see what others commit
 */
export async function settledMoment(em: EntityManager, asked: Date | null | undefined): Promise<Date> {
  const [clock] = await em.execute<{ now: string }[]>('select clock_timestamp() as now');
  const now = new Date(clock?.now ?? Number.NaN);
  if (asked) {
    if (asked > now) throw new Fault('BAD_USER_INPUT', 'This cursor is not one that this list gave.');
    return asked;
  }
  await arePostingsSettled(() => runningTransactions(em), SETTLED_WITHIN_MS);
  return now;
}

/**
 * Waits until the transactions that are under way have ended, and tells whether they have. Then everything posted until the
 * moment of the call is committed. Rejects when the signal comes.
 */
export async function arePostingsSettled(
  running: () => Promise<string[]>,
  withinMs: number,
  signal?: AbortSignal,
): Promise<boolean> {
  await sleep(CLOCK_STEP_MS);
  const until = performance.now() + withinMs;
  let open = await running();
  for (let pauseMs = POLL_MS; open.length > 0 && performance.now() < until; pauseMs *= 2) {
    await sleep(Math.min(pauseMs, until - performance.now()), undefined, { signal });
    const still = new Set(await running());
    open = open.filter((transaction) => still.has(transaction));
  }
  return open.length === 0;
}

/** The name of the connections that close books. They post nothing, and the first closing of a long history takes seconds. */
export const BOOKS_CONNECTIONS = 'permanentka-books';

/**
 * The transactions of logins that are under way and have changed or locked a row. Those of the database itself post nothing.
 * Each of them holds a lock on its own number. A snapshot does not list those younger than the last that ended.
 */
export const RUNNING_TRANSACTIONS = `
  select l.transactionid::text as id from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted and a.datname = current_database()
    and a.usesysid is not null and a.application_name <> '${BOOKS_CONNECTIONS}'`;

async function runningTransactions(em: EntityManager): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(RUNNING_TRANSACTIONS);
  return rows.map(({ id }) => id);
}
