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

/** The answers to changes have as many connections as this part of those for reads. */
const ANSWERS_PART = 1 / 4;

/**
 * A read that finds no free connection in time fails with OVERLOADED. No query outlives its request.
 * The answers to changes tell bookings that stand, so they have connections of their own, which no list keeps from them.
 * MikroORM calls them those of a replica: a snapshot begins there when it is asked to.
 */
export function readOptions(config: Config, databaseUrl: string): Options {
  const { readPoolSize, requestTimeoutMs } = config;
  const shared = {
    role: SERVING_ROLE,
    statementTimeoutMs: requestTimeoutMs,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    // A query that times out then closes its connection, which would otherwise stay silent and be lent again.
    pipeline: true,
  } as const;
  const driverOptions = (name: string, max: number) => ({
    ...poolConfig(databaseUrl, { ...shared, name, max }),
    onPoolCreated: (pool: Pool): void => {
      takeBackLost(pool);
      watchForSilence(pool);
    },
  });
  return {
    ...ormOptions(databaseUrl, readPoolSize),
    driverOptions: driverOptions('permanentka', readPoolSize),
    replicas: [{ driverOptions: driverOptions('permanentka-answers', Math.ceil(readPoolSize * ANSWERS_PART)) }],
    preferReadReplicas: false,
  };
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
