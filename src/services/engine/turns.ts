import { Overloaded } from './database/transaction.js';

/** Limits how many tasks run and how many wait, first in, first out. A task beyond both limits is rejected. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private working = 0;

  constructor(
    private readonly maxAtOnce: number,
    private readonly maxWaiting: number,
  ) {}

  /** Whether others wait for a place. */
  get isCrowded(): boolean {
    return this.waiting.length > 0;
  }

  /** @throws Overloaded when too many wait already */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.working < this.maxAtOnce) this.working += 1;
    else if (this.waiting.length >= this.maxWaiting) throw new Overloaded('too many are waiting to look');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The next task takes over this place.
      if (next) next();
      else this.working -= 1;
    }
  }
}
