import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, test } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';

interface Described {
  description?: string | null;
}

/** Every place of a type that a reader of the schema may ask about. */
function places(type: GraphQLNamedType): [place: string, described: Described][] {
  const own: [string, Described] = [type.name, type];
  if (isEnumType(type))
    return [own, ...type.getValues().map((value): [string, Described] => [`${type.name}.${value.name}`, value])];
  if (isInputObjectType(type)) {
    return [own, ...Object.values(type.getFields()).map((field): [string, Described] => [`${type.name}.${field.name}`, field])];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields()).flatMap((field): [string, Described][] => [
    [`${type.name}.${field.name}`, field],
    ...field.args.map((argument): [string, Described] => [`${type.name}.${field.name}(${argument.name})`, argument]),
  ]);
  // TypeGraphQL gives the three roots no description, and they need none.
  return ['Query', 'Mutation', 'Subscription'].includes(type.name) ? fields : [own, ...fields];
}

test('everything in the schema is described', () => {
  const types = Object.values(buildServedSchema().getTypeMap());
  const ours = types.filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));
  const silent = ours.flatMap(places).filter(([, { description }]) => !description?.trim());
  expect(silent.map(([place]) => place)).toEqual([]);
});

test('descriptions are sentences', () => {
  const types = Object.values(buildServedSchema().getTypeMap()).filter((type) => !type.name.startsWith('__'));
  const ours = types.filter((type) => !isSpecifiedScalarType(type));
  const ragged = ours.flatMap(places).filter(([, { description }]) => !/^[A-ZÁ-Ž`0-9].*[.!?)]$/s.test(description ?? ''));
  expect(ragged.map(([place, { description }]) => `${place}: ${description}`)).toEqual([]);
});
