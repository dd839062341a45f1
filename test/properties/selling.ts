import * as fc from 'fast-check';
import type { DeskPaymentMethod, RefundMethod } from '../../src/entities/enums.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import type { PromoCodeRow } from '../../src/services/rules/world/order-rows.js';
import { byCustomerAt, groupAt, index, maybe, method, one, type Scenario, type Step, scenarios, steps } from './scenario.js';

/** A studio that sells as well: orders with all that may become of them, and what happens beside them. */
export interface SellingScenario extends Omit<Scenario, 'steps'> {
  steps: SellingStep[];
}

export type LineStep =
  | { kind: 'PASS'; productAt: number; registrationAt: number; gift: boolean }
  | { kind: 'SESSION'; sessionAt: number; registrationAt: number }
  | { kind: 'REGISTRATION'; attendeeAt: number; groupAt: number };

export type Selling = { dryRun: boolean } & (
  | {
      do: 'placeOrder';
      customerAt: number;
      byCustomer: boolean;
      lines: LineStep[];
      promoAt: number | null;
      discountMinor: number;
      /** How it is paid at the desk, in so many parts; nothing when it is held for a checkout. */
      methods: DeskPaymentMethod[];
      isShort: boolean;
    }
  | { do: 'payOrder'; orderAt: number; amount: 'RIGHT' | 'LESS' | 'MORE'; againAt: number }
  | { do: 'releaseOrder'; orderAt: number; as: 'EXPIRED' | 'CANCELLED'; byCustomerAt: number | null }
  | {
      do: 'refundPayment';
      paymentAt: number;
      amountMinor: number | null;
      /** The positions of the lines that it names, with the amount of the first; null when it is spread over all. */
      lines: number[] | null;
      method: RefundMethod;
      returnFee: boolean;
      /** What it becomes, when it becomes a pass. */
      productAt: number;
      registrationAt: number;
    }
  | { do: 'recordRefund'; paymentAt: number; amountMinor: number; againAt: number }
  | { do: 'settleRefund'; refundAt: number; succeeded: boolean }
  | { do: 'disputePayment'; paymentAt: number; isOpen: boolean; lostMinor: number }
  | { do: 'redeemGift'; giftAt: number; registrationAt: number; byCustomerAt: number | null }
);

/** What nobody commands: time runs out for an order or a pass, and products and the tax rates of courses are edited. */
export type Happening =
  | { do: 'endHold'; orderAt: number }
  | { do: 'endPass'; passAt: number }
  | { do: 'editProduct'; productAt: number; terms: Partial<ProductFacts> }
  | { do: 'editCourse'; courseAt: number; vatBps: number };

export type SellingStep = Step | Selling | Happening;

export const PROMO_CODES: Pick<PromoCodeRow, 'code' | 'percentBps' | 'amountMinor' | 'usageLimit' | 'customerLimit'>[] = [
  { code: 'QUARTER', percentBps: 2500, amountMinor: null, usageLimit: null, customerLimit: null },
  { code: 'FIVE', percentBps: null, amountMinor: 500, usageLimit: 2, customerLimit: null },
  { code: 'ALL', percentBps: 10_000, amountMinor: null, usageLimit: null, customerLimit: 1 },
];

const line: fc.Arbitrary<LineStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('PASS'),
      productAt: index,
      registrationAt: index,
      gift: fc.nat({ max: 3 }).map((n) => n === 3),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('SESSION'), sessionAt: index, registrationAt: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('REGISTRATION'), attendeeAt: index, groupAt }) },
);

const terms: fc.Arbitrary<Partial<ProductFacts>> = fc.oneof(
  fc.record({ priceMinor: fc.constantFrom(0, 700, 1500, 2600) }),
  fc.record({ entries: fc.constantFrom(1, 5), creditMinor: fc.constantFrom(200, 2700) }),
  fc.record({ archived: fc.boolean() }),
  fc.record({ sellableOnline: fc.boolean() }),
  fc.record({ purchaseLimit: fc.constantFrom(null, 1, 3) }),
  fc.record({ validityPeriod: fc.constantFrom(null, 'P2D', 'P1M') }),
);

