import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { KEPT_ANSWER_MAX_BYTES, KEPT_ANSWER_MAX_MS, KEPT_ANSWERS_MAX_BYTES, NEVER_KEPT_MAX, NEVER_KEPT_MS } from '../limits.js';

/** Tells whether an answer still holds. */
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

/** A query under way, whose answer may be kept. Others wait for it until it ends. */
export interface Reading {
  keep(organisationId: string, body: Buffer, contentType: string): Answer;
  /** Its answer is none that can be kept, so equal queries need not wait for each other soon. */
  endUnkept(): void;
  /** Nothing more will come. Safe to call again. */
  end(): void;
}

/**
 * How a query is answered: from what is kept, by an equal query that is under way, or by its execution. EXECUTE: its answer is
 * none that is kept.
 */
export type Turn =
  | { readonly kind: 'ANSWER'; readonly answer: Answer }
  | { readonly kind: 'WAIT'; readonly awaited: Promise<Answer | undefined> }
  | { readonly kind: 'READ'; readonly reading: Reading }
  | { readonly kind: 'EXECUTE' };

/**
 * Keeps answers to queries of the anonymous public until something of their organisation changes, and for a second at most: an
 * answer may depend on the time, and another process may be out of reach. Of equal queries at the same time one is executed.
 */
export class KeptAnswers {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: KEPT_ANSWERS_MAX_BYTES,
    sizeCalculation: ({ body }, key) => body.length + key.length,
    dispose: ({ organisationId }) => this.leave(organisationId),
  });
  /** Queries whose last answer could not be kept. */
  private readonly neverKept = new LRUCache<string, true>({ max: NEVER_KEPT_MAX, ttl: NEVER_KEPT_MS });
  /** How many answers of an organisation are kept. */
  private readonly counts = new Map<string, number>();
  private readonly underWay = new Map<string, Promise<Kept | undefined>>();

  constructor(private readonly changes: Changes) {}

  /** The turn of a query now. One that gets READ must end its reading; until then its equals get WAIT. */
  take(key: string): Turn {
    const kept = this.kept.get(key);
    if (kept && this.holds(kept)) return { kind: 'ANSWER', answer: kept };
    if (this.neverKept.get(key)) return { kind: 'EXECUTE' };
    const underWay = this.underWay.get(key);
    if (underWay) return { kind: 'WAIT', awaited: this.current(underWay, this.changes.now()) };
    return { kind: 'READ', reading: this.begin(key) };
  }

  close(): void {
    this.kept.clear();
  }

  /** The answer, if it shows all that was known at a moment or is known now. */
  private async current(underWay: Promise<Kept | undefined>, askedAt: number): Promise<Answer | undefined> {
    const answer = await underWay;
    return answer && (answer.readAt >= askedAt || this.holds(answer)) ? answer : undefined;
  }

  private begin(key: string): Reading {
    const { promise, resolve } = Promise.withResolvers<Kept | undefined>();
    this.underWay.set(key, promise);
    const readAt = this.changes.now();
    const until = performance.now() + KEPT_ANSWER_MAX_MS;
    const end = (kept?: Kept): void => {
      if (this.underWay.get(key) === promise) this.underWay.delete(key);
      resolve(kept);
    };
    return {
      keep: (organisationId, body, contentType) => {
        const kept = { body, contentType, etag: etagOf(body), organisationId, readAt, until };
        this.keep(key, kept);
        end(kept);
        return kept;
      },
      endUnkept: () => {
        this.neverKept.set(key, true);
        end();
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
