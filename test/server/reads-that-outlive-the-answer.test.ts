import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../src/context.js';
import { type Ground, ground, post, type Studio } from './ground.js';

const LATE_MS = 100;
const text = { type: new GraphQLNonNull(GraphQLString) };

let lateEnded = 0;

/** A field that fails takes the whole answer with it, while the one beside it has not even begun to read. */
const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, Context>({
    name: 'Query',
    fields: {
      fails: {
        ...text,
        resolve: async () => {
          throw new Error('at once');
        },
      },
      late: {
        ...text,
        resolve: async (_root, _args, context) => {
          await sleep(LATE_MS);
          try {
            return String(Boolean(await context.em()));
          } finally {
            lateEnded += 1;
          }
        },
      },
    },
  }),
});

let here: Ground;
let studio: Studio;
beforeAll(async () => {
  here = await ground();
  studio = await here.studio('plavecka');
});
afterAll(() => here.drop());

test('a field that begins to read after the answer was sent holds no connection', async () => {
  const { url } = await here.serve(schema);
  const headers = { authorization: `Bearer ${studio.customer}` };
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(url, '{ late fails }', headers)));
  expect(answers.every(({ body }) => body.data === null)).toBe(true);
  await expect.poll(() => lateEnded, { timeout: 10_000 }).toBe(answers.length);
  const client = new Client({ connectionString: here.databaseUrl });
  await client.connect();
  const sql = "select count(*)::int as held from pg_stat_activity where datname = current_database() and state like 'idle in%'";
  const { rows } = await client.query<{ held: number }>(sql);
  await client.end();
  expect(rows).toEqual([{ held: 0 }]);
  expect((await post(url, '{ late }', headers)).body.data).toEqual({ late: 'true' });
});
