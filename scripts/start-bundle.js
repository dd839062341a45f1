import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

/** Names the bundle, the files that it was made of, and those that it consists of, each with its size and moment of change. */
const NOTE = 'made-of.json';
/** The recipe, and the packages with it: their versions are in here. */
const RECIPE = ['scripts/start-bundle.js', 'tsconfig.json', 'package.json', 'package-lock.json'];
/** A server that runs loads parts of its bundle later, so the bundles before this one are kept for a while. */
const BUNDLES_KEPT = 5;
/** The clock of the file system may be that much behind. */
const CLOCK_MARGIN_MS = 20;

/**
 * Puts the sources of the server together into a few large files, unless those of an earlier start are still right. Loading them
 * is a second faster than transpiling hundreds of small ones one by one. Types are checked elsewhere.
 * @returns the file to start
 */
export async function startBundle(root) {
  const folder = join(root, 'dist', 'start');
  return join((await currentBundle(root, folder)) ?? (await makeBundle(root, folder)), 'main.js');
}

/** Where Node keeps the code that it has compiled. It lies in the bundle: a user who can write there can change what runs. */
export const codeCache = (main) => join(dirname(main), 'code');

async function currentBundle(root, folder) {
  try {
    const { name, inputs, outputs } = JSON.parse(await readFile(join(folder, NOTE), 'utf8'));
    const bundle = join(folder, name);
    return isAsNoted(root, inputs) && isAsNoted(bundle, outputs) ? bundle : undefined;
  } catch (error) {
    // There is no note, or one that was cut off or is of an older recipe.
    if (error instanceof SyntaxError || error instanceof TypeError || error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const isAsNoted = (folder, noted) => Object.entries(noted).every(([name, state]) => stateOf(join(folder, name)) === state);

function stateOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.size} ${found.mtimeMs}` : 'none';
}

const statesOf = (folder, names) => Object.fromEntries(names.map((name) => [name, stateOf(join(folder, name))]));

/** The states of files that were read. One that has changed since then gets none that it can have, so the bundle is old. */
function statesAtReading(root, names, begunMs) {
  const state = (name) => {
    const changedMs = statSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    return changedMs >= begunMs - CLOCK_MARGIN_MS ? 'changed' : stateOf(join(root, name));
  };
  return Object.fromEntries(names.map((name) => [name, state(name)]));
}

async function makeBundle(root, folder) {
  const { build, stop } = await import('esbuild');
  const begunMs = Date.now();
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
  const files = outputFiles.map(({ path, contents }) => ({ name: basename(path), contents }));
  const name = nameOf(files);
  const bundle = join(folder, name);
  await mkdir(bundle, { recursive: true });
  for (const { name, contents } of files) await writeWhole(join(bundle, name), contents);
  const inputs = statesAtReading(root, [...RECIPE, ...Object.keys(metafile.inputs)], begunMs);
  const outputs = statesOf(
    bundle,
    files.map((file) => file.name),
  );
  try {
    await writeWhole(join(folder, NOTE), JSON.stringify({ name, inputs, outputs }));
    await removeOld(folder, name);
  } catch (error) {
    // The bundle is there already, in a folder that may not be written to: then each start makes it anew.
    if (!['EROFS', 'EACCES', 'EPERM'].includes(error.code)) throw error;
  }
  return bundle;
}

/** A bundle with other contents has another folder. */
function nameOf(files) {
  const hash = createHash('sha256');
  for (const { name, contents } of files) hash.update(`${name} ${contents.length} `).update(contents);
  return hash.digest('hex').slice(0, 16);
}

/** Several servers may start at once: a file appears whole or not at all. */
async function writeWhole(path, contents) {
  const written = await readFile(path).catch(() => undefined);
  if (written?.equals(Buffer.from(contents))) return;
  await writeFile(`${path}.${process.pid}`, contents);
  await rename(`${path}.${process.pid}`, path);
}

async function removeOld(folder, current) {
  const others = (await readdir(folder)).filter((name) => name !== NOTE && name !== current);
  const dated = await Promise.all(others.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const old = dated.toSorted((one, other) => other.at - one.at).slice(BUNDLES_KEPT - 1);
  // Another server may be putting compiled code there.
  for (const { name } of old) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
}
