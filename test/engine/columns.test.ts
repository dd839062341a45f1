import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeable, selectList, TABLES } from '../../src/services/engine/database/columns.js';
import { ROW_KINDS } from '../../src/services/rules/world/apply.js';
import { createDatabase } from '../support/services/postgres.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let client: Client;
beforeAll(async () => {
  database = await createDatabase();
  client = new Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Columns that the rules leave to others, or see as an expression. */
const ELSEWHERE = new Map([
  ['groups', ['instructor_id', 'name']],
  ['sessions', ['planned_at']],
  ['bookings', ['session_ends_at']],
  ['registrations', ['erased_at']],
  ['promo_codes', ['archived_at', 'created_at']],
  ['orders', ['provider_ref', 'provider_url']],
]);

it.each(ROW_KINDS)('the columns of %s have the names and types of the database, and none is forgotten', async (kind) => {
  const { name, columns } = TABLES[kind];
  const { rows } = await client.query<{ column: string; type: string }>(
    `select a.attname as column, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null) as type
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
       and a.attname not in ('organisation_id', 'updated_at')`,
    [`public.${name}`],
  );
  const typeOf = async (type: string): Promise<string> => {
    const { rows: named } = await client.query<{ type: string }>('select format_type($1::regtype, null) as type', [type]);
    return named[0]?.type ?? '';
  };
  const derived = await Promise.all(columns.map(async ({ name: column, type }) => ({ column, type: await typeOf(type) })));
  expect(columns.filter(({ type }) => type.includes('('))).toEqual([]);
  const seen = rows.filter(({ column }) => !ELSEWHERE.get(name)?.includes(column));
  const byName = (a: { column: string }, b: { column: string }): number => (a.column < b.column ? -1 : 1);
  expect(derived.sort(byName)).toEqual(seen.sort(byName));
});

it('the database keeps the moment of the last change of each kind of row that has one, and the rules do not see it', async () => {
  const tables = ROW_KINDS.map((kind) => TABLES[kind].name);
  const { rows } = await client.query<{ name: string; kept: string; touched: boolean }>(
    `select a.attrelid::regclass::text as name,
       format_type(a.atttypid, null) || ' ' || a.attnotnull || ' ' || pg_get_expr(d.adbin, d.adrelid) as kept,
       exists (select from pg_trigger where tgrelid = a.attrelid and tgname = 'touch_row' and tgenabled = 'O') as touched
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = any($1::regclass[]) and a.attname = 'updated_at'`,
    [tables.map((name) => `public.${name}`)],
  );
  const [kept, touched] = ['timestamp with time zone true clock_timestamp()', true];
  const byName = new Map(rows.map(({ name, ...told }) => [name, told]));
  const without = tables.filter((name) => !byName.has(name));
  expect(without.sort()).toEqual(['order_lines', 'receipt_counters', 'receipts']);
  for (const [name, told] of byName) expect([name, told]).toEqual([name, { kept, touched }]);
  for (const kind of ROW_KINDS) expect(TABLES[kind].columns.map(({ name }) => name)).not.toContain('updated_at');
});

it('a select list names columns as the rules do', () => {
  expect(selectList('redemptions', 'r')).toContain('r.pass_id as "passId"');
  expect(selectList('redemptions')).toMatch(/^id, pass_id as "passId"/);
});

it('neither the price nor the owner of a pass can be changed by a command, and a receipt not at all', () => {
  const changed = changeable('passes')?.columns.map(({ name }) => name);
  expect(changed).toEqual(['state', 'valid_from', 'valid_until', 'taxed_minor', 'uses_by_rate', 'discounted_minor', 'version']);
  expect(changeable('receipts')).toBeUndefined();
});
