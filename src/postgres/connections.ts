import pg from 'pg';

/** Serves the organisations. Row-level security binds it, and it owns nothing. */
export const SERVING_ROLE = 'permanentka_app';
/** Signs people in. It sees no table of any organisation. */
export const SIGN_IN_ROLE = 'permanentka_auth';
/** Runs jobs. It sees their tables, and no table of any organisation. */
export const JOBS_ROLE = 'permanentka_jobs';

/** The role, the search path and the limits that a connection begins with. */
export interface Beginning {
  readonly role: typeof SERVING_ROLE | typeof SIGN_IN_ROLE | typeof JOBS_ROLE;
  readonly searchPath?: string;
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  readonly idleInTransactionTimeoutMs?: number;
}

/**
 * Whether the address declares a connection pooler in transaction mode, with `?pool_mode=transaction`. Settings made at the
 * start of a connection would then be lost with the next transaction, or rejected.
 */
export function isPooled(databaseUrl: string): boolean {
  return new URL(databaseUrl).searchParams.get('pool_mode') === 'transaction';
}

/**
 * Options for a connection with this role and these limits. With a connection pooler the login must have them: see
 * docs/operations.md.
 */
export function beginning(databaseUrl: string, beginning: Beginning): Pick<pg.ClientConfig, 'connectionString' | 'options'> {
  const connectionString = databaseUrl;
  return isPooled(databaseUrl) ? { connectionString } : { connectionString, options: startupOptions(beginning) };
}

/** The same for every connection of a pool. */
export function poolBeginning(databaseUrl: string, begins: Beginning): pg.PoolConfig {
  return isPooled(databaseUrl) ? { connectionString: databaseUrl, Client: NamelessClient } : beginning(databaseUrl, begins);
}

function startupOptions(beginning: Beginning): string {
  const settings = {
    role: beginning.role,
    // Compiling a statement takes longer than the longest statement here. Debian's PostgreSQL compiles unless it is told not to.
    jit: 'off',
    search_path: beginning.searchPath,
    statement_timeout: beginning.statementTimeoutMs,
    lock_timeout: beginning.lockTimeoutMs,
    idle_in_transaction_session_timeout: beginning.idleInTransactionTimeoutMs,
  };
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `-c ${name}=${value}`).join(' ');
}

const { query } = pg.Client.prototype;

/** Sends statements without their names: with a connection pooler, the next transaction may use a connection without them. */
class NamelessClient extends pg.Client {}
NamelessClient.prototype.query = function queryWithoutName(this: pg.Client, asked: unknown, ...rest: unknown[]): unknown {
  const isNamed = typeof asked === 'object' && asked !== null && 'name' in asked && !('submit' in asked);
  return Reflect.apply(query, this, [isNamed ? { ...asked, name: undefined } : asked, ...rest]);
} as typeof query;
