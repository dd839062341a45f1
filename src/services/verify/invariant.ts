/** Something that holds in every organisation at any moment between two transactions. */
export interface Invariant {
  name: string;
  /** What holds, as a sentence for people. */
  says: string;
  /**
   * Finds the rows where it does not hold, with what is needed to see why. Row-level security confines each query to one organisation, so
   * none names it; each reads its tables once and joins them whole, which is what keeps a look at millions of rows short.
   */
  offenders: string;
}
