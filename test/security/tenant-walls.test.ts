import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { DIRECTORIES, fingerprintsOf, superuserOf, type TenantTable, tenantTables } from './catalogue.js';
import { type FullStudio, makeFullStudio } from './full-studio.js';

/** Raw statements of somebody who writes SQL as the server does, with no filter at all. */
let app: TestApp;
let superuser: Client;
let server: Client;
let tables: TenantTable[];
let own: FullStudio;
let other: FullStudio;
let otherBefore: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  [own, other] = [await makeFullStudio(app), await makeFullStudio(app)];
  superuser = await superuserOf(app.databaseUrl);
  tables = await tenantTables(superuser);
  otherBefore = await fingerprintsOf(superuser, tables, other.tenant.organisationId);
  server = new Client({ connectionString: app.databaseUrl, options: '-c role=permanentka_app' });
  await server.connect();
});
afterAll(async () => {
  const otherAfter = await fingerprintsOf(superuser, tables, other.tenant.organisationId);
  await Promise.all([server.end(), superuser.end()]);
  await app.stop();
  expect(otherAfter).toEqual(otherBefore);
});

/** Runs a statement bound to the first studio, and keeps what it did: the other studio's rows are compared at the end. */
async function asOwn(sql: string, values: unknown[] = []): Promise<{ rowCount: number; organisationIds: string[] }> {
  await server.query('begin');
  try {
    await server.query(`select set_config('app.organisation', $1, true)`, [own.tenant.organisationId]);
    const { rowCount, rows } = await server.query<{ whose: string }>(sql, values);
    await server.query('commit');
    return { rowCount: rowCount ?? 0, organisationIds: [...new Set(rows.map(({ whose }) => whose))] };
  } catch (error) {
    await server.query('rollback');
    throw error;
  }
}

async function rowsOf(table: TenantTable, organisationId: string): Promise<number> {
  const { rows } = await superuser.query<{ count: number }>(
    `select count(*)::int as count from ${table.name} where ${table.column} = $1`,
    [organisationId],
  );
  return rows[0]?.count ?? 0;
}

const INSUFFICIENT_PRIVILEGE = { code: '42501' };

/** Statements that the server has no right to make at all are as good as those that find nothing. */
async function touchedBy(sql: string, values: unknown[] = []): Promise<string[]> {
  try {
    return (await asOwn(sql, values)).organisationIds;
  } catch (error) {
    expect(error).toMatchObject(INSUFFICIENT_PRIVILEGE);
    return [];
  }
}

it('both studios have rows in every table', async () => {
  const empty: string[] = [];
  for (const table of tables) {
    for (const { tenant } of [own, other]) if ((await rowsOf(table, tenant.organisationId)) === 0) empty.push(table.name);
  }
  expect(empty).toEqual([]);
});

// The catalogue is only known to a running database, so each test goes through all of its tables and names those that fail.
async function failing(check: (table: TenantTable) => Promise<void>): Promise<Record<string, unknown>> {
  const failures: Record<string, unknown> = {};
  for (const table of tables) {
    try {
      await check(table);
    } catch (error) {
      failures[table.name] = error instanceof Error ? error.message : error;
    }
  }
  return failures;
}

