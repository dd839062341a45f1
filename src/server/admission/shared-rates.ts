import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

const REDIS_TIMEOUT_MS = 1_000;

/** One limit, counted by all processes together. */
export interface SharedCount {
  /** Reports a portion. Answers the milliseconds for which the key is over the limit; 0 within it. Fails without Redis. */
  readonly add: (key: string, count: number) => Promise<number>;
}

export interface SharedRates {
  readonly countOf: (name: string, points: number, windowSeconds: number) => SharedCount;
  readonly close: () => void;
}

/** Counts in Redis. A server without Redis does not load this file. */
export function openSharedRates(redisUrl: string, log: Logger): SharedRates {
  const redis = new Redis(redisUrl, {
    connectTimeout: REDIS_TIMEOUT_MS,
    commandTimeout: REDIS_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  });
  // No second warning: the hub logs that Redis is away.
  redis.on('error', (error: Error) => log.debug({ error: error.message }, 'Redis does not answer; rates are counted here'));
  return { countOf: (...limit) => countIn(redis, ...limit), close: () => redis.disconnect() };
}

function countIn(redis: Redis, name: string, points: number, windowSeconds: number): SharedCount {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `permanentka:rate:${name}`,
    points,
    duration: windowSeconds,
    rejectIfRedisNotReady: true,
  });
  return {
    add: async (key, count) => {
      try {
        await limiter.consume(key, count);
        return 0;
      } catch (answer) {
        if (answer instanceof RateLimiterRes) return answer.msBeforeNext;
        throw answer;
      }
    },
  };
}
