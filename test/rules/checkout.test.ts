import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW, STAFF } from './test-world.js';

describe('an order', () => {
  it('holds its seat until it is paid, and books it then', () => {
    const { test, session, registration, placing, paying, seat, order, receipts } = ground();
    const { orderId } = test.does(placing([seat]));
    expect(test.sessionRow(session)).toMatchObject({ seatsHeld: 1, seatsTaken: 0 });
    expect(order(orderId)).toMatchObject({ status: 'OPEN', totalMinor: 800, heldUntil: new Date(NOW.getTime() + 1_800_000) });
    expect(test.does(paying(orderId, 800)).result).toBe('PAID');
    expect(test.sessionRow(session)).toMatchObject({ seatsHeld: 0, seatsTaken: 1 });
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 800, balance: 0 });
    expect([test.balance('CASH:stripe'), test.balance('COMMISSION'), test.balance('VAT')]).toEqual([-776, -24, 150]);
    expect(receipts()).toEqual([[1, 'RECEIPT', 800]]);
  });

  it('keeps the seat it paid for when new credit pays the older debt', () => {
    const { test, group, registration, placing, paying, seat } = ground();
    const { orderId } = test.does(placing([seat]));
    test.does(paying(orderId, 800));
    const atDesk = test.books(registration, test.session(group), { payWith: 'AT_DESK' });
    const productId = test.product({ kind: 'CREDIT', creditMinor: 800, priceMinor: 400 });
    test.does({ kind: 'sellPass', productId, registrationId: registration, customerId: null, method: 'CASH' });
    const slices = [...test.world.redemptions.values()].map(({ bookingId, coveredMinor }) => [bookingId, coveredMinor]);
    expect(slices).toEqual([[atDesk, 800]]);
  });

  it('is paid once however often the payment is reported, and owes a second payment back', () => {
    const { test, placing, paying, seat, order } = ground();
    const { orderId } = test.does(placing([seat]));
    const first = test.does(paying(orderId, 800));
    expect(test.does(paying(orderId, 800))).toEqual(first);
    expect(test.does(paying(orderId, 800, { providerRef: 'pi_2' })).result).toBe('REFUND_DUE');
    expect(test.does(paying(orderId, 800))).toEqual(first);
    expect(order(orderId)).toMatchObject({ status: 'PAID', refundDueMinor: 800 });
    expect(test.balance('OWED_BACK')).toBe(800);
  });

  it('answers the same for each repeated payment, also for one with a wrong amount', () => {
    const { test, placing, paying, seat, order } = ground();
    const { orderId } = test.does(placing([seat]));
    const wrong = paying(orderId, 799, { providerRef: 'pi_0' });
    expect(test.does(wrong).result).toBe('REFUND_DUE');
    test.world.now = hoursAfter(NOW, 1);
    expect(test.does(paying(orderId, 800)).result).toBe('PAID');
    expect([test.does(wrong).result, test.does(paying(orderId, 800)).result]).toEqual(['REFUND_DUE', 'PAID']);
    expect(order(orderId)).toMatchObject({ status: 'PAID', refundDueMinor: 799 });
  });

  it('frees its seat when it is cancelled, and buys what is still free when its money comes late', () => {
    const { test, session, placing, paying, seat, order } = ground();
    const { orderId } = test.does(placing([seat]));
    const release = { kind: 'releaseOrder', actor: STAFF, orderId, as: 'EXPIRED' } as const;
    test.refuses(release, 'ORDER_STILL_HELD');
    test.world.now = hoursAfter(NOW, 1);
    test.does(release);
    expect(test.sessionRow(session).seatsHeld).toBe(0);
    test.refuses(release, 'ORDER_NOT_OPEN');
    expect(test.does(paying(orderId, 800)).result).toBe('PAID');
    expect(order(orderId)?.status).toBe('PAID');
  });

  it('owes late money back and issues nothing when the seat is taken by then', () => {
    const { test, session, group, placing, paying, seat, order, passOf, refunding } = ground();
    const product = test.product({ kind: 'ENTRY' });
    const { orderId } = test.does(placing([passOf(product), seat]));
    test.world.now = hoursAfter(NOW, 1);
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'EXPIRED' });
    for (let i = 0; i < 2; i++) test.books(test.registration(group), session);
    expect(test.does(paying(orderId, 2800)).result).toBe('REFUND_DUE');
    expect(order(orderId)).toMatchObject({ status: 'EXPIRED', refundDueMinor: 2800 });
    expect(test.world.passes.size + test.world.receipts.size).toBe(0);
    const { refundId } = test.does(refunding({ returnFee: true }));
    expect(test.balance('CASH:stripe')).toBe(-2776);
    test.does({ kind: 'settleRefund', refundId, succeeded: true, providerRef: 're_1' });
    expect([test.balance('CASH:stripe'), test.balance('OWED_BACK'), test.balance('COMMISSION')]).toEqual([0, 0, 0]);
    expect(order(orderId)?.refundDueMinor).toBe(0);
  });

  it('owes the money back when its session was cancelled before the payment', () => {
    const { test, session, placing, paying, seat, order } = ground();
    const { orderId } = test.does(placing([seat]));
    test.does({ kind: 'cancelSession', sessionId: session });
    expect(test.does(paying(orderId, 800)).result).toBe('REFUND_DUE');
    expect(test.sessionRow(session)).toMatchObject({ seatsHeld: 0, seatsTaken: 0 });
    expect(order(orderId)?.status).toBe('EXPIRED');
  });

  it('counts held seats, places and purchase limits as taken', () => {
    const { test, session, group, placing, seat, passOf, customerId } = ground();
    test.does(placing([seat]));
    test.books(test.registration(group), session);
    test.refuses(test.booking(test.registration(group), session), 'SESSION_FULL');
    const last = test.product({ kind: 'TIME', purchaseLimit: 1 });
    const { path } = test.refuses(placing([passOf(last), passOf(last)]), 'PURCHASE_LIMIT_REACHED');
    expect(path).toEqual(['input', 'lines', '1', 'pass', 'productId']);
    test.does(placing([passOf(last)]));
    const sale = { registrationId: null, customerId, method: 'CASH' } as const;
    test.refuses({ kind: 'sellPass', productId: last, ...sale }, 'PURCHASE_LIMIT_REACHED');
    const small = test.group(test.course({ type: 'CONTINUOUS', priceMinor: 5000 }), { capacity: 1 });
    test.does(placing([{ kind: 'REGISTRATION', attendeeId: test.attendee(customerId), groupId: small }]));
    test.refuses({ kind: 'register', actor: STAFF, attendeeId: test.attendee(customerId), groupId: small }, 'GROUP_FULL');
  });

  it('registers when it is paid, at the price it was ordered at', () => {
    const { test, placing, paying, customerId, order } = ground();
    const course = test.course({ type: 'CONTINUOUS', priceMinor: 5000 });
    const line = { kind: 'REGISTRATION', attendeeId: test.attendee(customerId), groupId: test.group(course) } as const;
    const { orderId } = test.does(placing([line]));
    expect(test.does(paying(orderId, 5000)).result).toBe('PAID');
    const [made] = [...test.world.orderLines.values()];
    expect(test.figures(made?.registrationId ?? '')).toEqual({ paid: 5000, charged: 5000, balance: 0 });
    expect(order(orderId)?.status).toBe('PAID');
  });

  it('is paid at once when its total is zero', () => {
    const { test, placing, passOf, order, receipts } = ground();
    const { orderId } = test.does(placing([passOf(test.product({ kind: 'ENTRY', priceMinor: 0 }))]));
    expect(order(orderId)).toMatchObject({ status: 'PAID', totalMinor: 0 });
    expect(receipts()).toEqual([]);
  });

  it('issues the pass on the terms it was ordered on, although the product changed meanwhile', () => {
    const { test, placing, paying, passOf, order } = ground();
    const product = test.product({ kind: 'ENTRY', entries: 4, validityPeriod: 'P1M' });
    const { orderId } = test.does(placing([passOf(product)]));
    const edited = {
      ...existing(test.world.products, product),
      entries: 1,
      validityPeriod: 'P1D',
      priceMinor: 9000,
      archived: true,
    };
    test.world.products.set(product, Object.freeze(edited));
    test.does(paying(orderId, 2000));
    const [pass] = [...test.world.passes.values()];
    expect(pass).toMatchObject({ productId: product, entries: 4, validityPeriod: 'P1M', priceMinor: 2000 });
    expect(order(orderId)?.status).toBe('PAID');
  });

  it('issues a withdrawn product as long as the hold lasts, and owes late money back', () => {
    const { test, placing, paying, passOf, order } = ground();
    const product = test.product({ kind: 'ENTRY' });
    const orders = [1, 2].map(() => test.does(placing([passOf(product)])).orderId);
    test.world.products.set(product, Object.freeze({ ...existing(test.world.products, product), sellableOnline: false }));
    const results = orders.map((orderId, at) => {
      test.world.now = hoursAfter(NOW, at);
      return test.does(paying(orderId, 2000, { providerRef: `pi_${at}` })).result;
    });
    expect(results).toEqual(['PAID', 'REFUND_DUE']);
    expect(orders.map((orderId) => order(orderId)?.status)).toEqual(['PAID', 'EXPIRED']);
  });

  it('is refused for a seat or a place that an open order of the attendee holds', () => {
    const { test, placing, seat, customerId } = ground();
    const { orderId } = test.does(placing([seat]));
    expect(test.refuses(placing([seat]), 'ALREADY_ORDERED')).toMatchObject({
      orderId,
      path: ['input', 'lines', '0', 'seat', 'sessionId'],
    });
    const paidHere = placing([seat], { channel: 'RECEPTION', payments: [] });
    test.refuses(paidHere, 'ALREADY_ORDERED');
    const small = test.group(test.course({ type: 'CONTINUOUS', priceMinor: 5000 }), { capacity: 9 });
    const place = { kind: 'REGISTRATION', attendeeId: test.attendee(customerId), groupId: small } as const;
    test.does(placing([place]));
    expect(test.refuses(placing([place]), 'ALREADY_ORDERED').path).toEqual(['input', 'lines', '0', 'registration', 'groupId']);
    test.does(placing([{ ...place, attendeeId: test.attendee(customerId) }]));
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'CANCELLED' });
    test.does(placing([seat]));
  });

  it('holds a seat once for one attendee, whichever of their registrations it names', () => {
    const { test, placing, seat, registration, course } = ground();
    const link = { linkId: 'link', capacity: 9 };
    const [one, other] = [test.group(course, link), test.group(course, link)];
    const { attendeeId } = test.registrationRow(registration);
    const ids = [one, other].map((groupId) => test.does({ kind: 'register', actor: STAFF, attendeeId, groupId }).registrationId);
    const sessionId = test.session(one);
    const lines = ids.map((registrationId) => ({ ...seat, sessionId, registrationId }) as OrderLineSpec);
    test.refuses(placing(lines), 'INVALID_INPUT');
  });

  it('is refused for an amount that Stripe cannot charge', () => {
    const { test, placing, passOf } = ground();
    const wish = (priceMinor: number) => [passOf(test.product({ kind: 'ENTRY', priceMinor }))];
    const refused = test.refuses(placing(wish(49)), 'AMOUNT_NOT_PAYABLE_ONLINE');
    expect(refused.total).toEqual({ amountMinor: 49, currency: 'EUR' });
    test.does(placing(wish(49), { provider: 'SANDBOX' }));
    for (const priceMinor of [0, 50]) test.does(placing(wish(priceMinor)));
  });

  it('is refused while five others of the customer wait for their money', () => {
    const { test, placing, passOf, paying, customerId } = ground();
    const wish = placing([passOf(test.product({ kind: 'ENTRY' }))]);
    const orders = Array.from({ length: 5 }, () => test.does(wish).orderId);
    expect(test.refuses(wish, 'TOO_MANY_OPEN_ORDERS').limit).toBe(5);
    test.does({ kind: 'sellPass', productId: test.product({ kind: 'ENTRY' }), registrationId: null, customerId, method: 'CASH' });
    test.does(paying(orders[0] ?? '', 2000));
    test.does(wish);
  });

  it('answers NOT_FOUND for an order of another customer, and refuses the same seat twice', () => {
    const { test, placing, seat, group, passOf } = ground();
    const stranger = test.customer();
    const actor = { kind: 'CUSTOMER', customerId: stranger } as const;
    const sale = passOf(test.product({ kind: 'ENTRY' }));
    test.refuses(placing([sale], { actor, customerId: stranger }), 'NOT_FOUND');
    test.refuses(placing([seat], { actor, customerId: stranger }), 'NOT_FOUND');
    const ownRegistration = test.registration(group, stranger);
    test.does(placing([{ ...seat, registrationId: ownRegistration } as OrderLineSpec], { actor, customerId: stranger }));
    const twice = { ...seat, sessionId: test.session(group) } as OrderLineSpec;
    test.refuses(placing([twice, twice]), 'INVALID_INPUT');
  });
});

