import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { SERVING_ROLE } from '../postgres/connections.js';
import { createPool } from '../postgres/pools.js';
import { BOOKS_CONNECTIONS, BooksKeeper } from '../services/reports/index.js';

/** The first closing of a long history adds up all of it. */
const STATEMENT_TIMEOUT_MS = 600_000;

/** The books of all organisations, which are closed while the server runs. */
export interface OpenBooks {
  readonly start: () => void;
  readonly close: () => Promise<void>;
}

export function openBooks({ doesJobs }: Config, databaseUrl: string, log: Logger): OpenBooks {
  const options = { name: BOOKS_CONNECTIONS, role: SERVING_ROLE, max: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS } as const;
  const pool = createPool(databaseUrl, options, (error) =>
    log.warn({ error: error.message }, 'A connection to the database was lost; another one takes its place'),
  );
  const keeper = new BooksKeeper(pool, log);
  return {
    start: () => {
      if (doesJobs) keeper.start();
    },
    close: async () => {
      await keeper.close();
      await pool.end();
    },
  };
}
