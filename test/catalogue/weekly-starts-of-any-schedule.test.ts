import { type Arbitrary, array, assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Weekday } from '../../src/entities/enums.js';
import { type WeeklySchedule, weeklyStarts } from '../../src/services/catalogue/schedule.js';

const WEEKDAYS = Object.values(Weekday);
const NUMBER_OF: Readonly<Record<Weekday, number>> = {
  ...{ MONDAY: 1, TUESDAY: 2, WEDNESDAY: 3, THURSDAY: 4, FRIDAY: 5, SATURDAY: 6, SUNDAY: 7 },
};
const LIMIT = 400;
/** Zones whose clocks change in spring, in autumn, by half an hour, at midnight, and never. */
const zone = constantFrom('Europe/Bratislava', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kathmandu');
/** Before three in the morning, when clocks change, and at the usual times of courses. */
const minute = constantFrom(0, 15, 90, 119, 120, 150, 179, 180, 600, 1_050, 1_439);
const firstDay = Temporal.PlainDate.from('2026-01-01');

const schedule: Arbitrary<WeeklySchedule> = record({
  weekdays: uniqueArray(constantFrom(...WEEKDAYS), { minLength: 1 }),
  minute,
  start: integer({ min: 0, max: 730 }),
  days: integer({ min: 0, max: 120 }),
  everyWeeks: integer({ min: 1, max: 5 }),
  except: array(integer({ min: 0, max: 120 }), { maxLength: 10 }),
}).map(({ weekdays, minute: at, start, days, everyWeeks, except }) => {
  const fromOn = firstDay.add({ days: start });
  return {
    ...{ weekdays, everyWeeks, fromOn, untilOn: fromOn.add({ days }) },
    startTime: new Temporal.PlainTime().add({ minutes: at }),
    exceptOn: except.map((day) => fromOn.add({ days: day })),
  };
});

const onWall = (start: Date, timeZone: string) => Temporal.Instant.from(start.toISOString()).toZonedDateTimeISO(timeZone);
const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });

/** The days on which the schedule meets, by counting every day of it. */
function daysOf({ weekdays, fromOn, untilOn, everyWeeks, exceptOn }: WeeklySchedule): string[] {
  const wanted = new Set(weekdays.map((weekday) => NUMBER_OF[weekday]));
  const excepted = new Set(exceptOn.map(String));
  const days: string[] = [];
  for (let day = fromOn; Temporal.PlainDate.compare(day, untilOn) <= 0; day = day.add({ days: 1 })) {
    const weeks = mondayOf(fromOn).until(mondayOf(day)).days / 7;
    if (wanted.has(day.dayOfWeek) && weeks % everyWeeks === 0 && !excepted.has(day.toString())) days.push(day.toString());
  }
  return days;
}

describe('weeklyStarts for any schedule and zone', () => {
  it('gives one start on each day that a count of all days finds, and on no other day', () => {
    assert(
      property(schedule, zone, (given, timeZone) => {
        const days = weeklyStarts(given, timeZone, LIMIT).map((start) => onWall(start, timeZone).toPlainDate().toString());
        expect(days).toEqual(daysOf(given));
      }),
    );
  });

  it('starts at the time of the wall clock, or later by the length of the gap that skips it', () => {
    assert(
      property(schedule, zone, (given, timeZone) => {
        for (const start of weeklyStarts(given, timeZone, LIMIT)) {
          const told = onWall(start, timeZone);
          const late = given.startTime.until(told.toPlainTime()).total('minutes');
          if (late === 0) continue;
          expect([30, 60]).toContain(late);
          expect(told.subtract({ minutes: late + 1 }).offset).not.toBe(told.offset);
        }
      }),
    );
  });

  it('gives the first starts of a longer answer when it is limited', () => {
    assert(
      property(schedule, zone, integer({ min: 1, max: 20 }), (given, timeZone, limit) => {
        const all = weeklyStarts(given, timeZone, LIMIT);
        expect(weeklyStarts(given, timeZone, limit)).toEqual(all.slice(0, limit));
      }),
    );
  });

  it('does not mind the order of weekdays and of excepted days', () => {
    assert(
      property(schedule, zone, (given, timeZone) => {
        const turned = { ...given, weekdays: given.weekdays.toReversed(), exceptOn: given.exceptOn.toReversed() };
        expect(weeklyStarts(turned, timeZone, LIMIT)).toEqual(weeklyStarts(given, timeZone, LIMIT));
      }),
    );
  });
});
