import { verifyDatabase } from '../../src/services/verify/index.js';
import { BenchError } from '../bench-error.js';
import { withClient } from '../postgres.js';
import { ORGANISATION_ID } from './ids.js';

/** The database must account for every seat, entry and cent. Otherwise a side did less work than the other. */
export async function checkInvariants(side: string, databaseUrl: string): Promise<void> {
  const [violation] = await verifyDatabase(databaseUrl);
  if (violation)
    throw new BenchError(`${side} left the database wrong: ${violation.invariant}, ${JSON.stringify(violation.row)}`);
}

/** Every booking that the server acknowledged is there, and no other. Those from before the rounds are attended. */
export async function checkBookings(databaseUrl: string, acknowledged: number): Promise<void> {
  const found = await withClient(databaseUrl, async (client) => {
    await client.query("select set_config('app.organisation', $1, false)", [ORGANISATION_ID]);
    const { rows } = await client.query<{ count: string }>("select count(*) from bookings where status = 'BOOKED'");
    return Number(rows[0]?.count);
  });
  if (found !== acknowledged)
    throw new BenchError(`${acknowledged} bookings were acknowledged, and ${found} are in the database.`);
  console.log(`\n${found} bookings were acknowledged, and all of them are there.`);
}
