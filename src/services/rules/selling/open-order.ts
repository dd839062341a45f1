import { sumOf } from '../world/arithmetic.js';
import type { OrderLineRow, OrderRow, PaymentRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import type { Steps } from '../world/steps.js';
import { stripeAmountProblem } from './amounts.js';
import type { OrderableLine, Ordering } from './lines.js';
import type { CheckoutTerms, PaymentPart, Reduction } from './order-input.js';
import { discounts } from './price.js';
import { countUse, usablePromoCode } from './promo.js';

const MINUTE_MS = 60_000;
/** The most orders of one customer that may wait for payment, each with everything that it holds. */
export const OPEN_ORDERS_MAX = 5;

/**
 * Refuses an order that the provider could not charge, and a customer who already holds too much.
 * @param payerField the input field that names the customer, if only by their registration
 */
export function refuseToWait(
  { world, refuse }: Steps,
  { customerId, provider, totalMinor: amountMinor }: OrderRow,
  payerField: 'customerId' | 'registrationId',
): void {
  const { currency } = world.organisation;
  if (provider === 'STRIPE' && stripeAmountProblem(amountMinor, currency) !== undefined) {
    refuse(refusal('AMOUNT_NOT_PAYABLE_ONLINE', undefined, { total: { amountMinor, currency } }));
  }
  if (customerId === null) return;
  const open = [...world.orders.values()].filter((order) => order.customerId === customerId && order.status === 'OPEN');
  if (open.length > OPEN_ORDERS_MAX) refuse(refusal('TOO_MANY_OPEN_ORDERS', payerField, { limit: OPEN_ORDERS_MAX }));
}

/** Prices the lines and creates the order, unpaid. */
export function openOrder(
  steps: Steps,
  wanted: readonly OrderableLine[],
  ordering: Ordering,
  reduction: Reduction,
  { provider, holdMinutes }: CheckoutTerms = { provider: null, holdMinutes: 0 },
): OrderRow {
  const { world } = steps;
  const { promoCode, discountMinor: given, reason } = reduction;
  const code = promoCode === null ? undefined : steps.or(usablePromoCode(world, promoCode, ordering.customerId, wanted));
  const subtotalMinor = sumOf(wanted.map(({ unitPriceMinor }) => unitPriceMinor));
  if (given > subtotalMinor) steps.refuse(refusal('INVALID_INPUT', 'discount', { reason: 'OUT_OF_RANGE', limit: subtotalMinor }));
  const taken = discounts(wanted, code, given);
  const discountMinor = sumOf(taken);
  const order: OrderRow = {
    id: world.newId(),
    customerId: ordering.customerId,
    channel: ordering.channel,
    status: 'OPEN',
    subtotalMinor,
    discountMinor,
    totalMinor: subtotalMinor - discountMinor,
    refundDueMinor: 0,
    promoCodeId: code?.id ?? null,
    discountReason: reason,
    heldUntil: new Date(world.now.getTime() + holdMinutes * MINUTE_MS),
    provider,
    createdAt: world.now,
    paidAt: null,
    version: 1,
  };
  const lines = wanted.map(
    (line, position): OrderLineRow => ({
      ...line,
      orderId: order.id,
      position,
      discountMinor: taken[position] ?? 0,
      amountMinor: line.unitPriceMinor - (taken[position] ?? 0),
    }),
  );
  steps.create('orders', order);
  steps.create('orderLines', ...lines);
  countUse(steps, order, 1);
  return order;
}

/** The payments of the desk. They must add up to the total exactly. @param field the input field that lists them */
export function received(
  { world, refuse }: Steps,
  order: OrderRow,
  parts: readonly PaymentPart[],
  field = 'payments',
): PaymentRow[] {
  if (sumOf(parts.map(({ amountMinor }) => amountMinor)) !== order.totalMinor) {
    const total = { amountMinor: order.totalMinor, currency: world.organisation.currency };
    refuse(refusal('PAYMENTS_DO_NOT_ADD_UP', field, { total }));
  }
  return parts.map(({ method, amountMinor, tenderedMinor }) => ({
    id: world.newId(),
    orderId: order.id,
    method,
    amountMinor,
    tenderedMinor,
    changeMinor: tenderedMinor === null ? 0 : tenderedMinor - amountMinor,
    providerRef: null,
    feeMinor: 0,
    isTest: false,
    disputedAt: null,
    takenBy: world.by,
    createdAt: world.now,
  }));
}
