import { Temporal } from 'temporal-polyfill';
import { Fault } from '../../faults.js';
import { dayOf, lastMomentOf, startOfDay } from '../rules/world/calendar.js';

const REPORT_DAYS_MAX = 366;

/** Days of the organisation's calendar, both inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The days that a caller asks for: from one day until another, which is not part of it. Throws BAD_USER_INPUT for none. */
export function periodOf({ from, until }: { from: string; until: string }): Period {
  if (Temporal.PlainDate.compare(from, until) >= 0) {
    throw new Fault('BAD_USER_INPUT', '`until` is the day after the last one of the report, so it comes after `from`.');
  }
  return { from, to: Temporal.PlainDate.from(until).subtract({ days: 1 }).toString() };
}

/** A report covers what was posted after `opened` and until `closed`. */
export interface Moments {
  readonly opened: Date;
  readonly closed: Date;
  /** The first days that were not over at those moments. */
  readonly openday: string;
  readonly closeday: string;
  /** The end of the last day, which may lie ahead. */
  readonly ends: Date;
}

/**
 * The moments that bound a period. A day that is not over counts up to now. A day ends with its last millisecond, so that a
 * period closes where the next one opens. Throws BAD_USER_INPUT for an impossible period.
 */
export function momentsOf({ from, to }: Period, timeZone: string, now: Date): Moments {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const days = first.until(last, { largestUnit: 'days' }).days + 1;
  if (days > REPORT_DAYS_MAX) throw new Fault('BAD_USER_INPUT', `A report is of ${REPORT_DAYS_MAX} days at most.`);
  const ends = endOf(last, timeZone);
  const [opened, closed] = [earlier(endOf(first.subtract({ days: 1 }), timeZone), now), earlier(ends, now)];
  return { opened, closed, openday: dayNotOver(opened, timeZone), closeday: dayNotOver(closed, timeZone), ends };
}

/** The first day that is not over at a moment. A day is over with its last millisecond. */
export const dayNotOver = (moment: Date, timeZone: string): string => dayOf(new Date(moment.getTime() + 1), timeZone).toString();

/** The end of a day, or now while it is not over. */
export const closeOf = (day: string, timeZone: string, now: Date): Date =>
  earlier(endOf(Temporal.PlainDate.from(day), timeZone), now);

/** The end of a day, or now, and the first moments of the days that are 30, 60 and 90 days before it. */
export interface Ages {
  readonly closed: Date;
  readonly thirty: Date;
  readonly sixty: Date;
  readonly ninety: Date;
}

export function agesOf(day: string, timeZone: string, now: Date): Ages {
  const closed = closeOf(day, timeZone, now);
  const before = (days: number): Date => startOfDay(dayOf(closed, timeZone).subtract({ days }), timeZone);
  return { closed, thirty: before(30), sixty: before(60), ninety: before(90) };
}

/** Nothing was posted before 1970, and the database has no year 0. */
export const endOf = (day: Temporal.PlainDate, timeZone: string): Date =>
  new Date(Math.max(0, lastMomentOf(day, timeZone).getTime()));

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
