import { templates } from '../../ledger/index.js';
import { addTo, leftAtCard, leftOf, payOut, refundOf, sum, takeBack } from '../commands/refund-payment.js';
import { spread } from '../receipts/credit-note.js';
import { boughtWith } from '../selling/bought-with.js';
import { linesOf } from '../selling/holds.js';
import { post } from '../selling/settle.js';
import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import type { OrderRow, PaymentRow, RefundRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import { inSteps, type Steps } from '../world/steps.js';
import { noChanges, type World } from '../world/world.js';
import { setDisputed } from './block.js';
import { claim, claimable } from './claims.js';

/** Money of a payment that has left without anybody asking here. */
interface Gone extends Pick<RefundRow, 'origin'> {
  amountMinor: number;
  providerRef: string | null;
}

/**
 * What of it can be written down: no more than its card can be given of the payment. Nothing as long as a refund of ours is on its way and in its way: one of
 * the two the provider will not make, and which one is seen later.
 */
function writableOf(world: World, payment: PaymentRow, { amountMinor }: Pick<Gone, 'amountMinor'>): number {
  const left = leftAtCard(world, payment);
  const isInTheWay = ({ paymentId, status }: RefundRow): boolean => paymentId === payment.id && status === 'PENDING';
  return amountMinor > left && [...world.refunds.values()].some(isInTheWay) ? 0 : Math.min(amountMinor, left);
}

/**
 * Takes it of the order: what was not used, and then what was paid for seats and registrations, which are owed for again. What passes and gifts
 * had given by then is the organisation's loss, a discount given late, and so is what had gone back in another way. With the last of the money
 * its passes go, whether or not anything of them was left.
 */
export function writeDown(steps: Steps, order: OrderRow, payment: PaymentRow, gone: Gone): RefundRow {
  const { world } = steps;
  const left = leftOf(world, payment);
  const here = Math.min(gone.amountMinor, left);
  const lines = claimable(world, order);
  const unused = Math.min(here, sum(lines) + order.refundDueMinor);
  const claims = takeBack(steps, order, lines, unused);
  const unpaid = leaveUnpaid(steps, order, here - unused);
  addTo(claims, unpaid);
  post(steps, (drafts) => templates.usedValueLost(drafts, gone.amountMinor - unused - sum(unpaid), order.id));
  const refund = refundOf(world, payment, { ...gone, method: 'CARD', reason: '', feeReturnedMinor: 0, claims });
  steps.create('refunds', refund);
  payOut(steps, refund, payment, gone.providerRef);
  if (gone.amountMinor >= left && boughtWith(world, order).some(({ id }) => id === payment.id))
    claim(steps, order, new Map(), true);
  return refund;
}

/** Takes up to an amount of what was paid for seats and registrations, whatever became of it since; answers what it took from each line. */
function leaveUnpaid(steps: Steps, order: OrderRow, upToMinor: number): Map<number, number> {
  if (order.status !== 'PAID') return new Map();
  const paidFor = linesOf(steps.world, order.id).filter(({ kind }) => kind !== 'PASS');
  const paid = new Map(paidFor.map(({ position, amountMinor, claimedMinor }) => [position, amountMinor - claimedMinor]));
  const amountMinor = Math.min(upToMinor, sum(paid));
  if (amountMinor === 0) return new Map();
  const unpaid = spread(amountMinor, paid);
  claim(steps, order, unpaid, false);
  return unpaid;
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
    const left = { amountMinor: leftAtCard(world, payment), currency: world.organisation.currency };
    return refuse(refusal('REFUND_TOO_LARGE', 'amount', { left }));
  }
  return inSteps<'recordRefund'>(world, (steps) => {
    const { id } = writeDown(steps, order, payment, { amountMinor, providerRef, origin: 'AT_PROVIDER' });
    setDisputed(steps, payment, payment.disputedAt !== null);
    return { refundId: id };
  });
}
