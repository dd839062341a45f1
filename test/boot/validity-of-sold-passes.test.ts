import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../../src/boot/migrate.js';
import { validityFrom } from '../../src/services/rules/passes/validity.js';
import { superuserOf } from '../security/catalogue.js';
import { databaseOfRelease01 } from './release-0.1.js';

/** A period as it was sold, and the one that means the same days now. */
const PERIODS = [
  ['P1D', 'P2D'],
  ['P7D', 'P8D'],
  ['P2W', 'P15D'],
  ['P1W3D', 'P11D'],
  ['P1M', 'P1M'],
  ['P1M1D', 'P1M1D'],
  [null, null],
] as const;
const SOLD = PERIODS.map(([sold]) => sold);

let database: Awaited<ReturnType<typeof databaseOfRelease01>>;
let superuser: Client;
beforeAll(async () => {
  database = await databaseOfRelease01();
  superuser = await superuserOf(database.url);
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

const columnOf = async (sql: string): Promise<unknown[]> =>
  (await superuser.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.map(([value]) => value);

it('keeps the days of passes and gifts that were sold for days or weeks, and the terms of products', async () => {
  const [like] = await columnOf('select id from passes order by id limit 1');
  await superuser.query(
    `insert into passes select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'name', 'Sold ' || n,
         'validity_period', period, 'validity_start', 'FIRST_USE', 'valid_from', null, 'valid_until', null))).*
       from passes p, unnest($2::text[]) with ordinality as sold (period, n) where p.id = $1`,
    [like, SOLD],
  );
  const bound = `update passes set validity_period = 'P7D', valid_until = '2027-01-08T22:59:59.999Z' where id = $1`;
  await superuser.query(bound, [like]);
  await superuser.query(`update order_lines set terms = terms || '{"validityPeriod": "P30D"}' where terms is not null and gift`);
  await superuser.query(`update pass_products set validity_period = 'P7D' where validity_period is not null`);
  const products = await columnOf('select validity_period from pass_products order by id');

  expect(await migrate(database.url)).toContain('0011-days-of-validity');

  expect(await columnOf(`select validity_period from passes where name like 'Sold %' order by name`)).toEqual(
    PERIODS.map(([, meant]) => meant),
  );
  expect(await columnOf(`select valid_until from passes where validity_period = 'P8D' and name not like 'Sold %'`)).toEqual([
    new Date('2027-01-08T22:59:59.999Z'),
  ]);
  const gifts = await columnOf(`select terms ->> 'validityPeriod' from order_lines where terms is not null and gift`);
  expect(new Set(gifts)).toEqual(new Set(['P31D']));
  expect(await columnOf('select validity_period from pass_products order by id')).toEqual(products);
  expect(await columnOf(`select relname from pg_class where relrowsecurity and not relforcerowsecurity`)).toEqual([]);
});

it.each(PERIODS)('gives a pass of %s, written as %s, the days that it was sold with', (sold, meant) => {
  if (sold === null || !/^P[\dWD]+$/.test(sold)) return expect(meant).toBe(sold);
  const days = [...sold.matchAll(/(\d+)([WD])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unit === 'W' ? 7 : 1),
    0,
  );
  const { validFrom, validUntil } = validityFrom(new Date('2027-01-01T12:00:00Z'), meant, 'UTC');
  expect(((validUntil?.getTime() ?? 0) + 1 - (validFrom?.getTime() ?? 0)) / 86_400_000).toBe(days + 1);
});
