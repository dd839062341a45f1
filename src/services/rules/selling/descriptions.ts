import type { CourseFacts, OrganisationFacts } from '../world/facts.js';
import type { SessionRow } from '../world/world.js';

/** Descriptions of lines of orders and receipts, in the organisation's language. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf({ locale, timeZone }: Pick<OrganisationFacts, 'locale' | 'timeZone'>): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  formats.set(key, format);
  return format;
}

/** `Joga, 12. 3. 2027 17:00`. */
export const sessionLine = (
  organisation: OrganisationFacts,
  course: CourseFacts,
  { startsAt }: Pick<SessionRow, 'startsAt'>,
): string => `${course.name}, ${formatOf(organisation).format(startsAt)}`;

/** `Balet – Jana`. */
export const courseLine = (course: Pick<CourseFacts, 'name'> | undefined, attendeeName: string): string =>
  [course?.name, attendeeName].filter(Boolean).join(' – ');
