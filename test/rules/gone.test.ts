import { describe, expect, it } from 'vitest';
import { taxInside } from '../../src/services/rules/world/arithmetic.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import { ground } from './checkout-ground.js';
import { STAFF } from './test-world.js';

describe('a dispute', () => {
  it('blocks no pass when its payment bought nothing, and frees no pass that another dispute blocks', () => {
    const { test, placing, paying, passOf } = ground();
    const { orderId } = test.does(placing([passOf(test.product({ kind: 'ENTRY' }))]));
    const { paymentId: bought } = test.does(paying(orderId, 2000));
    const { paymentId: again } = test.does(paying(orderId, 2000, { providerRef: 'pi_2' }));
    const dispute = (paymentId: string | null, isOpen: boolean) =>
      test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen, lostMinor: 0 });
    const state = () => [...test.world.passes.values()][0]?.state;
    dispute(again, true);
    expect(state()).toBe('ACTIVE');
    dispute(bought, true);
    dispute(again, false);
    expect(state()).toBe('BLOCKED');
    dispute(bought, false);
    expect(state()).toBe('ACTIVE');
  });
});

describe('a dispute that is lost', () => {
  function disputed() {
    const it = ground();
    const product = it.test.product({ kind: 'ENTRY', entries: 4, priceMinor: 2400 });
    const { orderId } = it.test.does(it.placing([it.passOf(product)]));
    it.test.does(it.paying(orderId, 2400));
    const [paymentId = ''] = [...it.test.world.payments.keys()];
    const [passId = ''] = [...it.test.world.passes.keys()];
    const dispute = (isOpen: boolean, lostMinor = 0) => it.test.does({ kind: 'disputePayment', paymentId, isOpen, lostMinor });
    const lost = () => [...it.test.world.refunds.values()].filter(({ origin }) => origin === 'DISPUTE_LOST');
    return { ...it, orderId, passId, dispute, lost };
  }

  it('takes the disputed part, and keeps the pass blocked until staff refund the rest', () => {
    const { test, passId, dispute, lost, refunding } = disputed();
    dispute(true);
    expect(test.passRow(passId).state).toBe('BLOCKED');
    dispute(false, 1000);
    dispute(false, 1000);
    expect(lost()).toMatchObject([{ amountMinor: 1000, status: 'SUCCEEDED' }]);
    expect(test.passRow(passId).state).toBe('BLOCKED');
    test.does(refunding({ method: 'CASH' }));
    expect(test.passRow(passId).state).toBe('REFUNDED');
    expect([test.balance('CASH:desk'), test.balance('OWED_BACK')]).toEqual([1400, 0]);
  });

  it('takes all that the card paid, although cash was refunded, and never more than that in two disputes', () => {
    const { test, dispute, lost, refunding } = disputed();
    test.does(refunding({ amountMinor: 600, method: 'CASH' }));
    dispute(false, 1000);
    dispute(true, 1000);
    dispute(false, 3400);
    expect(lost()).toMatchObject([{ amountMinor: 1000 }, { amountMinor: 1400 }]);
    expect(test.balance('OWED_BACK')).toBe(0);
  });

  it('takes the amount of a refund that failed because of the dispute', () => {
    const { test, order, orderId, dispute, lost, refunding } = disputed();
    const { refundId } = test.does(refunding({ amountMinor: 600 }));
    dispute(false, 2400);
    expect(lost()).toMatchObject([{ amountMinor: 1800 }]);
    test.does({ kind: 'settleRefund', refundId, succeeded: false, providerRef: 're_1' });
    dispute(false, 2400);
    expect(lost()).toMatchObject([{ amountMinor: 1800 }, { amountMinor: 600 }]);
    expect(order(orderId)?.refundDueMinor).toBe(0);
    expect([test.balance('CASH:stripe'), test.balance('OWED_BACK')]).toEqual([24, 0]);
  });
});

