import { migrate } from '../../src/boot/migrate.js';
import type { BenchPostgres } from '../postgres.js';
import { loadGround } from './ground.js';
import type { Scenario } from './scenario.js';

/** Makes the database of our side, migrated and filled. */
export async function makeGround(postgres: BenchPostgres, scenario: Scenario): Promise<string> {
  const url = await postgres.createDatabase('bench_ours');
  await migrate(url);
  await loadGround(url, scenario);
  return url;
}
