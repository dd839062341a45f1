import { createClient, MarketplaceDocument } from '@permanentka/client';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginning, SERVING_ROLE } from '../../src/postgres/connections.js';
import { interceptQueries, type Statement } from '../security/intercepted-queries.js';
import { startTestApp, type TestApp } from '../support/app.js';

const ORGANISATIONS = 2_000;

let app: TestApp;
let server: Client;

beforeAll(async () => {
  app = await startTestApp();
  // What row-level security adds to a query may keep an index from it, so plans are asked for as the role that serves.
  server = new Client(beginning(app.databaseUrl, { role: SERVING_ROLE }));
  await server.connect();
  // As the owner, whom row-level security binds: each listing is written within its own organisation.
  const owner = new Client({ connectionString: app.databaseUrl });
  await owner.connect();
  await owner.query(`
    do $$
    declare
      id uuid;
      kinds constant text[] := '{Plávanie,Joga,Balet,Lezenie,Karate,Výtvarná,Šach,Gymnastika,Keramika,Spev}';
      cities constant text[] := '{Bratislava,Košice,Žilina,Nitra,Trnava,Prešov,Banská Bystrica,Martin,Poprad,Brno}';
    begin
      set constraints all immediate;
      for n in 1..${ORGANISATIONS} loop
        id := gen_random_uuid();
        perform set_config('app.organisation', id::text, true);
        insert into organisations (id, slug, name, category, city, currency, time_zone, locale, plan, online_payments,
            cancel_window_hours, late_cancellation)
          values (id, 'studio-' || n, 'Štúdio ' || md5(n::text),
            kinds[n % 10 + 1], cities[n / 10 % 10 + 1], 'EUR', 'Europe/Bratislava',
            'sk', 'PRO', 'ACTIVE', 24, 'FORFEIT');
        insert into courses (organisation_id, id, name, type, uncovered_policy)
          values (id, gen_random_uuid(), 'Kurz č' || n, 'OPEN', 'DEBT');
      end loop;
    end $$`);
  await owner.query('analyze marketplace_listings');
  await owner.end();
});
afterAll(async () => {
  await server.end();
  await app.stop();
});

const look = async (variables: object) =>
  (await createClient({ url: app.url }).request(MarketplaceDocument, { first: 20, ...variables })).marketplace;

interface Node {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows': number;
  Plans?: Node[];
}

/** How the database answers what the server asks of it. */
async function planOf(variables: object): Promise<Node[]> {
  const asked: Statement[] = [];
  const end = interceptQueries((statement) => {
    if (statement.text.includes('marketplace_listings')) asked.push(statement);
    return statement.text;
  });
  await look(variables).finally(end);
  expect(asked).toHaveLength(1);
  const [{ text, values } = { text: '', values: [] }] = asked;
  const { rows } = await server.query<{ 'QUERY PLAN': { Plan: Node }[] }>(`explain (analyze, format json) ${text}`, [...values]);
  const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return flat(rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': 'None', 'Actual Rows': 0 });
}

describe(`marketplace with ${ORGANISATIONS} organisations`, () => {
  test.each([
    ['a page of all', {}, 'marketplace_listings_order'],
    ['a search', { search: 'kurz c1234' }, 'marketplace_listings_terms'],
    ['a search inside words', { search: 'urz 1234' }, 'marketplace_listings_terms'],
    ['a category in a city', { category: 'joga', city: 'kosice' }, 'marketplace_listings_terms'],
  ])('reads %s by an index', async (_, variables, index) => {
    const plan = await planOf(variables);
    expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(plan.map((node) => node['Index Name'])).toContain(index);
    expect(Math.max(...plan.map((node) => node['Actual Rows']))).toBeLessThan(ORGANISATIONS / 10);
  });

  test('gives every organisation page by page, each of them once, by name', async () => {
    const names: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await look({ first: 100, after });
      names.push(...page.edges.map(({ node }) => node.name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect(names).toHaveLength(ORGANISATIONS);
    expect(names).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(ORGANISATIONS);
  });

  test('finds every organisation of a category in a city', async () => {
    const { edges } = await look({ category: 'plavanie', city: 'Bratislava', first: 100 });
    expect(edges.length).toBe(ORGANISATIONS / 100);
  });

  test('refuses a page of 101', async () => {
    await expect(look({ first: 101 })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
