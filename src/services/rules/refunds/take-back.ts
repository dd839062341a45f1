import { linesOf } from '../selling/holds.js';
import { spread, sumOf } from '../world/arithmetic.js';
import type { OrderRow, PaymentRow, RefundRow } from '../world/order-rows.js';
import type { Steps } from '../world/steps.js';
import type { World } from '../world/world.js';
import { claim } from './claims.js';

type RefundTerms = Pick<RefundRow, 'amountMinor' | 'method' | 'origin' | 'reason' | 'feeReturnedMinor'>;

/**
 * The row of a refund that is not paid out yet. @param terms `claims` is what the refund takes back of each line, by position
 */
export function refundOf(
  world: World,
  payment: PaymentRow,
  terms: RefundTerms & { claims: ReadonlyMap<number, number> },
): RefundRow {
  return {
    id: world.newId(),
    paymentId: payment.id,
    orderId: payment.orderId,
    ...terms,
    status: 'PENDING',
    providerRef: null,
    createdAt: world.now,
    settledAt: null,
    cameBackAt: null,
    passOrderId: null,
    claims: Object.fromEntries(terms.claims),
  };
}

/** Takes an amount from what is owed already, then from the lines. Returns what it took from each line, by position. */
export function takeBack(
  steps: Steps,
  order: OrderRow,
  lines: ReadonlyMap<number, number>,
  amountMinor: number,
): Map<number, number> {
  const due = Math.min(order.refundDueMinor, amountMinor);
  const claims = claimedByFailedRefunds(steps, order, due);
  if (due > 0) steps.change('orders', { ...order, refundDueMinor: order.refundDueMinor - due, version: order.version + 1 });
  const rest = amountMinor - due;
  if (rest === 0) return claims;
  const more = spread(rest, lines);
  claim(steps, order, more, rest === sumOf(lines.values()));
  addClaims(claims, more);
  return claims;
}

/** Adds what was taken from each line to what was taken before. */
export function addClaims(claims: Map<number, number>, more: ReadonlyMap<number, number>): void {
  for (const [position, claimed] of more) claims.set(position, (claims.get(position) ?? 0) + claimed);
}

/**
 * The part of the money owed that failed refunds had claimed of the lines. The refund that pays it out puts it on their credit
 * note. Money that came back after a refund is left out: its credit note exists already.
 */
function claimedByFailedRefunds({ world }: Steps, order: OrderRow, dueMinor: number): Map<number, number> {
  const left = new Map(linesOf(world, order.id).map(({ position, claimedMinor }) => [position, claimedMinor]));
  for (const refund of world.refunds.values()) {
    if (refund.orderId !== order.id || (refund.status === 'FAILED' && refund.cameBackAt === null)) continue;
    for (const [at, claimed] of Object.entries(refund.claims)) left.set(Number(at), (left.get(Number(at)) ?? 0) - claimed);
  }
  const amountMinor = Math.min(dueMinor, sumOf(left.values()));
  return amountMinor > 0 ? spread(amountMinor, left) : new Map();
}
