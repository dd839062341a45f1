import { statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';

/** Names the files that the bundle was made of, and those that it consists of, each with its size and the time of its change. */
const NOTE = 'made-of.json';
/** The recipe, and the packages with it: their versions are in here. */
const RECIPE = ['scripts/start-bundle.js', 'tsconfig.json', 'package.json', 'package-lock.json'];

/**
 * Puts the sources of the server together into a few large files, unless those of an earlier start are still right. Loading them
 * is a second faster than transpiling hundreds of small ones one by one. Types are checked elsewhere.
 * @returns the file to start
 */
export async function startBundle(root) {
  const folder = join(root, 'dist', 'start');
  if (!(await isCurrent(root, folder))) await makeBundle(root, folder);
  return join(folder, 'main.js');
}

/** Where Node keeps the code that it has compiled. It lies beside the bundle: a user who can write there can change what runs. */
export const codeCache = (root) => join(root, 'dist', 'start', 'code');

async function isCurrent(root, folder) {
  try {
    const { inputs, outputs } = JSON.parse(await readFile(join(folder, NOTE), 'utf8'));
    return isAsNoted(root, inputs) && isAsNoted(folder, outputs);
  } catch (error) {
    // There is no note, or one that was cut off.
    if (error instanceof SyntaxError || error.code === 'ENOENT') return false;
    throw error;
  }
}

const isAsNoted = (folder, noted) => Object.entries(noted).every(([name, state]) => stateOf(join(folder, name)) === state);

function stateOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.size} ${found.mtimeMs}`;
}

const statesOf = (folder, names) => Object.fromEntries(names.map((name) => [name, stateOf(join(folder, name))]));

async function makeBundle(root, folder) {
  const { build, stop } = await import('esbuild');
  // Before they are read: a change from now on makes the bundle old.
  const recipe = statesOf(root, RECIPE);
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // TypeGraphQL and MikroORM take names from classes, and two classes of one name meet in one file here.
    keepNames: true,
    sourcemap: true,
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  await stop();
  await mkdir(folder, { recursive: true });
  // Node would keep the code of bundles that are gone.
  await rm(codeCache(root), { recursive: true, force: true });
  for (const { path, contents } of outputFiles) await writeWhole(path, contents);
  const names = outputFiles.map(({ path }) => basename(path));
  await removeOthers(folder, new Set(names));
  const inputs = { ...recipe, ...statesOf(root, Object.keys(metafile.inputs)) };
  await writeWhole(join(folder, NOTE), JSON.stringify({ inputs, outputs: statesOf(folder, names) }));
}

/** Several servers may start at once: a file appears whole or not at all. */
async function writeWhole(path, contents) {
  const written = await readFile(path).catch(() => undefined);
  if (written?.equals(Buffer.from(contents))) return;
  await writeFile(`${path}.${process.pid}`, contents);
  await rename(`${path}.${process.pid}`, path);
}

async function removeOthers(folder, current) {
  for (const name of await readdir(folder)) {
    if (!current.has(name) && /\.js(\.map)?$/.test(name)) await rm(join(folder, name), { force: true });
  }
}
