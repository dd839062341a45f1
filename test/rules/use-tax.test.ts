import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOfUse, type Taxed, taxOfUse } from '../../src/services/rules/passes/tax.js';
import { shareOf, taxInside } from '../../src/services/rules/world/arithmetic.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import { runs } from '../properties/seed.js';
import { existing, TestWorld } from './test-world.js';

const MANY_RUNS = 2000;

/**
 * A pass that holds so much, used and given back as the steps say: a number uses that much (what is left, if less), `null`
 * gives back a use.
 */
const history = fc.record({
  priceMinor: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.constant(Number.MAX_SAFE_INTEGER)),
  creditMinor: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 5000 })),
  steps: fc.array(
    fc.oneof(
      fc.record({ use: fc.integer({ min: 1, max: 1500 }), vatBps: fc.constantFrom(0, 1, 500, 1200, 2300, 10_000) }),
      fc.record({ giveBackAt: fc.nat({ max: 20 }) }),
    ),
    { maxLength: 40 },
  ),
});
const RATE = 2300;

describe('the tax of the uses of a pass', () => {
  it('equals at each rate the tax inside what is used at it, in any order of uses and returns', () => {
    fc.assert(
      fc.property(history, ({ priceMinor, creditMinor, steps }) => {
        const faceMinor = creditMinor ?? priceMinor;
        const uses: { vatBps: number; consumedMinor: number; taxMinor: number }[] = [];
        const sum = (key: 'consumedMinor' | 'taxMinor', at = uses) => at.reduce((all, use) => all + use[key], 0);
        const at = (vatBps: number) => uses.filter((use) => use.vatBps === vatBps);
        const use = (wantedMinor: number, vatBps: number): void => {
          const consumedMinor = Math.min(wantedMinor, faceMinor - sum('consumedMinor'));
          const before = { consumedMinor: sum('consumedMinor', at(vatBps)), taxMinor: sum('taxMinor', at(vatBps)) };
          const pass: Taxed = { priceMinor, creditMinor, discountedMinor: 0, usesByRate: { [vatBps]: before } };
          const taxMinor = taxOfUse(pass, vatBps, consumedMinor);
          expect(taxMinor).toBeGreaterThanOrEqual(0);
          uses.push({ vatBps, consumedMinor, taxMinor });
        };
        const returned = new Set<number>();
        const check = (): void => {
          for (const vatBps of new Set(uses.map((one) => one.vatBps))) {
            expect(sum('taxMinor', at(vatBps))).toBeLessThanOrEqual(taxInside(priceMinor, vatBps));
            const shareMinor = shareOf(priceMinor, sum('consumedMinor', at(vatBps)), faceMinor);
            if (!returned.has(vatBps)) expect(sum('taxMinor', at(vatBps))).toBe(taxInside(shareMinor, vatBps));
          }
        };
        for (const step of steps) {
          if ('use' in step) use(step.use, step.vatBps);
          else for (const { vatBps } of uses.splice(step.giveBackAt % (uses.length || 1), 1)) returned.add(vatBps);
          check();
        }
        for (const one of uses.splice(0)) returned.add(one.vatBps);
        use(faceMinor, RATE);
        expect(sum('taxMinor')).toBe(taxInside(priceMinor, RATE));
      }),
      runs(MANY_RUNS),
    );
  });

  it('is zero for a pass that cost nothing', () => {
    expect(taxOfUse({ creditMinor: null, discountedMinor: 0, usesByRate: {}, priceMinor: 0 }, RATE, 0)).toBe(0);
  });
});

describe('the rate of a use', () => {
  const sold = { vatTreatment: 'MULTI_PURPOSE', vatByCourse: true, vatBps: 2300 } as const;

  it('is the rate of the course now, or 0 when the organisation pays no VAT', () => {
    expect(rateOfUse(sold, { vatBps: 500 }, { vatPayer: true })).toBe(500);
    expect(rateOfUse(sold, { vatBps: 500 }, { vatPayer: false })).toBe(0);
  });

  it('is the rate of its sale for a pass that an older version sold', () => {
    expect(rateOfUse({ ...sold, vatByCourse: false }, { vatBps: 500 }, { vatPayer: true })).toBe(2300);
  });

  it('is none for a SINGLE_PURPOSE pass, which was taxed at sale', () => {
    expect(rateOfUse({ ...sold, vatTreatment: 'SINGLE_PURPOSE' }, { vatBps: 500 }, { vatPayer: true })).toBeNull();
  });
});

