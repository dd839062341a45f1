import { TypedDocumentString } from '@permanentka/client';
import { type GraphQLInputObjectType, isInputObjectType } from 'graphql';
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
