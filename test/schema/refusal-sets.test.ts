import { possibleTypes, TypedDocumentString } from '@permanentka/client';
import {
  type GraphQLInputType,
  type GraphQLInterfaceType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { typeNameOf, UserError } from '../../src/schema/shared/user-error.js';
import { useGround } from '../support/ground.js';

const ground = useGround();
const schema = buildServedSchema();
/** A sign-out is never refused. */
const NEVER_REFUSED = ['signOut', 'signOutEverywhere'];
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => !NEVER_REFUSED.includes(name));
const payloads = mutations.map(({ name, type }) => ({
  mutation: name,
  errors: getNamedType(objectOf(getNamedType(type)).getFields().errors?.type),
}));

function objectOf(type: unknown) {
  if (!isObjectType(type)) throw new Error(`${String(type)} is no object type`);
  return type;
}

function setOf(type: unknown): GraphQLInterfaceType {
  if (!isInterfaceType(type)) throw new Error(`${String(type)} is no interface`);
  return type;
}

const membersOf = (set: GraphQLInterfaceType) => schema.getPossibleTypes(set).map(({ name }) => name);

describe('the refusals of a mutation', () => {
  it('are an interface of its own name, which is a UserError and has its fields', () => {
    for (const { mutation, errors } of payloads) {
      const set = setOf(errors);
      expect(set.name.toLowerCase(), mutation).toMatch(/error$/);
      expect(set.getInterfaces().map(({ name }) => name)).toEqual([UserError.name]);
      expect(Object.keys(set.getFields()).sort(), mutation).toEqual(['code', 'message', 'path']);
    }
  });

  it('are a closed set: a document that asks for one that the mutation never gives is not valid', () => {
    const asks = (type: string) =>
      `mutation ($input: CheckInInput!) { checkIn(input: $input) { errors { ... on ${type} { path } } } }`;
    const problems = (type: string) => validate(schema, parse(asks(type)), specifiedRules).map(({ message }) => message);
    expect(problems('AlreadyCheckedIn')).toEqual([]);
    expect(problems('UserError')).toEqual([]);
    expect(problems('SessionFull')).toEqual([
      'Fragment cannot be spread here as objects of type "CheckInError" can never be of type "SessionFull".',
    ]);
  });

  it('hold each refusal that implements UserError, so that none is a member of nothing', () => {
    const sets = [...payloads.map(({ errors }) => setOf(errors)), setOf(schema.getType('BookingObstacle'))];
    const given = new Set(sets.flatMap(membersOf));
    expect([...given].sort()).toEqual(membersOf(setOf(schema.getType('UserError'))).sort());
  });

  /** The fields of an input, and of the inputs in it, by their types. */
  function leavesOf(type: GraphQLInputType, seen: ReadonlySet<string> = new Set()): { name: string; type: string }[] {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || seen.has(named.name)) return [];
    return Object.values(named.getFields()).flatMap((field) => [
      { name: field.name, type: getNamedType(field.type).name },
      ...leavesOf(field.type, new Set([...seen, named.name])),
    ]);
  }

  /** What a code of an invitation names is an invitation, and who changes their own profile may be erased meanwhile. */
  const NAME_ROWS_OTHERWISE = ['acceptInvitation', 'updateMyProfile'];

  it('promise no missing row where no row is named, and nothing wrong with ids alone', () => {
    const empty = mutations.flatMap(({ name, args, type }) => {
      const members = membersOf(setOf(getNamedType(objectOf(getNamedType(type)).getFields().errors?.type)));
      const leaves = args.flatMap((argument) => leavesOf(argument.type));
      const namesRows =
        leaves.some((leaf) => leaf.type === 'ID' && !/Key$/.test(leaf.name)) || NAME_ROWS_OTHERWISE.includes(name);
      return members.includes('NotFound') && !namesRows ? [name] : [];
    });
    expect(empty).toEqual([]);
    expect(membersOf(setOf(schema.getType('UnlinkGroupError')))).toEqual(['NotFound']);
    expect(membersOf(setOf(schema.getType('CreateLocationError')))).toContain('InvalidInput');
  });

  it('leave out what only jobs are told', () => {
    const codes = schema.getType('ErrorCode');
    expect(isEnumType(codes) && codes.getValues().map(({ name }) => name)).not.toContain('ORDER_STILL_HELD');
    expect(schema.getType('RefundNotPending')).toBeUndefined();
  });

  it('are typed by their codes', () => {
    expect(membersOf(setOf(schema.getType('RegisterAttendeeError')))).toContain(typeNameOf('GROUP_FULL'));
  });
});

it('the client publishes the possible types of each interface of the schema', () => {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  const told = abstract.map((type) => [
    type.name,
    schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .sort(),
  ]);
  expect(possibleTypes).toEqual(Object.fromEntries(told));
});

interface Refused {
  code: string;
  message: string;
  path: string[];
  capacity?: number;
}

describe('code, message and path', () => {
  const variables: Record<string, string> = {};
  beforeAll(async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 1 });
    const [first, second] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(first.registrationId, sessionId);
    Object.assign(variables, { registrationId: second.registrationId, sessionId, attendeeId: second.attendeeId });
  });

  /** As a client with no knowledge of the schema asks: no fragment, or one that only its refusal matches. */
  async function refusals(fields: string, declared: string): Promise<Refused[]> {
    const query = new TypedDocumentString<Record<string, Record<string, Refused[]>>, Record<string, string>>(
      `${declared} { ${fields} }`,
    );
    const asked = Object.fromEntries(Object.entries(variables).filter(([name]) => declared.includes(`$${name}:`)));
    const answer = await ground.studio.clients.receptionist.request(query, asked);
    return Object.values(answer).flatMap((payload) => Object.values(payload).flat());
  }

  it.each([
    [
      'bookSession',
      'mutation ($registrationId: ID!, $sessionId: ID!)',
      `bookSession(input: { registrationId: $registrationId, sessionId: $sessionId, payWith: AT_DESK }) {
        errors { code message path ... on SessionFull { capacity } } }`,
      { code: 'SESSION_FULL', path: ['input', 'sessionId'], capacity: 1 },
    ],
    [
      'registerAttendee',
      'mutation ($attendeeId: ID!, $sessionId: ID!)',
      'registerAttendee(input: { attendeeId: $attendeeId, groupId: $sessionId }) { errors { code message path } }',
      { code: 'NOT_FOUND', path: ['input', 'groupId'] },
    ],
    [
      'createCustomer',
      'mutation',
      'createCustomer(input: { name: "", email: "nina@example.com" }) { errors { code message path } }',
      { code: 'INVALID_INPUT', path: ['input', 'name'] },
    ],
    [
      'the eligibility of a booking',
      'query ($registrationId: ID!, $sessionId: ID!)',
      `bookingEligibility(registrationId: $registrationId, sessionId: $sessionId) {
        obstacles { code message path ... on SessionFull { capacity } } }`,
      { code: 'SESSION_FULL', capacity: 1 },
    ],
  ])('are there for %s without a fragment on UserError', async (_, declared, fields, refusal) => {
    expect(await refusals(fields, declared)).toEqual([
      expect.objectContaining({ ...refusal, message: expect.stringMatching(/\.$/) }),
    ]);
  });
});
