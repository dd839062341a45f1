import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Starts the compiled server in production. A script of package.json cannot set a variable in the same way on every system. */
const main = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
if (existsSync(main)) {
  process.env.NODE_ENV = 'production';
  await import(pathToFileURL(main).href);
} else {
  console.error('The server is not compiled yet: run `npm run build` first.');
  process.exitCode = 1;
}
