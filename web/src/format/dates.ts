import type { Locale } from '../words/locale';
import { TAGS } from './money';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `12. 3. 2027` of a calendar day such as `2027-03-12`. */
export function dayText(day: string, locale: Locale): string {
  return formatOf(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** Formats are slow to make, so each is made once. */
export function formatOf(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(TAGS[locale], options);
  formats.set(key, made);
  return made;
}
