import { describe, expect, it } from 'vitest';
import { explainEligibility } from '../../src/services/rules/booking/eligibility.js';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import { passProblem } from '../../src/services/rules/passes/payment-plan.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import type { PassRow } from '../../src/services/rules/world/world.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW, STAFF, TestWorld } from './test-world.js';

describe('the refusal of a seat', () => {
  it('names the most lasting of several obstacles, and the explanation lists them all in that order', () => {
    const test = new TestWorld();
    const course = test.course({ uncoveredPolicy: 'REFUSE' });
    const [own, other] = [test.group(course, { linkId: 'link' }), test.group(course, { linkId: 'link' })];
    const registration = test.registration(own);
    const session = test.session(other, { capacity: 1 });
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 800, method: 'CASH' });
    test.books(registration, session);
    const cancelled = { ...test.sessionRow(session), startsAt: NOW, status: 'CANCELLED' } as const;
    test.world.sessions.set(session, Object.freeze(cancelled));
    test.world.groups.set(other, Object.freeze({ ...existing(test.world.groups, other), linkId: null }));
    const codes = () =>
      explainEligibility(test.world, { actor: STAFF, registrationId: registration, sessionId: session })?.obstacles.map(
        ({ code }) => code,
      );
    const expected = ['GROUP_NOT_LINKED', 'SESSION_CANCELLED', 'SESSION_OVER', 'ALREADY_BOOKED', 'SESSION_FULL', 'NOT_COVERED'];
    expect(codes()).toEqual(expected);
    const first = () => test.tries(test.booking(registration, session));
    const mends = [
      () => test.world.groups.set(other, Object.freeze({ ...existing(test.world.groups, other), linkId: 'link' })),
      () => test.world.sessions.set(session, Object.freeze({ ...test.sessionRow(session), status: 'SCHEDULED' })),
      () => test.world.sessions.set(session, Object.freeze({ ...test.sessionRow(session), startsAt: hoursAfter(NOW, 72) })),
      () => test.does(test.cancelling([...test.world.bookings.keys()][0] ?? '', { overrideReason: 'Mistake' })),
    ];
    for (const [at, mend] of mends.entries()) {
      expect(first()).toMatchObject({ kind: 'refused', refusals: [{ code: expected[at] }] });
      mend();
    }
    expect(codes()).toEqual([]);
  });

  it('is about the seat before it is about the pass that was named', () => {
    const test = new TestWorld();
    const group = test.group(test.course());
    const registration = test.registration(group);
    const empty = test.pass(registration, { kind: 'ENTRY' });
    test.setPass(empty, { state: 'BLOCKED' });
    const named = { payWith: 'PASS', passId: empty } as const;
    test.refuses(test.booking(registration, test.session(group, { capacity: 0 }), named), 'SESSION_FULL');
    test.refuses(test.booking(registration, test.session(group), named), 'PASS_CANNOT_PAY');
  });

  it.each([
    [-1, 'SESSION_OVER'],
    [0, 'SESSION_OVER'],
    [1, undefined],
  ])('counts a session that starts %i ms from now as %s', (ms, code) => {
    const test = new TestWorld();
    const group = test.group(test.course());
    const booking = test.booking(test.registration(group), test.session(group, { startsAt: new Date(NOW.getTime() + ms) }));
    const decision = test.tries(booking);
    expect(decision.kind === 'refused' ? decision.refusals[0]?.code : undefined).toBe(code);
  });
});

describe('the refusal of a place', () => {
  it('names what lasts longest: the archived course, then the place that is taken, then the full group', () => {
    const test = new TestWorld();
    const course = test.course({ type: 'CONTINUOUS', priceMinor: 5000 });
    const group = test.group(course, { capacity: 1 });
    const customerId = test.customer();
    const attendeeId = test.attendee(customerId);
    const register = (): CommandOf<'register'> => ({ kind: 'register', actor: STAFF, attendeeId, groupId: group });
    test.does(register());
    const facts = existing(test.world.courses, course);
    test.world.courses.set(course, Object.freeze({ ...facts, archived: true }));
    test.refuses(register(), 'COURSE_ARCHIVED');
    test.world.courses.set(course, facts);
    test.refuses(register(), 'ALREADY_REGISTERED');
    const sibling = { ...register(), attendeeId: test.attendee(customerId) };
    expect(test.refuses(sibling, 'GROUP_FULL')).toMatchObject({ groupId: group, capacity: 1 });
    const row = existing(test.world.groups, group);
    test.world.groups.set(group, Object.freeze({ ...row, capacity: 2, placesHeld: 1 }));
    test.refuses(sibling, 'GROUP_FULL');
    test.world.groups.set(group, Object.freeze({ ...row, capacity: 3, placesHeld: 1 }));
    test.does(sibling);
    expect(existing(test.world.groups, group)).toMatchObject({ placesTaken: 2, placesHeld: 1 });
  });
});

