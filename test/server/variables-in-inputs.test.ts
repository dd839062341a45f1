import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPILE_AFTER_EXECUTIONS } from '../../src/server/limits.js';
import { type Ground, ground, post } from './ground.js';

const schema = buildSchema(`
  enum Choice { AUTO DESK }
  input Inner { note: String, choice: Choice! = AUTO }
  input Item { id: ID, count: Int = 3, notes: [String!] = ["none"], choice: Choice! = AUTO, inner: Inner, list: [Inner!] }
  type Query { same(item: Item, items: [Item!]): String }
`);
const field = schema.getQueryType()?.getFields().same;
if (field) field.resolve = (_root, args) => JSON.stringify(args);

let here: Ground;
let url: string;
beforeAll(async () => {
  here = await ground();
  url = (await here.serve(schema)).url;
});
afterAll(() => here.drop());

/** What the resolver was given, each time until the document is compiled if it can be, and once more. */
async function given(query: string, variables: object): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let time = 0; time < COMPILE_AFTER_EXECUTIONS + 2; time += 1) {
    const { data, errors } = (await post(url, query, {}, variables)).body;
    answers.push(data ? JSON.parse(String(data.same)) : errors?.[0]?.extensions.code);
  }
  return answers;
}

const REST = { count: 3, notes: ['none'], choice: 'AUTO' };

describe('a variable inside an input that the document writes', () => {
  it.each([
    ['is absent where it is left out', 'query ($id: ID) { same(item: { id: $id }) }', {}, { item: REST }],
    ['leaves the default', 'query ($n: Int) { same(item: { count: $n }) }', {}, { item: REST }],
    ['leaves the default of a list', 'query ($of: [String!]) { same(item: { notes: $of }) }', {}, { item: REST }],
    ['leaves the default that must not be null', 'query ($c: Choice) { same(item: { choice: $c }) }', {}, { item: REST }],
    [
      'is absent at any depth, and in lists',
      'query ($n: String) { same(items: [{ inner: { note: $n }, list: [{ note: $n }] }]) }',
      {},
      { items: [{ ...REST, inner: { choice: 'AUTO' }, list: [{ choice: 'AUTO' }] }] },
    ],
    [
      'is null where null was sent',
      'query ($n: Int) { same(item: { count: $n }) }',
      { n: null },
      { item: { ...REST, count: null } },
    ],
    ['is the value that was sent', 'query ($n: Int) { same(item: { count: $n }) }', { n: 5 }, { item: { ...REST, count: 5 } }],
    ['is its own default', 'query ($n: Int = 7) { same(item: { count: $n }) }', {}, { item: { ...REST, count: 7 } }],
    [
      'is the value when it cannot be null',
      'query ($n: Int!) { same(item: { count: $n }) }',
      { n: 5 },
      { item: { ...REST, count: 5 } },
    ],
  ])('%s, however often the document comes: %s', async (_what, query, variables, expected) => {
    for (const args of await given(query, variables)) expect(args).toEqual(expected);
  });
});
