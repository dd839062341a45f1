import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceAt } from '../../src/services/rules/passes/balance.js';
import { balanceMinorOf, debtMinorOf, paymentStatusOf } from '../../src/services/rules/passes/figures.js';
import {
  burnDownOrder,
  creditLeft,
  entriesLeft,
  passStatus,
  planPayment,
  validityWithUse,
} from '../../src/services/rules/passes/payment-plan.js';
import { calendarPeriod } from '../../src/services/rules/passes/validity.js';
import { dependsOnUses, latestUse } from '../../src/services/rules/world/uses.js';
import type { PassRow } from '../../src/services/rules/world/world.js';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

const at = (text: string) => new Date(text);
const ms = (offset: number) => new Date(NOW.getTime() + offset);

/** A studio with one OPEN course, somebody registered, and passes of theirs. */
function studio(timeZone = 'Europe/Bratislava') {
  const test = new TestWorld({ timeZone });
  const group = test.group(test.course());
  const registration = test.registration(group);
  const book = (startsAt: Date, passId: string) => {
    const decision = test.tries(test.booking(registration, test.session(group, { startsAt }), { payWith: 'PASS', passId }));
    if (decision.kind === 'done') return undefined;
    const [first] = decision.refusals;
    return first?.code === 'PASS_CANNOT_PAY' ? first.reason : first?.code;
  };
  return { test, group, registration, book };
}

describe('the week and the month of a limit', () => {
  it.each([
    // Sunday and Monday around New Year: the week of 2028-01-01 began in December.
    ['WEEK', '2028-01-01T10:00:00Z', '2027-12-27'],
    ['WEEK', '2028-01-02T22:59:59.999Z', '2027-12-27'],
    ['WEEK', '2028-01-02T23:00:00.000Z', '2028-01-03'],
    // The week in which the clocks go forward ends an hour earlier in UTC than it began.
    ['WEEK', '2027-03-28T21:59:59.999Z', '2027-03-22'],
    ['WEEK', '2027-03-28T22:00:00.000Z', '2027-03-29'],
    ['WEEK', '2027-10-31T22:59:59.999Z', '2027-10-25'],
    ['WEEK', '2027-10-31T23:00:00.000Z', '2027-11-01'],
    ['WEEK', '2028-02-29T12:00:00Z', '2028-02-28'],
    ['MONTH', '2028-02-29T22:59:59.999Z', '2028-02'],
    ['MONTH', '2028-02-29T23:00:00.000Z', '2028-03'],
    ['MONTH', '2027-12-31T23:00:00.000Z', '2028-01'],
    ['MONTH', '2027-07-31T21:59:59.999Z', '2027-07'],
    ['MONTH', '2027-07-31T22:00:00.000Z', '2027-08'],
  ] as const)('the %s of %s in Bratislava begins with %s', (period, moment, expected) =>
    expect(calendarPeriod(at(moment), period, 'Europe/Bratislava')).toBe(expected),
  );

  it('is that of the organisation, wherever the server is', () => {
    const moment = at('2027-03-01T05:00:00Z');
    expect(calendarPeriod(moment, 'MONTH', 'America/Los_Angeles')).toBe('2027-02');
    expect(calendarPeriod(moment, 'MONTH', 'Asia/Tokyo')).toBe('2027-03');
    expect(calendarPeriod(moment, 'WEEK', 'America/Los_Angeles')).toBe('2027-02-22');
  });
});

