import type { TestProject } from 'vitest/node';
import { startTestPostgres, type TestPostgres } from './services/postgres.js';
import { startTestRedis, type TestRedis } from './services/redis.js';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres;
    redis: TestRedis;
  }
}

/** One private PostgreSQL and one private Redis for the whole run, gone when it ends, however it ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { redis, stop: stopRedis } = await startTestRedis();
  if ('missing' in redis) {
    if (process.env.CI === 'true') throw new Error(`CI=true and Redis is missing: ${redis.missing}`);
    console.warn(`Tests that need Redis are skipped: ${redis.missing}.`);
  }
  const { stop: stopPostgres, ...postgres } = await startTestPostgres().catch(async (error: unknown) => {
    await stopRedis();
    throw error;
  });
  project.provide('redis', redis);
  project.provide('postgres', postgres);
  return async () => {
    await Promise.all([stopPostgres(), stopRedis()]);
  };
}
