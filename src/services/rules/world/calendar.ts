import { Temporal } from 'temporal-polyfill';

// Days are counted here and nowhere else. A database may have another edition of the time zones than this process, so SQL gets
// moments that bound days, or the clock of the zone, and never the name of a zone.

/** The day of a moment in an organisation's time zone: what "today" means to its people, whatever day it is for the server. */
export const dayOf = (moment: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/** Whether a moment lies on a day, `YYYY-MM-DD`, or later. Such texts sort as their days do. */
export const isOnOrAfter = (moment: Date, day: string, timeZone: string): boolean => dayOf(moment, timeZone).toString() >= day;

/** The span of a day, `YYYY-MM-DD`, in a time zone; the end is the start of the next day. */
export function spanOfDay(day: string, timeZone: string): { from: Date; until: Date } {
  const first = Temporal.PlainDate.from(day);
  return { from: startOfDay(first, timeZone), until: startOfDay(first.add({ days: 1 }), timeZone) };
}

/** The years from 1 to 9999, which SQL and ISO texts write with four digits. */
const [EARLIEST_MS, LATEST_MS] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/**
 * When a day begins in an organisation's time zone: at midnight, or after it where the clocks skip it. At the ends of what can be
 * stored the zone may lead into the year 0 or 10000; there the first or last moment stands for it.
 */
export const startOfDay = (day: Temporal.PlainDate, timeZone: string): Date =>
  new Date(Math.min(Math.max(day.toZonedDateTime({ timeZone }).epochMilliseconds, EARLIEST_MS), LATEST_MS));

/** The moments between which the days of a span lie: the first is in it, the second is not. */
export function spanOfDays(
  { fromOn, untilOn }: { fromOn: string; untilOn: string | null },
  timeZone: string,
): { from: Date; until: Date | null } {
  const dayAfter = untilOn === null ? null : Temporal.PlainDate.from(untilOn).add({ days: 1 });
  return {
    from: startOfDay(Temporal.PlainDate.from(fromOn), timeZone),
    until: dayAfter && startOfDay(dayAfter, timeZone),
  };
}

/** The last millisecond of a day, whatever its length: the one before the next day begins. */
export const lastMomentOf = (day: Temporal.PlainDate, timeZone: string): Date =>
  new Date(startOfDay(day.add({ days: 1 }), timeZone).getTime() - 1);

/** How a zone sets its clocks. */
export interface ZoneClock {
  /** The moments at which it changes them, in order. */
  readonly changes: readonly Date[];
  /** By how many seconds they are ahead of UTC: before the first change, then after each. */
  readonly offsets: readonly number[];
}

/** The clock of a zone from 1970, before which nothing happened, until a moment. */
export function clockOf(timeZone: string, until: Date): ZoneClock {
  const changes: Date[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  const offsets = [offsetOf(at)];
  for (
    at = at.getTimeZoneTransition('next');
    at && at.epochMilliseconds <= until.getTime();
    at = at.getTimeZoneTransition('next')
  ) {
    changes.push(new Date(at.epochMilliseconds));
    offsets.push(offsetOf(at));
  }
  return { changes, offsets };
}

const offsetOf = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 1e9;
