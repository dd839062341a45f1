import { hold } from '../selling/holds.js';
import { creditLine } from '../selling/lines.js';
import { openOrder } from '../selling/open-order.js';
import { NO_REDUCTION } from '../selling/order-input.js';
import { settle } from '../selling/settle.js';
import type { PaymentRow, RefundRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import type { Steps } from '../world/steps.js';

/**
 * Makes a new pass from a refund. The refund pays an order of its own, so the pass has a receipt, its tax, and can be refunded
 * like any other. No existing pass is ever topped up.
 */
export function becomePass(
  steps: Steps,
  { id, orderId, amountMinor }: RefundRow,
  { isTest }: PaymentRow,
  wanted: { productId: string; registrationId: string },
): void {
  const { world } = steps;
  const customerId = world.registrations.get(wanted.registrationId)?.customerId;
  // Only the customer who paid may get the pass.
  if (customerId === undefined || customerId !== world.orders.get(orderId)?.customerId)
    steps.refuse(refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' }));
  const line = steps.or(creditLine(world, wanted, amountMinor));
  hold(steps, line, 1);
  const order = openOrder(steps, [line], { actor: { kind: 'STAFF' }, channel: 'RECEPTION', customerId }, NO_REDUCTION);
  const payment: PaymentRow = {
    id: world.newId(),
    orderId: order.id,
    method: 'REFUND',
    amountMinor,
    tenderedMinor: null,
    changeMinor: 0,
    providerRef: null,
    feeMinor: 0,
    isTest,
    disputedAt: null,
    takenBy: null,
    createdAt: world.now,
  };
  settle(steps, order, [payment], false);
  const refund = world.refunds.get(id);
  if (refund) steps.change('refunds', { ...refund, passOrderId: order.id });
}
