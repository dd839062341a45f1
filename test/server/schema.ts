import { type GraphQLFieldConfigMap, GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import type { Context } from '../../src/context.js';

type Resolve = (context: Context, args: Record<string, unknown>) => unknown;

const args = { text: { type: GraphQLString }, number: { type: GraphQLInt } };

/** A root type whose fields are texts, for tests of what lies around a schema. */
export function rootType(name: string, fields: Record<string, Resolve>): GraphQLObjectType {
  const config: GraphQLFieldConfigMap<unknown, Context> = {};
  for (const [field, resolve] of Object.entries(fields)) {
    config[field] = { type: GraphQLString, args, resolve: (_root, given, context) => resolve(context, given) };
  }
  return new GraphQLObjectType({ name, fields: config });
}

/** A subscription type whose fields carry texts. */
export function streamType(
  fields: Record<string, { subscribe: Resolve; resolve: (event: unknown, context: Context) => unknown }>,
) {
  const config: GraphQLFieldConfigMap<unknown, Context> = {};
  for (const [field, { subscribe, resolve }] of Object.entries(fields)) {
    config[field] = {
      type: GraphQLString,
      args,
      subscribe: (_root, given, context) => subscribe(context, given),
      resolve: (event, _given, context) => resolve(event, context),
    };
  }
  return new GraphQLObjectType({ name: 'Subscription', fields: config });
}

/** The least that a server can answer. */
export const oneField = new GraphQLSchema({ query: rootType('Query', { word: () => 'here' }) });
