import { migrate } from '../../src/boot/migrate.js';
import type { BenchPostgres } from '../postgres.js';
import { loadGround } from './ground.js';
import type { Scenario } from './scenario.js';

/** Makes a database, migrated and filled. */
export async function makeGround(postgres: BenchPostgres, scenario: Scenario, name = 'bench_ours'): Promise<string> {
  const url = await postgres.createDatabase(name);
  await migrate(url);
  await loadGround(url, scenario);
  return url;
}
