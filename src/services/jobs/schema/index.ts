import type { ClientBase } from 'pg';
import { JOBS_SCHEMA, QUEUES } from '../queues.js';

/** The schema version of the installed pg-boss. Raise it together with the package. */
export const JOBS_SCHEMA_VERSION = 43;

/**
 * Whether the tables of jobs have the schema version of the installed pg-boss, and all queues of this build.
 */
export async function areJobsUpToDate(owner: ClientBase): Promise<boolean> {
  const { rows } = await owner.query<{ found: boolean }>(`select to_regclass('${JOBS_SCHEMA}.version') is not null as found`);
  if (!rows[0]?.found) return false;
  const version = await owner.query<{ version: number }>(`select version from ${JOBS_SCHEMA}.version`);
  const queues = await owner.query<{ name: string }>(`select name from ${JOBS_SCHEMA}.queue`);
  const known = new Set(queues.rows.map(({ name }) => name));
  return version.rows[0]?.version === JOBS_SCHEMA_VERSION && QUEUES.every(({ name }) => known.has(name));
}

/**
 * Makes the tables of jobs and their queues as their owner, so that the server's roles cannot alter them. Grants are given
 * again each time, because a new version may bring new tables.
 */
export async function bringJobsUpToDate(ownerUrl: string, owner: ClientBase): Promise<void> {
  // Seldom needed, so a starting server does not load it.
  const { PgBoss } = await import('pg-boss');
  const faults: unknown[] = [];
  const boss = new PgBoss({ connectionString: ownerUrl, schema: JOBS_SCHEMA, max: 1, supervise: false, schedule: false });
  boss.on('error', (error) => faults.push(error));
  await boss.start();
  try {
    const version = await boss.schemaVersion();
    if (version !== JOBS_SCHEMA_VERSION)
      throw new Error(`pg-boss wants version ${version} of its tables: JOBS_SCHEMA_VERSION is out of date`);
    for (const { name, ...options } of QUEUES) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, withoutPolicy(options));
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (faults.length > 0) throw faults[0];
  await owner.query(GRANTS);
}

/** A queue keeps the policy that it was made with. */
function withoutPolicy({ policy: _kept, ...rest }: Omit<(typeof QUEUES)[number], 'name'>) {
  return rest;
}

const GRANTS = `
  do $$ begin create role permanentka_jobs nologin noinherit;
  exception when duplicate_object or unique_violation then null; end $$;
  do $$
  declare
    needed text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
  begin
    if not pg_has_role(session_user, 'permanentka_jobs', needed) then grant permanentka_jobs to session_user; end if;
  end $$;
  grant usage on schema ${JOBS_SCHEMA} to permanentka_jobs, permanentka_app;
  grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to permanentka_jobs;
  grant usage on all sequences in schema ${JOBS_SCHEMA} to permanentka_jobs;
  -- Whoever serves adds a job in the transaction that it belongs to, and reads none.
  grant insert, select (id) on ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.job_common to permanentka_app;
  grant select on ${JOBS_SCHEMA}.queue to permanentka_app;
`;
