import { BenchError } from '../bench-error.js';
import { checkBookings, checkInvariants } from '../booking/checks.js';
import { makeGround } from '../booking/database.js';
import { LIVE, UNWATCHED, WATCHED } from '../booking/scenario.js';
import { SteadyBookings } from '../booking/steady.js';
import { startPeer } from '../peers/peers.js';
import { startBenchPostgres } from '../postgres.js';
import { MemoryProbe } from '../processes/memory.js';
import { openFilesMax } from '../processes/usage.js';
import { type Comparison, measure, tellAll } from '../rounds.js';
import { BenchServer } from '../server.js';
import { Crowd, delayAt } from './crowd.js';
import { type Size, Stage } from './stage.js';

const SIZES: readonly Size[] = [
  { subscribers: 1_000, bookingsPerSecond: 10 },
  { subscribers: 5_000, bookingsPerSecond: 2 },
  { subscribers: 10_000, bookingsPerSecond: 1 },
];
/** Of a part with messages, and of a part without. A whole number of seconds, so both have as many signs of life asked for. */
const ROUNDS = { rounds: 3, seconds: 10, warmUpSeconds: 4 };
/** Enough for the server to have compiled what a booking runs through. */
const WARM_UP_BOOKINGS = 1_000;
const OPEN_FILES_BESIDE_SOCKETS = 1_000;

/** The seats of one session, sent to many subscribers while bookings come. */
export async function live(): Promise<void> {
  const needed = Math.max(...SIZES.map(({ subscribers }) => subscribers)) + OPEN_FILES_BESIDE_SOCKETS;
  if ((await openFilesMax()) < needed)
    throw new BenchError(`This bench opens ${needed} sockets in one process: allow as many with \`ulimit -Hn ${needed}\`.`);
  const postgres = await startBenchPostgres();
  try {
    const databaseUrl = await makeGround(postgres, LIVE);
    const { comparisons, bookings } = await race(databaseUrl);
    await checkInvariants('permanentka', databaseUrl);
    await checkBookings(databaseUrl, bookings);
    console.log('Every subscriber got the newest state after each round, in order. Every invariant holds.');
    tellAll(comparisons);
  } finally {
    await postgres.stop();
  }
}

async function race(databaseUrl: string): Promise<{ comparisons: ReadonlyMap<string, Comparison>; bookings: number }> {
  const memory = { ours: await MemoryProbe.create(), theirs: await MemoryProbe.create() };
  const theirs = await startPeer<{ readonly frame: string }, number>('sockets', { nodeFlags: memory.theirs.nodeFlags });
  const { server, endpoint } = await BenchServer.start(databaseUrl, { nodeFlags: memory.ours.nodeFlags });
  const sessions = {
    watched: new SteadyBookings(endpoint, LIVE, WATCHED),
    unwatched: new SteadyBookings(endpoint, LIVE, UNWATCHED),
  };
  let crowd: Crowd | undefined;
  try {
    crowd = await Crowd.start();
    const ours = { pid: server.pid, endpoint: endpoint.replace(/^http/, 'ws') };
    const stage = new Stage({ ours, theirs, memory }, crowd, sessions);
    for (let n = 0; n < WARM_UP_BOOKINGS; n++) await sessions.unwatched.book();
    await stage.rememberMemory();
    const comparisons = new Map<string, Comparison>();
    const facts: string[] = [];
    for (const size of SIZES) {
      const name = `${size.subscribers.toLocaleString('en')} subscribers`;
      console.log(`\n${name}`);
      await stage.grow(size);
      comparisons.set(name, await measure(...stage.sides(size), 'messages/s of CPU', ROUNDS));
      facts.push(`${name}: ${await factsOf(stage, size)}`);
    }
    console.log(`\n${facts.join('\n')}`);
    return { comparisons, bookings: sessions.watched.acknowledged + sessions.unwatched.acknowledged };
  } finally {
    sessions.watched.close();
    sessions.unwatched.close();
    crowd?.stop();
    theirs.stop();
    await server.stop();
  }
}

async function factsOf(stage: Stage, size: Size): Promise<string> {
  const delays = (stage.heard.get(size.subscribers) ?? []).flatMap((heard) => heard.delays);
  const kilobytes = async (side: 'ours' | 'theirs') => ((await stage.memoryOf(side, size)) / 1024).toFixed(1);
  return (
    `from booking to client p50 ${delayAt(0.5, delays)} ms, p99 ${delayAt(0.99, delays)} ms; ` +
    `memory of each ${await kilobytes('ours')} KB, with ws ${await kilobytes('theirs')} KB`
  );
}
