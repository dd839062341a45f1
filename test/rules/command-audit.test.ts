import { describe, expect, it } from 'vitest';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { changed, made } from '../../src/services/rules/world/audit.js';
import { noChanges } from '../../src/services/rules/world/world.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW, STAFF } from './test-world.js';

/** The start of NOW's day in Bratislava: a pass without a period is valid from there. */
const TODAY = new Date('2027-01-31T23:00:00Z');
const DESK = { channel: 'RECEPTION', provider: null } as const;
const anyId = expect.any(String);

describe('the audit entry of a booking', () => {
  it('keeps the price and the part that passes cover', () => {
    const { test, session, registration } = ground();
    test.pass(registration, { kind: 'CREDIT', creditMinor: 500, priceMinor: 500 });
    expect(test.logs(test.booking(registration, session))).toEqual([
      { kind: 'Booking', subjectId: anyId, before: null, after: { status: 'BOOKED', price_minor: 800, covered_minor: 500 } },
    ]);
  });

  it('is the entry of an order when the seat waits for an online payment', () => {
    const { test, session, registration, customerId } = ground();
    const online = { payWith: 'ONLINE', checkout: { provider: 'STRIPE', holdMinutes: 30 } } as const;
    const after = { status: 'OPEN', channel: 'ONLINE', customer_id: customerId, total_minor: 800, discount_minor: 0 };
    expect(test.logs(test.booking(registration, session, online))).toEqual([
      { kind: 'Order', subjectId: anyId, before: null, after: { ...after, refund_due_minor: 0 } },
    ]);
  });

  it.each([
    ['in time', 0, null, { status: 'BOOKED' }, { status: 'CANCELLED' }],
    ['late', 60, null, { status: 'BOOKED' }, { status: 'LATE_CANCELLED' }],
    [
      'late with a reason of staff',
      60,
      'Ill child',
      { status: 'BOOKED', override_reason: null },
      { status: 'CANCELLED', override_reason: 'Ill child' },
    ],
  ])('keeps the status before and after a cancellation %s', (_when, hours, overrideReason, before, after) => {
    const { test, session, registration } = ground();
    const bookingId = test.books(registration, session);
    test.world.now = hoursAfter(NOW, hours);
    expect(test.logs(test.cancelling(bookingId, { overrideReason }))).toEqual([
      { kind: 'Booking', subjectId: bookingId, before, after },
    ]);
  });

  it('keeps the check-in', () => {
    const { test, session, registration } = ground();
    const bookingId = test.books(registration, session);
    const entry = { kind: 'Booking', subjectId: bookingId, before: { status: 'BOOKED' }, after: { status: 'ATTENDED' } };
    expect(test.logs({ kind: 'checkIn', bookingId })).toEqual([entry]);
  });
});

describe('the audit entry of a session', () => {
  it('is followed by one for each booking when the session is cancelled', () => {
    const { test, session, registration, group } = ground();
    const bookings = [registration, test.registration(group)].map((id) => test.books(id, session));
    expect(test.logs({ kind: 'cancelSession', sessionId: session })).toEqual([
      {
        ...{ kind: 'Session', subjectId: session },
        ...{ before: { status: 'SCHEDULED', seats_taken: 2 }, after: { status: 'CANCELLED', seats_taken: 0 } },
      },
      ...bookings.map((subjectId) => ({
        ...{ kind: 'Booking', subjectId, before: { status: 'BOOKED' }, after: { status: 'CANCELLED' } },
      })),
    ]);
  });

  it.each([
    [7, null, { capacity: 2 }, { capacity: 7 }],
    [null, 0, { price_minor: 800 }, { price_minor: 0 }],
    [3, 900, { capacity: 2, price_minor: 800 }, { capacity: 3, price_minor: 900 }],
  ])('keeps only what changed: capacity %j and price %j', (capacity, priceMinor, before, after) => {
    const { test, session } = ground();
    expect(test.logs({ kind: 'updateSession', sessionId: session, capacity, priceMinor })).toEqual([
      { kind: 'Session', subjectId: session, before, after },
    ]);
  });

  it('is left out when the change changes nothing', () => {
    const { test, session } = ground();
    expect(test.logs({ kind: 'updateSession', sessionId: session, capacity: 2, priceMinor: 800 })).toEqual([]);
  });
});

