import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';

/** The rules of docs/api-style.md that a program can check. */

const schema = buildServedSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objects = types.filter(isObjectType);
const inputs = types.filter(isInputObjectType);

interface Place {
  coordinate: string;
  owner: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
}

/** The fields that new clients use. */
const fields: Place[] = objects.flatMap((owner) =>
  Object.values(owner.getFields())
    .filter(({ deprecationReason }) => deprecationReason == null)
    .map((field) => ({ coordinate: `${owner.name}.${field.name}`, owner, field })),
);
const mutations = fields.filter(({ owner }) => owner.name === 'Mutation');

type Value = [coordinate: string, value: GraphQLArgument | GraphQLInputField];
const values: Value[] = [
  ...fields.flatMap(({ coordinate, field }) =>
    field.args.map((argument): Value => [`${coordinate}(${argument.name})`, argument]),
  ),
  ...inputs.flatMap((input) => Object.values(input.getFields()).map((field): Value => [`${input.name}.${field.name}`, field])),
].filter(([, { deprecationReason }]) => deprecationReason == null);

const nameOf = (type: GraphQLNamedType) => type.name;
const isConnection = (type: GraphQLNamedType) => type.name.endsWith('Connection');
const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

describe('lists', () => {
  const PAGE = ['first', 'after', 'last', 'before'];
  /** Lists of objects that do not grow, by what bounds them. Everything else that has many items is a connection. */
  const BOUNDED: Record<string, string[]> = {
    'the people, keys and offers of one organisation': [
      ...['Query.apiKeys', 'Query.invitations', 'Query.members'],
      ...['courses', 'locations', 'members', 'passProducts', 'passesOnSale'].map((name) => `Organisation.${name}`),
      ...['Course.groups', 'Registration.passesOnSale'],
    ],
    'the size of one input': [
      ...['Group.linkedGroups', 'LinkGroupsPayload.groups', 'Order.payments', 'Order.refunds', 'Order.receipts'],
      ...['Pass.courses', 'PassProduct.courses', 'PromoCode.products', 'Receipt.creditNotes'],
      ...['ScheduleSessionsPayload.sessions', 'ScheduleSessionsPayload.existing', 'UpdateSessionsPayload.sessions'],
    ],
    'one family, by a fixed limit': ['Customer.attendees', 'Attendee.consents', 'Session.viewerBookings'],
    'one attendee in one course': ['Attendee.registrations', 'Registration.passes'],
    'one booking': ['Booking.covered', 'CancellationTerms.givesBack'],
  };

  it('hold objects as connections unless something bounds them', () => {
    const isNode = (type: GraphQLNamedType) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
    const plain = fields.filter(({ field }) => isListType(getNullableType(field.type)) && isNode(getNamedType(field.type)));
    expect(plain.map(({ coordinate }) => coordinate).sort()).toEqual(Object.values(BOUNDED).flat().sort());
  });

  it('take first, after, last and before if they are connections', () => {
    const lists = fields.filter(({ field }) => isConnection(getNamedType(field.type)));
    const short = lists.filter(({ field }) => !PAGE.every((name) => field.args.some((argument) => argument.name === name)));
    expect(short.map(({ coordinate }) => coordinate)).toEqual([]);
    expect(lists.length).toBeGreaterThan(20);
  });

  it('take no argument of paging if they are no connections', () => {
    const paging = new Set([...PAGE, 'skip', 'offset', 'limit', 'page']);
    const others = fields.filter(({ field }) => !isConnection(getNamedType(field.type)));
    const paged = others.filter(({ field }) => field.args.some(({ name }) => paging.has(name)));
    expect(paged.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  it('are connections wherever something has edges', () => {
    const edged = objects.filter((type) => 'edges' in type.getFields());
    expect(edged.map(nameOf).filter((name) => !name.endsWith('Connection'))).toEqual([]);
  });
});

describe('ids', () => {
  /** Each with its reason in docs/api-style.md. */
  const BARE = ['AuditEntry.subjectId'];

  it('are those of the object itself: a field gives another object, not its id', () => {
    const bare = fields.filter(({ field }) => getNamedType(field.type).name === 'ID' && field.name !== 'id');
    expect(bare.map(({ coordinate }) => coordinate)).toEqual(BARE);
  });

  it('are there for each state that has a version', () => {
    const states = objects.filter((type) => 'version' in type.getFields() && !type.name.endsWith('Event'));
    expect(states.map(nameOf)).toEqual(expect.arrayContaining(['PassBalance', 'RegistrationBalance', 'SessionCapacity']));
    expect(states.filter((type) => String(type.getFields().id?.type) !== 'ID!').map(nameOf)).toEqual([]);
  });
});

describe('spans of time', () => {
  it('are from and until', () => {
    const wrong = values.filter(([, { name }]) => /^(?:to|since|till|fromDate|toDate|start|end)$/.test(name));
    expect(wrong.map(([coordinate]) => coordinate).filter((coordinate) => coordinate !== 'GiftInput.to')).toEqual([]);
  });

  it('have both ends of one type', () => {
    const ends = fields.flatMap(({ coordinate, field }) => {
      const typeOf = (name: string) => field.args.find((argument) => argument.name === name)?.type;
      const [from, until] = [typeOf('from'), typeOf('until')];
      return String(from) === String(until) ? [] : [coordinate];
    });
    expect(ends).toEqual([]);
  });

  it('spans of time whose last day belongs to them say so', () => {
    const days = [...values, ...fields.map(({ coordinate, field }) => [coordinate, field] as const)].filter(
      ([, { name, type }]) => /Until$|^untilOn$/.test(name) && getNamedType(type).name === 'Date',
    );
    expect(days.length).toBeGreaterThan(0);
    expect(days.filter(([, { description }]) => !/last day/i.test(description ?? '')).map(([coordinate]) => coordinate)).toEqual(
      [],
    );
  });
});

describe('mutations', () => {
  it('are named by a verb and what it acts on, never by a verb alone', () => {
    const bare = mutations.filter(({ field: { name } }) => !/^[a-z]+(?:[A-Z][a-z]+)+$/.test(name));
    expect(bare.map(({ field }) => field.name)).toEqual([]);
  });

  it('take one input of their own and answer with their own payload', () => {
    const odd = mutations.filter(({ field: { name, args, type } }) => {
      const taken = args.map((argument) => `${argument.name}: ${argument.type}`).join();
      const payload = name.startsWith('signOut') ? 'SignOutPayload' : `${upper(name)}Payload`;
      const input = name.startsWith('signOut') ? '' : `input: ${upper(name)}Input!`;
      return taken !== input || getNamedType(type).name !== payload;
    });
    expect(odd.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  it('may all be null, and answer what changed as nullable', () => {
    expect(mutations.filter(({ field }) => isNonNullType(field.type)).map(({ coordinate }) => coordinate)).toEqual([]);
  });

  it('put away by updateX, which also brings back', () => {
    expect(mutations.map(({ field }) => field.name).filter((name) => /^(?:un)?archive|^restore|^set[A-Z]/.test(name))).toEqual([
      'setRetention',
      'setUpOnlinePayments',
    ]);
  });
});

describe('queries', () => {
  /** Those who ask for one of these are always answered. */
  const ALWAYS = ['marketplace', 'nodes', 'viewer'];

  it('are null for what is hidden or does not exist, so that the rest of the answer stays', () => {
    const required = fields.filter(({ owner, field }) => owner.name === 'Query' && isNonNullType(field.type));
    expect(required.map(({ field }) => field.name).sort()).toEqual(ALWAYS);
  });
});

describe('inputs', () => {
  it('never lead back to themselves, because a compiled query reads the types of variables without an end', () => {
    const leadsTo = (type: GraphQLInputObjectType) =>
      Object.values(type.getFields()).flatMap((field) => {
        const named = getNamedType(field.type);
        return isInputObjectType(named) ? [named] : [];
      });
    const reached = (from: GraphQLInputObjectType): Set<GraphQLInputObjectType> => {
      const found = new Set<GraphQLInputObjectType>();
      const next = leadsTo(from);
      for (let type = next.pop(); type; type = next.pop()) {
        if (found.has(type)) continue;
        found.add(type);
        next.push(...leadsTo(type));
      }
      return found;
    };
    expect(inputs.filter((input) => reached(input).has(input)).map(nameOf)).toEqual([]);
    const cyclic = buildSchema('input A { b: [B!] } input B { a: A } type Query { q(a: A): Int }').getType('A');
    expect(isInputObjectType(cyclic) && reached(cyclic).has(cyclic)).toBe(true);
  });

  it('have two fields or more, all nullable, if exactly one is given', () => {
    const oneOf = inputs.filter((input) => input.isOneOf);
    expect(oneOf.length).toBeGreaterThan(0);
    for (const input of oneOf) {
      const types = Object.values(input.getFields()).map(({ type }) => type);
      expect(types.length, input.name).toBeGreaterThan(1);
      expect(types.filter(isNonNullType), input.name).toEqual([]);
    }
  });

  it('never say in prose that one of two fields is given, but for the arguments of pages', () => {
    const paging = new Set(['first', 'after', 'last', 'before']);
    const others = values.filter(([, { name }]) => !paging.has(name));
    const told = others.filter(([, { description }]) =>
      /\b(?:either|in place of|instead of|not (?:together|both)|leave it out when|one of the two)\b/i.test(description ?? ''),
    );
    expect(told.map(([coordinate]) => coordinate)).toEqual([]);
  });

  it('have currencies as CurrencyCode and money as MoneyInput', () => {
    const currencies = values.filter(([, { name }]) => name === 'currency');
    expect(currencies.filter(([, { type }]) => getNamedType(type).name !== 'CurrencyCode')).toEqual([]);
    const amounts = values.filter(([coordinate, { name }]) => /Minor$/.test(name) && !coordinate.startsWith('MoneyInput.'));
    expect(amounts.map(([coordinate]) => coordinate)).toEqual([]);
  });
});

describe('methods of payment', () => {
  it('have one enum for payments and one for the desk', () => {
    expect(
      types
        .map(nameOf)
        .filter((name) => /^Payment(?:Means|Method|Way)|^DeskPaymentMethod/.test(name))
        .sort(),
    ).toEqual(['DeskPaymentMethod', 'PaymentMethod']);
  });
});

describe('deprecations', () => {
  it('name what to use instead, in backticks', () => {
    const outputs = objects.flatMap((type) =>
      Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.deprecationReason] as const),
    );
    const deprecated = outputs.filter(([, reason]) => reason != null);
    expect(deprecated.length).toBeGreaterThan(0);
    expect(deprecated.filter(([, reason]) => !/`\w/.test(reason ?? '')).map(([coordinate]) => coordinate)).toEqual([]);
  });
});

describe('time stamps', () => {
  /** Each with the moments of its steps. */
  const OTHERS = ['ApiKey', 'AttendeeConsent', 'AuditEntry', 'Invitation', 'Receipt'];

  it('are createdAt and updatedAt on all that other programs copy', () => {
    const nodes = objects.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
    const without = nodes.filter((type) => !['createdAt', 'updatedAt'].every((name) => name in type.getFields()));
    expect(without.map(nameOf).filter((name) => !OTHERS.includes(name))).toEqual([]);
    expect(nodes.length).toBeGreaterThan(15);
  });
});

describe('moments', () => {
  it('are named …At, but for the ends of spans', () => {
    const scalars = (name: string) => (type: GraphQLField<unknown, unknown>['type']) =>
      getNamedType(type).name === name && !isListType(type);
    const moments = fields.filter(
      ({ field }) => scalars('DateTime')(field.type) && !/(?:At|From|Until)$|^moment$/.test(field.name),
    );
    expect(moments.map(({ coordinate }) => coordinate)).toEqual(MOMENTS);
  });
});

/** Moments with another name, which is the word of the trade. */
const MOMENTS = ['AuditEntry.at', 'DebtRow.since'];
