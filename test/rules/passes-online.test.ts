import { describe, expect, it } from 'vitest';
import type { OrderLineSpec } from '../../src/services/commands/command.js';
import { ground } from './checkout-ground.js';

/** A customer who orders passes by themselves, at a studio where somebody else is registered too. */
function customerOnline() {
  const it = ground();
  const actor = { kind: 'CUSTOMER', customerId: it.customerId } as const;
  const creditFor = (productId: string, registrationId: string): OrderLineSpec => ({
    kind: 'PASS',
    productId,
    registrationId,
    customerId: null,
    gift: null,
  });
  const refusal = (line: OrderLineSpec, code: Parameters<typeof it.test.refuses>[1]) =>
    it.test.refuses(it.placing([line], { actor }), code);
  return { ...it, actor, creditFor, refusal };
}

describe('a customer who orders a pass', () => {
  it('hears of what is somebody else’s just what they hear of what there is not', () => {
    const { test, group, creditFor, passOf, refusal } = customerOnline();
    const theirs = test.registration(group);
    const { customerId } = test.registrationRow(theirs);
    const elsewhere = test.product({ kind: 'CREDIT', courseIds: [test.course()] });
    const entry = test.product({ kind: 'ENTRY' });
    for (const productId of [elsewhere, entry, 'no product']) {
      const unknown = refusal(creditFor(productId, 'nothing'), 'NOT_FOUND');
      expect(unknown.path).toEqual(['input', 'lines', '0', 'registrationId']);
      expect(refusal(creditFor(productId, theirs), 'NOT_FOUND')).toEqual(unknown);
    }
    for (const productId of [elsewhere, entry]) {
      const unknown = refusal({ ...passOf(productId), customerId: 'nobody' } as OrderLineSpec, 'NOT_FOUND');
      expect(refusal({ ...passOf(productId), customerId } as OrderLineSpec, 'NOT_FOUND')).toEqual(unknown);
    }
  });
});
