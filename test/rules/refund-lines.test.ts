import { describe, expect, it } from 'vitest';
import { boughtWith, isContested } from '../../src/services/rules/selling/bought-with.js';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW, type TestWorld } from './test-world.js';

const bookingsOf = ({ world }: TestWorld): string[] => [...world.bookings.keys()];

/** An order of two seats of 8 of one registration, paid online. */
function twoSeats() {
  const it = ground();
  const { test, group, registration, placing, paying } = it;
  const lines = [1, 2].map(
    (): OrderLineSpec => ({ kind: 'SESSION', sessionId: test.session(group), registrationId: registration, allowOverlap: true }),
  );
  const { orderId } = test.does(placing(lines));
  test.does(paying(orderId, 1600));
  const left = () => test.refuses(it.refunding({ amountMinor: 99_999, method: 'CASH' }), 'REFUND_TOO_LARGE').left.amountMinor;
  const claimed = () => [...test.world.orderLines.values()].map(({ claimedMinor }) => claimedMinor);
  return { ...it, orderId, left, claimed };
}

describe('a refund of seats of one registration', () => {
  it('gives back the money on the account once, although each line could take it', () => {
    const { test, left, refunding, claimed, registration } = twoSeats();
    expect(left()).toBe(0);
    test.does(test.cancelling(bookingsOf(test)[0] ?? ''));
    expect(left()).toBe(800);
    test.does(refunding({ method: 'CASH' }));
    expect(claimed()).toEqual([800, 0]);
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 800, balance: 0 });
    test.does(test.cancelling(bookingsOf(test)[1] ?? ''));
    expect(left()).toBe(800);
    test.does(refunding({ method: 'CASH' }));
    expect(claimed()).toEqual([800, 800]);
    expect([test.balance('CASH:desk'), left()]).toEqual([1600, 0]);
  });

  it('gives back no more of a line than it cost, however much the account holds', () => {
    const { test, left, refunding, claimed, registration } = twoSeats();
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 5000, method: 'BANK' });
    expect(left()).toBe(0);
    for (const booking of bookingsOf(test)) test.does(test.cancelling(booking));
    expect(left()).toBe(1600);
    test.does(refunding({ method: 'CASH', amountMinor: 500 }));
    expect(claimed().slice(0, 2)).toEqual([250, 250]);
    expect(left()).toBe(1100);
  });

  it('tells the subscribers of the registration, and leaves alone a line that it takes nothing of', () => {
    const { test, refunding, registration } = twoSeats();
    test.does(test.cancelling(bookingsOf(test)[0] ?? ''));
    const { version } = test.registrationRow(registration);
    const changes = test.changesOf(refunding({ method: 'CASH', amountMinor: 1 }));
    expect(changes.changed.registrations).toMatchObject([{ id: registration, version: version + 1 }]);
    expect(changes.changed.orderLines).toMatchObject([{ position: 0, claimedMinor: 1 }]);
  });

  it('is taken from money that a debt has not used up', () => {
    const { test, group, left, registration } = twoSeats();
    test.does(test.cancelling(bookingsOf(test)[0] ?? ''));
    test.books(registration, test.session(group, { priceMinor: 300 }), { payWith: 'AT_DESK' });
    expect(left()).toBe(500);
    test.books(registration, test.session(group, { priceMinor: 900 }), { payWith: 'AT_DESK' });
    expect(left()).toBe(0);
  });
});

