import { type OrderState, orderState, type PaymentState, type RefundState } from './order-state.js';
import { type PaymentProvider, type PaymentSeen, ProviderRefused, type RefundSeen } from './payment-provider.js';
import { BY_PROVIDER, onceFor, type PaymentWork } from './payment-work.js';

/**
 * Brings refunds and disputes of an order's payments to the state that the provider reports. Answers whether a dispute
 * changed. The caller then looks again, because the older of two answers may have been written last.
 */
export async function followRefunds(
  work: PaymentWork,
  provider: PaymentProvider,
  organisationId: string,
  orderId: string,
  seen: PaymentSeen | null,
): Promise<boolean> {
  let hasDisputeMoved = false;
  let order = await orderState(work, organisationId, orderId);
  for (const { id } of order?.payments ?? []) {
    // Our own refunds come first: a refused one frees the amount for a refund made at the provider.
    for (const step of [settleRefunds, followDispute, writeDownForeign, giveBackWhatIsDue, settleRefunds]) {
      const payment = order?.payments.find((row) => row.id === id);
      if (!order || payment?.method !== provider.kind) break;
      const hasChanged = await step({ work, provider, order, payment, seen: seen?.ref === payment.providerRef ? seen : null });
      if (!hasChanged) continue;
      const lostBefore = lostOf(order, id);
      order = await orderState(work, organisationId, orderId);
      const isDisputed = order?.payments.find((row) => row.id === id)?.isDisputed;
      if (step === followDispute) hasDisputeMoved ||= isDisputed !== payment.isDisputed || lostOf(order, id) !== lostBefore;
    }
  }
  return hasDisputeMoved;
}

/** One payment, here and at its provider; null when the provider does not know it. */
interface Step {
  work: PaymentWork;
  provider: PaymentProvider;
  order: OrderState;
  payment: PaymentState;
  seen: PaymentSeen | null;
}

/** The amount that banks took back. Less than the disputed amount when a part was refunded before. */
function lostOf(order: OrderState | undefined, paymentId: string): number {
  const lost = order?.refunds.filter((refund) => refund.paymentId === paymentId && refund.origin === 'DISPUTE_LOST') ?? [];
  return lost.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

async function followDispute({ work, order, payment, seen }: Step): Promise<boolean> {
  if (!seen) return false;
  const { isOpen, lostMinor } = seen.dispute;
  if (isOpen === payment.isDisputed && lostMinor === lostOf(order, payment.id)) return false;
  const command = { kind: 'disputePayment', paymentId: payment.id, isOpen, lostMinor } as const;
  await work.engine.execute(order.organisationId, { command, by: BY_PROVIDER });
  return true;
}

/** Only once: a refund that failed on its way to the card stays owed, and must be paid another way. */
async function giveBackWhatIsDue({ work, order, payment }: Step): Promise<boolean> {
  const { organisationId, refundDueMinor, refunds } = order;
  if (refundDueMinor === 0 || payment.isDisputed || refunds.some(({ paymentId }) => paymentId === payment.id)) return false;
  const made = await work.engine.execute(organisationId, {
    command: {
      kind: 'refundPayment',
      paymentId: payment.id,
      amountMinor: Math.min(payment.amountMinor, refundDueMinor),
      method: 'CARD',
      returnFee: true,
      origin: 'NOT_HONOURED',
      reason: '',
    },
    idempotency: onceFor('refundPayment', `not-honoured-${payment.id}`),
    by: BY_PROVIDER,
  });
  if (made.kind === 'refused')
    work.log.warn({ paymentId: payment.id, refusals: made.refusals }, 'Money that is owed back could not be');
  return true;
}

/** Records refunds that were made at the provider and not by us. */
async function writeDownForeign({ work, order, payment, seen }: Step): Promise<boolean> {
  const ours = new Set(order.refunds.map(({ id }) => id));
  const known = new Set(order.refunds.map(({ providerRef }) => providerRef));
  let hasChanged = false;
  for (const { ref, refundId, amountMinor, state } of seen?.refunds ?? []) {
    if (state !== 'SUCCEEDED' || known.has(ref) || (refundId !== null && ours.has(refundId))) continue;
    const command = { kind: 'recordRefund', paymentId: payment.id, amountMinor, providerRef: ref } as const;
    const made = await work.engine.execute(order.organisationId, { command, by: BY_PROVIDER });
    if (made.kind === 'done') hasChanged = true;
    else {
      const facts = { paymentId: payment.id, refund: ref, refusals: made.refusals };
      work.log.warn(facts, 'A refund made at the provider cannot be written down');
    }
  }
  return hasChanged;
}

/** Sends pending refunds, and records the provider's outcome of sent ones, even when one fails after it succeeded. */
async function settleRefunds({ work, provider, order, payment, seen }: Step): Promise<boolean> {
  let hasChanged = false;
  for (const refund of order.refunds) {
    if (refund.paymentId !== payment.id || refund.status === 'FAILED' || refund.method !== 'CARD') continue;
    const told = seen?.refunds.find(({ ref, refundId }) => refundId === refund.id || ref === refund.providerRef);
    const isPending = refund.status === 'PENDING';
    const found = told ?? (isPending ? await send(provider, order, payment, refund) : undefined);
    if (!found || !(isPending ? found.state !== 'PENDING' : found.state === 'FAILED')) continue;
    const { ref: providerRef, state } = found;
    const command = { kind: 'settleRefund', refundId: refund.id, succeeded: state === 'SUCCEEDED', providerRef } as const;
    await work.engine.execute(order.organisationId, { command, by: BY_PROVIDER });
    hasChanged = true;
  }
  return hasChanged;
}

/** A refusal of the provider is final: the refund fails, and the money is owed. */
async function send(
  provider: PaymentProvider,
  { account, currency }: OrderState,
  payment: PaymentState,
  refund: RefundState,
): Promise<{ ref: string | null; state: RefundSeen['state'] }> {
  try {
    return await provider.refund({
      account: account ?? '',
      refundId: refund.id,
      paymentRef: payment.providerRef ?? '',
      amountMinor: refund.amountMinor,
      currency,
      returnFee: refund.feeReturnedMinor > 0,
    });
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error;
    return { ref: null, state: 'FAILED' };
  }
}
