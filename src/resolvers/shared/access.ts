import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isNonNullType } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Role, Scope } from '../../entities/enums.js';
import { Fault } from '../../faults.js';
import type { PublicViewer, Viewer } from '../../services/callers/index.js';

/** A person is somebody who signed in, but is nobody at the organisation in question. */
export type Audience = Role | 'PERSON' | 'PUBLIC';

/** How much of an organisation somebody reaches through a field: what it publishes, what is theirs, or all of it. */
export type Reach = 'PUBLISHED' | 'OWN' | 'ALL';

/** Who may use a root field, and how far. Who is not named may not use it at all. An API key needs the scope that is named. */
export type AccessRule = Readonly<Partial<Record<Audience, Reach>> & { scope?: Scope | 'ANY' }>;

export const OWNERS = { OWNER: 'ALL' } as const satisfies AccessRule;
export const OWNERS_AND_MANAGERS = { ...OWNERS, MANAGER: 'ALL' } as const satisfies AccessRule;
export const DESK = { ...OWNERS_AND_MANAGERS, RECEPTIONIST: 'ALL' } as const satisfies AccessRule;
/** Instructors reach what their own groups need. */
export const STAFF = { ...DESK, INSTRUCTOR: 'OWN' } as const satisfies AccessRule;
export const DESK_AND_OWN_CUSTOMER = { ...DESK, CUSTOMER: 'OWN' } as const satisfies AccessRule;
export const STAFF_AND_OWN_CUSTOMER = { ...STAFF, CUSTOMER: 'OWN' } as const satisfies AccessRule;
const STRANGERS = { PERSON: 'PUBLISHED', PUBLIC: 'PUBLISHED' } as const satisfies AccessRule;
export const EVERYBODY = { ...STAFF, CUSTOMER: 'PUBLISHED', ...STRANGERS, scope: 'ANY' } as const satisfies AccessRule;
/** For fields that lead to rows of every kind: what the viewer may see of each is in rights.ts. */
export const EVERYBODY_BY_ROW = { ...STAFF, CUSTOMER: 'OWN', ...STRANGERS, scope: 'ANY' } as const satisfies AccessRule;
/** For what somebody does as the person they are, wherever else they are somebody. */
export const WHOEVER_SIGNED_IN = { ...STAFF, CUSTOMER: 'OWN', PERSON: 'OWN' } as const satisfies AccessRule;

/** What a rule lets keys do that carry this scope. */
export const withScope = (rule: AccessRule, scope: Scope): AccessRule => ({ ...rule, scope });

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
    if (mayUse(rule, viewer)) {
      if (info.operation.operation === 'mutation') context.beginMutation(info.fieldName);
      return resolve(root, args, context, info);
    }
    if (nullable) return null;
    throw refused(viewer, rule, info.fieldName);
  };
}

function mayUse(rule: AccessRule, viewer: Viewer): boolean {
  switch (viewer.kind) {
    case 'PUBLIC':
    case 'PERSON':
      return rule[viewer.kind] !== undefined;
    case 'API_KEY':
      return rule.scope === 'ANY' || (rule.scope !== undefined && viewer.scopes.has(rule.scope));
    default:
      return rule[viewer.role] !== undefined;
  }
}

function refused(viewer: Viewer, { scope }: AccessRule, field: string): Fault {
  if (viewer.kind === 'PUBLIC') {
    return new Fault('UNAUTHENTICATED', 'Sign in: send your token as `Authorization: Bearer <token>`.');
  }
  return new Fault('FORBIDDEN', whyForbidden(viewer, scope, field));
}

function whyForbidden(viewer: Exclude<Viewer, PublicViewer>, scope: AccessRule['scope'], field: string): string {
  switch (viewer.kind) {
    case 'PERSON':
      return `You are nobody at this organisation who may use \`${field}\`; or say which one is meant, by X-Organisation.`;
    case 'API_KEY':
      return scope ? `This needs an API key with the scope ${scope}.` : `API keys may not use \`${field}\`.`;
    default:
      return `The role ${viewer.role} may not use \`${field}\`.`;
  }
}
