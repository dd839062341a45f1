import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isNonNullType } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Role, Scope } from '../../entities/enums.js';
import { Fault } from '../../faults.js';
import type { PublicViewer, Viewer } from '../../services/callers/index.js';
import { hiddenBy } from './hidden.js';

/** PERSON is a signed-in person who is not a member or customer of the organisation; PUBLIC is an anonymous caller. */
export type Audience = Role | 'PERSON' | 'PUBLIC';

/** The rows of an organisation that a field leads a viewer to: the published ones, their own, or all. */
export type Reach = 'PUBLISHED' | 'OWN' | 'ALL';

/**
 * The audiences that may use a root field, and how far. An audience that is left out may not use it. API keys need the scope.
 */
export type AccessRule = Readonly<Partial<Record<Audience, Reach>> & { scope?: Scope | 'ANY' }>;

export const OWNERS = { OWNER: 'ALL' } as const satisfies AccessRule;
export const OWNERS_AND_MANAGERS = { ...OWNERS, MANAGER: 'ALL' } as const satisfies AccessRule;
export const DESK = { ...OWNERS_AND_MANAGERS, RECEPTIONIST: 'ALL' } as const satisfies AccessRule;
/** Instructors reach the rows of their own groups. */
export const STAFF = { ...DESK, INSTRUCTOR: 'OWN' } as const satisfies AccessRule;
export const DESK_AND_OWN_CUSTOMER = { ...DESK, CUSTOMER: 'OWN' } as const satisfies AccessRule;
export const STAFF_AND_OWN_CUSTOMER = { ...STAFF, CUSTOMER: 'OWN' } as const satisfies AccessRule;
const STRANGERS = { PERSON: 'PUBLISHED', PUBLIC: 'PUBLISHED' } as const satisfies AccessRule;
export const EVERYBODY = { ...STAFF, CUSTOMER: 'PUBLISHED', ...STRANGERS, scope: 'ANY' } as const satisfies AccessRule;
/** For fields that lead to rows of every type. The rights to each row are in rights.ts. */
export const EVERYBODY_BY_ROW = { ...STAFF, CUSTOMER: 'OWN', ...STRANGERS, scope: 'ANY' } as const satisfies AccessRule;
/** For actions of a person that do not depend on an organisation. */
export const WHOEVER_SIGNED_IN = { ...STAFF, CUSTOMER: 'OWN', PERSON: 'OWN' } as const satisfies AccessRule;

/** A rule that also lets API keys with this scope in. */
export const withScope = (rule: AccessRule, scope: Scope): AccessRule => ({ ...rule, scope });

/** Declares the audiences of a query, mutation or subscription. The server does not start if a root field declares none. */
export function Access(rule: AccessRule): MethodDecorator {
  return Extensions({ access: rule }) as MethodDecorator;
}

export interface RootFieldAccess {
  operation: 'Query' | 'Mutation' | 'Subscription';
  field: string;
  rule: AccessRule | undefined;
}

/** Every root field with its rule. docs/access.md is made from it. */
export function accessTable(schema: GraphQLSchema): RootFieldAccess[] {
  return rootFields(schema).map(([operation, field]) => ({ operation, field: field.name, rule: ruleOf(field) }));
}

/**
 * Puts each root field behind its rule; a subscription before its first event. Roles are compared here and nowhere else:
 * resolvers only look at rows. Throws when a root field has no rule.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  for (const [operation, field] of rootFields(schema)) {
    const rule = ruleOf(field);
    if (!rule) throw new Error(`${operation}.${field.name} declares no @Access`);
    if (operation === 'Subscription') field.subscribe = guarded(rule, false, field.subscribe);
    else field.resolve = guarded(rule, operation === 'Query' && !isNonNullType(field.type), field.resolve);
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

/**
 * Answers null to a viewer without access where a query may be null, with a note. Elsewhere it throws: a mutation that did
 * nothing must say so.
 */
function guarded(
  rule: AccessRule,
  nullable: boolean,
  resolve: GraphQLFieldResolver<unknown, Context> | undefined,
): GraphQLFieldResolver<unknown, Context> {
  if (!resolve) throw new Error('A root field needs a resolver');
  return (root, args, context, info) => {
    const { viewer } = context;
    if (mayUse(rule, viewer)) {
      if (info.operation.operation !== 'mutation') return resolve(root, args, context, info);
      context.beginMutation(info.fieldName);
      return context.inTime(() => resolve(root, args, context, info));
    }
    const fault = refused(viewer, rule, info.fieldName);
    if (nullable) return hiddenBy(fault, context, info);
    throw fault;
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
