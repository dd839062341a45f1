import { describe, expect, it } from 'vitest';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW } from './test-world.js';

/** An order of two passes, 20.00 at 23 % and 30.00 at 5 %, each with two entries. */
function twoPasses() {
  const it = ground();
  const { test, placing, paying, passOf } = it;
  const taxed = { kind: 'ENTRY', entries: 2, vatTreatment: 'SINGLE_PURPOSE' } as const;
  const products = [
    test.product({ ...taxed, priceMinor: 2000, vatBps: 2300 }),
    test.product({ ...taxed, priceMinor: 3000, vatBps: 500 }),
  ];
  const { orderId } = test.does(placing(products.map(passOf)));
  test.does(paying(orderId, 5000));
  const passes = () =>
    [...test.world.passes.values()].map(({ state, discountedMinor, id }) => [
      state,
      discountedMinor,
      test.balance(`ENTRIES:${id}`),
    ]);
  const claimed = () => [...test.world.orderLines.values()].map(({ claimedMinor }) => claimedMinor);
  const lastNote = () => [...test.world.receipts.values()].findLast(({ kind }) => kind === 'CREDIT_NOTE')?.content;
  return { ...it, orderId, passes, claimed, lastNote };
}

const whole = (position: number) => ({ position, amountMinor: null });

