import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Node of this major version: the one that runs the tests, one on the PATH, or one in the usual folders. */
export function nodeOfMajor(major: number): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/bin', '/usr/bin'];
  const candidates = [process.execPath, ...folders.map((folder) => join(folder, 'node')).filter(existsSync)];
  const different = new Set(candidates.map((path) => realpathSync(path)));
  return [...different].find((path) => majorOf(path) === major);
}

function majorOf(path: string): number {
  return Number(/^v(\d+)\./.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))?.[1]);
}
