import type { Config } from '../config.js';
import { migrate } from './migrate.js';
import { assertJobsAreApart, assertRowSecurityBinds, assertSignInIsApart } from './start-checks.js';
import { startWarnings } from './start-warnings.js';

/** Migrates the database and checks the logins to it. Throws a StartError of the first of these that fails. */
export async function readyDatabase(config: Config, databaseUrl: string, tell: (sentence: string) => void): Promise<void> {
  await migrate(config.migrationDatabaseUrl ?? databaseUrl, tell);
  // Each has a connection of its own, so together they take as long as one.
  const checks = await Promise.allSettled([
    assertRowSecurityBinds(databaseUrl),
    assertSignInIsApart(config.signInDatabaseUrl ?? databaseUrl),
    assertJobsAreApart(config.jobsDatabaseUrl ?? databaseUrl),
    startWarnings(databaseUrl),
  ]);
  for (const check of checks) if (check.status === 'rejected') throw check.reason;
  const warnings = checks[3].status === 'fulfilled' ? checks[3].value : [];
  for (const sentence of warnings) console.error(sentence);
}

export { zoneWarning } from './start-warnings.js';
