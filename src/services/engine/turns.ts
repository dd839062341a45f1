import { Overloaded } from './transaction.js';

/** Lets a few work at a time and some wait, first come first served; who comes when too many wait is turned away. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private working = 0;

  constructor(
    private readonly maxAtOnce: number,
    private readonly maxWaiting: number,
  ) {}

  /** @throws Overloaded when too many wait already */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.working < this.maxAtOnce) this.working += 1;
    else if (this.waiting.length >= this.maxWaiting) throw new Overloaded('too many are waiting to look');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Who comes next takes this place over.
      if (next) next();
      else this.working -= 1;
    }
  }
}
