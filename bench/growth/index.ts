import { checkBookings, checkInvariants } from '../booking/checks.js';
import { makeGround } from '../booking/database.js';
import type { LoadOrder, LoadResult } from '../booking/load.js';
import { BOOKINGS_OF_ROUND, MILLIONS, type Scenario, THOUSANDS } from '../booking/scenario.js';
import { asAdmin, type BenchPostgres, startBenchPostgres, withClient, withDatabase } from '../postgres.js';
import { Worker } from '../processes/worker.js';
import { type Comparison, measure, type RoundResult, type Side, tellAll } from '../rounds.js';
import { BenchServer } from '../server.js';
import { addHistory } from './history.js';
import type { StatementOrder, StatementResult } from './load.js';

const CONNECTIONS = 256;
/** As many as desks that ask at the same time. */
const READERS = 8;
const BOOKING_ROUNDS = { rounds: 4, seconds: 60, warmUpSeconds: 60 };
const STATEMENT_ROUNDS = { rounds: 4, seconds: 6, warmUpSeconds: 4 };
const BOOKING_LOAD = new URL('../booking/load.ts', import.meta.url);
const STATEMENT_LOAD = new URL('./load.ts', import.meta.url);

/** With each visit come two transfers; with each registration three, of its pass and of its first visit. */
const VISITS = 49;
const HISTORIES: readonly Kept[] = [
  { name: '10 million', database: 'bench_millions', scenario: MILLIONS, regulars: 100_000 },
  { name: '10 thousand', database: 'bench_thousands', scenario: THOUSANDS, regulars: 41 },
];

interface Kept {
  readonly name: string;
  readonly database: string;
  readonly scenario: Scenario;
  readonly regulars: number;
}

/** A server on a history, and the processes that ask it. */
interface Shop extends Kept {
  readonly databaseUrl: string;
  readonly server: BenchServer;
  readonly endpoint: string;
  readonly bookings: Worker<LoadOrder, LoadResult>;
  readonly statements: Worker<StatementOrder, StatementResult>;
  acknowledged: number;
}

/** Bookings and statements after 10 million transfers, beside the same after 10 thousand. */
export async function growth(): Promise<void> {
  const postgres = await startBenchPostgres();
  try {
    const urls = await loadAll(postgres);
    const shops: Shop[] = [];
    let comparisons: ReadonlyMap<string, Comparison>;
    try {
      for (const [index, kept] of HISTORIES.entries()) shops.push(await openShop(kept, urls[index] ?? ''));
      comparisons = await race(shops);
    } finally {
      for (const shop of shops) await closeShop(shop);
    }
    for (const { name, databaseUrl, acknowledged } of shops) {
      await checkInvariants(name, databaseUrl);
      await checkBookings(databaseUrl, acknowledged);
      console.log(`${name}: ${(await transfersIn(postgres, databaseUrl)).toLocaleString('en')} transfers after the rounds.`);
    }
    console.log('Every invariant holds on both sides.');
    tellAll(comparisons);
  } finally {
    await postgres.stop();
  }
}

async function loadAll(postgres: BenchPostgres): Promise<string[]> {
  const urls: string[] = [];
  await setDurable(postgres, false);
  for (const { name, database, scenario, regulars } of HISTORIES) {
    const begun = performance.now();
    const url = await makeGround(postgres, scenario, database);
    await addHistory(withDatabase(postgres.adminUrl, database), { scenario, regulars, visits: VISITS });
    const count = (await transfersIn(postgres, url)).toLocaleString('en');
    console.log(`${name}: ${count} transfers, loaded in ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
    urls.push(url);
  }
  await setDurable(postgres, true);
  await asAdmin(postgres.adminUrl, 'checkpoint');
  return urls;
}

/** A history that is lost before the rounds can be loaded again. */
async function setDurable({ adminUrl }: BenchPostgres, isDurable: boolean): Promise<void> {
  for (const name of ['fsync', 'full_page_writes'])
    await asAdmin(adminUrl, isDurable ? `alter system reset ${name}` : `alter system set ${name} = off`);
  await asAdmin(adminUrl, 'select pg_reload_conf()');
}

const transfersIn = ({ adminUrl }: BenchPostgres, databaseUrl: string): Promise<number> =>
  withClient(withDatabase(adminUrl, new URL(databaseUrl).pathname.slice(1)), async (client) => {
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from transfers');
    return rows[0]?.count ?? 0;
  });

async function openShop(kept: Kept, databaseUrl: string): Promise<Shop> {
  // Closing the books of the millions would take seconds of the rounds.
  const { server, endpoint } = await BenchServer.start(databaseUrl, { doesJobs: false });
  const bookings = await Worker.start<LoadOrder, LoadResult>(BOOKING_LOAD, { args: [endpoint, kept.scenario.name] });
  const statements = await Worker.start<StatementOrder, StatementResult>(STATEMENT_LOAD);
  return { ...kept, databaseUrl, server, endpoint, bookings, statements, acknowledged: 0 };
}

async function closeShop({ bookings, statements, server }: Shop): Promise<void> {
  bookings.stop();
  statements.stop();
  await server.stop();
}

async function race(shops: readonly Shop[]): Promise<ReadonlyMap<string, Comparison>> {
  const sides = (run: (shop: Shop, round: number, seconds: number) => Promise<RoundResult>): [Side, Side] => {
    const [millions, thousands] = shops.map((shop) => ({
      name: shop.name,
      run: (round: number, seconds: number) => run(shop, round, seconds),
    }));
    if (!millions || !thousands) throw new Error('two histories are compared');
    return [millions, thousands];
  };
  console.log('\nbookings');
  const bookings = await measure(...sides(book), 'bookings/s', BOOKING_ROUNDS);
  console.log('\nstatements');
  const statements = await measure(...sides(askStatements), 'statements/s', STATEMENT_ROUNDS);
  return new Map([
    ['bookings', bookings],
    ['statements', statements],
  ]);
}

/** As many bookings on both sides: both histories grow by the same. */
async function book(shop: Shop, round: number, seconds: number): Promise<RoundResult> {
  const { endpoint } = shop;
  const order = { endpoint, connections: CONNECTIONS, round, seconds, bookings: BOOKINGS_OF_ROUND };
  const { acknowledged, seconds: took, p50Ms, p99Ms } = await shop.bookings.run(order);
  shop.acknowledged += acknowledged;
  return { rate: acknowledged / took, note: `p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms` };
}

async function askStatements({ endpoint, statements, regulars }: Shop, _round: number, seconds: number): Promise<RoundResult> {
  const result = await statements.run({ endpoint, connections: READERS, seconds, regulars });
  return {
    rate: result.statements / result.seconds,
    note: `p50 ${result.p50Ms.toFixed(1)} ms, p99 ${result.p99Ms.toFixed(1)} ms`,
  };
}
