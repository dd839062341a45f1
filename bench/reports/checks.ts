import { verifyDatabase } from '../../src/services/verify/index.js';
import { BenchError } from '../bench-error.js';
import { ORGANISATION_ID } from '../booking/ids.js';
import { withClient } from '../postgres.js';

const TRANSFERS_MIN = 1_000_000;

/** There are as many transfers as the bench says, accounts hold their sum, and so do the kept figures. */
export async function checkFigures(databaseUrl: string): Promise<void> {
  const violations = await verifyDatabase(databaseUrl);
  const [found] = violations.filter(({ invariant }) => invariant.startsWith('kept-') || invariant === 'account-balances');
  if (found) throw new BenchError(`The ground is wrong: ${found.invariant}, ${JSON.stringify(found.row)}`);
  const count = await withClient(databaseUrl, async (client) => {
    await client.query("select set_config('app.organisation', $1, false)", [ORGANISATION_ID]);
    const { rows } = await client.query<{ count: string }>('select count(*) from transfers');
    return Number(rows[0]?.count);
  });
  if (count < TRANSFERS_MIN) throw new BenchError(`There are only ${count} transfers.`);
  console.log(`The organisation has ${count} transfers. The kept figures equal their sums.\n`);
}
