import pg from 'pg';
import { SERVING_ROLE } from '../../postgres/connections.js';
import { createPool } from '../../postgres/pools.js';

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
 * The engine's own connections. They are pipelined, so that the writes of a batch take one round trip.
 * @param onError called for every connection that breaks
 */
export function createEnginePool(databaseUrl: string, max: number, onError: (error: Error) => void): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, safeInteger);
  types.setTypeParser(DATE, (text: string) => text);
  const options = {
    name: 'permanentka-engine',
    role: SERVING_ROLE,
    max,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    lockTimeoutMs: LOCK_TIMEOUT_MS,
    idleInTransactionTimeoutMs: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    pipeline: true,
    types,
  } as const;
  return createPool(databaseUrl, options, onError);
}
