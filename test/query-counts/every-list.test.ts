import { readFile } from 'node:fs/promises';
import * as client from '@permanentka/client';
import {
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { ASKED, FEWER } from './asked.js';
import { statementsOf } from './count.js';
import { makeRows, type Rows } from './rows.js';

const [FEW, MANY] = [3, 30];

let app: TestApp;
let few: Rows;
let many: Rows;
beforeAll(async () => {
  app = await startTestApp();
  few = await makeRows(app, FEW);
  many = await makeRows(app, MANY);
}, 180_000);
afterAll(() => stopAndVerify(app));

/** The documents of the client that are queries, by their names. */
const queries = Object.entries(client).flatMap(([name, document]) =>
  name.endsWith('Document') && String(document).trimStart().startsWith('query')
    ? [[name.slice(0, -'Document'.length), String(document)]]
    : [],
) as [string, string][];

/** Whether a document selects a list of objects. */
function hasList(schema: GraphQLSchema, document: string): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  const Field = () => {
    const type = types.getType();
    const bare = isNonNullType(type) ? type.ofType : type;
    if (isListType(bare) && isCompositeType(getNamedType(bare))) found = true;
  };
  visit(parse(document), visitWithTypeInfo(types, { Field }));
  return found;
}

/** The length of the longest list in an answer. */
function longest(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null) return 0;
  const own = Array.isArray(answer) ? answer.length : 0;
  return Math.max(own, ...Object.values(answer).map(longest));
}

/** The least of three: what is known of a token and of a slug is looked up anew every few seconds. */
async function countOf(ask: () => Promise<unknown>): Promise<number> {
  const tries = [await statementsOf(ask), await statementsOf(ask), await statementsOf(ask)];
  return Math.min(...tries.map((statements) => statements.length));
}

describe('the queries of the client', () => {
  it('are all counted that show a list', async () => {
    const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
    const lists = queries.flatMap(([name, document]) => (hasList(schema, document) ? [name] : []));
    expect(lists.length).toBeGreaterThan(40);
    expect(lists.filter((name) => !(name in ASKED))).toEqual([]);
  });

  it.each(Object.entries(ASKED))(`take as many statements for ${MANY} rows as for ${FEW}: %s`, async (name, ask) => {
    const [ofFew, ofMany] = [longest(await ask(few)), longest(await ask(many))];
    const rows = FEWER[name]?.rows ?? MANY;
    expect(ofMany).toBeGreaterThanOrEqual(rows);
    if (rows > 0) expect(ofFew).toBeLessThan(ofMany);
    const count = await countOf(() => ask(few));
    if (name !== 'MyOrganisations') expect(count).toBeGreaterThan(0);
    expect(await countOf(() => ask(many))).toBe(count);
  });

  it('ask for the sessions of a day and the counts of their rosters in one statement each', async () => {
    const statements = await statementsOf(async () => ASKED.DeskDay?.(many));
    expect(statements.filter((text) => text.includes('from sessions c join groups'))).toHaveLength(2);
    expect(statements.filter((text) => text.includes('from bookings b'))).toHaveLength(1);
  });
});
