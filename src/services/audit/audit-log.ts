import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AuditEntry } from '../../entities/index.js';
import { type Page, type PageRequest, paginate } from '../input/index.js';

/** Conditions on entries; the ones left out match all. */
export interface AuditFilter {
  /** Key of the row that was changed. */
  subjectId?: string | undefined;
  /** `Viewer.key` of the actor. */
  actor?: string | undefined;
  kind?: string | undefined;
  from?: Date | null | undefined;
  /** Exclusive. */
  until?: Date | null | undefined;
}

/** A page of the audit log of the bound organisation, newest first. Throws BAD_USER_INPUT for an impossible page. */
export function auditPage(em: EntityManager, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> {
  const { subjectId, actor, kind, from, until } = filter;
  const conditions: FilterQuery<AuditEntry>[] = [];
  if (subjectId !== undefined) conditions.push({ subjectId });
  if (actor !== undefined) conditions.push({ actor });
  if (kind !== undefined) conditions.push({ kind });
  // An id begins with the time of its entry, so the primary key finds any period.
  if (from) conditions.push({ id: { $gte: firstIdOf(from) } });
  if (until) conditions.push({ id: { $lt: firstIdOf(until) } });
  return paginate(em, AuditEntry, { $and: conditions }, page, { direction: 'desc' });
}

const LAST_MOMENT = 2 ** 48 - 1;

/** The smallest UUID of version 7 of a millisecond. */
function firstIdOf(moment: Date): string {
  const ms = Math.min(Math.max(moment.getTime(), 0), LAST_MOMENT);
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** One changed column. Null for no value, text as it is, other values as JSON. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** The changes of an entry, column by column, under the names of the API. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): FieldChange[] {
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...columns].toSorted().map((column) => ({
    field: column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    before: written(before?.[column]),
    after: written(after?.[column]),
  }));
}

function written(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
