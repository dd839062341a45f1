import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOT_PERSONAL, SECTIONS } from '../../src/services/personal-data/sections.js';
import { createDatabase } from '../support/services/postgres.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let client: Client;

beforeAll(async () => {
  database = await createDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const told = SECTIONS.map(({ table }) => table);
/** Tables whose rows are moved when customers or attendees are merged; the others name no customer and no attendee. */
const MOVED_BY_A_MERGE = [
  ...['attendee_consents', 'attendees', 'bookings', 'customers', 'order_lines', 'orders', 'passes', 'registrations'],
];
/** Receipts never change: whose they are, their orders say. */
const NEVER_MOVED = ['receipts'];

async function column(query: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(query);
  return rows.map(({ name }) => name);
}

describe('the personal data of every table', () => {
  it('is told in an export, table by table, or is named as not being about anybody', async () => {
    const tables = await column(
      `select table_name::text as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect([...told, ...Object.keys(NOT_PERSONAL)].toSorted()).toEqual(tables.toSorted());
  });

  it('covers every table that refers to a customer or an attendee, by any number of steps', async () => {
    const reached = await column(`
      with recursive reached (name) as (
        select unnest(array['customers', 'attendees'])
        union
        select c.conrelid::regclass::text from reached r join pg_constraint c
          on c.contype = 'f' and c.confrelid::regclass::text = r.name and c.connamespace = 'public'::regnamespace
      )
      select name from reached`);
    expect(reached.filter((table) => !told.includes(table))).toEqual([]);
  });

  it('is moved by a merge wherever a column names a customer or an attendee', async () => {
    const naming = await column(`
      select distinct table_name::text as name from information_schema.columns
      where table_schema = 'public' and column_name in ('customer_id', 'attendee_id', 'merged_into_id')`);
    expect(naming.toSorted()).toEqual([...MOVED_BY_A_MERGE, ...NEVER_MOVED].toSorted());
  });
});
