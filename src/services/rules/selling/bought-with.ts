import type { OrderRow, PaymentRow } from '../world/order-rows.js';
import type { World } from '../world/world.js';

/** The payments that an order was paid with: at the desk the parts of its price, online all of it. What came before or after bought nothing. */
export function boughtWith({ payments }: World, { id, paidAt, totalMinor }: OrderRow): PaymentRow[] {
  const then = [...payments.values()].filter(
    ({ orderId, createdAt }) => orderId === id && createdAt.getTime() === paidAt?.getTime(),
  );
  const atDesk = then.filter(({ providerRef }) => providerRef === null);
  if (atDesk.length > 0) return atDesk;
  // What came online in the same moment once more is the later of them.
  const whole = then.filter(({ amountMinor }) => amountMinor === totalMinor);
  return whole.sort((one, other) => (one.id < other.id ? -1 : 1)).slice(0, 1);
}

/** Whether the payer's bank may yet take back what an order was paid with, or took a part of it. */
export function isContested(world: World, order: OrderRow): boolean {
  const lost = new Set<string>();
  for (const { paymentId, origin } of world.refunds.values()) if (origin === 'DISPUTE_LOST') lost.add(paymentId);
  return boughtWith(world, order).some(({ id, disputedAt }) => disputedAt !== null || lost.has(id));
}
