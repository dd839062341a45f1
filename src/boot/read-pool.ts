import type { Options } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { ormOptions } from '../../mikro-orm.config.js';
import type { Config } from '../config.js';
import { isPooled } from '../postgres/connections.js';

const CONNECT_TIMEOUT_MS = 1_000;
/** How much longer than the database's own limit we wait for it to say so: only a connection that is gone says nothing. */
const SILENCE_MS = 1_000;
const KEEP_ALIVE_AFTER_MS = 10_000;
/** Whoever used a connection that ended is told at once; who has not given it back by then never will. */
const GIVEN_BACK_WITHIN_MS = 500;

/** Reads give up rather than queue: whoever waits longer for a connection is told OVERLOADED, and no query outlives its request. */
export function readOptions(config: Config, databaseUrl: string): Options {
  const options = ormOptions(databaseUrl, config.readPoolSize);
  const driverOptions = {
    ...(options.driverOptions as object),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...(isPooled(databaseUrl)
      ? {}
      : { statement_timeout: config.requestTimeoutMs, idle_in_transaction_session_timeout: config.requestTimeoutMs }),
    query_timeout: config.requestTimeoutMs + SILENCE_MS,
    // With it a query that times out takes its connection along, which would otherwise be used again and stay silent.
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    onPoolCreated: takeBackLost,
  };
  return { ...options, driverOptions };
}

/**
 * A transaction whose connection is lost cannot be rolled back, and a connection whose rollback fails is not given back by the query
 * builder: each would be one fewer for ever, and the pool would wait for it when it is closed.
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
      }, GIVEN_BACK_WITHIN_MS).unref();
    });
  });
}
