import { defineConfig, type Options } from '@mikro-orm/postgresql';
import * as entities from './src/entities/index.js';
import { migrationsList } from './src/migrations/index.js';
import { beginning, SERVING_ROLE } from './src/postgres/connections.js';

const migrations = { migrationsList, snapshot: false, transactional: true, allOrNothing: true };

/** What the running server uses. The tenant is set per transaction with `em.setSessionContext`. */
export function ormOptions(databaseUrl: string, poolSize = 10): Options {
  return {
    ...ownerOptions(databaseUrl),
    driverOptions: { ...beginning(databaseUrl, { role: SERVING_ROLE }), application_name: 'permanentka' },
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
  };
}

/** What migrations use: the owner of the tables, without the serving role. */
export function ownerOptions(databaseUrl: string): Options {
  return defineConfig({
    clientUrl: databaseUrl,
    entities: Object.values(entities).filter((entity) => typeof entity === 'function'),
    // Reading one relation of each of 50 rows is one statement, not 50.
    dataloader: true,
    sessionContext: 'transaction',
    forceUtcTimezone: true,
    ensureDatabase: false,
    migrations,
  });
}

/** For `npx mikro-orm migration:…`. */
export default async (): Promise<Options> => {
  const { Migrator } = await import('@mikro-orm/migrations');
  const databaseUrl = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error('Set DATABASE_URL to the database to migrate.');
  return { ...ownerOptions(databaseUrl), extensions: [Migrator] };
};
