import type { ClockInSql } from '../../postgres/local-day.js';

/** How an invariant counts days: by the clock of the organisation, which its query is given. */
export const ORGANISATION_CLOCK: ClockInSql = { changes: '$1::timestamptz[]', offsets: '$2::int[]' };

/** A statement that holds in every organisation whenever no transaction is in progress. */
export interface Invariant {
  name: string;
  /** The statement as a sentence for people. */
  says: string;
  /**
   * The query for rows that violate it, with the columns that explain why. Row-level security confines it to one organisation.
   * It counts days by `ORGANISATION_CLOCK`. It reads each table once and joins whole tables, which stays fast with millions of
   * rows.
   */
  offenders: string;
}
