import { stringify } from 'csv-stringify/sync';
import { minorDigits } from '../../entities/currencies.js';
import { decimal } from '../../entities/money.js';

/** What spreadsheets take for the beginning of a formula, also in the wide letters of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** RFC 4180 wants quotes around a cell with any line break; the library thinks of none but its own. */
const LINE_BREAK = /[\r\n]/;

/**
 * Rows as CSV (RFC 4180), a column for each name. Amounts are decimals of the currency under their names without `Minor`, with a point in every
 * language, since commas are between the cells; a text that a spreadsheet would take for a formula begins with an apostrophe. Without a byte order
 * mark Excel would not take it for UTF-8.
 */
export function toCsv<R extends object>(rows: readonly R[], columns: readonly (keyof R & string)[], currency: string): string {
  const header = [...columns.map((column) => column.replace(/Minor$/, '')), 'currency'];
  const digits = minorDigits(currency);
  const lines = rows.map((row) => [...columns.map((column) => cell(column, row[column], digits)), currency]);
  return stringify([header, ...lines], { record_delimiter: 'windows', bom: true, quoted_match: LINE_BREAK });
}

function cell(column: string, value: unknown, digits: number): string {
  if (value === null || value === undefined) return '';
  if (column.endsWith('Minor')) return decimal(Number(value), digits);
  if (value instanceof Date) return value.toISOString();
  const text = String(value);
  return typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
}
