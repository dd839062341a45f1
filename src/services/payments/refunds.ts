import { type PaymentProvider, type PaymentSeen, ProviderRefused, type RefundSeen } from './payment-provider.js';
import { BY_PROVIDER, onceFor, type PaymentWork } from './payment-work.js';
import { orderStanding, type PaymentStanding, type RefundStanding, type Standing } from './standing.js';

/**
 * Brings refunds and disputes of an order's payments to where the provider says that they stand. Answers whether a dispute
 * moved: of two looks at one the older may have been written last, so whoever wrote something looks again.
 */
export async function followRefunds(
  work: PaymentWork,
  provider: PaymentProvider,
  organisationId: string,
  orderId: string,
  seen: PaymentSeen | null,
): Promise<boolean> {
  let hasDisputeMoved = false;
  let standing = await orderStanding(work, organisationId, orderId);
  for (const { id } of standing?.payments ?? []) {
    // What was sent first: what the provider will not do of it makes room for what was done there.
    for (const step of [settleRefunds, followDispute, writeDownForeign, giveBackWhatIsDue, settleRefunds]) {
      const payment = standing?.payments.find((row) => row.id === id);
      if (!standing || payment?.method !== provider.kind) break;
      const hasChanged = await step({ work, provider, standing, payment, seen: seen?.ref === payment.providerRef ? seen : null });
      if (!hasChanged) continue;
      const lostBefore = lostOf(standing, id);
      standing = await orderStanding(work, organisationId, orderId);
      const isDisputed = standing?.payments.find((row) => row.id === id)?.isDisputed;
      if (step === followDispute) hasDisputeMoved ||= isDisputed !== payment.isDisputed || lostOf(standing, id) !== lostBefore;
    }
  }
  return hasDisputeMoved;
}

/** One payment, as it stands here and as its provider sees it; null where the provider sees nothing of it. */
interface Step {
  work: PaymentWork;
  provider: PaymentProvider;
  standing: Standing;
  payment: PaymentStanding;
  seen: PaymentSeen | null;
}

/** What banks took back of a payment. Less than was disputed, where a part had gone back before. */
function lostOf(standing: Standing | undefined, paymentId: string): number {
  const lost = standing?.refunds.filter((refund) => refund.paymentId === paymentId && refund.origin === 'DISPUTE_LOST') ?? [];
  return lost.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

async function followDispute({ work, standing, payment, seen }: Step): Promise<boolean> {
  if (!seen) return false;
  const { isOpen, lostMinor } = seen.dispute;
  if (isOpen === payment.isDisputed && lostMinor === lostOf(standing, payment.id)) return false;
  const command = { kind: 'disputePayment', paymentId: payment.id, isOpen, lostMinor } as const;
  await work.engine.execute(standing.organisationId, { command, by: BY_PROVIDER });
  return true;
}

/** Once: what failed on its way to the card is owed still, and somebody has to give it back in another way. */
async function giveBackWhatIsDue({ work, standing, payment }: Step): Promise<boolean> {
  const { organisationId, refundDueMinor, refunds } = standing;
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

/** What was given back at the provider, and not by us, is money that left all the same. */
async function writeDownForeign({ work, standing, payment, seen }: Step): Promise<boolean> {
  const ours = new Set(standing.refunds.map(({ id }) => id));
  const known = new Set(standing.refunds.map(({ providerRef }) => providerRef));
  let hasChanged = false;
  for (const { ref, refundId, amountMinor, state } of seen?.refunds ?? []) {
    if (state !== 'SUCCEEDED' || known.has(ref) || (refundId !== null && ours.has(refundId))) continue;
    const command = { kind: 'recordRefund', paymentId: payment.id, amountMinor, providerRef: ref } as const;
    const made = await work.engine.execute(standing.organisationId, { command, by: BY_PROVIDER });
    if (made.kind === 'done') hasChanged = true;
    else {
      const facts = { paymentId: payment.id, refund: ref, refusals: made.refusals };
      work.log.warn(facts, 'A refund made at the provider cannot be written down');
    }
  }
  return hasChanged;
}

/** Sends what waits, and believes what the provider says of what was sent, also when it failed after it had succeeded. */
async function settleRefunds({ work, provider, standing, payment, seen }: Step): Promise<boolean> {
  let hasChanged = false;
  for (const refund of standing.refunds) {
    if (refund.paymentId !== payment.id || refund.status === 'FAILED' || refund.method !== 'CARD') continue;
    const told = seen?.refunds.find(({ ref, refundId }) => refundId === refund.id || ref === refund.providerRef);
    const isPending = refund.status === 'PENDING';
    const found = told ?? (isPending ? await send(provider, standing, payment, refund) : undefined);
    if (!found || !(isPending ? found.state !== 'PENDING' : found.state === 'FAILED')) continue;
    const { ref: providerRef, state } = found;
    const command = { kind: 'settleRefund', refundId: refund.id, succeeded: state === 'SUCCEEDED', providerRef } as const;
    await work.engine.execute(standing.organisationId, { command, by: BY_PROVIDER });
    hasChanged = true;
  }
  return hasChanged;
}

/** A provider that says no says no for good: the refund has failed, and is given back in another way. */
async function send(
  provider: PaymentProvider,
  { account, currency }: Standing,
  payment: PaymentStanding,
  refund: RefundStanding,
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
