import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { test } from 'vitest';

const run = promisify(execFile);

/** Each fails with a sentence that says which command to run. */
test('schema.graphql, docs/access.md and the possible types of the client are what the code says', async () => {
  await run(process.execPath, ['--import', 'tsx', 'scripts/emit-schema.ts', '--check']);
});

test('the generated client is what the schema and the operations say', async () => {
  await run(process.execPath, ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.yml', '--check']);
});
