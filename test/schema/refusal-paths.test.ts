import { buildSchema, type GraphQLInputType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { enforceRefusalPaths, pathWithin } from '../../src/resolvers/shared/refusal-paths.js';

const mutations = buildServedSchema().getMutationType()?.getFields() ?? {};
const inputOf = (mutation: string): GraphQLInputType => {
  const input = mutations[mutation]?.args.find(({ name }) => name === 'input')?.type;
  if (!input) throw new Error(`${mutation} has no input`);
  return input;
};
const within = (mutation: string, path: string) =>
  pathWithin(inputOf(mutation), ['input', ...path.split('.')])
    .slice(1)
    .join('.');

describe('the path of a refusal', () => {
  it.each([
    ['bookSession', 'passId'],
    ['bookSession', 'idempotencyKey'],
    ['sellOrder', 'lines'],
    ['sellOrder', 'lines.0'],
    ['sellOrder', 'lines.19.registration.groupId'],
    ['sellOrder', 'payments.3.tendered.amountMinor'],
    ['sellPass', 'discount.amount'],
    ['sellPass', 'holder.registrationId'],
    ['sellOrder', 'lines.3.pass.holder.gift.email'],
    ['linkGroups', 'groupIds.1'],
  ])('is whole where the input of %s has %s', (mutation, path) => {
    expect(within(mutation, path)).toBe(path);
  });

  it.each([
    ['bookSession', 'orderId', ''],
    ['bookSession', 'customerId', ''],
    ['bookSession', 'constructor', ''],
    ['sellOrder', 'lines.2.groupId', 'lines.2'],
    ['sellOrder', 'lines.first', 'lines'],
    ['sellOrder', 'lines.0.registration.courseId', 'lines.0.registration'],
    ['redeemGift', 'productId', ''],
    ['linkGroups', 'groupIds.1.id', 'groupIds.1'],
  ])('ends where the input of %s does not have %s', (mutation, path, part) => {
    expect(within(mutation, path)).toBe(part);
  });
});

describe('a mutation whose rule names a field of another mutation', () => {
  const refused = (path: string[]) => ({ errors: [{ code: 'NOT_FOUND', path }] });

  function asked(answer: unknown, resolve: () => unknown = () => answer) {
    const schema = buildSchema(
      'input I { a: ID } type P { ok: Boolean } type Query { q: Int } type Mutation { m(input: I!): P }',
    );
    const field = schema.getMutationType()?.getFields().m;
    if (!field) throw new Error('no mutation');
    field.resolve = resolve;
    const strays: string[] = [];
    enforceRefusalPaths(schema, (sentence) => strays.push(sentence));
    return { told: field.resolve(null, {}, null, {} as never), strays };
  }

  it('answers the part of the path that its input has, and the log names both', () => {
    const { told, strays } = asked(refused(['input', 'b', 'c']));
    expect(told).toEqual(refused(['input']));
    expect(strays).toEqual(['NOT_FOUND of m names input.b.c, which its input does not have']);
  });

  it('answers so when it answers later', async () => {
    const { told, strays } = asked(null, async () => refused(['input', 'a', 'x']));
    expect(await told).toEqual(refused(['input', 'a']));
    expect(strays).toHaveLength(1);
  });

  it.each([[refused(['input', 'a'])], [refused(['input'])], [{ errors: [] }], [{ ok: true }], [null]])(
    'leaves every other answer as it is: %j',
    (answer) => {
      const { told, strays } = asked(structuredClone(answer));
      expect([told, strays]).toEqual([answer, []]);
    },
  );
});
