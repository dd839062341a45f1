import type { CheckoutSeen, PaymentProvider, PaymentSeen } from './payment-provider.js';
import { ProviderRefused, ProviderUnavailable } from './payment-provider.js';
import { BY_PROVIDER, type PaymentWork } from './payment-work.js';
import { followRefunds } from './refunds.js';
import { keepCheckout, orderStanding, type Standing } from './standing.js';

/**
 * A provider that cannot be asked for so long is not waited for: what is held is given back, and money that came is found
 * later.
 */
const RELEASE_UNASKED_AFTER_SECONDS = 3_600;

/** Of one order in one go; more come with the next. */
const LOOKS_MAX = 5;

/** `NOT_OURS`: there is no such order here, or the provider says that its checkout is for another one. */
export type Followed = 'FOLLOWED' | 'NOT_OURS';

/**
 * Brings one order to where its provider says that it stands: pays it, lets go of what it holds, sends its refunds. Whoever
 * was told something calls this, in whatever order and however often: what was told is a reason to look, and what is seen
 * decides. It may end at any point, and be done again from the beginning by anybody.
 * @param told the provider's name of the checkout, of an order that ended before it could be kept
 * @throws ProviderUnavailable when the provider cannot be asked; what had to be done without it is done
 */
export async function followOrder(
  work: PaymentWork,
  organisationId: string,
  orderId: string,
  told: { checkoutRef: string | null } = { checkoutRef: null },
): Promise<Followed> {
  const standing = await orderStanding(work, organisationId, orderId);
  if (!standing) return 'NOT_OURS';
  const { provider } = work;
  const isReached = provider?.kind === 'SANDBOX' || standing.account !== null;
  if (provider === null || standing.provider !== provider.kind || !isReached) {
    // Sold through a provider, or an account with it, that is set up no more: nobody can be asked.
    if (standing.status === 'OPEN' && standing.secondsOverdue > 0) await release(work, standing, 'EXPIRED');
    if (provider?.kind !== 'SANDBOX') await failInSandbox(work, standing);
    return 'FOLLOWED';
  }
  let seen = await lookOrLetGo(work, provider, standing, told.checkoutRef);
  if (seen === 'NOT_OURS') return 'NOT_OURS';
  if (seen?.payment) await pay(work, provider, standing, seen.payment);
  else if (standing.status === 'OPEN') await waitOrRelease(work, provider, standing, seen);
  else if (standing.status !== 'PAID' && seen?.state === 'OPEN') await provider.end(checkoutOf(standing));
  for (let looks = 1; await followRefunds(work, provider, organisationId, orderId, seen?.payment ?? null); looks += 1) {
    if (looks === LOOKS_MAX) throw new ProviderUnavailable('A dispute moves faster than it can be followed');
    seen = await provider.look(checkoutOf(standing));
  }
  return 'FOLLOWED';
}

const checkoutOf = ({ organisationId, orderId, account, providerRef, heldUntil }: Standing) => {
  return { organisationId, orderId, account: account ?? '', ref: providerRef ?? '', heldUntil };
};

/** Null when no checkout was ever opened, as far as anybody knows. */
async function lookOrLetGo(
  work: PaymentWork,
  provider: PaymentProvider,
  standing: Standing,
  toldRef: string | null,
): Promise<CheckoutSeen | null | 'NOT_OURS'> {
  const ref = standing.providerRef ?? toldRef;
  if (ref === null) return null;
  let seen: CheckoutSeen;
  try {
    seen = await provider.look({ ...checkoutOf(standing), ref });
  } catch (error) {
    const cannotBeAsked = error instanceof ProviderUnavailable || error instanceof ProviderRefused;
    const isGivenUp = cannotBeAsked && standing.secondsOverdue > RELEASE_UNASKED_AFTER_SECONDS;
    if (isGivenUp && standing.status === 'OPEN') await release(work, standing, 'EXPIRED');
    throw error;
  }
  const isOurs = seen.orderId === standing.orderId && seen.organisationId === standing.organisationId;
  if (!isOurs) {
    work.log.warn({ orderId: standing.orderId, checkout: ref }, 'A checkout that is for something else was named for an order');
    return 'NOT_OURS';
  }
  if (standing.providerRef === null && standing.status === 'OPEN') await keepCheckout(work.pool, standing, { ref, url: null });
  standing.providerRef ??= ref;
  return seen;
}

