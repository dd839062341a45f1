import {
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { Fault } from '../../faults.js';

/**
 * Makes the inputs that are declared with `@OneOf` oneOf input objects, and holds every argument to it. The validation of
 * documents knows literals alone, and compiled queries read variables without looking at it.
 */
export function enforceOneOf(schema: GraphQLSchema): void {
  const types = Object.values(schema.getTypeMap());
  for (const type of types) if (isInputObjectType(type)) markOneOf(type);
  for (const type of types.filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const args = field.args.filter((argument) => leadsToOneOf(argument.type));
      if (args.length === 0) continue;
      const { resolve, subscribe } = field;
      if (resolve) field.resolve = (root, values, ...more) => resolve(root, checked(args, values), ...more);
      if (subscribe) field.subscribe = (root, values, ...more) => subscribe(root, checked(args, values), ...more);
    }
  }
}

function markOneOf(type: GraphQLInputObjectType): void {
  if (type.extensions.oneOf !== true) return;
  const required = Object.values(type.getFields()).find((field) => getNullableType(field.type) !== field.type);
  if (required) throw new Error(`${type.name}.${required.name} may not be required: the type is oneOf`);
  type.isOneOf = true;
}

function leadsToOneOf(type: GraphQLInputType, seen = new Set<GraphQLInputObjectType>()): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return false;
  seen.add(named);
  return named.isOneOf || Object.values(named.getFields()).some((field) => leadsToOneOf(field.type, seen));
}

type Values = Record<string, unknown>;

function checked(args: readonly GraphQLArgument[], values: Values): Values {
  for (const { name, type } of args) check(type, values[name], name);
  return values;
}

function check(type: GraphQLInputType, value: unknown, path: string): void {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    for (const [at, item] of (Array.isArray(value) ? value : [value]).entries()) check(bare.ofType, item, `${path}.${at}`);
    return;
  }
  if (!isInputObjectType(bare) || typeof value !== 'object' || value === null) return;
  const given = Object.entries(value).filter(([, part]) => part !== undefined);
  if (bare.isOneOf && (given.length !== 1 || given[0]?.[1] === null)) throw notOneOf(bare, path);
  for (const [name, part] of given) {
    const field = bare.getFields()[name];
    if (field) check(field.type, part, `${path}.${name}`);
  }
}

function notOneOf(type: GraphQLInputObjectType, path: string): Fault {
  const names = Object.keys(type.getFields()).map((name) => `\`${name}\``);
  return new Fault('BAD_USER_INPUT', `\`${path}\` takes exactly one of ${names.join(', ')}.`);
}
