import { readFile, writeFile } from 'node:fs/promises';
import { printSchema } from 'graphql';
import { buildServedSchema } from '../src/resolvers/schema.js';

/** Writes schema.graphql from the code; with `--check`, says whether it is up to date and changes nothing. */
const file = new URL('../schema.graphql', import.meta.url);
const text = `${printSchema(buildServedSchema())}\n`;

if (process.argv.includes('--check')) {
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed !== text) {
    console.error('schema.graphql is not what the code says: run `npm run codegen` and commit the result.');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
}
