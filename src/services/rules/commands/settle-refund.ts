import { templates } from '../../ledger/index.js';
import { payOut } from '../refunds/pay-out.js';
import { post } from '../selling/settle.js';
import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import type { PaymentRow, RefundRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import { inSteps, type Steps } from '../world/steps.js';

interface SettleRefund {
  refundId: string;
  succeeded: boolean;
  providerRef: string | null;
}

/**
 * Records what the provider says about a refund to the card. A refund may fail even after it had succeeded.
 * A failed refund is still owed: it can be tried again, or be paid in another way.
 */
export const settleRefund = command<SettleRefund, { refundId: string }>({
  needs: (needs, { refundId }) => {
    needs.orders.refundIds.add(refundId);
    needs.receipts = true;
  },

  decide: (world, { refundId, succeeded, providerRef }) => {
    const refund = world.refunds.get(refundId);
    const payment = refund && world.payments.get(refund.paymentId);
    const order = refund && world.orders.get(refund.orderId);
    if (!refund || !payment || !order) return refuse(refusal('NOT_FOUND', 'refundId', { referent: 'REFUND' }));
    const comesBack = refund.status === 'SUCCEEDED' && refund.method === 'CARD' && !succeeded;
    if (refund.status !== 'PENDING' && !comesBack) return refuse(refusal('REFUND_NOT_PENDING', 'refundId', {}));
    return inSteps(world, (steps) => {
      if (succeeded) payOut(steps, refund, payment, providerRef);
      else {
        if (comesBack) takeBackIn(steps, refund, payment);
        else steps.change('refunds', { ...refund, status: 'FAILED', providerRef, settledAt: world.now });
        const refundDueMinor = order.refundDueMinor + refund.amountMinor;
        steps.change('orders', { ...order, refundDueMinor, version: order.version + 1 });
      }
      return { refundId };
    });
  },

  audit: (world, changes) => changed('refunds', world, changes),
});

/**
 * Takes in money that had left and came back, for example because the card was closed. The platform's commission is taken again.
 * What the refund claimed stays claimed and its credit note stands: the payer is owed the money as before.
 */
function takeBackIn(steps: Steps, refund: RefundRow, { method }: PaymentRow): void {
  steps.change('refunds', { ...refund, status: 'FAILED', cameBackAt: steps.world.now });
  post(steps, (drafts) => {
    templates.refundCameBack(drafts, { method, amountMinor: refund.amountMinor }, refund.orderId);
    templates.commissionTaken(drafts, { method, amountMinor: refund.feeReturnedMinor }, refund.orderId);
  });
}
