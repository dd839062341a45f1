import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from '../../src/boot/migrate.js';
import { assertRowSecurityBinds } from '../../src/boot/start-checks.js';
import { createDatabase, withDatabase } from '../support/services/postgres.js';

let url: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ url, drop } = await createDatabase());
});
afterAll(() => drop());

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(inject('postgres').adminUrl, new URL(url).pathname.slice(1)) });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function refusalAfter(change: string, restore: string): Promise<string> {
  await asSuperuser(change);
  try {
    await assertRowSecurityBinds(url);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await asSuperuser(restore);
  }
}

describe('the start check of row-level security', () => {
  it('accepts the serving role of a migrated database', async () => {
    await expect(assertRowSecurityBinds(url)).resolves.toBeUndefined();
  });

  it('refuses a serving role that owns a table', async () => {
    const said = await refusalAfter(
      'alter table locations owner to permanentka_app',
      'alter table locations owner to permanentka',
    );
    expect(said).toContain('"permanentka_app" owns tables');
  });

  it('refuses when a table of the organisations is not protected', async () => {
    const said = await refusalAfter(
      'alter table passes no force row level security',
      'alter table passes force row level security',
    );
    expect(said).toContain('without forced row-level security');
  });

  it('refuses a login that may not work as the serving role', async () => {
    const stranger = new URL(url);
    stranger.username = 'stranger';
    stranger.password = 'stranger';
    await asSuperuser(`create role stranger login password 'stranger'`);
    try {
      await expect(assertRowSecurityBinds(stranger.href)).rejects.toThrow('permission denied to set role');
    } finally {
      await asSuperuser('drop role stranger');
    }
  });

  it('shows nothing to a transaction that names no organisation', async () => {
    const client = new Client({ connectionString: url, options: '-c role=permanentka_app' });
    await client.connect();
    try {
      expect((await client.query('select * from organisations')).rowCount).toBe(0);
      await expect(client.query('delete from transfers')).rejects.toThrow('permission denied');
    } finally {
      await client.end();
    }
  });
});

describe('migrations', () => {
  it('may be started by several servers at once', async () => {
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
  });

  it('say in one sentence that a database cannot be reached', async () => {
    await expect(migrate('postgresql://nobody:secret@127.0.0.1:1/nowhere')).rejects.toThrow(
      /^The database nowhere at 127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED.*\.$/,
    );
  });
});
