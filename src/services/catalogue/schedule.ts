import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Weekday } from '../../entities/enums.js';

/** Sessions on the same weekdays at the same wall-clock time, every `everyWeeks` weeks. */
export interface WeeklySchedule {
  weekdays: readonly Weekday[];
  startTime: Temporal.PlainTime;
  fromOn: Temporal.PlainDate;
  untilOn: Temporal.PlainDate;
  everyWeeks: number;
  exceptOn: readonly Temporal.PlainDate[];
}

/**
 * The starts of a weekly schedule in order, at most `limit`. Starts keep their wall-clock time when clocks change. A time that
 * the change skips moves on by the length of the gap; of a time that comes twice the first counts.
 */
export function weeklyStarts(schedule: WeeklySchedule, timeZone: string, limit: number): Date[] {
  // The rule counts days in UTC: in a zone whose clocks change at midnight it would leave out the day that begins at one.
  const inUtc = (day: Temporal.PlainDate, plainTime: string) => day.toZonedDateTime({ timeZone: 'UTC', plainTime });
  const rule = new RRuleTemporal({
    freq: 'WEEKLY',
    interval: schedule.everyWeeks,
    byDay: schedule.weekdays.map((weekday) => weekday.slice(0, 2)),
    wkst: 'MO',
    tzid: 'UTC',
    dtstart: inUtc(schedule.fromOn, '00:00'),
    until: inUtc(schedule.untilOn, '23:59:59'),
    temporal: Temporal,
    cache: false,
  });
  const excepted = new Set(schedule.exceptOn.map(String));
  const starts: Date[] = [];
  // The rule yields days only. The time is added to each day, so that a skipped hour cannot shift the days after it.
  rule.all((occurrence) => {
    const day = occurrence.toPlainDate();
    const start = day.toZonedDateTime({ timeZone, plainTime: schedule.startTime });
    if (!excepted.has(day.toString())) starts.push(new Date(start.epochMilliseconds));
    return starts.length < limit;
  });
  return starts;
}
