import { spawn } from 'node:child_process';
import { StartError } from '../start-error.js';
import type { SystemUser } from './system-user.js';

/** The only variables that PostgreSQL's programs inherit. PG… variables and locales would change what they do. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].map((name) => [name, process.env[name]] as const);
  return { ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)), LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a program to its end. Throws a StartError with its last output if it fails. */
export async function runProgram(program: string, args: readonly string[], user: SystemUser | undefined): Promise<void> {
  const child = spawn(program, args, { ...user, cwd: '/', env: programEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new StartError(`PostgreSQL's ${program} failed with code ${code}: ${lastWords.trim()}`);
}
