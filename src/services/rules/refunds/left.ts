import type { PaymentRow, RefundRow } from '../world/order-rows.js';
import type { World } from '../world/world.js';

/** The rest of a payment after all its refunds, pending ones included. Never below zero. */
export const leftOf = (world: World, payment: PaymentRow): number =>
  Math.max(0, payment.amountMinor - refundedOf(world, payment, () => true));

/** The amount that the card of a payment can still be given. The provider knows nothing of refunds in cash or to the bank. */
export const leftAtCard = (world: World, payment: PaymentRow): number =>
  payment.amountMinor - refundedOf(world, payment, ({ method }) => method === 'CARD');

/** Whether the card, or its bank, got money that had been refunded in another way already. */
export const isOverdrawn = (world: World, payment: PaymentRow): boolean =>
  refundedOf(world, payment, () => true) > payment.amountMinor;

function refundedOf(world: World, payment: PaymentRow, isCounted: (refund: RefundRow) => boolean): number {
  let refundedMinor = 0;
  for (const refund of world.refunds.values()) {
    if (refund.paymentId === payment.id && refund.status !== 'FAILED' && isCounted(refund)) refundedMinor += refund.amountMinor;
  }
  return refundedMinor;
}
