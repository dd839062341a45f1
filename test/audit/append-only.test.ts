import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, withDatabase } from '../support/services/postgres.js';

const APP = 'permanentka_app';
const MAINTENANCE = 'permanentka_maintenance';
const REFUSED = /audit_log is added to and never changed/;

let url: string;
let drop: () => Promise<void>;
const home = randomUUID();
const abroad = randomUUID();
const jana = randomUUID();
const peter = randomUUID();

beforeAll(async () => {
  ({ url, drop } = await createDatabase());
  for (const organisationId of [home, abroad]) {
    await run(APP, organisationId, [
      `insert into organisations
         (id, slug, name, currency, time_zone, locale, plan, online_payments, cancel_window_hours, late_cancellation)
       values ('${organisationId}', 'o${organisationId}', 'Vlnka', 'EUR', 'Europe/Bratislava',
               'sk', 'FREE', 'INACTIVE', 24, 'FORFEIT')`,
    ]);
  }
});
afterAll(() => drop());

/** Runs statements in one transaction, as a role and for an organisation; the rows of the last one. */
async function run(role: string | null, organisationId: string, statements: string[], database = url) {
  const client = new Client({ connectionString: database, ...(role ? { options: `-c role=${role}` } : {}) });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.organisation', $1, true), set_config('app.actor', 'member:rita', true),
      set_config('app.address', '203.0.113.7', true)`,
      [organisationId],
    );
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    await client.query('commit');
    return rows;
  } finally {
    await client.end();
  }
}

const app = (...statements: string[]) => run(APP, home, statements);
const logOf = (id: string) =>
  app(`select actor, address, action, kind, before, after from audit_log where subject_id = '${id}' order by id`);
const asSuperuser = (...statements: string[]) =>
  run(null, home, statements, withDatabase(inject('postgres').adminUrl, new URL(url).pathname.slice(1)));

async function addCustomer(id: string, name: string): Promise<void> {
  await app(
    `insert into customers (organisation_id, id, name, email, phone, locale)
     values ('${home}', '${id}', '${name}', '${name.toLowerCase()}@example.sk', null, 'sk')`,
  );
}

describe('the triggers', () => {
  it('write an entry for each insert and each change, and none where nothing changes', async () => {
    await addCustomer(jana, 'Jana');
    await app(`update customers set phone = '+421 900 000 000', name = name where id = '${jana}'`);
    await app(`update customers set name = name where id = '${jana}'`);
    const by = { actor: 'member:rita', address: '203.0.113.7', kind: 'Customer' };
    expect(await logOf(jana)).toEqual([
      {
        ...{ ...by, action: 'insert', before: null },
        after: { name: 'Jana', email: 'jana@example.sk', locale: 'sk', created_at: expect.any(String) },
      },
      { ...by, action: 'update', before: { phone: null }, after: { phone: '+421 900 000 000' } },
    ]);
  });

  it('know a column that was added later', async () => {
    await asSuperuser(`alter table customers add column nickname text`);
    await app(`update customers set nickname = 'Janka' where id = '${jana}'`);
    expect((await logOf(jana)).at(-1)).toMatchObject({ before: { nickname: null }, after: { nickname: 'Janka' } });
  });

  it('write an entry for a removed row, also when the owner of the tables removes it', async () => {
    const id = randomUUID();
    await addCustomer(id, 'Eva');
    await run(null, home, [`delete from customers where id = '${id}'`]);
    expect((await logOf(id)).at(-1)).toMatchObject({ action: 'delete', before: { name: 'Eva' }, after: null });
  });
});

describe('the log', () => {
  it.each(['update audit_log set actor = actor', 'delete from audit_log', 'truncate audit_log'])(
    'cannot be changed as the server: %s',
    async (statement) => {
      await expect(app(`select set_config('app.audit_door', 'redact', true)`, statement)).rejects.toThrow('permission denied');
    },
  );

  it.each(['update audit_log set actor = actor', 'delete from audit_log', 'truncate audit_log'])(
    'cannot be changed by its owner, nor by a superuser: %s',
    async (statement) => {
      const before = await logOf(jana);
      await expect(run(null, home, [statement])).rejects.toThrow(REFUSED);
      await expect(asSuperuser(statement)).rejects.toThrow(REFUSED);
      await expect(asSuperuser(`set session_replication_role = replica`, statement)).rejects.toThrow(REFUSED);
      expect(await logOf(jana)).toEqual(before);
    },
  );

  it.each([
    ['redact', `update audit_log set actor = 'system'`],
    ['redact', `update audit_log set actor = 'person:erased'`],
    ['redact', `update audit_log set at = at - interval '1 day'`],
    ['redact', `update audit_log set address = '127.0.0.1'`],
    ['redact', `update audit_log set after = '{"name":"Somebody else"}' where kind = 'Customer'`],
    ['redact', `update audit_log set after = null where kind = 'Customer'`],
    ['redact', `delete from audit_log`],
    ['forget', `delete from audit_log`],
    ['forget', `update audit_log set after = audit_redacted(after, kind) where kind = 'Customer'`],
  ])('stays as it is even for an owner who pretends to come by the door %s: %s', async (door, statement) => {
    await expect(run(null, home, [`select set_config('app.audit_door', '${door}', true)`, statement])).rejects.toThrow(REFUSED);
  });

  it('is each organisation’s own', async () => {
    expect(await run(APP, abroad, [`select from audit_log where organisation_id = '${home}'`])).toEqual([]);
    await expect(
      run(APP, abroad, [
        `insert into audit_log (organisation_id, id, at, actor, action, kind, subject_id)
         values ('${home}', '${randomUUID()}', now(), 'system', 'insert', 'Customer', '${jana}')`,
      ]),
    ).rejects.toThrow('row-level security');
  });
});

describe('the door for erasing people', () => {
  it('takes personal values of the rows named and addresses of the actors named, and nothing else', async () => {
    await addCustomer(peter, 'Peter');
    const untouched = await logOf(peter);
    const before = await logOf(jana);
    const [counted] = await app(`select redact_audit('{${jana}}') as redacted`);
    expect(Number(counted?.redacted)).toBe(before.length);
    const erased = before.map((entry) => ({ ...entry }));
    Object.assign(erased[0] ?? {}, { after: { ...(before[0]?.after as object), name: '[erased]', email: '[erased]' } });
    Object.assign(erased[1] ?? {}, { after: { phone: '[erased]' } });
    expect(await logOf(jana)).toEqual(erased);
    expect(await logOf(peter)).toEqual(untouched);
    await app(`select redact_audit('{${jana}}', '{member:rita}')`);
    expect(await logOf(peter)).toEqual(untouched);
    expect(await logOf(jana)).toEqual(erased.map((entry) => ({ ...entry, address: null })));
    await app(`select redact_audit('{}', '{member:rita}', true)`);
    expect(await logOf(peter)).toEqual(untouched.map((entry) => ({ ...entry, address: null })));
  });

  it('takes out who somebody was that has no row here', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    const asPerson = `select set_config('app.actor', 'person:${id}', true)`;
    const insert = (row: string) =>
      app(
        asPerson,
        `insert into customers (organisation_id, id, name, email, locale)
           values ('${home}', '${row}', 'Iva', '${row}@example.sk', 'sk')`,
      );
    await insert(id);
    await insert(other);
    await app(`select redact_audit('{${id}}')`);
    expect(await logOf(id)).toMatchObject([{ actor: 'person:erased', address: null, after: { name: '[erased]' } }]);
    expect(await logOf(other)).toMatchObject([{ actor: `person:${id}`, address: '203.0.113.7', after: { name: 'Iva' } }]);
  });

  it('opens in the organisation of the transaction only', async () => {
    const before = await logOf(peter);
    expect(await run(APP, abroad, [`select redact_audit('{${peter}}') as redacted`])).toEqual([{ redacted: '0' }]);
    expect(await logOf(peter)).toEqual(before);
    await expect(run(APP, '', [`select redact_audit('{${peter}}')`])).rejects.toThrow('names no organisation');
    await expect(run(MAINTENANCE, home, [`select redact_audit('{${peter}}')`])).rejects.toThrow('permission denied');
  });

  it('is shut again after it was used', async () => {
    const again = `update audit_log set after = audit_redacted(after, kind) where subject_id = '${peter}'`;
    await expect(run(null, home, [`select redact_audit('{}')`, again])).rejects.toThrow(REFUSED);
  });
});

describe('the door for what is too old', () => {
  const forget = async () => Number((await run(MAINTENANCE, '', ['select forget_audit(1000) as forgotten']))[0]?.forgotten);
  const add = (organisationId: string, months: number) =>
    run(APP, organisationId, [
      `insert into audit_log (organisation_id, id, at, actor, action, kind, subject_id)
       select '${organisationId}', audit_id(at), at, 'system', 'insert', 'Customer', '${jana}'
       from (select now() - make_interval(months => ${months}) as at) t`,
    ]);

  /** Past the triggers, which let nobody else turn this clock. */
  const daysLater = (days: number) =>
    asSuperuser(
      'set session_replication_role = replica',
      `update organisations set audit_retention_from = audit_retention_from - interval '${days} days'`,
    );

  it('lets go of what an organisation keeps no longer, where it says so', async () => {
    await add(home, 13);
    await add(home, 11);
    await add(abroad, 400);
    expect(await forget()).toBe(0);
    await app(`update organisations set audit_retention_months = 12`);
    expect(await forget()).toBe(0);
    await expect(run(MAINTENANCE, home, ['delete from audit_log'])).rejects.toThrow(REFUSED);
    await daysLater(29);
    expect(await forget()).toBe(0);
    await daysLater(2);
    expect(await forget()).toBe(1);
    expect(await app(`select from audit_log where at < now() - interval '1 month'`)).toHaveLength(1);
    expect(await run(APP, abroad, [`select from audit_log where at < now() - interval '1 year'`])).toHaveLength(1);
  });

  it('opens 30 days after the retention became shorter, whatever the session says', async () => {
    const opensAt = async () => (await app(`select audit_retention_from::text as at from organisations`))[0]?.at;
    const before = await opensAt();
    await app(`update organisations set audit_retention_months = 24`, `update organisations set audit_retention_from = now()`);
    expect(await opensAt()).toBe(before);
    await add(home, 25);
    await app(`update organisations set audit_retention_months = 2, audit_retention_from = now()`);
    await app(`update organisations set audit_retention_months = 24`, `update organisations set name = 'Vlnka'`);
    expect(await forget()).toBe(0);
    await daysLater(31);
    expect(await forget()).toBe(1);
  });

  it('is for maintenance, which sees no more of the log than that', async () => {
    await expect(app('select forget_audit(1000)')).rejects.toThrow('permission denied');
    await expect(run(MAINTENANCE, home, ['select after from audit_log'])).rejects.toThrow('permission denied');
    await expect(run(MAINTENANCE, home, ['select name from organisations'])).rejects.toThrow('permission denied');
    await expect(run(MAINTENANCE, home, ['delete from audit_log'])).rejects.toThrow(REFUSED);
  });
});
