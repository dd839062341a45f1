import { describe, expect, it } from 'vitest';
import { taxInside } from '../../src/services/rules/world/arithmetic.js';
import { ground } from './checkout-ground.js';
import { hoursAfter, NOW, type TestWorld } from './test-world.js';

/** A pass of February and the first two days of March. */
const THIRTY_DAYS = { fixedFrom: '2027-02-01', fixedUntil: '2027-03-02' } as const;

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

  it('gives back the unused value of a partly used pass, which is then REFUNDED', () => {
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

  it.each([
    ['ENTRY', { kind: 'ENTRY', entries: 4 }, 600],
    ['CREDIT', { kind: 'CREDIT', creditMinor: 3000 }, 640],
  ] as const)(
    'owes the payer the value of bookings that are cancelled after their pass was refunded: %s',
    (_kind, facts, back) => {
      const { test, passId, registration, session, refunding, order, receipts } = sold(facts, 2400);
      const bookings = [
        test.books(registration, session),
        test.books(registration, test.session(test.sessionRow(session).groupId)),
      ];
      test.does(refunding({ method: 'CASH' }));
      for (const booking of bookings) test.does(test.cancelling(booking));
      const left = [test.balance(`PASS:${passId}`), test.balance(`ENTRIES:${passId}`), test.passRow(passId).state];
      expect(left).toEqual([0, 0, 'REFUNDED']);
      expect([order([...test.world.orders.keys()][0] ?? '')?.refundDueMinor, test.balance('OWED_BACK')]).toEqual([
        2 * back,
        2 * back,
      ]);
      test.does(refunding({ method: 'CASH' }));
      expect([test.balance('CASH:desk'), test.balance('PASS_DISCOUNT')]).toEqual([2400, 0]);
      expect(receipts().reduce((sum, [, , totalMinor]) => sum + Number(totalMinor), 0)).toBe(0);
    },
  );

  it('owes nothing for a cancelled booking after the bank took the money back', () => {
    const { test, passId, registration, session, order } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
    const booking = test.books(registration, session);
    const [paymentId = ''] = [...test.world.payments.keys()];
    test.does({ kind: 'disputePayment', paymentId, isOpen: false, lostMinor: 2400 });
    test.does(test.cancelling(booking));
    expect([test.balance(`PASS:${passId}`), test.balance(`ENTRIES:${passId}`), test.balance('PASS_DISCOUNT')]).toEqual([0, 0, 0]);
    expect(order([...test.world.orders.keys()][0] ?? '')?.refundDueMinor).toBe(0);
  });

  it('leaves the pass usable after a partial refund, and lowers what is left', () => {
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
  ])('gives back the unused part of the price of a CREDIT pass of 20 that was sold for %i', (priceMinor, half) => {
    const { test, passId, registration, group, refunding } = sold({ kind: 'CREDIT', creditMinor: 2000 }, priceMinor);
    test.books(registration, test.session(group, { priceMinor: 1000 }));
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('CASH:desk')).toBe(half);
    expect(test.balance(`PASS:${passId}`)).toBe(0);
  });

  it('leaves an expired pass as it is, as breakage and not as a discount', () => {
    const { test, placing, paying, passOf, refunding } = ground();
    const products = ['P1D', 'P1M'].map((validityPeriod) => test.product({ kind: 'ENTRY', validityPeriod }));
    const { orderId } = test.does(placing(products.map(passOf)));
    test.does(paying(orderId, 4000));
    test.world.now = hoursAfter(NOW, 72);
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('CASH:desk')).toBe(2000);
    const [ended, other] = [...test.world.passes.values()];
    expect([ended?.state, other?.state]).toEqual(['ACTIVE', 'REFUNDED']);
    expect([test.balance(`PASS:${ended?.id}`), test.balance('PASS_DISCOUNT')]).toEqual([2000, 0]);
  });

  it('gives back the days to come of a TIME pass, and keeps what is earned', () => {
    const { test, passId, refunding } = sold({ kind: 'TIME', ...THIRTY_DAYS }, 3000);
    // Noon of the eleventh day: ten days are over.
    test.world.now = new Date('2027-02-11T11:00:00Z');
    test.does(refunding({ method: 'CASH' }));
    expect([test.balance('CASH:desk'), test.balance('TIME_COVER'), test.balance(`PASS:${passId}`)]).toEqual([2000, 1000, 0]);
  });

  it('gives back no days of a TIME pass up to the last session booked with it', () => {
    const { test, passId, registration, group, refunding } = sold({ kind: 'TIME', ...THIRTY_DAYS }, 3000);
    // At 17:00 of the 5th, the 20th and the 10th.
    const days = [5, 20, 10].map((day) => test.session(group, { startsAt: hoursAfter(NOW, (day - 1) * 24 + 7) }));
    const bookings = days.map((session) => test.books(registration, session));
    expect(test.refuses(refunding({ amountMinor: 3000 }), 'REFUND_TOO_LARGE').left.amountMinor).toBe(1000);
    test.does(test.cancelling(bookings[1] ?? ''));
    test.does(refunding({ method: 'CASH' }));
    expect([test.balance('CASH:desk'), test.passRow(passId).state]).toEqual([2000, 'REFUNDED']);
  });

  it('counts the days of a TIME pass with a last day only from its sale', () => {
    const { test, registration, group, refunding } = sold({ kind: 'TIME', fixedUntil: '2027-02-10' }, 3000);
    test.books(registration, test.session(group, { startsAt: new Date('2027-02-10T22:00:00Z') }));
    expect(test.refuses(refunding({ amountMinor: 3000 }), 'REFUND_TOO_LARGE').left.amountMinor).toBeLessThan(20);
  });

  it('gives back a TIME pass without an end in full until a session is booked with it, and then nothing', () => {
    const { test, registration, group, refunding } = sold({ kind: 'TIME' }, 3000);
    const bookingId = test.books(registration, test.session(group));
    expect(test.refuses(refunding(), 'REFUND_TOO_LARGE').left.amountMinor).toBe(0);
    test.does(test.cancelling(bookingId));
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('CASH:desk')).toBe(3000);
  });

  it('leaves the rest to be taxed after a partial refund of a MULTI_PURPOSE pass', () => {
    const { test, registration, group, refunding } = sold({ kind: 'ENTRY', entries: 4, vatBps: 2300 }, 2400);
    test.does(refunding({ method: 'CASH', amountMinor: 1000 }));
    test.does(refunding({ method: 'CASH', amountMinor: 1000 }));
    for (const _ of [1, 2, 3, 4]) test.books(registration, test.session(group));
    expect(test.balance('VAT')).toBe(taxInside(400, 2300));
  });

  it('returns the tax and, when asked to, the commission, to the cent', () => {
    const { test, refunding } = sold({ kind: 'ENTRY', entries: 4, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' }, 2400);
    expect(test.balance('VAT')).toBe(449);
    for (const amountMinor of [700, 900, null]) {
      const { refundId } = test.does(refunding({ amountMinor, returnFee: true }));
      test.does({ kind: 'settleRefund', refundId, succeeded: true, providerRef: refundId });
    }
    expect([test.balance('VAT'), test.balance('VAT_ON_SALES'), test.balance('COMMISSION')]).toEqual([0, 0, 0]);
  });

  it.each(['CASH', 'BANK'] as const)(
    'returns no commission in %s: the provider gives it back with a refund to the card',
    (method) => {
      const { test, refunding } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
      const refused = test.refuses(refunding({ amountMinor: 700, method, returnFee: true }), 'INVALID_INPUT');
      expect(refused).toMatchObject({ path: ['input', 'returnFee'], reason: 'UNEXPECTED' });
      test.does(refunding({ amountMinor: 700, method }));
      expect(test.balance('COMMISSION')).toBe(-24);
    },
  );

  it.each([
    ['KWD', 3333, 3330],
    ['KWD', null, 9990],
    ['MGA', 250, 200],
  ])(
    'a refund to the card of what Stripe cannot move in %s is refused, and says what it can',
    (currency, amountMinor, possible) => {
      const { test, refunding } = sold({ kind: 'ENTRY', entries: 4 }, 9999);
      Object.assign(test.world.organisation, { currency });
      const refused = test.refuses(refunding({ amountMinor }), 'AMOUNT_NOT_REFUNDABLE_TO_CARD');
      expect(refused.possible).toEqual({ amountMinor: possible, currency });
      test.does(refunding({ amountMinor: possible }));
      test.does(refunding({ amountMinor: 9999 - possible, method: 'CASH' }));
      expect(test.balance('CASH:desk')).toBe(9999 - possible);
    },
  );

  it('is marked as a test, as its receipt is, when the payment was made with test keys', () => {
    const { test, placing, paying, passOf, refunding } = ground();
    const { orderId } = test.does(placing([passOf(test.product({ kind: 'ENTRY' }))]));
    test.does(paying(orderId, 2000, { isTest: true }));
    test.does(refunding({ method: 'CASH' }));
    expect([...test.world.receipts.values()].map(({ kind, content }) => [kind, content.isTest])).toEqual([
      ['RECEIPT', true],
      ['CREDIT_NOTE', true],
    ]);
  });

  it('is refused to a card whose provider is gone, and accepted in another way', () => {
    const { test, refunding } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
    for (const provider of ['SANDBOX', null] as const) {
      expect(test.refuses(refunding({ provider }), 'CARD_NOT_REACHABLE').path).toEqual(['input', 'method']);
    }
    test.does(refunding({ provider: 'STRIPE', amountMinor: 600 }));
    test.does(refunding({ provider: null, method: 'CASH' }));
  });

  it('is still owed after the card refund failed, and can be paid out in another way', () => {
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

  it('is owed again when it fails after success, and its credit note stands', () => {
    const { test, order, refunding, receipts } = sold(
      { kind: 'ENTRY', entries: 4, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' },
      2400,
    );
    const [orderId = ''] = [...test.world.orders.keys()];
    const codes = ['CASH:stripe', 'COMMISSION', 'OWED_BACK', 'VAT'] as const;
    const balances = () => codes.map((code) => test.balance(code));
    const { refundId } = test.does(refunding({ amountMinor: 600, returnFee: true }));
    test.does({ kind: 'settleRefund', refundId, succeeded: true, providerRef: 're_1' });
    expect(balances()).toEqual([-2400 + 24 + 600 - 6, -24 + 6, 0, 449 - 112]);
    test.does({ kind: 'settleRefund', refundId, succeeded: false, providerRef: 're_1' });
    expect(balances()).toEqual([-2400 + 24, -24, 600, 449 - 112]);
    expect(test.world.refunds.get(refundId)).toMatchObject({ status: 'FAILED', cameBackAt: test.world.now });
    expect(order(orderId)?.refundDueMinor).toBe(600);
    test.refuses({ kind: 'settleRefund', refundId, succeeded: false, providerRef: 're_1' }, 'REFUND_NOT_PENDING');
    test.does(refunding({ amountMinor: 1000, method: 'CASH' }));
    expect([order(orderId)?.refundDueMinor, ...balances()]).toEqual([0, -2400 + 24, -24, 0, expect.any(Number)]);
    test.does(refunding({ method: 'CASH' }));
    expect([test.balance('CASH:desk'), test.balance('VAT'), test.balance('OWED_BACK')]).toEqual([2400, 0, 0]);
    expect(receipts()).toEqual([
      [1, 'RECEIPT', 2400],
      [2, 'CREDIT_NOTE', -600],
      [3, 'CREDIT_NOTE', -400],
      [4, 'CREDIT_NOTE', -1400],
    ]);
  });

  it('cannot fail afterwards when it was in cash', () => {
    const { test, refunding } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
    const { refundId } = test.does(refunding({ amountMinor: 600, method: 'CASH' }));
    test.refuses({ kind: 'settleRefund', refundId, succeeded: false, providerRef: null }, 'REFUND_NOT_PENDING');
  });

  it('is refused for a seat that is not cancelled', () => {
    const { test, placing, paying, seat, refunding } = ground();
    const { orderId } = test.does(placing([seat]));
    test.does(paying(orderId, 800));
    test.refuses(refunding(), 'REFUND_TOO_LARGE');
    test.does(test.cancelling([...test.world.bookings.keys()][0] ?? ''));
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('CASH:desk')).toBe(800);
  });

  it('is refused while the payment is disputed, and its pass is blocked', () => {
    const { test, passId, registration, session, refunding } = sold({ kind: 'ENTRY', entries: 4 }, 2400);
    const [paymentId = ''] = [...test.world.payments.keys()];
    const dispute = (isOpen: boolean, lostMinor = 0) => test.does({ kind: 'disputePayment', paymentId, isOpen, lostMinor });
    dispute(true);
    test.refuses(refunding(), 'PAYMENT_DISPUTED');
    expect(test.refuses(test.booking(registration, session, { payWith: 'PASS', passId }), 'PASS_CANNOT_PAY').reason).toBe(
      'BLOCKED',
    );
    dispute(false);
    test.books(registration, session, { payWith: 'PASS', passId });
    dispute(true);
    dispute(false, 2400);
    dispute(false, 2400);
    expect(test.passRow(passId).state).toBe('REFUNDED');
    expect([test.balance('CASH:stripe'), test.balance('OWED_BACK')]).toEqual([24, 0]);
  });
});
