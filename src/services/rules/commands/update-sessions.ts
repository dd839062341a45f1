import type { Weekday } from '../../../entities/enums.js';
import { changeSessions, type SessionsChanged } from '../booking/change-sessions.js';
import { capacityProblem, changesPlace, type NewTerms, needTerms, termsProblems, withTerms } from '../booking/new-terms.js';
import { isInSeries, SERIES_MAX_SESSIONS, startInSeries } from '../booking/series.js';
import { startProblem } from '../booking/session-time.js';
import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';
import type { SessionRow, World } from '../world/world.js';

interface UpdateSessions extends NewTerms {
  groupId: string;
  /** The first and the last day of the series, in the organisation's calendar; no last day for all that come. */
  fromOn: string;
  untilOn: string | null;
  /** Null for all weekdays. */
  weekdays: readonly Weekday[] | null;
  /** The time of the day at which each session begins; null when it stays. */
  startTime: string | null;
  moveDays: number;
  allowOverlap?: boolean;
}

const isTimed = ({ startTime, moveDays, durationMinutes }: UpdateSessions): boolean =>
  startTime !== null || moveDays !== 0 || durationMinutes != null;

/** Changes the coming sessions of a group from one day on, all of them or none. */
export const updateSessions = command<UpdateSessions, { sessionIds: string[] } & SessionsChanged>({
  needs: (needs, input) => {
    needs.groups.add(input.groupId);
    needs.series.push({ ...input, concernsBookings: isTimed(input) || changesPlace(input) });
    needTerms(needs, input);
  },

  decide: (world, input) => {
    const { groupId, startTime, moveDays, allowOverlap = false } = input;
    if (!world.groups.has(groupId)) return refuse(refusal('NOT_FOUND', 'groupId', { referent: 'GROUP' }));
    const sessions = comingSessions(world, input);
    if (sessions.length === 0) return refuse(refusal('NOT_FOUND', 'fromOn', { referent: 'SESSION' }));
    if (sessions.length > SERIES_MAX_SESSIONS) {
      return refuse(refusal('INVALID_INPUT', 'untilOn', { reason: 'TOO_MANY', limit: SERIES_MAX_SESSIONS }));
    }
    const field = startTime !== null ? 'startTime' : moveDays !== 0 ? 'moveDays' : 'durationMinutes';
    const { timeZone } = world.organisation;
    const changes = sessions.map((before) => {
      return { before, after: withTerms(before, input, startInSeries(before, input, timeZone)) };
    });
    const problems = [...termsProblems(world, input), ...problemsOf(changes, world.now, field)];
    if (problems.length > 0) return refuse(...problems);
    return inSteps(world, (steps) => ({
      sessionIds: sessions.map(({ id }) => id),
      ...changeSessions(steps, changes, { allowOverlap, field }),
    }));
  },

  audit: (world, changes) => changed('sessions', world, changes),
});

/** The sessions of the series that have not begun, by start. One that was cancelled stays as it is. */
function comingSessions(world: World, series: UpdateSessions): SessionRow[] {
  const { now, organisation } = world;
  return [...world.sessions.values()]
    .filter((session) => session.status === 'SCHEDULED' && session.startsAt > now)
    .filter((session) => isInSeries(series, session, organisation.timeZone))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
}

function problemsOf(changes: readonly { before: SessionRow; after: SessionRow }[], now: Date, field: string): Refusal[] {
  const moved = changes.filter(({ before, after }) => before.startsAt !== after.startsAt);
  const impossible = moved.flatMap(({ after }) => startProblem(after.startsAt, now, field) ?? []);
  const tooFew = capacityProblem(changes.map(({ after }) => after));
  return [...impossible.slice(0, 1), ...(tooFew ? [tooFew] : [])];
}
