import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Before anything is loaded: the first start sets up a database, which takes seconds.
console.log('Permanentka is starting.');
const { build } = await import('esbuild');

/**
 * Starts the server from its TypeScript sources. Putting them together takes a tenth of a second each time, and loading a few
 * large files is a second faster than transpiling two hundred small ones one by one. Types are checked elsewhere.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist', 'start');

const { outputFiles } = await build({
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
  write: false,
  logLevel: 'error',
});

// Several servers may start at once: a file appears whole or not at all.
await mkdir(folder, { recursive: true });
for (const { path, contents } of outputFiles) {
  const written = await readFile(path).catch(() => undefined);
  if (written?.equals(contents)) continue;
  await writeFile(`${path}.${process.pid}`, contents);
  await rename(`${path}.${process.pid}`, path);
}
const current = new Set(outputFiles.map(({ path }) => basename(path)));
for (const name of await readdir(folder)) {
  if (!current.has(name) && /\.js(\.map)?$/.test(name)) await rm(join(folder, name), { force: true });
}

process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(folder, 'main.js')).href);