describe('the credit note of cancelled seats', () => {
  /** An order of seats at these prices on one day after the other, of which some are cancelled. */
  function seats(prices: readonly number[], cancelled: readonly number[]) {
    const it = ground();
    const { test, group, registration, placing, paying } = it;
    const lines = prices.map((priceMinor, day): OrderLineSpec => {
      const startsAt = hoursAfter(NOW, 72 + 24 * day);
      return { kind: 'SESSION', sessionId: test.session(group, { startsAt, priceMinor }), registrationId: registration };
    });
    const { orderId } = test.does(placing(lines));
    test.does(
      paying(
        orderId,
        prices.reduce((sum, price) => sum + price, 0),
      ),
    );
    for (const at of cancelled) test.does(test.cancelling(bookingsOf(test)[at] ?? ''));
    const notes = () =>
      [...test.world.receipts.values()]
        .filter(({ kind }) => kind === 'CREDIT_NOTE')
        .map(({ content }) => content.lines.map(({ position, amountMinor }) => [position, amountMinor]));
    return { ...it, notes };
  }

  it('names the second lesson when the second one was cancelled, with its words', () => {
    const { test, refunding, notes } = seats([800, 800], [1]);
    test.does(refunding({ method: 'CASH', amountMinor: 800 }));
    expect(notes()).toEqual([[[2, -800]]]);
    const [receipt, note] = [...test.world.receipts.values()].map(({ content }) => content);
    expect(note?.lines[0]?.description).toBe(receipt?.lines[1]?.description);
    const claimed = [...test.world.orderLines.values()].map(({ claimedMinor }) => claimedMinor);
    expect(claimed).toEqual([0, 800]);
  });

  it('names the middle one of three, for each part that is given back of it', () => {
    const { test, refunding, notes } = seats([500, 900, 800], [1]);
    for (const amountMinor of [300, 600]) test.does(refunding({ method: 'BANK', amountMinor }));
    expect(notes()).toEqual([[[2, -300]], [[2, -600]]]);
    test.refuses(refunding({ method: 'BANK' }), 'REFUND_TOO_LARGE');
  });

  it('names both cancelled ones and not the one between them', () => {
    const { test, refunding, notes } = seats([500, 900, 800], [0, 2]);
    test.does(refunding({ method: 'CASH' }));
    expect(notes()).toEqual([
      [
        [1, -500],
        [3, -800],
      ],
    ]);
  });

  it('is not of an order whose seat stands, although a seat of another order was cancelled', () => {
    const { test, group, registration, placing, paying, refunding, notes } = seats([800], []);
    const wish = { sessionId: test.session(group), registrationId: registration, allowOverlap: true };
    const other: OrderLineSpec = { kind: 'SESSION', ...wish };
    const { orderId } = test.does(placing([other]));
    const { paymentId } = test.does(paying(orderId, 800, { providerRef: 'pi_2' }));
    test.does(test.cancelling(bookingsOf(test)[1] ?? ''));
    expect(test.refuses(refunding({ method: 'CASH' }), 'REFUND_TOO_LARGE').left.amountMinor).toBe(0);
    test.does(refunding({ method: 'CASH', paymentId: paymentId ?? '' }));
    const corrected = [...test.world.receipts.values()].find(({ kind }) => kind === 'CREDIT_NOTE')?.orderId;
    expect([corrected, notes()]).toEqual([orderId, [[[1, -800]]]]);
  });

  it('does not name a seat that was cancelled too late, although the account holds a deposit', () => {
    const { test, registration, refunding } = seats([800], []);
    test.world.now = hoursAfter(NOW, 60);
    test.does(test.cancelling(bookingsOf(test)[0] ?? ''));
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 5000, method: 'BANK' });
    expect(test.refuses(refunding({ method: 'CASH' }), 'REFUND_TOO_LARGE').left.amountMinor).toBe(0);
  });
});