describe('the audit entry of a registration', () => {
  it('keeps the attendee, the group and the price, 0 included', () => {
    const { test, group, customerId } = ground();
    const attendeeId = test.attendee(customerId);
    expect(test.logs({ kind: 'register', actor: STAFF, attendeeId, groupId: group })).toEqual([
      {
        ...{ kind: 'Registration', subjectId: anyId, before: null },
        after: { attendee_id: attendeeId, group_id: group, price_minor: 0 },
      },
    ]);
  });

  it('keeps what was paid before and after a payment, the credit of passes included', () => {
    const { test, group, registration } = ground();
    test.pass(registration, { kind: 'CREDIT', creditMinor: 2000 });
    test.books(registration, test.session(group));
    const payment = { kind: 'recordPayment', registrationId: registration, amountMinor: 350, method: 'BANK' } as const;
    expect(test.logs(payment)).toEqual([
      {
        ...{ kind: 'Registration', subjectId: registration },
        ...{ before: { paid_minor: 2000 }, after: { paid_minor: 2350, method: 'BANK' } },
      },
    ]);
  });
});

describe('the audit entry of a pass', () => {
  const sold = { kind: 'Pass', subjectId: anyId, before: null };

  it('keeps the product, the price, what the pass holds, and how it was paid', () => {
    const { test, customerId, registration } = ground();
    const entries = test.product({ kind: 'ENTRY', entries: 4, priceMinor: 2400, validityPeriod: 'P1M' });
    const sale = { kind: 'sellPass', registrationId: null, customerId: null, method: 'CASH' } as const;
    const terms = { valid_from: TODAY, state: 'ACTIVE' };
    expect(test.logs({ ...sale, productId: entries, customerId })).toEqual([
      {
        ...sold,
        after: {
          ...{ product_id: entries, price_minor: 2400, entries: 4, ...terms, method: 'CASH' },
          valid_until: new Date('2027-03-01T22:59:59.999Z'),
        },
      },
    ]);
    const credit = test.product({ kind: 'CREDIT', priceMinor: 1800, creditMinor: 2000 });
    expect(test.logs({ ...sale, productId: credit, registrationId: registration, method: 'CARD_TERMINAL' })).toEqual([
      { ...sold, after: { product_id: credit, price_minor: 1800, credit_minor: 2000, ...terms, method: 'CARD_TERMINAL' } },
    ]);
  });

  it('lists the parts of a payment, and is followed by the order that gave a discount', () => {
    const { test, customerId } = ground();
    const productId = test.product({ kind: 'ENTRY', priceMinor: 2400 });
    const payments = [
      { method: 'CASH', amountMinor: 1000, tenderedMinor: 2000 },
      { method: 'CARD_TERMINAL', amountMinor: 1200, tenderedMinor: null },
    ] as const;
    const sale = { kind: 'sellPass', productId, registrationId: null, customerId, method: null, payments } as const;
    const reduction = { promoCode: null, discountMinor: 200, reason: 'Dobrovoľník' };
    const [pass, order, ...more] = test.logs({ ...sale, reduction });
    expect(more).toEqual([]);
    expect(pass?.after).toMatchObject({ price_minor: 2200, method: 'CASH 1000, CARD_TERMINAL 1200' });
    expect(order).toMatchObject({
      ...{ kind: 'Order', before: null },
      after: { status: 'PAID', total_minor: 2200, discount_minor: 200, discount_reason: 'Dobrovoľník' },
    });
  });

  it('names neither the recipient of a gift nor an address', () => {
    const { test, placing, paying, registration } = ground();
    const gift = { lineId: 'gift', codeHash: 'hash', to: 'Evička Nováková', email: 'evicka@example.sk' };
    const product = test.product({ kind: 'ENTRY' });
    const line = { kind: 'PASS', productId: product, registrationId: null, customerId: null, gift } as const;
    const placed = test.logs(placing([line]));
    const [orderId = ''] = test.world.orders.keys();
    const paid = test.logs(paying(orderId, 2000));
    const redeemed = test.logs({ kind: 'redeemGift', actor: STAFF, codeHash: 'hash', registrationId: registration });
    expect([placed, paid, redeemed].map((entries) => entries.map(({ kind }) => kind))).toEqual([
      ['Order'],
      ['Order', 'Payment'],
      ['Pass'],
    ]);
    expect(JSON.stringify([placed, paid, redeemed])).not.toMatch(/Evička|@|hash|Jana/);
  });
});

