import { describe, expect, it } from 'vitest';
import { type Command, type CommandOf, rules } from '../../src/services/rules/commands/index.js';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { NO_REDUCTION } from '../../src/services/rules/selling/order-input.js';
import { type Needs, needStoredLine, noNeeds } from '../../src/services/rules/world/needs.js';
import type { OrderLineRow } from '../../src/services/rules/world/order-rows.js';
import { ground } from './checkout-ground.js';
import { existing, STAFF } from './test-world.js';

type Asked = { [part: string]: string[] | true | object };

/** The parts of the needs that ask for anything, with sets as lists. */
const partsOf = (needs: object): Asked =>
  Object.fromEntries(
    Object.entries(needs).flatMap(([name, part]: [string, unknown]): [string, Asked[string]][] => {
      if (part instanceof Set) return part.size === 0 ? [] : [[name, [...part]]];
      if (Array.isArray(part)) return part.length === 0 ? [] : [[name, part]];
      if (typeof part !== 'object' || part === null) return part === true ? [[name, true]] : [];
      const inner = partsOf(part);
      return Object.keys(inner).length === 0 ? [] : [[name, inner]];
    }),
  );
const asked = (...commands: Command[]): Asked => partsOf(rules.needsOf(commands));

const seat = { sessionId: 'session', registrationId: 'registration' };
const placing = (lines: OrderLineSpec[]): CommandOf<'placeOrder'> => ({
  kind: 'placeOrder',
  actor: STAFF,
  customerId: null,
  channel: 'ONLINE',
  lines,
  reduction: NO_REDUCTION,
  payments: null,
  provider: 'STRIPE',
  holdMinutes: 30,
});
const passFor = (holder: { registrationId: string | null; customerId: string | null }): OrderLineSpec => ({
  ...{ kind: 'PASS', productId: 'product', gift: null },
  ...holder,
});
const refunding = { kind: 'refundPayment', paymentId: 'payment', amountMinor: null, returnFee: false, reason: 'Ill' } as const;
const selling = { kind: 'sellPass', productId: 'product', registrationId: null, customerId: null, method: 'CASH' } as const;
const booking = { kind: 'bookSession', actor: STAFF, ...seat } as const;
const checkout = { provider: 'STRIPE', holdMinutes: 30 } as const;

const BUYER = { registrations: ['registration'], buyingRegistrations: ['registration'] };

