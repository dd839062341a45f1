import { describe, expect, it } from 'vitest';
import { ground } from './checkout-ground.js';
import { NOW } from './test-world.js';

const anyId = expect.any(String);

/** Four entries for 24, bought online. */
function paidEntries() {
  const it = ground();
  const productId = it.test.product({ kind: 'ENTRY', entries: 4, priceMinor: 2400 });
  const { orderId } = it.test.does(it.placing([it.passOf(productId)]));
  const { paymentId } = it.test.does(it.paying(orderId, 2400));
  const [passId = ''] = it.test.world.passes.keys();
  return { ...it, productId, orderId, paymentId: paymentId ?? '', passId };
}

describe('the audit entry of a refund', () => {
  it('keeps the payment, the way and the reason, and is followed by the pass that was taken back', () => {
    const { test, refunding, paymentId, passId } = paidEntries();
    const after = { payment_id: paymentId, amount_minor: 2400, method: 'CASH', status: 'SUCCEEDED', origin: 'REQUESTED' };
    expect(test.logs(refunding({ method: 'CASH' }))).toEqual([
      { kind: 'Refund', subjectId: anyId, before: null, after: { ...after, reason: 'Choroba' } },
      { kind: 'Pass', subjectId: passId, before: { state: 'ACTIVE' }, after: { state: 'REFUNDED' } },
    ]);
  });

  it('is not followed by a pass that stays usable', () => {
    const { test, refunding } = paidEntries();
    const entries = test.logs(refunding({ method: 'CASH', amountMinor: 100 }));
    expect(entries.map(({ kind }) => kind)).toEqual(['Refund']);
  });

  it('is followed by the order and the pass that the refund became', () => {
    const { test, refunding, registration } = paidEntries();
    const productId = test.product({ kind: 'CREDIT' });
    const entries = test.logs(refunding({ method: 'PASS', productId, registrationId: registration }));
    expect(entries.map(({ kind, before }) => [kind, before])).toEqual([
      ['Refund', null],
      ['Pass', { state: 'ACTIVE' }],
      ['Order', null],
      ['Pass', null],
    ]);
    expect(entries[3]?.after).toMatchObject({ product_id: productId, price_minor: 2400, credit_minor: 2400 });
  });

  it('keeps what the provider answered', () => {
    const { test, refunding } = paidEntries();
    const { refundId } = test.does(refunding());
    const entry = (before: string, after: string) => [
      { kind: 'Refund', subjectId: refundId, before: { status: before }, after: { status: after } },
    ];
    const settle = (succeeded: boolean) => test.logs({ kind: 'settleRefund', refundId, succeeded, providerRef: 're_1' });
    expect(settle(true)).toEqual(entry('PENDING', 'SUCCEEDED'));
    expect(settle(false)).toEqual(entry('SUCCEEDED', 'FAILED'));
  });

  it('keeps a refund that was made at the provider, with an empty reason', () => {
    const { test, paymentId, passId } = paidEntries();
    expect(test.logs({ kind: 'recordRefund', paymentId, amountMinor: 2400, providerRef: 're_1' })).toEqual([
      {
        ...{ kind: 'Refund', subjectId: anyId, before: null },
        after: {
          ...{ payment_id: paymentId, amount_minor: 2400, method: 'CARD', status: 'SUCCEEDED' },
          ...{ origin: 'AT_PROVIDER', reason: '' },
        },
      },
      { kind: 'Pass', subjectId: passId, before: { state: 'ACTIVE' }, after: { state: 'REFUNDED' } },
    ]);
  });
});

describe('the audit entry of a dispute', () => {
  it('keeps when it began, and the pass that it blocks', () => {
    const { test, paymentId, passId } = paidEntries();
    const dispute = (isOpen: boolean, lostMinor: number) => test.logs({ kind: 'disputePayment', paymentId, isOpen, lostMinor });
    expect(dispute(true, 0)).toEqual([
      { kind: 'Payment', subjectId: paymentId, before: { disputed_at: null }, after: { disputed_at: NOW } },
      { kind: 'Pass', subjectId: passId, before: { state: 'ACTIVE' }, after: { state: 'BLOCKED' } },
    ]);
    expect(dispute(true, 0)).toEqual([]);
    expect(dispute(false, 2400).map(({ kind, after }) => [kind, after])).toEqual([
      ['Payment', { disputed_at: null }],
      ['Refund', expect.objectContaining({ amount_minor: 2400, origin: 'DISPUTE_LOST' })],
      ['Pass', { state: 'REFUNDED' }],
    ]);
  });
});
