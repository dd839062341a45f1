/**
 * The place of a batch in the line of its organisation. A batch may begin while the one before it is being written, but what it
 * writes waits until that one has ended. So batches are committed in their order.
 */
export class PlaceInLine {
  private readonly sent = Promise.withResolvers<void>();
  private readonly ended = Promise.withResolvers<void>();
  private readonly retreated = Promise.withResolvers<void>();
  private readonly gone = Promise.withResolvers<void>();
  private behind: PlaceInLine | undefined;
  private hasRetreated = false;

  /** @param before the batch that is being written; none when it has ended */
  constructor(private before: PlaceInLine | undefined) {
    if (before) before.behind = this;
  }

  /** Resolves when its writes have been sent. */
  get writing(): Promise<void> {
    return this.sent.promise;
  }

  /** Whether it holds rows while the batch before has not ended. */
  get isAhead(): boolean {
    return this.before !== undefined;
  }

  /** Whether another batch may begin behind it. One that has to try again would take that batch's rows for held ones. */
  get isOpen(): boolean {
    return !this.hasRetreated;
  }

  readonly onWriting = (): void => this.sent.resolve();

  end(): void {
    this.ended.resolve();
  }

  /** Waits until the batch before has ended. False when that one has to try again first. */
  readonly mayWrite = async (): Promise<boolean> => {
    const { before } = this;
    if (!before) return true;
    const hasEnded = await Promise.race([before.ended.promise.then(() => true), before.retreated.promise.then(() => false)]);
    if (hasEnded) this.before = undefined;
    return hasEnded;
  };

  /** A try has failed and holds nothing any more. Resolves when the batch behind, if any has begun, holds nothing either. */
  async retreat(): Promise<void> {
    this.hasRetreated = true;
    this.retreated.resolve();
    await this.behind?.gone.promise;
  }

  /** A try that was ahead has ended and holds nothing any more. Resolves when the batch before has ended. */
  async letGo(): Promise<void> {
    const { before } = this;
    this.before = undefined;
    this.gone.resolve();
    await before?.ended.promise;
  }
}
