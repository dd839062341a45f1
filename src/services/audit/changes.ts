import type { AuditEntry } from '../../entities/index.js';

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
