import {
  type AnswerOf,
  type CheckoutTerms,
  type CommandOf,
  type Decision,
  NO_REDUCTION,
  type PaymentPart,
  type Reduction,
} from '../world/command.js';
import type { OrderLineRow, OrderRow, PaymentRow } from '../world/order-rows.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { inSteps, type Steps } from '../world/steps.js';
import { seatKey, type World } from '../world/world.js';
import { stripeAmountProblem } from './amounts.js';
import { hold } from './holds.js';
import { depositLine, type OrderableLine, type Ordering, orderable } from './lines.js';
import { discounts } from './price.js';
import { countUse, usablePromoCode } from './promo.js';
import { settle } from './settle.js';

const MINUTE_MS = 60_000;
/** So many orders of one customer may wait for their money, each with all that it holds. */
export const OPEN_ORDERS_MAX = 5;

/** Places an order: what it is for is held, and with the payments of the desk paid and issued at once. So is what costs nothing. */
export function decidePlaceOrder(world: World, command: CommandOf<'placeOrder'>): Decision<AnswerOf<'placeOrder'>> {
  return inSteps<'placeOrder'>(world, (steps) => {
    const { actor, customerId, lines, reduction, payments } = command;
    const isForeign = actor.kind === 'CUSTOMER' && customerId !== actor.customerId;
    if (customerId !== null && (isForeign || !world.customers.has(customerId))) {
      steps.refuse(refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' }));
    }
    const wanted = lines.map((spec, at) => {
      const line = orderable(world, spec, command);
      if (isRefusal(line)) return steps.refuse(inLine(line, at));
      hold(steps, line, 1);
      return line;
    });
    refuseTwins(steps, wanted);
    const order = openOrder(steps, wanted, command, reduction, command);
    if (payments !== null || order.totalMinor === 0) settle(steps, order, received(steps, order, payments ?? []), false);
    else refuseToWait(steps, order);
    return { orderId: order.id };
  });
}

/** Sells one pass at the desk: an order of one line, paid at once. */
export function decideSell(world: World, command: CommandOf<'sellPass'>): Decision<AnswerOf<'sellPass'>> {
  return inSteps<'sellPass'>(world, (steps) => {
    const { productId, registrationId, customerId, reduction = NO_REDUCTION } = command;
    const atDesk: Ordering = { actor: { kind: 'STAFF' }, channel: 'RECEPTION', customerId };
    const line = steps.or(orderable(world, { kind: 'PASS', productId, registrationId, customerId, gift: null }, atDesk));
    hold(steps, line, 1);
    const order = openOrder(steps, [line], { ...atDesk, customerId: line.customerId }, reduction);
    settle(steps, order, received(steps, order, partsOf(command, order.totalMinor)), false);
    const passId = world.orderLines.get(line.id)?.passId;
    if (!passId) throw new Error('a pass was sold and not issued');
    return { passId };
  });
}

/** Holds one seat until it is paid online: an order of one line. */
export function decideOrderSeat(world: World, command: CommandOf<'bookSession'>): Decision<AnswerOf<'bookSession'>> {
  return inSteps<'bookSession'>(world, (steps) => {
    const { actor, sessionId, registrationId, checkout } = command;
    if (!checkout?.provider) return steps.refuse(refusal('PAYMENT_PROVIDER_UNAVAILABLE', undefined, {}));
    const online: Ordering = { actor, channel: 'ONLINE', customerId: null };
    const line = steps.or(orderable(world, { kind: 'SESSION', sessionId, registrationId }, online));
    hold(steps, line, 1);
    const order = openOrder(steps, [line], { ...online, customerId: line.customerId }, NO_REDUCTION, checkout);
    refuseToWait(steps, order);
    return { orderId: order.id };
  });
}

/** Money for a registration that nothing is bought with: a debt paid, or a deposit. */
export function decideRecordPayment(world: World, command: CommandOf<'recordPayment'>): Decision<AnswerOf<'recordPayment'>> {
  return inSteps<'recordPayment'>(world, (steps) => {
    const { registrationId, amountMinor, method } = command;
    const line = steps.or(depositLine(world, registrationId, amountMinor));
    const order = openOrder(
      steps,
      [line],
      { actor: { kind: 'STAFF' }, channel: 'RECEPTION', customerId: line.customerId },
      NO_REDUCTION,
    );
    settle(steps, order, received(steps, order, [{ method, amountMinor, tenderedMinor: null }]), false);
    return { registrationId };
  });
}

const isRefusal = (found: object): found is Refusal => 'code' in found;

/** A refusal about one of several lines, said where the line stands in the input. */
function inLine(found: Refusal, at: number): Refusal {
  const [input = 'input', ...field] = found.path;
  return { ...found, path: [input, 'lines', String(at), ...field] };
}

/** What could never be paid is not held, and nobody holds a room without paying for it. */
function refuseToWait({ world, refuse }: Steps, { customerId, provider, totalMinor: amountMinor }: OrderRow): void {
  const { currency } = world.organisation;
  if (provider === 'STRIPE' && stripeAmountProblem(amountMinor, currency) !== undefined) {
    refuse(refusal('AMOUNT_NOT_PAYABLE_ONLINE', undefined, { total: { amountMinor, currency } }));
  }
  if (customerId === null) return;
  const open = [...world.orders.values()].filter((order) => order.customerId === customerId && order.status === 'OPEN');
  if (open.length > OPEN_ORDERS_MAX) refuse(refusal('TOO_MANY_OPEN_ORDERS', 'customerId', { limit: OPEN_ORDERS_MAX }));
}

/** The same seat or place twice in one order could never be had. */
function refuseTwins(steps: Steps, lines: readonly OrderableLine[]): void {
  const seen = new Set<string>();
  for (const [at, { sessionId, groupId, attendeeId }] of lines.entries()) {
    const placeId = sessionId ?? groupId;
    if (placeId === null || attendeeId === null) continue;
    const key = seatKey(placeId, attendeeId);
    if (seen.has(key)) steps.refuse(refusal('INVALID_INPUT', `lines.${at}`, { reason: 'UNEXPECTED' }));
    seen.add(key);
  }
}

/** Prices the lines and puts the order down, waiting for its money. */
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
  const subtotalMinor = sum(wanted.map(({ unitPriceMinor }) => unitPriceMinor));
  if (given > subtotalMinor) steps.refuse(refusal('INVALID_INPUT', 'discount', { reason: 'OUT_OF_RANGE', limit: subtotalMinor }));
  const taken = discounts(wanted, code, given);
  const discountMinor = sum(taken);
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

const sum = (amounts: readonly number[]): number => amounts.reduce((whole, amount) => whole + amount, 0);

/** What a desk sale is paid with: one method for all of it, or a list of parts. */
function partsOf({ method, payments }: CommandOf<'sellPass'>, totalMinor: number): readonly PaymentPart[] {
  return payments ?? (method === null || totalMinor === 0 ? [] : [{ method, amountMinor: totalMinor, tenderedMinor: null }]);
}

/** The payments of the desk, which must be what is due, to the cent. */
function received({ world, refuse }: Steps, order: OrderRow, parts: readonly PaymentPart[]): PaymentRow[] {
  if (sum(parts.map(({ amountMinor }) => amountMinor)) !== order.totalMinor) {
    const total = { amountMinor: order.totalMinor, currency: world.organisation.currency };
    refuse(refusal('PAYMENTS_DO_NOT_ADD_UP', 'payments', { total }));
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
    createdAt: world.now,
  }));
}
