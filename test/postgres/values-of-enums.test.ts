import { MikroORM } from '@mikro-orm/postgresql';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ormOptions } from '../../src/postgres/orm.js';
import { superuserOf } from '../security/catalogue.js';
import { createDatabase } from '../support/services/postgres.js';

/** Values that a column never has, though they are of its enum. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
  'members.role': ['CUSTOMER'],
  'invitations.role': ['CUSTOMER'],
};

let database: Awaited<ReturnType<typeof createDatabase>>;
let orm: MikroORM;
let client: Client;
beforeAll(async () => {
  database = await createDatabase();
  orm = await MikroORM.init(ormOptions(database.url, 1));
  client = await superuserOf(database.url);
});
afterAll(async () => {
  await orm.close();
  await client.end();
  await database.drop();
});

/** By column: the values of its enum. */
function valuesOfEntities(): Record<string, string[]> {
  const columns = [...orm.getMetadata().getAll().values()].flatMap(({ tableName, props }) =>
    props.flatMap(({ items, fieldNames }) => (items ? [[`${tableName}.${fieldNames[0]}`, items.map(String)] as const] : [])),
  );
  return Object.fromEntries(columns.map(([column, items]) => [column, items.filter((item) => !NEVER[column]?.includes(item))]));
}

/** By column: the values that its check allows. */
async function valuesOfTables(): Promise<Record<string, string[]>> {
  const { rows } = await client.query<{ column: string; definition: string }>(
    `select c.conrelid::regclass || '.' || a.attname as column, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'c' and array_length(c.conkey, 1) = 1 and c.conrelid <> 0`,
  );
  const checks = rows.filter(({ definition }) => /^CHECK \(\(\w+ = ANY \(ARRAY\['/.test(definition));
  return Object.fromEntries(
    checks.map(({ column, definition }) => [column, [...definition.matchAll(/'(\w+)'::text/g)].map(([, value = '']) => value)]),
  );
}

it('a column of an enum holds the values that something writes, and its table allows no other', async () => {
  const [entities, tables] = [valuesOfEntities(), await valuesOfTables()];
  const sorted = (values: string[] = []) => values.toSorted();
  const checked = Object.keys(entities).filter((column) => tables[column]);
  expect(checked.length).toBeGreaterThan(25);
  expect(Object.fromEntries(checked.map((column) => [column, sorted(tables[column])]))).toEqual(
    Object.fromEntries(checked.map((column) => [column, sorted(entities[column])])),
  );
});

it.each(['PENDING', 'PAUSED', 'EXPIRED'])('a pass is never stored as %s', async (state) => {
  const row = `insert into passes (organisation_id, id, product_id, customer_id, name, kind, state, price_minor, validity_start,
    priority, purchased_at) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'Pass', 'ENTRY',
    '${state}', 0, 'PURCHASE', 0, now())`;
  await expect(client.query(row)).rejects.toMatchObject({ constraint: 'passes_state_check' });
});
