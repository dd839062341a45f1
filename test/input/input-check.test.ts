import { describe, expect, it } from 'vitest';
import { InputCheck } from '../../src/services/input/input-check.js';

/** What a check of euros recorded, as `field reason limit`. */
function recorded(run: (check: InputCheck) => unknown): string[] {
  const check = new InputCheck('EUR');
  run(check);
  return check.refusals.map((refusal) => {
    const { reason = refusal.code, limit } = refusal as { reason?: string; limit?: number };
    return [refusal.path.slice(1).join('.'), reason, limit].filter((part) => part !== undefined).join(' ');
  });
}
const kept = <T>(run: (check: InputCheck) => T): T => run(new InputCheck('EUR'));

describe('InputCheck: name', () => {
  it.each([
    ['Žofia', 'Žofia'],
    ['  Vlnka  ', 'Vlnka'],
    ['Z\u030Cofia', 'Žofia'],
    ["O'Brien & synovia", "O'Brien & synovia"],
    ['😀', '😀'],
  ])('keeps %j as %j', (given, expected) => {
    expect(kept((check) => check.name('name', given))).toBe(expected);
    expect(recorded((check) => check.name('name', given))).toEqual([]);
  });

  it.each([
    ['', 'name REQUIRED'],
    [' \t ', 'name REQUIRED'],
    ['x'.repeat(201), 'name TOO_LONG 200'],
    ['two\nlines', 'name MALFORMED'],
    ['nul\u0000', 'name MALFORMED'],
    ['bell\u0007', 'name MALFORMED'],
    ['delete\u007F', 'name MALFORMED'],
  ])('refuses %j as %s', (given, told) => {
    expect(recorded((check) => check.name('name', given))).toEqual([told]);
  });

  it('measures a name after it is trimmed', () => {
    expect(recorded((check) => check.name('name', `  ${'x'.repeat(200)}  `))).toEqual([]);
  });
});

describe('InputCheck: text', () => {
  it('keeps lines and tabs, and takes null and undefined for an empty text', () => {
    expect(kept((check) => check.text('notes', ' a\n\tb\r\nc '))).toBe('a\n\tb\r\nc');
    for (const nothing of [null, undefined, '', '  ']) expect(kept((check) => check.text('notes', nothing))).toBe('');
  });

  it('refuses other control characters and a text over its own limit', () => {
    expect(recorded((check) => check.text('notes', 'a\u0000b'))).toEqual(['notes MALFORMED']);
    expect(recorded((check) => check.text('notes', 'x'.repeat(11), 10))).toEqual(['notes TOO_LONG 10']);
    expect(recorded((check) => check.text('notes', 'x'.repeat(5_001)))).toEqual(['notes TOO_LONG 5000']);
    expect(recorded((check) => check.text('notes', 'x'.repeat(5_000)))).toEqual([]);
  });
});

describe('InputCheck: verbatim', () => {
  it('measures a text exactly as it was sent, without trimming', () => {
    expect(recorded((check) => check.verbatim('key', ' ', 5))).toEqual([]);
    expect(recorded((check) => check.verbatim('key', '', 5))).toEqual(['key REQUIRED']);
    expect(recorded((check) => check.verbatim('key', '123456', 5))).toEqual(['key TOO_LONG 5']);
    expect(recorded((check) => check.verbatim('key', 'a\nb', 5))).toEqual(['key MALFORMED']);
    expect(recorded((check) => check.verbatim('key', '\ud800', 5))).toEqual(['key MALFORMED']);
  });
});