describe('a TIME pass with a limit', () => {
  it('is full for its week to the last millisecond, and free in the weeks before and after', () => {
    const { test, registration, book } = studio();
    const pass = test.pass(registration, { kind: 'TIME', limitCount: 1, limitPeriod: 'WEEK' });
    expect(book(at('2027-02-10T10:00:00Z'), pass)).toBeUndefined();
    expect(book(at('2027-02-07T23:00:00.000Z'), pass)).toBe('LIMIT_REACHED');
    expect(book(at('2027-02-14T22:59:59.999Z'), pass)).toBe('LIMIT_REACHED');
    expect(book(at('2027-02-07T22:59:59.999Z'), pass)).toBeUndefined();
    expect(book(at('2027-02-14T23:00:00.000Z'), pass)).toBeUndefined();
  });

  it('counts by months where its period is a month', () => {
    const { test, registration, book } = studio();
    const pass = test.pass(registration, { kind: 'TIME', limitCount: 2, limitPeriod: 'MONTH' });
    expect([book(at('2027-02-03T10:00:00Z'), pass), book(at('2027-02-28T10:00:00Z'), pass)]).toEqual([undefined, undefined]);
    expect(book(at('2027-02-28T22:59:00Z'), pass)).toBe('LIMIT_REACHED');
    expect(book(at('2027-02-28T23:00:00Z'), pass)).toBeUndefined();
  });

  it('allows nothing with a limit of 0, and everything without a limit or without a period', () => {
    const { test, registration, book } = studio();
    const pass = test.pass(registration, { kind: 'TIME', limitCount: 0, limitPeriod: 'WEEK' });
    expect(book(hoursAfter(NOW, 48), pass)).toBe('LIMIT_REACHED');
    for (const limit of [
      { limitCount: null, limitPeriod: 'WEEK' },
      { limitCount: 0, limitPeriod: null },
    ] as const) {
      test.setPass(pass, limit);
      expect(book(hoursAfter(NOW, 48), pass)).toBeUndefined();
    }
  });

  it('leaves the choice to the next pass in the week that it has used up', () => {
    const { test, group, registration } = studio();
    const limited = test.pass(registration, { kind: 'TIME', limitCount: 1, limitPeriod: 'WEEK', priority: 1 });
    const entries = test.pass(registration, { kind: 'ENTRY', priority: 2 });
    for (const day of [1, 2, 8]) test.books(registration, test.session(group, { startsAt: hoursAfter(NOW, day * 24) }));
    const paidBy = [...test.world.redemptions.values()].map(({ passId }) => passId);
    expect(paidBy).toEqual([limited, entries, limited]);
  });
});

describe('the dates of a pass that begins with its first use', () => {
  it('count from the earliest use or from the session asked about, and leave out cancelled bookings', () => {
    const { test, registration, book } = studio();
    const pass = test.pass(registration, { kind: 'TIME', validityPeriod: 'P1M', validityStart: 'FIRST_USE' });
    book(at('2027-02-28T10:00:00Z'), pass);
    const [booking = ''] = test.world.bookings.keys();
    const row = test.passRow(pass);
    const month = (from: string, until: string) => ({ validFrom: at(from), validUntil: at(until) });
    expect(row).toMatchObject(month('2027-02-27T23:00:00Z', '2027-03-28T21:59:59.999Z'));
    const earlier = validityWithUse(row, at('2027-02-10T10:00:00Z'), test.world);
    expect(earlier).toEqual(month('2027-02-09T23:00:00Z', '2027-03-10T22:59:59.999Z'));
    const later = validityWithUse(row, at('2027-03-01T10:00:00Z'), test.world);
    expect(later).toEqual(month('2027-02-27T23:00:00Z', '2027-03-28T21:59:59.999Z'));
    expect(validityWithUse(row, undefined, test.world, [booking])).toEqual({ validFrom: null, validUntil: null });
    const alone = validityWithUse(row, at('2028-01-31T10:00:00Z'), test.world, [booking]);
    expect(alone).toEqual(month('2028-01-30T23:00:00Z', '2028-02-29T22:59:59.999Z'));
  });

  it('stay open when it has no period, and its uses are not needed then', () => {
    const { test, registration, book } = studio();
    const pass = test.pass(registration, { kind: 'ENTRY', validityStart: 'FIRST_USE' });
    expect(book(hoursAfter(NOW, 24 * 700), pass)).toBeUndefined();
    expect(test.passRow(pass)).toMatchObject({ validFrom: null, validUntil: null });
    expect(dependsOnUses(test.passRow(pass))).toBe(false);
    expect(latestUse(test.passRow(pass), test.world)).toBeUndefined();
  });

  it('need the uses of a pass with a limit or with a period from its first use', () => {
    const { test, registration } = studio();
    const needs = (facts: Parameters<typeof test.pass>[1]) => dependsOnUses(test.passRow(test.pass(registration, facts)));
    expect([
      needs({ kind: 'TIME' }),
      needs({ kind: 'TIME', validityPeriod: 'P1M' }),
      needs({ kind: 'TIME', limitCount: 2, limitPeriod: 'WEEK' }),
      needs({ kind: 'ENTRY', validityPeriod: 'P1M', validityStart: 'FIRST_USE' }),
    ]).toEqual([false, false, true, true]);
  });

  it('an old debt is never a first use: the credit pays it without a booking', () => {
    const { test, group, registration } = studio();
    const booking = test.books(registration, test.session(group));
    const pass = test.pass(registration, { kind: 'CREDIT', validityPeriod: 'P1M', validityStart: 'FIRST_USE' });
    const [paid] = test.world.redemptions.values();
    expect(paid).toMatchObject({ passId: pass, bookingId: null, coveredMinor: 800 });
    expect(test.world.bookings.get(booking)?.coveredMinor).toBe(0);
    expect(test.passRow(pass).validFrom).toBeNull();
  });
});

