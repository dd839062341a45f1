import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * Builds client/dist from client/src, unless that is up to date. The tests, the demo and the examples import the package as it
 * is published, so whatever starts them runs this first, and so does `npm ci`. Types are checked by `npm run check`, which lets
 * a build take a second.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const client = join(root, 'client');
const dist = join(client, 'dist');
const stamp = join(dist, 'inputs.sha256');

const inputs = await hashOfInputs();
if ((await readFile(stamp, 'utf8').catch(() => '')) !== inputs) await build();

/** Changes with everything that the build depends on, the compiler included. */
async function hashOfInputs() {
  const sources = (await readdir(join(client, 'src'), { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const files = [
    'tsconfig.json',
    'client/tsconfig.json',
    'package-lock.json',
    ...sources.map((name) => join('client/src', name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

async function build() {
  const compiler = compilerPath();
  if (compiler === undefined) {
    console.warn('client/dist is not built: TypeScript comes with the development dependencies, which are not installed.');
    return;
  }
  const fresh = await mkdtemp(join(client, 'dist-'));
  try {
    execFileSync(process.execPath, [compiler, '--project', client, '--noCheck', '--outDir', fresh], { stdio: 'inherit' });
    const names = (await readdir(fresh, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(fresh.length + 1));
    // Another process may import the package just now: each file appears whole, and the stamp comes last.
    for (const name of names) {
      await mkdir(dirname(join(dist, name)), { recursive: true });
      await rename(join(fresh, name), join(dist, name));
    }
    await removeOthers(new Set(names));
    await writeFile(stamp, inputs);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function compilerPath() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return undefined;
  }
}

/** A file whose source is gone could still be imported here, and would be missed only by those who install the package. */
async function removeOthers(current) {
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name).slice(dist.length + 1);
    if (entry.isFile() && !current.has(name)) await rm(join(dist, name), { force: true });
  }
}
