import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/services/reports/csv.js';

const csv = (value: unknown, currency = 'EUR') => toCsv([{ value }], ['value'], currency);
const cellOf = (value: unknown) => csv(value).slice('\ufeffvalue,currency\r\n'.length, -',EUR\r\n'.length);

describe('a report as CSV', () => {
  it('has a byte order mark, a line of names and a line for each row, each with its end', () => {
    const rows = [
      { name: 'Permanentka', soldMinor: 2400 },
      { name: 'Žltá, dlhá', soldMinor: 0 },
    ];
    expect(toCsv(rows, ['name', 'soldMinor'], 'EUR')).toBe(
      '\ufeffname,sold,currency\r\nPermanentka,24.00,EUR\r\n"Žltá, dlhá",0.00,EUR\r\n',
    );
    expect(toCsv([], ['name'], 'EUR')).toBe('\ufeffname,currency\r\n');
  });

  it.each([
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'a"b', '"a""b"'],
    ['the end of a line', 'a\r\nb', '"a\r\nb"'],
    ['half of one', 'a\nb', '"a\nb"'],
    ['the other half', 'a\rb', '"a\rb"'],
    ['a semicolon', 'a;b', 'a;b'],
    ['a space at the edge', ' a ', ' a '],
    ['nothing', null, ''],
  ])('quotes what needs it: %s', (_, value, cell) => expect(cellOf(value)).toBe(cell));

  it.each(['=1+1', '+421 900', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠1'])(
    'writes a value that a spreadsheet would run as text: %s',
    (value) => {
      expect(cellOf(value)).toBe(`'${value}`);
    },
  );

  it.each(['\t=1', '\r=1', '\n=1'])('writes a formula behind an invisible character as text: %j', (value) => {
    expect(cellOf(value).replaceAll('"', '')).toBe(`'${value}`);
  });

  it('writes negative amounts as numbers', () => {
    expect(cellOf(-3)).toBe('-3');
    expect(toCsv([{ expiredMinor: -5 }], ['expiredMinor'], 'EUR')).toContain('\r\n-0.05,EUR');
  });

  it.each([
    ['EUR', 123456, '1234.56'],
    ['EUR', -7, '-0.07'],
    ['JPY', 1200, '1200'],
    ['KWD', 1, '0.001'],
    ['EUR', 9_007_199_254_740_991, '90071992547409.91'],
  ])('writes amounts in the decimals of their currency: %s', (currency, soldMinor, written) => {
    expect(toCsv([{ soldMinor }], ['soldMinor'], currency)).toBe(`\ufeffsold,currency\r\n${written},${currency}\r\n`);
  });
});
