import { formatMoment } from '../../../entities/dates.js';
import type { CourseFacts, OrganisationFacts } from '../world/facts.js';
import type { SessionRow } from '../world/world.js';

/** Descriptions of lines of orders and receipts, in the organisation's language. */

/** `Joga, 12. marca 2027 o 17:00`. */
export const sessionLine = (
  { locale, timeZone }: Pick<OrganisationFacts, 'locale' | 'timeZone'>,
  course: Pick<CourseFacts, 'name'>,
  { startsAt }: Pick<SessionRow, 'startsAt'>,
): string => `${course.name}, ${formatMoment(startsAt, locale, timeZone)}`;

/** `Balet – Jana`. */
export const courseLine = (course: Pick<CourseFacts, 'name'> | undefined, attendeeName: string): string =>
  [course?.name, attendeeName].filter(Boolean).join(' – ');
