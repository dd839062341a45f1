/**
 * While the batch waited for a lock, what it had looked up without one was changed: the customer of an order was merged into
 * another one, its refund became a pass, or a registration moved or got one more booking. The rows that are locked are no longer
 * those that are needed, so the batch is tried again.
 */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
  /** The code of a serialisation failure, so that the engine retries. */
  readonly code = '40001';
}
