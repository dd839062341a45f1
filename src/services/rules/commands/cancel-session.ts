import { customersOf } from '../booking/change-sessions.js';
import { giveBack } from '../refunds/give-back.js';
import { changed, made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { isLive, noChanges } from '../world/world.js';

interface SessionCancelled {
  sessionId: string;
  bookingsCancelled: number;
}

/** Cancels a session for the organisation. Every live booking is given back in full, however late it is. */
export const cancelSession = command<{ sessionId: string }, SessionCancelled>({
  needs: (needs, { sessionId }) => {
    needs.sessions.add(sessionId);
    needs.wholeSessions.add(sessionId);
  },

  decide: (world, { sessionId }) => {
    const session = world.sessions.get(sessionId);
    if (!session) return refuse(refusal('NOT_FOUND', 'sessionId', { referent: 'SESSION' }));
    if (session.status === 'CANCELLED') return refuse(refusal('SESSION_CANCELLED', 'sessionId', { sessionId }));
    const { startsAt } = session;
    if (session.endsAt <= world.now) return refuse(refusal('SESSION_OVER', 'sessionId', { sessionId, startsAt }));
    const bookings = [...world.bookings.values()].filter((row) => row.sessionId === sessionId && isLive(row.status));
    const changes = noChanges();
    changes.changed.sessions = [{ ...session, status: 'CANCELLED', seatsTaken: 0, version: session.version + 1 }];
    changes.moved.push({ before: session, customerIds: customersOf(world, sessionId, bookings) });
    giveBack(world, changes, bookings, true);
    return { kind: 'done', answer: { sessionId, bookingsCancelled: bookings.length }, changes };
  },

  // Each booking gets its own entry, so that its history shows who cancelled it.
  audit: (world, changes) => [
    ...changed('sessions', world, changes),
    ...changed('bookings', world, changes),
    ...made('passes', changes),
  ],
});
