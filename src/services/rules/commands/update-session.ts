import { changeSessions, type SessionsChanged } from '../booking/change-sessions.js';
import { capacityProblem, changesPlace, type NewTerms, needTerms, termsProblems, withTerms } from '../booking/new-terms.js';
import { startProblem } from '../booking/session-time.js';
import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';

interface UpdateSession extends NewTerms {
  sessionId: string;
  /** Null when it begins as before. */
  startsAt?: Date | null;
  /** True when staff insist although an attendee has another session at the new time. */
  allowOverlap?: boolean;
}

const isTimed = ({ startsAt, durationMinutes }: UpdateSession): boolean => startsAt != null || durationMinutes != null;

/** Changes the time, the place, the instructor, the capacity or the price of a session. Bookings and their prices stay. */
export const updateSession = command<UpdateSession, { sessionId: string } & SessionsChanged>({
  needs: (needs, input) => {
    needs.sessions.add(input.sessionId);
    if (isTimed(input) || changesPlace(input)) needs.movedSessions.add(input.sessionId);
    needTerms(needs, input);
  },

  decide: (world, input) => {
    const { sessionId, startsAt, allowOverlap = false } = input;
    const session = world.sessions.get(sessionId);
    if (!session) return refuse(refusal('NOT_FOUND', 'sessionId', { referent: 'SESSION' }));
    if (session.status === 'CANCELLED') return refuse(refusal('SESSION_CANCELLED', 'sessionId', { sessionId }));
    if (isTimed(input) && session.startsAt <= world.now) {
      return refuse(refusal('SESSION_OVER', 'sessionId', { sessionId, startsAt: session.startsAt }));
    }
    const problems = termsProblems(world, input);
    const tooSoon = startsAt ? startProblem(startsAt, world.now, 'startsAt') : undefined;
    if (tooSoon) problems.push(tooSoon);
    const after = withTerms(session, input, startsAt ?? session.startsAt);
    const tooFew = capacityProblem([after]);
    if (tooFew) problems.push(tooFew);
    if (problems.length > 0) return refuse(...problems);
    const field = startsAt ? 'startsAt' : 'durationMinutes';
    return inSteps(world, (steps) => ({
      sessionId,
      ...changeSessions(steps, [{ before: session, after }], { allowOverlap, field }),
    }));
  },

  audit: (world, changes) => changed('sessions', world, changes),
});
