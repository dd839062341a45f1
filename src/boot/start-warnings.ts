import type { Client } from 'pg';
import { isPooled, SERVING_ROLE } from '../postgres/connections.js';
import { connect } from './connect.js';
import { timeZoneEditions } from './time-zones.js';

const CLOCKS_MAY_DIFFER_MS = 1_000;

/** Sentences about what the server works with, but worse than it could. */
export async function startWarnings(databaseUrl: string): Promise<string[]> {
  const client = await connect(databaseUrl, 'permanentka start check', { role: SERVING_ROLE });
  try {
    const warnings = [await compiling(client, databaseUrl), await clocks(client)];
    return warnings.filter((sentence) => sentence !== undefined);
  } finally {
    await client.end();
  }
}

/** A sentence when the time zones of the database are of another edition. Takes both of them a tenth of a second. */
export async function zoneWarning(databaseUrl: string): Promise<string | undefined> {
  const client = await connect(databaseUrl, 'permanentka start check', { role: SERVING_ROLE });
  try {
    return await timeZoneEditions(client, Date.now());
  } finally {
    await client.end();
  }
}

async function compiling(client: Client, databaseUrl: string): Promise<string | undefined> {
  const { rows } = await client.query<{ jit: string }>(`select current_setting('jit') as jit`);
  if (!isPooled(databaseUrl) || rows[0]?.jit !== 'on') return undefined;
  return (
    'The login of DATABASE_URL lets PostgreSQL compile statements, which makes reports several times slower: ' +
    'run "alter role … set jit = off" for it, see docs/operations.md.'
  );
}

async function clocks(client: Client): Promise<string | undefined> {
  const asked = Date.now();
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  const answered = Date.now();
  const theirs = rows[0]?.now.getTime() ?? Number.NaN;
  // The database read its clock at some moment between the two.
  const differenceMs = theirs < asked ? asked - theirs : Math.min(answered - theirs, 0);
  if (Math.abs(differenceMs) <= CLOCKS_MAY_DIFFER_MS) return undefined;
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  const side = differenceMs > 0 ? 'ahead of' : 'behind';
  return (
    `The clock of this server is ${seconds} s ${side} that of the database. Bookings, sales and reports follow the database's, ` +
    "but sign-in and links follow the server's: set both by NTP."
  );
}
