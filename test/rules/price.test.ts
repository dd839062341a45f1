import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discounts, type Priced } from '../../src/services/rules/selling/price.js';
import { Purse } from '../../src/services/rules/selling/purse.js';
import { sumOf } from '../../src/services/rules/world/arithmetic.js';
import type { PromoCodeRow } from '../../src/services/rules/world/order-rows.js';

const code = (terms: Partial<PromoCodeRow>): PromoCodeRow => ({
  ...{ id: 'promo', code: 'LETO', percentBps: null, amountMinor: null, productIds: null, validFrom: null, validUntil: null },
  ...{ usageLimit: null, customerLimit: null, timesUsed: 0, archived: false },
  ...terms,
});
/** Lines of products a, b, c, …; a seat has no product. */
const lines = (...prices: (number | 'seat')[]): Priced[] =>
  prices.map((price, at) =>
    price === 'seat'
      ? { productId: null, unitPriceMinor: 800 }
      : { productId: String.fromCharCode(97 + at), unitPriceMinor: price },
  );

describe('the discount of a promo code', () => {
  it.each<[string, Partial<PromoCodeRow>, Priced[], number[]]>([
    ['10 % of each line, rounded half up', { percentBps: 1000 }, lines(1000, 1005, 1004), [100, 101, 100]],
    ['a third of a cent, rounded down', { percentBps: 3333 }, lines(1), [0]],
    ['half a cent, rounded up', { percentBps: 5000 }, lines(1), [1]],
    ['the whole of each line', { percentBps: 10_000 }, lines(1000, 1), [1000, 1]],
    ['10 % of its own products only', { percentBps: 1000, productIds: ['b'] }, lines(1000, 2000), [0, 200]],
    [
      '10 % of passes and not of seats, where it names products',
      { percentBps: 1000, productIds: ['a'] },
      lines(1000, 'seat'),
      [100, 0],
    ],
    ['10 % of seats too, where it names no product', { percentBps: 1000 }, lines(1000, 'seat'), [100, 80]],
    ['an amount in proportion to the prices', { amountMinor: 300 }, lines(1000, 2000), [100, 200]],
    ['an odd cent to the earlier of two equal lines', { amountMinor: 1 }, lines(500, 500), [1, 0]],
    ['two odd cents to the two first of three', { amountMinor: 5 }, lines(300, 300, 300), [2, 2, 1]],
    ['the odd cent to the line that lost most by rounding', { amountMinor: 100 }, lines(100, 200), [33, 67]],
    [
      'an amount over its own products only',
      { amountMinor: 300, productIds: ['a', 'c'] },
      lines(1000, 1000, 1000),
      [150, 0, 150],
    ],
    ['no more than the lines cost', { amountMinor: 5000 }, lines(1000, 500), [1000, 500]],
    ['nothing of lines that cost nothing', { amountMinor: 500 }, lines(0, 0), [0, 0]],
    ['all of it from the one line that costs something', { amountMinor: 500 }, lines(0, 800, 0), [0, 500, 0]],
  ])('takes %s', (_what, terms, of, expected) => expect(discounts(of, code(terms), 0)).toEqual(expected));
});

describe('a discount that staff give', () => {
  it.each<[string, Partial<PromoCodeRow> | undefined, number, Priced[], number[]]>([
    ['over all lines in proportion', undefined, 150, lines(1000, 500), [100, 50]],
    [
      'over seats too, although a code excludes them',
      { percentBps: 1000, productIds: ['a'] },
      170,
      lines(1000, 'seat'),
      [190, 80],
    ],
    ['over what a code left', { percentBps: 5000, productIds: ['a'] }, 300, lines(1000, 1000), [600, 200]],
    ['over what an amount left', { amountMinor: 1000, productIds: ['a'] }, 100, lines(1000, 1000), [1000, 100]],
    ['down to nothing', { percentBps: 1000 }, 900, lines(1000), [1000]],
    ['and stops there', { percentBps: 1000 }, 901, lines(1000), [1000]],
    ['and not at all when it is nothing', undefined, 0, lines(1000, 500), [0, 0]],
  ])('is spread %s', (_what, terms, given, of, expected) => expect(discounts(of, terms && code(terms), given)).toEqual(expected));
});

