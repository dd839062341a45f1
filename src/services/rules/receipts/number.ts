import { Temporal } from 'temporal-polyfill';

/** Digits of a number at least; the numbers of a year that has more are longer, and still in order of length. */
const SEQUENCE_DIGITS = 6;

/** The year whose series a document of this moment belongs to, in the organisation's time zone. */
export function receiptYear(issuedAt: Date, timeZone: string): number {
  return dayOf(issuedAt, timeZone).year;
}

/** The day that a document of this moment bears, in the organisation's time zone: ISO 8601. */
export function receiptDay(issuedAt: Date, timeZone: string): string {
  return dayOf(issuedAt, timeZone).toString();
}

/** `2026-000123`, as it is printed and looked for. */
export function receiptNumber(year: number, sequence: number): string {
  return `${year}-${sequence.toString().padStart(SEQUENCE_DIGITS, '0')}`;
}

function dayOf(moment: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}
