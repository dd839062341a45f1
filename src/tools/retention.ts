import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../postgres/orm.js';
import { applyRetention } from '../services/personal-data/index.js';
import { runTool } from './tool.js';

const CONNECTIONS = 2;

/**
 * `npm run retention`: erases customers whose retention time is over. Run it once a day, beside the server.
 */
async function erase(databaseUrl: string): Promise<boolean> {
  const orm = new MikroORM(ormOptions(databaseUrl, CONNECTIONS));
  try {
    const outcomes = await applyRetention(orm.em);
    for (const { slug, erased, kept } of outcomes)
      console.log(`${slug}: ${erased} erased, ${kept} kept, because something is open`);
    if (outcomes.length === 0) console.log('No organisation has set how long it keeps its customers.');
    return true;
  } finally {
    await orm.close();
  }
}

await runTool(erase);