describe('the rows that a command asks for', () => {
  it.each<[string, Command, Asked]>([
    [
      'a booking with a named pass: the seat, and the pass',
      { ...booking, payWith: 'PASS', passId: 'pass' },
      { sessions: ['session'], registrations: ['registration'], seats: [seat], passes: ['pass'] },
    ],
    [
      'a booking that may become an order: the buyer and the open orders too',
      { ...booking, payWith: 'AUTO', passId: null, checkout },
      { sessions: ['session'], ...BUYER, seats: [seat], openOrders: true },
    ],
    [
      'a cancellation: the booking',
      { kind: 'cancelBooking', actor: STAFF, bookingId: 'booking', overrideReason: null },
      { bookings: ['booking'] },
    ],
    ['a check-in: the booking', { kind: 'checkIn', bookingId: 'booking' }, { bookings: ['booking'] }],
    [
      'a cancelled session: all its bookings',
      { kind: 'cancelSession', sessionId: 'session' },
      { sessions: ['session'], wholeSessions: ['session'] },
    ],
    [
      'a changed session: the session alone',
      { kind: 'updateSession', sessionId: 'session', capacity: 5, priceMinor: null },
      { sessions: ['session'] },
    ],
    [
      'a session that moves: its bookings and the seats of those who come',
      { kind: 'updateSession', sessionId: 'session', capacity: null, priceMinor: null, durationMinutes: 30 },
      { sessions: ['session'], movedSessions: ['session'] },
    ],
    [
      'a session with another place and a substitute: these, and those who come',
      {
        ...{ kind: 'updateSession', sessionId: 'session', capacity: 5, priceMinor: null },
        locationId: 'hall',
        instructorId: 'member',
      },
      { sessions: ['session'], movedSessions: ['session'], locations: ['hall'], members: ['member'] },
    ],
    [
      'a registration: the attendee, the locked group, and the place in it',
      { kind: 'register', actor: STAFF, attendeeId: 'attendee', groupId: 'group' },
      { attendees: ['attendee'], lockedGroups: ['group'], places: { groupIds: ['group'], attendeeIds: ['attendee'] } },
    ],
    [
      'the end of a registration: its bookings, its place, its orders, and what may be given back',
      { kind: 'endRegistration', registrationId: 'registration', endsOn: null, priceMinor: null, overrideReason: null },
      {
        ...{ registrations: ['registration'], coming: ['registration'], endings: ['registration'] },
        ...{ enrolments: [{ registrationId: 'registration', groupIds: [] }], orders: { registrationIds: ['registration'] } },
      },
    ],
    [
      'a move of a registration: its bookings, and the places in both groups',
      { kind: 'moveRegistration', registrationId: 'registration', groupId: 'group' },
      {
        ...{ registrations: ['registration'], coming: ['registration'], endings: ['registration'], lockedGroups: ['group'] },
        enrolments: [{ registrationId: 'registration', groupIds: ['group'] }],
      },
    ],
    [
      'a registration that is reopened: its place, and what its passes settle',
      { kind: 'reopenRegistration', registrationId: 'registration' },
      {
        ...{ registrations: ['registration'], endings: ['registration'] },
        enrolments: [{ registrationId: 'registration', groupIds: [] }],
      },
    ],
    [
      'a payment at the desk: the buyer and the counter of receipts',
      { kind: 'recordPayment', registrationId: 'registration', amountMinor: 100, method: 'CASH' },
      { ...BUYER, receipts: true },
    ],
    [
      'a sale to a customer with a promo code',
      { ...selling, customerId: 'customer', reduction: { ...NO_REDUCTION, promoCode: 'LETO' } },
      { products: ['product'], customers: ['customer'], promoCodes: { codes: ['LETO'] }, receipts: true },
    ],
    [
      'a sale to a registration',
      { ...selling, registrationId: 'registration' },
      { products: ['product'], ...BUYER, receipts: true },
    ],
    [
      'a gift code: the order of the gift, and the registration that gets it',
      { kind: 'redeemGift', actor: STAFF, codeHash: 'hash', registrationId: 'registration' },
      { orders: { giftCodeHashes: ['hash'] }, ...BUYER },
    ],
    [
      'a released order: the order, and no receipt',
      { kind: 'releaseOrder', actor: STAFF, orderId: 'order', as: 'CANCELLED' },
      { orders: { orderIds: ['order'] } },
    ],
    [
      'a paid order: the order and the counter of receipts',
      { kind: 'payOrder', orderId: 'order', method: 'STRIPE', amountMinor: 1, providerRef: 'pi', feeMinor: 0, isTest: false },
      { orders: { orderIds: ['order'] }, receipts: true },
    ],
    ['a refund in cash: the payment', { ...refunding, method: 'CASH' }, { orders: { paymentIds: ['payment'] }, receipts: true }],
    [
      'a refund to a pass: its product and its registration too',
      { ...refunding, method: 'PASS', productId: 'product', registrationId: 'registration' },
      { orders: { paymentIds: ['payment'] }, products: ['product'], ...BUYER, receipts: true },
    ],
    [
      'a settled refund: the order that the refund leads to',
      { kind: 'settleRefund', refundId: 'refund', succeeded: true, providerRef: null },
      { orders: { refundIds: ['refund'] }, receipts: true },
    ],
    [
      'a refund made at the provider',
      { kind: 'recordRefund', paymentId: 'payment', amountMinor: 100, providerRef: 're' },
      { orders: { paymentIds: ['payment'] }, receipts: true },
    ],
    [
      'a dispute',
      { kind: 'disputePayment', paymentId: 'payment', isOpen: true, lostMinor: 0 },
      { orders: { paymentIds: ['payment'] }, receipts: true },
    ],
  ])('are those of %s', (_what, command, expected) => expect(asked(command)).toEqual(expected));
});

