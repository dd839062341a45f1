import { CustomersDocument } from '@permanentka/client';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { superuserOf } from '../security/catalogue.js';
import { useGround } from '../support/ground.js';

/** More than are read before the index is asked. */
const CUSTOMERS = 3_000;
const IMPORTED = 500;
const SIZE = 300;

const ground = useGround();
let superuser: Client;
beforeAll(async () => {
  superuser = await superuserOf(ground.app.databaseUrl);
  // The triggers would run for each customer. The oldest are of one domain, and all others of another one.
  await superuser.query('set session_replication_role = replica');
  await superuser.query(
    `insert into customers (organisation_id, id, name, email, phone, locale)
       select $1, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Zákazník ' || md5(n::text),
         'n' || n || case when n <= $2::int / 5 then '@stara.example' else '@nova.example' end, '+421 905 ' || 100000 + n, 'sk'
       from generate_series(1, $2::int) n`,
    [ground.studio.tenant.organisationId, CUSTOMERS],
  );
  await superuser.query(
    `insert into customer_terms select organisation_id, id, made_of::uuid, customer_text(words, phone) from customer_texts()
     on conflict do nothing`,
  );
  await superuser.query('set session_replication_role = origin');
  await superuser.query('vacuum analyze customer_terms, customers, attendees');
});
afterAll(() => superuser.end());

const sought = (words: string, numbers = '{}') =>
  superuser.query(`select likes, patterns, keys from sought_customers($1, $2, $3)`, [
    ground.studio.tenant.organisationId,
    words,
    numbers,
  ]);

/** The customers whose texts fit, newest first, without an index of words. */
async function fitting(words: string, numbers = '{}'): Promise<string[]> {
  const { likes, patterns } = (await sought(words, numbers)).rows[0];
  const { rows } = await superuser.query(
    `select id from customer_terms where tenant_id = $1 and text like all ($2) and text ~ all ($3) order by id desc`,
    [ground.studio.tenant.organisationId, likes, patterns],
  );
  return rows.map(({ id }) => id);
}

const page = (words: string, numbers: string, beyond: string | null, isNewestFirst: boolean, size: number): Promise<string[]> =>
  bindTenant(ground.studio.tenant).transactional(async (em) => {
    const rows = await em.execute<{ id: string }[]>('select id from find_customers_page(?, ?::text[], ?::uuid, ?, ?) as id', [
      ...[words, numbers, beyond, isNewestFirst, size],
    ]);
    return rows.map(({ id }) => id);
  });

const TEXTS: [what: string, words: string, numbers?: string][] = [
  ['what all have', 'zakaznik example'],
  ['what the newest have', 'nova.example'],
  ['what only the oldest have', 'stara.example'],
  ['what few have', 'abc'],
  ['parts of words in any order', 'example kazni n17'],
  ['one letter', 'n'],
  ['two letters', 'za'],
  ['what nobody has', 'zakaznik nikdeniet'],
  ['two letters that nobody begins with', 'xq'],
  ['a prefix of all telephones', '', '{=421|421}'],
  ['one telephone', '', '{=0905103456|905103456}'],
  ['a telephone and a word', 'stara', '{=421905|421905}'],
  ['letters that only stand in different places', 'ikzaka'],
];

describe.each(TEXTS)('a search for %s', (_, words, numbers = '{}') => {
  it('finds the same in pages as by reading all', async () => {
    const all = await fitting(words, numbers);
    const found = await page(words, numbers, null, true, SIZE);
    while (found.length > 0 && found.length % SIZE === 0) {
      const next = await page(words, numbers, found.at(-1) ?? null, true, SIZE);
      if (next.length === 0) break;
      found.push(...next);
    }
    expect(found).toEqual(all);
  });

  it('finds the pages from the other end, too', async () => {
    const oldest = (await fitting(words, numbers)).toReversed();
    expect(await page(words, numbers, null, false, 30)).toEqual(oldest.slice(0, 30));
    const middle = oldest[Math.floor(oldest.length / 2)];
    if (middle)
      expect(await page(words, numbers, middle, false, 30)).toEqual(oldest.slice(oldest.indexOf(middle) + 1).slice(0, 30));
  });

  it('asks the index for keys that each of those texts has', async () => {
    const { keys } = (await sought(words, numbers)).rows[0];
    const { rows } = await superuser.query(
      `select id from customer_terms where tenant_id = $1 and customer_keys(tenant_id, text) @> $2 order by id desc`,
      [ground.studio.tenant.organisationId, keys],
    );
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(await fitting(words, numbers)));
  });
});

it('finds the same customers by the API as by reading all, page by page', async () => {
  const all = await fitting('stara');
  const client = ground.studio.clients.receptionist;
  const first = await client.request(CustomersDocument, { search: 'stara', first: 20 });
  const after = first.customers?.pageInfo.endCursor ?? null;
  const second = await client.request(CustomersDocument, { search: 'stara', first: 20, after });
  const emails = [first, second].flatMap(({ customers }) => customers?.edges.map(({ node }) => node.email) ?? []);
  const { rows } = await superuser.query('select email from customers where id = any($1) order by id desc', [all.slice(0, 40)]);
  expect(emails).toEqual(rows.map(({ email }) => email));
});