async function pay(work: PaymentWork, provider: PaymentProvider, standing: Standing, payment: PaymentSeen): Promise<void> {
  const { orderId, organisationId, currency } = standing;
  if (payment.currency !== currency) return sendBack(work, provider, standing, payment);
  if (standing.payments.some(({ providerRef }) => providerRef === payment.ref)) return;
  await work.engine.execute(organisationId, {
    command: {
      kind: 'payOrder',
      orderId,
      method: standing.provider ?? 'STRIPE',
      amountMinor: payment.amountMinor,
      providerRef: payment.ref,
      feeMinor: payment.feeMinor,
      isTest: payment.isTest,
    },
    by: BY_PROVIDER,
  });
}

/**
 * Money of another currency has no account here, so none of it is written down: it goes back to the card, all of it and once,
 * and the order is let go. Where the provider will not give it back, somebody has to, there.
 */
async function sendBack(work: PaymentWork, provider: PaymentProvider, standing: Standing, payment: PaymentSeen): Promise<void> {
  const { orderId, account, currency } = standing;
  const { ref: paymentRef, amountMinor, feeMinor } = payment;
  if (payment.refunds.length === 0) {
    const facts = { orderId, payment: paymentRef, currency, paidIn: payment.currency };
    work.log.error(facts, 'An order was paid in a currency that is not its own, and the money is sent back');
    const all = { amountMinor, currency: payment.currency, returnFee: feeMinor > 0 };
    try {
      await provider.refund({ account: account ?? '', refundId: orderId, paymentRef, ...all });
    } catch (error) {
      if (!(error instanceof ProviderRefused)) throw error;
      work.log.error(
        { ...facts, error: error.message },
        'The money could not be sent back: give it back at the payment provider',
      );
    }
  }
  if (standing.status === 'OPEN') await release(work, standing, 'CANCELLED');
}

/**
 * The hold is the longest that an order waits. Its checkout is ended first, so that nobody pays for what is about to be let
 * go.
 */
async function waitOrRelease(
  work: PaymentWork,
  provider: PaymentProvider,
  standing: Standing,
  seen: CheckoutSeen | null,
): Promise<void> {
  const isOver = standing.secondsOverdue > 0;
  if (seen?.state === 'ENDED') return release(work, standing, isOver ? 'EXPIRED' : 'CANCELLED');
  if (!isOver) return;
  if (seen?.state === 'OPEN') {
    await provider.end(checkoutOf(standing));
    const then = await provider.look(checkoutOf(standing));
    if (then.payment) return pay(work, provider, standing, then.payment);
  }
  // What is paid by a way that takes days is let go as well: if the money comes, what can still be had is bought with it.
  await release(work, standing, 'EXPIRED');
}

/**
 * What a sandbox that is gone had to give back, nobody will send: it is owed again, and goes back in another way. Of a real
 * provider nobody could say that it was not sent: that waits until the provider is set up again.
 */
async function failInSandbox({ engine }: PaymentWork, { organisationId, payments, refunds }: Standing): Promise<void> {
  const played = new Set(payments.filter(({ method }) => method === 'SANDBOX').map(({ id }) => id));
  for (const { id: refundId, paymentId, method, status } of refunds) {
    if (method !== 'CARD' || status !== 'PENDING' || !played.has(paymentId)) continue;
    const command = { kind: 'settleRefund', refundId, succeeded: false, providerRef: null } as const;
    await engine.execute(organisationId, { command, by: BY_PROVIDER });
  }
}

/** Refused when it was paid or released a moment ago, or is held still: then there is nothing to do. */
async function release(work: PaymentWork, { organisationId, orderId }: Standing, as: 'EXPIRED' | 'CANCELLED'): Promise<void> {
  await work.engine.execute(organisationId, {
    command: { kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as },
    by: BY_PROVIDER,
  });
}
