import { templates } from '../../ledger/index.js';
import { boughtWith } from '../selling/bought-with.js';
import { linesOf } from '../selling/holds.js';
import { post } from '../selling/settle.js';
import { spread, sumOf } from '../world/arithmetic.js';
import type { OrderRow, PaymentRow, RefundRow } from '../world/order-rows.js';
import type { Steps } from '../world/steps.js';
import { claim, claimable, everyLine } from './claims.js';
import { leftOf } from './left.js';
import { payOut } from './pay-out.js';
import { addClaims, refundOf, takeBack } from './take-back.js';

/** Money that left a payment without a request here: refunded at the provider by hand, or lost in a dispute. */
interface Gone extends Pick<RefundRow, 'origin'> {
  amountMinor: number;
  providerRef: string | null;
}

/**
 * Takes the money from the order: first the unused part, then what was paid for seats and registrations, which are owed again.
 * The value that passes and gifts had given by then is the organisation's loss, and so is money that was refunded in another way
 * before. With the last of the money the passes of the order are taken back, even when nothing was left on them.
 */
export function writeDown(steps: Steps, order: OrderRow, payment: PaymentRow, gone: Gone): RefundRow {
  const { world } = steps;
  const left = leftOf(world, payment);
  const here = Math.min(gone.amountMinor, left);
  const lines = claimable(world, order);
  const unused = Math.min(here, sumOf(lines.values()) + order.refundDueMinor);
  const claims = takeBack(steps, order, lines, unused);
  const unpaid = leaveUnpaid(steps, order, here - unused);
  addClaims(claims, unpaid);
  post(steps, (drafts) => templates.usedValueLost(drafts, gone.amountMinor - unused - sumOf(unpaid.values()), order.id));
  const refund = refundOf(world, payment, { ...gone, method: 'CARD', reason: '', feeReturnedMinor: 0, claims });
  steps.create('refunds', refund);
  payOut(steps, refund, payment, gone.providerRef);
  if (gone.amountMinor >= left && boughtWith(world, order).some(({ id }) => id === payment.id))
    claim(steps, order, new Map(), everyLine(world, order));
  return refund;
}

/**
 * Takes up to an amount of what was paid for seats and registrations, even for used ones. Returns what it took from each line.
 */
function leaveUnpaid(steps: Steps, order: OrderRow, upToMinor: number): Map<number, number> {
  if (order.status !== 'PAID') return new Map();
  const paidFor = linesOf(steps.world, order.id).filter(({ kind }) => kind !== 'PASS');
  const paid = new Map(paidFor.map(({ position, amountMinor, claimedMinor }) => [position, amountMinor - claimedMinor]));
  const amountMinor = Math.min(upToMinor, sumOf(paid.values()));
  if (amountMinor === 0) return new Map();
  const unpaid = spread(amountMinor, paid);
  claim(steps, order, unpaid);
  return unpaid;
}
