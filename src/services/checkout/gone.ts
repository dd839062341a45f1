import { type AnswerOf, type CommandOf, type Decision, refuse } from '../commands/command.js';
import type { OrderRow, PaymentRow, RefundRow } from '../commands/order-rows.js';
import { noChanges, type World } from '../commands/world.js';
import { templates } from '../ledger/index.js';
import { refusal } from '../refusals.js';
import { claimable } from './claims.js';
import { leftOf, payOut, refundOf, takeBack } from './refund.js';
import { post } from './settle.js';
import { inSteps, type Steps } from './steps.js';

/** Money of a payment that has left without anybody asking here. */
interface Gone extends Pick<RefundRow, 'origin'> {
  amountMinor: number;
  providerRef: string | null;
}

/**
 * What of it can be written down: no more than is left of the payment. Nothing as long as a refund of ours is on its way and in its way: one of
 * the two the provider will not make, and which one is seen later.
 */
function writableOf(world: World, payment: PaymentRow, { amountMinor }: Pick<Gone, 'amountMinor'>): number {
  const left = leftOf(world, payment);
  const isInTheWay = ({ paymentId, status }: RefundRow): boolean => paymentId === payment.id && status === 'PENDING';
  return amountMinor > left && [...world.refunds.values()].some(isInTheWay) ? 0 : Math.min(amountMinor, left);
}

/** Takes what was not used of the order for it. What was used is the organisation's loss: a discount given late. */
export function writeDown(steps: Steps, order: OrderRow, payment: PaymentRow, gone: Gone): RefundRow {
  const { world } = steps;
  const lines = claimable(world, order);
  const unused = [...lines.values()].reduce((sum, amount) => sum + amount, order.refundDueMinor);
  const claims = takeBack(steps, order, lines, Math.min(gone.amountMinor, unused));
  post(steps, (drafts) => templates.usedValueLost(drafts, Math.max(0, gone.amountMinor - unused), order.id));
  const refund = refundOf(world, payment, { ...gone, method: 'CARD', reason: '', feeReturnedMinor: 0, claims });
  steps.create('refunds', refund);
  payOut(steps, refund, payment, gone.providerRef);
  return refund;
}

/** A refund that was made at the provider by hand. What is used of the order does not keep it from being written down: the money is not there. */
export function decideRecordRefund(world: World, command: CommandOf<'recordRefund'>): Decision<AnswerOf<'recordRefund'>> {
  const { paymentId, providerRef } = command;
  const payment = world.payments.get(paymentId);
  const order = payment && world.orders.get(payment.orderId);
  if (!payment || !order) return refuse(refusal('NOT_FOUND', 'paymentId', { referent: 'PAYMENT' }));
  const told = [...world.refunds.values()].find((row) => row.paymentId === paymentId && row.providerRef === providerRef);
  if (told) return { kind: 'done', answer: { refundId: told.id }, changes: noChanges() };
  const amountMinor = writableOf(world, payment, command);
  if (amountMinor === 0) {
    const left = { amountMinor: leftOf(world, payment), currency: world.organisation.currency };
    return refuse(refusal('REFUND_TOO_LARGE', 'amount', { left }));
  }
  return inSteps<'recordRefund'>(world, (steps) => {
    return { refundId: writeDown(steps, order, payment, { amountMinor, providerRef, origin: 'AT_PROVIDER' }).id };
  });
}
