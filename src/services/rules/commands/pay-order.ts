import type { PaymentMethod, PaymentProviderKind } from '../../../entities/enums.js';
import { templates } from '../../ledger/index.js';
import { boughtWith } from '../selling/bought-with.js';
import { letGo } from '../selling/holds.js';
import { post, settle, takeMoney } from '../selling/settle.js';
import { changed, issued, made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import type { OrderRow, PaymentRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import { attempt, inSteps, type Steps } from '../world/steps.js';
import { noChanges, type World } from '../world/world.js';

interface PayOrder {
  orderId: string;
  method: Extract<PaymentMethod, PaymentProviderKind>;
  amountMinor: number;
  /** The provider's id of the payment. The same id again changes nothing. */
  providerRef: string;
  feeMinor: number;
  isTest: boolean;
}

interface OrderPaid {
  orderId: string;
  paymentId: string | null;
  result: 'PAID' | 'REFUND_DUE';
}

/**
 * Records that the provider has the money of an order, and issues what the order is for, exactly once.
 * - A payment after the hold buys what can still be had.
 * - A payment that cannot be honoured, has another amount, or comes a second time is owed back to the payer.
 */
export const payOrder = command<PayOrder, OrderPaid>({
  needs: (needs, { orderId }) => {
    needs.orders.orderIds.add(orderId);
    needs.receipts = true;
  },

  decide: (world, input) => {
    const { orderId, method, providerRef } = input;
    const order = world.orders.get(orderId);
    if (!order) return refuse(refusal('NOT_FOUND', 'orderId', { referent: 'ORDER' }));
    const known = [...world.payments.values()].find((row) => row.method === method && row.providerRef === providerRef);
    if (known) {
      const result = boughtWith(world, order).includes(known) ? 'PAID' : 'REFUND_DUE';
      return { kind: 'done', answer: { orderId, paymentId: known.id, result }, changes: noChanges() };
    }
    return inSteps<OrderPaid>(world, (steps) => {
      const payment = paymentOf(world, input);
      const recheck = order.status !== 'OPEN' || (order.heldUntil !== null && world.now > order.heldUntil);
      const isDue = order.status !== 'PAID' && input.amountMinor === order.totalMinor;
      const isHonoured = isDue && attempt(steps, (inner) => settle(inner, order, [payment], recheck)).length === 0;
      if (!isHonoured) oweBack(steps, order, payment);
      return { orderId, paymentId: payment.id, result: isHonoured ? 'PAID' : 'REFUND_DUE' };
    });
  },

  audit: (world, changes) => [...changed('orders', world, changes), ...made('payments', changes), ...issued(changes)],
});

function paymentOf(world: World, { orderId, method, amountMinor, providerRef, feeMinor, isTest }: PayOrder): PaymentRow {
  return {
    id: world.newId(),
    orderId,
    method,
    amountMinor,
    tenderedMinor: null,
    changeMinor: 0,
    providerRef,
    feeMinor,
    isTest,
    disputedAt: null,
    takenBy: null,
    createdAt: world.now,
  };
}

/** Records the money as owed to the payer, and releases what the order still held. */
function oweBack(steps: Steps, order: OrderRow, payment: PaymentRow): void {
  const isOver = order.status === 'OPEN';
  if (isOver) letGo(steps, order);
  steps.change('orders', {
    ...order,
    status: isOver ? 'EXPIRED' : order.status,
    refundDueMinor: order.refundDueMinor + payment.amountMinor,
    version: order.version + 1,
  });
  takeMoney(steps, order, [payment]);
  post(steps, (drafts) => templates.paymentOwedBack(drafts, payment, order.id));
}
