import { describe, expect, it } from 'vitest';
import { explainEligibility } from '../../src/services/rules/booking/eligibility.js';
import type { Plan } from '../../src/services/rules/passes/payment-plan.js';
import type { CourseFacts } from '../../src/services/rules/world/facts.js';
import { STAFF, TestWorld } from './test-world.js';

/** A session of 8, and somebody registered for it. */
function ground(course: Partial<CourseFacts> = {}) {
  const test = new TestWorld();
  const group = test.group(test.course(course));
  const registration = test.registration(group);
  const session = test.session(group);
  const explain = (actor: Parameters<typeof explainEligibility>[1]['actor'] = STAFF, sessionId = session) =>
    explainEligibility(test.world, { actor, registrationId: registration, sessionId });
  const answer = () => {
    const found = explain();
    if (!found) throw new Error('the booking is not explained');
    return found;
  };
  return { test, group, registration, session, explain, answer };
}

const slicesOf = ({ slices, uncoveredMinor }: Plan) => ({
  slices: slices.map(({ pass, coveredMinor, consumedMinor }) => [pass.id, coveredMinor, consumedMinor]),
  uncoveredMinor,
});

describe('the explanation of a booking', () => {
  it('is given to staff and to the customer of the registration alone', () => {
    const { test, registration, explain } = ground();
    const { customerId } = test.registrationRow(registration);
    expect(explain({ kind: 'CUSTOMER', customerId: test.customer() })).toBeUndefined();
    expect(explain({ kind: 'CUSTOMER', customerId })?.registration.id).toBe(registration);
    expect(explain(STAFF, 'nothing')).toBeUndefined();
  });

  it('says of each pass why it cannot pay, or how much it would cover alone', () => {
    const { test, registration, answer } = ground();
    const passes = {
      part: test.pass(registration, { kind: 'CREDIT', creditMinor: 300, priceMinor: 300 }),
      whole: test.pass(registration, { kind: 'CREDIT', creditMinor: 2000 }),
      entries: test.pass(registration, { kind: 'ENTRY' }),
      time: test.pass(registration, { kind: 'TIME' }),
      elsewhere: test.pass(registration, { kind: 'ENTRY', courseIds: ['another'] }),
      blocked: test.pass(registration, { kind: 'ENTRY' }),
    };
    test.setPass(passes.blocked, { state: 'BLOCKED' });
    expect(answer().passes.map(({ pass, reason, coversMinor }) => [pass.id, reason, coversMinor])).toEqual([
      [passes.part, null, 300],
      [passes.whole, null, 800],
      [passes.entries, null, 800],
      [passes.time, null, 800],
      [passes.elsewhere, 'WRONG_COURSE', 0],
      [passes.blocked, 'BLOCKED', 0],
    ]);
  });

  it('covers nothing of a session that costs nothing, and says no reason against its passes', () => {
    const { test, registration, group, explain } = ground();
    test.pass(registration, { kind: 'ENTRY' });
    const free = explain(STAFF, test.session(group, { priceMinor: 0 }));
    expect(free?.passes.map(({ reason, coversMinor }) => [reason, coversMinor])).toEqual([[null, 0]]);
    expect(free?.plan).toEqual({ slices: [], uncoveredMinor: 0 });
  });

  it('plans as the booking does, and names the cheapest plan beside it', () => {
    const { test, registration, session, answer } = ground();
    const dear = test.pass(registration, { kind: 'ENTRY', priceMinor: 4000, entries: 4, priority: 1 });
    const cheap = test.pass(registration, { kind: 'ENTRY', priceMinor: 2000, entries: 4, priority: 2 });
    test.pass(registration, { kind: 'CREDIT', creditMinor: 2000, priority: 3 });
    const { plan, cheapest } = answer();
    expect(slicesOf(plan)).toEqual({ slices: [[dear, 800, 1000]], uncoveredMinor: 0 });
    expect(slicesOf(cheapest)).toEqual({ slices: [[cheap, 800, 500]], uncoveredMinor: 0 });
    test.books(registration, session);
    expect([test.balance(`PASS:${dear}`), test.balance(`PASS:${cheap}`)]).toEqual([3000, 2000]);
  });

  it('keeps the plan itself as the cheapest where another costs the same', () => {
    const { test, registration, answer } = ground();
    const first = test.pass(registration, { kind: 'CREDIT', creditMinor: 900 });
    test.pass(registration, { kind: 'CREDIT', creditMinor: 900 });
    expect(slicesOf(answer().cheapest)).toEqual({ slices: [[first, 800, 800]], uncoveredMinor: 0 });
  });

  it('counts what stays owed as a cost: a debt of 5 is dearer than an entry worth 3', () => {
    const { test, registration, answer } = ground();
    test.pass(registration, { kind: 'CREDIT', creditMinor: 300, priceMinor: 300 });
    const entry = test.pass(registration, { kind: 'ENTRY', priceMinor: 900, entries: 3 });
    expect(slicesOf(answer().plan)).toEqual({ slices: [[entry, 800, 300]], uncoveredMinor: 0 });
    expect(slicesOf(answer().cheapest)).toEqual(slicesOf(answer().plan));
  });

  it('takes a TIME pass as the cheapest, because a visit takes no value from it', () => {
    const { test, registration, answer } = ground();
    test.pass(registration, { kind: 'ENTRY', priceMinor: 4, entries: 4, priority: 1 });
    const time = test.pass(registration, { kind: 'TIME', priority: 2 });
    expect(slicesOf(answer().cheapest)).toEqual({ slices: [[time, 800, 0]], uncoveredMinor: 0 });
  });
});

