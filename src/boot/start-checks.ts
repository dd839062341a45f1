import type { Client } from 'pg';
import { isPooled, JOBS_ROLE, SERVING_ROLE, SIGN_IN_ROLE } from '../postgres/connections.js';
import { connect, HIDDEN_POOLER } from './connect.js';
import { StartError } from './start-error.js';

/**
 * Refuses to serve with a login that row-level security does not bind. Such a login would show the rows of one organisation to
 * another, and nothing else would look wrong.
 */
export async function assertRowSecurityBinds(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl, 'permanentka start check', { role: SERVING_ROLE });
  try {
    await assertNoHiddenPooler(client, databaseUrl);
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

/** Refuses to start when sign-in would see the tables of the organisations, or would not see its own. */
export async function assertSignInIsApart(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl, 'permanentka start check', { role: SIGN_IN_ROLE, searchPath: 'auth' });
  try {
    await assertNoHiddenPooler(client, databaseUrl);
    const { rows } = await client.query<{ login: string; path: string }>(
      `select current_user as login, current_setting('search_path') as path`,
    );
    const [found] = rows;
    if (found?.login === SIGN_IN_ROLE && found.path === 'auth') return;
    throw new StartError(
      `Sign-in works as "${found?.login}" in the schema "${found?.path}", and not as "${SIGN_IN_ROLE}" in "auth": ` +
        'see docs/operations.md.',
    );
  } finally {
    await client.end();
  }
}

/** Refuses to start when the jobs would see the tables of the organisations, or would not see their own. */
export async function assertJobsAreApart(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl, 'permanentka start check', { role: JOBS_ROLE });
  try {
    await assertNoHiddenPooler(client, databaseUrl);
    const { rows } = await client.query<{ login: string }>('select current_user as login');
    const [found] = rows;
    if (found?.login === JOBS_ROLE) return;
    throw new StartError(`Jobs are done as "${found?.login}", and not as "${JOBS_ROLE}": see docs/operations.md.`);
  } finally {
    await client.end();
  }
}

/**
 * A pooler in transaction mode drops the role that a connection begins with, or keeps our settings for its next user. It
 * shows in the process number that a connection is given for cancelling: without a pooler it is that of its server process.
 */
async function assertNoHiddenPooler(client: Client, databaseUrl: string): Promise<void> {
  if (isPooled(databaseUrl)) return;
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  if (rows[0]?.pid === Reflect.get(client, 'processID')) return;
  throw new StartError(`${HIDDEN_POOLER}: see docs/operations.md.`);
}
