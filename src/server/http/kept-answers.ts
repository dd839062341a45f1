import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { KEPT_ANSWER_MAX_BYTES, KEPT_ANSWER_MAX_MS, KEPT_ANSWERS_MAX_BYTES } from '../limits.js';

/** What tells whether an answer still holds. */
export interface Changes {
  now(): number;
  isUnchangedSince(organisationId: string, moment: number): boolean;
  watch(organisationId: string): void;
  unwatch(organisationId: string): void;
}

/** An answer to the anonymous public, as it was sent. */
export interface Answer {
  readonly body: Buffer;
  readonly contentType: string;
  /** For conditional requests: a strong entity tag with its quotes. */
  readonly etag: string;
}

interface Kept extends Answer {
  readonly organisationId: string;
  /** The answer was read after this moment, in the count of `Changes`. */
  readonly readAt: number;
  /** In the time of `performance.now()`. */
  readonly until: number;
}

/** A query under way, whose answer may be kept. */
export interface Reading {
  keep(organisationId: string, body: Buffer, contentType: string): Answer;
  /** Nothing more will come. Safe to call again. */
  end(): void;
}

/**
 * Keeps answers to queries of the anonymous public until something of their organisation changes, and for a second at most: what
 * they say may depend on the time, and another process may be out of reach. Equal queries at the same time are executed once.
 */
export class KeptAnswers {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: KEPT_ANSWERS_MAX_BYTES,
    sizeCalculation: ({ body }, key) => body.length + key.length,
    dispose: ({ organisationId }) => this.leave(organisationId),
  });
  /** How many answers of an organisation are kept. */
  private readonly counts = new Map<string, number>();
  private readonly underWay = new Map<string, Promise<Kept | undefined>>();

  constructor(private readonly changes: Changes) {}

  /** The answer to this query, if it holds now. */
  find(key: string): Answer | undefined {
    const kept = this.kept.get(key);
    if (kept && this.holds(kept)) return kept;
    return undefined;
  }

  isUnderWay(key: string): boolean {
    return this.underWay.has(key);
  }

  /**
   * The answer to an equal query that is under way, if it shows all that is known now; undefined when it does not, or there is
   * none.
   */
  async awaited(key: string): Promise<Answer | undefined> {
    const askedAt = this.changes.now();
    const answer = await this.underWay.get(key);
    return answer && (answer.readAt >= askedAt || this.holds(answer)) ? answer : undefined;
  }

  /** Begins a query that others may wait for, and that `end` must follow. */
  begin(key: string): Reading {
    const { promise, resolve } = Promise.withResolvers<Kept | undefined>();
    this.underWay.set(key, promise);
    const readAt = this.changes.now();
    let isOver = false;
    const end = (kept?: Kept): void => {
      if (isOver) return;
      isOver = true;
      if (this.underWay.get(key) === promise) this.underWay.delete(key);
      resolve(kept);
    };
    return {
      keep: (organisationId, body, contentType) => {
        const until = performance.now() + KEPT_ANSWER_MAX_MS;
        const kept = { body, contentType, etag: etagOf(body), organisationId, readAt, until };
        this.keep(key, kept);
        end(kept);
        return kept;
      },
      end: () => end(),
    };
  }

  private keep(key: string, kept: Kept): void {
    const { organisationId, body } = kept;
    if (body.length > KEPT_ANSWER_MAX_BYTES) return;
    this.counts.set(organisationId, (this.counts.get(organisationId) ?? 0) + 1);
    this.changes.watch(organisationId);
    this.kept.set(key, kept);
  }

  close(): void {
    this.kept.clear();
  }

  private holds({ organisationId, readAt, until }: Kept): boolean {
    return performance.now() < until && this.changes.isUnchangedSince(organisationId, readAt);
  }

  private leave(organisationId: string): void {
    const count = (this.counts.get(organisationId) ?? 1) - 1;
    if (count > 0) this.counts.set(organisationId, count);
    else {
      this.counts.delete(organisationId);
      this.changes.unwatch(organisationId);
    }
  }
}

const etagOf = (body: Buffer): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