describe('the audit entry of an order', () => {
  it('is followed by one for each thing that the order bought', () => {
    const { test, placing, passOf, seat, customerId } = ground();
    const place = test.group(test.course());
    const registering: OrderLineSpec = { kind: 'REGISTRATION', attendeeId: test.attendee(customerId), groupId: place };
    const payments = [{ method: 'CASH', amountMinor: 2800, tenderedMinor: null }] as const;
    const lines = [passOf(test.product({ kind: 'ENTRY' })), seat, registering];
    const entries = test.logs(placing(lines, { ...DESK, payments }));
    expect(entries.map(({ kind, before }) => [kind, before])).toEqual([
      ['Order', null],
      ['Pass', null],
      ['Booking', null],
      ['Registration', null],
    ]);
    expect(entries[0]?.after).toEqual({
      ...{ status: 'PAID', channel: 'RECEPTION', customer_id: customerId, total_minor: 2800, discount_minor: 0 },
      refund_due_minor: 0,
    });
  });

  it('keeps the payment that bought its seat', () => {
    const { test, placing, paying, seat } = ground();
    const { orderId } = test.does(placing([seat]));
    expect(test.logs(paying(orderId, 800))).toEqual([
      { kind: 'Order', subjectId: orderId, before: { status: 'OPEN' }, after: { status: 'PAID' } },
      { kind: 'Payment', subjectId: anyId, before: null, after: { method: 'STRIPE', amount_minor: 800 } },
      { kind: 'Booking', subjectId: anyId, before: null, after: { status: 'BOOKED', price_minor: 800, covered_minor: 0 } },
    ]);
  });

  it('keeps the money that is owed back, and nothing at all of a payment that is reported again', () => {
    const { test, placing, paying, seat } = ground();
    const { orderId } = test.does(placing([seat]));
    const wrong = paying(orderId, 799);
    expect(test.logs(wrong)[0]).toEqual({
      ...{ kind: 'Order', subjectId: orderId },
      ...{ before: { status: 'OPEN', refund_due_minor: 0 }, after: { status: 'EXPIRED', refund_due_minor: 799 } },
    });
    expect(test.logs(wrong)).toEqual([]);
  });

  it('keeps the status of a released order', () => {
    const { test, placing, seat } = ground();
    const { orderId } = test.does(placing([seat]));
    expect(test.logs({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'CANCELLED' })).toEqual([
      { kind: 'Order', subjectId: orderId, before: { status: 'OPEN' }, after: { status: 'CANCELLED' } },
    ]);
  });
});

describe('the values of an audit entry', () => {
  it('replaces a lone surrogate, which PostgreSQL rejects', () => {
    const { test, session, registration } = ground();
    const booking = existing(test.world.bookings, test.books(registration, session));
    const broken = { ...booking, overrideReason: 'Ill \ud83d' };
    const [entry] = made('bookings', { ...noChanges(), created: { bookings: [broken] } });
    expect(entry?.after?.override_reason).toBe('Ill \ufffd');
    const [change] = changed('bookings', test.world, { ...noChanges(), changed: { bookings: [broken] } });
    expect(change).toMatchObject({ before: { override_reason: null }, after: { override_reason: 'Ill \ufffd' } });
  });

  it('are null before for a row that the world does not know', () => {
    const { test, session } = ground();
    const row = existing(test.world.sessions, session);
    test.world.sessions.delete(session);
    const [entry] = changed('sessions', test.world, { ...noChanges(), changed: { sessions: [row] } });
    const unchanged = { status: null, capacity: null, price_minor: null, seats_taken: null };
    expect(entry?.before).toEqual({ ...unchanged, starts_at: null, ends_at: null, location_id: null, instructor_id: null });
  });
});
