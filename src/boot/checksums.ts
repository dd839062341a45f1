import { createHash } from 'node:crypto';
import type { Migration } from '@mikro-orm/migrations';
import type { Client } from 'pg';
import { migrationsList } from '../migrations/index.js';
import { StartError } from './start-error.js';

interface Listed {
  readonly class: new (...args: never) => Migration;
}

/**
 * The checksum of a migration: that of the SQL that it runs, with any white space as one space. The code around the SQL may
 * change, as long as it makes the same statements.
 */
export function checksumOf({ class: Migrating }: Listed): string {
  // The statements are collected without a database.
  const migration = Reflect.construct(Migrating, []) as Migration;
  void migration.up();
  const hash = createHash('sha256');
  for (const statement of migration.getQueries()) {
    if (typeof statement !== 'string') throw new Error('A migration adds its SQL as text, so that it has a checksum');
    hash.update(`${statement.trim().replace(/\s+/g, ' ')};`);
  }
  return hash.digest('hex');
}

/** Refuses a database on which a migration ran with another content than this build has. */
export async function assertUnchanged(client: Client): Promise<void> {
  if (!(await hasChecksums(client))) return;
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from mikro_orm_migrations where checksum is not null',
  );
  const recorded = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const changed = migrationsList.filter(
    (listed) => recorded.has(listed.name) && recorded.get(listed.name) !== checksumOf(listed),
  );
  if (changed.length > 0) throw new StartError(changedSince(changed.map(({ name }) => name)));
}

/** Records the checksums of migrations that have none: those that ran just now, or by a release before 0.3. */
export async function recordChecksums(client: Client): Promise<void> {
  if (!(await hasChecksums(client))) await client.query('alter table mikro_orm_migrations add column checksum text');
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations where checksum is null');
  const missing = new Set(rows.map(({ name }) => name));
  const known = migrationsList.filter(({ name }) => missing.has(name));
  if (known.length === 0) return;
  await client.query(
    `update mikro_orm_migrations m set checksum = known.checksum
     from unnest($1::text[], $2::text[]) as known(name, checksum) where m.name = known.name and m.checksum is null`,
    [known.map(({ name }) => name), known.map(checksumOf)],
  );
}

async function hasChecksums(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `select from pg_attribute where attrelid = to_regclass('mikro_orm_migrations') and attname = 'checksum' and not attisdropped`,
  );
  return rows.length > 0;
}

function changedSince(names: readonly string[]): string {
  const which = names.length === 1 ? `migration ${names[0]}` : `migrations ${names.join(', ')}`;
  const remedy = 'start the build that migrated it, or restore a backup';
  return `The ${which} ran on this database with another content than this build has: ${remedy}.`;
}
