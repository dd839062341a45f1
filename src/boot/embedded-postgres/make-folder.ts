import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ifThere } from './if-there.js';

/**
 * Makes a folder and its missing parents. Node's own recursive mkdir never ends on a file system that answers ENOENT for a
 * new folder in an existing one, as /proc does.
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
