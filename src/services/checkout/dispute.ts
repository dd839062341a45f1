import { type AnswerOf, type CommandOf, type Decision, refuse } from '../commands/command.js';
import type { OrderRow, PaymentRow, RefundRow } from '../commands/order-rows.js';
import type { World } from '../commands/world.js';
import { templates } from '../ledger/index.js';
import { refusal } from '../refusals.js';
import { claimable } from './claims.js';
import { linesOf } from './holds.js';
import { leftOf, payOut, takeBack } from './refund.js';
import { post } from './settle.js';
import { inSteps, type Steps } from './steps.js';

/**
 * A payment is disputed at the payer's bank: what it bought is blocked until the bank decides. Won, it can be used again; lost, the money is
 * gone, and what was bought goes with it. What was used of it by then is the organisation's loss. Telling the same again changes nothing.
 */
export function decideDisputePayment(world: World, command: CommandOf<'disputePayment'>): Decision<AnswerOf<'disputePayment'>> {
  const payment = world.payments.get(command.paymentId);
  const order = payment && world.orders.get(payment.orderId);
  if (!payment || !order) return refuse(refusal('NOT_FOUND', 'paymentId', { referent: 'PAYMENT' }));
  return inSteps<'disputePayment'>(world, (steps) => {
    if (command.outcome === 'OPENED' && payment.disputedAt === null) {
      steps.change('payments', { ...payment, disputedAt: world.now });
      setPasses(steps, order, 'ACTIVE', 'BLOCKED');
    }
    if (command.outcome === 'WON' && payment.disputedAt !== null) {
      steps.change('payments', { ...payment, disputedAt: null });
      setPasses(steps, order, 'BLOCKED', 'ACTIVE');
    }
    if (command.outcome === 'LOST' && leftOf(world, payment) > 0) lose(steps, order, payment);
    return { paymentId: payment.id };
  });
}

function setPasses(steps: Steps, order: OrderRow, from: 'ACTIVE' | 'BLOCKED', to: 'ACTIVE' | 'BLOCKED'): void {
  for (const { passId } of linesOf(steps.world, order.id)) {
    const pass = steps.world.passes.get(passId ?? '');
    if (pass?.state === from) steps.change('passes', { ...pass, state: to, version: pass.version + 1 });
  }
}

function lose(steps: Steps, order: OrderRow, payment: PaymentRow): void {
  const { world } = steps;
  const amountMinor = leftOf(world, payment);
  const lines = claimable(world, order);
  const whole = [...lines.values()].reduce((sum, unused) => sum + unused, order.refundDueMinor);
  const claims = takeBack(steps, order, lines, Math.min(amountMinor, whole));
  post(steps, (drafts) => templates.usedValueLost(drafts, Math.max(0, amountMinor - whole), order.id));
  const refund: RefundRow = {
    id: world.newId(),
    paymentId: payment.id,
    orderId: order.id,
    amountMinor,
    method: 'CARD',
    reason: 'DISPUTE_LOST',
    feeReturnedMinor: 0,
    status: 'PENDING',
    providerRef: null,
    createdAt: world.now,
    settledAt: null,
    claims: Object.fromEntries(claims),
  };
  steps.create('refunds', refund);
  payOut(steps, refund, payment, null);
}
