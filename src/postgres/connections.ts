import pg from 'pg';

/** The role that serves the organisations: bound by row-level security, owner of nothing. */
export const SERVING_ROLE = 'permanentka_app';
/** The role that signs people in: it sees no table of any organisation. */
export const SIGN_IN_ROLE = 'permanentka_auth';
/** The role that does jobs: it sees their tables, and none of any organisation. */
export const JOBS_ROLE = 'permanentka_jobs';

/** As which role a connection works, where it looks for tables, and with what patience of the database. */
export interface Beginning {
  readonly role: typeof SERVING_ROLE | typeof SIGN_IN_ROLE | typeof JOBS_ROLE;
  readonly searchPath?: string;
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  readonly idleInTransactionTimeoutMs?: number;
}

/**
 * Whether a pool stands before the database that lends its connections for one transaction at a time, as the address says with
 * `?pool_mode=transaction`. What is then said at the beginning of a connection would be lost on the next one, or dropped at
 * once.
 */
export function isPooled(databaseUrl: string): boolean {
  return new URL(databaseUrl).searchParams.get('pool_mode') === 'transaction';
}

/**
 * How to connect so that each connection begins as it should. Behind a pool it is the login that has to begin so: see
 * docs/operations.md.
 */
export function beginning(databaseUrl: string, beginning: Beginning): Pick<pg.ClientConfig, 'connectionString' | 'options'> {
  const connectionString = databaseUrl;
  return isPooled(databaseUrl) ? { connectionString } : { connectionString, options: startupOptions(beginning) };
}

/** The same for all connections of a pool of ours. */
export function poolBeginning(databaseUrl: string, begins: Beginning): pg.PoolConfig {
  return isPooled(databaseUrl) ? { connectionString: databaseUrl, Client: NamelessClient } : beginning(databaseUrl, begins);
}

function startupOptions(beginning: Beginning): string {
  const settings = {
    role: beginning.role,
    search_path: beginning.searchPath,
    statement_timeout: beginning.statementTimeoutMs,
    lock_timeout: beginning.lockTimeoutMs,
    idle_in_transaction_session_timeout: beginning.idleInTransactionTimeoutMs,
  };
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `-c ${name}=${value}`).join(' ');
}

const { query } = pg.Client.prototype;

/** Each transaction may be on another connection, which has never heard of the statements that were named on the last one. */
class NamelessClient extends pg.Client {}
NamelessClient.prototype.query = function queryWithoutName(this: pg.Client, asked: unknown, ...rest: unknown[]): unknown {
  const isNamed = typeof asked === 'object' && asked !== null && 'name' in asked && !('submit' in asked);
  return Reflect.apply(query, this, [isNamed ? { ...asked, name: undefined } : asked, ...rest]);
} as typeof query;
