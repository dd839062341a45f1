import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isFresh, STAMP, stampOf } from './freshness.js';

/**
 * Builds the pages into dist/web, unless those there are of the same sources; `--force` builds anyway. A server may serve the
 * folder meanwhile: files with a hash in their names come first, index.html comes last and whole, and the files of the build
 * before stay for the pages that are open.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'dist/web');
const COMPRESSED = new Set(['.js', '.css', '.html', '.svg']);
/** In the folder of the build: the names of its assets. */
const LIST = 'assets.json';

if (process.argv.includes('--force') || !isFresh(root)) await build();

async function build() {
  const vite = await loadVite();
  if (vite === undefined) {
    console.warn('dist/web is not built: Vite comes with the development dependencies, which are not installed.');
    return;
  }
  const stamp = stampOf(root);
  const fresh = `${target}-${process.pid}`;
  try {
    await vite.build({ root: join(root, 'web'), logLevel: 'warn', build: { outDir: fresh, emptyOutDir: false } });
    const files = (await readdir(fresh, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(fresh.length + 1));
    const compressed = await Promise.all(files.map((file) => compress(fresh, file)));
    await publish(fresh, [...files, ...compressed.flat()], stamp);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function loadVite() {
  try {
    return await import('vite');
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** The server sends these copies, so no request waits for a compression. */
async function compress(folder, file) {
  if (!COMPRESSED.has(extname(file))) return [];
  const text = await readFile(join(folder, file));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(text, { params }));
  await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }));
  return [`${file}.br`, `${file}.gz`];
}

async function publish(fresh, files, stamp) {
  const isDocument = (file) => file.startsWith('index.html');
  const before = JSON.parse(await readFile(join(target, LIST), 'utf8').catch(() => '[]'));
  for (const file of [...files.filter((name) => !isDocument(name)), ...files.filter(isDocument)]) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await rename(join(fresh, file), join(target, file));
  }
  const kept = new Set([...files, ...before, LIST, STAMP]);
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name).slice(target.length + 1);
    if (entry.isFile() && !kept.has(name)) await rm(join(target, name), { force: true });
  }
  await writeFile(join(target, LIST), JSON.stringify(files));
  await writeFile(join(target, STAMP), stamp);
}