const selling = (clock: 'MOVES' | 'STANDS'): fc.Arbitrary<SellingStep> =>
  fc.oneof(
    { weight: 30, arbitrary: steps(clock) },
    one<Selling>(24, 'placeOrder', {
      customerAt: index,
      byCustomer: fc.boolean(),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      promoAt: maybe(fc.nat({ max: PROMO_CODES.length })),
      discountMinor: fc.constantFrom(...Array<0>(8).fill(0), 100, 100, 450, 5000),
      methods: fc.array(method, { maxLength: 3 }),
      isShort: fc.nat({ max: 19 }).map((n) => n === 19),
    }),
    one<Selling>(20, 'payOrder', {
      orderAt: index,
      amount: fc.constantFrom(...Array<'RIGHT'>(12).fill('RIGHT'), 'LESS', 'MORE'),
      againAt: fc.constantFrom(0, 0, 0, 1),
    }),
    one<Selling>(3, 'releaseOrder', { orderAt: index, as: fc.constantFrom('EXPIRED', 'CANCELLED'), byCustomerAt }),
    one<Selling>(14, 'refundPayment', {
      paymentAt: index,
      amountMinor: maybe(fc.constantFrom(1, 100, 333, 500, 900, 2000)),
      lines: maybe(fc.uniqueArray(fc.constantFrom(0, 0, 1, 1, 2, 3), { minLength: 1, maxLength: 2 })),
      method: fc.constantFrom<RefundMethod>('CASH', 'BANK', 'CARD', 'CARD', 'CARD', 'PASS', 'PASS'),
      returnFee: fc.boolean(),
      productAt: index,
      registrationAt: index,
    }),
    one<Selling>(2, 'recordRefund', {
      paymentAt: index,
      amountMinor: fc.constantFrom(1, 500, 900, 2000),
      againAt: fc.nat({ max: 2 }),
    }),
    one<Selling>(8, 'settleRefund', { refundAt: index, succeeded: fc.boolean() }),
    one<Selling>(6, 'disputePayment', {
      paymentAt: index,
      isOpen: fc.boolean(),
      lostMinor: fc.constantFrom(0, 0, 0, 400, 10_000),
    }),
    one<Selling>(6, 'redeemGift', { giftAt: index, registrationAt: index, byCustomerAt }),
    one<Happening>(2, 'editProduct', { productAt: index, terms }),
    one<Happening>(2, 'editCourse', { courseAt: index, vatBps: fc.constantFrom(0, 500, 1900, 2300) }),
    ...(clock === 'STANDS'
      ? [one<Happening>(2, 'endHold', { orderAt: index }), one<Happening>(1, 'endPass', { passAt: index })]
      : []),
  );

/** Something is sold online before chance takes over, or it would mostly dispute and redeem nothing. */
const BEGINNING: SellingStep[] = [
  {
    ...{
      do: 'placeOrder',
      dryRun: false,
      customerAt: 0,
      byCustomer: true,
      promoAt: null,
      discountMinor: 0,
      methods: [],
      isShort: false,
    },
    lines: [
      { kind: 'PASS', productAt: 3, registrationAt: 0, gift: false },
      { kind: 'PASS', productAt: 1, registrationAt: 0, gift: true },
    ],
  },
  { do: 'payOrder', dryRun: false, orderAt: 0, amount: 'RIGHT', againAt: 0 },
];

export const sellingScenarios = (clock: 'MOVES' | 'STANDS', length: fc.ArrayConstraints): fc.Arbitrary<SellingScenario> =>
  fc
    .record({ begun: scenarios(clock, { maxLength: 0 }), random: fc.array(selling(clock), length) })
    .map(({ begun, random }) => ({ ...begun, steps: [...begun.steps, ...BEGINNING, ...random] }));
