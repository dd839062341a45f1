import type { Pool } from 'pg';
import { SIGN_IN_ROLE } from '../../postgres/connections.js';
import { createPool } from '../../postgres/pools.js';

/** Few connections are enough: most tokens are answered from the cache. */
export const POOL_SIZE = 4;

/**
 * The connections of sign-in. Their role sees the schema `auth` and no table of the organisations.
 * @param onError called for every connection that breaks
 */
export function createSignInPool(databaseUrl: string, onError: (error: Error) => void): Pool {
  const options = { name: 'permanentka-sign-in', role: SIGN_IN_ROLE, searchPath: 'auth', max: POOL_SIZE } as const;
  return createPool(databaseUrl, options, onError);
}
