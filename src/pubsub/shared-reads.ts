import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

export interface SharedReadsOptions {
  /** Reads at a time, over all channels. A resync asks for every channel at once, and requests need the database too. */
  maxAtOnce: number;
  /** The time that a read is retried while the database is busy. */
  maxRetryMs: number;
  /** Whether a failure passes by itself. */
  isBusy: (error: unknown) => boolean;
}

interface Channel {
  /** A read that has not begun. Streams that ask now share it. */
  waiting: Promise<unknown> | undefined;
  /** The last read that was asked for. The next one begins after it. */
  last: Promise<unknown>;
}

interface Reading<T> {
  begins: () => void;
  pauses: () => void;
  current: () => Promise<T>;
}

/**
 * Reads the current state of a channel once for all streams that ask at about the same time. A stream joins a read that has
 * not begun, never one under way, so its state was read after it asked.
 */
export class SharedReads {
  private readonly channels = new Map<string, Channel>();
  private readonly queue: (() => void)[] = [];
  private running = 0;

  constructor(private readonly options: SharedReadsOptions) {}

  /** Rejects with the error of `current`: at once, or after the retries if the database stayed busy. */
  read<T>(channel: string, current: () => Promise<T>): Promise<T> {
    const known = this.channels.get(channel);
    // All that ask for a channel ask for the same.
    if (known?.waiting) return known.waiting as Promise<T>;
    const mine: Channel = known ?? { waiting: undefined, last: Promise.resolve() };
    const begins = () => {
      if (mine.waiting === reading) mine.waiting = undefined;
    };
    const pauses = () => {
      mine.waiting ??= reading;
    };
    const reading: Promise<T> = mine.last.then(() => this.inTurn({ begins, pauses, current }));
    mine.waiting = reading;
    const last: Promise<unknown> = reading.then(nothing, nothing).then(() => {
      if (mine.last === last) this.channels.delete(channel);
    });
    mine.last = last;
    this.channels.set(channel, mine);
    return reading;
  }

  isBusy(error: unknown): boolean {
    return this.options.isBusy(error);
  }

  private async inTurn<T>(reading: Reading<T>): Promise<T> {
    const until = performance.now() + this.options.maxRetryMs;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        return await this.oneOfFew(reading);
      } catch (error) {
        if (!this.options.isBusy(error) || performance.now() > until) throw error;
      }
      reading.pauses();
      await sleep(pauseMs * (0.5 + Math.random()), undefined, { ref: false });
    }
  }

  private async oneOfFew<T>({ begins, current }: Reading<T>): Promise<T> {
    if (this.running >= this.options.maxAtOnce) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.running += 1;
    try {
      begins();
      return await current();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

const nothing = (): void => undefined;
