import { randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error.js';
import type { Binaries } from './binaries.js';
import { ifThere } from './if-there.js';
import { makeFolder } from './make-folder.js';
import { runProgram } from './run-program.js';
import { canReach, type SystemUser, UNREACHABLE_FALLBACK } from './system-user.js';

const UNFINISHED = 'postgres-new-';
const UNFINISHED_IS_OLD_MS = 10 * 60_000;
const Secrets = z.object({ password: z.string().min(16) });

export interface Cluster {
  /** The real folder, behind any symbolic link. */
  readonly folder: string;
  readonly password: string;
}

export function clusterFolderOf(dataDir: string): string {
  return join(resolve(dataDir), 'postgres');
}

export interface OpenOptions {
  user: SystemUser | undefined;
  /** `false` skips the syncs, for tests. */
  durable: boolean;
  /** Hears what takes a while. */
  tell: (sentence: string) => void;
  /** Called when the program that makes the cluster was launched. */
  onUnderWay: () => void;
}

/** Opens the cluster in the data folder, making it first if there is none. */
export async function openCluster(dataDir: string, binaries: Binaries, options: OpenOptions): Promise<Cluster> {
  await makeFolder(dataDir);
  const entrance = clusterFolderOf(dataDir);
  const found = await ifThere(lstat(entrance));
  if (!found) {
    options.tell(`Making a database in ${dataDir}. This happens once and takes some seconds.`);
    await makeCluster(entrance, binaries, options);
  }
  return readCluster(dataDir);
}

/** Reads the cluster of a data folder. Throws a StartError if the cluster is not one of ours. */
export async function readCluster(dataDir: string): Promise<Cluster> {
  const entrance = clusterFolderOf(dataDir);
  const folder = await realpath(entrance).catch((error: unknown) => {
    throw new StartError(`"${entrance}" leads to a folder that is gone: bring it back, or delete the link to begin anew.`, {
      cause: error,
    });
  });
  const text = await readFile(join(folder, 'permanentka.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new StartError(`"${entrance}" is not a database of Permanentka: choose another folder with DATA_DIR.`, {
      cause: error,
    });
  });
  return { folder, password: Secrets.parse(JSON.parse(text)).password };
}

/** Deletes a data folder, and its cluster when that lies elsewhere. No PostgreSQL may run on it. */
export async function removeEmbeddedData(dataDir: string): Promise<void> {
  const cluster = await ifThere(realpath(clusterFolderOf(dataDir)));
  if (cluster?.startsWith(`${UNREACHABLE_FALLBACK}/`)) await rm(dirname(cluster), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/**
 * initdb can be interrupted half way. So it works in a folder beside, and a rename puts the finished cluster in place.
 */
async function makeCluster(entrance: string, binaries: Binaries, { user, durable, onUnderWay }: OpenOptions): Promise<void> {
  const parent = await parentWithinReach(dirname(entrance), user);
  await removeUnfinished(parent);
  const unfinished = join(parent, UNFINISHED + randomBytes(6).toString('hex'));
  const passwordFile = `${unfinished}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) await Promise.all([unfinished, passwordFile].map((path) => chown(path, user.uid, user.gid)));
    const flags = [
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--auth=scram-sha-256',
    ];
    if (!durable) flags.push('--no-sync');
    const making = runProgram(
      binaries.initdb,
      [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, '--username=postgres', ...flags],
      user,
    );
    onUnderWay();
    await making;
    const secrets = join(unfinished, 'permanentka.json');
    await writeFile(secrets, JSON.stringify({ password }), { mode: 0o600 });
    if (user) await chown(secrets, user.uid, user.gid);
    await moveInto(unfinished, join(parent, 'postgres'));
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
  if (parent !== dirname(entrance)) await symlink(join(parent, 'postgres'), entrance);
}

async function moveInto(unfinished: string, folder: string): Promise<void> {
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another server started at the same moment and was first. We use its cluster.
    if (!(await ifThere(stat(folder)))) throw error;
  }
}

async function parentWithinReach(dataDir: string, user: SystemUser | undefined): Promise<string> {
  if (!user || (await canReach(dataDir, user))) return dataDir;
  await mkdir(UNREACHABLE_FALLBACK, { recursive: true });
  await chmod(UNREACHABLE_FALLBACK, 0o755);
  const parent = join(UNREACHABLE_FALLBACK, `data-${randomBytes(6).toString('hex')}`);
  await mkdir(parent);
  await chmod(parent, 0o755);
  return parent;
}

async function removeUnfinished(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const path = join(parent, name);
    const age = await ifThere(stat(path));
    if (age && Date.now() - age.mtimeMs > UNFINISHED_IS_OLD_MS) await rm(path, { recursive: true, force: true });
  }
}
