import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import type { LiveEvent, SessionCapacityState, SessionMovedState, SessionPlan } from '../../entities/events.js';

interface LeftSession extends Omit<SessionPlan, 'instructorId'>, Omit<SessionCapacityState, 'version'> {
  groupId: string;
  customerIds: string[];
  /** PostgreSQL answers a `bigint` as text. */
  version: string;
}

/**
 * Gives the sessions that a member still was to give as a substitute back to the instructors of their groups. Those concerned
 * hear of each within a few seconds: the events wait in the outbox of the same transaction.
 */
export async function endSubstitutions(
  em: EntityManager,
  { organisationId, memberId, now }: { organisationId: string; memberId: string; now: Date },
): Promise<void> {
  const sessions = await em.execute<LeftSession[]>(
    `with given as (select id from sessions where instructor_id = ? and ends_at > ? order by id for update)
     update sessions s set instructor_id = null, version = version + 1 from given where s.id = given.id
     returning s.id as "sessionId", s.group_id as "groupId", s.status, s.starts_at as "startsAt", s.ends_at as "endsAt",
       s.location_id as "locationId", s.capacity, s.seats_taken + s.seats_held as "seatsTaken", s.version,
       array(select r.customer_id::text from bookings b join registrations r on r.id = b.registration_id
              where b.session_id = s.id and b.status in ('BOOKED', 'ATTENDED', 'NO_SHOW')
             union select l.customer_id::text from order_lines l join orders o on o.id = l.order_id and o.status = 'OPEN'
              where l.session_id = s.id and l.customer_id is not null order by 1) as "customerIds"`,
    [memberId, now],
  );
  if (sessions.length === 0) return;
  const events = sessions.flatMap((session) => eventsOf(session, organisationId, memberId));
  await em.execute('insert into outbox (organisation_id, id, events) values (?, ?, ?::jsonb)', [
    ...[organisationId, uuidv7(), JSON.stringify(events)],
  ]);
}

/** The events of one session. Nobody has to hear of the instructor of a session that is cancelled. */
function eventsOf(session: LeftSession, organisationId: string, memberId: string): LiveEvent[] {
  const { sessionId, groupId, status, locationId, capacity, seatsTaken, customerIds } = session;
  const version = Number(session.version);
  const [startsAt, endsAt] = [new Date(session.startsAt), new Date(session.endsAt)];
  const plan: SessionPlan = { status, startsAt, endsAt, locationId, instructorId: null };
  const before = { ...plan, instructorId: memberId };
  const moved: SessionMovedState = { ...plan, sessionId, groupId, before, customerIds, version };
  const of = { organisationId, key: sessionId, version };
  const seats: LiveEvent = {
    ...of,
    topic: 'sessionCapacity',
    state: { sessionId, status, capacity, seatsTaken, version },
  };
  return status === 'CANCELLED' ? [seats] : [seats, { ...of, topic: 'sessionChanges', state: moved }];
}
