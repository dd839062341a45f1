import { Client } from 'pg';
import { expect } from 'vitest';

const TIMEOUT_MS = 5_000;

/** Resolves once so many connections to a database wait for a lock that somebody else holds. */
export async function untilWaiting(databaseUrl: string, connections: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const waiting = async () => {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rowCount;
  };
  await expect
    .poll(waiting, { timeout: TIMEOUT_MS, interval: 10 })
    .toBe(connections)
    .finally(() => client.end());
}
