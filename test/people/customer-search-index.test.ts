import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { superuserOf } from '../security/catalogue.js';
import { useGround } from '../support/ground.js';

const CUSTOMERS = 3_000;
const IMPORTED = 500;

const ground = useGround();
let superuser: Client;
beforeAll(async () => {
  superuser = await superuserOf(ground.app.databaseUrl);
  await bindTenant(ground.studio.tenant).transactional((em) =>
    em.execute(
      `insert into customers (organisation_id, id, name, email, locale)
         select ?, gen_random_uuid(), 'Zákazník ' || md5(n::text), 'n' || n || '@example.com', 'sk'
         from generate_series(1, ?::int) n`,
      [ground.studio.tenant.organisationId, CUSTOMERS],
    ),
  );
  await superuser.query('vacuum analyze customer_terms, customers, attendees');
});
afterAll(() => superuser.end());

it.each([
  ['a word', `customer_query('abcdef', 'novak', '{}')`],
  ['words inside others and a number', `customer_query('abcdef', 'jana vakov', '{=0905123456|905123456}')`],
])('finds customers by %s in an index', async (_, query) => {
  const explained = await superuser.query({
    text: `explain select id from customer_terms where terms @@ ${query}`,
    rowMode: 'array',
  });
  expect(explained.rows.flat().join('\n')).toContain('customer_terms_terms');
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

it('the server reads no words of customers itself, of its own organisation neither', async () => {
  const read = bindTenant(ground.studio.tenant).transactional((em) => em.execute('select terms from customer_terms'));
  await expect(read).rejects.toThrow('permission denied for table customer_terms');
});

it('finds nobody of another organisation whose words begin with the same mark', async () => {
  const { organisationId } = ground.other.tenant;
  await superuser.query(`update customer_terms set terms = customer_terms_of(customer_mark('${organisationId}'), 'Cudzinec', '')
    where id = (select id from customers where organisation_id = '${ground.studio.tenant.organisationId}' limit 1)`);
  await superuser.query(`select set_config('app.organisation', '${organisationId}', false)`);
  const found = await superuser.query(`select * from find_customers('cudzinec', '{}')`);
  expect(found.rows).toHaveLength(1);
  const rows = await bindTenant(ground.other.tenant).transactional((em) =>
    em.execute(`select id from customers where id in (select find_customers('cudzinec', '{}'))`),
  );
  expect(rows).toEqual([]);
});
