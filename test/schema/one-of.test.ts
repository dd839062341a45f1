import { TypedDocumentString } from '@permanentka/client';
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { useGround } from '../support/ground.js';
import { codeOf } from '../support/rights.js';

const ground = useGround();
let codes = 0;

const MONEY = { amountMinor: 300, currency: 'EUR' };

async function create(discount: string, variables: Record<string, unknown> = {}): Promise<string> {
  codes += 1;
  const declared = Object.keys(variables).length > 0 ? '($discount: PromoDiscountInput!)' : '';
  const query = `mutation ${declared} {
    createPromoCode(input: { code: "JEDNO-${codes}", discount: ${discount} }) { errors { code } } }`;
  const document = new TypedDocumentString<{ createPromoCode: { errors: { code: string }[] } }, Record<string, unknown>>(query);
  const asked = ground.studio.clients.owner.request(document, variables);
  return asked.then(({ createPromoCode }) => createPromoCode.errors.map(({ code }) => code).join(' ') || 'DONE', codeOf);
}

describe('an input of which exactly one field is given', () => {
  it('is told by the schema, as @oneOf', () => {
    const types = Object.values(buildServedSchema().getTypeMap()).filter(isInputObjectType);
    const oneOf = types.filter((type: GraphQLInputObjectType) => type.isOneOf).map(({ name }) => name);
    expect(oneOf).toContain('PromoDiscountInput');
  });

  it.each([
    ['one field', { percentBps: 1000 }, 'DONE'],
    ['the other field', { amount: MONEY }, 'DONE'],
    ['no field', {}, 'BAD_USER_INPUT'],
    ['two fields', { percentBps: 1000, amount: MONEY }, 'BAD_USER_INPUT'],
    ['a field and a null', { percentBps: 1000, amount: null }, 'BAD_USER_INPUT'],
    ['a null', { percentBps: null }, 'BAD_USER_INPUT'],
  ])('answers a variable with %s, which compiled queries do not check', async (_, discount, answer) => {
    expect(await create('$discount', { discount })).toBe(answer);
  });

  it.each([
    ['one field', '{ percentBps: 1000 }', 'DONE'],
    ['no field', '{}', 'GRAPHQL_VALIDATION_FAILED'],
    ['two fields', '{ percentBps: 1000, amount: { amountMinor: 300, currency: "EUR" } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a null', '{ percentBps: null }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('answers a literal with %s', async (_, discount, answer) => {
    expect(await create(discount)).toBe(answer);
  });
});

/** A value of each scalar that inputs have. */
const VALUES: Record<string, unknown> = {
  ID: 'nothing',
  String: 'text',
  Int: 1,
  SafeInt: 1,
  Boolean: true,
  CurrencyCode: 'EUR',
  Date: '2031-01-01',
  DateTime: '2031-01-01T10:00:00Z',
  Duration: 'P1M',
};

/** A value that a type takes, with nothing that may be left out. */
function valid(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [valid(bare.ofType)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (!isInputObjectType(bare)) return VALUES[bare.toString()];
  const fields = Object.values(bare.getFields());
  const given = bare.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
  return Object.fromEntries(given.map((field) => [field.name, valid(field.type)]));
}

type Wrong = [path: string, value: unknown];

/** Values that are wrong in one place, where exactly one field has to be given. */
function wrong(type: GraphQLInputType, path: string): Wrong[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return wrong(bare.ofType, `${path}.0`).map(([at, value]) => [at, [value]]);
  if (!isInputObjectType(bare)) return [];
  const fields = Object.values(bare.getFields());
  const rest = bare.isOneOf ? {} : (valid(bare) as object);
  const deeper = fields.flatMap((field) =>
    wrong(field.type, `${path}.${field.name}`).map(([at, value]): Wrong => [at, { ...rest, [field.name]: value }]),
  );
  if (!bare.isOneOf) return deeper;
  const [one, other] = fields;
  if (!one || !other) throw new Error(`${bare.name} has fewer than two fields`);
  const both = { [one.name]: valid(one.type), [other.name]: valid(other.type) };
  return [...[{}, both, { [other.name]: null }].map((value): Wrong => [path, value]), ...deeper];
}

const everyWrong = Object.values(buildServedSchema().getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) =>
  args.flatMap((argument) =>
    wrong(argument.type, argument.name).map(([path, value]) => ({ name, type: getNamedType(argument.type).name, path, value })),
  ),
);

describe('every mutation', () => {
  it('has places where exactly one field is given', () => {
    const places = new Set(everyWrong.map(({ name, path }) => `${name} ${path}`));
    expect([...places]).toEqual(
      expect.arrayContaining([
        'createPassProduct input.validity',
        'refundPayment input.part',
        'scheduleSessions input.schedule',
        'sellOrder input.lines.0',
        'sellOrder input.lines.0.pass.holder',
        'sellPass input.holder',
        'sellPass input.payment',
        'startCheckout input.lines.0.pass.holder',
      ]),
    );
  });

  it.each(everyWrong)(
    'refuses $value at $path of $name, whether its document is compiled or not',
    async ({ name, type, value }) => {
      const query = new TypedDocumentString<unknown, { input: unknown }>(
        `mutation ($input: ${type}!) { ${name}(input: $input) { errors { code } } }`,
      );
      await expect(ground.studio.clients.owner.request(query, { input: value })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(/exactly one (?:of|key)|must be non-null/i),
      });
    },
  );
});
