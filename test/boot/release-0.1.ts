import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { createBareDatabase } from '../support/services/postgres.js';

const DUMP = new URL('./fixtures/release-0.1.sql.gz', import.meta.url);

/** The slug of the only studio in the dump. */
export const SLUG = 'studio-of-0-1';

/**
 * A database as release 0.1 left it. Its studio has three customers with bookings, sales of every kind of pass, three refunds,
 * a gift that was redeemed and one that was not, and two checkouts in the sandbox. Codes and sessions of sign-in are not in
 * the dump.
 */
export async function databaseOfRelease01(): Promise<{ url: string; drop: () => Promise<void> }> {
  const database = await createBareDatabase();
  await query(database.url, gunzipSync(await readFile(DUMP)).toString('utf8'));
  return database;
}

/** Runs SQL on a connection of its own, as the owner of the tables. */
export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
