import { stringify } from 'csv-stringify/sync';
import { minorDigits } from '../../entities/currencies.js';
import type { CsvForm } from '../../entities/enums.js';
import { decimal } from '../../entities/money.js';

/** Characters that begin a formula in spreadsheets, full-width forms included, at the start of a text. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A spreadsheet that separates cells by another character splits a text there, quoted or not. So what follows such a character
 * begins a cell too.
 */
const INNER_FORMULA = /([;,\t\r\n][^\S\t\r\n]*)(?=[=+\-@＝＋－＠])/g;

/** Spreadsheets in Slovak and Czech take a comma for the decimal mark, and so cannot take it for a separator. */
const MARKS: Record<CsvForm, { delimiter: string; decimalMark: string }> = {
  COMMA: { delimiter: ',', decimalMark: '.' },
  SEMICOLON: { delimiter: ';', decimalMark: ',' },
};

/** A cell that is no text, and so is written without quotes. */
interface Plain {
  readonly plain: string;
}

/**
 * Rows as CSV (RFC 4180), one column for each name. Amounts are decimals, under their names without `Minor`. Every text is
 * quoted, and gets an apostrophe wherever a spreadsheet would begin a formula. The byte order mark makes Excel read UTF-8.
 */
export function toCsv<R extends object>(
  rows: readonly R[],
  columns: readonly (keyof R & string)[],
  currency: string,
  form: CsvForm,
): string {
  const { delimiter, decimalMark } = MARKS[form];
  const header = [...columns.map((column) => column.replace(/Minor$/, '')), 'currency'];
  const digits = minorDigits(currency);
  const amount = (minor: number): Plain => ({ plain: decimal(minor, digits).replace('.', decimalMark) });
  const lines = rows.map((row) => [...columns.map((column) => cell(column, row[column], amount)), currency]);
  return stringify([header, ...lines], {
    ...{ delimiter, record_delimiter: 'windows', bom: true, quoted_string: true },
    cast: { object: ({ plain }) => String(plain) },
  });
}

function cell(column: string, value: unknown, amount: (minor: number) => Plain): string | Plain | null {
  if (value === null || value === undefined) return null;
  if (column.endsWith('Minor')) return amount(Number(value));
  if (value instanceof Date) return { plain: value.toISOString() };
  if (typeof value !== 'string' || column === 'day') return { plain: String(value) };
  const guarded = value.replace(INNER_FORMULA, "$1'");
  return FORMULA.test(value) ? `'${guarded}` : guarded;
}
