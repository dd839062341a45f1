import { Drafts, templates } from '../../ledger/index.js';
import { isExpired } from '../passes/payment-plan.js';
import { shareOf } from '../world/arithmetic.js';
import type { OrderLineRow, OrderRow } from '../world/order-rows.js';
import type { Changes, PassRow, World } from '../world/world.js';

/** What cancelled bookings return to a pass. */
export interface Returned {
  pass: PassRow;
  consumedMinor: number;
  entries: number;
}

/**
 * A pass that was given back holds nothing any more: what a booking returns to it that is cancelled afterwards is owed to whoever bought it,
 * as far as their money is here. Of one that has expired it is breakage, as always.
 */
export function oweReturned(world: World, changes: Changes, returned: readonly Returned[]): void {
  const orders = new Map<string, OrderRow>();
  const lines: OrderLineRow[] = [];
  const drafts = new Drafts(world.organisation.currency, world.newId);
  for (const { pass, consumedMinor, entries } of returned) {
    if (pass.state !== 'REFUNDED' || isExpired(pass, world.now) || consumedMinor + entries === 0) continue;
    const line = [...world.orderLines.values()].find(({ passId }) => passId === pass.id);
    const order = line && (orders.get(line.orderId) ?? world.orders.get(line.orderId));
    if (!line || !order) throw new Error(`the order of pass ${pass.id} was not prefetched`);
    const price = pass.kind === 'CREDIT' ? shareOf(pass.priceMinor, consumedMinor, pass.creditMinor ?? 0) : consumedMinor;
    const owedMinor = Math.min(price, line.amountMinor - line.claimedMinor, keptOf(world, order));
    const held = { id: pass.id, leftMinor: consumedMinor, entriesLeft: entries, earnedMinor: 0 };
    templates.passRefunded(drafts, held, owedMinor, line);
    lines.push({ ...line, claimedMinor: line.claimedMinor + owedMinor });
    orders.set(order.id, { ...order, refundDueMinor: order.refundDueMinor + owedMinor, version: order.version + 1 });
  }
  if (orders.size === 0) return;
  changes.transfers = changes.transfers.concat(drafts.list);
  changes.changed.orders = [...orders.values()];
  changes.changed.orderLines = lines;
}

/** What of an order's money has neither gone back nor is about to: a payer's bank may have taken more of it than was unused. */
function keptOf({ payments, refunds }: World, { id, refundDueMinor }: OrderRow): number {
  let kept = -refundDueMinor;
  for (const { orderId, amountMinor } of payments.values()) if (orderId === id) kept += amountMinor;
  for (const { orderId, status, amountMinor } of refunds.values()) if (orderId === id && status !== 'FAILED') kept -= amountMinor;
  return Math.max(0, kept);
}
