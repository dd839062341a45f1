import { describe, expect, it } from 'vitest';
import { burnDownOrder, entriesLeft } from '../../src/services/rules/passes/payment-plan.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

type Facts = Partial<ProductFacts> & Pick<ProductFacts, 'kind'>;

function ground(session = { priceMinor: 800 }) {
  const test = new TestWorld();
  const course = test.course();
  const group = test.group(course);
  const registration = test.registration(group);
  return { test, course, group, registration, session: () => test.session(group, session) };
}

/** Which passes paid for a booking, and how much of it. */
function paidBy({ world }: TestWorld, bookingId: string): [string, number][] {
  const ids = [...(world.redemptionsOfBooking.get(bookingId) ?? [])];
  return ids.map((id) => [world.redemptions.get(id)?.passId ?? '', world.redemptions.get(id)?.coveredMinor ?? 0]);
}

describe('the burn-down order', () => {
  const many: Facts = { kind: 'CREDIT', creditMinor: 9000 };
  it.each<[string, Facts, Facts]>([
    ['a lower priority number', { ...many, priority: 1 }, { kind: 'TIME', priority: 2 }],
    ['fewer eligible courses', { ...many, courseIds: ['the course'] }, { kind: 'TIME' }],
    ['the sooner end', { ...many, validityPeriod: 'P1M' }, { kind: 'TIME', validityPeriod: 'P2M' }],
    ['an end at all', { ...many, validityPeriod: 'P1Y' }, { kind: 'TIME' }],
    ['TIME before ENTRY', { kind: 'TIME' }, { kind: 'ENTRY' }],
    ['ENTRY before CREDIT', { kind: 'ENTRY' }, many],
  ])('begins with %s', (_what, first, second) => {
    for (const facts of [
      [first, second],
      [second, first],
    ]) {
      const { test, course, registration, session } = ground();
      const courseIds = (wanted: Facts) => ({ ...wanted, courseIds: wanted.courseIds ? [course] : null });
      const [one, other] = facts.map((wanted) => test.pass(registration, courseIds(wanted)));
      const booking = test.books(registration, session());
      expect(paidBy(test, booking)).toEqual([[facts[0] === first ? one : other, 800]]);
    }
  });

  it('the burn-down order then takes the older pass, and of two sold in one moment the lower id', () => {
    const { test, registration, session } = ground();
    test.world.now = hoursAfter(NOW, 1);
    const young = test.pass(registration, { kind: 'TIME' });
    test.world.now = NOW;
    const old = test.pass(registration, { kind: 'TIME' });
    expect(paidBy(test, test.books(registration, session()))).toEqual([[old, 800]]);
    const twin = { ...test.passRow(young), id: `${young}-twin` };
    expect(burnDownOrder(test.passRow(young), twin)).toBeLessThan(0);
    expect(burnDownOrder(twin, test.passRow(young))).toBeGreaterThan(0);
  });
});

