import { checkBookings, checkInvariants } from '../booking/checks.js';
import { makeGround } from '../booking/database.js';
import { type Latencies, latenciesOf } from '../latencies.js';
import { asAdmin, startBenchPostgres } from '../postgres.js';
import { Worker } from '../processes/worker.js';
import { medianOf } from '../rounds.js';
import { BenchServer } from '../server.js';
import { readKnown } from './known.js';
import type { DeskOrder, DeskResult } from './load.js';
import { KINDS, type Kind } from './questions.js';
import { DESK } from './scenario.js';
import { Statements } from './statements.js';

const LOAD = new URL('./load.ts', import.meta.url);
const ROUNDS = 4;
const SECONDS = 20;
const WARM_UP_SECONDS = 10;
/** No answer should take longer, and no statement of it. */
const LIMIT_MS = 50;

type Side = 'idle' | 'busy';
const SIDES: readonly Side[] = ['idle', 'busy'];
type Results = Readonly<Record<Side, DeskResult[]>>;

/** The screens of the front desk at 50 bookings a second, beside the same without the bookings. */
export async function desk(): Promise<void> {
  const postgres = await startBenchPostgres({ timesStatements: true });
  try {
    const databaseUrl = await makeGround(postgres, DESK);
    const known = await readKnown(databaseUrl);
    await asAdmin(postgres.adminUrl, 'checkpoint');
    const { server, endpoint } = await BenchServer.start(databaseUrl);
    let desks: Worker<DeskOrder, DeskResult | undefined> | undefined;
    const statements = new Statements(postgres.adminUrl, new URL(databaseUrl).pathname.slice(1));
    let results: Results;
    try {
      desks = await Worker.start<DeskOrder, DeskResult | undefined>(LOAD, { args: [endpoint] });
      await desks.run({ known });
      await learn(statements, desks);
      results = await measure(desks, statements);
    } finally {
      desks?.stop();
      await server.stop();
    }
    await checkInvariants('permanentka', databaseUrl);
    await checkBookings(databaseUrl, results.busy.at(-1)?.bookings ?? 0);
    console.log('Every answer was what the database holds. Every invariant holds.');
    tell(results, statements);
  } finally {
    await postgres.stop();
  }
}

async function learn(statements: Statements, desks: Worker<DeskOrder, DeskResult | undefined>): Promise<void> {
  for (const kind of KINDS) await statements.learn(kind, () => desks.run({ onlyOnce: kind }));
  statements.check();
}

async function measure(desks: Worker<DeskOrder, DeskResult | undefined>, statements: Statements): Promise<Results> {
  const results: Record<Side, DeskResult[]> = { idle: [], busy: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const side of SIDES) {
      const seconds = round === 0 ? WARM_UP_SECONDS : SECONDS;
      const isBooked = side === 'busy';
      const run = () => desks.run({ round, seconds, isBooked });
      const result = await (round > 0 && isBooked ? statements.watch(run) : run());
      if (!result) continue;
      if (round > 0) results[side].push(result);
      const name = round === 0 ? 'warm-up' : `round ${round}`;
      console.log(`${name}  ${side}  p99 ${KINDS.map((kind) => p99Of(kind, [result])).join('; ')}; ${bookingsOf(result)}`);
    }
  }
  return results;
}

const p99Of = (kind: Kind, results: readonly DeskResult[]): string => `${kind} ${figures(kind, results).p99Ms.toFixed(1)} ms`;

const bookingsOf = ({ bookingsPerSecond }: DeskResult): string => `${bookingsPerSecond.toFixed(0)} bookings/s`;

/** The medians of the rounds: what else the machine did in one of them does not count. */
function figures(kind: Kind, results: readonly DeskResult[]): Latencies & { lowestMs: number; highestMs: number } {
  const rounds = results.map(({ latenciesMs }) => latenciesOf(latenciesMs[kind]));
  const p99s = rounds.map(({ p99Ms }) => p99Ms);
  const p50Ms = medianOf(rounds.map((round) => round.p50Ms));
  return { p50Ms, p99Ms: medianOf(p99s), lowestMs: Math.min(...p99s), highestMs: Math.max(...p99s) };
}

/** Prints the table, the slowest answers and statements, and the lowest ratio as the last line. */
function tell(results: Results, statements: Statements): void {
  console.log(
    `\n${'ms'.padEnd(16)} ${['p50', 'p99', 'lowest', 'highest', 'slowest'].map((title) => title.padStart(8)).join(' ')}`,
  );
  const ratios = KINDS.map((kind) => {
    const [idle, busy] = SIDES.map((side) => {
      const { p50Ms, p99Ms, lowestMs, highestMs } = figures(kind, results[side]);
      const values = [p50Ms, p99Ms, lowestMs, highestMs, slowestOf(kind, results[side]).ms];
      console.log(`${`${kind} ${side}`.padEnd(16)} ${values.map((value) => value.toFixed(1).padStart(8)).join(' ')}`);
      return p99Ms;
    });
    return (idle ?? Number.NaN) / (busy ?? Number.NaN);
  });
  console.log();
  for (const kind of KINDS) {
    const { ms, variables } = slowestOf(kind, results.busy);
    console.log(`slowest ${kind} at 50 bookings a second: ${judged(ms)}: ${variables}`);
  }
  console.log();
  for (const kind of KINDS) {
    const { ms, text } = statements.slowest(kind);
    console.log(`slowest statement of ${kind} at 50 bookings a second: ${judged(ms)}: ${text}`);
  }
  console.log();
  for (const [at, kind] of KINDS.entries()) console.log(`${kind}: ratio ${ratios[at]?.toFixed(2)}`);
  console.log(`\nratio ${Math.min(...ratios).toFixed(2)}`);
}

const judged = (ms: number): string => `${ms.toFixed(1)} ms, ${ms <= LIMIT_MS ? 'within' : 'over'} ${LIMIT_MS} ms`;

function slowestOf(kind: Kind, results: readonly DeskResult[]): { ms: number; variables: string } {
  const all = results.map(({ slowest }) => slowest[kind]).toSorted((a, b) => b.ms - a.ms);
  return all[0] ?? { ms: Number.NaN, variables: '' };
}
