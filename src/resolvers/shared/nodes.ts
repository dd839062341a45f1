import { type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { Context } from '../../context.js';
import { createdAtOf, encodeId, type NodeType } from '../../schema/shared/ids.js';
import type { UpdatedType } from '../../services/reads/index.js';
import { readsOf } from './reading.js';

/** Resolves what every node has in one way: its opaque id, and when it was created and changed. */
export function resolveNodes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isNode)) {
    resolveId(type);
    resolveCreatedAt(type);
    resolveUpdatedAt(type);
  }
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
