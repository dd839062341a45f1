import type { Locale } from './enums.js';

/** British English: the day comes before the month, and the clock has 24 hours. */
export const LANGUAGES: Readonly<Record<Locale, string>> = { sk: 'sk', cs: 'cs', en: 'en-GB' };

/** One formatter for each pair of locale and time zone. Bounded by the zones that organisations are in. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, timeZone: string, timeStyle?: 'short'): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${timeStyle}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(LANGUAGES[locale], { dateStyle: 'long', timeStyle, timeZone });
  formats.set(key, format);
  return format;
}

/** An ISO 8601 day: `4. mája 2026`, `4. května 2026`, `4 May 2026`. */
export const formatDay = (isoDay: string, locale: Locale): string => formatOf(locale, 'UTC').format(new Date(isoDay));

/** The day of a moment in a time zone, written as `formatDay` writes it. */
export const formatDayOf = (moment: Date, locale: Locale, timeZone: string): string => formatOf(locale, timeZone).format(moment);

/** `4. mája 2026 o 17:00`, `4. května 2026 v 17:00`, `4 May 2026 at 17:00`. */
export const formatMoment = (moment: Date, locale: Locale, timeZone: string): string =>
  formatOf(locale, timeZone, 'short').format(moment);
