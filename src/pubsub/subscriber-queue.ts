/** Hears that something waits, or that no more comes. A method, because a closure of each of thousands takes time to find. */
export interface Hearer {
  heard(): void;
}

/**
 * The unread events of one subscriber. It is bounded: a reader that falls further behind gets an error and must subscribe again.
 */
export class SubscriberQueue<T> {
  /** The oldest item has a place of its own: most queues hold no more, and thousands of them are used for one event. */
  private first: T | undefined;
  private others: T[] | undefined;
  private reader: { resolve: (result: IteratorResult<T, undefined>) => void; reject: (fault: Error) => void } | undefined;
  private hearer: Hearer | undefined;
  private broken: Error | undefined;
  private closed = false;

  constructor(private readonly limit: number) {}

  put(item: T): void {
    if (this.closed) return;
    if (this.reader) this.answer({ done: false, value: item });
    else if (this.length >= this.limit) this.break(new SlowReader(this.limit));
    else {
      if (this.first === undefined) this.first = item;
      else if (this.others) this.others.push(item);
      else this.others = [item];
      this.hearer?.heard();
    }
  }

  /** Replaces everything that waits: the latest wins. */
  replace(item: T): void {
    this.clear();
    this.put(item);
  }

  get oldest(): T | undefined {
    return this.first;
  }

  /** Calls the hearer for each item that waits, and at the end: in place of `take`, and with `shift`. */
  hear(hearer: Hearer): void {
    this.hearer = hearer;
    if (this.first !== undefined || this.closed) hearer.heard();
  }

  /** The oldest item, taken at once. */
  shift(): T | undefined {
    const item = this.first;
    if (item !== undefined) this.first = this.others?.shift();
    return item;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** The fault that nobody was given yet. */
  get fault(): Error | undefined {
    return this.broken;
  }

  /** For one reader at a time, as `for await` is. */
  take(): Promise<IteratorResult<T, undefined>> {
    const item = this.shift();
    if (item !== undefined) return Promise.resolve({ done: false, value: item });
    if (this.broken) return Promise.reject(this.broken);
    if (this.closed) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.reader = { resolve, reject };
    });
  }

  /** Ends a pending `take` as well, which is why no async generator is used: those queue their `return` behind it. */
  close(): void {
    const wasClosed = this.closed;
    this.closed = true;
    this.clear();
    if (this.reader) this.answer({ done: true, value: undefined });
    else if (!wasClosed) this.hearer?.heard();
  }

  /** As `close`, but the pending or next `take` throws. */
  break(fault: Error): void {
    const { reader } = this;
    this.reader = undefined;
    if (!reader && !this.closed) this.broken = fault;
    this.close();
    reader?.reject(fault);
  }

  private get length(): number {
    return this.first === undefined ? 0 : 1 + (this.others?.length ?? 0);
  }

  private clear(): void {
    this.first = undefined;
    this.others = undefined;
  }

  private answer(result: IteratorResult<T, undefined>): void {
    const { reader } = this;
    this.reader = undefined;
    reader?.resolve(result);
  }
}

/** A subscriber that does not keep up with a topic of which every event counts. */
export class SlowReader extends Error {
  override readonly name = 'SlowReader';
  readonly code = 'SLOW_READER';

  constructor(limit: number) {
    super(`More than ${limit} events wait for this subscriber. Read the current state and subscribe again.`);
  }
}
