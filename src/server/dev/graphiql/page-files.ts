import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** What the bundle is made of, besides the packages, whose versions are in the lock file. Built anew when one of them changes. */
const RECIPE = '1';
const SOURCES = ['graphiql/src', 'package-lock.json'];
const PACKAGE = 'graphiql/package.json';
const FOLDERS_KEPT = 3;

/** The workers keep their names: the page finds them beside itself. */
const ENTRIES = {
  main: 'src/main.tsx',
  'editor-worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json-worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql-worker': 'monaco-graphql/esm/graphql.worker.js',
};

/** The files of the page, in a folder that is named after what they were made of. */
export interface PageFiles {
  readonly name: string;
  readonly folder: string;
  readonly files: ReadonlySet<string>;
}

/** Why the page cannot be built here, for the person who asked for it. */
export class NotBuilt extends Error {
  override readonly name = 'NotBuilt';
}

/** The bundle of an earlier server, or a new one. Takes about two seconds where it is new. */
export async function pageFiles(): Promise<PageFiles> {
  const root = projectRoot();
  const name = await nameOf(root);
  const parent = join(root, 'dist', 'graphiql');
  const folder = join(parent, name);
  if (!existsSync(folder)) {
    await build(root, folder);
    await removeOld(parent, name);
  }
  return { name, folder, files: new Set(await readdir(folder)) };
}

/** A server that started before may still show the page of then. */
async function removeOld(folder: string, current: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => name !== current);
  const dated = await Promise.all(others.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const old = dated.toSorted((one, other) => other.at - one.at).slice(FOLDERS_KEPT - 1);
  for (const { name } of old) await rm(join(folder, name), { recursive: true, force: true });
}

/** The folder above this file that has the page. A compiled server and its bundle lie at other depths than the sources. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, PACKAGE))) {
    const above = dirname(folder);
    if (above === folder) throw new NotBuilt('The sources of GraphiQL are not here: they lie in the folder `graphiql`.');
    folder = above;
  }
  return folder;
}

async function nameOf(root: string): Promise<string> {
  const [sources = '', lock = ''] = SOURCES;
  const names = (await readdir(join(root, sources))).toSorted().map((file) => join(sources, file));
  const hash = createHash('sha256').update(RECIPE);
  for (const file of [...names, lock]) hash.update(`${file}\n`).update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Builds beside the place and renames: several servers may do so at once, and none finds half of it. */
async function build(root: string, folder: string): Promise<void> {
  const esbuild = await import('esbuild');
  try {
    const { outputFiles } = await esbuild.build({
      ...{ absWorkingDir: join(root, 'graphiql'), entryPoints: ENTRIES, outdir: folder },
      ...{ bundle: true, splitting: true, minify: true, write: false, logLevel: 'silent' },
      ...{ format: 'esm', platform: 'browser', target: 'es2022', jsx: 'automatic' },
      ...{ entryNames: '[name]', chunkNames: '[name]-[hash]', assetNames: '[name]-[hash]', loader: { '.ttf': 'file' } },
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const fresh = `${folder}.${process.pid}`;
    await mkdir(fresh, { recursive: true });
    for (const { path, contents } of outputFiles) await writeFile(join(fresh, path.slice(folder.length + 1)), contents);
    await rename(fresh, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
      return rm(fresh, { recursive: true });
    });
  } catch (error) {
    throw new NotBuilt(`GraphiQL cannot be built: are the development dependencies installed? ${firstLine(error)}`);
  } finally {
    await esbuild.stop();
  }
}

const firstLine = (error: unknown): string => String(error).split('\n')[0] ?? '';
