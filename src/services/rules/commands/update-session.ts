import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { noChanges } from '../world/world.js';

/** Each field is null when it stays as it is. */
interface UpdateSession {
  sessionId: string;
  capacity: number | null;
  priceMinor: number | null;
}

/** Changes the capacity or the price of a session. Existing bookings keep their price. */
export const updateSession = command<UpdateSession, { sessionId: string }>({
  needs: (needs, { sessionId }) => needs.sessions.add(sessionId),

  decide: (world, input) => {
    const session = world.sessions.get(input.sessionId);
    if (!session) return refuse(refusal('NOT_FOUND', 'sessionId', { referent: 'SESSION' }));
    if (session.status === 'CANCELLED') return refuse(refusal('SESSION_CANCELLED', 'sessionId', { sessionId: session.id }));
    const capacity = input.capacity ?? session.capacity;
    const seatsTaken = session.seatsTaken + session.seatsHeld;
    if (capacity < seatsTaken) return refuse(refusal('CAPACITY_BELOW_SEATS_TAKEN', 'capacity', { seatsTaken }));
    const priceMinor = input.priceMinor ?? session.priceMinor;
    const changes = noChanges();
    changes.changed.sessions = [{ ...session, capacity, priceMinor, version: session.version + 1 }];
    return { kind: 'done', answer: { sessionId: session.id }, changes };
  },

  audit: (world, changes) => changed('sessions', world, changes),
});
