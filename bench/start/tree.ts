import { cp, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const KEPT = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'scripts', 'src', 'client/package.json', 'client/dist'],
  // The pages, which the installation has built.
  ...['web', 'dist/web'],
];

/** A copy of this project as it is after its installation: nothing was started in it yet. The packages are those of this one. */
export async function installedTree(): Promise<{ root: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(await realpath(tmpdir()), 'permanentka-bench-tree-'));
  for (const name of KEPT) await cp(resolve(name), join(root, name), { recursive: true });
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
