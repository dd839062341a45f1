import type { Config } from '../config.js';
import { runningEmbeddedUrl, startEmbeddedPostgres } from './embedded-postgres/index.js';

/**
 * The configured database, for a command-line tool. Without DATABASE_URL it is the embedded one: that of the running server,
 * or one that runs as long as the tool.
 */
export async function openDatabase(config: Config): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = config.databaseUrl ?? (await runningEmbeddedUrl(config.dataDir));
  if (url) return { url, stop: () => Promise.resolve() };
  const { url: startedUrl, stop } = await startEmbeddedPostgres({ dataDir: config.dataDir });
  return { url: startedUrl, stop };
}
