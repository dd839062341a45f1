import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOKEN } from '../booking/ground.js';
import { SteadyBookings } from '../booking/steady.js';
import { takeOrders } from '../processes/orders.js';
import { questionsOf } from './desk.js';
import { KINDS, type Kind, type Known, type Question } from './questions.js';
import { DESK } from './scenario.js';

/** The front desks of an organisation, and the bookings meanwhile, in a process of their own. */

const BOOKING_INTERVAL_MS = 20;
/** Of each kind, on average. The moments are those of people who know nothing of each other. */
const QUESTIONS_PER_SECOND = 5;

export type DeskOrder =
  | { readonly known: Known }
  | { readonly onlyOnce: Kind }
  | { readonly round: number; readonly seconds: number; readonly isBooked: boolean };

export interface DeskResult {
  readonly latenciesMs: Readonly<Record<Kind, number[]>>;
  /** The slowest answer of each kind, and its variables. */
  readonly slowest: Readonly<Record<Kind, { readonly ms: number; readonly variables: string }>>;
  readonly bookingsPerSecond: number;
  /** Bookings up to now, in all rounds together. Each has an answer. */
  readonly bookings: number;
}

const [endpoint = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });
const bookings = new SteadyBookings(endpoint, DESK);
let questions: Record<Kind, Question[]> | undefined;

async function carryOut(order: DeskOrder): Promise<DeskResult | undefined> {
  if ('known' in order) {
    questions = await questionsOf(order.known, async (query, variables) => dataOf(await post(query, variables)));
    return undefined;
  }
  if (!questions) throw new Error('the desk was not told what it asks');
  if ('onlyOnce' in order) {
    for (const { query, variables, check } of questions[order.onlyOnce]) check(dataOf(await post(query, variables)));
    return undefined;
  }
  return screens(questions, order);
}

async function screens(
  asked: Record<Kind, Question[]>,
  { round, seconds, isBooked }: { round: number; seconds: number; isBooked: boolean },
): Promise<DeskResult> {
  const latenciesMs: Record<Kind, number[]> = { today: [], roster: [], search: [], statement: [] };
  const none = { ms: 0, variables: '' };
  const slowest = { today: none, roster: none, search: none, statement: none };
  const stop = new AbortController();
  const before = bookings.acknowledged;
  const start = performance.now();
  const booked = isBooked ? bookings.keepOn(BOOKING_INTERVAL_MS, stop.signal) : Promise.resolve();
  const desks = KINDS.map((kind, at) =>
    each(momentsOf(round * KINDS.length + at, seconds), start, async (n) => {
      const question = asked[kind][n % asked[kind].length] as Question;
      const begun = performance.now();
      const body = await post(question.query, question.variables);
      const ms = performance.now() - begun;
      latenciesMs[kind].push(ms);
      if (ms > slowest[kind].ms) slowest[kind] = { ms, variables: JSON.stringify(question.variables) };
      question.check(dataOf(body));
    }),
  );
  await Promise.all([Promise.all(desks).finally(() => stop.abort()), booked]);
  const took = (performance.now() - start) / 1000;
  return { latenciesMs, slowest, bookingsPerSecond: (bookings.acknowledged - before) / took, bookings: bookings.acknowledged };
}

/** Begins the work at each moment, whether or not earlier work is done. */
async function each(momentsMs: readonly number[], start: number, work: (n: number) => Promise<void>): Promise<void> {
  const begun: Promise<void>[] = [];
  for (const [n, moment] of momentsMs.entries()) {
    await sleep(Math.max(0, start + moment - performance.now()));
    begun.push(work(n));
  }
  await Promise.all(begun);
}

/** The same for the same seed, so both sides of a round are asked at the same moments. */
function momentsOf(seed: number, seconds: number): number[] {
  let state = seed + 1;
  const moments: number[] = [];
  for (let at = 0; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    at += (-Math.log(1 - state / 2 ** 32) * 1000) / QUESTIONS_PER_SECOND;
    if (at >= seconds * 1000) return moments;
    moments.push(at);
  }
}

function dataOf(body: string): unknown {
  const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown };
  if (errors || !data) throw new Error(`a question was not answered: ${body}`);
  return data;
}

function post(query: string, variables: Readonly<Record<string, unknown>>): Promise<string> {
  const body = JSON.stringify({ query, variables });
  const headers = {
    accept: 'application/graphql-response+json',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${TOKEN}`,
  };
  return new Promise((resolve, reject) => {
    const asked = request(endpoint, { method: 'POST', headers, agent }, (response) => receive(response).then(resolve, reject));
    asked.once('error', reject).end(body);
  });
}

async function receive(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

takeOrders(carryOut);
