import { registrationAccount } from '../../ledger/index.js';
import { linesOf } from '../selling/holds.js';
import type { OrderRow } from '../world/order-rows.js';
import type { World } from '../world/world.js';
import { claimable } from './claims.js';
import { leftOf } from './left.js';

/** The refundable part of a payment, in minor units. */
export interface Refundable {
  paymentId: string;
  amountMinor: number;
}

/**
 * Where the money of a registration came from and could go back to: the payments that `refundPayment` can refund now, the last
 * one first. Money that nobody paid by an order, such as the cover of an ENTRY pass, is not among them.
 */
export function refundableOf(world: World, registrationId: string): Refundable[] {
  let account = Math.max(0, world.balances.get(registrationAccount(registrationId)) ?? 0);
  const found: Refundable[] = [];
  for (const order of paidOrders(world)) {
    const own = linesOf(world, order.id).filter((line) => line.registrationId === registrationId);
    if (own.length === 0) continue;
    const unused = claimable(world, order, new Set(own.map(({ position }) => position)));
    let amountMinor = 0;
    for (const { kind, position } of own) {
      const left = unused.get(position) ?? 0;
      // Several orders may have paid into one account, whose money can be refunded once.
      const taken = kind === 'PASS' ? left : Math.min(left, account);
      if (kind !== 'PASS') account -= taken;
      amountMinor += taken;
    }
    found.push(...overPayments(world, order, amountMinor));
  }
  return found;
}

const paidOrders = ({ orders }: World): OrderRow[] =>
  [...orders.values()]
    .filter(({ status }) => status === 'PAID')
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1));

function overPayments(world: World, { id }: OrderRow, amountMinor: number): Refundable[] {
  let rest = amountMinor;
  const found: Refundable[] = [];
  for (const payment of world.payments.values()) {
    if (payment.orderId !== id || payment.disputedAt !== null) continue;
    const taken = Math.min(rest, leftOf(world, payment));
    if (taken > 0) found.push({ paymentId: payment.id, amountMinor: taken });
    rest -= taken;
  }
  return found;
}
