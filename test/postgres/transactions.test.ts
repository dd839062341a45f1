import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SERVING_ROLE } from '../../src/postgres/connections.js';
import { createPool } from '../../src/postgres/pools.js';
import { asMaintenance, asMaintenanceUnsynced, inOrganisation } from '../../src/postgres/transactions.js';
import { type Ground, makeGround } from '../engine/ground.js';

let ground: Ground;
/** One connection: what a transaction leaves behind, the next one finds. */
let pool: pg.Pool;
const broken: string[] = [];

beforeAll(async () => {
  ground = await makeGround();
  const options = { name: 'test-transactions', role: SERVING_ROLE, max: 1, statementTimeoutMs: 700, lockTimeoutMs: 300 } as const;
  pool = createPool(String(ground.pool.options.connectionString), options, (error) => void broken.push(error.message));
  // The PostgreSQL of the tests waits for no disk. These connections do, as in production.
  pool.on('connect', (client) => void client.query('set synchronous_commit = on'));
});
afterEach(() => expect(pool.idleCount).toBe(pool.totalCount));
afterAll(async () => {
  await pool.end();
  await ground.close();
});

const settings = () =>
  pool.query(`select current_user as role, coalesce(current_setting('app.organisation', true), '') as organisation,
    current_setting('synchronous_commit') as synced`);
const backend = async () => (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
const names = () => ground.sql('select name from organisations');

describe('a transaction of one organisation', () => {
  it('sees the rows of that organisation, and nothing once it is over', async () => {
    const read = (id: string) =>
      inOrganisation(pool, id, async (client) => (await client.query('select id from organisations')).rows);
    expect(await read(ground.organisationId)).toEqual([{ id: ground.organisationId }]);
    expect(await read('00000000-0000-7000-8000-000000000000')).toEqual([]);
    expect((await pool.query('select id from organisations')).rows).toEqual([]);
    expect((await settings()).rows).toEqual([{ role: 'permanentka_app', organisation: '', synced: 'on' }]);
  });

  it('is committed with its answer, on a connection that is used again', async () => {
    const before = await backend();
    const answer = await inOrganisation(pool, ground.organisationId, async (client) => {
      await client.query(`update organisations set name = 'Hall'`);
      return 7;
    });
    expect(answer).toBe(7);
    expect(await names()).toEqual([{ name: 'Hall' }]);
    expect(await backend()).toBe(before);
  });

  it('is rolled back when its work throws, and the error reaches the caller', async () => {
    const [before, stored] = [await backend(), await names()];
    const fault = new Error('no more');
    const work = inOrganisation(pool, ground.organisationId, async (client) => {
      await client.query(`update organisations set name = 'changed'`);
      throw fault;
    });
    await expect(work).rejects.toBe(fault);
    expect(await names()).toEqual(stored);
    // Its connection was closed, so no later transaction continues inside it.
    expect(await backend()).not.toBe(before);
  });

  it('is rolled back when a statement fails, although its work goes on as if it had not', async () => {
    const stored = await names();
    const work = inOrganisation(pool, ground.organisationId, async (client) => {
      await client.query(`update organisations set name = 'changed'`);
      await expect(client.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
      return client.query('select 1');
    });
    await expect(work).rejects.toMatchObject({ code: '25P02' });
    expect(await names()).toEqual(stored);
  });

  it('refuses an organisation that is no id, and closes its connection', async () => {
    const work = inOrganisation(pool, `'; drop table passes; --`, (client) => client.query('select * from organisations'));
    await expect(work).rejects.toMatchObject({ code: '22P02' });
    expect(await ground.sql('select id from passes')).toEqual([]);
  });

  it('closes a connection that the database ended, and the next one gets another', async () => {
    const work = inOrganisation(pool, ground.organisationId, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const owner = new pg.Client({ connectionString: String(ground.pool.options.connectionString) });
      await owner.connect();
      await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await owner.end();
      await client.query(`update organisations set name = 'changed'`);
    });
    await expect(work).rejects.toThrow();
    expect(await names()).not.toEqual([{ name: 'changed' }]);
    expect((await settings()).rowCount).toBe(1);
    expect(broken.length).toBeGreaterThan(0);
  });
});

describe('a transaction of maintenance', () => {
  it('works in its own role, which ends with it', async () => {
    const role = await asMaintenance(pool, async (client) => (await client.query('select current_user as role')).rows);
    expect(role).toEqual([{ role: 'permanentka_maintenance' }]);
    expect((await settings()).rows).toEqual([{ role: 'permanentka_app', organisation: '', synced: 'on' }]);
  });

  it.each(['passes', 'customers', 'accounts', 'transfers', 'organisations'])('may not read %s', async (table) => {
    const work = asMaintenance(pool, (client) => client.query(`select * from ${table}`));
    await expect(work).rejects.toThrow(`permission denied for table ${table}`);
  });

  it('waits for the disk unless it says otherwise, and the next transaction waits again', async () => {
    const synced = async (client: pg.PoolClient) => (await client.query('show synchronous_commit')).rows;
    expect(await asMaintenance(pool, synced)).toEqual([{ synchronous_commit: 'on' }]);
    expect(await asMaintenanceUnsynced(pool, synced)).toEqual([{ synchronous_commit: 'off' }]);
    expect((await settings()).rows).toEqual([{ role: 'permanentka_app', organisation: '', synced: 'on' }]);
  });
});

describe('the limits of a pool', () => {
  it('end a statement that runs too long', async () => {
    await expect(pool.query('select pg_sleep(3)')).rejects.toMatchObject({ code: '57014' });
  });

  it('end a wait for a lock before that', async () => {
    const holder = await ground.pool.connect();
    await holder.query('begin');
    await holder.query(`select set_config('app.organisation', '${ground.organisationId}', true)`);
    await holder.query('select from organisations for update');
    const waits = inOrganisation(pool, ground.organisationId, (client) =>
      client.query(`update organisations set name = 'changed'`),
    );
    await expect(waits).rejects.toMatchObject({ code: '55P03' });
    await holder.query('rollback');
    holder.release();
  });

  it('end a transaction that pauses for as long as a statement may run', async () => {
    const work = inOrganisation(pool, ground.organisationId, async (client) => {
      await client.query(`update organisations set name = 'changed'`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await client.query('select 1');
    });
    await expect(work).rejects.toThrow();
    expect(await names()).not.toEqual([{ name: 'changed' }]);
  });

  it('end a wait for a connection, and the connection goes to the next who asks', async () => {
    const impatient = createPool(
      String(ground.pool.options.connectionString),
      { name: 'test-impatient', role: SERVING_ROLE, max: 1, connectTimeoutMs: 200 },
      () => undefined,
    );
    const held = await impatient.connect();
    await expect(impatient.connect()).rejects.toThrow('timeout exceeded when trying to connect');
    held.release();
    expect((await impatient.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await impatient.end();
  });
});
