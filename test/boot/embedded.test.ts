import { lstat, mkdir, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeEmbeddedData, startEmbeddedPostgres } from '../../src/boot/embedded-postgres/index.js';
import { makeDataFolder } from '../support/services/server-process.js';

vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await makeDataFolder());
});
afterEach(() => remove());

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('is version 18, folds letters beyond ASCII, and serves a login without superuser rights', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    try {
      const rows = await ask(
        postgres.url,
        `select lower('ÄĽŠČ') as folded, current_setting('server_version_num')::int / 10000 as version,
                (select rolsuper from pg_roles where rolname = current_user) as superuser`,
      );
      expect(rows).toEqual([{ folded: 'äľšč', version: 18, superuser: false }]);
    } finally {
      await postgres.stop();
    }
  });

  it('writes durably unless told otherwise', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: folder });
    try {
      const rows = await ask(
        postgres.url,
        `select string_agg(name || '=' || setting, ' ' order by name) as settings from pg_settings
         where name in ('fsync', 'full_page_writes', 'synchronous_commit')`,
      );
      expect(rows).toEqual([{ settings: 'fsync=on full_page_writes=on synchronous_commit=on' }]);
    } finally {
      await postgres.stop();
    }
  });

  it('starts although an old postmaster.pid names an unrelated process', async () => {
    await (await startEmbeddedPostgres({ dataDir: folder, durable: false })).stop();
    await writeFile(
      join(folder, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${folder}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`,
    );
    const postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it('starts afresh after an initdb that was interrupted', async () => {
    await mkdir(join(folder, 'postgres-new-0123456789ab'));
    const postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it('refuses a folder that it did not make', async () => {
    await mkdir(join(folder, 'postgres'));
    await expect(startEmbeddedPostgres({ dataDir: folder, durable: false })).rejects.toThrow(
      /^".*" is not a database of Permanentka/,
    );
  });

  it('moves its data outside a folder that only root may enter', async ({ skip }) => {
    skip(process.getuid?.() !== 0, 'only root makes a folder that the user of PostgreSQL may not enter');
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const dataDir = join(closed, 'data');
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    try {
      expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect((await lstat(join(dataDir, 'postgres'))).isSymbolicLink()).toBe(true);
      expect(await realpath(join(dataDir, 'postgres'))).not.toContain(tmpdir());
    } finally {
      await postgres.stop();
      await removeEmbeddedData(dataDir);
    }
  });
});
