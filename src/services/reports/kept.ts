import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { clockOf } from '../rules/world/calendar.js';
import { type Ages, dayNotOver, endOf, type Moments, momentsOf, type Period } from './period.js';
import type { Books } from './run.js';

/** The part of a report that comes from kept figures. What was posted later is added up. */
export interface Kept {
  /** The end of the last closed day that is over at the end of the report, and the day after it. */
  readonly kept: Date;
  readonly keptday: string;
  /** The end of the last closed day. The balances that are kept are of that moment, even when the report ends before. */
  readonly held: Date;
  /** What was posted after this moment counts in the report and is not kept. */
  readonly since: Date;
}

const EPOCH = new Date(0);
const EPOCH_DAY = '1970-01-01';

/** What the books of an organisation with no closed day have in `closed_books`. */
export const NOTHING_CLOSED = { until: EPOCH, nextDay: EPOCH_DAY, clock: '' } as const;

/**
 * A hash of a zone's clock until a moment. Days that were counted by another clock, or by another edition of it, are not those
 * of a report. `npm run verify` makes the same hash in SQL.
 */
export function hashOfClock(timeZone: string, until: Date): string {
  const { changes, offsets } = clockOf(timeZone, until);
  const told = `${changes.map((change) => change.getTime()).join(',')}|${offsets.join(',')}`;
  return createHash('sha256').update(told).digest('hex');
}

export async function spanOf(books: Books, period: Period): Promise<Moments & Kept> {
  const moments = momentsOf(period, books.timeZone, books.now);
  return { ...moments, ...(await keptOf(books, moments)) };
}

/** @param moments with `opened`, of a report on what happened after it */
export async function keptOf(books: Books, { closed, opened = EPOCH }: Pick<Ages, 'closed'> & Partial<Moments>): Promise<Kept> {
  const { until, nextDay } = await closedBooks(books);
  const closeDay = dayNotOver(closed, books.timeZone);
  const isWhole = nextDay <= closeDay;
  const kept = isWhole ? until : endOf(Temporal.PlainDate.from(closeDay).subtract({ days: 1 }), books.timeZone);
  return { kept, keptday: isWhole ? nextDay : closeDay, held: until, since: opened > kept ? opened : kept };
}

async function closedBooks({ em, organisationId, timeZone }: Books): Promise<{ until: Date; nextDay: string }> {
  const [found] = await em.execute<{ until: string; nextDay: string; clock: string }[]>(
    `select closed_until as until, next_day::text as "nextDay", clock from closed_books where organisation_id = ?`,
    [organisationId],
  );
  const until = new Date(found?.until ?? EPOCH);
  return found && found.clock === hashOfClock(timeZone, until) ? { until, nextDay: found.nextDay } : NOTHING_CLOSED;
}
