import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { accessTable, enforceAccess } from '../../src/resolvers/shared/access.js';

const table = accessTable(buildServedSchema());

describe('the access table', () => {
  test.each(table.map((row) => [`${row.operation}.${row.field}`, row] as const))('%s has a rule', (_, { rule }) => {
    expect(Object.keys(rule ?? {})).not.toEqual([]);
  });

  test('nobody changes anything without signing in, but they sign in', () => {
    const open = table.filter(({ operation, rule }) => operation === 'Mutation' && rule?.PUBLIC);
    expect(open.map(({ field }) => field).sort()).toEqual(['requestSignInCode', 'signIn']);
  });

  test('an owner may do all that other staff may; only the own account is for customers alone', () => {
    const withoutOwner = table.filter(({ rule }) => rule?.OWNER !== 'ALL');
    expect(withoutOwner.map(({ field }) => field).sort()).toEqual(['joinAsCustomer', 'updateMyProfile']);
  });

  test('customers and the public never reach all of an organisation', () => {
    expect(table.filter(({ rule }) => rule?.CUSTOMER === 'ALL' || (rule?.PUBLIC && rule.PUBLIC !== 'PUBLISHED'))).toEqual([]);
  });
});

test('a root field without a rule keeps the server from starting', () => {
  const query = new GraphQLObjectType({ name: 'Query', fields: { bare: { type: GraphQLString, resolve: () => 'x' } } });
  expect(() => enforceAccess(new GraphQLSchema({ query }))).toThrow('Query.bare declares no @Access');
});
