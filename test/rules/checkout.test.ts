import { describe, expect, it } from 'vitest';
import type { CommandOf, OrderLineSpec } from '../../src/services/commands/command.js';
import { NO_REDUCTION } from '../../src/services/commands/command.js';
import type { PromoCodeRow } from '../../src/services/commands/order-rows.js';
import { hoursAfter, NOW, STAFF, TestWorld } from './test-world.js';

const HOLD_MINUTES = 30;

/** A studio that sells online: a session of 8 with two seats, and somebody registered for it. */
function ground() {
  const test = new TestWorld();
  const course = test.course({ vatBps: 2300 });
  const group = test.group(course);
  const session = test.session(group, { capacity: 2 });
  const registration = test.registration(group);
  const { customerId } = test.registrationRow(registration);
  const placing = (lines: OrderLineSpec[], more: Partial<CommandOf<'placeOrder'>> = {}): CommandOf<'placeOrder'> => ({
    kind: 'placeOrder',
    actor: STAFF,
    customerId,
    channel: 'ONLINE',
    lines,
    reduction: NO_REDUCTION,
    payments: null,
    provider: 'STRIPE',
    holdMinutes: HOLD_MINUTES,
    ...more,
  });
  const paying = (orderId: string, amountMinor: number, more: Partial<CommandOf<'payOrder'>> = {}): CommandOf<'payOrder'> => ({
    kind: 'payOrder',
    orderId,
    method: 'STRIPE',
    amountMinor,
    providerRef: 'pi_1',
    feeMinor: 24,
    isTest: false,
    ...more,
  });
  const refunding = (more: Partial<CommandOf<'refundPayment'>> = {}): CommandOf<'refundPayment'> => ({
    kind: 'refundPayment',
    paymentId: [...test.world.payments.keys()][0] ?? '',
    amountMinor: null,
    method: 'CARD',
    returnFee: false,
    reason: 'Choroba',
    ...more,
  });
  const passOf = (productId: string): OrderLineSpec => ({
    kind: 'PASS',
    productId,
    registrationId: null,
    customerId,
    gift: null,
  });
  const seat: OrderLineSpec = { kind: 'SESSION', sessionId: session, registrationId: registration };
  const order = (id: string) => test.world.orders.get(id);
  const receipts = () => [...test.world.receipts.values()].map(({ number, kind, content }) => [number, kind, content.totalMinor]);
  const promo = (row: Partial<PromoCodeRow>): void => {
    const terms = { percentBps: null, amountMinor: null, productIds: null, validFrom: null, validUntil: null };
    const limits = { usageLimit: null, customerLimit: null, timesUsed: 0, archived: false };
    test.world.promoCodes.set('promo', Object.freeze({ id: 'promo', code: 'LETO', ...terms, ...limits, ...row }));
  };
  return {
    test,
    course,
    group,
    session,
    registration,
    customerId,
    placing,
    paying,
    refunding,
    passOf,
    seat,
    order,
    receipts,
    promo,
  };
}

