import { describe, expect, it } from 'vitest';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

type Facts = Parameters<TestWorld['pass']>[1];

const ENTRY = { kind: 'ENTRY', priceMinor: 2400, entries: 4 } as const;
const CREDIT = { kind: 'CREDIT', priceMinor: 1600, creditMinor: 2000 } as const;

/** A pass of seven days that pays for two sessions of 8 each, a week or two after it was sold. */
function used(facts: Facts) {
  const test = new TestWorld({ graceDays: 10 });
  const group = test.group(test.course());
  const registration = test.registration(group);
  const pass = test.pass(registration, { validityPeriod: 'P7D', ...facts });
  const [paymentId = ''] = test.world.payments.keys();
  const bookings = [72, 96].map((hours) => {
    const session = test.session(group, { startsAt: hoursAfter(NOW, hours) });
    return test.books(registration, session, { passId: pass });
  });
  const end = test.passRow(pass).validUntil ?? NOW;
  const graces = () => [...test.world.passes.values()].filter(({ graceOfId }) => graceOfId !== null);
  const cancel = (which: 0 | 1) => test.does(test.cancelling(bookings[which] ?? '', { overrideReason: 'The hall was flooded' }));
  const refunding = (amountMinor: number | null) =>
    ({ kind: 'refundPayment', paymentId, amountMinor, method: 'CASH', returnFee: false, reason: 'Illness' }) as const;
  const refund = (amountMinor: number | null) => {
    const { refundId } = test.does(refunding(amountMinor));
    return test.world.refunds.get(refundId)?.amountMinor;
  };
  const line = () => [...test.world.orderLines.values()][0];
  const stateOf = (id: string | undefined) => test.world.passes.get(id ?? '')?.state;
  return { test, registration, pass, paymentId, end, graces, cancel, refunding, refund, line, stateOf };
}

describe('value given back to a pass that has ended', () => {
  it.each([
    ['the value of an entry', ENTRY, 600],
    ['the price of the credit', CREDIT, 640],
    ['an entry of a price that does not divide', { ...ENTRY, priceMinor: 1000, entries: 3 }, 333],
  ])('can be refunded by its payment: %s', (_what, facts, amountMinor) => {
    const { test, pass, end, graces, cancel, refunding, refund, line, stateOf } = used(facts);
    test.world.now = hoursAfter(end, 1);
    test.refuses(refunding(null), 'REFUND_TOO_LARGE');
    cancel(0);
    expect(refund(null)).toBe(amountMinor);
    const [grace] = graces();
    expect([stateOf(pass), stateOf(grace?.id), line()?.claimedMinor]).toEqual(['ACTIVE', 'REFUNDED', amountMinor]);
    expect([test.balance(`PASS:${grace?.id ?? ''}`), test.balance(`ENTRIES:${grace?.id ?? ''}`)]).toEqual([0, 0]);
    test.refuses(refunding(null), 'REFUND_TOO_LARGE');
  });

  it('can be refunded each time that something is given back', () => {
    const { test, end, cancel, refund, line } = used(ENTRY);
    test.world.now = hoursAfter(end, 1);
    cancel(0);
    expect(refund(null)).toBe(600);
    cancel(1);
    expect(refund(null)).toBe(600);
    expect(line()?.claimedMinor).toBe(1200);
  });

  it('is refunded together, and by line', () => {
    const { test, end, graces, cancel, refunding, stateOf } = used(ENTRY);
    test.world.now = hoursAfter(end, 1);
    cancel(0);
    cancel(1);
    const lines = [{ position: 0, amountMinor: null }];
    const { refundId, takenBack } = test.does({ ...refunding(null), lines });
    expect(test.world.refunds.get(refundId)?.amountMinor).toBe(1200);
    expect(takenBack).toEqual(graces().map(({ id }) => id));
    expect(graces().map(({ id }) => stateOf(id))).toEqual(['REFUNDED', 'REFUNDED']);
  });

  it('stays with its holder when a part is refunded, which is a discount and counts against the rest', () => {
    const { test, pass, end, graces, cancel, refund, stateOf } = used(ENTRY);
    test.world.now = hoursAfter(end, 1);
    cancel(0);
    expect(refund(200)).toBe(200);
    expect([test.passRow(pass).discountedMinor, graces()[0]?.discountedMinor, stateOf(graces()[0]?.id)]).toEqual([
      200,
      200,
      'ACTIVE',
    ]);
    expect(refund(null)).toBe(400);
    expect(stateOf(graces()[0]?.id)).toBe('REFUNDED');
    cancel(1);
    expect(refund(null)).toBe(600);
  });

  it('is nothing to refund once the days of grace are over', () => {
    const { test, end, graces, cancel, refunding } = used(ENTRY);
    test.world.now = hoursAfter(end, 1);
    cancel(0);
    test.world.now = hoursAfter(graces()[0]?.validUntil ?? NOW, 1);
    test.refuses(refunding(null), 'REFUND_TOO_LARGE');
  });

  it('is owed to the payer when it was given to a pass of grace that was refunded', () => {
    const { test, registration, end, graces, cancel, refund, line } = used(ENTRY);
    test.world.now = hoursAfter(end, 1);
    cancel(0);
    cancel(1);
    const [first] = graces();
    const group = test.registrationRow(registration).groupId;
    const next = test.books(registration, test.session(group, { startsAt: hoursAfter(test.world.now, 48) }), {
      passId: first?.id ?? '',
    });
    expect(refund(null)).toBe(600);
    test.does(test.cancelling(next));
    expect([...test.world.orders.values()].map(({ refundDueMinor }) => refundDueMinor)).toEqual([600]);
    expect(line()?.claimedMinor).toBe(1200);
    expect(refund(null)).toBe(600);
  });
});

describe('an entry that the organisation gives back soon before the end of its pass', () => {
  it('is refunded with the rest of the pass', () => {
    const { test, pass, graces, refund, stateOf } = used(ENTRY);
    const [session = ''] = test.world.sessions.keys();
    test.does({ kind: 'cancelSession', sessionId: session });
    expect(graces()).toMatchObject([{ graceOfId: pass, entries: 1 }]);
    expect(refund(null)).toBe(1800);
    expect([stateOf(pass), stateOf(graces()[0]?.id)]).toEqual(['REFUNDED', 'REFUNDED']);
  });
});

describe('a dispute about the payment of a pass that has ended', () => {
  const disputing = (paymentId: string, isOpen: boolean, lostMinor = 0) =>
    ({ kind: 'disputePayment', paymentId, isOpen, lostMinor }) as const;

  it('blocks its passes of grace, and frees them when it is won', () => {
    const { test, paymentId, end, graces, cancel, stateOf } = used(ENTRY);
    test.world.now = hoursAfter(end, 1);
    cancel(0);
    test.does(disputing(paymentId, true));
    cancel(1);
    expect(graces().map(({ state }) => state)).toEqual(['BLOCKED', 'BLOCKED']);
    test.does(disputing(paymentId, false));
    expect(graces().map(({ id }) => stateOf(id))).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('takes its passes of grace back when it is lost', () => {
    const { test, paymentId, end, graces, cancel } = used(ENTRY);
    test.world.now = hoursAfter(end, 1);
    cancel(0);
    test.does(disputing(paymentId, true));
    test.does(disputing(paymentId, false, 2400));
    expect(graces().map(({ state }) => state)).toEqual(['REFUNDED']);
    expect(test.balance('OWED_BACK')).toBe(0);
  });
});
