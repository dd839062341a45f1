import { setDisputed } from '../refunds/block.js';
import { leftAtCard } from '../refunds/left.js';
import { writeDown } from '../refunds/write-down.js';
import { changed, made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import type { PaymentRow, RefundRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';
import { noChanges, type World } from '../world/world.js';

interface RecordRefund {
  paymentId: string;
  amountMinor: number;
  /** The provider's id of the refund. The same id again changes nothing. */
  providerRef: string;
}

/**
 * Records a refund that somebody made by hand at the provider. The money has left already, so it is recorded even when the order
 * was used.
 */
export const recordRefund = command<RecordRefund, { refundId: string }>({
  needs: (needs, { paymentId }) => {
    needs.orders.paymentIds.add(paymentId);
    needs.receipts = true;
  },

  decide: (world, input) => {
    const { paymentId, providerRef } = input;
    const payment = world.payments.get(paymentId);
    const order = payment && world.orders.get(payment.orderId);
    if (!payment || !order) return refuse(refusal('NOT_FOUND', 'paymentId', { referent: 'PAYMENT' }));
    const known = [...world.refunds.values()].find((row) => row.paymentId === paymentId && row.providerRef === providerRef);
    if (known) return { kind: 'done', answer: { refundId: known.id }, changes: noChanges() };
    const amountMinor = writableOf(world, payment, input.amountMinor);
    if (amountMinor === 0) {
      const left = { amountMinor: leftAtCard(world, payment), currency: world.organisation.currency };
      return refuse(refusal('REFUND_TOO_LARGE', 'amount', { left }));
    }
    return inSteps(world, (steps) => {
      const { id } = writeDown(steps, order, payment, { amountMinor, providerRef, origin: 'AT_PROVIDER' });
      setDisputed(steps, payment, payment.disputedAt !== null);
      return { refundId: id };
    });
  },

  audit: (world, changes) => [...made('refunds', changes), ...changed('passes', world, changes)],
});

/**
 * The part of the amount that can be recorded: at most what the card can still be given. Nothing while one of our refunds is
 * pending and both together exceed that: the provider will reject one of the two.
 */
function writableOf(world: World, payment: PaymentRow, amountMinor: number): number {
  const left = leftAtCard(world, payment);
  const isPending = ({ paymentId, status }: RefundRow): boolean => paymentId === payment.id && status === 'PENDING';
  return amountMinor > left && [...world.refunds.values()].some(isPending) ? 0 : Math.min(amountMinor, left);
}
