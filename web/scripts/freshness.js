import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Tells which sources the pages in the folder were built from. */
export const STAMP = 'made-of.sha256';
/** What a build depends on, as files and folders of the repository. */
const SOURCES = ['web/src', 'web/scripts', 'web/index.html', 'web/vite.config.ts', 'client/dist', 'package-lock.json'];

/** Whether the built pages are those of the sources. It reads every source, which takes some hundredths of a second. */
export function isFresh(root) {
  try {
    return readFileSync(join(root, 'dist/web', STAMP), 'utf8') === stampOf(root);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

export function stampOf(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const name of filesOf(root, source)) hash.update(`${name}\n`).update(readFileSync(join(root, name)));
  return hash.digest('hex');
}

function filesOf(root, source) {
  if (!statSync(join(root, source)).isDirectory()) return [source];
  const entries = readdirSync(join(root, source), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(root.length)).sort();
}
