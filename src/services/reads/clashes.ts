import { type Columns, Session } from '../../entities/index.js';
import { pgArray } from '../ledger/index.js';
import type { ClashKind } from '../rules/booking/clash-kind.js';
import type { TenantReads } from './tenant-reads.js';

/** An answer names so many clashes, the earliest first. The rest is of the same kind. */
const CLASHES_MAX = 100;
/** More than a group has ahead. Bounds what one look compares. */
const SESSIONS_MAX = 400;

/** A session as it is, or as it would be after a change. */
interface PlannedSession {
  id: string;
  groupId: string;
  startsAt: Date;
  endsAt: Date;
  /** Null for the place and the instructor of the group. */
  locationId: string | null;
  instructorId: string | null;
}

/** Two sessions at one time that need the same instructor, or the same place. */
interface Clash {
  kind: ClashKind;
  sessionId: string;
  /** The session that it clashes with: one of those that were asked about, or one that is stored. */
  otherId: string;
}

/** The columns of a stored session that a clash depends on. */
export const plannedSession = ({ id, group, startsAt, endsAt, location, instructor }: Columns<Session>): PlannedSession => ({
  ...{ id, groupId: group.id, startsAt, endsAt },
  ...{ locationId: location?.id ?? null, instructorId: instructor?.id ?? null },
});

/** The clashes of sessions with each other and with all other sessions that take place, in one statement. */
export async function clashesOf(reads: TenantReads, sessions: readonly PlannedSession[]): Promise<Clash[]> {
  if (sessions.length === 0) return [];
  const column = (cell: (session: PlannedSession) => string | Date | null) => pgArray(sessions.map(cell));
  const ids = column(({ id }) => id);
  type Pair = { id: string; otherId: string; isTaught: boolean | null; isPlaced: boolean | null };
  const pairs = await reads.em.execute<Pair[]>(
    `with planned as (
       select p.id, p.starts_at, p.ends_at, coalesce(p.location_id, g.location_id) as location_id,
         coalesce(p.instructor_id, g.instructor_id) as instructor_id
       from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::uuid[])
         as p(id, group_id, starts_at, ends_at, location_id, instructor_id)
       join groups g on g.organisation_id = ? and g.id = p.group_id
     )
     select p.id, o.id as "otherId", o.instructor_id = p.instructor_id as "isTaught", o.location_id = p.location_id as "isPlaced"
     from planned p cross join lateral (
       select q.* from planned q where q.id > p.id and q.starts_at < p.ends_at and q.ends_at > p.starts_at
       union all
       select c.id, c.starts_at, c.ends_at, coalesce(c.location_id, g.location_id), coalesce(c.instructor_id, g.instructor_id)
       from sessions c join groups g on g.organisation_id = c.organisation_id and g.id = c.group_id
       -- No session is longer than a week.
       where c.organisation_id = ? and c.starts_at > p.starts_at - interval '7 days' and c.starts_at < p.ends_at
         and c.ends_at > p.starts_at and c.status = 'SCHEDULED' and c.id <> all(?::uuid[])
     ) o
     where o.instructor_id = p.instructor_id or o.location_id = p.location_id
     order by p.starts_at, p.id, o.starts_at, o.id limit ?`,
    [
      ...[ids, column(({ groupId }) => groupId), column(({ startsAt }) => startsAt), column(({ endsAt }) => endsAt)],
      ...[column(({ locationId }) => locationId), column(({ instructorId }) => instructorId), reads.organisationId],
      ...[reads.organisationId, ids, CLASHES_MAX],
    ],
  );
  const clashes = pairs.flatMap(({ id: sessionId, otherId, isTaught, isPlaced }) => {
    const kinds: ClashKind[] = [...(isTaught ? ['INSTRUCTOR' as const] : []), ...(isPlaced ? ['LOCATION' as const] : [])];
    return kinds.map((kind): Clash => ({ kind, sessionId, otherId }));
  });
  return clashes.slice(0, CLASHES_MAX);
}

/** The sessions of a group that take place and have not ended. */
export async function comingSessions(reads: TenantReads, groupId: string): Promise<Session[]> {
  return reads.em.find(
    Session,
    { group: groupId, status: 'SCHEDULED', endsAt: { $gt: reads.now } },
    { orderBy: { startsAt: 'asc', id: 'asc' }, limit: SESSIONS_MAX },
  );
}
