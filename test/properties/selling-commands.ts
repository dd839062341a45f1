import { uuidv7 } from '../../src/services/engine/database/new-id.js';
import type { Command, CommandOf } from '../../src/services/rules/commands/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import type { OrderLineSpec, PaymentPart } from '../../src/services/rules/selling/order-input.js';
import type { Actor } from '../../src/services/rules/world/actor.js';
import type { World } from '../../src/services/rules/world/world.js';
import type { Cast } from './cast.js';
import type { Step } from './scenario.js';
import { type LineStep, PROMO_CODES, type Selling } from './selling.js';
import { commandOf } from './step-commands.js';

/** The rows that steps of selling pick from besides. */
export interface SellingCast extends Cast {
  orders: string[];
  payments: string[];
  /** Payments that a bank may be asked to take back. */
  onlinePayments: string[];
  refunds: string[];
  giftCodeHashes: string[];
}

/** The lists of a cast that grow, by the rows that they are of. */
export const GROWING = ['registrations', 'passes', 'bookings', 'orders', 'payments', 'refunds'] as const;

const CHECKOUT = { provider: 'STRIPE', holdMinutes: 30 } as const;
const FEE_BPS = 300;
const STAFF: Actor = { kind: 'STAFF' };

/** Takes up all rows there are by now, oldest first. */
export function refresh(cast: SellingCast, world: World): void {
  for (const kind of GROWING) cast[kind] = [...world[kind].keys()].sort();
  cast.onlinePayments = cast.payments.filter((id) => world.payments.get(id)?.method === 'STRIPE');
}

type Picks = (rows: readonly string[], at: number) => string;

/** Mostly those rows that something can become of, and now and then any. */
function likely(rows: readonly string[], at: number, isFit: (id: string) => boolean): readonly string[] {
  const fit = at < 50 ? rows.filter(isFit) : [];
  return fit.length === 0 ? rows : fit;
}

const isOpen =
  ({ orders }: World) =>
  (id: string): boolean =>
    orders.get(id)?.status === 'OPEN';

/** The command that a step stands for, as the studio is now. */
export function sellingCommandOf(step: Exclude<Step, { do: 'advance' }> | Selling, cast: SellingCast, world: World): Command {
  const pick: Picks = (rows, at) => (at === 59 ? cast.unknown : (rows[at % rows.length] ?? cast.unknown));
  const actor = (at: number | null): Actor => (at === null ? STAFF : { kind: 'CUSTOMER', customerId: pick(cast.customers, at) });
  switch (step.do) {
    case 'placeOrder':
      return placing(step, cast, world, pick);
    case 'payOrder':
      return paying(step, cast, world, pick);
    case 'releaseOrder': {
      const orderId = pick(likely(cast.orders, step.orderAt, isOpen(world)), step.orderAt);
      return { kind: 'releaseOrder', actor: actor(step.byCustomerAt), orderId, as: step.as };
    }
    case 'refundPayment':
      return refunding(step, cast, world, pick);
    case 'recordRefund': {
      const { amountMinor, againAt } = step;
      const paymentId = pick(cast.onlinePayments, step.paymentAt);
      // The same payment and number again is the same refund, reported again.
      const providerRef = `re ${cast.payments.indexOf(paymentId)} ${againAt}`;
      return { kind: 'recordRefund', paymentId, amountMinor, providerRef };
    }
    case 'settleRefund': {
      const pending = likely(cast.refunds, step.refundAt, (id) => world.refunds.get(id)?.status === 'PENDING');
      return { kind: 'settleRefund', refundId: pick(pending, step.refundAt), succeeded: step.succeeded, providerRef: null };
    }
    case 'disputePayment': {
      const { isOpen, lostMinor } = step;
      return { kind: 'disputePayment', paymentId: pick(cast.onlinePayments, step.paymentAt), isOpen, lostMinor };
    }
    case 'redeemGift': {
      const registrationId = pick(cast.registrations, step.registrationAt);
      const codeHash = pick(cast.giftCodeHashes, step.giftAt);
      return { kind: 'redeemGift', actor: actor(step.byCustomerAt), codeHash, registrationId };
    }
    default: {
      const command = commandOf(step, cast);
      return command.kind === 'bookSession' ? { ...command, checkout: CHECKOUT } : command;
    }
  }
}

type StepOf<D extends Selling['do']> = Extract<Selling, { do: D }>;

function placing(step: StepOf<'placeOrder'>, cast: SellingCast, world: World, pick: Picks): CommandOf<'placeOrder'> {
  const { byCustomer, methods } = step;
  // A gift may be bought at the desk without a customer.
  const customerId = step.customerAt === 58 && !byCustomer ? null : pick(cast.customers, step.customerAt);
  const isHeld = byCustomer || methods.length === 0;
  const order: CommandOf<'placeOrder'> = {
    kind: 'placeOrder',
    actor: byCustomer && customerId !== null ? { kind: 'CUSTOMER', customerId } : STAFF,
    customerId,
    channel: isHeld ? 'ONLINE' : 'RECEPTION',
    lines: step.lines.map((line) => lineOf(line, customerId, cast, world, pick)),
    reduction: {
      promoCode: step.promoAt === null ? null : (PROMO_CODES[step.promoAt]?.code ?? 'NONE'),
      discountMinor: byCustomer ? 0 : step.discountMinor,
      reason: 'Regular',
    },
    payments: null,
    ...(isHeld ? CHECKOUT : { provider: null, holdMinutes: 0 }),
  };
  return isHeld ? order : { ...order, payments: partsOf(order, step, world) };
}

