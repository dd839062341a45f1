import pg from 'pg';
import { poolBeginning, SERVING_ROLE } from './connections.js';

/** Longest that a query of a batch may run, a lock may be waited for, and a free connection may be awaited. */
const STATEMENT_TIMEOUT_MS = 8_000;
const LOCK_TIMEOUT_MS = 4_000;
const CONNECT_TIMEOUT_MS = 1_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;

const INT8 = 20;
const DATE = 1082;

/** Numbers of the database that JavaScript holds exactly; the tables check the same bound. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer`);
  return value;
}

/**
 * The engine's own connections: pipelined, so that a batch's writes take one round trip, and bound by row-level security as the role they work as.
 * @param onError told of connections that break while idle
 */
export function createEnginePool(databaseUrl: string, max: number, onError: (error: Error) => void): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, safeInteger);
  types.setTypeParser(DATE, (text: string) => text);
  const pool = new pg.Pool({
    ...poolBeginning(databaseUrl, {
      role: SERVING_ROLE,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
      lockTimeoutMs: LOCK_TIMEOUT_MS,
      idleInTransactionTimeoutMs: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    }),
    max,
    pipeline: true,
    types,
    application_name: 'permanentka-engine',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 1_000,
  });
  pool.on('error', onError);
  // The pool stops listening to a connection while somebody uses it; its user is told by the failing query.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