describe('the refusal of a cancellation', () => {
  it('names what lasts longest: the booking, then the session that is over, then the closed deadline', () => {
    const test = new TestWorld({ lateCancellation: 'BLOCK' });
    const group = test.group(test.course());
    const booking = test.books(test.registration(group), test.session(group));
    test.world.now = hoursAfter(NOW, 71);
    test.refuses(test.cancelling(booking), 'CANCELLATION_CLOSED');
    test.world.now = hoursAfter(NOW, 72);
    test.refuses(test.cancelling(booking), 'SESSION_OVER');
    test.does({ kind: 'checkIn', bookingId: booking });
    test.refuses(test.cancelling(booking), 'BOOKING_NOT_ACTIVE');
  });
});

describe('the refusal of a pass', () => {
  /** A pass with every problem that its kind can have: it belongs to a stranger and is for a course of another kind. */
  function broken(kind: 'CREDIT' | 'ENTRY') {
    const test = new TestWorld();
    const course = test.course({ type: kind === 'CREDIT' ? 'OPEN' : 'CONTINUOUS', priceMinor: 0 });
    const registration = test.registrationRow(test.registration(test.group(course)));
    const theirs = test.registration(test.group(test.course()));
    const facts = { kind, creditMinor: kind === 'CREDIT' ? 100 : null, entries: kind === 'ENTRY' ? 1 : null, priceMinor: 100 };
    const id = test.pass(theirs, { ...facts, fixedFrom: '2027-01-01', fixedUntil: '2027-02-02' });
    const columns = { courseIds: ['another'], state: 'BLOCKED', validUntil: hoursAfter(NOW, -1) } as const;
    const pass: PassRow = { ...test.passRow(id), ...columns };
    const account = kind === 'CREDIT' ? (`PASS:${id}` as const) : (`ENTRIES:${id}` as const);
    test.world.balances.set(account, 0);
    const problem = (row: PassRow, startsAt = hoursAfter(NOW, 30)) =>
      passProblem(
        row,
        { registration, course: existing(test.world.courses, course), startsAt, endsAt: hoursAfter(startsAt, 1) },
        test.world,
      );
    const open = () => test.world.courses.set(course, Object.freeze({ ...existing(test.world.courses, course), type: 'OPEN' }));
    return { test, course, registration, pass, problem, open, fill: () => test.world.balances.set(account, 1) };
  }

  it.each(['CREDIT', 'ENTRY'] as const)(
    'names the most lasting problem of a %s pass, and the next one once that is mended',
    (kind) => {
      const { registration, pass, problem, open, fill, course } = broken(kind);
      const mended: PassRow[] = [pass];
      const mend = (columns: Partial<PassRow>): void => void mended.push({ ...(mended.at(-1) ?? pass), ...columns });
      mend({ customerId: registration.customerId });
      mend({ registrationId: kind === 'CREDIT' ? registration.id : null });
      expect(problem(pass)).toBe('NOT_YOURS');
      expect(problem(mended[1] ?? pass)).toBe(kind === 'CREDIT' ? 'WRONG_REGISTRATION' : 'WRONG_COURSE_TYPE');
      open();
      const steps = [
        ['WRONG_COURSE', { courseIds: ['another', course] }],
        ['BLOCKED', { state: 'ACTIVE' }],
        ['EXPIRED', { validUntil: hoursAfter(NOW, 29), validFrom: hoursAfter(NOW, 31) }],
        ['NOT_STARTED', { validFrom: hoursAfter(NOW, 30) }],
        ['BEYOND_END', { validUntil: hoursAfter(NOW, 30) }],
      ] as const;
      for (const [expected, columns] of steps) {
        expect(problem(mended.at(-1) ?? pass)).toBe(expected);
        mend(columns);
      }
      expect(problem(mended.at(-1) ?? pass)).toBe('EMPTY');
      fill();
      expect(problem(mended.at(-1) ?? pass)).toBeUndefined();
    },
  );

  it.each([
    [-1, 'EXPIRED'],
    [0, undefined],
    [1, undefined],
  ])('calls a pass that ends %i ms from now %s for a session at that moment', (ms, expected) => {
    const { test, registration, pass, problem, open, fill, course } = broken('ENTRY');
    open();
    fill();
    const validUntil = new Date(NOW.getTime() + ms);
    const row = { ...pass, customerId: registration.customerId, courseIds: [course], state: 'ACTIVE', validUntil } as const;
    expect(test.world.now).toEqual(NOW);
    expect(problem(row, validUntil)).toBe(expected);
  });
});

