import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isNonNullType } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from '../context.js';
import type { Role } from '../entities/enums.js';
import { Fault } from '../services/faults.js';

export type Audience = Role | 'PUBLIC';

/** How much of an organisation somebody reaches through a field: what it publishes, what is theirs, or all of it. */
export type Reach = 'PUBLISHED' | 'OWN' | 'ALL';

/** Who may use a root field, and how far. Who is not named may not use it at all. */
export type AccessRule = Readonly<Partial<Record<Audience, Reach>>>;

export const OWNERS_AND_MANAGERS = { OWNER: 'ALL', MANAGER: 'ALL' } as const satisfies AccessRule;
export const DESK = { ...OWNERS_AND_MANAGERS, RECEPTIONIST: 'ALL' } as const satisfies AccessRule;
export const STAFF = { ...DESK, INSTRUCTOR: 'ALL' } as const satisfies AccessRule;
export const DESK_AND_OWN_CUSTOMER = { ...DESK, CUSTOMER: 'OWN' } as const satisfies AccessRule;
export const STAFF_AND_OWN_CUSTOMER = { ...STAFF, CUSTOMER: 'OWN' } as const satisfies AccessRule;
export const EVERYBODY = { ...STAFF, CUSTOMER: 'PUBLISHED', PUBLIC: 'PUBLISHED' } as const satisfies AccessRule;
/** For fields that lead to rows of every kind: what the viewer may see of each is in rights.ts. */
export const EVERYBODY_BY_ROW = { ...STAFF, CUSTOMER: 'OWN', PUBLIC: 'PUBLISHED' } as const satisfies AccessRule;

/** Declares who may use a query, mutation or subscription. A root field without it keeps the server from starting. */
export function Access(rule: AccessRule): MethodDecorator {
  return Extensions({ access: rule }) as MethodDecorator;
}

export interface RootFieldAccess {
  operation: 'Query' | 'Mutation' | 'Subscription';
  field: string;
  rule: AccessRule | undefined;
}

/** Every root field with its rule: the whole table of who may do what. */
export function accessTable(schema: GraphQLSchema): RootFieldAccess[] {
  return rootFields(schema).map(([operation, field]) => ({ operation, field: field.name, rule: ruleOf(field) }));
}

/**
 * Puts each root field behind its rule, subscriptions before their first event. The one place where roles are compared: a resolver only
 * looks at rows. Throws when a root field has no rule.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  for (const [operation, field] of rootFields(schema)) {
    const rule = ruleOf(field);
    if (!rule) throw new Error(`${operation}.${field.name} declares no @Access`);
    if (operation === 'Subscription') field.subscribe = guarded(rule, false, field.subscribe);
    else field.resolve = guarded(rule, !isNonNullType(field.type), field.resolve);
  }
  return schema;
}

type RootField = GraphQLField<unknown, Context>;

function rootFields(schema: GraphQLSchema): ['Query' | 'Mutation' | 'Subscription', RootField][] {
  const roots = [
    ['Query', schema.getQueryType()],
    ['Mutation', schema.getMutationType()],
    ['Subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {}).map((field): [typeof operation, RootField] => [operation, field]),
  );
}

function ruleOf(field: RootField): AccessRule | undefined {
  return field.extensions.access as AccessRule | undefined;
}

/** Where the answer may be null, what one may not see looks like what is not there; elsewhere the refusal is a fault. */
function guarded(
  rule: AccessRule,
  nullable: boolean,
  resolve: GraphQLFieldResolver<unknown, Context> | undefined,
): GraphQLFieldResolver<unknown, Context> {
  if (!resolve) throw new Error('A root field needs a resolver');
  return (root, args, context, info) => {
    const { viewer } = context;
    if (rule[viewer.role ?? 'PUBLIC']) return resolve(root, args, context, info);
    if (nullable) return null;
    if (viewer.kind === 'PUBLIC')
      throw new Fault('UNAUTHENTICATED', 'Sign in: send your token as `Authorization: Bearer <token>`.');
    throw new Fault('FORBIDDEN', `The role ${viewer.role} may not use \`${info.fieldName}\`.`);
  };
}
