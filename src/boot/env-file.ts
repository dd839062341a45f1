import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartError } from './start-error.js';

const USUAL = '.env';

/**
 * Adds settings from the file `.env` of the current folder, or from the one that ENV_FILE names; `off` adds none. A setting of
 * the environment wins over the file, unless it is empty. Throws a StartError when a file cannot be read that is there or was
 * named.
 */
export function readEnvFile(env: NodeJS.ProcessEnv): void {
  const named = env.ENV_FILE?.trim();
  if (named === 'off') return;
  const file = named || USUAL;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (!named && code === 'ENOENT') return;
    throw new StartError(`The settings in "${file}" cannot be read (${code}): mend the file, or name another one with ENV_FILE.`);
  }
  for (const [name, value] of Object.entries(parseEnv(text))) if (!env[name]?.trim()) env[name] = value;
}