describe('a refund of several passes', () => {
  /** Two passes of one order: 20 and 10. */
  function twoPasses() {
    const it = ground();
    const { test, placing, paying, passOf } = it;
    const products = [2000, 1000].map((priceMinor) => test.product({ kind: 'ENTRY', entries: 2, priceMinor }));
    const { orderId } = test.does(placing(products.map(passOf)));
    const { paymentId } = test.does(paying(orderId, 3000));
    const passes = () => [...test.world.passes.values()];
    return { ...it, orderId, paymentId: paymentId ?? '', passes };
  }

  it('spreads a part over them by what is left of each, and keeps them usable', () => {
    const { test, refunding, passes } = twoPasses();
    test.does(refunding({ method: 'CASH', amountMinor: 1000 }));
    expect(passes().map(({ state, discountedMinor }) => [state, discountedMinor])).toEqual([
      ['ACTIVE', 667],
      ['ACTIVE', 333],
    ]);
    expect([...test.world.refunds.values()]).toMatchObject([{ amountMinor: 1000, claims: { 0: 667, 1: 333 } }]);
  });

  it('leaves the pass as it is that a single cent does not reach', () => {
    const { test, refunding, passes } = twoPasses();
    test.does(refunding({ method: 'CASH', amountMinor: 1 }));
    expect(passes().map(({ version, discountedMinor }) => [version, discountedMinor])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });

  it('takes nothing from a pass that is used up, and takes it back with the last of the money', () => {
    const { test, refunding, passes, registration, group } = twoPasses();
    const [first] = passes();
    for (let entry = 0; entry < 2; entry++) {
      test.books(registration, test.session(group), { payWith: 'PASS', passId: first?.id ?? '' });
    }
    test.does(refunding({ method: 'CASH' }));
    expect(test.balance('CASH:desk')).toBe(1000);
    expect(passes().map(({ state }) => state)).toEqual(['REFUNDED', 'REFUNDED']);
  });

  it('blocks and frees a pass with one dispute, and leaves alone one that was refunded', () => {
    const { test, passes, paymentId } = twoPasses();
    const [first, second] = passes();
    test.setPass(second?.id ?? '', { state: 'REFUNDED' });
    const dispute = (isOpen: boolean) => test.does({ kind: 'disputePayment', paymentId, isOpen, lostMinor: 0 });
    dispute(true);
    expect(passes().map(({ state }) => state)).toEqual(['BLOCKED', 'REFUNDED']);
    dispute(false);
    expect(passes().map(({ state }) => state)).toEqual(['ACTIVE', 'REFUNDED']);
    expect(test.passRow(first?.id ?? '').version).toBe(3);
  });
});

describe('a refund that becomes a pass', () => {
  it('counts the new pass against the purchase limit of its product', () => {
    const { test, placing, paying, passOf, refunding, registration } = ground();
    test.does(paying(test.does(placing([passOf(test.product({ kind: 'ENTRY' }))])).orderId, 2000));
    const productId = test.product({ kind: 'CREDIT', purchaseLimit: 1 });
    const toPass = refunding({ method: 'PASS', productId, registrationId: registration, amountMinor: 500 });
    test.does(toPass);
    expect(test.refuses(toPass, 'PURCHASE_LIMIT_REACHED').limit).toBe(1);
  });
});

describe('the payments that bought an order', () => {
  it('are all its parts at the desk, although another came in the same moment for another order', () => {
    const { test, placing, passOf } = ground();
    const productId = test.product({ kind: 'ENTRY' });
    const payments = [
      { method: 'CASH', amountMinor: 500, tenderedMinor: null },
      { method: 'BANK', amountMinor: 1500, tenderedMinor: null },
    ] as const;
    const orders = [1, 2].map(
      () => test.does(placing([passOf(productId)], { channel: 'RECEPTION', provider: null, payments })).orderId,
    );
    const bought = boughtWith(test.world, existing(test.world.orders, orders[1] ?? ''));
    expect(bought.map(({ orderId, amountMinor }) => [orderId, amountMinor])).toEqual([
      [orders[1], 500],
      [orders[1], 1500],
    ]);
  });

  it('are the one online payment of the whole price, and none before or after it', () => {
    const { test, placing, paying, passOf } = ground();
    const { orderId } = test.does(placing([passOf(test.product({ kind: 'ENTRY' }))]));
    const paid = (amountMinor: number, providerRef: string) => test.does(paying(orderId, amountMinor, { providerRef })).paymentId;
    expect(boughtWith(test.world, existing(test.world.orders, orderId))).toEqual([]);
    paid(1999, 'pi_wrong');
    test.world.now = hoursAfter(NOW, 1);
    const bought = paid(2000, 'pi_right');
    paid(2000, 'pi_second');
    test.world.now = hoursAfter(NOW, 2);
    paid(2000, 'pi_late');
    expect(boughtWith(test.world, existing(test.world.orders, orderId)).map(({ id }) => id)).toEqual([bought]);
  });

  it('put the order in doubt while one is disputed, and for good once a part is lost', () => {
    const { test, placing, paying, passOf } = ground();
    const { orderId } = test.does(placing([passOf(test.product({ kind: 'ENTRY' }))]));
    const { paymentId } = test.does(paying(orderId, 2000));
    const isInDoubt = (isOpen: boolean, lostMinor: number) => {
      test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen, lostMinor });
      return isContested(test.world, existing(test.world.orders, orderId));
    };
    expect([isInDoubt(true, 0), isInDoubt(false, 0), isInDoubt(false, 1), isInDoubt(false, 1)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
