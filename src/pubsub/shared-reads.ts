import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

export interface SharedReadsOptions {
  /** Reads at a time, of all channels together: a resync asks for every channel at once, and others need the database too. */
  maxAtOnce: number;
  /** How long a read is tried again while the database is busy. */
  maxRetryMs: number;
  /** Whether what a read failed with passes by itself. */
  isBusy: (error: unknown) => boolean;
}

interface Channel {
  /** Asked for, and not begun: whoever asks now may share it. */
  waiting: Promise<unknown> | undefined;
  /** The last that was asked for. The next begins after it. */
  last: Promise<unknown>;
}

interface Reading<T> {
  begins: () => void;
  pauses: () => void;
  present: () => Promise<T>;
}

/**
 * Reads the present state of a channel once for all its streams that ask at about the same time. What a stream is given was
 * read after it asked: it joins a read that has not begun, never one that is under way.
 */
export class SharedReads {
  private readonly channels = new Map<string, Channel>();
  private readonly queue: (() => void)[] = [];
  private running = 0;

  constructor(private readonly options: SharedReadsOptions) {}

  /** Rejects with what `present` rejects with: at once, or after a while if the database was busy for all of it. */
  read<T>(channel: string, present: () => Promise<T>): Promise<T> {
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
    const reading: Promise<T> = mine.last.then(() => this.inTurn({ begins, pauses, present }));
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

  private async oneOfFew<T>({ begins, present }: Reading<T>): Promise<T> {
    if (this.running >= this.options.maxAtOnce) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.running += 1;
    try {
      begins();
      return await present();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

const nothing = (): void => undefined;
