import { readFile, writeFile } from 'node:fs/promises';
import { buildServedSchema } from '../src/resolvers/schema.js';
import { schemaDocument } from '../src/server/http/schema-document.js';
import { accessDocument } from './access-document.js';
import { possibleTypesModule } from './possible-types.js';

/** Writes what is made from the schema alone. With `--check`, it changes nothing and fails when a file is stale. */
const schema = buildServedSchema();
const documents = {
  'schema.graphql': schemaDocument(schema),
  'docs/access.md': accessDocument(schema),
  'client/src/generated/possible-types.ts': possibleTypesModule(schema),
};

for (const [name, text] of Object.entries(documents)) {
  const file = new URL(`../${name}`, import.meta.url);
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
    continue;
  }
  if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
  console.error(`${name} is not what the code says: run \`npm run codegen\` and commit the result.`);
  process.exitCode = 1;
}
