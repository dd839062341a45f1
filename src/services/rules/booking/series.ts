import { Temporal } from 'temporal-polyfill';
import { Weekday } from '../../../entities/enums.js';
import { dayOf, spanOfDays } from '../world/calendar.js';
import type { Series } from '../world/needs.js';
import type { SessionRow } from '../world/world.js';

/** Four sessions a week for a school year. Bounds what one command locks. */
export const SERIES_MAX_SESSIONS = 200;

const WEEKDAYS = Object.values(Weekday);

/** Whether a session of the group belongs to the series. */
export function isInSeries(
  series: Omit<Series, 'concernsBookings'>,
  { groupId, startsAt }: Pick<SessionRow, 'groupId' | 'startsAt'>,
  timeZone: string,
): boolean {
  const { from, until } = spanOfDays(series, timeZone);
  if (groupId !== series.groupId || startsAt < from || (until !== null && startsAt >= until)) return false;
  const weekday = WEEKDAYS[dayOf(startsAt, timeZone).dayOfWeek - 1];
  return series.weekdays === null || (weekday !== undefined && series.weekdays.includes(weekday));
}

/** The new start of a session of a series: so many days later, and at another time of the day if one is given. */
export function startInSeries(
  { startsAt }: Pick<SessionRow, 'startsAt'>,
  { startTime, moveDays }: { startTime: string | null; moveDays: number },
  timeZone: string,
): Date {
  if (startTime === null && moveDays === 0) return startsAt;
  const zoned = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone);
  const plainTime = startTime === null ? zoned.toPlainTime() : Temporal.PlainTime.from(startTime);
  return new Date(zoned.toPlainDate().add({ days: moveDays }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}
