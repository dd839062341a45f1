import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sellerOf } from '../../src/services/rules/receipts/seller.js';
import { taxInside } from '../../src/services/rules/world/arithmetic.js';

describe('tax inside an amount', () => {
  it('is rounded half up, and mirrored below zero', () => {
    expect(taxInside(2400, 2300)).toBe(449);
    expect(taxInside(1, 10_000)).toBe(1);
    expect(taxInside(-1, 10_000)).toBe(-1);
    expect(taxInside(3, 2000)).toBe(1);
    expect(Object.is(taxInside(-1, 100), 0)).toBe(true);
    expect(taxInside(Number.MAX_SAFE_INTEGER, 2300)).toBe(1_684_273_031_374_332);
  });

  it('is between zero and the amount, and within half a unit of the exact tax', () => {
    const amounts = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 10_000 }), (gross, bps) => {
        const tax = taxInside(gross, bps);
        const twiceOff = 2n * (BigInt(tax) * BigInt(10_000 + bps) - BigInt(gross) * BigInt(bps));
        expect(tax).toBeLessThanOrEqual(gross);
        expect(twiceOff <= BigInt(10_000 + bps) && twiceOff > -BigInt(10_000 + bps)).toBe(true);
      }),
    );
  });
});

describe('the seller', () => {
  it('has the details that the organisation gave, and leaves out the others', () => {
    const said = {
      name: 'Vlnka',
      legalName: 'Vlnka, s. r. o.',
      billingAddress: 'Junácka 4\n',
      companyId: ' 12345678 ',
      taxId: '',
    };
    const seller = sellerOf({ ...said, vatId: '', registerEntry: '', vatPayer: false });
    const unsaid = { taxId: null, vatId: null, registerEntry: null, isVatPayer: false };
    expect(seller).toEqual({
      name: 'Vlnka',
      legalName: 'Vlnka, s. r. o.',
      address: 'Junácka 4',
      companyId: '12345678',
      ...unsaid,
    });
    expect(sellerOf({ ...said, legalName: 'Vlnka', vatId: '', registerEntry: '', vatPayer: false }).legalName).toBeNull();
  });
});
