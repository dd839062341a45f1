import { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../../config.js';
import { Fault } from '../../faults.js';
import { RATE_KEYS_MAX, RATE_TOLD_PART } from '../limits.js';

const WINDOW_SECONDS = 60;
const REDIS_TIMEOUT_MS = 1_000;

/** Somebody asked too often. Nothing was done; the same request may be sent again after the wait. */
export class RateLimited extends Fault {
  constructor(readonly retryAfterSeconds: number) {
    super('RATE_LIMITED', `That was too often: wait ${retryAfterSeconds} s, then send it again.`);
  }
}

interface Tally {
  windowEndsAt: number;
  used: number;
  /** Of these, what Redis has not heard of. */
  untold: number;
  /** Until when Redis said that all processes together have seen enough. */
  blockedUntil: number;
}

/**
 * Counts requests in windows of a minute. What decides is in this process, so that no request waits; with Redis the processes
 * tell it what they counted, in portions, and it answers when their sum is too much. Without an answer each counts for
 * itself.
 */
export class RateLimiter {
  private readonly tallies = new LRUCache<string, Tally>({ max: RATE_KEYS_MAX });

  constructor(
    private readonly perMinute: number,
    private readonly shared?: RateLimiterRedis,
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

  private tell(shared: RateLimiterRedis, key: string, tally: Tally, now: number): void {
    const { untold } = tally;
    tally.untold = 0;
    shared.consume(key, untold).catch((answer: unknown) => {
      if (answer instanceof RateLimiterRes) tally.blockedUntil = now + answer.msBeforeNext;
      else this.onUnshared(answer);
    });
  }
}

export type RateLimitSettings = Pick<Config, 'rateLimitViewerPerMinute' | 'rateLimitAddressPerMinute' | 'redisUrl'>;

/**
 * Whoever is signed in is counted by who they are, wherever they come from; everybody else, and every token that is no good,
 * by address. Neighbours behind one address share its fate only when it is used up by such requests.
 */
export class RateLimits {
  private readonly redis: Redis | undefined;
  private readonly viewers: RateLimiter;
  private readonly addresses: RateLimiter;

  constructor({ rateLimitViewerPerMinute, rateLimitAddressPerMinute, redisUrl }: RateLimitSettings, log: Logger) {
    this.redis = redisUrl === undefined ? undefined : rateRedis(redisUrl);
    // Its own warnings are enough: the hub says that Redis is away.
    this.redis?.on('error', (error: Error) =>
      log.debug({ error: error.message }, 'Redis does not answer; rates are counted here'),
    );
    const onUnshared = (error: unknown) => log.debug({ error: String(error) }, 'Redis does not answer; rates are counted here');
    const limiter = (name: string, points: number) =>
      new RateLimiter(points, this.redis && sharedLimiter(this.redis, name, points), onUnshared);
    this.viewers = limiter('viewer', rateLimitViewerPerMinute);
    this.addresses = limiter('address', rateLimitAddressPerMinute);
  }

  /** How long an address has to wait that has used up its share; 0 when it has not. */
  waitSeconds(address: string): number {
    return Math.ceil(this.addresses.wait(address) / 1000);
  }

  /** Counts a request of somebody who is signed in; throws RateLimited when it is one too many. */
  countViewer(key: string): void {
    refuseFor(this.viewers.take(key));
  }

  /** Counts a request of nobody; throws RateLimited when it is one too many. */
  countAddress(address: string): void {
    refuseFor(this.addresses.take(address));
  }

  close(): void {
    this.redis?.disconnect();
  }
}

function refuseFor(waitMs: number): void {
  if (waitMs > 0) throw new RateLimited(Math.ceil(waitMs / 1000));
}

function sharedLimiter(redis: Redis, name: string, points: number): RateLimiterRedis {
  return new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `permanentka:rate:${name}`,
    points,
    duration: WINDOW_SECONDS,
    rejectIfRedisNotReady: true,
  });
}

function rateRedis(url: string): Redis {
  return new Redis(url, {
    connectTimeout: REDIS_TIMEOUT_MS,
    commandTimeout: REDIS_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  });
}
