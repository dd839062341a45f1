import { v7 as uuidv7 } from 'uuid';
import type { Weekday } from '../../entities/enums.js';
import { Group, Session } from '../../entities/index.js';
import { CAPACITY_MAX, done, type InputCheck, nowOf, setUp, type Tenant } from '../input/index.js';
import type { MoneyFact, Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { weeklyStarts } from './schedule.js';

/** More than a year of daily sessions. Bounds what one command writes. */
export const SCHEDULE_MAX_SESSIONS = 400;
const DURATION_MAX_MINUTES = 7 * 24 * 60;
const EVERY_WEEKS_MAX = 52;
const WINDOW_MAX_YEARS = 5;
const HORIZON_MS = WINDOW_MAX_YEARS * 366 * 24 * 3_600_000;

export interface WeeklyInput {
  weekdays: readonly Weekday[];
  /** Wall-clock time in the organisation's time zone. */
  startTime: string;
  fromOn: string;
  untilOn: string;
  everyWeeks?: number | null;
  exceptOn?: readonly string[] | null;
}

export interface ScheduleSessions {
  groupId: string;
  /** Exactly one of `weekly` and `startsAt`. */
  weekly?: WeeklyInput | null;
  startsAt?: readonly Date[] | null;
  durationMinutes: number;
  price: MoneyFact;
  /** The group's capacity when left out. */
  capacity?: number | null;
}

/** Makes sessions of a group: all of them, or none. */
export function scheduleSessions(tenant: Tenant, input: ScheduleSessions, now = nowOf(tenant)): Promise<Result<Session[]>> {
  return setUp(tenant, async ({ em, organisation, organisationId, check }) => {
    const group = await em.findOne(Group, input.groupId, { populate: ['course'] });
    const course = group?.course.getEntity();
    check.found('groupId', 'GROUP', group);
    if (course?.archivedAt) check.refusals.push(refusal('COURSE_ARCHIVED', 'groupId', { courseId: course.id }));
    const priceMinor = check.amount('price', input.price);
    const capacity = check.integer('capacity', input.capacity ?? group?.capacity ?? 1, 1, CAPACITY_MAX);
    check.integer('durationMinutes', input.durationMinutes, 1, DURATION_MAX_MINUTES);
    const starts = plannedStarts(check, input, organisation.timeZone, now);
    if (!group || check.failed) return check.refused();

    const sessions = starts.map((startsAt) =>
      em.create(Session, {
        id: uuidv7(),
        organisationId,
        group,
        startsAt,
        endsAt: new Date(startsAt.getTime() + input.durationMinutes * 60_000),
        priceMinor,
        capacity,
        seatsTaken: 0,
        status: 'SCHEDULED',
        version: 1,
      }),
    );
    return done(sessions);
  });
}

function plannedStarts(check: InputCheck, input: ScheduleSessions, timeZone: string, now: Date): Date[] {
  if (input.weekly && input.startsAt) check.invalid('startsAt', 'UNEXPECTED');
  if (!input.weekly && !input.startsAt) check.invalid('weekly', 'REQUIRED');
  if (check.failed) return [];
  const field = input.weekly ? 'weekly' : 'startsAt';
  const starts = input.weekly ? weekly(check, input.weekly, timeZone) : listed(input.startsAt ?? []);
  if (check.failed) return [];
  if (starts.length === 0) check.invalid(field, 'REQUIRED');
  if (starts.length > SCHEDULE_MAX_SESSIONS) check.invalid(field, 'TOO_MANY', SCHEDULE_MAX_SESSIONS);
  if (starts.some((startsAt) => startsAt <= now)) check.invalid(field, 'IN_THE_PAST');
  if (starts.some((startsAt) => startsAt.getTime() > now.getTime() + HORIZON_MS))
    check.invalid(field, 'OUT_OF_RANGE', WINDOW_MAX_YEARS);
  return starts;
}

/** A start that is named twice makes one session. */
function listed(startsAt: readonly Date[]): Date[] {
  const times = new Set(startsAt.map((start) => start.getTime()));
  return [...times].sort((a, b) => a - b).map((time) => new Date(time));
}

function weekly(check: InputCheck, input: WeeklyInput, timeZone: string): Date[] {
  const fromOn = check.day('weekly.fromOn', input.fromOn);
  const untilOn = check.day('weekly.untilOn', input.untilOn);
  const startTime = check.time('weekly.startTime', input.startTime);
  const everyWeeks = check.integer('weekly.everyWeeks', input.everyWeeks ?? 1, 1, EVERY_WEEKS_MAX);
  const exceptions = check.list('weekly.exceptOn', input.exceptOn ?? [], SCHEDULE_MAX_SESSIONS);
  const exceptOn = exceptions.map((day, index) => check.day(`weekly.exceptOn.${index}`, day)).filter((day) => day !== null);
  if (input.weekdays.length === 0) check.invalid('weekly.weekdays', 'REQUIRED');
  if (!fromOn || !untilOn || !startTime || check.failed) return [];
  const isBackwards = untilOn.since(fromOn).sign < 0;
  if (isBackwards) check.invalid('weekly.untilOn', 'END_BEFORE_START');
  else if (fromOn.until(untilOn, { largestUnit: 'years' }).years >= WINDOW_MAX_YEARS) {
    check.invalid('weekly.untilOn', 'OUT_OF_RANGE', WINDOW_MAX_YEARS);
  }
  if (check.failed) return [];
  const schedule = { weekdays: [...new Set(input.weekdays)], startTime, fromOn, untilOn, everyWeeks, exceptOn };
  return weeklyStarts(schedule, timeZone, SCHEDULE_MAX_SESSIONS + 1);
}
