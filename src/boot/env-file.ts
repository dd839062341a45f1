import { loadEnvFile } from 'node:process';
import { StartError } from './start-error.js';

const USUAL = '.env';

/**
 * Reads settings from the file `.env` of the current folder, or from the one that ENV_FILE names; `off` reads none. A setting of
 * the environment wins over the file. Throws a StartError when a file cannot be read that is there or was named.
 */
export function readEnvFile(env: NodeJS.ProcessEnv): void {
  const named = env.ENV_FILE?.trim();
  if (named === 'off') return;
  const file = named || USUAL;
  try {
    loadEnvFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (!named && code === 'ENOENT') return;
    throw new StartError(`The settings in "${file}" cannot be read (${code}): mend the file, or name another one with ENV_FILE.`);
  }
}
