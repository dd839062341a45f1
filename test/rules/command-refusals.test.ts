import { describe, expect, it } from 'vitest';
import type { Command, CommandOf } from '../../src/services/rules/commands/index.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW, STAFF } from './test-world.js';

const NOBODY = 'nobody';
const stranger = { kind: 'CUSTOMER', customerId: NOBODY } as const;

/** A studio where a customer has a booking, an unpaid order and a paid gift. */
function studio() {
  const it = ground();
  const { test } = it;
  const bookingId = test.books(it.registration, it.session);
  const { orderId } = test.does(
    it.placing([{ kind: 'SESSION', sessionId: test.session(it.group), registrationId: it.registration, allowOverlap: true }]),
  );
  const gift = { lineId: 'gift', codeHash: 'hash', to: null, email: null };
  const line = {
    kind: 'PASS',
    productId: test.product({ kind: 'ENTRY' }),
    registrationId: null,
    customerId: null,
    gift,
  } as const;
  const { paymentId } = test.does(it.paying(test.does(it.placing([line])).orderId, 2000));
  const attendeeId = test.attendee(it.customerId);
  return { ...it, bookingId, orderId, attendeeId, paymentId: paymentId ?? '' };
}
type Studio = ReturnType<typeof studio>;

const refund = { amountMinor: null, method: 'CASH', returnFee: false, reason: 'Choroba' } as const;
const sale = { kind: 'sellPass', registrationId: null, customerId: null, method: 'CASH' } as const;
const paid = { method: 'STRIPE', amountMinor: 800, providerRef: 'pi_9', feeMinor: 0, isTest: false } as const;

describe('an unknown id', () => {
  it.each<[string, string, string, (studio: Studio) => Command]>([
    ['bookSession', 'registrationId', 'REGISTRATION', ({ test, session }) => test.booking(NOBODY, session)],
    ['bookSession', 'sessionId', 'SESSION', ({ test, registration }) => test.booking(registration, NOBODY)],
    [
      'bookSession',
      'passId',
      'PASS',
      ({ test, group, registration }) => test.booking(registration, test.session(group), { payWith: 'PASS', passId: NOBODY }),
    ],
    ['cancelBooking', 'bookingId', 'BOOKING', ({ test }) => test.cancelling(NOBODY)],
    ['checkIn', 'bookingId', 'BOOKING', () => ({ kind: 'checkIn', bookingId: NOBODY })],
    ['cancelSession', 'sessionId', 'SESSION', () => ({ kind: 'cancelSession', sessionId: NOBODY })],
    ['updateSession', 'sessionId', 'SESSION', () => ({ kind: 'updateSession', sessionId: NOBODY, capacity: 1, priceMinor: 1 })],
    [
      'register',
      'attendeeId',
      'ATTENDEE',
      ({ group }) => ({ kind: 'register', actor: STAFF, attendeeId: NOBODY, groupId: group }),
    ],
    [
      'endRegistration',
      'registrationId',
      'REGISTRATION',
      () => ({ kind: 'endRegistration', registrationId: NOBODY, endsOn: null, priceMinor: null, overrideReason: null }),
    ],
    [
      'moveRegistration',
      'groupId',
      'GROUP',
      ({ registration }) => ({ kind: 'moveRegistration', registrationId: registration, groupId: NOBODY }),
    ],
    ['register', 'groupId', 'GROUP', ({ attendeeId }) => ({ kind: 'register', actor: STAFF, attendeeId, groupId: NOBODY })],
    ['sellPass', 'productId', 'PASS_PRODUCT', ({ customerId }) => ({ ...sale, productId: NOBODY, customerId })],
    [
      'sellPass',
      'holder.customerId',
      'CUSTOMER',
      ({ test }) => ({ ...sale, productId: test.product({ kind: 'TIME' }), customerId: NOBODY }),
    ],
    [
      'sellPass',
      'holder.registrationId',
      'REGISTRATION',
      ({ test }) => ({ ...sale, productId: test.product({ kind: 'CREDIT' }), registrationId: NOBODY }),
    ],
    [
      'recordPayment',
      'registrationId',
      'REGISTRATION',
      () => ({ kind: 'recordPayment', registrationId: NOBODY, amountMinor: 100, method: 'CASH' }),
    ],
    [
      'redeemGift',
      'registrationId',
      'REGISTRATION',
      () => ({ kind: 'redeemGift', actor: STAFF, codeHash: 'hash', registrationId: NOBODY }),
    ],
    [
      'placeOrder',
      'customerId',
      'CUSTOMER',
      ({ placing, passOf, test }) => placing([passOf(test.product({ kind: 'TIME' }))], { customerId: NOBODY }),
    ],
    ['payOrder', 'orderId', 'ORDER', () => ({ kind: 'payOrder', orderId: NOBODY, ...paid })],
    ['releaseOrder', 'orderId', 'ORDER', () => ({ kind: 'releaseOrder', actor: STAFF, orderId: NOBODY, as: 'CANCELLED' })],
    ['refundPayment', 'paymentId', 'PAYMENT', () => ({ kind: 'refundPayment', paymentId: NOBODY, ...refund })],
    [
      'recordRefund',
      'paymentId',
      'PAYMENT',
      () => ({ kind: 'recordRefund', paymentId: NOBODY, amountMinor: 1, providerRef: 're_1' }),
    ],
    ['disputePayment', 'paymentId', 'PAYMENT', () => ({ kind: 'disputePayment', paymentId: NOBODY, isOpen: true, lostMinor: 0 })],
    [
      'settleRefund',
      'refundId',
      'REFUND',
      () => ({ kind: 'settleRefund', refundId: NOBODY, succeeded: true, providerRef: null }),
    ],
  ])('an unknown id in a %s command, as its %s, is refused as NOT_FOUND of %s', (_kind, field, referent, commandOf) => {
    const made = studio();
    expect(made.test.refuses(commandOf(made), 'NOT_FOUND')).toMatchObject({ path: ['input', ...field.split('.')], referent });
  });
});

