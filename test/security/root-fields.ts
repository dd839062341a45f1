import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { RowType } from '../../src/resolvers/shared/rights.js';

/** An argument, or a field of an input, that takes the id of a row. */
export interface IdPlace {
  /** Such as `input.groupId`. */
  readonly path: string;
  readonly kind: RowType;
  readonly isRequired: boolean;
}

/** What to put at a place; undefined leaves out what may be left out. */
export type IdAt = (place: IdPlace) => string | undefined;

export interface RootField {
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  readonly isNullable: boolean;
  readonly places: readonly IdPlace[];
  /** @param depth how many objects deep the answer is asked for; 0 asks only what it is */
  readonly document: (depth: number) => string;
  /** @param text what every text is: an empty one is refused, once the access is not */
  readonly variables: (idAt: IdAt, text?: string) => Record<string, unknown>;
}

/** Of which kind the rows are that an argument of this name means. A new name has to be added here. */
const KINDS: Readonly<Record<string, RowType>> = {
  ...{
    actor: 'Member',
    apiKey: 'ApiKey',
    attendee: 'Attendee',
    booking: 'Booking',
    consent: 'AttendeeConsent',
    course: 'Course',
  },
  ...{ customer: 'Customer', group: 'Group', instructor: 'Member', invitation: 'Invitation', location: 'Location' },
  ...{ keepAttendee: 'Attendee', keepCustomer: 'Customer', mergeAttendee: 'Attendee', mergeCustomer: 'Customer' },
  ...{ member: 'Member', node: 'Session', organisation: 'Organisation', pass: 'Pass', product: 'PassProduct' },
  ...{ order: 'Order', payment: 'Payment', promoCode: 'PromoCode', receipt: 'Receipt', refund: 'Refund' },
  ...{ registration: 'Registration', session: 'Session', signInOf: 'Customer', subject: 'Booking' },
};

/** Values of the other scalars, well formed. */
const VALUES: Readonly<Record<string, unknown>> = {
  ...{ Int: 1, SafeInt: 100, Boolean: false, CurrencyCode: 'EUR', Duration: 'P1M', Date: '2027-01-04' },
  ...{ DateTime: '2027-01-04T10:00:00Z' },
};

export function rootFields(schema: GraphQLSchema): RootField[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => rootField(schema, operation, field)),
  );
}

type Operation = RootField['operation'];

function rootField(schema: GraphQLSchema, operation: Operation, field: GraphQLField<unknown, unknown>): RootField {
  const { name, args, type } = field;
  const places = args.flatMap((arg) => placesIn(arg.type, arg.name, name, isRequiredArgument(arg)));
  return {
    operation,
    name,
    isNullable: !isNonNullType(type),
    places,
    document: (depth) => {
      const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
      const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      const selection = selectionOf(schema, getNamedType(type), depth);
      return `${operation}${declared && ` (${declared})`} { ${name}${passed && `(${passed})`} ${selection} }`;
    },
    variables: (idAt, text = '') => {
      const fill: Fill = { root: name, idAt, text };
      const given = args.map((arg) => [arg.name, inputOf(arg.type, arg.name, isRequiredArgument(arg), fill)] as const);
      return Object.fromEntries(given.filter(([, value]) => value !== undefined));
    },
  };
}

function kindOf(path: string, root: string): RowType {
  const last = path.replace(SECOND, '').split('.').at(-1) ?? '';
  const name = last === 'id' || last === 'ids' ? root.replace(/^nodes$/, 'node') : last.replace(/Ids?$/, '');
  const kind = KINDS[name];
  if (!kind) throw new Error(`Say in KINDS of which kind the rows are that ${path} of ${root} means`);
  return kind;
}

/** The second of a list, which is never the one that is tried. */
const SECOND = '[1]';

const isRowId = (type: GraphQLNamedType, path: string): boolean => type.name === 'ID' && !path.endsWith('idempotencyKey');

function placesIn(type: GraphQLInputType, path: string, root: string, isRequired: boolean): IdPlace[] {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).flatMap((field) =>
      placesIn(field.type, `${path}.${field.name}`, root, isRequiredInputField(field)),
    );
  }
  return isRowId(named, path) ? [{ path, kind: kindOf(path, root), isRequired }] : [];
}

interface Fill {
  readonly root: string;
  readonly idAt: IdAt;
  readonly text: string;
}

function inputOf(type: GraphQLInputType, path: string, isRequired: boolean, fill: Fill): unknown {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) {
    const item = inputOf(bare.ofType, path, isRequired, fill);
    if (item === undefined) return undefined;
    // Some lists have to be of two.
    return [item, inputOf(bare.ofType, `${path}${SECOND}`, true, fill)];
  }
  if (isInputObjectType(bare) && bare.isOneOf) {
    const [first] = Object.values(bare.getFields());
    return first && isRequired ? { [first.name]: inputOf(first.type, `${path}.${first.name}`, true, fill) } : undefined;
  }
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).map((field) => {
      return [field.name, inputOf(field.type, `${path}.${field.name}`, isRequiredInputField(field), fill)] as const;
    });
    const given = fields.filter(([, value]) => value !== undefined);
    return isRequired || given.length > 0 ? Object.fromEntries(given) : undefined;
  }
  // A scanner may read the id of a row instead of its code.
  if (fill.root === 'scanned' && path === 'code') return fill.idAt({ path, kind: 'Pass', isRequired });
  if (isRowId(bare, path)) return fill.idAt({ path, kind: kindOf(path, fill.root), isRequired });
  if (!isRequired) return undefined;
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (bare.name === 'ID') return `key-${fill.root}`;
  if (bare.name === 'String') return /email$/i.test(path) && fill.text ? `${fill.text}@example.com` : fill.text;
  if (!(bare.name in VALUES)) throw new Error(`Say in VALUES what a ${bare.name} looks like`);
  return VALUES[bare.name];
}

/** Every field that needs no argument, aliased by its type: fields of one name may have other types elsewhere in a union. */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  const errors = isObjectType(type) && type.getFields().errors ? ' errors { code message path }' : '';
  if (depth === 0) return `{ __typename${errors} }`;
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  const fragments = possible.map((one) => {
    const fields = Object.values(one.getFields()).filter(({ args, name }) => name !== 'errors' && !args.some(isRequiredArgument));
    const asked = fields.map((field) => {
      const named = getNamedType(field.type);
      return `${one.name}_${field.name}: ${field.name} ${isLeafType(named) ? '' : selectionOf(schema, named, depth - 1)}`;
    });
    return `... on ${one.name} { ${asked.join(' ')} }`;
  });
  return `{ __typename${errors} ${fragments.join(' ')} }`;
}
