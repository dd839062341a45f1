import { buildSchema, getOperationAST, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../src/server/documents/input-defaults.js';

const schema = buildSchema(`
  enum Choice { AUTO DESK }
  input Item { count: Int! = 3 }
  input Deep { one: Item, list: [Item!] }
  input Book { id: ID!, choice: Choice! = AUTO, dryRun: Boolean! = false, note: String = "none", deep: Deep }
  input Plain { id: ID! }
  type Query { book(input: Book!): String, plain(input: Plain!): String }
`);

function compile(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  const compiled = compileQuery(schema, document);
  if (!operation || !isCompiledQuery(compiled)) throw new Error(`cannot be compiled: ${text}`);
  return { query: compiled.query, withDefaults: defaultsOf(schema, operation) };
}

const BOOK = 'query ($input: Book!) { book(input: $input) }';

describe('defaults of input fields that must not be null', () => {
  it('are filled in where they are left out, at any depth, and only there', () => {
    const { withDefaults } = compile(BOOK);
    const deep = { one: {}, list: [{ count: 2 }, {}] };
    expect(withDefaults?.({ input: { id: '1', choice: 'DESK', deep } })).toEqual({
      input: {
        id: '1',
        choice: 'DESK',
        dryRun: false,
        deep: { one: { count: 3 }, list: [{ count: 2 }, { count: 3 }] },
      },
    });
  });

  it('leave wrong values alone, so that they are refused', () => {
    const { withDefaults } = compile(BOOK);
    expect(withDefaults?.({ input: null })).toEqual({ input: null });
    expect(withDefaults?.({ input: { dryRun: null, unknown: 1 } })).toMatchObject({ input: { dryRun: null, unknown: 1 } });
    expect(withDefaults?.({})).toEqual({});
  });

  it('make compiled code accept the inputs that the specification accepts', async () => {
    const given: unknown[] = [];
    const field = schema.getQueryType()?.getFields().book;
    if (field) field.resolve = (_root, args) => void given.push(args);
    const { query, withDefaults } = compile(BOOK);
    expect(await query({}, {}, { input: { id: '1' } })).toHaveProperty('errors');
    expect(await query({}, {}, withDefaults?.({ input: { id: '1' } }) as Record<string, unknown>)).not.toHaveProperty('errors');
    expect(given).toEqual([{ input: { id: '1', choice: 'AUTO', dryRun: false, note: 'none' } }]);
  });

  it('cost nothing in a document without any', () => {
    expect(compile('query ($input: Plain!) { plain(input: $input) }').withDefaults).toBeUndefined();
  });
});