describe('a row of another customer', () => {
  it.each<[string, string, string, (studio: Studio) => Command]>([
    [
      'bookSession',
      'registrationId',
      'REGISTRATION',
      ({ test, registration, group }) => test.booking(registration, test.session(group), { actor: stranger }),
    ],
    ['cancelBooking', 'bookingId', 'BOOKING', ({ test, bookingId }) => test.cancelling(bookingId, { actor: stranger })],
    [
      'register',
      'attendeeId',
      'ATTENDEE',
      ({ test, course, attendeeId }) => ({ kind: 'register', actor: stranger, attendeeId, groupId: test.group(course) }),
    ],
    [
      'redeemGift',
      'registrationId',
      'REGISTRATION',
      ({ registration }) => ({ kind: 'redeemGift', actor: stranger, codeHash: 'hash', registrationId: registration }),
    ],
    ['releaseOrder', 'orderId', 'ORDER', ({ orderId }) => ({ kind: 'releaseOrder', actor: stranger, orderId, as: 'CANCELLED' })],
    [
      'placeOrder',
      'customerId',
      'CUSTOMER',
      ({ placing, passOf, test }) => placing([passOf(test.product({ kind: 'TIME' }))], { actor: stranger }),
    ],
  ])(
    'a row of another customer in a %s command, as its %s, is refused as NOT_FOUND of %s',
    (_kind, field, referent, commandOf) => {
      const made = studio();
      expect(made.test.refuses(commandOf(made), 'NOT_FOUND')).toMatchObject({ path: ['input', ...field.split('.')], referent });
    },
  );

  it('is accepted from its own customer', () => {
    const { test, bookingId, orderId, registration, customerId } = studio();
    const actor = { kind: 'CUSTOMER', customerId } as const;
    test.does(test.cancelling(bookingId, { actor }));
    test.does({ kind: 'releaseOrder', actor, orderId, as: 'CANCELLED' });
    test.does({ kind: 'redeemGift', actor, codeHash: 'hash', registrationId: registration });
  });
});

