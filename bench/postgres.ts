import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../src/boot/embedded-postgres/index.js';

/** A private, durable PostgreSQL for one bench: its settings are those that `npm start` gives to its own. */
export interface BenchPostgres {
  /** Superuser, in the database `postgres`. */
  readonly adminUrl: string;
  /** Of the process whose children are the connections. */
  readonly pid: () => number;
  /** A new database of the service's owner; with a template, a copy of that one. */
  readonly createDatabase: (name: string, template?: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

interface Options {
  /** Measures the time of each statement, in the view `pg_stat_statements` of the database `postgres`. */
  readonly timesStatements?: boolean;
}

export async function startBenchPostgres({ timesStatements = false }: Options = {}): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'permanentka-bench-'));
  // PostgreSQL runs as another user when the bench runs as root.
  await chmod(folder, 0o711);
  let postgres = await startEmbeddedPostgres({ dataDir: folder });
  if (timesStatements) {
    await asAdmin(postgres.adminUrl, `alter system set shared_preload_libraries = 'pg_stat_statements'`);
    // The library is loaded at the start only.
    await postgres.stop();
    postgres = await startEmbeddedPostgres({ dataDir: folder });
    await asAdmin(postgres.adminUrl, 'create extension pg_stat_statements');
  }
  const owner = new URL(postgres.url);
  return {
    adminUrl: postgres.adminUrl,
    pid: postgres.pid,
    createDatabase: async (name, template = 'template1') => {
      await asAdmin(postgres.adminUrl, `create database ${name} template ${template} owner ${owner.username} strategy file_copy`);
      return withDatabase(postgres.url, name);
    },
    stop: async () => {
      await postgres.stop();
      // Where PostgreSQL's user may not enter the folder, its data are elsewhere, behind a link.
      const cluster = await realpath(join(folder, 'postgres'));
      if (dirname(cluster) !== (await realpath(folder))) await rm(dirname(cluster), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Does something as the superuser: `checkpoint`, say. */
export const asAdmin = (adminUrl: string, sql: string): Promise<void> =>
  withClient(adminUrl, async (client) => void (await client.query(sql)));

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
