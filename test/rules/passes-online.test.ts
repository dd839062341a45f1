import { describe, expect, it } from 'vitest';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import type { RefusalCode, RefusalOf } from '../../src/services/rules/world/refusals.js';
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
  const refusal = <C extends RefusalCode>(line: OrderLineSpec, code: C): RefusalOf<C> =>
    it.test.refuses(it.placing([line], { actor }), code);
  return { ...it, actor, creditFor, refusal };
}

describe('ordering a pass online', () => {
  it('answers the same for a registration of somebody else as for an unknown one', () => {
    const { test, group, creditFor, passOf, refusal } = customerOnline();
    const theirs = test.registration(group);
    const { customerId } = test.registrationRow(theirs);
    const elsewhere = test.product({ kind: 'CREDIT', courseIds: [test.course()] });
    const entry = test.product({ kind: 'ENTRY' });
    for (const productId of [elsewhere, entry, 'no product']) {
      const unknown = refusal(creditFor(productId, 'nothing'), 'NOT_FOUND');
      expect(unknown.path).toEqual(['input', 'lines', '0', 'pass', 'holder', 'registrationId']);
      expect(refusal(creditFor(productId, theirs), 'NOT_FOUND')).toEqual(unknown);
    }
    for (const productId of [elsewhere, entry]) {
      const unknown = refusal({ ...passOf(productId), customerId: 'nobody' } as OrderLineSpec, 'NOT_FOUND');
      expect(refusal({ ...passOf(productId), customerId } as OrderLineSpec, 'NOT_FOUND')).toEqual(unknown);
    }
  });

  it('sells a pass for an existing registration by the rules of the profile, in either channel', () => {
    const { test, customerId, creditFor, passOf, actor, placing, refusal } = customerOnline();
    const silent = test.registration(test.group(test.course({ passesInProfile: false })), customerId);
    const offered = test.registration(test.group(test.course()), customerId);
    const credit = test.product({ kind: 'CREDIT' });
    const line = creditFor(credit, silent);
    expect(refusal(line, 'ONLINE_SALE_UNAVAILABLE').reasons).toEqual(['COURSE_NOT_IN_PROFILE']);
    const hidden = creditFor(test.product({ kind: 'CREDIT', visibleInProfile: false }), offered);
    expect(refusal(hidden, 'ONLINE_SALE_UNAVAILABLE').reasons).toEqual(['PRODUCT_NOT_IN_CHANNEL']);
    // What belongs to the customer may be for what they are about to register in, and staff know what they do.
    test.does(placing([creditFor(credit, offered), passOf(test.product({ kind: 'ENTRY' }))], { actor }));
    test.does(placing([line]));
  });
});
