import type { Client } from 'pg';
import { migrationsList } from '../migrations/index.js';
import { areJobsUpToDate, bringJobsUpToDate } from '../services/jobs/schema/index.js';
import { assertUnchanged, recordChecksums } from './checksums.js';
import { connect } from './connect.js';
import { RELEASE_0_1, REPLACEMENTS } from './release-0.1.js';
import { StartError } from './start-error.js';

/** Any number; every server of one database must use the same. */
const MIGRATION_LOCK_KEY = 7_362_002;
const UNKNOWN_NAMES_SHOWN = 3;

/**
 * Brings the schema up to date as the owner of the tables, and returns the names of the migrations that it ran. When several
 * servers start at once, the first does the work and the others wait for its lock. Throws a StartError when the database
 * cannot be reached, or when this build does not know its state, or ran other content under the name of a migration.
 * @param tell hears what takes a while
 */
export async function migrate(ownerUrl: string, tell: (sentence: string) => void = () => undefined): Promise<string[]> {
  const lock = await connect(ownerUrl, 'permanentka migrations');
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK_KEY]);
    const done = await takeOver(lock, await namesOf(lock));
    await assertUnchanged(lock);
    const isDue = !migrationsList.every(({ name }) => done.has(name));
    if (isDue) tell(done.size === 0 ? 'Making the tables.' : 'Bringing the tables up to date.');
    const ran = isDue ? await runMigrations(ownerUrl) : [];
    await recordChecksums(lock);
    if (!(await areJobsUpToDate(lock))) await bringJobsUpToDate(ownerUrl, lock);
    return ran;
  } finally {
    await lock.end();
  }
}

async function namesOf(client: Client): Promise<Set<string>> {
  const table = await client.query<{ found: boolean }>(`select to_regclass('mikro_orm_migrations') is not null as found`);
  if (!table.rows[0]?.found) return new Set();
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations');
  return new Set(rows.map(({ name }) => name));
}

/** Counts the migrations of release 0.1 as those that replaced them, and refuses every other state that is unknown. */
async function takeOver(client: Client, done: Set<string>): Promise<Set<string>> {
  const known = new Set<string>(migrationsList.map(({ name }) => name));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length === 0) return done;
  const old = new Set<string>(RELEASE_0_1);
  if (!unknown.every((name) => old.has(name))) throw new StartError(newerThanBuild(unknown.filter((name) => !old.has(name))));
  if (unknown.length < old.size || done.size > old.size) throw new StartError(HALF_OLD);
  await client.query(
    `with gone as (delete from mikro_orm_migrations)
     insert into mikro_orm_migrations (name, executed_at) select name, now() from unnest($1::text[]) as name`,
    [REPLACEMENTS],
  );
  return new Set(REPLACEMENTS);
}

const HALF_OLD =
  'The database holds only a part of the migrations of release 0.1: start that release once, which finishes them, then this one.';

function newerThanBuild(names: readonly string[]): string {
  const shown = names.slice(0, UNKNOWN_NAMES_SHOWN).join(', ');
  const more = names.length > UNKNOWN_NAMES_SHOWN ? ` and ${names.length - UNKNOWN_NAMES_SHOWN} more` : '';
  const remedy = 'start the newer build, or restore a backup';
  return `The database is newer than this build, which does not know ${shown}${more}: ${remedy}.`;
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
