import { setTimeout as sleep } from 'node:timers/promises';
import { SERVING_ROLE } from '../postgres/connections.js';
import { createPool } from '../postgres/pools.js';

/** Any number; every server of one database must use the same. */
const SEED_LOCK_KEY = 7_362_003;
const POLL_MS = 100;

/**
 * Runs while no other server of the database does. The lock is that of a transaction, which a connection pooler keeps on one
 * connection, and so it ends with the process. It is asked for again and again, because a statement that waits has a limit.
 */
export async function inTurn<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const pool = createPool(databaseUrl, { name: 'permanentka demo', role: SERVING_ROLE, max: 1 }, () => undefined);
  try {
    const client = await pool.connect();
    try {
      await client.query('begin; set local idle_in_transaction_session_timeout = 0');
      for (;;) {
        const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [SEED_LOCK_KEY]);
        if (rows[0]?.mine) break;
        await sleep(POLL_MS);
      }
      return await work();
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}
