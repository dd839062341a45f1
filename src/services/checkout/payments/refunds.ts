import { type PaymentProvider, type PaymentSeen, ProviderRefused, type RefundSeen } from '../providers/payment-provider.js';
import { BY_PROVIDER, onceFor, type PaymentWork } from './payment-work.js';
import { orderStanding, type PaymentStanding, type RefundStanding, type Standing } from './standing.js';

/** Money that bought nothing goes back by itself. */
const NOT_HONOURED = 'NOT_HONOURED';
/** Given back at the provider by hand: written down here, and not sent. */
const AT_PROVIDER = 'REFUNDED_AT_PROVIDER';

/** Brings refunds and disputes of an order's payments to where the provider says that they stand. */
export async function followRefunds(
  work: PaymentWork,
  provider: PaymentProvider,
  organisationId: string,
  orderId: string,
  seen: PaymentSeen | null,
): Promise<void> {
  const read = async (): Promise<Standing | undefined> => orderStanding(work.pool, organisationId, orderId);
  for (const { id } of (await read())?.payments ?? []) {
    const standing = await read();
    const payment = standing?.payments.find((row) => row.id === id);
    if (!standing || !payment || payment.method !== provider.kind) continue;
    const seenNow = seen?.ref === payment.providerRef ? seen : null;
    if (seenNow) await followDispute(work, standing, payment, seenNow.dispute);
    await giveBackWhatIsDue(work, standing, payment);
    if (seenNow) await writeDownForeign(work, standing, payment, seenNow.refunds);
    await sendPending(work, provider, standing, payment, seenNow?.refunds ?? []);
  }
}

async function followDispute(
  { engine }: PaymentWork,
  { organisationId, refunds }: Standing,
  { id: paymentId, isDisputed }: PaymentStanding,
  dispute: PaymentSeen['dispute'],
): Promise<void> {
  const isLost = refunds.some((refund) => refund.paymentId === paymentId && refund.reason === 'DISPUTE_LOST');
  if (dispute === 'NONE') return;
  const isNews = dispute === 'OPENED' ? !isDisputed : dispute === 'WON' ? isDisputed : !isLost;
  if (!isNews) return;
  await engine.execute(organisationId, { command: { kind: 'disputePayment', paymentId, outcome: dispute }, by: BY_PROVIDER });
}

/** Once: what failed on its way to the card is owed still, and somebody has to give it back in another way. */
async function giveBackWhatIsDue(work: PaymentWork, standing: Standing, payment: PaymentStanding): Promise<void> {
  const { organisationId, refundDueMinor, refunds } = standing;
  if (refundDueMinor === 0 || payment.isDisputed || refunds.some(({ paymentId }) => paymentId === payment.id)) return;
  const made = await work.engine.execute(organisationId, {
    command: {
      kind: 'refundPayment',
      paymentId: payment.id,
      amountMinor: Math.min(payment.amountMinor, refundDueMinor),
      method: 'CARD',
      returnFee: true,
      reason: NOT_HONOURED,
    },
    idempotency: onceFor('refundPayment', `not-honoured-${payment.id}`),
    by: BY_PROVIDER,
  });
  if (made.kind === 'refused')
    work.log.warn({ paymentId: payment.id, refusals: made.refusals }, 'Money that is owed back could not be');
}

/** What was given back at the provider, and not by us, is money that left all the same. */
async function writeDownForeign(
  work: PaymentWork,
  { organisationId, refunds }: Standing,
  payment: PaymentStanding,
  seen: readonly RefundSeen[],
): Promise<void> {
  const ours = new Set(refunds.map(({ id }) => id));
  const known = new Set(refunds.map(({ providerRef }) => providerRef));
  for (const { ref, refundId, amountMinor, state } of seen) {
    if (state !== 'SUCCEEDED' || known.has(ref) || (refundId !== null && ours.has(refundId))) continue;
    const made = await work.engine.execute(organisationId, {
      command: {
        kind: 'refundPayment',
        paymentId: payment.id,
        amountMinor,
        method: 'CARD',
        returnFee: false,
        reason: `${AT_PROVIDER} ${ref}`,
      },
      idempotency: onceFor('refundPayment', `foreign-${ref}`),
      by: BY_PROVIDER,
    });
    if (made.kind === 'refused') {
      work.log.warn(
        { paymentId: payment.id, refund: ref, refusals: made.refusals },
        'A refund made at the provider cannot be written down',
      );
    }
  }
}

async function sendPending(
  work: PaymentWork,
  provider: PaymentProvider,
  standing: Standing,
  payment: PaymentStanding,
  seen: readonly RefundSeen[],
): Promise<void> {
  const now = (await orderStanding(work.pool, standing.organisationId, standing.orderId)) ?? standing;
  for (const refund of now.refunds) {
    if (refund.paymentId !== payment.id || refund.status !== 'PENDING' || refund.method !== 'CARD') continue;
    const isForeign = refund.reason.startsWith(AT_PROVIDER);
    const told = seen.find(({ ref, refundId }) => refundId === refund.id || (isForeign && refund.reason.endsWith(ref)));
    if (isForeign && !told) continue;
    const state = told ?? (await send(provider, now, payment, refund));
    if (state.state === 'PENDING') continue;
    await work.engine.execute(now.organisationId, {
      command: { kind: 'settleRefund', refundId: refund.id, succeeded: state.state === 'SUCCEEDED', providerRef: state.ref },
      by: BY_PROVIDER,
    });
  }
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
