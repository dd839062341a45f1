import { AuditEntry, type Columns } from '../../entities/index.js';
import type { Page, PageRequest } from '../input/index.js';
import type { Condition, RowList } from './lists.js';
import type { TenantReads } from './tenant-reads.js';

/** Conditions on entries; the ones left out match all. */
interface AuditFilter {
  /** Key of the row that was changed. */
  subjectId?: string | undefined;
  /** `Viewer.key` of the actor. */
  actor?: string | undefined;
  kind?: string | undefined;
  from?: Date | null | undefined;
  /** Exclusive. */
  until?: Date | null | undefined;
}

const ENTRIES: RowList<AuditEntry> = {
  entity: AuditEntry,
  from: 'audit_log c',
  parent: 'c.organisation_id',
  direction: 'desc',
};

/** A page of the audit log, newest first. Throws BAD_USER_INPUT for an impossible page. */
export function auditEntries(reads: TenantReads, filter: AuditFilter, request: PageRequest): Promise<Page<Columns<AuditEntry>>> {
  return reads.page(ENTRIES, reads.organisationId, request, conditionsOf(filter));
}

function conditionsOf({ subjectId, actor, kind, from, until }: AuditFilter): Condition[] {
  const conditions: Condition[] = [];
  if (subjectId !== undefined) conditions.push({ sql: 'c.subject_id = ?::uuid', values: [subjectId] });
  if (actor !== undefined) conditions.push({ sql: 'c.actor = ?', values: [actor] });
  if (kind !== undefined) conditions.push({ sql: 'c.kind = ?', values: [kind] });
  // An id begins with the time of its entry, so the primary key finds any period.
  if (from) conditions.push({ sql: 'c.id >= ?::uuid', values: [firstIdOf(from)] });
  if (until) conditions.push({ sql: 'c.id < ?::uuid', values: [firstIdOf(until)] });
  return conditions;
}

const LAST_MOMENT = 2 ** 48 - 1;

/** The smallest UUID of version 7 of a millisecond. */
function firstIdOf(moment: Date): string {
  const ms = Math.min(Math.max(moment.getTime(), 0), LAST_MOMENT);
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
