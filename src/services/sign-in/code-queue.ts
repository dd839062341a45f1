import { Fault } from '../../faults.js';
import { POOL_SIZE } from './pool.js';

/** Each request uses one connection at a time, so that one of them is always left for tokens. */
export const CODES_AT_ONCE = POOL_SIZE - 1;
export const CODES_WAITING_MAX = 1_000;

/**
 * Lets few requests for codes and tries of codes work at a time, in the order in which they came. The others wait here, because
 * a pool waits for a free connection as briefly as for a database that is away.
 */
export class CodeQueue {
  private readonly waiting = new Set<() => void>();
  private working = 0;

  /** @param waitMs the longest wait for a turn */
  constructor(private readonly waitMs: number) {}

  /** Throws OVERLOADED, with nothing done, when too many wait or the turn does not come in time. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.working < CODES_AT_ONCE) this.working += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.size >= CODES_WAITING_MAX) throw tooMany();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const begin = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      this.waiting.delete(begin);
      reject(tooMany());
    }, this.waitMs);
    this.waiting.add(begin);
    return promise;
  }

  /** The next request takes over this place. */
  private passOn(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.working -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}

const tooMany = (): Fault => new Fault('OVERLOADED', 'Too many people sign in at the moment: try again in a few seconds.');
