import { openDatabase } from '../boot/database.js';
import { readEnvFile } from '../boot/env-file.js';
import { sentenceFor } from '../boot/start-error.js';
import { readConfig } from '../config.js';

/** Unreachable, or refused: SQLSTATE classes 28 (login) and 3D (database). */
const UNUSABLE = /^(ECONN|EHOST|ENET|ENOTFOUND|ETIMEDOUT|EAI_|28|3D)/;
/** A table or the role that the migrations make is missing. */
const NOT_MIGRATED = new Set(['42P01', '22023']);

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (NOT_MIGRATED.has(code)) return 'The database has no tables yet: start the server once, which makes them.';
  if (UNUSABLE.test(code)) return `The database cannot be used: ${(error as Error).message || code}.`;
  return sentenceFor(error) ?? error;
}

/**
 * Runs a tool on the configured database. The exit code is 0 when the tool answers true, and 1 otherwise.
 */
export async function runTool(work: (databaseUrl: string) => Promise<boolean>): Promise<void> {
  try {
    readEnvFile(process.env);
    const { url, stop } = await openDatabase(readConfig(process.env));
    try {
      if (!(await work(url))) process.exitCode = 1;
    } finally {
      await stop();
    }
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