describe('a refund that names lines', () => {
  it('gives back the second pass whole, with its tax, and leaves the first as it is', () => {
    const { test, refunding, passes, claimed, lastNote } = twoPasses();
    test.does(refunding({ method: 'CASH', lines: [whole(1)] }));
    expect(passes()).toEqual([
      ['ACTIVE', 0, 2],
      ['REFUNDED', 0, 0],
    ]);
    expect(claimed()).toEqual([0, 3000]);
    expect(lastNote()).toMatchObject({
      totalMinor: -3000,
      lines: [{ position: 2, amountMinor: -3000 }],
      vat: [{ vatBps: 500, grossMinor: -3000, baseMinor: -2857, taxMinor: -143 }],
    });
    expect([test.balance('CASH:desk'), test.balance('PASS_DISCOUNT')]).toEqual([3000, 0]);
  });

  it('gives back a part of one pass as a discount, and its unused rest with the pass later', () => {
    const { test, registration, group, refunding, passes, lastNote } = twoPasses();
    const [, second] = [...test.world.passes.keys()];
    test.books(registration, test.session(group), { payWith: 'PASS', passId: second ?? '' });
    test.does(refunding({ method: 'CASH', lines: [{ position: 1, amountMinor: 400 }] }));
    expect(passes()).toEqual([
      ['ACTIVE', 0, 2],
      ['ACTIVE', 400, 1],
    ]);
    test.does(refunding({ method: 'CASH', lines: [whole(1)] }));
    expect(passes().map(([state]) => state)).toEqual(['ACTIVE', 'REFUNDED']);
    expect(lastNote()).toMatchObject({ totalMinor: -1100, lines: [{ position: 2 }] });
  });

  it('gives back both when it names both, each at its own amount', () => {
    const { test, refunding, passes, claimed } = twoPasses();
    test.does(refunding({ method: 'BANK', lines: [{ position: 1, amountMinor: 1 }, whole(0)] }));
    expect(passes().map(([state, discountedMinor]) => [state, discountedMinor])).toEqual([
      ['REFUNDED', 0],
      ['ACTIVE', 1],
    ]);
    expect(claimed()).toEqual([2000, 1]);
  });

  it('spreads an amount over both as a discount when it names none', () => {
    const { test, refunding, passes, claimed } = twoPasses();
    test.does(refunding({ method: 'CASH', amountMinor: 3000 }));
    expect(claimed()).toEqual([1200, 1800]);
    expect(passes().map(([state]) => state)).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('refuses more than a line has left, a line that is used up, and one that the order does not have', () => {
    const { test, registration, group, refunding } = twoPasses();
    const [first] = [...test.world.passes.keys()];
    for (let entry = 0; entry < 2; entry++)
      test.books(registration, test.session(group), { payWith: 'PASS', passId: first ?? '' });
    const refused = (lines: { position: number; amountMinor: number | null }[]) =>
      test.refuses(refunding({ method: 'CASH', lines }), 'REFUND_TOO_LARGE');
    expect(refused([{ position: 1, amountMinor: 3001 }])).toMatchObject({
      path: ['input', 'part', 'lines', '0', 'amount'],
      left: { amountMinor: 3000 },
    });
    expect(refused([whole(1), whole(0)])).toMatchObject({ path: ['input', 'part', 'lines', '1'], left: { amountMinor: 0 } });
    const beyond = test.refuses(refunding({ method: 'CASH', lines: [whole(2)] }), 'INVALID_INPUT');
    expect(beyond).toMatchObject({ path: ['input', 'part', 'lines', '0', 'position'], reason: 'OUT_OF_RANGE', limit: 1 });
  });

  it('takes the pass with the last part when the order was paid in two parts', () => {
    const it = ground();
    const { test, placing, passOf, refunding } = it;
    const products = [2000, 3000].map((priceMinor) => test.product({ kind: 'ENTRY', entries: 2, priceMinor }));
    const payments = [
      { method: 'CASH', amountMinor: 1000, tenderedMinor: null },
      { method: 'BANK', amountMinor: 4000, tenderedMinor: null },
    ] as const;
    test.does(placing(products.map(passOf), { channel: 'RECEPTION', provider: null, payments }));
    const [cash = '', bank = ''] = [...test.world.payments.keys()];
    const lines = [whole(1)];
    const tooMuch = refunding({ method: 'CASH', paymentId: cash, lines: [{ position: 1, amountMinor: 1001 }] });
    expect(test.refuses(tooMuch, 'REFUND_TOO_LARGE')).toMatchObject({
      path: ['input', 'part', 'lines'],
      left: { amountMinor: 1000 },
    });
    test.does(refunding({ method: 'CASH', paymentId: cash, lines }));
    const states = () => [...test.world.passes.values()].map(({ state }) => state);
    expect([states(), test.balance('CASH:desk')]).toEqual([['ACTIVE', 'ACTIVE'], 0]);
    test.does(refunding({ method: 'BANK', paymentId: bank, lines }));
    expect([states(), test.balance('CASH:bank')]).toEqual([['ACTIVE', 'REFUNDED'], -2000]);
  });

  it('pays what is owed of its line after a refund to the card has failed', () => {
    const { test, orderId, refunding, passes, lastNote } = twoPasses();
    const { refundId } = test.does(refunding({ lines: [whole(1)] }));
    test.does({ kind: 'settleRefund', refundId, succeeded: false, providerRef: null });
    expect(existing(test.world.orders, orderId).refundDueMinor).toBe(3000);
    test.does(refunding({ method: 'CASH', lines: [{ position: 1, amountMinor: 1000 }] }));
    test.does(refunding({ method: 'CASH', lines: [whole(1)] }));
    expect(existing(test.world.orders, orderId).refundDueMinor).toBe(0);
    expect(lastNote()).toMatchObject({ totalMinor: -2000, lines: [{ position: 2 }] });
    expect(passes().map(([state]) => state)).toEqual(['ACTIVE', 'REFUNDED']);
    test.refuses(refunding({ method: 'CASH', lines: [whole(1)] }), 'REFUND_TOO_LARGE');
  });

  it('takes back a gift that waits, and leaves the pass beside it', () => {
    const { test, placing, paying, passOf, refunding, registration } = ground();
    const productId = test.product({ kind: 'ENTRY', entries: 2, priceMinor: 1000 });
    const gift = { lineId: 'gift-line', codeHash: 'hash', to: null, email: null };
    const lines: OrderLineSpec[] = [passOf(productId), { kind: 'PASS', productId, registrationId: null, customerId: null, gift }];
    test.does(paying(test.does(placing(lines)).orderId, 2000));
    test.does(refunding({ method: 'CASH', lines: [whole(1)] }));
    const redeeming = { kind: 'redeemGift', actor: { kind: 'STAFF' }, codeHash: 'hash', registrationId: registration } as const;
    test.refuses(redeeming, 'GIFT_CODE_UNUSABLE');
    expect([...test.world.passes.values()].map(({ state }) => state)).toEqual(['ACTIVE']);
    expect(test.balance('GIFTS')).toBe(0);
  });

  it('gives the money on the account to the seat that it names, when a debt has used up that of the other', () => {
    const { test, group, registration, placing, paying, refunding } = ground();
    const seats = [72, 96].map(
      (hours): OrderLineSpec => ({
        kind: 'SESSION',
        sessionId: test.session(group, { startsAt: hoursAfter(NOW, hours) }),
        registrationId: registration,
      }),
    );
    test.does(paying(test.does(placing(seats)).orderId, 1600));
    for (const bookingId of [...test.world.bookings.keys()]) test.does(test.cancelling(bookingId));
    test.books(registration, test.session(group, { priceMinor: 800 }), { payWith: 'AT_DESK' });
    test.does(refunding({ method: 'CASH', lines: [whole(1)] }));
    const claimed = [...test.world.orderLines.values()].map(({ claimedMinor }) => claimedMinor);
    expect(claimed).toEqual([0, 800]);
    test.refuses(refunding({ method: 'CASH', lines: [whole(0)] }), 'REFUND_TOO_LARGE');
  });
});
