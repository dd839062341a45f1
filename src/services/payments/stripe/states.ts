import type Stripe from 'stripe';
import { fromStripeAmount } from '../../rules/selling/amounts.js';
import type { CheckoutSeen, PaymentSeen, RefundState } from '../shared/payment-provider.js';

/** Translates Stripe's objects into our states, without any call. */
export function checkoutSeen(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  refunds: readonly Stripe.Refund[],
  disputes: readonly Stripe.Dispute[],
): CheckoutSeen {
  const named = orderNamedBy(session.metadata);
  return {
    orderId: named?.orderId ?? null,
    organisationId: named?.organisationId ?? null,
    state: stateOf(session),
    payment: intent === null ? null : paymentSeen(session, intent, refunds, disputes),
  };
}

/** A complete checkout with a slow payment method is not paid yet. Its payment tells the outcome. */
function stateOf(session: Stripe.Checkout.Session): CheckoutSeen['state'] {
  if (session.status === 'open') return 'OPEN';
  if (session.status !== 'complete') return 'ENDED';
  if (session.payment_status === 'paid') return 'PAID';
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent;
  const isLost = intent?.status === 'requires_payment_method' || intent?.status === 'canceled';
  return isLost ? 'ENDED' : 'PROCESSING';
}

function paymentSeen(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  refunds: readonly Stripe.Refund[],
  disputes: readonly Stripe.Dispute[],
): PaymentSeen {
  const { currency } = intent;
  return {
    ref: intent.id,
    amountMinor: fromStripeAmount(intent.amount_received, currency),
    currency: currency.toUpperCase(),
    feeMinor: fromStripeAmount(intent.application_fee_amount ?? 0, currency),
    isTest: !session.livemode,
    refunds: refunds.map((refund) => ({
      ref: refund.id,
      refundId: refund.metadata?.refund ?? null,
      amountMinor: fromStripeAmount(refund.amount, refund.currency),
      state: refundState(refund.status),
    })),
    dispute: disputeOf(disputes),
  };
}

export function refundState(status: string | null): RefundState {
  if (status === 'succeeded') return 'SUCCEEDED';
  return status === 'failed' || status === 'canceled' ? 'FAILED' : 'PENDING';
}

const DECIDED: ReadonlySet<Stripe.Dispute.Status> = new Set(['lost', 'won', 'warning_closed', 'prevented']);

/** A payment can be disputed more than once, and in part. A closed enquiry without a dispute took nothing. */
function disputeOf(disputes: readonly Stripe.Dispute[]): PaymentSeen['dispute'] {
  const lost = disputes.filter(({ status }) => status === 'lost');
  return {
    isOpen: disputes.some(({ status }) => !DECIDED.has(status)),
    lostMinor: lost.reduce((sum, { amount, currency }) => sum + fromStripeAmount(amount, currency), 0),
  };
}

export function orderNamedBy(metadata: Stripe.Metadata | null): { orderId: string; organisationId: string } | null {
  const { order: orderId, organisation: organisationId } = metadata ?? {};
  return orderId && organisationId ? { orderId, organisationId } : null;
}