describe('the discounts of an order', () => {
  const anyLines = fc.array(
    fc.record({ productId: fc.constantFrom(null, 'a', 'b', 'c'), unitPriceMinor: fc.nat({ max: 10 ** 7 }) }),
    { minLength: 1, maxLength: 20 },
  );
  const terms = fc.oneof(
    fc.record({ percentBps: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ amountMinor: fc.integer({ min: 1, max: 10 ** 8 }) }),
  );
  const products = fc.constantFrom<(readonly string[] | null)[]>(null, ['a'], ['a', 'b'], ['nothing']);

  it('never take a line below zero, and take what staff give as long as it is left', () => {
    fc.assert(
      fc.property(anyLines, terms, products, fc.nat({ max: 10 ** 8 }), (of, taken, productIds, given) => {
        const row = code({ ...taken, productIds });
        const byCode = discounts(of, row, 0);
        const both = discounts(of, row, given);
        for (const [at, { unitPriceMinor }] of of.entries()) {
          expect(byCode[at]).toBeGreaterThanOrEqual(0);
          expect(both[at]).toBeGreaterThanOrEqual(byCode[at] ?? 0);
          expect(both[at]).toBeLessThanOrEqual(unitPriceMinor);
        }
        const left = sumOf(of.map(({ unitPriceMinor }) => unitPriceMinor)) - sumOf(byCode);
        expect(sumOf(both) - sumOf(byCode)).toBe(Math.min(given, left));
      }),
    );
  });

  it('take exactly the amount of a code, or everything that its lines cost', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 10 ** 8 }), products, (of, amountMinor, productIds) => {
        const counted = of.filter(
          ({ productId }) => productIds === null || (productId !== null && productIds.includes(productId)),
        );
        const whole = sumOf(counted.map(({ unitPriceMinor }) => unitPriceMinor));
        expect(sumOf(discounts(of, code({ amountMinor, productIds }), 0))).toBe(Math.min(amountMinor, whole));
      }),
    );
  });
});

describe('a purse', () => {
  const money = [
    { method: 'CASH', amountMinor: 1000 },
    { method: 'BANK', amountMinor: 0 },
    { method: 'CARD_TERMINAL', amountMinor: 500 },
  ] as const;

  it('gives out its parts one after another, each to its end', () => {
    const purse = new Purse(money);
    expect(purse.take(0)).toEqual([]);
    expect(purse.take(700)).toEqual([{ method: 'CASH', amountMinor: 700 }]);
    expect(purse.take(400)).toEqual([
      { method: 'CASH', amountMinor: 300 },
      { method: 'CARD_TERMINAL', amountMinor: 100 },
    ]);
    expect(purse.take(400)).toEqual([{ method: 'CARD_TERMINAL', amountMinor: 400 }]);
  });

  it('throws when it holds too little, because the caller must have checked', () => {
    expect(() => new Purse(money).take(1501)).toThrow('1 of 1501 is not paid');
  });

  it('gives out all of its money and no more, however it is taken', () => {
    const parts = fc.array(
      fc.record({ method: fc.constantFrom('CASH', 'BANK', 'STRIPE'), amountMinor: fc.nat({ max: 10 ** 6 }) }),
    );
    fc.assert(
      fc.property(parts, fc.array(fc.nat({ max: 10 ** 6 })), (held, wishes) => {
        const purse = new Purse(held);
        let left = sumOf(held.map(({ amountMinor }) => amountMinor));
        for (const wish of [...wishes, Number.POSITIVE_INFINITY]) {
          const amount = Math.min(wish, left);
          const taken = purse.take(amount);
          expect(sumOf(taken.map(({ amountMinor }) => amountMinor))).toBe(amount);
          for (const { amountMinor } of taken) expect(amountMinor).toBeGreaterThan(0);
          left -= amount;
        }
        expect(purse.take(0)).toEqual([]);
      }),
    );
  });
});
