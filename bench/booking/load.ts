import { type Latencies, latenciesOf } from '../latencies.js';
import { takeOrders } from '../processes/orders.js';
import { Connection } from './connection.js';
import { BookingRequests, capacityAfter } from './requests.js';
import { scenarioNamed } from './scenario.js';

/**
 * The load generator, in a process of its own. It has many connections, each with one request under way.
 * It shares the machine with the server that it measures, so it does little: it parses only the body of an answer.
 */

export interface LoadOrder {
  endpoint: string;
  connections: number;
  round: number;
  seconds: number;
  /** Ends the round earlier, after so many. */
  bookings?: number;
}

export interface LoadResult extends Latencies {
  acknowledged: number;
  /** From the first request until the last answer. */
  seconds: number;
}

async function load({
  endpoint,
  connections,
  round,
  seconds,
  bookings = Number.POSITIVE_INFINITY,
}: LoadOrder): Promise<LoadResult> {
  const url = new URL(endpoint);
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(url)));
  const request = requests.begin(round);
  const latenciesMs: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1000;
  let asked = 0;
  await Promise.all(
    open.map(async (connection) => {
      for (let now = performance.now(); now < until && asked < bookings; ) {
        asked += 1;
        capacityAfter(await connection.ask(request()));
        const then = now;
        now = performance.now();
        latenciesMs.push(now - then);
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  for (const connection of open) connection.close();
  return { acknowledged: latenciesMs.length, seconds: took, ...latenciesOf(latenciesMs) };
}

const [address = '', name = ''] = process.argv.slice(2);
const requests = new BookingRequests(scenarioNamed(name), new URL(address));
takeOrders(load);
