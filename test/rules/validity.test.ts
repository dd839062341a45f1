import { describe, expect, it } from 'vitest';
import { calendarPeriod, validityFrom, validityWhenSold } from '../../src/services/rules/passes/validity.js';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

const ZONE = 'Europe/Bratislava';
const at = (text: string) => new Date(text);

describe('validity', () => {
  it.each([
    ['P3M', '2027-01-31T10:00:00Z', '2027-01-30T23:00:00.000Z', '2027-04-30T21:59:59.999Z'],
    ['P1M', '2027-01-31T10:00:00Z', '2027-01-30T23:00:00.000Z', '2027-02-28T22:59:59.999Z'],
    ['P1M', '2028-01-31T10:00:00Z', '2028-01-30T23:00:00.000Z', '2028-02-29T22:59:59.999Z'],
    ['P1D', '2027-02-02T10:00:00Z', '2027-02-01T23:00:00.000Z', '2027-02-02T22:59:59.999Z'],
    ['P7D', '2027-02-01T10:00:00Z', '2027-01-31T23:00:00.000Z', '2027-02-07T22:59:59.999Z'],
    ['P1W', '2027-02-01T10:00:00Z', '2027-01-31T23:00:00.000Z', '2027-02-07T22:59:59.999Z'],
    ['P2W1D', '2027-02-01T10:00:00Z', '2027-01-31T23:00:00.000Z', '2027-02-15T22:59:59.999Z'],
    ['P30D', '2027-02-01T10:00:00Z', '2027-01-31T23:00:00.000Z', '2027-03-02T22:59:59.999Z'],
    ['P1M1D', '2027-02-01T10:00:00Z', '2027-01-31T23:00:00.000Z', '2027-03-02T22:59:59.999Z'],
    ['P1Y', '2028-02-29T10:00:00Z', '2028-02-28T23:00:00.000Z', '2029-02-28T22:59:59.999Z'],
  ])('%s from %s runs from the start of that day to the end of its last', (period, moment, from, until) => {
    expect(validityFrom(at(moment), period, ZONE)).toEqual({ validFrom: at(from), validUntil: at(until) });
  });

  it('counts as many days as a period of days or weeks says, whatever day it begins with', () => {
    const DAY_MS = 86_400_000;
    for (let day = 0; day < 366; day += 1) {
      const moment = new Date(Date.UTC(2028, 0, 1, 12) + day * DAY_MS);
      for (const [period, days] of [
        ['P1D', 1],
        ['P10D', 10],
        ['P1W', 7],
        ['P3W', 21],
        ['P1W3D', 10],
      ] as const) {
        const { validFrom, validUntil } = validityFrom(moment, period, 'UTC');
        expect(((validUntil?.getTime() ?? 0) + 1 - (validFrom?.getTime() ?? 0)) / DAY_MS).toBe(days);
      }
    }
  });

  it('takes the day of the time zone, not of UTC', () => {
    expect(validityFrom(at('2027-01-31T23:30:00Z'), 'P1D', ZONE).validFrom).toEqual(at('2027-01-31T23:00:00Z'));
    expect(validityFrom(at('2027-02-01T02:00:00Z'), 'P1D', 'America/New_York').validFrom).toEqual(at('2027-01-31T05:00:00Z'));
  });

  it('gives the days of a clock change 23 and 25 hours', () => {
    const hours = (day: string) => {
      const { validFrom, validUntil } = validityFrom(at(day), 'P1D', ZONE);
      return ((validUntil?.getTime() ?? 0) + 1 - (validFrom?.getTime() ?? 0)) / 3_600_000;
    };
    expect([hours('2027-03-28T10:00:00Z'), hours('2027-03-29T10:00:00Z'), hours('2027-10-31T10:00:00Z')]).toEqual([23, 24, 25]);
  });

  it('begins a day without a midnight when its first hour begins', () => {
    const { validFrom } = validityFrom(at('2027-04-30T10:00:00Z'), null, 'Africa/Cairo');
    expect(validFrom).toEqual(at('2027-04-29T22:00:00Z'));
  });

  it('keeps fixed dates, either of them open', () => {
    const terms = { validityPeriod: null, validityStart: 'PURCHASE', fixedFrom: '2027-09-01', fixedUntil: null } as const;
    expect(validityWhenSold(terms, NOW, ZONE)).toEqual({ validFrom: at('2027-08-31T22:00:00Z'), validUntil: null });
    const closed = { ...terms, fixedFrom: null, fixedUntil: '2027-10-31' };
    expect(validityWhenSold(closed, NOW, ZONE)).toEqual({ validFrom: null, validUntil: at('2027-10-31T22:59:59.999Z') });
  });

  it('has no end without a period and no dates before the first use', () => {
    const terms = { validityPeriod: null, validityStart: 'PURCHASE' } as const;
    expect(validityWhenSold(terms, NOW, ZONE)).toEqual({ validFrom: at('2027-01-31T23:00:00Z'), validUntil: null });
    const later = { validityPeriod: 'P1M', validityStart: 'FIRST_USE' } as const;
    expect(validityWhenSold(later, NOW, ZONE)).toEqual({ validFrom: null, validUntil: null });
  });

  it('counts weeks from Monday and months from the first, in the time zone', () => {
    expect(calendarPeriod(at('2027-02-07T22:59:00Z'), 'WEEK', ZONE)).toBe('2027-02-01');
    expect(calendarPeriod(at('2027-02-07T23:00:00Z'), 'WEEK', ZONE)).toBe('2027-02-08');
    expect(calendarPeriod(at('2027-01-31T23:00:00Z'), 'MONTH', ZONE)).toBe('2027-02');
  });
});

describe('a pass that begins with its first use', () => {
  const DAY = 24;
  function ground() {
    const test = new TestWorld();
    const group = test.group(test.course());
    const registration = test.registration(group);
    const pass = test.pass(registration, { kind: 'ENTRY', entries: 10, validityPeriod: 'P10D', validityStart: 'FIRST_USE' });
    const session = (days: number) => test.session(group, { startsAt: hoursAfter(NOW, days * DAY) });
    const book = (days: number) => test.books(registration, session(days), { payWith: 'PASS', passId: pass });
    const refused = (days: number) =>
      test.refuses(test.booking(registration, session(days), { payWith: 'PASS', passId: pass }), 'PASS_CANNOT_PAY').reason;
    return { test, pass, book, refused };
  }

  it('gets its dates from the earliest session booked with it, in any order of booking', () => {
    const { test, pass, book } = ground();
    expect(test.passRow(pass)).toMatchObject({ validFrom: null, validUntil: null });
    book(10);
    expect(test.passRow(pass).validUntil).toEqual(at('2027-02-20T22:59:59.999Z'));
    book(5);
    expect(test.passRow(pass)).toMatchObject({
      validFrom: at('2027-02-05T23:00:00Z'),
      validUntil: at('2027-02-15T22:59:59.999Z'),
    });
  });

  it('refuses a session after its end, and an earlier one that would put a booked session after its end', () => {
    const { book, refused } = ground();
    book(10);
    expect(refused(20)).toBe('BEYOND_END');
    book(19);
    expect(refused(9)).toBe('BEYOND_END');
  });

  it('moves its dates when the earliest booking is cancelled, and loses them with the last', () => {
    const { test, pass, book } = ground();
    const [later, first] = [book(10), book(5)];
    test.does(test.cancelling(first));
    expect(test.passRow(pass).validFrom).toEqual(at('2027-02-10T23:00:00Z'));
    test.does(test.cancelling(later));
    expect(test.passRow(pass)).toMatchObject({ validFrom: null, validUntil: null });
  });
});
