import { describe, expect, it } from 'vitest';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW, STAFF } from './test-world.js';

/** An order of two seats of 8 of one registration, paid online; the first of them is cancelled. */
function oneOfTwoCancelled() {
  const it = ground();
  const { test, group, registration, placing, paying } = it;
  const lines = [1, 2].map(
    (): OrderLineSpec => ({ kind: 'SESSION', sessionId: test.session(group), registrationId: registration, allowOverlap: true }),
  );
  const { paymentId } = test.does(paying(test.does(placing(lines)).orderId, 1600));
  test.does(test.cancelling([...test.world.bookings.keys()][0] ?? ''));
  const taken = (amountMinor: number) =>
    test.does({ kind: 'recordRefund', paymentId: paymentId ?? '', amountMinor, providerRef: `re_${amountMinor}` });
  const claimed = () => [...test.world.orderLines.values()].map(({ claimedMinor }) => claimedMinor);
  return { ...it, taken, claimed };
}

describe('money that leaves the card of two seats, one of them cancelled', () => {
  it('takes the unused part first, and leaves only the rest of it unpaid', () => {
    const { test, taken, registration } = oneOfTwoCancelled();
    taken(1000);
    expect(test.figures(registration)).toEqual({ paid: 600, charged: 800, balance: -200 });
  });

  it('takes nothing of a line that was refunded before', () => {
    const { test, taken, claimed, refunding, registration } = oneOfTwoCancelled();
    const { refundId } = test.does(refunding());
    test.does({ kind: 'settleRefund', refundId, succeeded: true, providerRef: 're_own' });
    expect(claimed()).toEqual([800, 0]);
    taken(800);
    expect(claimed()).toEqual([800, 800]);
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 800, balance: -800 });
  });
});

describe('a paid order', () => {
  it('names in each line what it bought', () => {
    const { test, placing, paying, passOf, seat, customerId } = ground();
    const group = test.group(test.course());
    const registering: OrderLineSpec = { kind: 'REGISTRATION', attendeeId: test.attendee(customerId), groupId: group };
    test.does(paying(test.does(placing([seat, passOf(test.product({ kind: 'ENTRY' })), registering])).orderId, 2800));
    const [booking] = test.world.bookings.keys();
    const [pass] = test.world.passes.keys();
    const registration = [...test.world.registrations.keys()].at(-1);
    const lines = [...test.world.orderLines.values()].map(({ bookingId, passId, registrationId }) => ({
      bookingId,
      passId,
      registrationId,
    }));
    expect(lines).toMatchObject([
      { bookingId: booking, passId: null },
      { bookingId: null, passId: pass, registrationId: null },
      { bookingId: null, passId: null, registrationId: registration },
    ]);
  });

  it('books a seat at the price of the order, although the session costs more by now', () => {
    const { test, placing, paying, seat, session, registration } = ground();
    const { orderId } = test.does(placing([seat]));
    test.does({ kind: 'updateSession', sessionId: session, capacity: null, priceMinor: 1500 });
    test.does(paying(orderId, 800));
    expect([...test.world.bookings.values()]).toMatchObject([{ priceMinor: 800, coveredMinor: 0, paidByOrder: true }]);
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 800, balance: 0 });
  });

  it('takes no commission at the desk, and posts its tax once', () => {
    const { test, placing, seat } = ground();
    const payments = [{ method: 'CARD_TERMINAL', amountMinor: 800, tenderedMinor: null }] as const;
    test.does(placing([seat], { channel: 'RECEPTION', provider: null, payments }));
    expect([test.balance('COMMISSION'), test.balance('VAT'), test.balance('CASH:terminal')]).toEqual([0, 150, -800]);
  });

  it('is sold at the desk on any plan, and online on a plan that sells online', () => {
    const { test, placing, seat } = ground();
    test.world.organisation = { ...test.world.organisation, plan: 'FREE', onlinePayments: 'INACTIVE' };
    expect(test.refuses(placing([seat]), 'ONLINE_SALE_UNAVAILABLE').reasons).toEqual([
      'PLAN_TOO_LOW',
      'ONLINE_PAYMENTS_INACTIVE',
    ]);
    const payments = [{ method: 'CASH', amountMinor: 800, tenderedMinor: null }] as const;
    test.does(placing([seat], { channel: 'RECEPTION', provider: null, payments }));
  });
});

describe('a payment at the end of a hold', () => {
  it.each([
    ['PAID', 0],
    ['REFUND_DUE', 1],
  ])('buys a product that was archived meanwhile: %s, %i ms after the hold', (result, ms) => {
    const { test, placing, paying, passOf } = ground();
    const productId = test.product({ kind: 'ENTRY' });
    const { orderId } = test.does(placing([passOf(productId)]));
    test.world.products.set(productId, Object.freeze({ ...existing(test.world.products, productId), archived: true }));
    test.world.now = new Date(hoursAfter(NOW, 0.5).getTime() + ms);
    expect(test.does(paying(orderId, 2000)).result).toBe(result);
    expect(test.world.passes.size).toBe(result === 'PAID' ? 1 : 0);
  });

  it('is owed back when the customer reached the purchase limit meanwhile', () => {
    const { test, placing, paying, passOf, customerId, order } = ground();
    const productId = test.product({ kind: 'ENTRY', purchaseLimit: 1 });
    const { orderId } = test.does(placing([passOf(productId)]));
    test.world.now = hoursAfter(NOW, 1);
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'EXPIRED' });
    test.does({ kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' });
    expect(test.does(paying(orderId, 2000)).result).toBe('REFUND_DUE');
    expect(order(orderId)).toMatchObject({ status: 'EXPIRED', refundDueMinor: 2000 });
    expect(test.world.passes.size).toBe(1);
  });

  it('is owed back when its customer is gone, and nothing of the order is issued', () => {
    const { test, placing, paying, passOf, customerId, order, seat } = ground();
    const { orderId } = test.does(placing([seat, passOf(test.product({ kind: 'ENTRY' }))]));
    test.world.customers.delete(customerId);
    expect(test.does(paying(orderId, 2800)).result).toBe('REFUND_DUE');
    expect(order(orderId)).toMatchObject({ status: 'EXPIRED', refundDueMinor: 2800 });
    expect(test.world.passes.size + test.world.bookings.size + test.world.receipts.size).toBe(0);
  });
});

describe('money for a registration', () => {
  it('gives the registration a newer version, and a receipt of its own', () => {
    const { test, registration, receipts } = ground();
    const { version } = test.registrationRow(registration);
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 500, method: 'CASH' });
    expect(test.registrationRow(registration).version).toBe(version + 1);
    expect(receipts()).toEqual([[1, 'RECEIPT', 500]]);
  });
});

describe('a pass that costs nothing', () => {
  it('is sold at the desk without a payment or a receipt', () => {
    const { test, customerId } = ground();
    const productId = test.product({ kind: 'ENTRY', priceMinor: 0 });
    const { passId } = test.does({ kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' });
    expect(test.passRow(passId)).toMatchObject({ priceMinor: 0, entries: 4 });
    expect(test.world.payments.size + test.world.receipts.size).toBe(0);
  });

  it('is the only one that may be sold without naming a payment', () => {
    const { test, customerId } = ground();
    const sale = (priceMinor: number) => {
      const productId = test.product({ kind: 'ENTRY', priceMinor });
      return { kind: 'sellPass', productId, registrationId: null, customerId, method: null } as const;
    };
    expect(test.refuses(sale(1), 'PAYMENTS_DO_NOT_ADD_UP').total.amountMinor).toBe(1);
    test.does(sale(0));
  });
});
