import { Temporal } from 'temporal-polyfill';

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

/** When a day begins in an organisation's time zone. */
export const startOfDay = (day: Temporal.PlainDate, timeZone: string): Date =>
  new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);

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
