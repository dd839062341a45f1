import { Client } from 'pg';
import type { Config } from '../config.js';
import { migrationsList } from '../migrations/index.js';
import { type Beginning, beginning, isPooled, JOBS_ROLE, SERVING_ROLE, SIGN_IN_ROLE } from '../postgres/connections.js';
import { areJobsUpToDate, bringJobsUpToDate } from '../services/jobs/schema.js';
import { runningEmbeddedUrl, startEmbeddedPostgres } from './embedded-postgres/index.js';
import { StartError } from './start-error.js';

/** Any number; every server of one database must use the same. */
const MIGRATION_LOCK_KEY = 7_362_002;
const CONNECT_TIMEOUT_MS = 10_000;
const HIDDEN_POOL = 'A connection pool stands before the database, which the address has to tell with "?pool_mode=transaction"';

/**
 * Brings the schema up to date as the owner of the tables. Several servers may start at once: the first does the work,
 * the others wait for its lock. Returns the names of the migrations it ran. Throws a StartError if the database cannot be reached.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const lock = await connect(ownerUrl, 'permanentka migrations');
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK_KEY]);
    const ran = (await isUpToDate(lock)) ? [] : await runMigrations(ownerUrl);
    if (!(await areJobsUpToDate(lock))) await bringJobsUpToDate(ownerUrl, lock);
    return ran;
  } finally {
    await lock.end();
  }
}

async function runMigrations(ownerUrl: string): Promise<string[]> {
  const [{ MikroORM }, { Migrator }] = await Promise.all([import('@mikro-orm/postgresql'), import('@mikro-orm/migrations')]);
  const orm = new MikroORM({
    clientUrl: ownerUrl,
    // Migrations are SQL and know no entity.
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    ensureDatabase: false,
    extensions: [Migrator],
    migrations: { migrationsList, snapshot: false, transactional: true, allOrNothing: true, silent: true },
  });
  try {
    return (await orm.migrator.up()).map(({ name }) => name);
  } finally {
    await orm.close();
  }
}

/**
 * Refuses to serve through a connection that row-level security would not bind: a slip here would show one organisation's
 * rows to another, and nothing else would look wrong.
 */
export async function assertRowSecurityBinds(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl, 'permanentka start check', { role: SERVING_ROLE });
  try {
    await assertNoHiddenPool(client, databaseUrl);
    const { rows } = await client.query<{ login: string; escapes: string | null }>(`
      select current_user as login, case
        when rolsuper then 'is a superuser'
        when rolbypassrls then 'has BYPASSRLS'
        when exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                     and pg_has_role(current_user, relowner, 'usage')) then 'owns tables'
        when exists (select 1 from pg_class join pg_attribute on attrelid = pg_class.oid
                     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attname = 'organisation_id'
                     and relname <> 'organisation_directory' and not (relrowsecurity and relforcerowsecurity))
          then 'finds a table of the organisations without forced row-level security'
        when current_user <> '${SERVING_ROLE}' then 'is not "${SERVING_ROLE}"'
        when not pg_has_role(session_user, 'permanentka_maintenance', 'member') then 'may not work as "permanentka_maintenance"'
        end as escapes
      from pg_roles where rolname = current_user`);
    const found = rows[0];
    if (!found || found.escapes !== null) {
      const what = found ? `"${found.login}" ${found.escapes}` : 'is unknown to the database';
      throw new StartError(`The role the server works as ${what}, so row-level security would not hold: see docs/operations.md.`);
    }
  } finally {
    await client.end();
  }
}

/** Refuses to sign people in through a connection that would see the tables of the organisations, or not those of sign-in. */
export async function assertSignInIsApart(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl, 'permanentka start check', { role: SIGN_IN_ROLE, searchPath: 'auth' });
  try {
    await assertNoHiddenPool(client, databaseUrl);
    const { rows } = await client.query<{ login: string; path: string }>(
      `select current_user as login, current_setting('search_path') as path`,
    );
    const [found] = rows;
    if (found?.login === SIGN_IN_ROLE && found.path === 'auth') return;
    throw new StartError(
      `Sign-in works as "${found?.login}" in the schema "${found?.path}", and not as "${SIGN_IN_ROLE}" in "auth": see docs/operations.md.`,
    );
  } finally {
    await client.end();
  }
}

/** Refuses to do jobs through a connection that would see the tables of the organisations, or not those of the jobs. */
export async function assertJobsAreApart(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl, 'permanentka start check', { role: JOBS_ROLE });
  try {
    await assertNoHiddenPool(client, databaseUrl);
    const { rows } = await client.query<{ login: string }>('select current_user as login');
    const [found] = rows;
    if (found?.login === JOBS_ROLE) return;
    throw new StartError(`Jobs are done as "${found?.login}", and not as "${JOBS_ROLE}": see docs/operations.md.`);
  } finally {
    await client.end();
  }
}

/**
 * A pool that lends connections for one transaction drops the role that we begin with, or keeps what we say for whoever comes next. The
 * number that a connection was given for cancelling is that of its server process, unless somebody stands between.
 */
async function assertNoHiddenPool(client: Client, databaseUrl: string): Promise<void> {
  if (isPooled(databaseUrl)) return;
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  if (rows[0]?.pid === Reflect.get(client, 'processID')) return;
  throw new StartError(`${HIDDEN_POOL}: see docs/operations.md.`);
}

/**
 * The database that the settings name, for a tool that looks at it: an outside one, the one of the running server, or the embedded
 * one started for the length of the look.
 */
export async function openDatabase(config: Config): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = config.databaseUrl ?? (await runningEmbeddedUrl(config.dataDir));
  if (url) return { url, stop: () => Promise.resolve() };
  const { url: startedUrl, stop } = await startEmbeddedPostgres({ dataDir: config.dataDir });
  return { url: startedUrl, stop };
}

async function isUpToDate(client: Client): Promise<boolean> {
  const table = await client.query<{ found: boolean }>(`select to_regclass('mikro_orm_migrations') is not null as found`);
  if (!table.rows[0]?.found) return false;
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations');
  const done = new Set(rows.map((row) => row.name));
  return migrationsList.every(({ name }) => done.has(name));
}

async function connect(url: string, applicationName: string, begins?: Beginning): Promise<Client> {
  const client = new Client({
    ...(begins ? beginning(url, begins) : { connectionString: url }),
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A lost connection also rejects the query that waits for it, which is where it is dealt with.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const said = error instanceof Error ? error.message || String(Reflect.get(error, 'code')) : String(error);
    const reason = said.includes('unsupported startup parameter') ? `${said}. ${HIDDEN_POOL}: see docs/operations.md` : said;
    throw new StartError(`The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}
