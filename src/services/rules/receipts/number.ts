import { dayOf } from '../world/calendar.js';

/** The minimum of digits. A year with more documents gets longer numbers. */
const SEQUENCE_DIGITS = 6;

/** The year of the series that a document of this moment belongs to, in the organisation's time zone. */
export function receiptYear(issuedAt: Date, timeZone: string): number {
  return dayOf(issuedAt, timeZone).year;
}

/** The ISO 8601 date of a document of this moment, in the organisation's time zone. */
export function receiptDay(issuedAt: Date, timeZone: string): string {
  return dayOf(issuedAt, timeZone).toString();
}

/** `2026-000123`, as printed and searched for. */
export function receiptNumber(year: number, sequence: number): string {
  return `${year}-${sequence.toString().padStart(SEQUENCE_DIGITS, '0')}`;
}