describe('a MULTI_PURPOSE pass', () => {
  const TAXED = { vatBps: 2300, vatTreatment: 'MULTI_PURPOSE' } as const;

  function ground(organisation: ConstructorParameters<typeof TestWorld>[0] = {}) {
    const test = new TestWorld(organisation);
    const course = test.course({ vatBps: 2300 });
    const group = test.group(course);
    const registration = test.registration(group);
    const { customerId } = test.registrationRow(registration);
    const seat = (priceMinor = 800) => test.session(group, { priceMinor });
    const vat = () => [test.balance('VAT'), test.balance('VAT_ON_SALES')];
    const sell = (facts: Partial<ProductFacts> & Pick<ProductFacts, 'kind'>) => test.pass(registration, { ...TAXED, ...facts });
    return { test, course, registration, customerId, seat, vat, sell };
  }

  it('owes no tax at sale, the tax inside each entry at use, and in all the tax of its price', () => {
    const { test, registration, seat, vat, sell } = ground();
    const pass = sell({ kind: 'ENTRY', priceMinor: 1000, entries: 3 });
    expect(vat()).toEqual([0, 0]);
    const taxed = [1, 2, 3].map(() => {
      test.books(registration, seat());
      return test.passRow(pass).taxedMinor;
    });
    expect(taxed).toEqual([taxInside(333, 2300), taxInside(666, 2300), taxInside(1000, 2300)]);
    expect(vat()).toEqual([187, -187]);
    expect([...test.world.redemptions.values()].map(({ taxMinor }) => taxMinor)).toEqual([62, 63, 62]);
  });

  it('reverses the very tax transfer of a use that is returned', () => {
    const { test, registration, seat, vat, sell } = ground();
    const pass = sell({ kind: 'ENTRY', priceMinor: 1000, entries: 3 });
    const [first = '', second = ''] = [1, 2].map(() => test.books(registration, seat()));
    const [redemption] = test.world.redemptions.values();
    const { taxTransferId } = redemption ?? {};
    const decision = test.tries(test.cancelling(first));
    if (decision.kind === 'refused') throw new Error('refused');
    const undone = decision.changes.transfers.filter(({ credit }) => credit === 'VAT_ON_SALES');
    expect(undone).toMatchObject([{ template: 'VAT_DUE', debit: 'VAT', amount: 62, passId: pass, reverses: taxTransferId }]);
    expect(test.passRow(pass).taxedMinor).toBe(63);
    expect(vat()).toEqual([63, -63]);
    test.does(test.cancelling(second));
    expect(test.passRow(pass).taxedMinor).toBe(0);
    expect(vat()).toEqual([0, 0]);
  });

  it('is taxed on price × credit used ÷ credit sold', () => {
    const { test, registration, seat, vat, sell } = ground();
    sell({ kind: 'CREDIT', priceMinor: 1800, creditMinor: 2000 });
    test.books(registration, seat(1000));
    expect(vat()).toEqual([taxInside(900, 2300), -taxInside(900, 2300)]);
    test.books(registration, seat(1000));
    expect(test.balance('VAT')).toBe(taxInside(1800, 2300));
  });

  it('is taxed at sale on the debts that it pays, with and without bookings', () => {
    const { test, registration, seat, sell } = ground();
    const booking = test.books(registration, seat(500));
    const late = test.books(registration, seat(300));
    test.world.now = new Date(test.world.now.getTime() + 60 * 3_600_000);
    test.does(test.cancelling(late));
    const pass = sell({ kind: 'CREDIT', creditMinor: 2000 });
    const redemptions = [...test.world.redemptions.values()].map(({ bookingId, coveredMinor, taxMinor }) => [
      bookingId,
      coveredMinor,
      taxMinor,
    ]);
    expect(redemptions).toEqual([
      [booking, 500, taxInside(500, 2300)],
      [null, 300, taxInside(800, 2300) - taxInside(500, 2300)],
    ]);
    expect(test.passRow(pass).taxedMinor).toBe(taxInside(800, 2300));
    const session = existing(test.world.bookings, booking).sessionId;
    test.does({ kind: 'cancelSession', sessionId: session });
    expect(test.passRow(pass).taxedMinor).toBe(taxInside(800, 2300) - taxInside(500, 2300));
  });

  it('is taxed at the rates of the two courses that it is used on: four entries for 24.00, at 23 % and at 5 %', () => {
    const { test, registration, customerId, seat, sell } = ground();
    const pass = sell({ kind: 'ENTRY', priceMinor: 2400, entries: 4, vatBps: 1900 });
    const pool = test.group(test.course({ vatBps: 500 }));
    const swimmer = test.registration(pool, customerId);
    test.books(registration, seat());
    test.books(swimmer, test.session(pool, { priceMinor: 800 }));
    expect(test.passRow(pass)).toMatchObject({
      taxedMinor: 141,
      usesByRate: { 2300: { consumedMinor: 600, taxMinor: 112 }, 500: { consumedMinor: 600, taxMinor: 29 } },
    });
    expect([...test.world.redemptions.values()].map(({ vatBps, taxMinor }) => [vatBps, taxMinor])).toEqual([
      [2300, 112],
      [500, 29],
    ]);
  });

  it('is taxed at the new rate from the day on which the rate of its course changes, and gives back at the old one', () => {
    const { test, course, registration, seat, vat, sell } = ground();
    const pass = sell({ kind: 'CREDIT', priceMinor: 2000, creditMinor: 2000 });
    const first = test.books(registration, seat(1000));
    test.world.courses.set(course, { ...existing(test.world.courses, course), vatBps: 500 });
    test.books(registration, seat(1000));
    expect(test.passRow(pass).usesByRate).toEqual({
      2300: { consumedMinor: 1000, taxMinor: taxInside(1000, 2300) },
      500: { consumedMinor: 1000, taxMinor: taxInside(1000, 500) },
    });
    test.does(test.cancelling(first));
    expect(test.passRow(pass).usesByRate).toEqual({ 500: { consumedMinor: 1000, taxMinor: taxInside(1000, 500) } });
    expect(vat()).toEqual([taxInside(1000, 500), -taxInside(1000, 500)]);
  });

  it('keeps the rate of its sale when it is SINGLE_PURPOSE, whatever the rate of the course', () => {
    const { test, registration, seat, vat, sell } = ground();
    sell({ kind: 'ENTRY', priceMinor: 2400, entries: 4, vatBps: 1900, vatTreatment: 'SINGLE_PURPOSE' });
    test.books(registration, seat());
    expect(vat()).toEqual([taxInside(2400, 1900), -taxInside(2400, 1900)]);
    expect([...test.world.redemptions.values()].map(({ vatBps, taxMinor }) => [vatBps, taxMinor])).toEqual([[null, 0]]);
  });

  it('bears no tax where the organisation pays none', () => {
    const none = ground({ vatPayer: false });
    none.sell({ kind: 'ENTRY' });
    none.test.books(none.registration, none.seat());
    expect(none.vat()).toEqual([0, 0]);
  });

  it('returns no tax when its unused value is refunded, and the tax of its uses stays', () => {
    const { test, registration, seat, vat, sell } = ground();
    sell({ kind: 'ENTRY', priceMinor: 1000, entries: 3 });
    test.books(registration, seat());
    const [payment] = test.world.payments.keys();
    const refund = { amountMinor: null, method: 'CASH', returnFee: false, reason: 'Choroba' } as const;
    test.does({ kind: 'refundPayment', paymentId: payment ?? '', ...refund });
    expect(vat()).toEqual([62, -62]);
    const note = [...test.world.receipts.values()].find(({ kind }) => kind === 'CREDIT_NOTE');
    expect(note?.content).toMatchObject({ totalMinor: -667, vat: [] });
  });
});