describe('a refund that was made at the provider', () => {
  function used() {
    const it = ground();
    const product = it.test.product({ kind: 'ENTRY', entries: 4, priceMinor: 2400 });
    const { orderId } = it.test.does(it.placing([it.passOf(product)]));
    it.test.does(it.paying(orderId, 2400));
    it.test.books(it.registration, it.session);
    const [paymentId = ''] = [...it.test.world.payments.keys()];
    const recording = (amountMinor: number, providerRef = 're_1') =>
      ({ kind: 'recordRefund', paymentId, amountMinor, providerRef }) as const;
    return { ...it, orderId, recording };
  }
  const balances = ({ test }: ReturnType<typeof used>) =>
    (['CASH:stripe', 'OWED_BACK', 'PASS_DISCOUNT'] as const).map((code) => test.balance(code));

  it('is recorded once, and counts as a discount beyond the unused value', () => {
    const it = used();
    const before = balances(it);
    const { refundId } = it.test.does(it.recording(2400));
    expect(it.test.does(it.recording(2400)).refundId).toBe(refundId);
    expect(it.test.world.refunds.get(refundId)).toMatchObject({
      ...{ amountMinor: 2400, status: 'SUCCEEDED', origin: 'AT_PROVIDER', providerRef: 're_1', feeReturnedMinor: 0 },
    });
    expect(balances(it).map((balance, index) => balance - (before[index] ?? 0))).toEqual([2400, 0, -600]);
    expect(it.receipts()).toEqual([
      [1, 'RECEIPT', 2400],
      [2, 'CREDIT_NOTE', -1800],
    ]);
  });

  it('is at most what the card paid, although cash was refunded', () => {
    const it = used();
    it.test.does(it.refunding({ amountMinor: 1000, method: 'CASH' }));
    const { refundId } = it.test.does(it.recording(2400));
    expect(it.test.world.refunds.get(refundId)?.amountMinor).toBe(2400);
    expect(balances(it).slice(0, 2)).toEqual([24, 0]);
    expect(it.test.refuses(it.recording(100, 're_2'), 'REFUND_TOO_LARGE').left.amountMinor).toBe(0);
  });

  it('waits while one of our refunds is pending', () => {
    const it = used();
    const { refundId } = it.test.does(it.refunding({ amountMinor: 1800 }));
    it.test.refuses(it.recording(2400), 'REFUND_TOO_LARGE');
    it.test.does({ kind: 'settleRefund', refundId, succeeded: false, providerRef: null });
    it.test.does(it.recording(2400));
    expect(it.order(it.orderId)?.refundDueMinor).toBe(0);
    expect(it.test.balance('OWED_BACK')).toBe(0);
  });
});

describe('money taken back by the bank for bookings that stand', () => {
  const VAT_OF_800 = taxInside(800, 2300);

  it.each(['recordRefund', 'disputePayment'] as const)(
    'leaves a seat unpaid by %s, which gives back nothing once it is cancelled',
    (how) => {
      const { test, placing, paying, seat, registration, receipts } = ground();
      const { orderId } = test.does(placing([seat]));
      const { paymentId } = test.does(paying(orderId, 800));
      expect(test.balance('VAT')).toBe(VAT_OF_800);
      if (how === 'recordRefund') test.does({ kind: how, paymentId: paymentId ?? '', amountMinor: 800, providerRef: 're_1' });
      else test.does({ kind: how, paymentId: paymentId ?? '', isOpen: false, lostMinor: 800 });
      expect(test.figures(registration)).toEqual({ paid: 0, charged: 800, balance: -800 });
      expect([test.balance('VAT'), test.balance('OWED_BACK'), test.balance('PASS_DISCOUNT')]).toEqual([0, 0, 0]);
      expect(receipts()).toEqual([
        [1, 'RECEIPT', 800],
        [2, 'CREDIT_NOTE', -800],
      ]);
      test.does(test.cancelling([...test.world.bookings.keys()][0] ?? ''));
      expect(test.figures(registration)).toEqual({ paid: 0, charged: 0, balance: 0 });
    },
  );

  it('leaves a booking unpaid that was paid with the credit of a cancelled seat', () => {
    const { test, placing, paying, seat, registration, group } = ground();
    const { orderId } = test.does(placing([seat]));
    const { paymentId } = test.does(paying(orderId, 800));
    test.does(test.cancelling([...test.world.bookings.keys()][0] ?? ''));
    test.books(registration, test.session(group), { payWith: 'AT_DESK' });
    test.does({ kind: 'recordRefund', paymentId: paymentId ?? '', amountMinor: 800, providerRef: 're_1' });
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 800, balance: -800 });
  });
});

