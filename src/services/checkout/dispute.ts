import { type AnswerOf, type CommandOf, type Decision, refuse } from '../commands/command.js';
import type { OrderRow, PaymentRow } from '../commands/order-rows.js';
import type { World } from '../commands/world.js';
import { refusal } from '../refusals.js';
import { isDisputed } from './bought-with.js';
import { writeDown } from './gone.js';
import { linesOf } from './holds.js';
import { leftOf } from './refund.js';
import { inSteps, type Steps } from './steps.js';

/**
 * A payment is disputed at the payer's bank, or a part of it: what it bought is blocked until the bank decides. Won, it can be used again; what
 * is lost is gone, and what it bought goes with it. What was used of it by then is the organisation's loss.
 */
export function decideDisputePayment(world: World, command: CommandOf<'disputePayment'>): Decision<AnswerOf<'disputePayment'>> {
  const { paymentId, isOpen, lostMinor } = command;
  const payment = world.payments.get(paymentId);
  const order = payment && world.orders.get(payment.orderId);
  if (!payment || !order) return refuse(refusal('NOT_FOUND', 'paymentId', { referent: 'PAYMENT' }));
  return inSteps<'disputePayment'>(world, (steps) => {
    // What went back before cannot be taken. Should a refund that was on its way fail over the dispute, the bank has taken that as well.
    const amountMinor = Math.min(lostMinor - lostOf(world, payment), leftOf(world, payment));
    if (amountMinor > 0) writeDown(steps, order, payment, { amountMinor, providerRef: null, origin: 'DISPUTE_LOST' });
    if (isOpen !== (payment.disputedAt !== null)) {
      steps.change('payments', { ...payment, disputedAt: isOpen ? world.now : null });
      setPasses(steps, order);
    }
    return { paymentId };
  });
}

/** What is written down already of what the bank took. */
function lostOf(world: World, payment: PaymentRow): number {
  let lostMinor = 0;
  for (const { paymentId, origin, amountMinor } of world.refunds.values()) {
    if (paymentId === payment.id && origin === 'DISPUTE_LOST') lostMinor += amountMinor;
  }
  return lostMinor;
}

/** A payment that bought nothing may be disputed as well: that is not about what another has bought. */
function setPasses(steps: Steps, order: OrderRow): void {
  const [from, to] = isDisputed(steps.world, order) ? (['ACTIVE', 'BLOCKED'] as const) : (['BLOCKED', 'ACTIVE'] as const);
  for (const { passId } of linesOf(steps.world, order.id)) {
    const pass = steps.world.passes.get(passId ?? '');
    if (pass?.state === from) steps.change('passes', { ...pass, state: to, version: pass.version + 1 });
  }
}
