import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAdmin, startBenchPostgres } from '../postgres.js';
import { cpuMs, cpuMsOfEndedChildren } from '../processes/usage.js';
import { Worker } from '../processes/worker.js';
import { type Comparison, measure, type Side, tell } from '../rounds.js';
import { BenchServer } from '../server.js';
import { checkBookings, checkInvariants } from './checks.js';
import { CostProbe, noteOf } from './costs.js';
import { makeGround } from './database.js';
import type { LoadOrder, LoadResult } from './load.js';
import { findPgbench, pgbench, writeScript } from './pgbench.js';
import { HOT, type PgbenchScenario, SPREAD } from './scenario.js';

const CONNECTIONS = 256;
const LOAD = new URL('./load.ts', import.meta.url);
const ROUNDS = { rounds: 3, seconds: 10, warmUpSeconds: 5 };

export const bookingSpread = (): Promise<void> => run(SPREAD);
export const bookingHot = (): Promise<void> => run(HOT);

async function run(scenario: PgbenchScenario): Promise<void> {
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
    const probe = new CostProbe(postgres.adminUrl, postgres.pid);
    const theirs: Side = {
      name: 'pgbench',
      run: async (round, seconds) => {
        const before = await cpuMsOfEndedChildren();
        const { result, costs } = await probe.during(() => pgbench({ program, script, databaseUrl: theirsUrl, round, seconds }));
        const ownCpuMs = (await cpuMsOfEndedChildren()) - before;
        return { rate: result.rate, note: noteOf('pgbench', { ...result, ownCpuMs }, costs) };
      },
    };
    const { comparison, acknowledged } = await race(oursUrl, scenario, theirs, probe);
    await checkInvariants('permanentka', oursUrl);
    await checkInvariants('pgbench', theirsUrl);
    await checkBookings(oursUrl, acknowledged);
    console.log('Every invariant holds on both sides.');
    tell(comparison);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function race(
  databaseUrl: string,
  scenario: PgbenchScenario,
  theirs: Side,
  probe: CostProbe,
): Promise<{ comparison: Comparison; acknowledged: number }> {
  const { server, endpoint } = await BenchServer.start(databaseUrl);
  const generator = await Worker.start<LoadOrder, LoadResult>(LOAD, { args: [endpoint, scenario.name] });
  let acknowledged = 0;
  const ours: Side = {
    name: 'permanentka',
    run: async (round, seconds) => {
      const before = await cpuMs(server.pid);
      const order = { endpoint, connections: CONNECTIONS, round, seconds };
      const { result, costs } = await probe.during(() => generator.run(order));
      const ownCpuMs = (await cpuMs(server.pid)) - before;
      acknowledged += result.acknowledged;
      const figures = { ...result, bookings: result.acknowledged, ownCpuMs };
      return { rate: result.acknowledged / result.seconds, note: noteOf('the server', figures, costs) };
    },
  };
  try {
    return { comparison: await measure(ours, theirs, 'bookings/s', ROUNDS), acknowledged };
  } finally {
    generator.stop();
    await server.stop();
  }
}
