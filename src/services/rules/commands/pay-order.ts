import { templates } from '../../ledger/index.js';
import { boughtWith } from '../selling/bought-with.js';
import { releaseHolds } from '../selling/holds.js';
import { countUse } from '../selling/promo.js';
import { post, settle, takeMoney } from '../selling/settle.js';
import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import type { OrderRow, PaymentRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import { attempt, inSteps, type Steps } from '../world/steps.js';
import { noChanges, type World } from '../world/world.js';

/**
 * The money of an order is in. What it is for is issued, once, however often this is told. Money that comes when the hold is over buys
 * what can still be had; what cannot be honoured, is not what was asked for, or comes a second time is owed back.
 */
export function decidePayOrder(world: World, command: CommandOf<'payOrder'>): Decision<AnswerOf<'payOrder'>> {
  const { orderId, method, providerRef } = command;
  const order = world.orders.get(orderId);
  if (!order) return refuse(refusal('NOT_FOUND', 'orderId', { referent: 'ORDER' }));
  const told = [...world.payments.values()].find((row) => row.method === method && row.providerRef === providerRef);
  if (told) {
    const result = boughtWith(world, order).includes(told) ? 'PAID' : 'REFUND_DUE';
    return { kind: 'done', answer: { orderId, paymentId: told.id, result }, changes: noChanges() };
  }
  return inSteps<'payOrder'>(world, (steps) => {
    const payment = paymentOf(world, command);
    const recheck = order.status !== 'OPEN' || (order.heldUntil !== null && world.now > order.heldUntil);
    const isDue = order.status !== 'PAID' && command.amountMinor === order.totalMinor;
    const isHonoured = isDue && attempt(steps, (inner) => settle(inner, order, [payment], recheck)).length === 0;
    if (!isHonoured) oweBack(steps, order, payment);
    return { orderId, paymentId: payment.id, result: isHonoured ? 'PAID' : 'REFUND_DUE' };
  });
}

function paymentOf(world: World, command: CommandOf<'payOrder'>): PaymentRow {
  const { orderId, method, amountMinor, providerRef, feeMinor, isTest } = command;
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
    createdAt: world.now,
  };
}

/** Writes down what is owed to the payer, and lets go of what the order still held. */
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

/** Gives back what an order holds: its time is over, or somebody left it. */
export function decideReleaseOrder(world: World, command: CommandOf<'releaseOrder'>): Decision<AnswerOf<'releaseOrder'>> {
  const { orderId, actor } = command;
  const order = world.orders.get(orderId);
  if (!order || (actor.kind === 'CUSTOMER' && actor.customerId !== order.customerId)) {
    return refuse(refusal('NOT_FOUND', 'orderId', { referent: 'ORDER' }));
  }
  if (order.status !== 'OPEN') return refuse(refusal('ORDER_NOT_OPEN', 'orderId', { orderId, status: order.status }));
  if (command.as === 'EXPIRED' && order.heldUntil !== null && order.heldUntil > world.now) {
    return refuse(refusal('ORDER_STILL_HELD', 'orderId', { heldUntil: order.heldUntil }));
  }
  return inSteps<'releaseOrder'>(world, (steps) => {
    letGo(steps, order);
    steps.change('orders', { ...order, status: command.as, version: order.version + 1 });
    return { orderId };
  });
}

function letGo(steps: Steps, order: OrderRow): void {
  releaseHolds(steps, order);
  countUse(steps, order, -1);
}