describe('money that was refunded in cash and is taken back from the card too', () => {
  /** A pass of 24 bought online, and a product that a refund can become. */
  function bought(facts: Partial<ProductFacts> = {}) {
    const it = ground();
    const { test } = it;
    const product = test.product({ kind: 'ENTRY', entries: 4, priceMinor: 2400, ...facts });
    const { orderId } = test.does(it.placing([it.passOf(product)]));
    const { paymentId } = test.does(it.paying(orderId, 2400));
    const productId = test.product({ kind: 'CREDIT' });
    const toPass = { method: 'PASS', productId, registrationId: it.registration } as const;
    const dispute = (isOpen: boolean, lostMinor = 0) =>
      test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen, lostMinor });
    const states = () => [...test.world.passes.values()].map(({ state }) => state);
    return { ...it, toPass, dispute, states };
  }

  it('is lost in full when the refund was in cash', () => {
    const { test, refunding, dispute } = bought();
    test.does(refunding({ method: 'CASH' }));
    dispute(true);
    dispute(false, 2400);
    expect([test.balance('CASH:stripe'), test.balance('CASH:desk')]).toEqual([24, 2400]);
    expect([test.balance('OWED_BACK'), test.balance('PASS_DISCOUNT')]).toEqual([0, -2400]);
    test.refuses(refunding({ method: 'CASH' }), 'REFUND_TOO_LARGE');
  });

  it('blocks the pass that a refund became, and for good when the dispute is lost', () => {
    const { test, refunding, toPass, dispute, states } = bought();
    test.does(refunding(toPass));
    const [, made] = test.world.payments.keys();
    dispute(true);
    expect(states()).toEqual(['REFUNDED', 'BLOCKED']);
    test.refuses(refunding({ paymentId: made ?? '', method: 'CASH' }), 'PAYMENT_DISPUTED');
    dispute(false);
    expect(states()).toEqual(['REFUNDED', 'ACTIVE']);
    test.does(refunding({ ...toPass, paymentId: made ?? '' }));
    expect(states()).toEqual(['REFUNDED', 'REFUNDED', 'ACTIVE']);
    dispute(true);
    dispute(false, 2400);
    expect(states()).toEqual(['REFUNDED', 'REFUNDED', 'BLOCKED']);
    for (const payment of [...test.world.payments.values()].slice(1))
      test.refuses(refunding({ paymentId: payment.id, method: 'CASH' }), 'PAYMENT_DISPUTED');
    expect([test.balance('CASH:stripe'), test.balance('OWED_BACK')]).toEqual([24, 0]);
  });

  it('blocks the pass that a refund became when the provider refunds the card', () => {
    const { test, refunding, toPass, states } = bought();
    test.does(refunding(toPass));
    const [paymentId = ''] = test.world.payments.keys();
    test.does({ kind: 'recordRefund', paymentId, amountMinor: 2400, providerRef: 're_1' });
    expect(states()).toEqual(['REFUNDED', 'BLOCKED']);
  });

  it('takes an empty pass, whose bookings can still be cancelled', () => {
    const { test, registration, group, dispute, states } = bought({ entries: 1 });
    const bookingId = test.books(registration, test.session(group));
    dispute(false, 2400);
    expect(states()).toEqual(['REFUNDED']);
    test.does(test.cancelling(bookingId));
    expect([test.balance('OWED_BACK'), test.balance(`PASS:${[...test.world.passes.keys()][0]}`)]).toEqual([0, 0]);
  });

  it('blocks a gift when a part of its payment is lost', () => {
    const { test, placing, paying, registration } = ground();
    const gift = { lineId: 'gift', codeHash: 'hash', to: 'Eva', email: null };
    const line = {
      kind: 'PASS',
      productId: test.product({ kind: 'ENTRY' }),
      registrationId: null,
      customerId: null,
      gift,
    } as const;
    const { paymentId } = test.does(paying(test.does(placing([line])).orderId, 2000));
    test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen: false, lostMinor: 1998 });
    test.refuses({ kind: 'redeemGift', actor: STAFF, codeHash: 'hash', registrationId: registration }, 'GIFT_CODE_UNUSABLE');
  });
});
