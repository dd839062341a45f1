import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** The facts that a running PostgreSQL writes into its data folder. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** Reads postmaster.pid; undefined if there is none or it is still being written. */
export async function readPostmasterFile(clusterFolder: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7] === 'ready' };
}

/**
 * Whether the process with that number is the PostgreSQL of this folder. After a restart of the machine or container, an
 * unrelated process may have the number of an old file.
 */
export async function runsInFolder(pid: number, clusterFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  // PostgreSQL works in its data folder. If we may not read the working folder, we assume that it is.
  return readlink(`/proc/${pid}/cwd`).then(
    (folder) => folder === clusterFolder,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
