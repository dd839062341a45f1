import { LRUCache } from 'lru-cache';
import type { PassEnd } from '../../entities/events.js';
import type { Engine } from '../engine/index.js';

/** Longer timers would overflow in Node.js and fire at once. */
const TIMER_MAX_MS = 24 * 3_600_000;
/** The clock of the database decides whether a pass has ended, and it may be behind ours. */
const RETRY_MS = 1_000;
const TRIES_MAX = 30;
/** Ends remembered as told. A further one is told again, which the idempotency key makes harmless. */
const TOLD_MAX = 10_000;

export interface PassEndsLog {
  warn(details: object, message: string): void;
}

/** Follows the ends of the passes that one stream depends on. */
export interface Following {
  /** The ends that count from now on, in place of those before. */
  at: (ends: readonly PassEnd[]) => void;
  leave: () => void;
}

interface Watched extends PassEnd {
  organisationId: string;
  streams: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Tells subscribers when a pass ends that somebody watches. Nobody writes anything at that moment, so the server of the watcher
 * does: it runs `endPass`, once for all servers, and the event travels like every other.
 */
export class PassEnds {
  private readonly watched = new Map<string, Watched>();
  private readonly told = new LRUCache<string, true>({ max: TOLD_MAX });
  private isClosed = false;

  constructor(
    private readonly engine: Pick<Engine, 'execute'>,
    private readonly log: PassEndsLog,
  ) {}

  follow(organisationId: string): Following {
    let held = new Set<string>();
    const release = (keys: Iterable<string>): void => {
      for (const key of keys) this.release(key);
    };
    return {
      at: (ends) => {
        const wanted = new Map(ends.map((end) => [keyOf(end), end]));
        for (const [key, end] of wanted) if (!held.has(key)) this.take(key, organisationId, end);
        release([...held].filter((key) => !wanted.has(key)));
        held = new Set(wanted.keys());
      },
      leave: () => {
        release(held);
        held = new Set();
      },
    };
  }

  close(): void {
    this.isClosed = true;
    for (const { timer } of this.watched.values()) clearTimeout(timer);
    this.watched.clear();
  }

  private take(key: string, organisationId: string, end: PassEnd): void {
    const known = this.watched.get(key);
    if (known) known.streams += 1;
    else if (!this.isClosed && !this.told.has(key)) {
      const watched: Watched = { ...end, organisationId, streams: 1, timer: undefined };
      this.watched.set(key, watched);
      this.wait(key, watched);
    }
  }

  private release(key: string): void {
    const known = this.watched.get(key);
    if (!known) return;
    known.streams -= 1;
    if (known.streams > 0) return;
    clearTimeout(known.timer);
    this.watched.delete(key);
  }

  /** A pass is valid until the last millisecond of its end, so it has ended one later. */
  private wait(key: string, watched: Watched): void {
    const waitMs = new Date(watched.validUntil).getTime() + 1 - Date.now();
    const isFar = waitMs > TIMER_MAX_MS;
    const then = (): void => (isFar ? this.wait(key, watched) : void this.tell(key, watched, 1));
    watched.timer = setTimeout(then, isFar ? TIMER_MAX_MS : Math.max(waitMs, 0)).unref();
  }

  private async tell(key: string, watched: Watched, attempt: number): Promise<void> {
    const { organisationId, passId, registrationId } = watched;
    const idempotency = { viewer: 'system:passes', operation: 'endPass', key, inputHash: key };
    let isTold = false;
    try {
      const outcome = await this.engine.execute(organisationId, {
        command: { kind: 'endPass', passId, registrationId },
        idempotency,
      });
      isTold = outcome.kind === 'done';
    } catch (error) {
      if (attempt === TRIES_MAX) this.log.warn({ err: error, passId }, 'The end of a pass could not be told to its watchers');
    }
    if (isTold) this.told.set(key, true);
    if (this.watched.get(key) !== watched) return;
    if (isTold || attempt === TRIES_MAX) this.watched.delete(key);
    else watched.timer = setTimeout(() => void this.tell(key, watched, attempt + 1), RETRY_MS).unref();
  }
}

const keyOf = ({ passId, validUntil }: PassEnd): string => `${passId}:${new Date(validUntil).toISOString()}`;
