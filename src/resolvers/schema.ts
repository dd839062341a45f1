import 'reflect-metadata';
import { type GraphQLSchema, getNullableType, isAbstractType } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { declareRefusals, typeNameOf } from '../schema/shared/user-error.js';
import type { ToldRefusal } from '../services/rules/world/refusals.js';
import { resolvers } from './index.js';
import { enforceAccess } from './shared/access.js';
import { resolveNodes } from './shared/nodes.js';
import { enforceOneOf } from './shared/one-of.js';
import { enforceRefusalPaths, type OnStray } from './shared/refusal-paths.js';
import { enforceScopes } from './shared/scopes.js';
import { enforceTaught } from './shared/taught.js';
import { enforceVisibility } from './shared/visible.js';

/**
 * The schema that is served: each root field behind its rule, each id opaque. Subscriptions read their topics themselves, so
 * the pub/sub that TypeGraphQL asks for is never used.
 * @param onStray hears of a refusal with a wrong path. Without it such a refusal is a fault, as tests want it
 */
export function buildServedSchema(onStray: OnStray = fail): GraphQLSchema {
  declareRefusals();
  // The check of TypeGraphQL answers an introspection query, which takes a tenth of a second; Apollo validates the schema anyway.
  const schema = buildSchemaSync({ resolvers, validate: false, pubSub: unusedPubSub, skipCheck: true });
  resolveNodes(schema);
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) type.resolveType = typeOf;
  makeMutationsIndependent(schema);
  enforceOneOf(schema);
  enforceRefusalPaths(schema, onStray);
  enforceScopes(schema);
  enforceTaught(schema);
  enforceVisibility(schema);
  return enforceAccess(schema);
}

function fail(sentence: string): never {
  throw new Error(sentence);
}

/**
 * Makes the root field of each mutation nullable. A fault of a field that may not be null empties the whole answer, and would
 * hide what the other mutations of the same document did.
 */
function makeMutationsIndependent(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) field.type = getNullableType(field.type);
}

/**
 * Tells the type of a value of an abstract type: a refusal by its code, a row by its class. TypeGraphQL would answer with a
 * promise, which compiled queries do not wait for.
 */
function typeOf(value: object): string {
  // A promo code has a code as well, but no path.
  return 'code' in value && 'path' in value ? typeNameOf((value as ToldRefusal).code) : value.constructor.name;
}

const unusedPubSub: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Subscriptions of Permanentka do not go through TypeGraphQL');
  },
};
