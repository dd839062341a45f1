import { isContested } from '../selling/bought-with.js';
import { linesOf } from '../selling/holds.js';
import type { OrderRow, PaymentRow } from '../world/order-rows.js';
import type { Steps } from '../world/steps.js';
import { passesOfLine } from './grace-chain.js';
import { isOverdrawn } from './left.js';

/**
 * Blocks the passes that a disputed payment bought, and the passes that its refunds became, which are made of the same money.
 * Frees them when the dispute ends. They stay blocked when money was lost: staff decide about the rest of a payment that was
 * lost in part, and a pass made from a refund is not paid for once the card has that money as well.
 */
export function setDisputed(steps: Steps, payment: PaymentRow, isOpen: boolean): void {
  const { world } = steps;
  if (isOpen !== (payment.disputedAt !== null)) {
    steps.change('payments', { ...payment, disputedAt: isOpen ? world.now : null });
  }
  const order = world.orders.get(payment.orderId);
  if (order) setPasses(steps, order);
  const isTaken = isOpen || isOverdrawn(world, payment);
  const became = new Set<string>();
  for (const { paymentId, passOrderId } of world.refunds.values()) {
    if (paymentId === payment.id && passOrderId !== null) became.add(passOrderId);
  }
  for (const made of [...world.payments.values()]) if (became.has(made.orderId)) setDisputed(steps, made, isTaken);
}

/** A disputed payment that bought nothing must not block what another payment bought. */
function setPasses(steps: Steps, order: OrderRow): void {
  const [from, to] = isContested(steps.world, order) ? (['ACTIVE', 'BLOCKED'] as const) : (['BLOCKED', 'ACTIVE'] as const);
  for (const { passId } of linesOf(steps.world, order.id)) {
    for (const pass of passesOfLine(steps.world, passId))
      if (pass.state === from) steps.change('passes', { ...pass, state: to, version: pass.version + 1 });
  }
}
