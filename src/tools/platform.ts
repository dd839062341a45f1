import { userInfo } from 'node:os';
import { Client } from 'pg';
import { openDatabase } from '../boot/database.js';
import { readEnvFile } from '../boot/env-file.js';
import { sentenceFor } from '../boot/start-error.js';
import { readConfig } from '../config.js';
import { changeOrganisation, readChange, tellView, USAGE } from '../services/platform/index.js';

/**
 * `npm run platform -- …`: decisions of the platform about an organisation. It works as the owner of the tables, so only the
 * operator with that login can use it. The API has no such mutation.
 */
async function main(words: readonly string[]): Promise<boolean> {
  const asked = readChange(words);
  if (!asked) {
    console.error(USAGE);
    return false;
  }
  readEnvFile(process.env);
  const config = readConfig(process.env);
  const { url, stop } = await openDatabase(config);
  const owner = new Client({ connectionString: config.migrationDatabaseUrl ?? url, application_name: 'permanentka platform' });
  try {
    await owner.connect();
    const view = await changeOrganisation(owner, asked.slug, asked.change, `platform:${userInfo().username}`);
    if (view) console.log(tellView(view));
    else console.error(`There is no organisation "${asked.slug}".`);
    return view !== undefined;
  } finally {
    await owner.end();
    await stop();
  }
}

try {
  if (!(await main(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(sentenceFor(error) ?? error);
  process.exitCode = 1;
}
