import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';

const HOUR_MS = 3_600_000;
/** Anybody can cause these lines, also with a new origin each time. */
const LINES_PER_HOUR_MAX = 20;

/** Tells the operator why callers are refused whom a setting or a header would let in: one line an hour for each subject. */
export class Advice {
  private readonly told = new LRUCache<string, true>({ max: LINES_PER_HOUR_MAX, ttl: HOUR_MS });

  constructor(private readonly log: Logger) {}

  give(subject: string, sentence: string): void {
    this.told.purgeStale();
    if (this.told.has(subject) || this.told.size >= LINES_PER_HOUR_MAX) return;
    this.told.set(subject, true);
    this.log.warn(sentence);
  }
}
