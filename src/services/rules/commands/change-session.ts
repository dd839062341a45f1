import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { noChanges, type World } from '../world/world.js';

/** Changes a session's capacity or price. Bookings keep the price they were made at. */
export function decideChangeSession(world: World, command: CommandOf<'changeSession'>): Decision<AnswerOf<'changeSession'>> {
  const session = world.sessions.get(command.sessionId);
  if (!session) return refuse(refusal('NOT_FOUND', 'sessionId', { referent: 'SESSION' }));
  if (session.status === 'CANCELLED') return refuse(refusal('SESSION_CANCELLED', 'sessionId', { sessionId: session.id }));
  const capacity = command.capacity ?? session.capacity;
  const seatsTaken = session.seatsTaken + session.seatsHeld;
  if (capacity < seatsTaken) {
    return refuse(refusal('CAPACITY_BELOW_SEATS_TAKEN', 'capacity', { seatsTaken }));
  }
  const priceMinor = command.priceMinor ?? session.priceMinor;
  const changes = noChanges();
  changes.changed.sessions = [{ ...session, capacity, priceMinor, version: session.version + 1 }];
  return { kind: 'done', answer: { sessionId: session.id }, changes };
}
