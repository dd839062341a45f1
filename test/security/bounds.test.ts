import * as client from '@permanentka/client';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { weigh } from '../../src/server/documents/cost.js';
import { Documents } from '../../src/server/documents/documents.js';
import { limitsOf } from '../../src/server/limits.js';

const schema = buildServedSchema();
const documentsWith = (env: Record<string, string> = {}, isDevelopment = true) =>
  new Documents({ schema, limits: limitsOf(readConfig(env)), isDevelopment });
const messages = (query: string, variables = {}, documents = documentsWith()) =>
  documents.refusals(documents.parse(query), variables).map(({ message }) => message);

const operations = Object.entries(client).filter(([name]) => name.endsWith('Document'));

describe('the bounds of a document', () => {
  it.each(operations)('accept %s of the typed client with pages of the largest size', (_name, operation) => {
    const sizes = { sessions: 100, first: 100, bookings: 100, lines: 100, redemptions: 100 };
    expect(messages(String(operation), sizes)).toEqual([]);
  });

  it('accept introspection in development, and refuse it in production', () => {
    expect(messages(getIntrospectionQuery())).toEqual([]);
    expect(messages(getIntrospectionQuery(), {}, documentsWith({}, false))[0]).toContain('introspection has been disabled');
  });

  it('can each be set', () => {
    const deep = '{ viewer { organisation { courses { id } } } }';
    expect(messages(deep, {}, documentsWith({ MAX_QUERY_DEPTH: '3' }))).toEqual(['Fields are nested at most 3 deep.']);
    expect(messages('{ a: __typename }', {}, documentsWith({ MAX_QUERY_ALIASES: '0' }))).toEqual([
      'A document holds at most 0 aliases.',
    ]);
    expect(messages('{ viewer @skip(if: true) { kind } }', {}, documentsWith({ MAX_QUERY_DIRECTIVES: '0' }))).toEqual([
      'A document holds at most 0 directives.',
    ]);
    const tokens = documentsWith({ MAX_QUERY_TOKENS: '50' });
    expect(() => tokens.parse(`{ ${'viewer '.repeat(60)} }`)).toThrow('more that 50 tokens');
  });

  it('count the rows that a page asks for', () => {
    const documents = documentsWith({ MAX_QUERY_COST: '1000' });
    const roster =
      'query ($n: Int = 5) { session(id: "a") { bookings(first: $n) { edges { node { id status checkedInAt } } } } }';
    expect(messages(roster, {}, documents)).toEqual([]);
    expect(messages(roster, { n: 100 }, documentsWith({ MAX_QUERY_COST: '1000' }))).toEqual([]);
    const pages = roster.replace('id status', 'registration { bookings(first: $n) { edges { node { id } } } }');
    expect(messages(pages, { n: 5 }, documents)).toEqual([]);
    expect(messages(pages, { n: 100 }, documents)[0]).toMatch(/^This asks for about \d+ fields, and at most 1000/);
    // Judged once, asked again.
    expect(messages(pages, { n: 5 }, documents)).toEqual([]);
  });
});

describe('the cost of a document', () => {
  const cost = (query: string, variables?: Record<string, unknown>) => weigh(schema, parse(query), variables).cost;

  it('is the number of fields that it resolves', () => {
    expect(cost('{ viewer { kind role } }')).toBe(3);
    expect(cost('{ session(id: "a") { bookings(first: 7) { edges { node { id } } } } }')).toBe(1 + 1 + 7 * (1 + 1 + 1));
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(4);
  });

  it('is the same with fragments, and that of the most expensive operation', () => {
    const plain = cost('{ viewer { organisation { courses { id name } } } }');
    const spread =
      '{ viewer { ...V } } fragment V on Viewer { organisation { ... { courses { ...C } } } } fragment C on Course { id name }';
    expect(cost(spread)).toBe(plain);
    expect(cost(`query A { viewer { kind } } query B ${spread}`)).toBe(plain);
  });

  it('counts more for a mutation than for the fields of its answer', () => {
    expect(cost('mutation { register(input: {}) { errors { code } } }')).toBeGreaterThan(1_000);
  });
});