describe('the debt that a course allows', () => {
  it.each([
    // [policy, limit, money on the account before, price, missing or undefined when it is booked]
    ['DEBT', null, 0, 800, undefined],
    ['DEBT', 0, -5000, 800, undefined],
    ['DEBT_UP_TO', 800, 0, 800, undefined],
    ['DEBT_UP_TO', 799, 0, 800, 1],
    ['DEBT_UP_TO', null, 0, 800, 800],
    ['DEBT_UP_TO', 500, 300, 800, undefined],
    ['DEBT_UP_TO', 500, 299, 800, 1],
    ['DEBT_UP_TO', 1000, -300, 800, 100],
    ['DEBT_UP_TO', 500, -900, 800, 800],
    ['REFUSE', 5000, 0, 800, 800],
    ['REFUSE', null, 800, 800, undefined],
    ['REFUSE', null, 799, 800, 1],
    ['REFUSE', null, -300, 800, 800],
    ['PAY_NOW', 5000, 0, 800, 800],
    ['PAY_NOW', null, 800, 800, undefined],
    ['REFUSE', null, -300, 0, undefined],
  ] as const)(
    'is kept by %s up to %j with %i on the account and a price of %i: %j is missing',
    (policy, limit, before, price, missing) => {
      const { test, group, registration } = ground({ uncoveredPolicy: policy, debtLimitMinor: limit });
      test.world.balances.set(`REGISTRATION:${registration}`, before);
      const booking = test.booking(registration, test.session(group, { priceMinor: price }));
      if (missing === undefined) {
        test.does(booking);
        expect(test.balance(`REGISTRATION:${registration}`)).toBe(before - price);
        return;
      }
      const allowed = policy === 'DEBT_UP_TO' ? (limit ?? 0) : 0;
      expect(test.refuses(booking, 'NOT_COVERED')).toMatchObject({
        ...{ path: ['input', 'payWith'], missing: { amountMinor: missing, currency: 'EUR' } },
        allowed: { amountMinor: allowed, currency: 'EUR' },
      });
    },
  );

  it('is not widened by the credit of a pass, which pays for bookings itself', () => {
    const { test, registration, session } = ground({ uncoveredPolicy: 'REFUSE' });
    test.pass(registration, { kind: 'CREDIT', creditMinor: 700, priceMinor: 700 });
    expect(test.refuses(test.booking(registration, session), 'NOT_COVERED').missing.amountMinor).toBe(100);
    expect(test.refuses(test.booking(registration, session, { payWith: 'AT_DESK' }), 'NOT_COVERED').missing.amountMinor).toBe(
      800,
    );
  });
});
