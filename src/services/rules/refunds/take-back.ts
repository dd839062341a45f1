import { linesOf } from '../selling/holds.js';
import { spread, sumOf } from '../world/arithmetic.js';
import type { OrderRow, PaymentRow, RefundRow } from '../world/order-rows.js';
import type { Steps } from '../world/steps.js';
import type { World } from '../world/world.js';
import { claim, everyLine } from './claims.js';

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
    givenBy: world.by,
    status: 'PENDING',
    providerRef: null,
    createdAt: world.now,
    settledAt: null,
    cameBackAt: null,
    passOrderId: null,
    claims: Object.fromEntries(terms.claims),
  };
}

/**
 * Takes an amount from what is owed already, then from all lines. Returns what it took from each line, by position. With the
 * last of the money all lines are given back whole, even those that have nothing left.
 */
export function takeBack(
  steps: Steps,
  order: OrderRow,
  lines: ReadonlyMap<number, number>,
  amountMinor: number,
): Map<number, number> {
  const due = Math.min(order.refundDueMinor, amountMinor);
  const claims = owedByLine(steps.world, order, due);
  payOwed(steps, order, due);
  const rest = amountMinor - due;
  if (rest === 0) return claims;
  const more = spread(rest, lines);
  claim(steps, order, more, rest === sumOf(lines.values()) ? everyLine(steps.world, order) : new Set());
  addClaims(claims, more);
  return claims;
}

/**
 * Takes an amount from each named line: from what is owed of it already, then from its unused value. A line of which nothing is
 * left then is given back whole. Returns what it took from each line, by position.
 */
export function takeBackLines(
  steps: Steps,
  order: OrderRow,
  unused: ReadonlyMap<number, number>,
  amounts: ReadonlyMap<number, number>,
): Map<number, number> {
  const owed = owedByLine(steps.world, order, order.refundDueMinor);
  const more = new Map<number, number>();
  const whole = new Set<number>();
  let due = 0;
  for (const [position, amountMinor] of amounts) {
    const fromOwed = Math.min(owed.get(position) ?? 0, amountMinor);
    due += fromOwed;
    if (amountMinor === fromOwed) continue;
    more.set(position, amountMinor - fromOwed);
    if (amountMinor - fromOwed === unused.get(position)) whole.add(position);
  }
  payOwed(steps, order, due);
  claim(steps, order, more, whole);
  return new Map(amounts);
}

function payOwed(steps: Steps, order: OrderRow, due: number): void {
  if (due > 0) steps.change('orders', { ...order, refundDueMinor: order.refundDueMinor - due, version: order.version + 1 });
}

/** Adds what was taken from each line to what was taken before. */
export function addClaims(claims: Map<number, number>, more: ReadonlyMap<number, number>): void {
  for (const [position, claimed] of more) claims.set(position, (claims.get(position) ?? 0) + claimed);
}

/**
 * The part of the money owed that was claimed of the lines and never paid out, by position: by refunds that failed, or for
 * bookings that returned to a refunded pass. The refund that pays it out puts it on its credit note. Money that came back after
 * a refund is left out: its credit note exists already.
 */
export function owedByLine(world: World, order: OrderRow, dueMinor: number): Map<number, number> {
  const left = new Map(linesOf(world, order.id).map(({ position, claimedMinor }) => [position, claimedMinor]));
  for (const refund of world.refunds.values()) {
    if (refund.orderId !== order.id || (refund.status === 'FAILED' && refund.cameBackAt === null)) continue;
    for (const [at, claimed] of Object.entries(refund.claims)) left.set(Number(at), (left.get(Number(at)) ?? 0) - claimed);
  }
  const amountMinor = Math.min(dueMinor, sumOf(left.values()));
  return amountMinor > 0 ? spread(amountMinor, left) : new Map();
}
