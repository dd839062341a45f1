import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basisPointsOf,
  shareBetween,
  shareHalfUp,
  shareOf,
  spread,
  sumOf,
  taxInside,
} from '../../src/services/rules/world/arithmetic.js';

const amount = fc.nat({ max: 10 ** 12 });
const bps = fc.nat({ max: 10_000 });
const positive = fc.integer({ min: 1, max: 10 ** 12 });

describe('a share of an amount', () => {
  it('rounds down to the minor unit and is nothing of an empty whole', () => {
    expect([shareOf(1000, 2, 3), shareOf(1000, 3, 3), shareOf(1000, 0, 3), shareOf(1000, 1, 0)]).toEqual([666, 1000, 0, 0]);
  });

  it('rounds half up to the minor unit', () => {
    expect([shareHalfUp(5, 1, 2), shareHalfUp(4, 1, 3), shareHalfUp(5, 1, 3)]).toEqual([3, 1, 2]);
  });

  it('is off by half a minor unit at most when it rounds half up, and by less than one when it rounds down', () => {
    fc.assert(
      fc.property(amount, amount, positive, (minor, part, whole) => {
        fc.pre(part <= whole);
        const exact = BigInt(minor) * BigInt(part);
        const near = 2n * (BigInt(shareHalfUp(minor, part, whole)) * BigInt(whole) - exact);
        expect(near > -BigInt(whole) && near <= BigInt(whole)).toBe(true);
        const below = exact - BigInt(shareOf(minor, part, whole)) * BigInt(whole);
        expect(below >= 0n && below < BigInt(whole)).toBe(true);
      }),
    );
  });

  it('gives exactly the share of the whole when it is taken in steps', () => {
    fc.assert(
      fc.property(amount, fc.array(fc.nat({ max: 10 ** 6 }), { minLength: 1, maxLength: 20 }), (minor, steps) => {
        const whole = sumOf(steps);
        fc.pre(whole > 0);
        let before = 0;
        const taken = steps.map((step) => {
          const part = shareBetween(minor, before, before + step, whole);
          before += step;
          return part;
        });
        expect(sumOf(taken)).toBe(minor);
        expect(Math.min(...taken)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('basis points', () => {
  it('takes 3% of an amount, rounded half up', () => {
    expect([basisPointsOf(1000, 300), basisPointsOf(50, 300), basisPointsOf(49, 300)]).toEqual([30, 2, 1]);
  });

  it('takes nothing at 0 and everything at 10000', () => {
    fc.assert(
      fc.property(amount, (minor) => {
        expect([basisPointsOf(minor, 0), basisPointsOf(minor, 10_000)]).toEqual([0, minor]);
      }),
    );
  });
});

describe('the tax inside an amount', () => {
  it('takes 230 out of 1230 at 23%', () => {
    expect(taxInside(1230, 2300)).toBe(230);
  });

  it('mirrors a sale when it is given back, and never is a negative zero', () => {
    fc.assert(
      fc.property(amount, bps, (minor, rate) => {
        expect(taxInside(-minor, rate)).toBe(taxInside(minor, rate) === 0 ? 0 : -taxInside(minor, rate));
      }),
    );
  });

  it('is the tax of the rest of the amount, within half a minor unit', () => {
    fc.assert(
      fc.property(amount, bps, (minor, rate) => {
        const tax = taxInside(minor, rate);
        const base = minor - tax;
        const off = Math.abs(tax * 10_000 - base * rate);
        expect(off).toBeLessThanOrEqual((10_000 + rate) / 2);
      }),
    );
  });
});

describe('spreading an amount over what is left', () => {
  const left = fc.array(fc.nat({ max: 10 ** 9 }), { minLength: 1, maxLength: 12 }).map((list) => new Map(list.entries()));

  it('gives out all of it, gives no position more than it has, and is within one minor unit of its proportion', () => {
    fc.assert(
      fc.property(left, fc.double({ min: 0, max: 1, noNaN: true }), (of, fraction) => {
        const whole = sumOf(of.values());
        const minor = Math.ceil(whole * fraction);
        fc.pre(minor > 0 && minor <= whole);
        const shares = spread(minor, of);
        expect(sumOf(shares.values())).toBe(minor);
        for (const [position, leftMinor] of of) {
          const share = shares.get(position) ?? 0;
          expect(share).toBeLessThanOrEqual(leftMinor);
          expect(share - shareOf(minor, leftMinor, whole)).toBeGreaterThanOrEqual(0);
          expect(share - shareOf(minor, leftMinor, whole)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('throws for nothing, and for more than is left', () => {
    expect(() => spread(0, new Map([[0, 5]]))).toThrow(RangeError);
    expect(() => spread(6, new Map([[0, 5]]))).toThrow(RangeError);
  });
});

it('throws when a sum leaves the safe integers', () => {
  expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
});
