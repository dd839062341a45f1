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
  type Query { book(input: Book!): String, plain(input: Plain!): String, pick(of: [Choice!]!, item: Item): String }
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

describe('defaults of variables that must not be null', () => {
  const resolved = (text: string) => {
    const given: unknown[] = [];
    const field = schema.getQueryType()?.getFields().pick;
    if (field) field.resolve = (_root, args) => void given.push(args);
    const { query, withDefaults } = compile(text);
    const ask = (variables: Record<string, unknown>) => query({}, {}, withDefaults?.(variables) as Record<string, unknown>);
    return { given, ask };
  };

  it.each([
    ['a list of enums', 'query ($of: [Choice!]! = [DESK]) { pick(of: $of) }', { of: ['DESK'] }],
    ['one value for a list', 'query ($of: [Choice!]! = AUTO) { pick(of: $of) }', { of: ['AUTO'] }],
    ['an input with a default inside', 'query ($item: Item! = {}) { pick(of: [], item: $item) }', { of: [], item: { count: 3 } }],
  ])('are used in compiled code where the variable is left out: %s', async (_what, text, args) => {
    const { given, ask } = resolved(text);
    expect(await ask({})).not.toHaveProperty('errors');
    expect(given).toEqual([args]);
  });

  it('give way to the value that was sent, and leave null to be refused', async () => {
    const { given, ask } = resolved('query ($of: [Choice!]! = [DESK]) { pick(of: $of) }');
    expect(await ask({ of: ['AUTO'] })).not.toHaveProperty('errors');
    expect(given).toEqual([{ of: ['AUTO'] }]);
    expect(await ask({ of: null })).toHaveProperty('errors');
  });

  it.each([
    ['{}', '{"book":null}'],
    ['{ "yes": false }', '{}'],
  ])('decide about @include with the variables %s', async (variables, answered) => {
    const { query, withDefaults } = compile('query ($yes: Boolean! = true) { book(input: { id: "1" }) @include(if: $yes) }');
    const answer = await query({}, {}, withDefaults?.(JSON.parse(variables)) as Record<string, unknown>);
    expect(JSON.stringify(answer.data)).toBe(answered);
  });
});
