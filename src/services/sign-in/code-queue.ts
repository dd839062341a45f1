import { Fault } from '../../faults.js';
import { POOL_SIZE } from './pool.js';

/** Each request uses one connection at a time, so that one of them is always left for tokens. */
export const CODES_AT_ONCE = POOL_SIZE - 1;
export const CODES_WAITING_MAX = 1_000;
/**
 * The share of the time of a request in which its turn must come. The rest is for the work: a turn that came later would send a
 * code to somebody who has been told OVERLOADED.
 */
export const CODE_WAIT_PART = 0.5;

/**
 * Lets few requests for codes and tries of codes work at a time, in the order in which they came. The others wait here, because
 * a pool waits for a free connection as briefly as for a database that is away.
 */
export class CodeQueue {
  private readonly waiting = new Set<() => void>();
  private working = 0;

  /** @param waitMs the longest wait for a turn, and the least time that a turn needs before the deadline of its request */
  constructor(private readonly waitMs: number) {}

  /**
   * Throws OVERLOADED, with nothing done now or later, when too many wait or the turn does not come in time.
   * @param untilMs when the request must be answered, in the time of `performance.now()`
   */
  async take<T>(work: () => Promise<T>, untilMs = Number.POSITIVE_INFINITY): Promise<T> {
    if (this.working < CODES_AT_ONCE) this.working += 1;
    else await this.turn(Math.min(this.waitMs, untilMs - performance.now() - this.waitMs));
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private turn(waitMs: number): Promise<void> {
    if (this.waiting.size >= CODES_WAITING_MAX || waitMs <= 0) throw tooMany();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const begin = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      this.waiting.delete(begin);
      reject(tooMany());
    }, waitMs);
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
