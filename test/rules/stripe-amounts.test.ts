import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromStripeAmount,
  isExactAtStripe,
  stripeAmountProblem,
  toStripeAmount,
  toStripePart,
} from '../../src/services/rules/selling/amounts.js';

const CURRENCIES = ['EUR', 'USD', 'CZK', 'HUF', 'JPY', 'KRW', 'CLP', 'ISK', 'UGX', 'MGA', 'KWD', 'TND', 'BHD'] as const;

describe('amounts as Stripe counts them', () => {
  it.each([
    ['EUR', 2400, 2400],
    ['JPY', 500, 500],
    ['KWD', 1230, 1230],
    ['ISK', 500, 50_000],
    ['UGX', 5000, 500_000],
  ])('%s %i is %i', (currency, ours, theirs) => {
    expect(toStripeAmount(ours, currency)).toBe(theirs);
    expect(fromStripeAmount(theirs, currency.toLowerCase())).toBe(ours);
  });

  it('come back unchanged, and amounts that cannot are refused first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), fc.integer({ min: 0, max: 100_000_000 }), (currency, amountMinor) => {
        if (!isExactAtStripe(amountMinor, currency)) {
          expect(() => toStripeAmount(amountMinor, currency)).toThrow(RangeError);
          return;
        }
        const theirs = toStripeAmount(amountMinor, currency);
        expect(Number.isSafeInteger(theirs)).toBe(true);
        expect(fromStripeAmount(theirs, currency)).toBe(amountMinor);
      }),
    );
  });

  it('round a share down to an amount that Stripe takes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), fc.integer({ min: 0, max: 1_000_000 }), (currency, amountMinor) => {
        const part = fromStripeAmount(toStripePart(amountMinor, currency), currency);
        expect(part).toBeLessThanOrEqual(amountMinor);
        // One unit of Stripe's at most, which of MGA is a hundred of ours.
        expect(amountMinor - part).toBeLessThan(100);
      }),
    );
  });

  it.each([
    ['EUR', 0, 'BELOW_MINIMUM'],
    ['EUR', 49, 'BELOW_MINIMUM'],
    ['EUR', 50, undefined],
    ['EUR', 99_999_999, undefined],
    ['EUR', 100_000_000, 'ABOVE_MAXIMUM'],
    ['CZK', 1499, 'BELOW_MINIMUM'],
    ['JPY', 49, 'BELOW_MINIMUM'],
    ['JPY', 50, undefined],
    ['KWD', 1234, 'NOT_PAYABLE_EXACTLY'],
    ['KWD', 1230, undefined],
    ['ISK', 1_000_000, 'ABOVE_MAXIMUM'],
  ])('%s %i: %s', (currency, amountMinor, problem) => {
    expect(stripeAmountProblem(amountMinor, currency)).toBe(problem);
  });
});
