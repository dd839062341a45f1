import { describe, expect, it } from 'vitest';
import { closeOf, momentsOf, periodOf } from '../../src/services/reports/period.js';
import { dayOf } from '../../src/services/rules/world/calendar.js';

const ZONE = 'Europe/Bratislava';
/** A Monday in winter, noon in Bratislava. */
const NOW = new Date('2026-11-30T11:00:00Z');

const moments = (from: string, to: string, zone = ZONE, now = NOW) => {
  const { opened, closed, ends } = momentsOf({ from, to }, zone, now);
  return [opened, closed, ends].map((moment) => moment.toISOString());
};

describe('the moments of a period', () => {
  it('open and close with the last millisecond of a day of the organisation', () => {
    const end = '2026-11-02T22:59:59.999Z';
    expect(moments('2026-11-01', '2026-11-02')).toEqual(['2026-10-31T22:59:59.999Z', end, end]);
  });

  it('close where the next period opens, also on the days when clocks change', () => {
    for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-11-01']) {
      const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      expect(momentsOf({ from: next, to: next }, ZONE, NOW).opened).toEqual(momentsOf({ from: day, to: day }, ZONE, NOW).closed);
    }
  });

  it.each([
    ['of 23 hours when clocks go forward', '2026-03-29', 23],
    ['of 25 hours when clocks go back', '2026-10-25', 25],
    ['of 24 hours otherwise', '2026-06-01', 24],
  ])('bound a day %s', (_, day, hours) => {
    const { opened, closed } = momentsOf({ from: day, to: day }, ZONE, NOW);
    expect(closed.getTime() - opened.getTime()).toBe(hours * 3_600_000);
  });

  it('close now while the last day is not over, and tell when it ends', () => {
    expect(moments('2026-11-30', '2026-11-30')).toEqual([
      '2026-11-29T22:59:59.999Z',
      '2026-11-30T11:00:00.000Z',
      '2026-11-30T22:59:59.999Z',
    ]);
  });

  it('open and close now for days to come, whose end is still told', () => {
    expect(moments('2026-12-24', '2026-12-24')).toEqual([
      '2026-11-30T11:00:00.000Z',
      '2026-11-30T11:00:00.000Z',
      '2026-12-24T22:59:59.999Z',
    ]);
  });

  it('open at 1970 for older days, before which nothing was posted', () => {
    expect(moments('0001-01-01', '0001-12-31')).toEqual(Array(3).fill('1970-01-01T00:00:00.000Z'));
  });

  it.each([
    ['one day', '2026-01-01', '2026-01-01'],
    ['366 days', '2025-01-01', '2026-01-01'],
    ['a leap year', '2024-01-01', '2024-12-31'],
  ])('bound %s', (_, from, to) => {
    expect(() => momentsOf({ from, to }, ZONE, NOW)).not.toThrow();
  });

  it.each([['367 days', '2025-01-01', '2026-01-02', 'A report is of 366 days at most.']])(
    'refuse %s',
    (_, from, to, sentence) => {
      expect(() => momentsOf({ from, to }, ZONE, NOW)).toThrow(sentence);
    },
  );
});

describe('the days of a period', () => {
  it.each([
    ['2026-11-01', '2026-12-01', '2026-11-30'],
    ['2026-11-01', '2026-11-02', '2026-11-01'],
    ['2024-02-01', '2024-03-01', '2024-02-29'],
  ])('the days of a period from %s until %s end with %s', (from, until, to) => {
    expect(periodOf({ from, until })).toEqual({ from, to });
  });

  it.each([
    ['2026-01-02', '2026-01-02'],
    ['2026-01-02', '2026-01-01'],
  ])('cannot be from %s until %s', (from, until) => {
    expect(() => periodOf({ from, until })).toThrow('`until` is the day after the last one of the report');
  });
});

describe('the day of a moment', () => {
  it.each([
    ['2026-11-30T22:59:59.999Z', ZONE, '2026-11-30'],
    ['2026-11-30T23:00:00.000Z', ZONE, '2026-12-01'],
    ['2026-07-31T22:00:00.000Z', ZONE, '2026-08-01'],
    ['2026-11-30T04:59:59.999Z', 'America/New_York', '2026-11-29'],
    ['2026-11-30T10:00:00.000Z', 'Pacific/Kiritimati', '2026-12-01'],
  ])('%s in %s is %s', (moment, zone, day) => {
    expect(dayOf(new Date(moment), zone).toString()).toBe(day);
  });

  it('closes with its last millisecond, or now', () => {
    expect(closeOf('2026-11-29', ZONE, NOW)).toEqual(new Date('2026-11-29T22:59:59.999Z'));
    expect(closeOf('2026-11-30', ZONE, NOW)).toEqual(NOW);
    expect(closeOf('2027-01-01', ZONE, NOW)).toEqual(NOW);
  });
});