describe('the rest on a pass', () => {
  it('is its credit or its entries to the last moment of its validity, and nothing of the other kind', () => {
    const { test, registration } = studio();
    const facts = { fixedUntil: '2027-02-01' } as const;
    const credit = test.passRow(test.pass(registration, { kind: 'CREDIT', ...facts }));
    const entries = test.passRow(test.pass(registration, { kind: 'ENTRY', ...facts }));
    const left = () => [credit, entries].flatMap((pass) => [creditLeft(pass, test.world), entriesLeft(pass, test.world)]);
    test.world.now = at('2027-02-01T22:59:59.999Z');
    expect(left()).toEqual([2000, 0, 0, 4]);
    test.world.now = at('2027-02-01T23:00:00.000Z');
    expect(left()).toEqual([0, 0, 0, 0]);
  });

  it.each<[PassRow['state'], PassRow['kind'], Date | null, number, string]>([
    ['ACTIVE', 'ENTRY', null, 1, 'ACTIVE'],
    ['ACTIVE', 'ENTRY', null, 0, 'USED_UP'],
    ['ACTIVE', 'CREDIT', ms(0), 1, 'ACTIVE'],
    ['ACTIVE', 'CREDIT', ms(-1), 1, 'EXPIRED'],
    ['ACTIVE', 'CREDIT', ms(-1), 0, 'EXPIRED'],
    ['ACTIVE', 'TIME', ms(1), 0, 'ACTIVE'],
    ['ACTIVE', 'TIME', ms(-1), 0, 'EXPIRED'],
    ['REFUNDED', 'CREDIT', null, 0, 'REFUNDED'],
    ['BLOCKED', 'TIME', ms(-1), 0, 'BLOCKED'],
    ['BLOCKED', 'ENTRY', null, 4, 'BLOCKED'],
  ])('shows a pass stored as %s, of kind %s, ending %s, with %i left, as %s', (state, kind, validUntil, left, expected) =>
    expect(passStatus({ state, kind, validUntil }, left, NOW)).toBe(expected),
  );
});

