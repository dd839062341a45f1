import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ifThere } from '../../../src/boot/embedded-postgres/if-there.js';

/** What a run of the tests starts beside itself. */
type RunKind = 'postgres' | 'debian-postgres' | 'redis' | 'pgbouncer';

/** A temporary folder that carries the number of this process, so that a later run can tell when nobody needs it any more. */
export async function makeRunFolder(kind: RunKind): Promise<string> {
  return mkdtemp(join(tmpdir(), `permanentka-${kind}-${process.pid}-`));
}

/** The folders of that kind whose run was killed before it could clean up. Those of other users are theirs. */
export async function abandonedFolders(kind: RunKind): Promise<string[]> {
  const prefix = `permanentka-${kind}-`;
  const abandoned: string[] = [];
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    const found = await ifThere(stat(folder));
    if (found && found.uid === (process.getuid?.() ?? found.uid)) abandoned.push(folder);
  }
  return abandoned;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
