import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Taxed, taxOfUse } from '../../src/services/rules/passes/tax.js';
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
  vatBps: fc.constantFrom(0, 1, 500, 1200, 2300, 10_000),
  steps: fc.array(
    fc.oneof(fc.record({ use: fc.integer({ min: 1, max: 1500 }) }), fc.record({ giveBackAt: fc.nat({ max: 20 }) })),
    { maxLength: 40 },
  ),
});

describe('the tax of the uses of a pass', () => {
  it('equals the tax of the price once the pass is used up, and zero once all uses are returned, in any order', () => {
    fc.assert(
      fc.property(history, ({ priceMinor, creditMinor, vatBps, steps }) => {
        const faceMinor = creditMinor ?? priceMinor;
        const uses: { consumedMinor: number; taxMinor: number }[] = [];
        const sum = (key: 'consumedMinor' | 'taxMinor') => uses.reduce((all, use) => all + use[key], 0);
        const use = (wantedMinor: number): void => {
          const consumedMinor = Math.min(wantedMinor, faceMinor - sum('consumedMinor'));
          const treated = { vatBps, vatTreatment: 'MULTI_PURPOSE', discountedMinor: 0 } as const;
          const pass: Taxed = { priceMinor, creditMinor, ...treated, taxedMinor: sum('taxMinor') };
          const taxMinor = taxOfUse(pass, sum('consumedMinor') + consumedMinor);
          expect(taxMinor).toBeGreaterThanOrEqual(0);
          uses.push({ consumedMinor, taxMinor });
        };
        let everGivenBack = false;
        for (const step of steps) {
          if ('use' in step) use(step.use);
          else if (uses.length > 0) everGivenBack = uses.splice(step.giveBackAt % uses.length, 1).length > 0;
          expect(sum('taxMinor')).toBeLessThanOrEqual(taxInside(priceMinor, vatBps));
          const shareMinor = shareOf(priceMinor, sum('consumedMinor'), faceMinor);
          if (!everGivenBack) expect(sum('taxMinor')).toBe(taxInside(shareMinor, vatBps));
        }
        use(faceMinor);
        expect(sum('taxMinor')).toBe(taxInside(priceMinor, vatBps));
      }),
      runs(MANY_RUNS),
    );
  });

  it('is zero for a SINGLE_PURPOSE pass, which was taxed at sale', () => {
    const untaxed = { creditMinor: null, taxedMinor: 0, discountedMinor: 0 };
    const sold: Taxed = { ...untaxed, priceMinor: 2400, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' };
    expect(taxOfUse(sold, 2400)).toBe(0);
    expect(taxOfUse({ ...sold, priceMinor: 0, vatTreatment: 'MULTI_PURPOSE' }, 0)).toBe(0);
  });
});

describe('a MULTI_PURPOSE pass', () => {
  const TAXED = { vatBps: 2300, vatTreatment: 'MULTI_PURPOSE' } as const;

  function ground(organisation: ConstructorParameters<typeof TestWorld>[0] = {}) {
    const test = new TestWorld(organisation);
    const group = test.group(test.course());
    const registration = test.registration(group);
    const { customerId } = test.registrationRow(registration);
    const seat = (priceMinor = 800) => test.session(group, { priceMinor });
    const vat = () => [test.balance('VAT'), test.balance('VAT_ON_SALES')];
    const sell = (facts: Partial<ProductFacts> & Pick<ProductFacts, 'kind'>) => test.pass(registration, { ...TAXED, ...facts });
    return { test, registration, customerId, seat, vat, sell };
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

  it('keeps the rate of its sale, and bears no tax where the organisation pays none', () => {
    const payer = ground();
    const product = payer.test.product({ kind: 'ENTRY', ...TAXED });
    const { passId } = payer.test.does({
      kind: 'sellPass',
      productId: product,
      registrationId: null,
      customerId: payer.customerId,
      method: 'CASH',
    });
    payer.test.world.products.set(product, { ...existing(payer.test.world.products, product), vatBps: 500 });
    expect(payer.test.passRow(passId)).toMatchObject({ vatBps: 2300, vatTreatment: 'MULTI_PURPOSE', taxedMinor: 0 });
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
