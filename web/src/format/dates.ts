import type { Locale } from '../words/locale';
import { TAGS } from './money';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `12. 3. 2027` of a calendar day such as `2027-03-12`. */
export const dayText = (day: string, locale: Locale): string => ofDay(day, locale, { dateStyle: 'medium' });

/** `pondelok` and `12. 3.` of a calendar day, for the head of its column. */
export const weekdayText = (day: string, locale: Locale): string => ofDay(day, locale, { weekday: 'long' });
export const shortDayText = (day: string, locale: Locale): string => ofDay(day, locale, { day: 'numeric', month: 'numeric' });

/** `7. – 13. december 2026` of the first and the last day of a week. */
export const weekText = (first: string, last: string, locale: Locale): string =>
  formatOf(locale, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(utc(first), utc(last));

/** `16:00 – 16:45` on the clock of the studio. */
export const hoursText = (startsAt: string, endsAt: string, timeZone: string, locale: Locale): string =>
  formatOf(locale, { timeStyle: 'short', timeZone }).formatRange(new Date(startsAt), new Date(endsAt));

/** `pondelok 7. decembra` of a moment on the clock of the studio. */
export const longDayText = (moment: string, timeZone: string, locale: Locale): string =>
  formatOf(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(new Date(moment));

/** `pondelok 7. decembra o 16:00` on the clock of the studio. */
export const momentText = (moment: string, timeZone: string, locale: Locale): string =>
  formatOf(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone },
  }).format(new Date(moment));

/** `7. 12., 16:00` on the clock of the studio, for the middle of a sentence. */
export const shortMomentText = (moment: string, timeZone: string, locale: Locale): string =>
  formatOf(locale, { day: 'numeric', month: 'numeric', hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(moment));

const ofDay = (day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string =>
  formatOf(locale, { ...options, timeZone: 'UTC' }).format(utc(day));

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Formats are slow to make, so each is made once. */
function formatOf(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(TAGS[locale], options);
  formats.set(key, made);
  return made;
}
