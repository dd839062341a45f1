import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCurrency, minorDigits } from '../../src/entities/currencies.js';
import { formatMoney } from '../../src/entities/money.js';

/** Spaces that do not break are spaces to a reader. */
const written = (amountMinor: number, currency: string, locale: 'sk' | 'cs' | 'en') =>
  formatMoney({ amountMinor, currency }, locale).replace(/[\u00a0\u202f]/g, ' ');

describe('formatting amounts', () => {
  it.each([
    [123_456, 'EUR', '1 234,56 €', '1 234,56 €', '€1,234.56'],
    [5, 'EUR', '0,05 €', '0,05 €', '€0.05'],
    [-1, 'EUR', '-0,01 €', '-0,01 €', '-€0.01'],
    [123_456, 'CZK', '1 234,56 CZK', '1 234,56 Kč', 'CZK 1,234.56'],
    [1_234, 'JPY', '1 234 JPY', '1 234 JP¥', '¥1,234'],
    [-7, 'JPY', '-7 JPY', '-7 JP¥', '-¥7'],
    [1_234, 'KWD', '1,234 KWD', '1,234 KWD', 'KWD 1.234'],
    [5, 'KWD', '0,005 KWD', '0,005 KWD', 'KWD 0.005'],
    [1_000_000_000_000, 'KWD', '1 000 000 000,000 KWD', '1 000 000 000,000 KWD', 'KWD 1,000,000,000.000'],
    [9_007_199_254_740_991, 'EUR', '90 071 992 547 409,91 €', '90 071 992 547 409,91 €', '€90,071,992,547,409.91'],
    // Nobody writes fillér, unless there are some.
    [123_400, 'HUF', '1 234 HUF', '1 234 HUF', 'HUF 1,234'],
    [123_450, 'HUF', '1 234,50 HUF', '1 234,50 HUF', 'HUF 1,234.50'],
  ] as const)('%i %s', (amountMinor, currency, sk, cs, en) => {
    expect([
      written(amountMinor, currency, 'sk'),
      written(amountMinor, currency, 'cs'),
      written(amountMinor, currency, 'en'),
    ]).toEqual([...[sk, cs, en]]);
  });

  it('writes every digit of the largest amounts', () => {
    const currencies = fc.constantFrom('EUR', 'CZK', 'JPY', 'KRW', 'KWD', 'BHD', 'TND', 'HUF', 'ISK', 'USD');
    const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(amounts, currencies, (amountMinor, currency) => {
        const text = formatMoney({ amountMinor, currency }, 'en');
        const [whole = '', fraction = ''] = text.replace(/[^\d.]/g, '').split('.');
        const digits = whole + fraction.padEnd(minorDigits(currency), '0');
        return Number(digits) === Math.abs(amountMinor) && text.includes('-') === amountMinor < 0;
      }),
    );
  });
});

describe('a currency', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['BHD', 3],
    ['IQD', 3],
    ['HUF', 2],
    ['RSD', 2],
  ])('%s has %i digits', (code, digits) => expect([isCurrency(code), minorDigits(code)]).toEqual([true, digits]));

  it.each(['XAU', 'XDR', 'XTS', 'XXX', 'CLF', 'UYW', 'SKK', 'HRK', 'eur', '', 'EURO'])('refuses %s', (code) =>
    expect(isCurrency(code)).toBe(false),
  );
});
