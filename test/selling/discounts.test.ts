import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discounts, type Priced } from '../../src/services/rules/selling/price.js';
import type { PromoCodeRow } from '../../src/services/rules/world/order-rows.js';

const line = (unitPriceMinor: number, productId: string | null = 'pass'): Priced => ({ productId, unitPriceMinor });

const code = (terms: Partial<PromoCodeRow>): PromoCodeRow => ({
  ...{ id: 'code', code: 'LETO', percentBps: null, amountMinor: null, productIds: null, validFrom: null, validUntil: null },
  ...{ usageLimit: null, customerLimit: null, timesUsed: 0, archived: false },
  ...terms,
});

const sum = (amounts: readonly number[]) => amounts.reduce((before, amount) => before + amount, 0);

describe('the discount of each line', () => {
  const cases: [string, Priced[], PromoCodeRow | undefined, number, number[]][] = [
    ['is nothing without a code and a discount', [line(2400)], undefined, 0, [0]],
    ['is a tenth of each price, rounded half up', [line(2405), line(2404)], code({ percentBps: 1000 }), 0, [241, 240]],
    [
      'is one basis point of 49.99 as nothing, and of 50.00 as one cent',
      [line(4999), line(5000)],
      code({ percentBps: 1 }),
      0,
      [0, 1],
    ],
    ['is the whole price for 10000 basis points', [line(1), line(999)], code({ percentBps: 10_000 }), 0, [1, 999]],
    ['splits an amount in the proportion of the prices', [line(3000), line(1000)], code({ amountMinor: 400 }), 0, [300, 100]],
    ['gives the odd cent of an amount to the larger remainder', [line(200), line(100)], code({ amountMinor: 100 }), 0, [67, 33]],
    ['takes no more than the price of all lines', [line(300), line(100)], code({ amountMinor: 500 }), 0, [300, 100]],
    ['gives nothing to a free line', [line(0), line(700)], code({ amountMinor: 300 }), 0, [0, 300]],
    [
      'leaves out lines of other products, seats and registrations',
      [line(1000, 'pass'), line(1000, 'other'), line(1000, null)],
      code({ percentBps: 5000, productIds: ['pass'] }),
      0,
      [500, 0, 0],
    ],
    [
      'spreads what the staff give over what the code has left',
      [line(1000), line(1000, null)],
      code({ percentBps: 5000, productIds: ['pass'] }),
      300,
      [600, 200],
    ],
    ['takes everything when the staff give more than is left', [line(1000)], code({ percentBps: 9000 }), 1000, [1000]],
  ];

  it.each(cases)('%s', (_, lines, promoCode, given, expected) => {
    expect(discounts(lines, promoCode, given)).toEqual(expected);
  });

  const anyLines = fc.array(
    fc.record({ productId: fc.constantFrom('pass', 'other', null), unitPriceMinor: fc.nat({ max: 1_000_000 }) }),
    { minLength: 1, maxLength: 20 },
  );
  const anyProducts = fc.constantFrom(null, ['pass'], ['pass', 'other']);

  it('is never below zero and never above the price of its line, whatever is taken off', () => {
    const anyCode = fc.oneof(
      fc.record({ percentBps: fc.integer({ min: 1, max: 10_000 }), productIds: anyProducts }),
      fc.record({ amountMinor: fc.integer({ min: 1, max: 5_000_000 }), productIds: anyProducts }),
    );
    const property = fc.property(anyLines, anyCode, fc.nat({ max: 5_000_000 }), (lines, terms, given) => {
      for (const [at, taken] of discounts(lines, code(terms), given).entries()) {
        expect(taken).toBeGreaterThanOrEqual(0);
        expect(taken).toBeLessThanOrEqual(lines[at]?.unitPriceMinor ?? -1);
      }
    });
    fc.assert(property);
  });

  it('adds up to the amount that is taken off, or to the whole price where that is less', () => {
    const property = fc.property(anyLines, fc.nat({ max: 5_000_000 }), (lines, given) => {
      const subtotal = sum(lines.map(({ unitPriceMinor }) => unitPriceMinor));
      expect(sum(discounts(lines, undefined, given))).toBe(Math.min(given, subtotal));
    });
    fc.assert(property);
  });

  it('never gives the code of some products to another line', () => {
    const property = fc.property(anyLines, fc.integer({ min: 1, max: 5_000_000 }), (lines, amountMinor) => {
      const taken = discounts(lines, code({ amountMinor, productIds: ['pass'] }), 0);
      expect(lines.flatMap(({ productId }, at) => (productId === 'pass' ? [] : [taken[at]])).every((each) => each === 0)).toBe(
        true,
      );
    });
    fc.assert(property);
  });
});
