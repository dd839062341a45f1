import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ClusterGuard, GUARD_KEY } from '../../src/boot/embedded-postgres/guard.js';
import { createDatabase, withDatabase } from '../support/services/postgres.js';

const MINE = `permanentka server ${process.pid}`;
const OURS = 'application_name = $1 and datname = current_database()';
const LOGIN = `guard_${process.pid}`;

/** The lock is one of a database, so each test has its own. */
let database: Awaited<ReturnType<typeof createDatabase>>;
let admin: Client;
let guard: ClusterGuard;
let told: string[];

beforeEach(async () => {
  database = await createDatabase();
  admin = new Client({ connectionString: urlHere() });
  await admin.connect();
  await admin.query(`create role ${LOGIN} login password 'secret'; grant pg_read_all_stats to ${LOGIN}`);
  told = [];
  guard = newGuard((sentence) => told.push(sentence));
  await guard.take();
});
afterEach(async () => {
  await guard.release();
  await admin.query(`drop role ${LOGIN}`);
  await admin.end();
  await database.drop();
});

const urlHere = () => withDatabase(inject('postgres').adminUrl, new URL(database.url).pathname.slice(1));

function newGuard(tell?: (sentence: string) => void): ClusterGuard {
  const login = Object.assign(new URL(urlHere()), { username: LOGIN, password: 'secret' });
  return new ClusterGuard(login.href, 'some/folder', tell);
}

async function isHeld(): Promise<boolean> {
  const { rows } = await admin.query(
    `select from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and objid = $2 and granted and ${OURS}`,
    [MINE, GUARD_KEY],
  );
  return rows.length === 1;
}
const countConnections = async () => (await admin.query(`select from pg_stat_activity where ${OURS}`, [MINE])).rows.length;
const breakConnection = () => admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${OURS}`, [MINE]);

describe('the guard of an embedded cluster', () => {
  it('refuses a second owner, and leaves no connection of it behind', async () => {
    await expect(newGuard().take()).rejects.toThrow('in use by another running server');
    await expect.poll(countConnections).toBe(1);
  });

  it('takes the lock again after its connection broke, and says nothing', async () => {
    await breakConnection();
    await expect.poll(isHeld, { timeout: 10_000 }).toBe(true);
    expect(told).toEqual([]);
  });

  it('says once that another server took the lock meanwhile, and takes it when it is free', async () => {
    const rival = new Client({ connectionString: urlHere() });
    await rival.connect();
    try {
      const taken = rival.query('select pg_advisory_lock($1)', [GUARD_KEY]);
      await breakConnection();
      await taken;
      await expect
        .poll(() => told, { timeout: 10_000 })
        .toEqual([expect.stringMatching(/^The data in "some\/folder" is in use/)]);
    } finally {
      await rival.end();
    }
    await expect.poll(isHeld, { timeout: 10_000 }).toBe(true);
    expect(told).toHaveLength(1);
  });

  it('says once why its login is refused, and takes the lock when it is not', async () => {
    await admin.query(`alter role ${LOGIN} nologin`);
    await breakConnection();
    await expect.poll(() => told, { timeout: 10_000 }).toEqual([expect.stringContaining('not permitted to log in')]);
    await expect.poll(isHeld).toBe(false);
    await admin.query(`alter role ${LOGIN} login`);
    await expect.poll(isHeld, { timeout: 10_000 }).toBe(true);
    expect(told).toHaveLength(1);
  });
});
