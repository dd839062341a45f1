import { Temporal } from 'temporal-polyfill';

/** The day of a moment in an organisation's time zone: what "today" means to its people, whatever day it is for the server. */
export const dayOf = (moment: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
