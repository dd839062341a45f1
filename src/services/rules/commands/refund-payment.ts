import type { PaymentMethod, PaymentProviderKind, RefundMethod } from '../../../entities/enums.js';
import { becomePass } from '../refunds/become-pass.js';
import { commissionReturned } from '../refunds/commission.js';
import { passesOfLine } from '../refunds/grace-chain.js';
import { type NamedLine, taken } from '../refunds/named-lines.js';
import { payOut } from '../refunds/pay-out.js';
import { refundOf } from '../refunds/take-back.js';
import { movableAtStripe } from '../selling/amounts.js';
import { linesOf } from '../selling/holds.js';
import { changed, made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { needLine } from '../world/needs.js';
import type { OrderRow, PaymentRow } from '../world/order-rows.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { inSteps, type Steps } from '../world/steps.js';
import type { World } from '../world/world.js';

interface RefundPayment {
  paymentId: string;
  /** Spread over all lines; null refunds everything that can be refunded. */
  amountMinor: number | null;
  /** The lines to give back, in place of an amount of all. */
  lines?: readonly NamedLine[];
  method: RefundMethod;
  /** The provider that takes payments now; left out when it is known to be the payment's own. */
  provider?: PaymentProviderKind | null;
  /** The product and the registration of the new pass; only with method PASS. */
  productId?: string | null | undefined;
  registrationId?: string | null | undefined;
  returnFee: boolean;
  /** For money that bought nothing and is refunded automatically. Left out when somebody asked for the refund. */
  origin?: 'NOT_HONOURED';
  reason: string;
}

interface RefundMade {
  refundId: string;
  /** The passes that it took back. Answers remembered by older versions have none. */
  takenBack?: string[];
}

const ONLINE: ReadonlySet<PaymentMethod> = new Set(['STRIPE', 'SANDBOX']);

/**
 * Refunds a payment, wholly or in part: first what is owed anyway, then what the order's lines have not used, or what the named
 * lines have not used. Never more than is left of the payment, and never what was used. CASH, BANK and PASS are done at once.
 * CARD stays PENDING until the provider answers.
 */
export const refundPayment = command<RefundPayment, RefundMade>({
  needs: (needs, { paymentId, productId = null, registrationId = null }) => {
    needs.orders.paymentIds.add(paymentId);
    needs.receipts = true;
    needLine(needs, { productId, registrationId });
  },

  decide: (world, input) => {
    const payment = world.payments.get(input.paymentId);
    const order = payment && world.orders.get(payment.orderId);
    if (!payment || !order) return refuse(refusal('NOT_FOUND', 'paymentId', { referent: 'PAYMENT' }));
    if (payment.disputedAt !== null) return refuse(refusal('PAYMENT_DISPUTED', 'paymentId', { disputedAt: payment.disputedAt }));
    const unfit = methodProblem(input, payment) ?? feeProblem(input);
    if (unfit) return refuse(unfit);
    return inSteps(world, (steps) => {
      const standing = standingPasses(world, order);
      const { amountMinor, claims } = taken(steps, order, payment, input);
      if (input.method === 'CARD' && payment.method === 'STRIPE') refuseTooFine(steps, amountMinor);
      const { method, productId, registrationId, reason, origin = 'REQUESTED' } = input;
      const feeReturnedMinor = input.returnFee ? commissionReturned(world, payment, amountMinor) : 0;
      const refund = refundOf(world, payment, { amountMinor, method, origin, reason, feeReturnedMinor, claims });
      steps.create('refunds', refund);
      if (method !== 'CARD') payOut(steps, refund, payment, null);
      if (productId != null && registrationId != null) becomePass(steps, refund, payment, { productId, registrationId });
      const takenBack = standing.filter((passId) => world.passes.get(passId)?.state === 'REFUNDED');
      return { refundId: refund.id, takenBack };
    });
  },

  audit: (world, changes) => [
    ...made('refunds', changes),
    ...changed('passes', world, changes),
    ...made('orders', changes),
    ...made('passes', changes),
  ],
});

/**
 * CARD refunds only a payment by card, through the provider that took it and that still takes payments.
 * PASS needs a product and a registration, and the other methods must have neither.
 */
function methodProblem(input: RefundPayment, payment: PaymentRow): Refusal | undefined {
  const { method, provider } = input;
  const becomesPass = method === 'PASS';
  if (method === 'CARD' && !ONLINE.has(payment.method)) return refusal('INVALID_INPUT', 'method', { reason: 'UNEXPECTED' });
  const isReached = provider === undefined || provider === payment.method;
  if (method === 'CARD' && !isReached) return refusal('CARD_NOT_REACHABLE', 'method', {});
  for (const field of ['productId', 'registrationId'] as const) {
    if ((input[field] != null) === becomesPass) continue;
    return refusal('INVALID_INPUT', field, { reason: becomesPass ? 'REQUIRED' : 'UNEXPECTED' });
  }
  return undefined;
}

/** The platform returns its commission only with a refund to the card: the provider knows nothing of any other refund. */
function feeProblem({ method, returnFee }: RefundPayment): Refusal | undefined {
  return returnFee && method !== 'CARD' ? refusal('INVALID_INPUT', 'returnFee', { reason: 'UNEXPECTED' }) : undefined;
}

/** Stripe moves some currencies in steps of several minor units. An unused part of a payment may fall between two steps. */
function refuseTooFine(steps: Steps, amountMinor: number): void {
  const { currency } = steps.world.organisation;
  const possible = { amountMinor: movableAtStripe(amountMinor, currency), currency };
  if (possible.amountMinor !== amountMinor) steps.refuse(refusal('AMOUNT_NOT_REFUNDABLE_TO_CARD', 'part.amount', { possible }));
}

/** The passes of an order that were not given back before, passes of grace included. */
const standingPasses = (world: World, { id }: OrderRow): string[] =>
  linesOf(world, id).flatMap(({ passId }) =>
    passesOfLine(world, passId).flatMap((pass) => (pass.state === 'REFUNDED' ? [] : [pass.id])),
  );
