import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from '../start-error.js';
import { ifThere } from './if-there.js';

/** The folder of a server run by root for files that another user must reach, when its own folder is closed. */
export const UNREACHABLE_FALLBACK = '/var/lib/permanentka';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user to run PostgreSQL as; undefined for the server's own. PostgreSQL refuses to run as root, so root runs it as the
 * owner of the data, or else as "postgres" or "nobody".
 */
export async function userForPostgres(clusterFolder: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await ifThere(stat(clusterFolder));
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find(([login]) => login === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new StartError(
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody": ' +
      'start the server as another user, or set DATABASE_URL.',
  );
}

/** Whether the user may go through every folder above and read (and run or enter) the path itself. */
export async function canReach(path: string, user: SystemUser): Promise<boolean> {
  let current = await realpath(path);
  if (!(await permits(current, user, 0o5))) return false;
  while (current !== dirname(current)) {
    current = dirname(current);
    if (!(await permits(current, user, 0o1))) return false;
  }
  return true;
}

async function permits(path: string, user: SystemUser, wanted: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
  return (bits & wanted) === wanted;
}