describe('the rows that an order asks for', () => {
  it.each<[string, Command, Asked]>([
    [
      'a pass of a customer: no profile on the booking page',
      placing([passFor({ registrationId: null, customerId: 'holder' })]),
      { products: ['product'], customers: ['holder'], openOrders: true },
    ],
    [
      'a pass of a customer in the profile: the registrations of that customer',
      { ...placing([passFor({ registrationId: null, customerId: 'holder' })]), channel: 'PROFILE' },
      { products: ['product'], customers: ['holder'], profileBuyers: ['holder'], openOrders: true },
    ],
    [
      'a pass of a registration in the profile: the registration alone',
      { ...placing([passFor({ registrationId: 'registration', customerId: null })]), channel: 'PROFILE' },
      { products: ['product'], ...BUYER, openOrders: true },
    ],
    [
      'a seat: its session, and who has that seat',
      placing([{ kind: 'SESSION', ...seat }]),
      { sessions: ['session'], ...BUYER, seats: [seat], openOrders: true },
    ],
    [
      'a place in a group, paid at the desk by another customer with a code',
      {
        ...placing([{ kind: 'REGISTRATION', attendeeId: 'attendee', groupId: 'group' }]),
        ...{ customerId: 'payer', payments: [], reduction: { ...NO_REDUCTION, promoCode: 'LETO' } },
      },
      {
        ...{ attendees: ['attendee'], lockedGroups: ['group'], places: { groupIds: ['group'], attendeeIds: ['attendee'] } },
        ...{ customers: ['payer'], promoCodes: { codes: ['LETO'] }, openOrders: true, receipts: true },
      },
    ],
  ])('are those of %s', (_what, command, expected) => expect(asked(command)).toEqual(expected));
});

describe('the rows of several commands', () => {
  it('are asked for once, in the order of the commands', () => {
    const both = asked(
      { kind: 'checkIn', bookingId: 'one' },
      { kind: 'checkIn', bookingId: 'two' },
      { kind: 'checkIn', bookingId: 'one' },
    );
    expect(both).toEqual({ bookings: ['one', 'two'] });
  });

  it('are none without a command', () => {
    expect(asked()).toEqual({});
  });
});

describe('the rows of a stored line', () => {
  const needsOf = (line: OrderLineRow): Asked => {
    const needs: Needs = noNeeds();
    needStoredLine(needs, line);
    return partsOf(needs);
  };

  it('include the pass that was issued for it', () => {
    const { test, placing: place, paying, passOf, customerId } = ground();
    const productId = test.product({ kind: 'ENTRY' });
    const { orderId } = test.does(place([passOf(productId)]));
    const [lineId = ''] = test.world.orderLines.keys();
    expect(needsOf(existing(test.world.orderLines, lineId))).toEqual({ products: [productId], customers: [customerId] });
    test.does(paying(orderId, 2000));
    const [passId] = test.world.passes.keys();
    expect(needsOf(existing(test.world.orderLines, lineId)).passes).toEqual([passId]);
  });

  it('are the attendee and the session of a seat, and no group', () => {
    const { test, placing: place, seat: wanted, session, registration, customerId } = ground();
    test.does(place([wanted]));
    const [lineId = ''] = test.world.orderLines.keys();
    expect(needsOf(existing(test.world.orderLines, lineId))).toEqual({
      ...{ sessions: [session], customers: [customerId], registrations: [registration], buyingRegistrations: [registration] },
      seats: [{ sessionId: session, registrationId: registration }],
    });
  });
});
