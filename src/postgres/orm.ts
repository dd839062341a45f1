import { defineConfig, type Options } from '@mikro-orm/postgresql';
import * as entities from '../entities/index.js';
import { beginning, SERVING_ROLE } from './connections.js';

const DEFAULT_POOL_SIZE = 10;
const IDLE_TIMEOUT_MS = 30_000;

/** The ORM for reading and set-up. The organisation is set for each transaction with `em.setSessionContext`. */
export function ormOptions(databaseUrl: string, poolSize = DEFAULT_POOL_SIZE): Options {
  return defineConfig({
    clientUrl: databaseUrl,
    entities: Object.values(entities).filter((entity) => typeof entity === 'function'),
    driverOptions: { ...beginning(databaseUrl, { role: SERVING_ROLE }), application_name: 'permanentka' },
    pool: { min: 0, max: poolSize, idleTimeoutMillis: IDLE_TIMEOUT_MS },
    // Reading one relation of each of 50 rows is one statement, not 50.
    dataloader: true,
    sessionContext: 'transaction',
    forceUtcTimezone: true,
    ensureDatabase: false,
  });
}
