import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../src/entities/enums.js';
import { weeklyStarts } from '../../src/services/catalogue/schedule.js';

const DAY_MS = 86_400_000;
const [FROM, UNTIL] = ['2026-01-01', '2035-12-31'];
const WEEKDAYS: Weekday[] = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
const ZONES = Intl.supportedValuesOf('timeZone');

const clocks = new Map<string, Intl.DateTimeFormat>();
/** What a clock on the wall shows, as if it were UTC: an independent reading, since the rule computes with Temporal. */
function wallOf(moment: number, timeZone: string): number {
  const numeric = { hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, ...numeric, minute: 'numeric', second: 'numeric' });
  clocks.set(timeZone, clock);
  const [month = 0, day, year = 0, hour, minute, second] = (clock.format(moment).match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The first moment at which the clock shows `wall`; where it skips that, as long after the change as `wall` is. */
function momentOf(wall: number, timeZone: string): number {
  const [before, after] = [wall - DAY_MS, wall + DAY_MS].map((around) => wallOf(around, timeZone) - around) as [number, number];
  const shown = [wall - before, wall - after].filter((moment) => wallOf(moment, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : wall - before;
}

/** Day by day, as on a paper calendar. */
function counted(days: { from: string; until: string; weekdays: Weekday[]; time: string }, timeZone: string): number[] {
  const starts: number[] = [];
  for (let day = Date.parse(days.from); day <= Date.parse(days.until); day += DAY_MS) {
    const weekday = WEEKDAYS[new Date(day).getUTCDay()];
    if (!weekday || !days.weekdays.includes(weekday)) continue;
    starts.push(momentOf(Date.parse(`${new Date(day).toISOString().slice(0, 10)}T${days.time}:00Z`), timeZone));
  }
  return starts;
}

function planned(days: { from: string; until: string; weekdays: Weekday[]; time: string }, timeZone: string): number[] {
  const schedule = {
    weekdays: days.weekdays,
    startTime: Temporal.PlainTime.from(days.time),
    fromOn: Temporal.PlainDate.from(days.from),
    untilOn: Temporal.PlainDate.from(days.until),
    everyWeeks: 1,
    exceptOn: [],
  };
  return weeklyStarts(schedule, timeZone, 10_000).map((start) => start.getTime());
}

/** The moments of ten years at which the clocks of a zone change. */
function changesOf(timeZone: string): number[] {
  const changes: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.PlainDate.from(FROM).toZonedDateTime(timeZone);
  for (at = at.getTimeZoneTransition('next'); at && at.year <= 2035; at = at.getTimeZoneTransition('next')) {
    changes.push(at.epochMilliseconds);
  }
  return changes;
}

const dayBeside = (moment: number, days: number) => new Date(moment + days * DAY_MS).toISOString().slice(0, 10);

describe('a weekly course', () => {
  it.each([
    ['Africa/Cairo', 'FRIDAY', '2026-04-10', '2026-05-08', 5],
    ['Asia/Beirut', 'SUNDAY', '2026-03-15', '2026-04-12', 5],
    ['America/Santiago', 'SUNDAY', '2026-08-23', '2026-09-20', 5],
    ['America/Havana', 'SUNDAY', '2026-02-22', '2026-03-22', 5],
  ] as const)(
    'a weekly course in %s has a lesson on each %s, that of a day without a midnight too',
    (timeZone, weekday, from, until, lessons) => {
      const days = { from, until, weekdays: [weekday], time: '18:00' };
      expect(planned(days, timeZone)).toHaveLength(lessons);
      expect(planned(days, timeZone)).toEqual(counted(days, timeZone));
    },
  );

  it('has every lesson of ten years at its hour, in every zone', () => {
    const behaviours = new Set<string>();
    for (const timeZone of ZONES) {
      // Zones with the same clocks need one count.
      const behaviour = [wallOf(Date.parse(FROM), timeZone), ...changesOf(timeZone)].join();
      if (behaviours.has(behaviour)) continue;
      behaviours.add(behaviour);
      const days = { from: FROM, until: UNTIL, weekdays: ['FRIDAY', 'SUNDAY'] as Weekday[], time: '18:00' };
      expect(planned(days, timeZone), timeZone).toEqual(counted(days, timeZone));
    }
    expect(behaviours.size).toBeGreaterThan(50);
  }, 60_000);

  it('has every lesson around each change of clocks of ten years, at any hour of the night, in every zone', () => {
    const seen = new Set<string>();
    for (const timeZone of ZONES) {
      for (const change of changesOf(timeZone)) {
        const [before, after] = [wallOf(change - 1, timeZone) - change, wallOf(change, timeZone) - change];
        const key = [change, before, after].join();
        if (seen.has(key)) continue;
        seen.add(key);
        for (const time of ['00:00', '00:30', '02:30', '23:30']) {
          const days = { from: dayBeside(change, -2), until: dayBeside(change, 2), weekdays: WEEKDAYS, time };
          expect(planned(days, timeZone), `${timeZone} ${days.from} ${time}`).toEqual(counted(days, timeZone));
        }
      }
    }
    expect(seen.size).toBeGreaterThan(200);
  }, 60_000);
});
