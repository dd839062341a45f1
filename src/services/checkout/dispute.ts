import { type AnswerOf, type CommandOf, type Decision, refuse } from '../commands/command.js';
import type { OrderRow } from '../commands/order-rows.js';
import type { World } from '../commands/world.js';
import { refusal } from '../refusals.js';
import { writeDown } from './gone.js';
import { linesOf } from './holds.js';
import { leftOf } from './refund.js';
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
    if (command.outcome === 'LOST' && leftOf(world, payment) > 0) {
      writeDown(steps, order, payment, { amountMinor: leftOf(world, payment), providerRef: null, origin: 'DISPUTE_LOST' });
    }
    return { paymentId: payment.id };
  });
}

function setPasses(steps: Steps, order: OrderRow, from: 'ACTIVE' | 'BLOCKED', to: 'ACTIVE' | 'BLOCKED'): void {
  for (const { passId } of linesOf(steps.world, order.id)) {
    const pass = steps.world.passes.get(passId ?? '');
    if (pass?.state === from) steps.change('passes', { ...pass, state: to, version: pass.version + 1 });
  }
}