describe('an order', () => {
  it('holds its seat until it is paid, and then has it', () => {
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

  it('is paid once, however often it is told, and a second payment is owed back', () => {
    const { test, placing, paying, seat, order } = ground();
    const { orderId } = test.does(placing([seat]));
    const first = test.does(paying(orderId, 800));
    expect(test.does(paying(orderId, 800))).toEqual(first);
    expect(test.does(paying(orderId, 800, { providerRef: 'pi_2' })).result).toBe('REFUND_DUE');
    expect(test.does(paying(orderId, 800))).toEqual(first);
    expect(order(orderId)).toMatchObject({ status: 'PAID', refundDueMinor: 800 });
    expect(test.balance('OWED_BACK')).toBe(800);
  });

  it('holds nothing when it is given up, and buys what can still be had when its money comes late', () => {
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

  it('is owed back when its money comes late and the seat is gone, and nothing of it is issued', () => {
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

  it('is owed back when the session it holds is cancelled meanwhile', () => {
    const { test, session, placing, paying, seat, order } = ground();
    const { orderId } = test.does(placing([seat]));
    test.does({ kind: 'cancelSession', sessionId: session });
    expect(test.does(paying(orderId, 800)).result).toBe('REFUND_DUE');
    expect(test.sessionRow(session)).toMatchObject({ seatsHeld: 0, seatsTaken: 0 });
    expect(order(orderId)?.status).toBe('EXPIRED');
  });

  it('counts what it holds as taken: seats, places and what a customer may buy', () => {
    const { test, session, group, placing, seat, passOf, customerId } = ground();
    test.does(placing([seat]));
    test.books(test.registration(group), session);
    test.refuses(test.booking(test.registration(group), session), 'SESSION_FULL');
    const last = test.product({ kind: 'TIME', purchaseLimit: 1 });
    const { path } = test.refuses(placing([passOf(last), passOf(last)]), 'PURCHASE_LIMIT_REACHED');
    expect(path).toEqual(['input', 'lines', '1', 'productId']);
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

  it('of nothing is paid at once', () => {
    const { test, placing, passOf, order, receipts } = ground();
    const { orderId } = test.does(placing([passOf(test.product({ kind: 'ENTRY', priceMinor: 0 }))]));
    expect(order(orderId)).toMatchObject({ status: 'PAID', totalMinor: 0 });
    expect(receipts()).toEqual([]);
  });

  it('of the other customer does not exist, and the same seat twice is a mistake', () => {
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

describe('a price', () => {
  it('is lowered by a part of each line, rounded half up, and the receipt says so', () => {
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

  it('is lowered no more often than a code may be used, and given up orders do not count', () => {
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

describe('a refund', () => {
  function sold(facts: Parameters<TestWorld['product']>[0], priceMinor: number) {
    const it = ground();
    const product = it.test.product({ priceMinor, ...facts });
    const holder =
      facts.kind === 'CREDIT'
        ? { registrationId: it.registration, customerId: null }
        : { registrationId: null, customerId: it.customerId };
    const { orderId } = it.test.does(it.placing([{ kind: 'PASS', productId: product, ...holder, gift: null }]));
    it.test.does(it.paying(orderId, priceMinor));
    const [pass] = [...it.test.world.passes.keys()];
    return { ...it, passId: pass ?? '' };
  }

  it('of a pass that was partly used gives back its unused value, and the pass is gone', () => {
    const { test, passId, registration, session, refunding, receipts } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
    test.books(registration, session);
    test.refuses(refunding({ amountMinor: 1801 }), 'REFUND_TOO_LARGE');
    const { refundId } = test.does(refunding());
    expect(test.world.refunds.get(refundId)).toMatchObject({ amountMinor: 1800, status: 'PENDING' });
    expect(test.passRow(passId).state).toBe('REFUNDED');
    expect([test.balance(`PASS:${passId}`), test.balance(`ENTRIES:${passId}`), test.balance('OWED_BACK')]).toEqual([0, 0, 1800]);
    test.refuses(refunding(), 'REFUND_TOO_LARGE');
    test.does({ kind: 'settleRefund', refundId, succeeded: true, providerRef: 're_1' });
    test.refuses({ kind: 'settleRefund', refundId, succeeded: true, providerRef: 're_1' }, 'REFUND_NOT_PENDING');
    expect(test.balance('OWED_BACK')).toBe(0);
    expect(receipts()).toEqual([
      [1, 'RECEIPT', 2400],
      [2, 'CREDIT_NOTE', -1800],
    ]);
  });

  it('of a part leaves the pass as it is, and what is left is less by it', () => {
    const { test, passId, refunding } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
    test.does(refunding({ amountMinor: 500, method: 'CASH' }));
    expect(test.passRow(passId).state).toBe('ACTIVE');
    expect(test.balance(`PASS:${passId}`)).toBe(2400);
    expect(test.refuses(refunding({ amountMinor: 1901 }), 'REFUND_TOO_LARGE').left.amountMinor).toBe(1900);
    test.does(refunding({ method: 'BANK' }));
    expect(test.passRow(passId).state).toBe('REFUNDED');
    expect([test.balance('CASH:desk'), test.balance('CASH:bank'), test.balance('PASS_DISCOUNT')]).toEqual([500, 1900, 0]);
  });

  it.each([
    [1800, 900],
    [2000, 1000],
    [2500, 1250],
  ])('of a CREDIT pass of 20 sold for %i gives back the part of its price', (priceMinor, half) => {
    const { test, passId, registration, group, refunding } = sold({ kind: 'CREDIT', creditMinor: 2000 }, priceMinor);
    test.books(registration, test.session(group, { priceMinor: 1000 }));
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('CASH:desk')).toBe(half);
    expect(test.balance(`PASS:${passId}`)).toBe(0);
  });

  it('of a TIME pass gives back the days to come, and what time earned stays', () => {
    const { test, passId, refunding } = sold({ kind: 'TIME', validityPeriod: 'P29D' }, 3000);
    const pass = test.passRow(passId);
    test.world.now = new Date((pass.validFrom?.getTime() ?? 0) + 10 * 86_400_000);
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('CASH:desk')).toBeGreaterThanOrEqual(2000);
    expect(test.balance('CASH:desk')).toBeLessThan(2002);
    expect(test.balance('TIME_COVER')).toBe(3000 - test.balance('CASH:desk'));
    expect(test.balance(`PASS:${passId}`)).toBe(0);
  });

  it('returns the tax and, when asked to, the commission, to the cent', () => {
    const { test, refunding } = sold({ kind: 'ENTRY', entries: 4, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' }, 2400);
    expect(test.balance('VAT')).toBe(449);
    for (const amountMinor of [700, 900, null]) test.does(refunding({ amountMinor, method: 'CASH', returnFee: true }));
    expect([test.balance('VAT'), test.balance('VAT_ON_SALES'), test.balance('COMMISSION')]).toEqual([0, 0, 0]);
  });

  it('that fails is still owed, and can be given back in another way', () => {
    const { test, order, refunding, receipts } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
    const { refundId } = test.does(refunding());
    test.does({ kind: 'settleRefund', refundId, succeeded: false, providerRef: null });
    expect(order([...test.world.orders.keys()][0] ?? '')?.refundDueMinor).toBe(2400);
    test.does(refunding({ method: 'CASH' }));
    expect([test.balance('CASH:desk'), test.balance('OWED_BACK')]).toEqual([2400, 0]);
    expect(receipts()).toEqual([
      [1, 'RECEIPT', 2400],
      [2, 'CREDIT_NOTE', -2400],
    ]);
  });

  it('of a seat needs it to be cancelled first', () => {
    const { test, placing, paying, seat, refunding } = ground();
    const { orderId } = test.does(placing([seat]));
    test.does(paying(orderId, 800));
    test.refuses(refunding(), 'REFUND_TOO_LARGE');
    test.does(test.cancelling([...test.world.bookings.keys()][0] ?? ''));
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('CASH:desk')).toBe(800);
  });

  it('waits for the bank when the payment is disputed, whose pass is blocked meanwhile', () => {
    const { test, passId, registration, session, refunding } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
    const [paymentId = ''] = [...test.world.payments.keys()];
    const dispute = (outcome: 'OPENED' | 'WON' | 'LOST') => test.does({ kind: 'disputePayment', paymentId, outcome });
    dispute('OPENED');
    test.refuses(refunding(), 'PAYMENT_DISPUTED');
    expect(test.refuses(test.booking(registration, session, { payWith: 'PASS', passId }), 'PASS_CANNOT_PAY').reason).toBe(
      'BLOCKED',
    );
    dispute('WON');
    test.books(registration, session, { payWith: 'PASS', passId });
    dispute('OPENED');
    dispute('LOST');
    dispute('LOST');
    expect(test.passRow(passId).state).toBe('REFUNDED');
    expect([test.balance('CASH:stripe'), test.balance('OWED_BACK')]).toEqual([24, 0]);
  });
});

describe('a gift', () => {
  const gift = { lineId: 'gift', codeHash: 'hash', to: 'Eva' };

  it('is nobody’s until its code is redeemed, once, into a pass', () => {
    const { test, placing, paying, group } = ground();
    const product = test.product({ kind: 'CREDIT', priceMinor: 1800, creditMinor: 2000 });
    const line = { kind: 'PASS', productId: product, registrationId: null, customerId: null, gift } as const;
    const { orderId } = test.does(placing([line]));
    const friend = test.registration(group);
    const redeem = { kind: 'redeemGift', actor: STAFF, codeHash: 'hash', registrationId: friend } as const;
    test.refuses(redeem, 'GIFT_CODE_UNUSABLE');
    test.does(paying(orderId, 1800));
    expect([test.balance('GIFTS'), test.world.passes.size]).toEqual([1800, 0]);
    test.does(redeem);
    expect(test.balance('GIFTS')).toBe(0);
    expect(test.figures(friend)).toEqual({ paid: 2000, charged: 0, balance: 2000 });
    test.refuses(redeem, 'GIFT_CODE_UNUSABLE');
  });

  it('that was given back cannot be redeemed any more', () => {
    const { test, placing, paying, registration, refunding } = ground();
    const product = test.product({ kind: 'ENTRY' });
    const line = { kind: 'PASS', productId: product, registrationId: null, customerId: null, gift } as const;
    const { orderId } = test.does(placing([line]));
    test.does(paying(orderId, 2000));
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('GIFTS')).toBe(0);
    test.refuses({ kind: 'redeemGift', actor: STAFF, codeHash: 'hash', registrationId: registration }, 'GIFT_CODE_UNUSABLE');
  });
});

describe('the desk', () => {
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
