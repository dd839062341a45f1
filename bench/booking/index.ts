import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/boot/migrate.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { BenchError } from '../bench-error.js';
import { asAdmin, type BenchPostgres, startBenchPostgres, withClient } from '../postgres.js';
import { type Comparison, measure, type Side, tell } from '../rounds.js';
import { BenchServer } from '../server.js';
import { loadGround } from './ground.js';
import { ORGANISATION_ID } from './ids.js';
import { LoadProcess } from './load-process.js';
import { findPgbench, pgbench, writeScript } from './pgbench.js';
import { HOT, type Scenario, SPREAD } from './scenario.js';

const CONNECTIONS = 256;
const ROUNDS = { rounds: 3, seconds: 10, warmUpSeconds: 5 };

export const bookingSpread = (): Promise<void> => run(SPREAD);
export const bookingHot = (): Promise<void> => run(HOT);

async function run(scenario: Scenario): Promise<void> {
  const program = await findPgbench();
  const postgres = await startBenchPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'permanentka-bench-script-'));
  try {
    const oursUrl = await makeGround(postgres, scenario);
    const theirsUrl = await postgres.createDatabase('bench_theirs', 'bench_ours');
    const script = join(folder, 'booking.sql');
    await writeScript(script, scenario);
    // A checkpoint: neither side starts with dirty pages of the set-up.
    await asAdmin(postgres.adminUrl, 'checkpoint');
    const theirs: Side = { name: 'pgbench', run: (round, seconds) => pgbench(program, script, theirsUrl, round, seconds) };
    const { comparison, acknowledged } = await race(oursUrl, scenario, theirs);
    await checkInvariants('permanentka', oursUrl);
    await checkInvariants('pgbench', theirsUrl);
    await checkBookings(oursUrl, acknowledged);
    tell(comparison);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeGround(postgres: BenchPostgres, scenario: Scenario): Promise<string> {
  const url = await postgres.createDatabase('bench_ours');
  await migrate(url);
  await loadGround(url, scenario);
  return url;
}

async function race(
  databaseUrl: string,
  scenario: Scenario,
  theirs: Side,
): Promise<{ comparison: Comparison; acknowledged: number }> {
  const { server, endpoint } = await BenchServer.start(databaseUrl);
  const generator = await LoadProcess.start(endpoint, scenario);
  let acknowledged = 0;
  const ours: Side = {
    name: 'permanentka',
    run: async (round, seconds) => {
      const result = await generator.run({ endpoint, connections: CONNECTIONS, round, seconds });
      acknowledged += result.acknowledged;
      return result.acknowledged / result.seconds;
    },
  };
  try {
    return { comparison: await measure(ours, theirs, 'bookings/s', ROUNDS), acknowledged };
  } finally {
    generator.stop();
    await server.stop();
  }
}

/** Both databases must account for every seat, entry and cent. Otherwise pgbench did less work than the server. */
async function checkInvariants(side: string, databaseUrl: string): Promise<void> {
  const [violation] = await verifyDatabase(databaseUrl);
  if (violation)
    throw new BenchError(`${side} left the database wrong: ${violation.invariant}, ${JSON.stringify(violation.row)}`);
}

/** Every booking that the server acknowledged is there, and no other. Those from before the rounds are attended. */
async function checkBookings(databaseUrl: string, acknowledged: number): Promise<void> {
  const found = await withClient(databaseUrl, async (client) => {
    await client.query("select set_config('app.organisation', $1, false)", [ORGANISATION_ID]);
    const { rows } = await client.query<{ count: string }>("select count(*) from bookings where status = 'BOOKED'");
    return Number(rows[0]?.count);
  });
  if (found !== acknowledged)
    throw new BenchError(`${acknowledged} bookings were acknowledged, and ${found} are in the database.`);
  console.log(`\n${found} bookings were acknowledged, and all of them are there. Every invariant holds on both sides.`);
}