describe('the order in which passes pay', () => {
  const base = (() => {
    const { test, registration } = studio();
    return test.passRow(test.pass(registration, { kind: 'CREDIT' }));
  })();
  const anyPass: fc.Arbitrary<PassRow> = fc
    .record({
      priority: fc.integer({ min: 0, max: 2 }),
      courseIds: fc.constantFrom<PassRow['courseIds'][]>(null, [], ['a'], ['a', 'b']),
      validUntil: fc.constantFrom(null, ms(1), ms(2)),
      kind: fc.constantFrom<PassRow['kind'][]>('TIME', 'ENTRY', 'CREDIT'),
      purchasedAt: fc.constantFrom(ms(0), ms(1)),
    })
    .map((columns) => ({ ...base, ...columns }));

  it('is one order, however the passes were listed', () => {
    const mixed = fc
      .array(anyPass, { minLength: 2, maxLength: 12 })
      .map((passes) => passes.map((pass, index) => ({ ...pass, id: String.fromCharCode(97 + index) })))
      .chain((passes) => fc.tuple(fc.constant(passes), fc.shuffledSubarray(passes, { minLength: passes.length })));
    fc.assert(
      fc.property(mixed, ([passes, shuffled]) => {
        const ordered = passes.toSorted(burnDownOrder);
        expect(shuffled.toSorted(burnDownOrder)).toEqual(ordered);
        for (const [index, pass] of ordered.entries()) {
          for (const behind of ordered.slice(index + 1)) expect(burnDownOrder(pass, behind)).toBeLessThan(0);
        }
      }),
    );
  });

  it('covers a price exactly, takes no more than a pass holds, and leaves a debt only when all credit is gone', () => {
    const credits = fc.array(fc.record({ left: fc.nat({ max: 900 }), priority: fc.nat({ max: 3 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(credits, fc.nat({ max: 3000 }), (held, priceMinor) => {
        const { test } = studio();
        const passes = held.map(({ left, priority }, index) => {
          const id = `pass-${index}`;
          test.world.balances.set(`PASS:${id}`, left);
          return { ...base, id, priority };
        });
        const { slices, uncoveredMinor } = planPayment(passes, priceMinor, test.world);
        const paid = slices.reduce((sum, { coveredMinor }) => sum + coveredMinor, 0);
        const all = held.reduce((sum, { left }) => sum + left, 0);
        expect(paid + uncoveredMinor).toBe(priceMinor);
        expect(uncoveredMinor).toBe(Math.max(0, priceMinor - all));
        expect(new Set(slices.map(({ pass }) => pass.id)).size).toBe(slices.length);
        for (const { pass, coveredMinor, consumedMinor } of slices) {
          expect(coveredMinor).toBeGreaterThan(0);
          expect(coveredMinor).toBe(consumedMinor);
          expect(coveredMinor).toBeLessThanOrEqual(test.balance(`PASS:${pass.id}`));
        }
      }),
    );
  });
});

describe('the figures of a registration', () => {
  it('count the credit of a pass to the last moment of its validity', () => {
    const credits = [
      { validUntil: null, heldMinor: 1 },
      { validUntil: ms(1), heldMinor: 10 },
      { validUntil: ms(0), heldMinor: 100 },
      { validUntil: ms(-1), heldMinor: 1000 },
    ];
    expect([balanceAt(NOW, -500, credits), balanceAt(NOW, 0, []), balanceAt(ms(2), -500, credits)]).toEqual([-389, 0, -499]);
  });

  it.each([
    [2000, 2400, -400, 400, 'UNPAID'],
    [2000, 2000, 0, 0, 'PAID'],
    [2001, 2000, 1, 0, 'PAID'],
    [1999, 2000, -1, 1, 'UNPAID'],
    [0, 0, 0, 0, 'PAID'],
  ])(
    'a registration with %i paid and %i charged has a balance of %i, a debt of %i, and is %s',
    (paidMinor, chargedMinor, balance, debt, status) => {
      const balanceMinor = balanceMinorOf({ paidMinor, chargedMinor });
      expect([balanceMinor, debtMinorOf(balanceMinor), paymentStatusOf(balanceMinor)]).toEqual([balance, debt, status]);
    },
  );
});
