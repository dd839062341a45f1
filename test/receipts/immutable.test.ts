import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, withDatabase } from '../support/services/postgres.js';

const APP = 'permanentka_app';
const REFUSED = /receipts are issued and never changed/;
const home = randomUUID();
const abroad = randomUUID();
const receiptId = randomUUID();

let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ url, drop } = await createDatabase());
  for (const organisationId of [home, abroad]) {
    await run(APP, organisationId, [
      `insert into organisations (id, slug, name, currency, time_zone, locale, plan, online_payments, cancel_window_hours,
         late_cancellation)
       values ('${organisationId}', 'o${organisationId}', 'Vlnka', 'EUR', 'Europe/Bratislava', 'sk', 'FREE', 'INACTIVE',
         24, 'FORFEIT')`,
    ]);
  }
  await run(APP, home, issue(receiptId, 1, 'zuzana@example.com'));
});
afterAll(() => drop());

/** Runs statements in one transaction, as a role and for an organisation; the rows of the last one. */
async function run(role: string | null, organisationId: string, statements: string[], database = url) {
  const client = new Client({ connectionString: database, ...(role ? { options: `-c role=${role}` } : {}) });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.organisation', $1, true)`, [organisationId]);
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    await client.query('commit');
    return rows;
  } finally {
    await client.end();
  }
}

function issue(id: string, number: number, email: string | null, organisationId = home): string[] {
  const orderId = randomUUID();
  const content = JSON.stringify({ buyer: email === null ? null : { name: 'Zuzana', email } });
  return [
    `insert into orders (organisation_id, id, channel, status, subtotal_minor, discount_minor, total_minor, created_at, paid_at)
     values ('${organisationId}', '${orderId}', 'RECEPTION', 'PAID', 500, 0, 500, now(), now())`,
    `insert into receipts (organisation_id, id, year, number, kind, order_id, issued_at, content)
     values ('${organisationId}', '${id}', 2026, ${number}, 'RECEIPT', '${orderId}', now(), '${content}')`,
  ];
}

const asSuperuser = (...statements: string[]) =>
  run(null, home, statements, withDatabase(inject('postgres').adminUrl, new URL(url).pathname.slice(1)));
const stored = () => run(APP, home, ['select * from receipts order by number']);

describe('a receipt', () => {
  const changes = [
    `update receipts set content = '{}'`,
    'update receipts set number = number + 1',
    'update receipts set customer_id = null',
    'delete from receipts',
    'truncate receipts cascade',
  ];

  it.each(changes)('cannot be changed as the server: %s', async (statement) => {
    const before = await stored();
    await expect(run(APP, home, [statement])).rejects.toThrow('permission denied');
    expect(await stored()).toEqual(before);
  });

  it.each(changes)('cannot be changed by its owner, nor by a superuser: %s', async (statement) => {
    const before = await stored();
    await expect(run(null, home, [statement])).rejects.toThrow(REFUSED);
    await expect(asSuperuser(statement)).rejects.toThrow(REFUSED);
    await expect(asSuperuser('set session_replication_role = replica', statement)).rejects.toThrow(REFUSED);
    expect(await stored()).toEqual(before);
  });

  it('does not go with its order', async () => {
    await expect(run(null, home, ['delete from orders'])).rejects.toThrow(/foreign key/);
    await expect(run(null, home, ['truncate orders cascade'])).rejects.toThrow(REFUSED);
  });

  it('has a number that no other of its organisation and year has', async () => {
    await expect(run(APP, home, issue(randomUUID(), 1, null))).rejects.toThrow('receipts_organisation_id_year_number_key');
    await expect(run(APP, abroad, issue(randomUUID(), 1, null, abroad))).resolves.toEqual([]);
  });

  it('is each organisation’s own', async () => {
    expect(await run(APP, abroad, [`select from receipts where id = '${receiptId}'`])).toEqual([]);
    await expect(run(APP, abroad, issue(randomUUID(), 9, null, home))).rejects.toThrow('row-level security');
  });
});

describe('the e-mail of a receipt', () => {
  const emails = () => run(APP, home, ['select receipt_id, attempts, mailed_at, given_up_at from receipt_letters']);

  it('waits as soon as the receipt is there, where the buyer has an address, and not of what was rolled back', async () => {
    expect(await emails()).toEqual([{ receipt_id: receiptId, attempts: 0, mailed_at: null, given_up_at: null }]);
    await run(APP, home, issue(randomUUID(), 2, null));
    await expect(run(APP, home, [...issue(randomUUID(), 3, 'peter@example.com'), 'select 1 / 0'])).rejects.toThrow('division');
    expect(await emails()).toHaveLength(1);
  });

  it('tells maintenance nothing but that it is there', async () => {
    const role = 'permanentka_maintenance';
    expect(await run(role, '', ['select receipt_id from receipt_letters'])).toEqual([{ receipt_id: receiptId }]);
    await expect(run(role, '', ['select content from receipts'])).rejects.toThrow('permission denied');
    await expect(run(role, '', ['update receipt_letters set mailed_at = now()'])).rejects.toThrow('permission denied');
  });
});
