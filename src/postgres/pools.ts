import pg from 'pg';
import { type Beginning, poolBeginning } from './connections.js';
import { watchForSilence } from './silence.js';

/** Our wait exceeds the database's own limit by this much: then the connection is lost, and its query fails. */
const SILENCE_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;

/** How the connections of one pool differ from those of the others. */
export interface PoolOptions extends Pick<Beginning, 'role' | 'searchPath' | 'lockTimeoutMs'> {
  /** Shown as `application_name` in pg_stat_activity. */
  readonly name: string;
  /** Open connections at a time. */
  readonly max: number;
  /** The longest wait for a free connection. 2 seconds when not set. */
  readonly connectTimeoutMs?: number;
  /** The longest run of one statement. 5 seconds when not set. */
  readonly statementTimeoutMs?: number;
  /** The longest pause inside a transaction. As long as a statement when not set. */
  readonly idleInTransactionTimeoutMs?: number;
  /** Sends the next query before the answer to the last one has come. */
  readonly pipeline?: boolean;
  /** Parsers of column types. Those of `pg` when not set. */
  readonly types?: pg.CustomTypesConfig;
}

/** The settings of a pool, for libraries that make the pool themselves. */
export function poolConfig(databaseUrl: string, options: PoolOptions): pg.PoolConfig {
  const { role, searchPath, lockTimeoutMs, name, max, pipeline, types } = options;
  const { connectTimeoutMs = CONNECT_TIMEOUT_MS, statementTimeoutMs = STATEMENT_TIMEOUT_MS } = options;
  const { idleInTransactionTimeoutMs = statementTimeoutMs } = options;
  return {
    ...poolBeginning(databaseUrl, { role, searchPath, statementTimeoutMs, lockTimeoutMs, idleInTransactionTimeoutMs }),
    application_name: name,
    max,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: statementTimeoutMs + SILENCE_MS,
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(types === undefined ? {} : { types }),
  };
}

/** @param onError called once for every connection that breaks; the pool replaces it */
export function createPool(databaseUrl: string, options: PoolOptions, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(poolConfig(databaseUrl, options));
  // Each connection below reports its own errors, also while it is lent. An event without a listener would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.once('error', onError);
    // A broken connection tells first why, and then that it has ended.
    client.on('error', () => undefined);
  });
  watchForSilence(pool);
  return pool;
}
