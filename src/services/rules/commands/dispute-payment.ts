import { setDisputed } from '../refunds/block.js';
import { leftAtCard } from '../refunds/left.js';
import { writeDown } from '../refunds/write-down.js';
import { changed, made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import type { PaymentRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';
import type { World } from '../world/world.js';

interface DisputePayment {
  paymentId: string;
  /** True while the bank has not decided. What the payment bought is blocked for that time. */
  isOpen: boolean;
  /** Everything that the bank has taken back so far. */
  lostMinor: number;
}

/**
 * Records the state of a dispute at the payer's bank. The same state again changes nothing.
 * - Open: what the payment bought is blocked.
 * - Won: it can be used again.
 * - Lost: the money is gone, and what it bought is taken back. What was used by then is the organisation's loss.
 * - Lost in part: what it bought stays blocked until staff refund the rest.
 */
export const disputePayment = command<DisputePayment, { paymentId: string }>({
  needs: (needs, { paymentId }) => {
    needs.orders.paymentIds.add(paymentId);
    needs.receipts = true;
  },

  decide: (world, { paymentId, isOpen, lostMinor }) => {
    const payment = world.payments.get(paymentId);
    const order = payment && world.orders.get(payment.orderId);
    if (!payment || !order) return refuse(refusal('NOT_FOUND', 'paymentId', { referent: 'PAYMENT' }));
    return inSteps(world, (steps) => {
      // The bank cannot take what was refunded to the card before. If a pending refund fails because of the dispute,
      // the bank has taken that part as well.
      const amountMinor = Math.min(lostMinor - recordedLoss(world, payment), leftAtCard(world, payment));
      if (amountMinor > 0) writeDown(steps, order, payment, { amountMinor, providerRef: null, origin: 'DISPUTE_LOST' });
      setDisputed(steps, payment, isOpen);
      return { paymentId };
    });
  },

  audit: (world, changes) => [
    ...changed('payments', world, changes),
    ...made('refunds', changes),
    ...changed('passes', world, changes),
  ],
});

/** The part of the bank's loss that is recorded already. */
function recordedLoss(world: World, payment: PaymentRow): number {
  let lostMinor = 0;
  for (const { paymentId, origin, amountMinor } of world.refunds.values()) {
    if (paymentId === payment.id && origin === 'DISPUTE_LOST') lostMinor += amountMinor;
  }
  return lostMinor;
}