describe('InputCheck: amounts', () => {
  it.each([
    [0, 'EUR', []],
    [1, 'EUR', []],
    [-1, 'EUR', ['price.amountMinor NEGATIVE_AMOUNT']],
    [1, 'CZK', ['price.currency OTHER_CURRENCY']],
    [-1, 'CZK', ['price.currency OTHER_CURRENCY', 'price.amountMinor NEGATIVE_AMOUNT']],
  ])('takes %i %s with the refusals %j', (amountMinor, currency, told) => {
    expect(recorded((check) => check.amount('price', { amountMinor, currency }))).toEqual(told);
  });

  it('refuses amounts that are too large, fractional or not safe integers', () => {
    for (const amountMinor of [Number.MAX_SAFE_INTEGER + 2, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const [told] = recorded((check) => check.amount('price', { amountMinor, currency: 'EUR' }));
      expect(told, String(amountMinor)).toMatch(/^price\.amountMinor AMOUNT_TOO_LARGE \d+$/);
    }
  });

  it('wants more than zero where an amount must be positive', () => {
    const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
    expect(recorded((check) => check.positiveAmount('credit', euro(0)))).toEqual(['credit.amountMinor AMOUNT_NOT_POSITIVE']);
    expect(recorded((check) => check.positiveAmount('credit', euro(1)))).toEqual([]);
    expect(recorded((check) => check.positiveAmount('credit', euro(-1)))).toEqual(['credit.amountMinor NEGATIVE_AMOUNT']);
  });
});

describe('InputCheck: integers and lists', () => {
  it.each([
    [1, []],
    [10, []],
    [0, ['seats OUT_OF_RANGE 1']],
    [11, ['seats OUT_OF_RANGE 10']],
    [1.5, ['seats OUT_OF_RANGE 1']],
    [Number.NaN, ['seats OUT_OF_RANGE 1']],
  ])('takes %d from 1 to 10 with the refusals %j', (value, told) => {
    expect(recorded((check) => check.integer('seats', value, 1, 10))).toEqual(told);
  });

  it('names the most that a list may hold', () => {
    expect(recorded((check) => check.list('ids', ['a', 'b'], 2))).toEqual([]);
    expect(recorded((check) => check.list('ids', ['a', 'b', 'c'], 2))).toEqual(['ids TOO_MANY 2']);
  });
});

describe('InputCheck: periods, days and times', () => {
  it.each(['P1D', 'P1W', 'P3M', 'P1Y6M', 'P10Y', 'P520W'])('takes the period %s', (period) => {
    expect(recorded((check) => check.period('validityPeriod', period))).toEqual([]);
  });

  it.each([
    ['P0D', 'OUT_OF_RANGE 1'],
    ['-P1M', 'MALFORMED'],
    ['PT0.000001S', 'MALFORMED'],
    ['P1.5M', 'MALFORMED'],
    ['p1m', 'MALFORMED'],
    [`P${'9'.repeat(400)}D`, 'MALFORMED'],
    ['P999999999Y', 'MALFORMED'],
    ['P10Y1D', 'OUT_OF_RANGE 10'],
    ['P121M', 'OUT_OF_RANGE 10'],
    ['PT5H', 'MALFORMED'],
    ['P1DT1S', 'MALFORMED'],
    ['3 months', 'MALFORMED'],
    ['', 'MALFORMED'],
  ])('refuses the period %j as %s', (period, told) => {
    expect(recorded((check) => check.period('validityPeriod', period))).toEqual([`validityPeriod ${told}`]);
  });

  it('reads days of the calendar and no others', () => {
    expect(kept((check) => check.day('fromOn', '2028-02-29'))?.toString()).toBe('2028-02-29');
    for (const day of ['2027-02-29', '2027-13-01', '2027-00-10', 'tomorrow', '']) {
      expect(
        recorded((check) => check.day('fromOn', day)),
        day,
      ).toEqual(['fromOn MALFORMED']);
    }
  });

  it('reads times of the clock and no others', () => {
    for (const [given, read] of [
      ['17:30', '17:30:00'],
      ['00:00', '00:00:00'],
      ['23:59:59', '23:59:59'],
    ] as const) {
      expect(kept((check) => check.time('startTime', given))?.toString()).toBe(read);
    }
    for (const time of ['24:00', '12:60', 'noon', '']) {
      expect(
        recorded((check) => check.time('startTime', time)),
        time,
      ).toEqual(['startTime MALFORMED']);
    }
  });
});

describe('InputCheck: rows that must exist', () => {
  it('records NOT_FOUND with the kind of row at the field', () => {
    const check = new InputCheck('EUR');
    expect([check.found('courseId', 'COURSE', null), check.found('groupIds.1', 'GROUP', undefined)]).toEqual([false, false]);
    expect(check.found('locationId', 'LOCATION', { id: 'x' })).toBe(true);
    expect(check.failed).toBe(true);
    expect(check.refusals).toMatchObject([
      { code: 'NOT_FOUND', referent: 'COURSE', path: ['input', 'courseId'] },
      { code: 'NOT_FOUND', referent: 'GROUP', path: ['input', 'groupIds', '1'] },
    ]);
    expect(check.refused()).toEqual({ ok: false, refusals: check.refusals });
  });
});