describe('a promo code', () => {
  it('lowers each line by its share, rounded half up, and shows it on the receipt', () => {
    const { test, placing, paying, passOf, promo, seat, order, registration } = ground();
    promo({ percentBps: 1250 });
    const reduction = { promoCode: 'LETO', discountMinor: 0, reason: null };
    const { orderId } = test.does(placing([passOf(test.product({ kind: 'ENTRY', priceMinor: 1010 })), seat], { reduction }));
    expect(order(orderId)).toMatchObject({ subtotalMinor: 1810, discountMinor: 226, totalMinor: 1584 });
    test.does(paying(orderId, 1584));
    const [pass] = [...test.world.passes.values()];
    expect(pass?.priceMinor).toBe(884);
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 800, balance: 0 });
    expect(test.world.promoCodes.get('promo')?.timesUsed).toBe(1);
  });

  it.each(['cancelled by who booked it', 'cancelled with its session'])('is refunded at the lowered price: %s', (how) => {
    const { test, placing, paying, promo, seat, session, registration, refunding } = ground();
    promo({ amountMinor: 300 });
    const reduction = { promoCode: 'LETO', discountMinor: 0, reason: null };
    const { orderId } = test.does(placing([seat], { reduction }));
    test.does(paying(orderId, 500));
    if (how === 'cancelled with its session') test.does({ kind: 'cancelSession', sessionId: session });
    else test.does(test.cancelling([...test.world.bookings.keys()][0] ?? ''));
    expect(test.figures(registration)).toEqual({ paid: 500, charged: 0, balance: 500 });
    test.does(refunding({ method: 'CASH' }));
    expect([test.figures(registration).balance, test.balance('CASH:desk'), test.balance('PASS_DISCOUNT')]).toEqual([0, 500, 0]);
  });

  it('is refused beyond its usage limit, and cancelled orders do not count', () => {
    const { test, placing, passOf, promo } = ground();
    promo({ amountMinor: 500, usageLimit: 1 });
    const reduction = { promoCode: 'LETO', discountMinor: 0, reason: null };
    const wish = placing([passOf(test.product({ kind: 'ENTRY' }))], { reduction });
    const { orderId } = test.does(wish);
    expect(test.refuses(wish, 'PROMO_CODE_UNUSABLE').reason).toBe('USED_UP');
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'CANCELLED' });
    test.does(wish);
    promo({ amountMinor: 500, validUntil: hoursAfter(NOW, -1) });
    expect(test.refuses(wish, 'PROMO_CODE_UNUSABLE').reason).toBe('OVER');
    promo({ amountMinor: 500, productIds: ['another'] });
    expect(test.refuses(wish, 'PROMO_CODE_UNUSABLE').reason).toBe('NOT_FOR_THIS');
    promo({ amountMinor: 500, customerLimit: 1 });
    expect(test.refuses(wish, 'PROMO_CODE_UNUSABLE').reason).toBe('USED_BY_CUSTOMER');
  });
});

describe('a sale at the desk', () => {
  it('takes several payments for one sale, gives change, and refuses what does not add up', () => {
    const { test, customerId } = ground();
    const productId = test.product({ kind: 'ENTRY', priceMinor: 2400 });
    const sale = (payments: CommandOf<'sellPass'>['payments']) =>
      ({ kind: 'sellPass', productId, registrationId: null, customerId, method: null, payments }) as const;
    const card = { method: 'CARD_TERMINAL', amountMinor: 1400, tenderedMinor: null } as const;
    expect(test.refuses(sale([card]), 'PAYMENTS_DO_NOT_ADD_UP').total.amountMinor).toBe(2400);
    test.does(sale([{ method: 'CASH', amountMinor: 1000, tenderedMinor: 2000 }, card]));
    expect([test.balance('CASH:desk'), test.balance('CASH:terminal')]).toEqual([-1000, -1400]);
    expect([...test.world.payments.values()].map(({ changeMinor }) => changeMinor)).toEqual([1000, 0]);
    const [receipt] = [...test.world.receipts.values()];
    expect(receipt?.content.payments).toHaveLength(2);
  });
});
