import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { Client } from 'pg';
import { inject } from 'vitest';
import { type EmbeddedPostgres, removeEmbeddedData, startEmbeddedPostgres } from '../../../src/boot/embedded-postgres/index.js';
import { migrate } from '../../../src/boot/migrate.js';
import { abandonedFolders, makeRunFolder } from './run-folders.js';

const TEMPLATE = 'permanentka_template';

/** Where the private PostgreSQL of this test run is. */
export interface TestPostgres {
  /** Superuser, in the database `postgres`. */
  readonly adminUrl: string;
  /** Owner of every database of the run; its path is to be replaced. */
  readonly ownerUrl: string;
}

/** Starts one PostgreSQL for the whole run, without fsync: what proves durability starts a server of its own. */
export async function startTestPostgres(): Promise<TestPostgres & { stop: () => Promise<void> }> {
  await sweep();
  const folder = await makeRunFolder('postgres');
  // PostgreSQL runs as another user when the tests run as root.
  await chmod(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await removeEmbeddedData(folder);
  };
  try {
    await makeTemplate(postgres);
    return { adminUrl: postgres.adminUrl, ownerUrl: postgres.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A migrated, empty database of its own for a test file: a copy of the template, made in some 50 ms. */
export const createDatabase = (): Promise<TestDatabase> => copyOf(TEMPLATE);

/** A database without any table. */
export const createBareDatabase = (): Promise<TestDatabase> => copyOf('template0');

interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

async function copyOf(template: string): Promise<TestDatabase> {
  const { adminUrl, ownerUrl } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${name} template ${template} owner permanentka strategy wal_log`);
  return { url: withDatabase(ownerUrl, name), drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`) };
}

/** The same address with another database. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function makeTemplate(postgres: EmbeddedPostgres): Promise<void> {
  await asAdmin(postgres.adminUrl, `create database ${TEMPLATE} owner permanentka`);
  await migrate(withDatabase(postgres.url, TEMPLATE));
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A run that was killed left its PostgreSQL behind; starting on its folder stops that one first. */
async function sweep(): Promise<void> {
  for (const folder of await abandonedFolders('postgres')) {
    const left = await startEmbeddedPostgres({ dataDir: folder, durable: false }).catch((error: unknown) => {
      console.warn(`Left over from an earlier run and not usable any more, removed: ${folder} (${String(error)})`);
      return undefined;
    });
    await left?.stop();
    await removeEmbeddedData(folder);
  }
}
