import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { checkoutSeen, orderNamedBy, refundState } from '../../src/services/payments/stripe/states.js';

const METADATA = { order: 'order-1', organisation: 'organisation-1' };

const sessionOf = (more: Partial<Stripe.Checkout.Session> = {}) =>
  ({
    ...{ id: 'cs_1', object: 'checkout.session', status: 'complete', payment_status: 'paid', payment_intent: null },
    ...{ livemode: false, metadata: METADATA },
    ...more,
  }) as Stripe.Checkout.Session;
const intentOf = (more: Partial<Stripe.PaymentIntent> = {}) =>
  ({
    ...{ id: 'pi_1', object: 'payment_intent', status: 'succeeded', amount_received: 2400, application_fee_amount: 72 },
    ...{ currency: 'eur' },
    ...more,
  }) as Stripe.PaymentIntent;
const refundOf = (more: Partial<Stripe.Refund> = {}) =>
  ({ id: 're_1', object: 'refund', amount: 500, currency: 'eur', status: 'succeeded', metadata: {}, ...more }) as Stripe.Refund;
const disputeOf = (status: Stripe.Dispute.Status, amount = 2400) =>
  ({ id: 'dp_1', object: 'dispute', amount, currency: 'eur', status }) as Stripe.Dispute;

const seen = (session = sessionOf(), intent: Stripe.PaymentIntent | null = intentOf()) => checkoutSeen(session, intent, [], []);

describe('the state of a checkout', () => {
  it.each<[string, Partial<Stripe.Checkout.Session>, string]>([
    ['is open', { status: 'open', payment_status: 'unpaid' }, 'OPEN'],
    ['is over when it expired', { status: 'expired', payment_status: 'unpaid' }, 'ENDED'],
    ['is over when Stripe tells none', { status: null }, 'ENDED'],
    ['is paid', { status: 'complete', payment_status: 'paid' }, 'PAID'],
    ['waits for a slow payment', { payment_status: 'unpaid', payment_intent: intentOf({ status: 'processing' }) }, 'PROCESSING'],
    ['waits while the payment is only an id', { payment_status: 'unpaid', payment_intent: 'pi_1' }, 'PROCESSING'],
    [
      'is over when a slow payment failed',
      { payment_status: 'unpaid', payment_intent: intentOf({ status: 'requires_payment_method' }) },
      'ENDED',
    ],
    [
      'is over when a slow payment was cancelled',
      { payment_status: 'unpaid', payment_intent: intentOf({ status: 'canceled' }) },
      'ENDED',
    ],
  ])('%s', (_, more, state) => {
    expect(seen(sessionOf(more), null).state).toBe(state);
  });
});

describe('the payment of a checkout', () => {
  it('has the amount and the commission in our minor units, and the currency in capitals', () => {
    expect(seen().payment).toEqual({
      ...{ ref: 'pi_1', amountMinor: 2400, currency: 'EUR', feeMinor: 72, isTest: true, refunds: [] },
      dispute: { isOpen: false, lostMinor: 0 },
    });
  });

  it.each([
    ['jpy', 500, 500],
    // Stripe counts forints and Ugandan shillings in hundredths, ISO 4217 counts shillings whole.
    ['huf', 17_500, 17_500],
    ['ugx', 50_000, 500],
    ['kwd', 1230, 1230],
  ])('converts %s from the units of Stripe', (currency, amount_received, amountMinor) => {
    expect(seen(sessionOf(), intentOf({ currency, amount_received })).payment?.amountMinor).toBe(amountMinor);
  });

  it('has no commission where Stripe tells none, and is real in live mode', () => {
    const { payment } = seen(sessionOf({ livemode: true }), intentOf({ application_fee_amount: null }));
    expect(payment).toMatchObject({ feeMinor: 0, isTest: false });
  });

  it('is not there while there is no intent', () => {
    expect(seen(sessionOf(), null).payment).toBeNull();
  });

  it('lists refunds of ours by their id, and those made by hand without one', () => {
    const refunds = [refundOf({ metadata: { refund: 'refund-1' } }), refundOf({ id: 're_2', amount: 1, metadata: null })];
    expect(checkoutSeen(sessionOf(), intentOf(), refunds, []).payment?.refunds).toEqual([
      { ref: 're_1', refundId: 'refund-1', amountMinor: 500, state: 'SUCCEEDED' },
      { ref: 're_2', refundId: null, amountMinor: 1, state: 'SUCCEEDED' },
    ]);
  });
});

describe('the dispute of a payment', () => {
  const told = (...disputes: Stripe.Dispute[]) => checkoutSeen(sessionOf(), intentOf(), [], disputes).payment?.dispute;

  it.each<[Stripe.Dispute.Status, boolean, number]>([
    ['needs_response', true, 0],
    ['under_review', true, 0],
    ['warning_needs_response', true, 0],
    ['warning_under_review', true, 0],
    ['warning_closed', false, 0],
    ['prevented', false, 0],
    ['won', false, 0],
    ['lost', false, 2400],
  ])('the dispute of a payment in the state %s is open: %s, and took %i', (status, isOpen, lostMinor) => {
    expect(told(disputeOf(status))).toEqual({ isOpen, lostMinor });
  });

  it('adds up what several lost disputes took, and is open while one of them is', () => {
    expect(told(disputeOf('lost', 1000), disputeOf('won', 5000), disputeOf('lost', 400))).toEqual({
      isOpen: false,
      lostMinor: 1400,
    });
    expect(told(disputeOf('lost', 1000), disputeOf('under_review'))).toEqual({ isOpen: true, lostMinor: 1000 });
  });
});

describe('the state of a refund', () => {
  it.each([
    ['succeeded', 'SUCCEEDED'],
    ['failed', 'FAILED'],
    ['canceled', 'FAILED'],
    ['pending', 'PENDING'],
    ['requires_action', 'PENDING'],
    [null, 'PENDING'],
  ])('%s at Stripe is %s', (status, state) => {
    expect(refundState(status)).toBe(state);
  });
});

describe('the order that metadata names', () => {
  it.each<[string, Stripe.Metadata | null, object | null]>([
    ['both ids', METADATA, { orderId: 'order-1', organisationId: 'organisation-1' }],
    ['no organisation', { order: 'order-1' }, null],
    ['no order', { organisation: 'organisation-1' }, null],
    ['an empty order', { ...METADATA, order: '' }, null],
    ['nothing', {}, null],
    ['no metadata', null, null],
  ])('needs an order and an organisation: %s', (_, metadata, named) => {
    expect(orderNamedBy(metadata)).toEqual(named);
  });
});
