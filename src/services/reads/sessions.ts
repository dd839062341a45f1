import { type Columns, Session, type SessionStatus } from '../../entities/index.js';
import { Fault } from '../../faults.js';
import type { Page, PageRequest } from '../input/index.js';
import { pgArray } from '../ledger/index.js';
import type { Condition, RowList } from './lists.js';
import type { TenantReads } from './tenant-reads.js';

/** Ids in one filter of a list. */
const FILTER_IDS_MAX = 100;

/** Conditions on sessions; those left out match all. */
interface SessionFilter {
  from?: Date | null | undefined;
  /** Exclusive. */
  until?: Date | null | undefined;
  status?: SessionStatus | null | undefined;
  courseIds?: readonly string[] | null | undefined;
  groupIds?: readonly string[] | null | undefined;
  locationIds?: readonly string[] | null | undefined;
  instructorIds?: readonly string[] | null | undefined;
  /** Years. */
  age?: number | null | undefined;
  /** Leaves out the sessions of archived courses. */
  isOffered?: boolean;
}

const BY_START = { column: 'c.starts_at', type: 'timestamptz' } as const;
const SESSIONS_OF_GROUP: RowList<Session> = { entity: Session, from: 'sessions c', parent: 'c.group_id', sort: BY_START };
const WITH_GROUPS = `sessions c join groups g on g.organisation_id = c.organisation_id and g.id = c.group_id
  join courses k on k.organisation_id = g.organisation_id and k.id = g.course_id`;
const TIMETABLE: RowList<Session> = { entity: Session, from: WITH_GROUPS, parent: 'c.organisation_id', sort: BY_START };
/** A session may have a place and an instructor of its own. */
const PLACE = 'coalesce(c.location_id, g.location_id)';
const INSTRUCTOR = 'coalesce(c.instructor_id, g.instructor_id)';
/** A course without a bound is for everybody on that side. */
const FOR_AGE = '(k.age_from is null or k.age_from <= ?) and (k.age_to is null or k.age_to >= ?)';
const SESSIONS_OF_INSTRUCTOR: RowList<Session> = { ...TIMETABLE, parent: INSTRUCTOR };

/** A page of the sessions of all courses, by start. Throws BAD_USER_INPUT for an impossible page and for too many ids. */
export function timetable(reads: TenantReads, filter: SessionFilter, request: PageRequest): Promise<Page<Columns<Session>>> {
  return reads.page(TIMETABLE, reads.organisationId, request, conditionsOf(filter));
}

/** A page of the sessions that a member gives, by start: those of their groups unless somebody substitutes, and substitutions. */
export function sessionsOfInstructor(
  reads: TenantReads,
  memberId: string,
  filter: SessionFilter,
  request: PageRequest,
): Promise<Page<Columns<Session>>> {
  return reads.page(SESSIONS_OF_INSTRUCTOR, memberId, request, conditionsOf(filter));
}

/** A page of the sessions of a group, by start. */
export function sessionsOfGroup(
  reads: TenantReads,
  groupId: string,
  { from, until, status }: Pick<SessionFilter, 'from' | 'until' | 'status'>,
  request: PageRequest,
): Promise<Page<Columns<Session>>> {
  return reads.page(SESSIONS_OF_GROUP, groupId, request, conditionsOf({ from, until, status }));
}

/** A page of the scheduled sessions of a group that have not begun, soonest first. */
export function upcomingSessions(reads: TenantReads, groupId: string, request: PageRequest): Promise<Page<Columns<Session>>> {
  const upcoming = { sql: "c.starts_at > ? and c.status = 'SCHEDULED'", values: [reads.now] };
  return reads.page(SESSIONS_OF_GROUP, groupId, request, [upcoming]);
}

function conditionsOf(filter: SessionFilter): Condition[] {
  const conditions: Condition[] = [];
  if (filter.from) conditions.push({ sql: 'c.starts_at >= ?', values: [filter.from] });
  if (filter.until) conditions.push({ sql: 'c.starts_at < ?', values: [filter.until] });
  if (filter.status) conditions.push({ sql: 'c.status = ?', values: [filter.status] });
  if (filter.isOffered) conditions.push({ sql: 'k.archived_at is null', values: [] });
  if (filter.age != null) conditions.push({ sql: FOR_AGE, values: [filter.age, filter.age] });
  const among = (column: string, ids: readonly string[] | null | undefined) => {
    if (!ids) return;
    if (ids.length > FILTER_IDS_MAX) throw new Fault('BAD_USER_INPUT', `A filter takes at most ${FILTER_IDS_MAX} ids.`);
    conditions.push({ sql: `${column} = any(?::uuid[])`, values: [pgArray(ids)] });
  };
  among('g.course_id', filter.courseIds);
  among('c.group_id', filter.groupIds);
  among(PLACE, filter.locationIds);
  among(INSTRUCTOR, filter.instructorIds);
  return conditions;
}