describe('an erased customer', () => {
  function erased() {
    const made = studio();
    const { test, registration } = made;
    const row = { ...test.registrationRow(registration), erased: true };
    test.world.registrations.set(registration, Object.freeze(row));
    return made;
  }

  it('gets no booking, no pass and no seat of an order', () => {
    const { test, group, registration, placing } = erased();
    const sessionId = test.session(group);
    test.refuses(test.booking(registration, sessionId), 'NOT_FOUND');
    test.refuses({ ...sale, productId: test.product({ kind: 'CREDIT' }), registrationId: registration }, 'NOT_FOUND');
    test.refuses(placing([{ kind: 'SESSION', sessionId, registrationId: registration }], { customerId: null }), 'NOT_FOUND');
  });

  it('can be checked in, cancelled and paid for', () => {
    const { test, registration, bookingId, session } = erased();
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 300, method: 'CASH' });
    expect(test.figures(registration)).toEqual({ paid: 300, charged: 800, balance: -500 });
    test.does({ kind: 'checkIn', bookingId });
    test.does(test.cancelling(bookingId, { overrideReason: 'Mistake' }));
    expect(test.sessionRow(session).seatsTaken).toBe(0);
  });
});

describe('a gift code', () => {
  it('is unusable when nobody knows it, and redeems nothing', () => {
    const { test, registration } = studio();
    const redeem = { kind: 'redeemGift', actor: STAFF, codeHash: 'other', registrationId: registration } as const;
    expect(test.refuses(redeem, 'GIFT_CODE_UNUSABLE').path).toEqual(['input', 'code']);
  });

  it.each([
    [{ fixedUntil: '2027-02-01' }, NOW, undefined],
    [{ fixedUntil: '2027-02-01' }, new Date('2027-02-01T22:59:59.999Z'), undefined],
    [{ fixedUntil: '2027-02-01' }, new Date('2027-02-01T23:00:00.000Z'), 'PRODUCT_ENDED'],
    [{ validityPeriod: 'P1D' }, hoursAfter(NOW, 24 * 400), undefined],
  ] as const)('a gift code with %j on its pass, redeemed at %s, answers %s', (terms, now, code) => {
    const { test, placing, paying, registration } = ground();
    const gift = { lineId: 'gift', codeHash: 'hash', to: null, email: null };
    const productId = test.product({ kind: 'ENTRY', ...terms });
    const line = { kind: 'PASS', productId, registrationId: null, customerId: null, gift } as const;
    test.does(paying(test.does(placing([line])).orderId, 2000));
    test.world.now = now;
    const redeem = { kind: 'redeemGift', actor: STAFF, codeHash: 'hash', registrationId: registration } as const;
    if (code) test.refuses(redeem, code);
    else expect(test.passRow(test.does(redeem).passId).purchasedAt).toEqual(now);
  });
});

describe('a change of a session', () => {
  const change = (sessionId: string, capacity: number | null, priceMinor: number | null): CommandOf<'updateSession'> => ({
    ...{ kind: 'updateSession', sessionId, capacity, priceMinor },
  });

  it('may not go below the seats that are taken and held together', () => {
    const { test, group, session, registration, placing, seat } = ground();
    test.does(placing([seat]));
    test.books(test.registration(group), session);
    expect(test.refuses(change(session, 1, null), 'CAPACITY_BELOW_SEATS_TAKEN')).toMatchObject({
      ...{ seatsTaken: 2, path: ['input', 'capacity'] },
    });
    test.does(change(session, 2, null));
    expect(existing(test.world.sessions, session)).toMatchObject({ capacity: 2, seatsTaken: 1, seatsHeld: 1 });
    test.refuses(test.booking(registration, session), 'SESSION_FULL');
  });

  it('keeps the price when it names only a capacity, and the capacity when it names only a price', () => {
    const { test, group } = ground();
    const session = test.session(group, { priceMinor: 800, capacity: 10 });
    test.does(change(session, 12, null));
    expect(test.sessionRow(session)).toMatchObject({ capacity: 12, priceMinor: 800 });
    test.does(change(session, null, 0));
    expect(test.sessionRow(session)).toMatchObject({ capacity: 12, priceMinor: 0 });
  });
});
