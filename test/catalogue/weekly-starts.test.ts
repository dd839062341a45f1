import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type WeeklySchedule, weeklyStarts } from '../../src/services/catalogue/schedule.js';

const starts = (schedule: Partial<{ [K in keyof WeeklySchedule]: unknown }>, timeZone = 'Europe/Bratislava', limit = 400) => {
  const { startTime = '18:00', fromOn = '2026-03-01', untilOn = '2026-03-31', exceptOn = [] } = schedule;
  const whole: WeeklySchedule = {
    weekdays: (schedule.weekdays ?? ['MONDAY']) as WeeklySchedule['weekdays'],
    startTime: Temporal.PlainTime.from(String(startTime)),
    fromOn: Temporal.PlainDate.from(String(fromOn)),
    untilOn: Temporal.PlainDate.from(String(untilOn)),
    everyWeeks: (schedule.everyWeeks ?? 1) as number,
    exceptOn: (exceptOn as string[]).map((day) => Temporal.PlainDate.from(day)),
  };
  return weeklyStarts(whole, timeZone, limit).map((start) => start.toISOString().slice(0, 16));
};

describe('weeklyStarts', () => {
  it('gives each Monday of a month at one time of the wall clock, across the change to summer time', () => {
    expect(starts({})).toEqual([
      ...['2026-03-02T17:00', '2026-03-09T17:00', '2026-03-16T17:00', '2026-03-23T17:00'],
      '2026-03-30T16:00',
    ]);
  });

  it('gives several weekdays in the order of time, whatever order they are named in', () => {
    const period = { fromOn: '2026-05-04', untilOn: '2026-05-10' };
    const days = starts({ ...period, weekdays: ['SUNDAY', 'MONDAY', 'WEDNESDAY'] }).map((start) => start.slice(0, 10));
    expect(days).toEqual(['2026-05-04', '2026-05-06', '2026-05-10']);
  });

  it('counts every second week from the week of the first day, which begins on Monday', () => {
    const period = { fromOn: '2026-05-06', untilOn: '2026-06-03', everyWeeks: 2 };
    const days = starts({ ...period, weekdays: ['MONDAY', 'FRIDAY'] }).map((start) => start.slice(0, 10));
    expect(days).toEqual(['2026-05-08', '2026-05-18', '2026-05-22', '2026-06-01']);
  });

  it('includes the first and the last day, and gives nothing when no weekday falls between', () => {
    expect(starts({ fromOn: '2026-03-02', untilOn: '2026-03-02' })).toEqual(['2026-03-02T17:00']);
    expect(starts({ fromOn: '2026-03-03', untilOn: '2026-03-08' })).toEqual([]);
  });

  it('leaves out the days that are excepted', () => {
    expect(starts({ exceptOn: ['2026-03-09', '2026-03-10'] })).toHaveLength(4);
  });

  it('moves a time that the change to summer time skips on by an hour, and no later one', () => {
    const nights = { weekdays: ['SUNDAY'], startTime: '02:30', fromOn: '2026-03-22', untilOn: '2026-04-05' };
    expect(starts(nights)).toEqual(['2026-03-22T01:30', '2026-03-29T01:30', '2026-04-05T00:30']);
  });

  it('takes the first of two equal times when summer time ends', () => {
    const night = { weekdays: ['SUNDAY'], startTime: '02:30', fromOn: '2026-10-25', untilOn: '2026-10-25' };
    expect(starts(night)).toEqual(['2026-10-25T00:30']);
  });

  it.each([
    ['UTC', '2026-03-02T18:00'],
    ['Asia/Kathmandu', '2026-03-02T12:15'],
    ['America/New_York', '2026-03-02T23:00'],
    ['Pacific/Auckland', '2026-03-02T05:00'],
  ])('reads the wall clock of %s', (timeZone, start) => {
    expect(starts({ untilOn: '2026-03-02' }, timeZone)).toEqual([start]);
  });

  it('meets on 29 February of a leap year', () => {
    expect(starts({ weekdays: ['TUESDAY'], fromOn: '2028-02-29', untilOn: '2028-02-29' })).toEqual(['2028-02-29T17:00']);
  });

  it('meets on a day that begins at one, because clocks change at midnight, also when it is the last or the only one', () => {
    const friday = { weekdays: ['FRIDAY'], startTime: '18:00', untilOn: '2026-04-24' };
    const cairo = (fromOn: string, untilOn = friday.untilOn) => starts({ ...friday, fromOn, untilOn }, 'Africa/Cairo');
    expect(cairo('2026-04-17')).toEqual(['2026-04-17T16:00', '2026-04-24T15:00']);
    expect(cairo('2026-04-24')).toEqual(['2026-04-24T15:00']);
    expect(cairo('2026-04-24', '2026-05-01')).toEqual(['2026-04-24T15:00', '2026-05-01T15:00']);
  });

  it('stops at its limit', () => {
    expect(starts({ untilOn: '2036-03-31' }, 'Europe/Bratislava', 3)).toHaveLength(3);
  });
});
