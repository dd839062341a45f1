import pg from 'pg';
import { poolBeginning, SERVING_ROLE } from '../postgres/connections.js';

/** One connection marks and sweeps, another lets neither wait for the other. */
const POOL_SIZE = 2;
const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;
/** How much longer than the database's own limit we wait for it to say so: only a connection that is gone says nothing. */
const SILENCE_MS = 1_000;
const KEEP_ALIVE_AFTER_MS = 10_000;

/**
 * The relay's own connections, bound by row-level security as the role they work as.
 * @param onError told of connections that break
 */
export function createRelayPool(databaseUrl: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    ...poolBeginning(databaseUrl, {
      role: SERVING_ROLE,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
      idleInTransactionTimeoutMs: STATEMENT_TIMEOUT_MS,
    }),
    max: POOL_SIZE,
    application_name: 'permanentka-relay',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + SILENCE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
  });
  pool.on('error', onError);
  // The pool stops listening to a connection while somebody uses it; its user is told by the failing query.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
