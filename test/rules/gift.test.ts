import { describe, expect, it } from 'vitest';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { ground } from './checkout-ground.js';
import { existing, STAFF, type TestWorld } from './test-world.js';

describe('a gift', () => {
  const given = { lineId: 'gift', codeHash: 'hash', to: 'Eva', email: null };

  /** Somebody orders a gift, and a friend of theirs has the code. */
  function giftOf(facts: Parameters<TestWorld['product']>[0]) {
    const it = ground();
    const productId = it.test.product(facts);
    const line = { kind: 'PASS', productId, registrationId: null, customerId: null, gift: given } as const;
    const { orderId } = it.test.does(it.placing([line]));
    const friend = it.test.registration(it.group);
    const redeem = { kind: 'redeemGift', actor: STAFF, codeHash: 'hash', registrationId: friend } as const;
    return { ...it, productId, orderId, friend, redeem };
  }

  it('becomes a pass when its code is redeemed, once, and belongs to nobody before', () => {
    const { test, paying, orderId, friend, redeem } = giftOf({ kind: 'CREDIT', priceMinor: 1800, creditMinor: 2000 });
    test.refuses(redeem, 'GIFT_CODE_UNUSABLE');
    test.does(paying(orderId, 1800));
    expect([test.balance('GIFTS'), test.world.passes.size]).toEqual([1800, 0]);
    test.does(redeem);
    expect(test.balance('GIFTS')).toBe(0);
    expect(test.figures(friend)).toEqual({ paid: 2000, charged: 0, balance: 2000 });
    test.refuses(redeem, 'GIFT_CODE_UNUSABLE');
  });

  it('counts against the purchase limit of its buyer, not of its holder, also once it is redeemed', () => {
    const { test, paying, placing, passOf, orderId, productId, friend, redeem } = giftOf({ kind: 'ENTRY', purchaseLimit: 1 });
    test.does(paying(orderId, 2000));
    test.does(redeem);
    test.refuses(placing([passOf(productId)]), 'PURCHASE_LIMIT_REACHED');
    const { customerId } = test.registrationRow(friend);
    test.does(placing([{ ...passOf(productId), customerId } as OrderLineSpec], { customerId }));
  });

  it('becomes a pass on the terms it was bought on, although the product changed', () => {
    const { test, paying, orderId, productId, redeem } = giftOf({ kind: 'ENTRY', entries: 4 });
    test.does(paying(orderId, 2000));
    test.world.products.set(productId, Object.freeze({ ...existing(test.world.products, productId), name: 'Half', entries: 2 }));
    const { passId } = test.does(redeem);
    expect(test.passRow(passId)).toMatchObject({ name: 'Pass', entries: 4 });
    expect(test.balance(`ENTRIES:${passId}`)).toBe(4);
  });

  it('cannot be redeemed after it was refunded', () => {
    const { test, paying, orderId, refunding, redeem } = giftOf({ kind: 'ENTRY' });
    test.does(paying(orderId, 2000));
    test.does(refunding({ method: 'CASH', amountMinor: 500 }));
    test.does(refunding({ method: 'CASH' }));
    expect([test.balance('GIFTS'), test.balance('CASH:desk'), test.balance('PASS_DISCOUNT')]).toEqual([0, 2000, 0]);
    test.refuses(redeem, 'GIFT_CODE_UNUSABLE');
  });

  it('cannot be redeemed while its payment is disputed', () => {
    const { test, paying, orderId, redeem } = giftOf({ kind: 'ENTRY' });
    const { paymentId } = test.does(paying(orderId, 2000));
    const dispute = (isOpen: boolean) => test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen, lostMinor: 0 });
    dispute(true);
    test.refuses(redeem, 'GIFT_CODE_UNUSABLE');
    dispute(false);
    expect(test.tries(redeem).kind).toBe('done');
  });

  it('cannot be redeemed once the dispute of its payment is lost', () => {
    const { test, paying, orderId, redeem } = giftOf({ kind: 'ENTRY' });
    const { paymentId } = test.does(paying(orderId, 2000));
    test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen: false, lostMinor: 2000 });
    expect(test.balance('GIFTS')).toBe(0);
    test.refuses(redeem, 'GIFT_CODE_UNUSABLE');
  });

  it('is redeemed whole after a partial refund, which lowers the value that can still be refunded', () => {
    const { test, paying, orderId, refunding, redeem } = giftOf({ kind: 'ENTRY' });
    test.does(paying(orderId, 2000));
    test.does(refunding({ method: 'CASH', amountMinor: 500 }));
    expect(test.balance('GIFTS')).toBe(2000);
    const { passId } = test.does(redeem);
    expect([test.balance('GIFTS'), test.balance(`PASS:${passId}`)]).toEqual([0, 2000]);
    expect(test.passRow(passId).discountedMinor).toBe(500);
    expect(test.refuses(refunding({ amountMinor: 1501 }), 'REFUND_TOO_LARGE').left.amountMinor).toBe(1500);
  });
});
