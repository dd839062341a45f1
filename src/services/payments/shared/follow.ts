import { keepCheckout, type OrderState, orderState } from './order-state.js';
import type { CheckoutSeen, PaymentProvider, PaymentSeen } from './payment-provider.js';
import { ProviderRefused, ProviderUnavailable } from './payment-provider.js';
import { BY_PROVIDER, type PaymentWork } from './payment-work.js';
import { followRefunds } from './refunds.js';

/**
 * After so long without an answer of the provider, the order releases its seats. Money that came is found later.
 */
const RELEASE_UNASKED_AFTER_SECONDS = 3_600;

/** The limit for one order in one run; the next run does the rest. */
const LOOKS_MAX = 5;

/** `NOT_OURS`: the order does not exist here, or the provider says that the checkout belongs to another order. */
export type Followed = 'FOLLOWED' | 'NOT_OURS';

/**
 * Brings one order to the state that its provider reports: pays it, releases its seats, sends its refunds. Events, jobs and
 * requests call it, in any order and any number of times. An event is only a reason to look; the provider's current answer
 * decides. It may stop at any point and be run again.
 * @param told the provider's id of the checkout, for an order that ended before the id was stored
 * @throws ProviderUnavailable when the provider cannot be asked; everything that does not need it is done
 */
export async function followOrder(
  work: PaymentWork,
  organisationId: string,
  orderId: string,
  told: { checkoutRef: string | null } = { checkoutRef: null },
): Promise<Followed> {
  const order = await orderState(work, organisationId, orderId);
  if (!order) return 'NOT_OURS';
  const { provider } = work;
  const isReached = provider?.kind === 'SANDBOX' || order.account !== null;
  if (provider === null || order.provider !== provider.kind || !isReached) {
    // The provider of the order, or the account with it, is no longer configured, so it cannot be asked.
    if (order.status === 'OPEN' && order.secondsOverdue > 0) await release(work, order, 'EXPIRED');
    if (provider?.kind !== 'SANDBOX') await failInSandbox(work, order);
    return 'FOLLOWED';
  }
  let seen = await lookOrLetGo(work, provider, order, told.checkoutRef);
  if (seen === 'NOT_OURS') return 'NOT_OURS';
  if (seen?.payment) await pay(work, provider, order, seen.payment);
  else if (order.status === 'OPEN') await waitOrRelease(work, provider, order, seen);
  else if (order.status !== 'PAID' && seen?.state === 'OPEN') await provider.end(checkoutOf(order));
  for (let looks = 1; await followRefunds(work, provider, organisationId, orderId, seen?.payment ?? null); looks += 1) {
    if (looks === LOOKS_MAX) throw new ProviderUnavailable('A dispute moves faster than it can be followed');
    seen = await provider.look(checkoutOf(order));
  }
  return 'FOLLOWED';
}

const checkoutOf = ({ organisationId, orderId, account, providerRef, heldUntil, secondsOverdue }: OrderState) => {
  return { organisationId, orderId, account: account ?? '', ref: providerRef ?? '', heldUntil, secondsOverdue };
};

/** Null when no checkout is known. */
async function lookOrLetGo(
  work: PaymentWork,
  provider: PaymentProvider,
  order: OrderState,
  toldRef: string | null,
): Promise<CheckoutSeen | null | 'NOT_OURS'> {
  const ref = order.providerRef ?? toldRef;
  if (ref === null) return null;
  let seen: CheckoutSeen;
  try {
    seen = await provider.look({ ...checkoutOf(order), ref });
  } catch (error) {
    const cannotBeAsked = error instanceof ProviderUnavailable || error instanceof ProviderRefused;
    const isGivenUp = cannotBeAsked && order.secondsOverdue > RELEASE_UNASKED_AFTER_SECONDS;
    if (isGivenUp && order.status === 'OPEN') await release(work, order, 'EXPIRED');
    throw error;
  }
  const isOurs = seen.orderId === order.orderId && seen.organisationId === order.organisationId;
  if (!isOurs) {
    work.log.warn({ orderId: order.orderId, checkout: ref }, 'A checkout that is for something else was named for an order');
    return 'NOT_OURS';
  }
  if (order.providerRef === null && order.status === 'OPEN') await keepCheckout(work.pool, order, { ref, url: null });
  order.providerRef ??= ref;
  return seen;
}

async function pay(work: PaymentWork, provider: PaymentProvider, order: OrderState, payment: PaymentSeen): Promise<void> {
  const { orderId, organisationId, currency } = order;
  if (payment.currency !== currency) return sendBack(work, provider, order, payment);
  if (order.payments.some(({ providerRef }) => providerRef === payment.ref)) return;
  await work.engine.execute(organisationId, {
    command: {
      kind: 'payOrder',
      orderId,
      method: order.provider ?? 'STRIPE',
      amountMinor: payment.amountMinor,
      providerRef: payment.ref,
      feeMinor: payment.feeMinor,
      isTest: payment.isTest,
    },
    by: BY_PROVIDER,
  });
}

/**
 * Money of another currency has no ledger account, so it is not recorded. It is refunded to the card in full and once, and
 * the order is released. When the provider refuses the refund, a person must refund it there.
 */
async function sendBack(work: PaymentWork, provider: PaymentProvider, order: OrderState, payment: PaymentSeen): Promise<void> {
  const { orderId, account, currency } = order;
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
  if (order.status === 'OPEN') await release(work, order, 'CANCELLED');
}

/**
 * An order waits no longer than its hold. Its checkout is ended first, so that nobody pays for released seats.
 */
async function waitOrRelease(
  work: PaymentWork,
  provider: PaymentProvider,
  order: OrderState,
  seen: CheckoutSeen | null,
): Promise<void> {
  const isOver = order.secondsOverdue > 0;
  if (seen?.state === 'ENDED') return release(work, order, isOver ? 'EXPIRED' : 'CANCELLED');
  if (!isOver) return;
  if (seen?.state === 'OPEN') {
    await provider.end(checkoutOf(order));
    const then = await provider.look(checkoutOf(order));
    if (then.payment) return pay(work, provider, order, then.payment);
  }
  // An order paid by a slow method is released as well. When the money comes, it buys what is still available.
  await release(work, order, 'EXPIRED');
}

/**
 * A refund of a sandbox that is no longer configured is never sent, so it fails and is owed again. A refund of a real
 * provider may have been sent, so it waits until the provider is configured again.
 */
async function failInSandbox({ engine }: PaymentWork, { organisationId, payments, refunds }: OrderState): Promise<void> {
  const played = new Set(payments.filter(({ method }) => method === 'SANDBOX').map(({ id }) => id));
  for (const { id: refundId, paymentId, method, status } of refunds) {
    if (method !== 'CARD' || status !== 'PENDING' || !played.has(paymentId)) continue;
    const command = { kind: 'settleRefund', refundId, succeeded: false, providerRef: null } as const;
    await engine.execute(organisationId, { command, by: BY_PROVIDER });
  }
}

/** A refusal means that it was just paid or released, or is still held. Nothing is left to do. */
async function release(work: PaymentWork, { organisationId, orderId }: OrderState, as: 'EXPIRED' | 'CANCELLED'): Promise<void> {
  await work.engine.execute(organisationId, {
    command: { kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as },
    by: BY_PROVIDER,
  });
}
