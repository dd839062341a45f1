import type { Options } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import type { Config } from '../config.js';
import { SERVING_ROLE } from '../postgres/connections.js';
import { ormOptions } from '../postgres/orm.js';
import { poolConfig } from '../postgres/pools.js';
import { watchForSilence } from '../postgres/silence.js';

const CONNECT_TIMEOUT_MS = 1_000;
/** The user of a connection learns at once that it ended. A connection that is not released by then never will be. */
const RELEASED_WITHIN_MS = 500;

/** A read that finds no free connection in time fails with OVERLOADED. No query outlives its request. */
export function readOptions(config: Config, databaseUrl: string): Options {
  const poolOptions = poolConfig(databaseUrl, {
    name: 'permanentka',
    role: SERVING_ROLE,
    max: config.readPoolSize,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    statementTimeoutMs: config.requestTimeoutMs,
    // A query that times out then closes its connection, which would otherwise stay silent and be lent again.
    pipeline: true,
  });
  const onPoolCreated = (pool: Pool): void => {
    takeBackLost(pool);
    watchForSilence(pool);
  };
  const driverOptions = { ...poolOptions, onPoolCreated };
  return { ...ormOptions(databaseUrl, config.readPoolSize), driverOptions };
}

/**
 * Releases connections that were lost inside a transaction. Such a transaction cannot be rolled back, and the query builder
 * does not release a connection whose rollback fails: the pool would shrink by one, and would wait for it when it closes.
 */
function takeBackLost(pool: Pool): void {
  const lent = new Map<PoolClient, PoolClient['release']>();
  pool.on('acquire', (client) => queueMicrotask(() => lent.set(client, client.release)));
  pool.on('release', (_error, client) => lent.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      const release = lent.get(client);
      setTimeout(() => {
        if (release && lent.get(client) === release) release(true);
      }, RELEASED_WITHIN_MS).unref();
    });
  });
}