describe('bound to one organisation, with no filter', () => {
  it('every table shows all of its rows, and no others', async () => {
    const failures = await failing(async (table) => {
      const { rowCount, organisationIds } = await asOwn(`select *, ${table.column} as whose from ${table.name}`);
      expect(organisationIds).toEqual([own.tenant.organisationId]);
      expect(rowCount).toBe(await rowsOf(table, own.tenant.organisationId));
    });
    expect(failures).toEqual({});
  });

  it('no table shows rows that are asked for by the id of the other organisation', async () => {
    const failures = await failing(async (table) => {
      const sql = `select ${table.column} as whose from ${table.name} where ${table.column} = $1`;
      expect(await asOwn(sql, [other.tenant.organisationId])).toEqual({ rowCount: 0, organisationIds: [] });
    });
    expect(failures).toEqual({});
  });

  it('an update without a condition reaches no row of the other', async () => {
    const failures = await failing(async ({ name, column }) => {
      const touched = await touchedBy(`update ${name} set ${column} = ${column} returning ${column} as whose`);
      expect(touched).toEqual(touched.length === 0 ? [] : [own.tenant.organisationId]);
      const aimed = await touchedBy(`update ${name} set ${column} = $1 where ${column} = $2 returning ${column} as whose`, [
        own.tenant.organisationId,
        other.tenant.organisationId,
      ]);
      expect(aimed).toEqual([]);
    });
    expect(failures).toEqual({});
  });

  it('no row can be given to the other', async () => {
    const failures = await failing(async ({ name, column }) => {
      const given = asOwn(`update ${name} set ${column} = $1 returning ${column} as whose`, [other.tenant.organisationId]);
      await expect(given).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE);
    });
    expect(failures).toEqual({});
  });

  it('a deletion by the id of the other deletes nothing', async () => {
    const failures = await failing(async ({ name, column }) => {
      const sql = `delete from ${name} where ${column} = $1 returning ${column} as whose`;
      expect(await touchedBy(sql, [other.tenant.organisationId])).toEqual([]);
    });
    expect(failures).toEqual({});
  });

  it("a copy of the other's rows can be neither inserted nor written over existing rows", async () => {
    const failures = await failing(async ({ name, column }) => {
      const { rows } = await superuser.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${name} t where ${column} = $1 limit 1`,
        [other.tenant.organisationId],
      );
      const copy = `insert into ${name} select * from jsonb_populate_record(null::${name}, $1)`;
      const row = JSON.stringify(rows[0]?.row);
      await expect(asOwn(copy, [row])).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE);
      await expect(asOwn(`${copy} on conflict do nothing`, [row])).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE);
    });
    expect(failures).toEqual({});
  });
});

it('bound to no organisation, no table shows a row', async () => {
  const failures = await failing(async ({ name }) => {
    expect((await server.query(`select from ${name}`)).rowCount).toBe(0);
  });
  // The server finds the organisation of a caller there; the rows themselves open nothing.
  expect(Object.keys(failures)).toEqual(Object.keys(DIRECTORIES));
});

describe('a login that is only a member of the roles of the server', () => {
  const login = `walls_${process.pid}`;
  let client: Client;

  beforeAll(async () => {
    await superuser.query(
      `create role ${login} login noinherit password 'walls' in role permanentka_app, permanentka_maintenance`,
    );
    const url = new URL(app.databaseUrl);
    [url.username, url.password] = [login, 'walls'];
    client = new Client({ connectionString: url.href, options: '-c role=permanentka_app' });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await superuser.query(`drop role ${login}`);
  });

  it('cannot become the owner of the tables, the role of sign-in, or a superuser', async () => {
    const { rows } = await superuser.query<{ name: string }>(
      `select rolname as name from pg_roles where rolsuper or rolbypassrls or rolcreaterole or rolname = 'permanentka_auth'
         or exists (select from pg_class where relowner = pg_roles.oid)`,
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['permanentka', 'permanentka_auth', 'postgres']));
    for (const { name } of rows) {
      await expect(client.query(`set role ${client.escapeIdentifier(name)}`), name).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE);
    }
  });

  it('cannot switch row-level security off', async () => {
    for (const { name } of tables) {
      await expect(client.query(`alter table ${name} disable row level security`), name).rejects.toMatchObject(
        INSUFFICIENT_PRIVILEGE,
      );
    }
    // The setting makes a bound query fail instead of showing everything.
    await client.query('begin; set local row_security = off');
    await expect(client.query('select from customers')).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE);
    await client.query('rollback');
  });

  it('sees no row once it leaves the role', async () => {
    await client.query('begin; set local role none');
    await expect(client.query('select from customers')).rejects.toMatchObject(INSUFFICIENT_PRIVILEGE);
    await client.query('rollback');
  });
});
