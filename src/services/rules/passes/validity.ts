import { Temporal } from 'temporal-polyfill';
import type { LimitPeriod, ValidityStart } from '../../../entities/enums.js';
import { dayOf, lastMomentOf, startOfDay } from '../world/calendar.js';

/** First and last moment at which a session may start; null is open. */
export interface Validity {
  validFrom: Date | null;
  validUntil: Date | null;
}

export interface ValidityTerms {
  validityPeriod: string | null;
  validityStart: ValidityStart;
  fixedFrom?: string | null;
  fixedUntil?: string | null;
}

/** How many days of the organisation's calendar lie between the days of two moments. */
export const daysBetween = (first: Date, last: Date, timeZone: string): number =>
  dayOf(first, timeZone).until(dayOf(last, timeZone), { largestUnit: 'days' }).days;

/**
 * The last day of a period that begins with `first`. Days and weeks count the first day: P1D is that day alone, P1W seven days.
 * A month keeps the day of the month or takes the last day there is: P3M from 31 January ends with 30 April. Days beside months
 * are added to that end.
 */
function lastDay(first: Temporal.PlainDate, period: string): Temporal.PlainDate {
  const { years, months, weeks, days } = Temporal.Duration.from(period);
  const countsFirst = years + months === 0 && weeks + days > 0;
  return first.add({ years, months, weeks, days }).subtract({ days: countsFirst ? 1 : 0 });
}

/** Validity that begins with the day of a moment, in the organisation's time zone. */
export function validityFrom(moment: Date, period: string | null, timeZone: string): Validity {
  const first = dayOf(moment, timeZone);
  return {
    validFrom: startOfDay(first, timeZone),
    validUntil: period === null ? null : lastMomentOf(lastDay(first, period), timeZone),
  };
}

/** The dates of a pass when it is sold: fixed dates, from that day on, or none yet when the first use decides. */
export function validityWhenSold(terms: ValidityTerms, soldAt: Date, timeZone: string): Validity {
  if (terms.fixedFrom || terms.fixedUntil) {
    return {
      validFrom: terms.fixedFrom ? startOfDay(Temporal.PlainDate.from(terms.fixedFrom), timeZone) : null,
      validUntil: terms.fixedUntil ? lastMomentOf(Temporal.PlainDate.from(terms.fixedUntil), timeZone) : null,
    };
  }
  if (terms.validityStart === 'FIRST_USE') return { validFrom: null, validUntil: null };
  return validityFrom(soldAt, terms.validityPeriod, timeZone);
}

/** The last millisecond of the day on which something ends. What ends at midnight belongs to the day before. */
export const endOfDay = (end: Date, timeZone: string): Date =>
  lastMomentOf(dayOf(new Date(end.getTime() - 1), timeZone), timeZone);

/** The end of the day that comes so many days after the day of a moment. */
export const endOfDayAfter = (moment: Date, days: number, timeZone: string): Date =>
  lastMomentOf(dayOf(moment, timeZone).add({ days }), timeZone);

/** Whether the last day of a product with fixed dates is over. */
export function hasEnded(fixedUntil: string | null | undefined, now: Date, timeZone: string): boolean {
  return fixedUntil != null && lastMomentOf(Temporal.PlainDate.from(fixedUntil), timeZone) < now;
}

/** The week (Monday to Sunday) or month of the organisation's calendar that a moment falls in. */
export function calendarPeriod(moment: Date, period: LimitPeriod, timeZone: string): string {
  const day = dayOf(moment, timeZone);
  if (period === 'MONTH') return day.toPlainYearMonth().toString();
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}
