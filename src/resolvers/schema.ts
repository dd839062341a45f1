import 'reflect-metadata';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import type { Context } from '../context.js';
import { createdAtOf, encodeId, type NodeType } from '../schema/shared/ids.js';
import { declareRefusals, typeNameOf } from '../schema/shared/user-error.js';
import type { UpdatedType } from '../services/reads/index.js';
import type { ToldRefusal } from '../services/rules/world/refusals.js';
import { resolvers } from './index.js';
import { enforceAccess } from './shared/access.js';
import { enforceOneOf } from './shared/one-of.js';
import { readsOf } from './shared/reading.js';
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
  const schema = buildSchemaSync({ resolvers, validate: false, pubSub: unusedPubSub });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isNode(type)) {
      resolveId(type);
      resolveCreatedAt(type);
      resolveUpdatedAt(type);
    }
    if (isAbstractType(type)) type.resolveType = typeOf;
  }
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

const isNode = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

/** Makes the ids of every type opaque in one place. A type that forgot to would hand out the keys of its rows. */
function resolveId(type: GraphQLObjectType): void {
  const { id } = type.getFields();
  if (!id) throw new Error(`${type.name} is a Node without an id`);
  id.resolve = (row: { id: string; organisationId?: string }) =>
    encodeId(type.name as NodeType, row.organisationId ?? row.id, row.id);
}

/** Rows without a column for it were created when their key was made. */
function resolveCreatedAt(type: GraphQLObjectType): void {
  const { createdAt } = type.getFields();
  if (createdAt) createdAt.resolve = (row: { id: string; createdAt?: Date }) => row.createdAt ?? createdAtOf(row.id);
}

function resolveUpdatedAt(type: GraphQLObjectType): void {
  const { updatedAt } = type.getFields();
  if (!updatedAt) return;
  updatedAt.resolve = async ({ id }: { id: string }, _args: unknown, context: Context) =>
    (await readsOf(context)).updatedAt(type.name as UpdatedType, id);
}

const unusedPubSub: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Subscriptions of Permanentka do not go through TypeGraphQL');
  },
};
