/** A statement that holds in every organisation whenever no transaction is in progress. */
export interface Invariant {
  name: string;
  /** The statement as a sentence for people. */
  says: string;
  /**
   * The query for rows that violate it, with the columns that explain why. Row-level security confines it to one organisation.
   * It reads each table once and joins whole tables, which stays fast with millions of rows.
   */
  offenders: string;
}
