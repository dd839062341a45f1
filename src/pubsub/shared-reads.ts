import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** Rows of one statement. */
const TOGETHER_MAX = 500;

export interface SharedReadsOptions {
  /** Reads at a time, over all channels. A resync asks for every channel at once, and requests need the database too. */
  maxAtOnce: number;
  /** The time that a read is retried while the database is busy. */
  maxRetryMs: number;
  /** Whether a failure passes by itself. */
  isBusy: (error: unknown) => boolean;
}

/** A read of one row that can be done together with those of other rows. */
export interface Together<T> {
  /** Reads of one name may be done together. */
  name: string;
  key: string;
  /** Rows that are gone are left out. */
  readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;
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
  together: Together<T> | undefined;
}

/** A read that waits for its turn: to begin with others, or to hear what was read for it. */
interface InLine {
  reading: Reading<unknown>;
  begin: (others: readonly InLine[]) => void;
  done: (read: Promise<unknown>) => void;
}

/**
 * Reads the current state of a channel once for all streams that ask at about the same time. A stream joins a read that has
 * not begun, never one under way, so its state was read after it asked. Rows of one kind that wait for a turn are read in one
 * statement.
 */
export class SharedReads {
  private readonly channels = new Map<string, Channel>();
  private queue: InLine[] = [];
  private running = 0;

  constructor(private readonly options: SharedReadsOptions) {}

  /** Rejects with the error of `current`: at once, or after the retries if the database stayed busy. */
  read<T>(channel: string, current: () => Promise<T>, together?: Together<T>): Promise<T> {
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
    const reading: Promise<T> = mine.last.then(() => this.inTurn({ begins, pauses, current, together }));
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

  private async oneOfFew<T>(reading: Reading<T>): Promise<T> {
    let others: readonly InLine[] = [];
    if (this.running < this.options.maxAtOnce) this.running += 1;
    else {
      const turn = await this.inLine(reading);
      if ('read' in turn) return turn.read as Promise<T>;
      others = turn.others;
    }
    try {
      reading.begins();
      return await (others.length === 0 ? reading.current() : readTogether(reading, others));
    } finally {
      this.next();
    }
  }

  private inLine(reading: Reading<unknown>): Promise<{ others: readonly InLine[] } | { read: Promise<unknown> }> {
    return new Promise((resolve) => {
      this.queue.push({ reading, begin: (others) => resolve({ others }), done: (read) => resolve({ read }) });
    });
  }

  /** Gives the turn to the read that has waited longest, and to those that can be done with it. */
  private next(): void {
    const first = this.queue.shift();
    if (!first) {
      this.running -= 1;
      return;
    }
    const name = first.reading.together?.name;
    const isWithIt = ({ reading }: InLine) => name !== undefined && reading.together?.name === name;
    const others = this.queue.filter(isWithIt).slice(0, TOGETHER_MAX - 1);
    const taken = new Set(others);
    if (taken.size > 0) this.queue = this.queue.filter((waiting) => !taken.has(waiting));
    first.begin(others);
  }
}

/** One read for several rows, whose readers hear of it at the same time. */
async function readTogether<T>({ together, current }: Reading<T>, others: readonly InLine[]): Promise<T> {
  if (!together) return current();
  const keys = [together.key];
  for (const { reading } of others) {
    reading.begins();
    if (reading.together) keys.push(reading.together.key);
  }
  const all = together.readAll(keys);
  for (const { reading, done } of others) done(all.then((rows) => rows.get(reading.together?.key ?? '')));
  return (await all).get(together.key) as T;
}

const nothing = (): void => undefined;
