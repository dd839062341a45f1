import type { OrderRow, PaymentRow } from '../world/order-rows.js';
import type { World } from '../world/world.js';

/**
 * The payments that paid an order: at the desk the parts of its price, online the whole price. Earlier and later payments
 * bought nothing.
 */
export function boughtWith({ payments }: World, { id, paidAt, totalMinor }: OrderRow): PaymentRow[] {
  const then = [...payments.values()].filter(
    ({ orderId, createdAt }) => orderId === id && createdAt.getTime() === paidAt?.getTime(),
  );
  const atDesk = then.filter(({ providerRef }) => providerRef === null);
  if (atDesk.length > 0) return atDesk;
  // Of two online payments in the same moment, the first one paid.
  const whole = then.filter(({ amountMinor }) => amountMinor === totalMinor);
  return whole.sort((one, other) => (one.id < other.id ? -1 : 1)).slice(0, 1);
}

/** Whether the payer's bank has taken back a part of what paid the order, or still may. */
export function isContested(world: World, order: OrderRow): boolean {
  const lost = new Set<string>();
  for (const { paymentId, origin } of world.refunds.values()) if (origin === 'DISPUTE_LOST') lost.add(paymentId);
  return boughtWith(world, order).some(({ id, disputedAt }) => disputedAt !== null || lost.has(id));
}
