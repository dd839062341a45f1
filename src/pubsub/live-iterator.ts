import type { Hearer, SubscriberQueue } from './subscriber-queue.js';

/** A stream of pushes that can be left at any time. */
export interface Live<T> extends AsyncIterableIterator<T, undefined> {
  return(): Promise<IteratorResult<T, undefined>>;
}

/** A stream for a reader who hears of news, and takes pushes at once. */
export type Pushes = Pick<LiveStream<object>, 'hear' | 'take' | 'isOver' | 'fault' | 'end'>;

export interface LiveOptions<W, T> {
  queue: SubscriberQueue<W>;
  /** Makes a push of what waited; undefined when there is nothing new in it. */
  pushOf: (waiting: W) => T | undefined;
  /** Ends the subscription to the hub. Called once, however the stream ends. */
  left: () => void;
}

/**
 * The pushes to one subscriber. They are read as from an iterator, by promises. Or the reader hears of news and takes pushes
 * at once, which costs less where thousands of streams have news at the same time.
 */
export class LiveStream<T, W = T> implements Live<T> {
  private first: W | undefined;
  private isLeft = false;
  private readonly queue: SubscriberQueue<W>;
  private readonly pushOf: (waiting: W) => T | undefined;
  private readonly left: () => void;

  constructor({ queue, pushOf, left }: LiveOptions<W, T>) {
    this.queue = queue;
    this.pushOf = pushOf;
    this.left = left;
  }

  /** Sets what is pushed first, before anything in the queue. */
  begin(first: W): void {
    this.first = first;
  }

  /** Calls the hearer for each push that waits from now on, and at the end. For a reader who does not use `next`. */
  hear(hearer: Hearer): void {
    this.queue.hear(hearer);
  }

  /** The next push, if one waits. */
  take(): T | undefined {
    for (;;) {
      const waiting = this.first ?? this.queue.shift();
      this.first = undefined;
      if (waiting === undefined) return undefined;
      const push = this.pushOf(waiting);
      if (push !== undefined) return push;
    }
  }

  get isOver(): boolean {
    return this.queue.isClosed;
  }

  /** Why the stream broke off; undefined while it runs, and after an end that is none of a failure. */
  get fault(): Error | undefined {
    return this.queue.fault;
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    try {
      for (;;) {
        const push = this.take();
        if (push !== undefined) return { done: false, value: push };
        const taken = await this.queue.take();
        if (taken.done) return taken;
        const fresh = this.pushOf(taken.value);
        if (fresh !== undefined) return { done: false, value: fresh };
      }
    } catch (fault) {
      this.end();
      throw fault;
    }
  }

  /** Ends the stream; with a fault, its reader gets that. States that still wait are dropped. */
  end(fault?: Error): void {
    this.first = undefined;
    if (fault) this.queue.break(fault);
    else this.queue.close();
    if (this.isLeft) return;
    this.isLeft = true;
    this.left();
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.end();
    return { done: true, value: undefined };
  }

  async throw(fault: unknown): Promise<IteratorResult<T, undefined>> {
    this.end();
    throw fault;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** The error in whatever was thrown. */
export function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
