import type { Pool } from 'pg';
import { SERVING_ROLE } from '../postgres/connections.js';
import { createPool } from '../postgres/pools.js';

/** One connection for marking and one for sweeping, so that neither waits for the other. */
const POOL_SIZE = 2;

/**
 * The relay's own connections.
 * @param onError called for every connection that breaks
 */
export function createRelayPool(databaseUrl: string, onError: (error: Error) => void): Pool {
  return createPool(databaseUrl, { name: 'permanentka-relay', role: SERVING_ROLE, max: POOL_SIZE }, onError);
}
