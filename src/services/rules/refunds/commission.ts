import { shareBetween } from '../world/arithmetic.js';
import type { PaymentRow } from '../world/order-rows.js';
import type { World } from '../world/world.js';
import { leftOf } from './left.js';

/**
 * The part of the platform's commission that is returned with a part of the payment. A payment that is refunded whole, in
 * however many parts, returns exactly its commission. Stripe computes its own part of the application fee and does not document
 * its rounding, so a single part may differ by one minor unit.
 */
export function commissionReturned(world: World, payment: PaymentRow, amountMinor: number): number {
  const before = payment.amountMinor - leftOf(world, payment);
  return shareBetween(payment.feeMinor, before, before + amountMinor, payment.amountMinor);
}
