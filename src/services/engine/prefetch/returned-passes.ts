import { issuedPass } from '../../rules/refunds/grace-chain.js';
import { put } from '../../rules/world/apply.js';
import type { OrderLineRow, OrderRow, PaymentRow, RefundRow } from '../../rules/world/order-rows.js';
import type { World } from '../../rules/world/world.js';
import type { Locks } from './locks.js';
import * as queries from './order-queries.js';

/**
 * Reads the orders of refunded passes that still pay for bookings: what those bookings return is owed to the payer. These orders
 * are found late and locked out of the usual order, so a refund on another server may deadlock with this batch. Then one of the
 * two is retried. Such passes are rare, and this costs less than looking for them before every cancellation.
 */
export async function fetchReturned(locks: Locks, organisationId: string, world: World): Promise<void> {
  const { run } = locks;
  const passIds = new Set<string>();
  for (const { passId, returnedAt } of world.redemptions.values()) {
    const pass = world.passes.get(passId);
    if (returnedAt === null && pass?.state === 'REFUNDED') passIds.add(issuedPass(world, pass).id);
  }
  if (passIds.size === 0) return;
  const rows = await run<{ id: string }>(queries.ordersOfPasses(organisationId, passIds));
  const orderIds = rows.map(({ id }) => id);
  const orders = await locks.take<OrderRow>('orders', (locking) => queries.ordersById(organisationId, orderIds, locking));
  for (const row of orders) put(world, 'orders', row);
  const [lines, payments, refunds] = await Promise.all([
    run<OrderLineRow>(queries.linesOfOrders(organisationId, orderIds)),
    run<PaymentRow>(queries.paymentsOfOrders(organisationId, orderIds)),
    run<RefundRow>(queries.refundsOfOrders(organisationId, orderIds)),
  ]);
  for (const row of lines) put(world, 'orderLines', row);
  for (const row of payments) put(world, 'payments', row);
  for (const row of refunds) put(world, 'refunds', row);
}
