import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder that holds the built pages. The server may run from its sources, from its bundle, or compiled. */
export function pagesFolder(): string {
  const manifest = findPackageJSON(import.meta.url);
  if (manifest === undefined) throw new Error('The server belongs to no package, so its pages cannot be found.');
  return join(dirname(manifest), 'dist', 'web');
}