describe('the refusal of a sale', () => {
  it('is about the product, then its holder, then the limit, then the end, then the discount, then the money', () => {
    const test = new TestWorld();
    const customerId = test.customer();
    const facts = { kind: 'ENTRY', archived: true, visibleAtDesk: false, purchaseLimit: 0, fixedUntil: '2027-01-31' } as const;
    const productId = test.product(facts);
    const mend = (columns: Partial<ProductFacts>): void =>
      void test.world.products.set(productId, Object.freeze({ ...existing(test.world.products, productId), ...columns }));
    const reduction = { promoCode: null, discountMinor: 2001, reason: 'Friend' };
    const payments = [{ method: 'CASH', amountMinor: 1, tenderedMinor: null }] as const;
    const wrong = {
      kind: 'sellPass',
      productId,
      registrationId: null,
      customerId: null,
      method: null,
      payments,
      reduction,
    } as const;
    test.refuses(wrong, 'PRODUCT_ARCHIVED');
    mend({ archived: false });
    test.refuses(wrong, 'PRODUCT_NOT_SOLD_HERE');
    mend({ visibleAtDesk: true });
    test.refuses(wrong, 'PASS_BELONGS_TO_CUSTOMER');
    const sale = { ...wrong, customerId };
    test.refuses({ ...sale, registrationId: 'any' }, 'INVALID_INPUT');
    test.refuses(sale, 'PURCHASE_LIMIT_REACHED');
    mend({ purchaseLimit: 1 });
    test.refuses(sale, 'PRODUCT_ENDED');
    mend({ fixedUntil: '2027-02-01' });
    expect(test.refuses(sale, 'INVALID_INPUT')).toMatchObject({ path: ['input', 'discount'], limit: 2000 });
    const given = { ...sale, reduction: { ...reduction, discountMinor: 2000 } };
    expect(test.refuses(given, 'PAYMENTS_DO_NOT_ADD_UP').total).toEqual({ amountMinor: 0, currency: 'EUR' });
    const { passId } = test.does({ ...given, payments: [] });
    expect(test.passRow(passId)).toMatchObject({ priceMinor: 0, entries: 4 });
    test.refuses({ ...given, payments: [] }, 'PURCHASE_LIMIT_REACHED');
  });
});

describe('the refusal of a refund', () => {
  it('is about the dispute, then the way, then the provider, then the commission, then the amount', () => {
    const { test, placing, paying, passOf, refunding, registration } = ground();
    const { orderId } = test.does(placing([passOf(test.product({ kind: 'ENTRY' }))]));
    const { paymentId } = test.does(paying(orderId, 2000));
    const dispute = (isOpen: boolean) => test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen, lostMinor: 0 });
    const wrong = refunding({ provider: 'SANDBOX', registrationId: registration, returnFee: true, amountMinor: 2001 });
    dispute(true);
    expect(test.refuses(wrong, 'PAYMENT_DISPUTED').disputedAt).toEqual(NOW);
    dispute(false);
    test.refuses(wrong, 'CARD_NOT_REACHABLE');
    const reached = { ...wrong, provider: 'STRIPE' } as const;
    expect(test.refuses(reached, 'INVALID_INPUT').path).toEqual(['input', 'registrationId']);
    const inCash = { ...reached, registrationId: null, method: 'CASH' } as const;
    expect(test.refuses(inCash, 'INVALID_INPUT').path).toEqual(['input', 'returnFee']);
    expect(test.refuses({ ...inCash, returnFee: false }, 'REFUND_TOO_LARGE').left).toEqual({
      amountMinor: 2000,
      currency: 'EUR',
    });
    test.refuses({ ...inCash, returnFee: false, amountMinor: 0 }, 'REFUND_TOO_LARGE');
    test.does({ ...inCash, returnFee: false, amountMinor: 2000 });
  });
});

describe('the release of an unpaid order', () => {
  it.each([
    [-1, 'ORDER_STILL_HELD'],
    [0, undefined],
    [1, undefined],
  ])('the release of an unpaid order as expired, %i ms after the end of its hold, answers %s', (ms, code) => {
    const { test, placing, seat } = ground();
    const { orderId } = test.does(placing([seat]));
    test.world.now = new Date(hoursAfter(NOW, 0.5).getTime() + ms);
    const decision = test.tries({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'EXPIRED' });
    expect(decision.kind === 'refused' ? decision.refusals[0]?.code : undefined).toBe(code);
  });

  it('is refused with the status of a paid order, even while its hold lasts', () => {
    const { test, placing, paying, seat } = ground();
    const { orderId } = test.does(placing([seat]));
    test.does(paying(orderId, 800));
    const release = { kind: 'releaseOrder', actor: STAFF, orderId, as: 'EXPIRED' } as const;
    expect(test.refuses(release, 'ORDER_NOT_OPEN')).toMatchObject({ orderId, status: 'PAID' });
  });
});
