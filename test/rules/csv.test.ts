import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/services/reports/csv.js';

const cellOf = (value: unknown) =>
  toCsv([{ value }], ['value'], 'EUR', 'COMMA').slice('\ufeff"value","currency"\r\n'.length, -',"EUR"\r\n'.length);
/** The one cell of a file, read by a parser that splits at another character and knows quotes only at the start of a cell. */
const cellsSplitAt = (separator: string, value: string) => cellOf(value).split(separator);

describe('a report as CSV', () => {
  it('has a byte order mark, a line of names and a line for each row, each with its end', () => {
    const rows = [
      { name: 'Permanentka', soldMinor: 2400 },
      { name: 'Žltá, dlhá', soldMinor: 0 },
    ];
    expect(toCsv(rows, ['name', 'soldMinor'], 'EUR', 'COMMA')).toBe(
      '\ufeff"name","sold","currency"\r\n"Permanentka",24.00,"EUR"\r\n"Žltá, dlhá",0.00,"EUR"\r\n',
    );
    expect(toCsv([], ['name'], 'EUR', 'COMMA')).toBe('\ufeff"name","currency"\r\n');
  });

  it('has semicolons and decimal commas for spreadsheets in Slovak and Czech', () => {
    const rows = [
      { name: 'Žltá, dlhá; široká', soldMinor: 123_450 },
      { name: 'Vrátené', soldMinor: -5 },
    ];
    expect(toCsv(rows, ['name', 'soldMinor'], 'EUR', 'SEMICOLON')).toBe(
      '\ufeff"name";"sold";"currency"\r\n"Žltá, dlhá; široká";1234,50;"EUR"\r\n"Vrátené";-0,05;"EUR"\r\n',
    );
  });

  it.each([
    ['a plain word', 'a', '"a"'],
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'a"b', '"a""b"'],
    ['the end of a line', 'a\r\nb', '"a\r\nb"'],
    ['half of one', 'a\nb', '"a\nb"'],
    ['the other half', 'a\rb', '"a\rb"'],
    ['a semicolon', 'a;b', '"a;b"'],
    ['a space at the edge', ' a ', '" a "'],
    ['digits', '0123', '"0123"'],
    ['a text without characters', '', '""'],
    ['nothing', null, ''],
    ['a number', 7, '7'],
    ['a moment', new Date(0), '1970-01-01T00:00:00.000Z'],
  ])('quotes every text, and nothing else: %s', (_, value, cell) => expect(cellOf(value)).toBe(cell));

  it('leaves the days of a report without quotes, so that a spreadsheet takes them for days', () => {
    expect(toCsv([{ day: '2026-05-04' }], ['day'], 'EUR', 'COMMA')).toContain('\r\n2026-05-04,"EUR"');
  });

  it.each(['=1+1', '+421 900', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠1', ' =1+1', '\u00a0=1+1'])(
    'writes a value that a spreadsheet would run as text: %s',
    (value) => {
      expect(cellOf(value)).toBe(`"'${value}"`);
    },
  );

  it.each([
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
  ])('writes a formula behind an invisible character as text: %j', (value, cell) => {
    expect(cellOf(value)).toBe(`"${cell}"`);
  });

  it.each([
    ['Jana;=1+1', ';', `'=1+1"`],
    ['Jana\t=1+1', '\t', `'=1+1"`],
    ['Jana; @SUM(A1)', ';', ` '@SUM(A1)"`],
    ['Jana;+1;-1', ';', `'+1`],
    ['Jana,=1+1', ',', `'=1+1"`],
    ['Jana\n=1+1', '\n', `'=1+1"`],
    ['Jana;＝1', ';', `'＝1"`],
  ])('writes no formula into the cell that a spreadsheet splits off a text: %j', (value, separator, second) => {
    expect(cellsSplitAt(separator, value)[1]).toBe(second);
  });

  it.each(['Kurz 3 - 6 rokov', 'a=b', 'C++', 'eva@example.com', 'Jana; Eva, Zoja'])(
    'leaves a harmless text as it is: %s',
    (value) => {
      expect(cellOf(value)).toBe(`"${value}"`);
    },
  );

  it('writes negative amounts as numbers', () => {
    expect(cellOf(-3)).toBe('-3');
    expect(toCsv([{ expiredMinor: -5 }], ['expiredMinor'], 'EUR', 'COMMA')).toContain('\r\n-0.05,"EUR"');
  });

  it.each([
    ['EUR', 123456, '1234.56'],
    ['EUR', -7, '-0.07'],
    ['JPY', 1200, '1200'],
    ['KWD', 1, '0.001'],
    ['EUR', 9_007_199_254_740_991, '90071992547409.91'],
  ])('writes amounts in the decimals of their currency: %s', (currency, soldMinor, written) => {
    const file = toCsv([{ soldMinor }], ['soldMinor'], currency, 'COMMA');
    expect(file).toBe(`\ufeff"sold","currency"\r\n${written},"${currency}"\r\n`);
  });
});
