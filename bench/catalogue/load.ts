import { CATALOGUE } from '../booking/scenario.js';
import { SteadyBookings } from '../booking/steady.js';
import { type Latencies, latenciesOf } from '../latencies.js';
import { takeOrders } from '../processes/orders.js';
import { Browser } from './browser.js';
import { OURS } from './ours.js';
import { POSTGRAPHILE } from './postgraphile.js';

/** The readers of the page, and the bookings meanwhile, in a process of their own. */

const BROWSERS = 4;
const BOOKING_INTERVAL_MS = 100;

export interface PageOrder {
  readonly side: 'ours' | 'theirs';
  readonly seconds: number;
  /** Whether a booking lands on the page every 100 ms. Our server makes it, whatever side is read. */
  readonly isBooked: boolean;
  readonly isConditional: boolean;
}

export interface PageResult extends Latencies {
  readonly answers: number;
  readonly seconds: number;
  /** Answers that said that nothing has changed, and the size of the others. */
  readonly notModified: number;
  readonly bytes: number;
  readonly hasEtag: boolean;
  /** Bookings up to now, in all rounds together. Each has an answer. */
  readonly bookings: number;
}

const [ourEndpoint = '', theirEndpoint = ''] = process.argv.slice(2);
const bookings = new SteadyBookings(ourEndpoint, CATALOGUE);

async function read({ side, seconds, isBooked, isConditional }: PageOrder): Promise<PageResult> {
  const [page, endpoint] = side === 'ours' ? [OURS, ourEndpoint] : [POSTGRAPHILE, theirEndpoint];
  const browsers = Array.from({ length: BROWSERS }, () => new Browser(page, endpoint, isConditional));
  const latenciesMs: number[] = [];
  const stop = new AbortController();
  const booked = isBooked ? bookings.keepOn(BOOKING_INTERVAL_MS, stop.signal) : Promise.resolve();
  const start = performance.now();
  const until = start + seconds * 1000;
  const readers = browsers.map(async (browser) => {
    for (let now = performance.now(); now < until; ) {
      await lookFresh(browser);
      const then = now;
      now = performance.now();
      latenciesMs.push(now - then);
    }
  });
  await Promise.all([Promise.all(readers).finally(() => stop.abort()), booked]);
  const took = (performance.now() - start) / 1000;
  for (const browser of browsers) browser.close();
  return {
    answers: latenciesMs.length,
    seconds: took,
    notModified: browsers.reduce((sum, { notModified }) => sum + notModified, 0),
    bytes: browsers[0]?.bytes ?? 0,
    hasEtag: browsers.every(({ hasEtag }) => hasEtag),
    bookings: bookings.acknowledged,
    ...latenciesOf(latenciesMs),
  };
}

/** A page shows every booking that was acknowledged before it was asked for, and none that nobody asked for. */
async function lookFresh(browser: Browser): Promise<void> {
  const least = bookings.acknowledged;
  const taken = await browser.look();
  if (taken < least || taken > bookings.asked)
    throw new Error(`a page showed ${taken} seats taken, after ${least} bookings and before ${bookings.asked}`);
}

takeOrders(read);
