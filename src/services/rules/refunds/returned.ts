import { Drafts, templates } from '../../ledger/index.js';
import { isExpired } from '../passes/payment-plan.js';
import { shareOf } from '../world/arithmetic.js';
import type { OrderLineRow, OrderRow } from '../world/order-rows.js';
import type { Changes, PassRow, World } from '../world/world.js';
import { issuedPass } from './grace-chain.js';

/** The value and entries that cancelled bookings return to a pass. */
export interface Returned {
  pass: PassRow;
  consumedMinor: number;
  entries: number;
}

/**
 * A refunded pass holds nothing any more. When a booking that it paid for is cancelled later, the returned value is owed to the
 * payer, as far as the organisation still has the money. On an expired pass it is breakage, unless the organisation cancels.
 */
export function oweReturned(world: World, changes: Changes, returned: readonly Returned[], byOrganisation: boolean): void {
  const orders = new Map<string, OrderRow>();
  const lines = new Map<string, OrderLineRow>();
  const drafts = new Drafts(world.organisation.currency, world.newId);
  for (const { pass, consumedMinor, entries } of returned) {
    const isLost = isExpired(pass, world.now) && !byOrganisation;
    if (pass.state !== 'REFUNDED' || isLost || consumedMinor + entries === 0) continue;
    const issued = issuedPass(world, pass).id;
    const line = lines.get(issued) ?? [...world.orderLines.values()].find(({ passId }) => passId === issued);
    const order = line && (orders.get(line.orderId) ?? world.orders.get(line.orderId));
    if (!line || !order) throw new Error(`the order of pass ${pass.id} was not prefetched`);
    const price = pass.kind === 'CREDIT' ? shareOf(pass.priceMinor, consumedMinor, pass.creditMinor ?? 0) : consumedMinor;
    const owedMinor = Math.min(price, line.amountMinor - line.claimedMinor, keptOf(world, order));
    const held = { id: pass.id, leftMinor: consumedMinor, entriesLeft: entries, earnedMinor: 0 };
    templates.passRefunded(drafts, held, owedMinor, line);
    lines.set(issued, { ...line, claimedMinor: line.claimedMinor + owedMinor });
    orders.set(order.id, { ...order, refundDueMinor: order.refundDueMinor + owedMinor, version: order.version + 1 });
  }
  if (orders.size === 0) return;
  changes.transfers = changes.transfers.concat(drafts.list);
  changes.changed.orders = [...orders.values()];
  changes.changed.orderLines = [...lines.values()];
}

/** The part of an order's money that was neither refunded nor is about to be. A bank may have taken more than was unused. */
function keptOf({ payments, refunds }: World, { id, refundDueMinor }: OrderRow): number {
  let kept = -refundDueMinor;
  for (const { orderId, amountMinor } of payments.values()) if (orderId === id) kept += amountMinor;
  for (const { orderId, status, amountMinor } of refunds.values()) if (orderId === id && status !== 'FAILED') kept -= amountMinor;
  return Math.max(0, kept);
}
