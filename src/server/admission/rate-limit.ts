import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import { Fault } from '../../faults.js';
import { RATE_KEYS_MAX, RATE_TOLD_PART } from '../limits.js';
import type { SharedCount, SharedRates } from './shared-rates.js';

export const WINDOW_SECONDS = 60;

/** The caller sent too many requests. Nothing was done; the request may be sent again after the wait. */
export class RateLimited extends Fault {
  constructor(readonly retryAfterSeconds: number) {
    super('RATE_LIMITED', `That was too often: wait ${retryAfterSeconds} s, then send it again.`);
  }
}

/** Where a caller stands in the window of a minute. */
export interface RateStanding {
  readonly limit: number;
  readonly remaining: number;
  /** When the limit is whole again; 0 when nothing was counted. */
  readonly resetSeconds: number;
}

interface Tally {
  windowEndsAt: number;
  used: number;
  /** The part that Redis does not know yet. */
  untold: number;
  /** The end of the wait that Redis answered for all processes together. */
  blockedUntil: number;
}

/**
 * Counts requests in windows of a minute. The count of this process decides, so no request waits. With Redis, each process
 * reports its count in portions, and Redis answers when the sum exceeds the limit. Without an answer each process counts
 * alone.
 */
export class RateLimiter {
  /** Bounded by size, because `max` would take the memory of all keys at once. */
  private readonly tallies = new LRUCache<string, Tally>({ maxSize: RATE_KEYS_MAX, sizeCalculation: () => 1 });

  constructor(
    private readonly perMinute: number,
    private readonly shared?: SharedCount,
    private readonly onUnshared: (error: unknown) => void = () => undefined,
  ) {}

  /** Counts one request. Answers 0 if it may go on, else the milliseconds to wait. */
  take(key: string, now = Date.now()): number {
    const tally = this.tally(key, now);
    const wait = this.waitOf(tally, now);
    if (wait > 0) return wait;
    tally.used += 1;
    tally.untold += 1;
    if (this.shared && tally.untold >= this.perMinute * RATE_TOLD_PART) this.tell(this.shared, key, tally, now);
    return 0;
  }

  /** The milliseconds that the next request would have to wait. Counts nothing. */
  wait(key: string, now = Date.now()): number {
    const tally = this.tallies.peek(key);
    return tally ? this.waitOf(tally, now) : 0;
  }

  /** How much of the limit is left. Counts nothing. */
  standing(key: string, now = Date.now()): RateStanding {
    const known = this.tallies.peek(key);
    const tally = known && known.windowEndsAt > now ? known : undefined;
    const blockedMs = known ? Math.max(known.blockedUntil - now, 0) : 0;
    return {
      limit: this.perMinute,
      remaining: blockedMs > 0 ? 0 : Math.max(this.perMinute - (tally?.used ?? 0), 0),
      resetSeconds: Math.ceil((blockedMs || (tally ? tally.windowEndsAt - now : 0)) / 1000),
    };
  }

  private waitOf(tally: Tally, now: number): number {
    if (tally.blockedUntil > now) return tally.blockedUntil - now;
    return tally.used >= this.perMinute && tally.windowEndsAt > now ? tally.windowEndsAt - now : 0;
  }

  private tally(key: string, now: number): Tally {
    const known = this.tallies.get(key);
    if (known && known.windowEndsAt > now) return known;
    const fresh = {
      windowEndsAt: now + WINDOW_SECONDS * 1000,
      used: 0,
      untold: known?.untold ?? 0,
      blockedUntil: known?.blockedUntil ?? 0,
    };
    this.tallies.set(key, fresh);
    return fresh;
  }

  private tell(shared: SharedCount, key: string, tally: Tally, now: number): void {
    const { untold } = tally;
    tally.untold = 0;
    shared.add(key, untold).then((waitMs) => {
      if (waitMs > 0) tally.blockedUntil = now + waitMs;
    }, this.onUnshared);
  }
}

export type RateLimitSettings = Pick<Config, 'rateLimitViewerPerMinute' | 'rateLimitAddressPerMinute'>;

/**
 * Counts a signed-in caller by their identity, from any address. Anonymous requests and invalid tokens count by address.
 * Signed-in callers behind a blocked address are not affected.
 */
export class RateLimits {
  private readonly viewers: RateLimiter;
  private readonly addresses: RateLimiter;

  /** @param shared where all processes report; each counts alone without it */
  constructor(
    { rateLimitViewerPerMinute, rateLimitAddressPerMinute }: RateLimitSettings,
    log: Logger,
    private readonly shared?: SharedRates,
  ) {
    const onUnshared = (error: unknown) => log.debug({ error: String(error) }, 'Redis does not answer; rates are counted here');
    const limiter = (name: string, points: number) =>
      new RateLimiter(points, shared?.countOf(name, points, WINDOW_SECONDS), onUnshared);
    this.viewers = limiter('viewer', rateLimitViewerPerMinute);
    this.addresses = limiter('address', rateLimitAddressPerMinute);
  }

  /** The milliseconds that an address over its limit must wait; 0 within the limit. */
  waitSeconds(address: string): number {
    return Math.ceil(this.addresses.wait(address) / 1000);
  }

  viewerStanding(key: string): RateStanding {
    return this.viewers.standing(key);
  }

  addressStanding(address: string): RateStanding {
    return this.addresses.standing(address);
  }

  /** Counts a request of a signed-in caller. Throws RateLimited above the limit. */
  countViewer(key: string): void {
    refuseFor(this.viewers.take(key));
  }

  /** Counts an anonymous request. Throws RateLimited above the limit. */
  countAddress(address: string): void {
    refuseFor(this.addresses.take(address));
  }

  close(): void {
    this.shared?.close();
  }
}

function refuseFor(waitMs: number): void {
  if (waitMs > 0) throw new RateLimited(Math.ceil(waitMs / 1000));
}
