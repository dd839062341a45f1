import { Temporal } from 'temporal-polyfill';

/** The day of a moment in an organisation's time zone: what "today" means to its people, whatever day it is for the server. */
export const dayOf = (moment: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/** Whether a moment lies on a day, `YYYY-MM-DD`, or later. Such texts sort as their days do. */
export const isOnOrAfter = (moment: Date, day: string, timeZone: string): boolean => dayOf(moment, timeZone).toString() >= day;

/** The span of a day, `YYYY-MM-DD`, in a time zone; the end is the start of the next day. */
export function spanOfDay(day: string, timeZone: string): { from: Date; until: Date } {
  const startOf = (date: Temporal.PlainDate): Date => new Date(date.toZonedDateTime({ timeZone }).epochMilliseconds);
  const first = Temporal.PlainDate.from(day);
  return { from: startOf(first), until: startOf(first.add({ days: 1 })) };
}
