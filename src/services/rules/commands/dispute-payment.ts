import { setDisputed } from '../refunds/block.js';
import { writeDown } from '../refunds/write-down.js';
import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import type { PaymentRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';
import type { World } from '../world/world.js';
import { leftAtCard } from './refund-payment.js';

/**
 * A payment is disputed at the payer's bank, or a part of it: what it bought is blocked until the bank decides. Won, it can be used again; what
 * is lost is gone, and what it bought goes with it: with a part of it what it bought stays blocked, until staff give back the rest. What was
 * used of it by then is the organisation's loss.
 */
export function decideDisputePayment(world: World, command: CommandOf<'disputePayment'>): Decision<AnswerOf<'disputePayment'>> {
  const { paymentId, isOpen, lostMinor } = command;
  const payment = world.payments.get(paymentId);
  const order = payment && world.orders.get(payment.orderId);
  if (!payment || !order) return refuse(refusal('NOT_FOUND', 'paymentId', { referent: 'PAYMENT' }));
  return inSteps<'disputePayment'>(world, (steps) => {
    // What went back to the card before cannot be taken. Should a refund that was on its way fail over the dispute, the bank has taken that as well.
    const amountMinor = Math.min(lostMinor - lostOf(world, payment), leftAtCard(world, payment));
    if (amountMinor > 0) writeDown(steps, order, payment, { amountMinor, providerRef: null, origin: 'DISPUTE_LOST' });
    setDisputed(steps, payment, isOpen);
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
