import { describe, expect, it } from 'vitest';
import { ground } from './checkout-ground.js';
import { existing, NOW } from './test-world.js';

/** Two orders of one pass of 24 each, paid online. */
function twoPayments() {
  const it = ground();
  const { test, placing, paying, passOf } = it;
  const buy = (providerRef: string) => {
    const productId = test.product({ kind: 'ENTRY', entries: 4, priceMinor: 2400 });
    const { orderId } = test.does(placing([passOf(productId)]));
    const { paymentId } = test.does(paying(orderId, 2400, { providerRef }));
    return paymentId ?? '';
  };
  const [paymentId, other] = [buy('pi_1'), buy('pi_2')];
  const recording = (amountMinor: number, providerRef = 're_1') =>
    ({ kind: 'recordRefund', paymentId, amountMinor, providerRef }) as const;
  const recorded = (amountMinor: number, providerRef = 're_1') => {
    const { refundId } = test.does(recording(amountMinor, providerRef));
    return existing(test.world.refunds, refundId).amountMinor;
  };
  const states = () => [...test.world.passes.values()].map(({ state }) => state);
  return { ...it, paymentId, other, recording, recorded, states };
}

describe('a refund that is recorded from the provider', () => {
  it.each([
    [1, 1],
    [2400, 2400],
    [2401, 2400],
  ])('writes down %i as %i, at most what the card paid', (amountMinor, expected) => {
    expect(twoPayments().recorded(amountMinor)).toBe(expected);
  });

  it('leaves a payment undisputed, and the passes of a partial refund usable', () => {
    const { test, recorded, states, paymentId } = twoPayments();
    recorded(1000);
    expect(existing(test.world.payments, paymentId).disputedAt).toBeNull();
    expect(states()).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('leaves a disputed payment disputed, and its pass blocked', () => {
    const { test, recorded, states, paymentId } = twoPayments();
    test.does({ kind: 'disputePayment', paymentId, isOpen: true, lostMinor: 0 });
    expect(recorded(1000)).toBe(1000);
    expect(existing(test.world.payments, paymentId).disputedAt).toEqual(NOW);
    expect(states()).toEqual(['BLOCKED', 'ACTIVE']);
  });

  it('is recorded beside a pending refund of ours as long as both fit the payment', () => {
    const { test, refunding, recording, recorded, paymentId } = twoPayments();
    test.does(refunding({ paymentId, amountMinor: 1000 }));
    expect(test.refuses(recording(1401), 'REFUND_TOO_LARGE').left).toEqual({ amountMinor: 1400, currency: 'EUR' });
    expect(recorded(1400)).toBe(1400);
    expect(test.refuses(recording(1, 're_2'), 'REFUND_TOO_LARGE').left.amountMinor).toBe(0);
  });

  it('does not wait for a pending refund of another payment, or for one that is settled', () => {
    const { test, refunding, recorded, other, paymentId } = twoPayments();
    test.does(refunding({ paymentId: other, amountMinor: 1000 }));
    const { refundId } = test.does(refunding({ paymentId, amountMinor: 1000 }));
    test.does({ kind: 'settleRefund', refundId, succeeded: true, providerRef: 're_own' });
    expect(recorded(9999)).toBe(1400);
  });

  it('is known by the id of the provider within its payment, and changes nothing the second time', () => {
    const { test, recording, other } = twoPayments();
    const first = test.does(recording(500));
    const again = test.changesOf(recording(900));
    expect([again.created, again.changed, again.transfers]).toEqual([{}, {}, []]);
    expect(test.does(recording(900))).toEqual(first);
    const { refundId } = test.does({ ...recording(900), paymentId: other });
    expect(refundId).not.toBe(first.refundId);
    expect([...test.world.refunds.values()].map(({ amountMinor }) => amountMinor)).toEqual([500, 900]);
  });
});
