import { put } from '../../rules/world/apply.js';
import type { OrderLineRow, OrderRow, PaymentRow, RefundRow } from '../../rules/world/order-rows.js';
import type { World } from '../../rules/world/world.js';
import type { Run } from '../transaction.js';
import * as queries from './order-queries.js';
import type { Locking } from './queries.js';

/**
 * Brings the orders of passes that were given back while bookings stood that they paid for: what those return is owed to the payer. They come to
 * light behind locks that are taken after theirs elsewhere, so that a refund of the same order by another server may be in the way: then one of the two is tried
 * again. As rare as such passes are, that costs less than to look for them before every cancellation.
 */
export async function fetchReturned(run: Run, organisationId: string, world: World, locking: Locking): Promise<void> {
  const passIds = new Set<string>();
  for (const { passId, returnedAt } of world.redemptions.values()) {
    if (returnedAt === null && world.passes.get(passId)?.state === 'REFUNDED') passIds.add(passId);
  }
  if (passIds.size === 0) return;
  const rows = await run<{ id: string }>(queries.ordersOfPasses(organisationId, passIds));
  const orderIds = rows.map(({ id }) => id);
  for (const row of await run<OrderRow>(queries.ordersById(organisationId, orderIds, locking))) put(world, 'orders', row);
  const [lines, payments, refunds] = await Promise.all([
    run<OrderLineRow>(queries.linesOfOrders(organisationId, orderIds)),
    run<PaymentRow>(queries.paymentsOfOrders(organisationId, orderIds)),
    run<RefundRow>(queries.refundsOfOrders(organisationId, orderIds)),
  ]);
  for (const row of lines) put(world, 'orderLines', row);
  for (const row of payments) put(world, 'payments', row);
  for (const row of refunds) put(world, 'refunds', row);
}
