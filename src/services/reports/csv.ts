import { stringify } from 'csv-stringify/sync';
import { minorDigits } from '../../entities/currencies.js';
import { decimal } from '../../entities/money.js';

/** Characters that begin a formula in spreadsheets, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** RFC 4180 wants quotes around a cell with any line break; the library quotes only its own delimiter. */
const LINE_BREAK = /[\r\n]/;

/**
 * Rows as CSV (RFC 4180), one column for each name. Amounts are decimals with a point, under their names without `Minor`. A
 * text that a spreadsheet would read as a formula gets an apostrophe in front. The byte order mark makes Excel read UTF-8.
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