function lineOf(step: LineStep, customerId: string | null, cast: SellingCast, world: World, pick: Picks): OrderLineSpec {
  // Most of the time somebody orders for themselves.
  const isOwn = (id: string): boolean => world.registrations.get(id)?.customerId === customerId;
  if (step.kind === 'REGISTRATION')
    return { kind: 'REGISTRATION', attendeeId: pick(cast.attendees, step.attendeeAt), groupId: pick(cast.groups, step.groupAt) };
  const registrationId = pick(likely(cast.registrations, step.registrationAt, isOwn), step.registrationAt);
  if (step.kind === 'SESSION') {
    const groupId = world.registrations.get(registrationId)?.groupId;
    const sessions = likely(cast.sessions, step.sessionAt, (id) => world.sessions.get(id)?.groupId === groupId);
    return { kind: 'SESSION', sessionId: pick(sessions, step.sessionAt), registrationId };
  }
  const productId = pick(cast.products, step.productAt);
  if (step.gift) {
    const codeHash = `gift ${cast.giftCodeHashes.length}`;
    cast.giftCodeHashes.push(codeHash);
    const gift = { lineId: uuidv7(), codeHash, to: null, email: null };
    return { kind: 'PASS', productId, registrationId: null, customerId: null, gift };
  }
  const isCredit = cast.creditProducts.has(productId);
  return {
    kind: 'PASS',
    productId,
    registrationId: isCredit ? registrationId : null,
    customerId: isCredit ? null : customerId,
    gift: null,
  };
}

/** What the order costs, which only the rules know, in parts; now and then a cent short. */
function partsOf(order: CommandOf<'placeOrder'>, { methods, isShort }: StepOf<'placeOrder'>, world: World): PaymentPart[] {
  const asked = rules.decide(world, { ...order, payments: [] });
  const [refused] = asked.kind === 'refused' ? asked.refusals : [];
  if (refused?.code !== 'PAYMENTS_DO_NOT_ADD_UP') return [];
  const totalMinor = refused.total.amountMinor - (isShort ? 1 : 0);
  const each = Math.floor(totalMinor / methods.length);
  return methods
    .map((method, at) => ({
      method,
      amountMinor: at === 0 ? totalMinor - each * (methods.length - 1) : each,
      tenderedMinor: null,
    }))
    .filter(({ amountMinor }) => amountMinor > 0);
}

function refunding(step: StepOf<'refundPayment'>, cast: SellingCast, world: World, pick: Picks): CommandOf<'refundPayment'> {
  const { method, returnFee } = step;
  const paymentId = pick(cast.payments, step.paymentAt);
  const refund = { kind: 'refundPayment', paymentId, ...amountOf(step), method, returnFee, reason: 'Ill' } as const;
  if (method !== 'PASS') return refund;
  const payer = world.orders.get(world.payments.get(paymentId)?.orderId ?? '')?.customerId;
  const isPayers = (id: string): boolean => world.registrations.get(id)?.customerId === payer;
  const isCredit = (id: string): boolean => cast.creditProducts.has(id);
  return {
    ...refund,
    returnFee: returnFee && step.productAt > 50,
    productId: pick(likely(cast.products, step.productAt, isCredit), step.productAt),
    registrationId: pick(likely(cast.registrations, step.registrationAt, isPayers), step.registrationAt),
  };
}

/** An amount of all lines, or named lines, the first of them with an amount. */
function amountOf({ amountMinor, lines }: StepOf<'refundPayment'>): Pick<CommandOf<'refundPayment'>, 'amountMinor' | 'lines'> {
  if (lines === null) return { amountMinor };
  const named = lines.map((position, at) => ({ position, amountMinor: at === 0 ? amountMinor : null }));
  return { amountMinor: null, lines: named };
}

function paying(step: StepOf<'payOrder'>, cast: SellingCast, world: World, pick: Picks): CommandOf<'payOrder'> {
  const orderId = pick(likely(cast.orders, step.orderAt, isOpen(world)), step.orderAt);
  const by = { RIGHT: 0, LESS: -1, MORE: 1 }[step.amount];
  const amountMinor = Math.max(1, (world.orders.get(orderId)?.totalMinor ?? 0) + by);
  return {
    kind: 'payOrder',
    orderId,
    method: 'STRIPE',
    amountMinor,
    // The same order and number again is the same payment, reported again.
    providerRef: `pi ${cast.orders.indexOf(orderId)} ${step.againAt}`,
    feeMinor: Math.round((amountMinor * FEE_BPS) / 10_000),
    isTest: false,
  };
}