describe('a search reads', () => {
  const bodies = {
    'the newest of an organisation': `select id from (
        select id, text from customer_terms where tenant_id = $1 and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff'
        order by id desc limit 2000) t where text like all ('{%zakaznik%}') limit 21`,
    'what an index of keys names': `select id from (
        select tenant_id, id, text from customer_terms where customer_keys(tenant_id, text) @> array[1, 2, 3] offset 0
      ) t where tenant_id = $1 and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' and text like all ('{%abc%}')
      order by id desc limit 21`,
  };
  it.each([
    ['the newest of an organisation', 'customer_terms_pkey'],
    ['what an index of keys names', 'customer_terms_keys'],
  ] as const)('is %s, with plans for one value and for any', async (what, index) => {
    for (const mode of ['force_custom_plan', 'force_generic_plan']) {
      await superuser.query('begin');
      await superuser.query(`set local enable_seqscan = off`);
      await superuser.query(`set local plan_cache_mode = ${mode}`);
      await superuser.query(`prepare asked(uuid) as ${bodies[what]}`);
      const { rows } = await superuser.query({
        text: `explain execute asked('${ground.studio.tenant.organisationId}')`,
        rowMode: 'array',
      });
      await superuser.query('deallocate asked');
      await superuser.query('rollback');
      expect(rows.flat().join('\n'), mode).toContain(index);
    }
  });
});

it.each([
  [
    'a page of customers',
    `select c.* from find_customers_page($2, '{}', null, true, 21) as found(id)
     join customers c on c.organisation_id = $1 and c.id = found.id order by c.id desc`,
    'customers_pkey',
  ],
  [
    'registrations of customers',
    `select c.* from registrations c where c.organisation_id = $1
     and c.customer_id in (select find_customers($2, '{}')) order by c.id desc limit 21`,
    'registrations_',
  ],
])('reads %s by an index as the server, with plans for one text and for any', async (_, statement, index) => {
  const { organisationId } = ground.studio.tenant;
  for (const mode of ['force_custom_plan', 'force_generic_plan']) {
    await superuser.query('begin');
    await superuser.query(`set local role permanentka_app; set local plan_cache_mode = ${mode}; set local enable_seqscan = off;
      set local app.organisation = '${organisationId}'; prepare asked(uuid, text) as ${statement}`);
    const { rows } = await superuser.query({ text: `explain execute asked('${organisationId}', 'zakaznik')`, rowMode: 'array' });
    await superuser.query('deallocate asked');
    await superuser.query('rollback');
    expect(rows.flat().join('\n'), mode).toContain(index);
  }
});

it('a new customer reads their own rows only, in an import on one connection too', async () => {
  const { organisationId } = ground.studio.tenant;
  const reads = await bindTenant(ground.studio.tenant).transactional(async (em) => {
    await em.execute(
      `insert into customers (organisation_id, id, name, email, locale)
       select ?, gen_random_uuid(), 'Import ' || n, 'import' || n || '@example.com', 'sk' from generate_series(1, ?::int) n`,
      [organisationId, IMPORTED],
    );
    await em.execute('set constraints all immediate');
    return em.execute<{ rows: string }[]>(
      `select sum(seq_tup_read + idx_tup_fetch) as rows from pg_stat_xact_user_tables
       where relname in ('customers', 'attendees')`,
    );
  });
  expect(Number(reads[0]?.rows)).toBeGreaterThanOrEqual(IMPORTED);
  expect(Number(reads[0]?.rows)).toBeLessThan(10 * IMPORTED);
});

it('the server reads no texts of customers itself, of its own organisation neither', async () => {
  const read = bindTenant(ground.studio.tenant).transactional((em) => em.execute('select text from customer_terms'));
  await expect(read).rejects.toThrow('permission denied for table customer_terms');
});

it.each(['find_customers(?, ?::text[])', 'find_customers_page(?, ?::text[], null, true, 100)'])(
  'finds nobody of another organisation whose text has the same keys, by %s',
  async (call) => {
    const [own, other] = [ground.studio.tenant.organisationId, ground.other.tenant.organisationId];
    const { rows } = await superuser.query<{ keys: number[] }>(`select keys from sought_customers($1, 'cudzinec', '{}')`, [
      other,
    ]);
    const found = await bindTenant(ground.other.tenant).transactional((em) =>
      em.execute(`select id from ${call} as id`, ['zakaznik', '{}']),
    );
    expect(found).toEqual([]);
    const ofOwn = await superuser.query(`select keys from sought_customers($1, 'cudzinec', '{}')`, [own]);
    expect(ofOwn.rows).not.toEqual(rows);
  },
);
