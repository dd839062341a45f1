import { LockMode } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import type { Weekday } from '../../entities/enums.js';
import { Course, Group, Session } from '../../entities/index.js';
import {
  CAPACITY_MAX,
  type Creation,
  done,
  type InputCheck,
  type Keyed,
  nowOf,
  rowsInOrder,
  type SetUp,
  setUp,
  setUpOnce,
  type Tenant,
} from '../input/index.js';
import { DURATION_MAX_MINUTES, endAfter, HORIZON_YEARS, startProblem } from '../rules/booking/session-time.js';
import type { MoneyFact, Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { weeklyStarts } from './schedule.js';

/** More than a year of daily sessions. Bounds what one command writes. */
export const SCHEDULE_MAX_SESSIONS = 400;
const EVERY_WEEKS_MAX = 52;

export interface WeeklyInput {
  weekdays: readonly Weekday[];
  /** Wall-clock time in the organisation's time zone. */
  startTime: string;
  fromOn: string;
  untilOn: string;
  everyWeeks?: number | null;
  exceptOn?: readonly string[] | null;
}

/** When sessions begin: exactly one of the two. */
export interface SessionSchedule {
  weekly?: WeeklyInput;
  startsAt?: readonly Date[];
}

export interface ScheduleSessions {
  groupId: string;
  schedule: SessionSchedule;
  durationMinutes: number;
  price: MoneyFact;
  /** The group's capacity when left out. */
  capacity?: number | null;
  /** Tells what would be made, and makes nothing. */
  dryRun?: boolean | null;
}

/** The outcome of a schedule, each list by start. */
export interface Scheduled {
  /** The sessions that were made. */
  sessions: Session[];
  /** The sessions of the group that were planned for the same starts already, also those that moved. They stay as they are. */
  existing: Session[];
}

/**
 * Makes the sessions of a group that are not there yet: all of them, or none. So a schedule that is sent twice is made once,
 * and one that is sent again with a later end is continued.
 */
export function scheduleSessions(
  tenant: Tenant,
  { dryRun, ...input }: ScheduleSessions & Keyed,
  now = nowOf(tenant),
): Promise<Result<Scheduled>> {
  const work = (command: SetUp) => scheduled(command, input, now);
  // A preview makes nothing, so it does not use up the key.
  return dryRun ? setUp(tenant, work, true) : setUpOnce(tenant, scheduling(input), work);
}

async function scheduled(command: SetUp, input: ScheduleSessions, now: Date): Promise<Result<Scheduled>> {
  const { em, organisation, organisationId, check } = command;
  // Locked, so that of two schedules at once the second finds the sessions of the first.
  const group = await em.findOne(Group, input.groupId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const course = group && (await em.findOneOrFail(Course, group.course.id));
  check.found('groupId', 'GROUP', group);
  if (course?.archivedAt) check.refusals.push(refusal('COURSE_ARCHIVED', 'groupId', { courseId: course.id }));
  const priceMinor = check.amount('price', input.price);
  const capacity = check.integer('capacity', input.capacity ?? group?.capacity ?? 1, 1, CAPACITY_MAX);
  check.integer('durationMinutes', input.durationMinutes, 1, DURATION_MAX_MINUTES);
  const starts = plannedStarts(check, input, organisation.timeZone, now);
  if (!group || check.failed) return check.refused();

  const existing = await plannedAlready(command, input, starts);
  const taken = new Set(existing.flatMap((session) => takenBy(session, input.schedule)));
  const missing = starts.filter((startsAt) => !taken.has(startsAt.getTime()));
  const sessions = missing.map((startsAt) =>
    em.create(Session, {
      id: uuidv7(),
      organisationId,
      group,
      startsAt,
      plannedAt: startsAt,
      endsAt: endAfter(startsAt, input.durationMinutes),
      priceMinor,
      capacity,
      seatsTaken: 0,
      seatsHeld: 0,
      status: 'SCHEDULED',
      version: 1,
    }),
  );
  return done({ sessions, existing });
}

const scheduling = (input: Keyed): Creation<Scheduled> => ({
  operation: 'scheduleSessions',
  input,
  keep: ({ sessions, existing }) => ({ made: { Session: idsOf(sessions) }, named: idsOf(existing) }),
  find: async (em, { made, named }) => ({
    sessions: await rowsInOrder(em, Session, made.Session),
    existing: await rowsInOrder(em, Session, named),
  }),
});

const idsOf = (sessions: readonly Session[]): string[] => sessions.map(({ id }) => id);

/** The starts for which no further session is made. For a weekly schedule, a session that moved still takes its former start. */
function takenBy({ startsAt, plannedAt }: Session, { weekly }: SessionSchedule): number[] {
  return [startsAt, weekly && plannedAt].flatMap((moment) => moment?.getTime() ?? []);
}

/**
 * The sessions of the group that begin at one of these moments, one for each. A weekly schedule leaves a cancelled session
 * cancelled, and one that moved where it is; a start that is listed by hand is made again.
 */
async function plannedAlready(
  { em }: SetUp,
  { groupId, schedule }: ScheduleSessions,
  starts: readonly Date[],
): Promise<Session[]> {
  const at = { $in: [...starts] };
  const planned = await em.find(
    Session,
    {
      group: groupId,
      ...(schedule.weekly ? { $or: [{ startsAt: at }, { plannedAt: at }] } : { startsAt: at, status: 'SCHEDULED' }),
    },
    { orderBy: { startsAt: 'asc', status: 'desc', id: 'asc' } },
  );
  const times = new Set<number>();
  return planned.filter((session) => {
    const isNew = takenBy(session, schedule).some((time) => !times.has(time));
    for (const time of takenBy(session, schedule)) times.add(time);
    return isNew;
  });
}

function plannedStarts(check: InputCheck, { schedule }: ScheduleSessions, timeZone: string, now: Date): Date[] {
  const field = schedule.weekly ? 'schedule.weekly' : 'schedule.startsAt';
  const starts = schedule.weekly ? weekly(check, schedule.weekly, timeZone) : listed(schedule.startsAt ?? []);
  if (check.failed) return [];
  if (starts.length === 0) check.invalid(field, 'REQUIRED');
  if (starts.length > SCHEDULE_MAX_SESSIONS) check.invalid(field, 'TOO_MANY', SCHEDULE_MAX_SESSIONS);
  // The starts are in order: the first one may be past, and the last one too far ahead. Each is told once.
  const ends = [starts.at(0), starts.at(-1)].flatMap((start) => (start && startProblem(start, now, field)) ?? []);
  check.refusals.push(...new Map(ends.map((problem) => [problem.reason, problem])).values());
  return starts;
}

/** A start that is named twice makes one session. */
function listed(startsAt: readonly Date[]): Date[] {
  const times = new Set(startsAt.map((start) => start.getTime()));
  return [...times].sort((a, b) => a - b).map((time) => new Date(time));
}

function weekly(check: InputCheck, input: WeeklyInput, timeZone: string): Date[] {
  const fromOn = check.day('schedule.weekly.fromOn', input.fromOn);
  const untilOn = check.day('schedule.weekly.untilOn', input.untilOn);
  const startTime = check.time('schedule.weekly.startTime', input.startTime);
  const everyWeeks = check.integer('schedule.weekly.everyWeeks', input.everyWeeks ?? 1, 1, EVERY_WEEKS_MAX);
  const exceptions = check.list('schedule.weekly.exceptOn', input.exceptOn ?? [], SCHEDULE_MAX_SESSIONS);
  const exceptOn = exceptions
    .map((day, index) => check.day(`schedule.weekly.exceptOn.${index}`, day))
    .filter((day) => day !== null);
  if (input.weekdays.length === 0) check.invalid('schedule.weekly.weekdays', 'REQUIRED');
  if (!fromOn || !untilOn || !startTime || check.failed) return [];
  const isBackwards = untilOn.since(fromOn).sign < 0;
  if (isBackwards) check.invalid('schedule.weekly.untilOn', 'END_BEFORE_START');
  else if (fromOn.until(untilOn, { largestUnit: 'years' }).years >= HORIZON_YEARS) {
    check.invalid('schedule.weekly.untilOn', 'OUT_OF_RANGE', HORIZON_YEARS);
  }
  if (check.failed) return [];
  const schedule = { weekdays: [...new Set(input.weekdays)], startTime, fromOn, untilOn, everyWeeks, exceptOn };
  return weeklyStarts(schedule, timeZone, SCHEDULE_MAX_SESSIONS + 1);
}
