/** Answers of one turn. One costs about 0.1 ms until it has left the server. */
const ANSWERS_A_TURN = 8;

/**
 * Answers the callers of batches, few at a time. Between the turns the replies of the database to the next batch are read, so
 * that the database need not wait until everybody has been answered.
 */
export class Answers {
  private waiting: (() => void)[] = [];
  private drained: (() => void)[] = [];

  /** Answers in the order in which they are added. An answer must not throw. */
  add(answers: readonly (() => void)[]): void {
    const isIdle = this.waiting.length === 0;
    this.waiting.push(...answers);
    if (!isIdle) return;
    if (answers.length <= ANSWERS_A_TURN) this.turn();
    else setImmediate(() => this.turn());
  }

  /** Ends when everybody who waited has been answered. */
  done(): Promise<void> {
    return this.waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => this.drained.push(resolve));
  }

  private turn(): void {
    for (const answer of this.waiting.splice(0, ANSWERS_A_TURN)) answer();
    if (this.waiting.length > 0) setImmediate(() => this.turn());
    else for (const resolve of this.drained.splice(0)) resolve();
  }
}
