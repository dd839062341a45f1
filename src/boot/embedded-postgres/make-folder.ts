import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ifThere } from './if-there.js';

/**
 * Makes a folder and those above it, as far as they are missing. Node's own recursive mkdir tries for ever where a file
 * system says ENOENT of a new folder in one that exists, as /proc does.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || (await ifThere(stat(dirname(path)))) !== undefined) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}
