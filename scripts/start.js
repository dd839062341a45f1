import { spawn } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isFresh } from '../web/scripts/freshness.js';

/** Compiled code is kept when the start is over: a server that is killed could not do it at its end. */
const KEEP_CODE_AFTER_MS = 2_000;

// Before anything is loaded: the first start sets up a database, which takes seconds.
console.log('Permanentka is starting.');
const { codeCache, startBundle } = await import('./start-bundle.js');

/** Starts the server from its TypeScript sources. */
const root = fileURLToPath(new URL('..', import.meta.url));
const main = await startBundle(root);
// Old versions of Node have none of these. In a folder that may not be written to, nothing is kept.
module.enableCompileCache?.(codeCache(main));
if (module.flushCompileCache) setTimeout(module.flushCompileCache, KEEP_CODE_AFTER_MS).unref();
// Only for our own code: the maps of packages take memory.
module.setSourceMapsSupport?.(true);
await import(pathToFileURL(main).href);
// After the start, which it would slow down. Meanwhile a browser sees the pages of before, or that they are being built.
if (!isFresh(root)) {
  console.log('Building the pages.');
  spawn(process.execPath, [join(root, 'web/scripts/build.js')], { stdio: 'inherit' });
}