describe('the choice of passes that pay', () => {
  it('takes several CREDIT passes together before it leaves a debt', () => {
    const { test, registration, session } = ground();
    const passes = [300, 400].map((creditMinor) =>
      test.pass(registration, { kind: 'CREDIT', creditMinor, priceMinor: creditMinor }),
    );
    const booking = test.books(registration, session());
    expect(paidBy(test, booking)).toEqual([
      [passes[0], 300],
      [passes[1], 400],
    ]);
    expect(test.figures(registration)).toEqual({ paid: 700, charged: 800, balance: -100 });
  });

  it('leaves CREDIT untouched that covers a part when an entry behind it covers all', () => {
    const { test, registration, session } = ground();
    test.pass(registration, { kind: 'CREDIT', creditMinor: 300, priority: 1 });
    const entries = test.pass(registration, { kind: 'ENTRY', priority: 2 });
    expect(paidBy(test, test.books(registration, session()))).toEqual([[entries, 800]]);
  });

  it('takes the pass that the caller names, and adds other CREDIT passes to a CREDIT pass only', () => {
    const { test, registration, session } = ground();
    test.pass(registration, { kind: 'TIME' });
    const [first, named] = [500, 300].map((creditMinor) => test.pass(registration, { kind: 'CREDIT', creditMinor }));
    const booking = test.books(registration, session(), { payWith: 'PASS', passId: named });
    expect(paidBy(test, booking)).toEqual([
      [named, 300],
      [first, 500],
    ]);
  });

  it('takes nothing for a session that costs nothing', () => {
    const { test, registration, session } = ground({ priceMinor: 0 });
    const pass = test.pass(registration, { kind: 'ENTRY' });
    expect(paidBy(test, test.books(registration, session()))).toEqual([]);
    expect(test.balance(`ENTRIES:${pass}`)).toBe(4);
  });

  it('takes no pass when the customer pays at the desk', () => {
    const { test, registration, session } = ground();
    const pass = test.pass(registration, { kind: 'CREDIT' });
    test.books(registration, session(), { payWith: 'AT_DESK' });
    expect(test.balance(`PASS:${pass}`)).toBe(2000);
    expect(test.balance(`REGISTRATION:${registration}`)).toBe(-800);
  });

  it('covers the price by a TIME pass and keeps its value', () => {
    const { test, registration, session } = ground();
    const pass = test.pass(registration, { kind: 'TIME', priceMinor: 4000 });
    test.books(registration, session());
    expect(test.balance(`PASS:${pass}`)).toBe(4000);
    expect(test.balance('TIME_COVER')).toBe(-800);
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 800, balance: 0 });
  });
});

describe('the value of an entry', () => {
  it('is the price over the entries rounded down, and for the last one all that is left', () => {
    const { test, registration, session } = ground();
    const pass = test.pass(registration, { kind: 'ENTRY', priceMinor: 1000, entries: 3 });
    const left = () => {
      test.books(registration, session());
      return test.balance(`PASS:${pass}`);
    };
    expect([left(), left(), left()]).toEqual([667, 334, 0]);
  });

  it('loses nothing when an earlier entry comes back', () => {
    const { test, registration, session } = ground();
    const pass = test.pass(registration, { kind: 'ENTRY', priceMinor: 1000, entries: 3 });
    const bookings = [1, 2, 3].map(() => test.books(registration, session()));
    test.does(test.cancelling(bookings[0] ?? ''));
    expect(test.balance(`PASS:${pass}`)).toBe(333);
    test.books(registration, session());
    expect(test.balance(`PASS:${pass}`)).toBe(0);
    expect(entriesLeft(test.passRow(pass), test.world)).toBe(0);
  });

  it('is zero for a pass that was free', () => {
    const { test, registration, session } = ground();
    test.pass(registration, { kind: 'ENTRY', priceMinor: 0, entries: 2 });
    test.books(registration, session());
    expect(test.balance('PASS_DISCOUNT')).toBe(-800);
  });
});

describe('a limited TIME pass', () => {
  it('counts the sessions of a calendar week or month, and those cancelled in time no more', () => {
    const { test, group, registration } = ground();
    const pass = test.pass(registration, { kind: 'TIME', limitCount: 2, limitPeriod: 'WEEK' });
    // NOW is a Monday: days 1 to 6 are its week.
    const sessionOn = (day: number) => test.session(group, { startsAt: hoursAfter(NOW, day * 24) });
    const withPass = { payWith: 'PASS', passId: pass } as const;
    const book = (day: number) => test.booking(registration, sessionOn(day), withPass);
    const first = test.books(registration, sessionOn(2), withPass);
    test.does(book(3));
    expect(test.refuses(book(4), 'PASS_CANNOT_PAY').reason).toBe('LIMIT_REACHED');
    test.does(book(7));
    test.does(test.cancelling(first));
    test.does(book(5));
    expect(test.refuses(book(6), 'PASS_CANNOT_PAY').reason).toBe('LIMIT_REACHED');
  });
});
