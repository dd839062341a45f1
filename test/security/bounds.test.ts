import * as client from '@permanentka/client';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { weigh } from '../../src/server/documents/cost.js';
import { Documents } from '../../src/server/documents/documents.js';
import { type Asker, askerOf, limitsOf } from '../../src/server/limits.js';

const schema = buildServedSchema();
const documentsWith = (env: Record<string, string> = {}, isDevelopment = true) =>
  new Documents({ schema, limits: limitsOf(readConfig(env)), isDevelopment });
function messages(query: string, variables = {}, documents = documentsWith(), asker: Asker = 'PUBLIC'): string[] {
  const document = documents.parse(query);
  const refusals = documents.refusals(document, variables);
  return [...refusals, ...(refusals.length > 0 ? [] : documents.excess(document, variables, asker))].map(
    ({ message }) => message,
  );
}

const operations = Object.entries(client).flatMap(([name, document]) =>
  name.endsWith('Document') ? [[name.slice(0, -'Document'.length), String(document)] as const] : [],
);

/** The operations of pages for everybody, and of pages for customers. All others are for staff and for API keys. */
const FOR_EVERYBODY = new Set([
  ...[
    'BookingPage',
    'Timetable',
    'CoursePage',
    'GroupPage',
    'GroupSessions',
    'Session',
    'SessionCapacity',
    'SessionCapacities',
    'Marketplace',
  ],
  ...['OnlineSale', 'RequestSignInCode', 'SignIn', 'Viewer', 'Node', 'Nodes'],
]);
const FOR_CUSTOMERS = new Set([
  ...['MyBookings', 'MyPasses', 'MyReceipts', 'MyOrganisations', 'Attendee', 'AttendeeBookings', 'Receipt', 'Order', 'Pass'],
  ...[
    'Registration',
    'RegistrationBalance',
    'RegistrationBalanceAsOf',
    'PassBalance',
    'OrderProgress',
    'Booking',
    'BookingEligibility',
  ],
  ...['BookSession', 'CancelBooking', 'StartCheckout', 'CancelOrder', 'RedeemGift', 'JoinAsCustomer', 'UpdateMyProfile'],
  ...['GrantConsent', 'WithdrawConsent', 'AcceptInvitation', 'OpenOrganisation', 'SignOut', 'SignOutEverywhere'],
]);

function askersOf(name: string): Asker[] {
  if (FOR_EVERYBODY.has(name)) return ['PUBLIC', 'CUSTOMER', 'STAFF', 'KEY'];
  return FOR_CUSTOMERS.has(name) ? ['CUSTOMER', 'STAFF', 'KEY'] : ['STAFF', 'KEY'];
}

/** The longest pages that there are. */
const LARGEST = { sessions: 100, first: 100, bookings: 100, lines: 100, redemptions: 100 };
/** The longest pages that a screen asks for, where a list is in a list. */
const ON_SCREEN: Record<string, Record<string, number>> = {
  BookingPage: { sessions: 50 },
  DeskList: { sessions: 50, bookings: 50 },
};

describe('the bounds of a document', () => {
  it.each(operations)('accept %s of the typed client with room to spare, asked by whom it is for', (name, operation) => {
    const { bounds, maxQueryTokens } = limitsOf(readConfig({}));
    const variables = ON_SCREEN[name] ?? LARGEST;
    for (const asker of askersOf(name)) {
      expect(messages(operation, variables, documentsWith(), asker)).toEqual([]);
      const { cost, depth } = weigh(schema, parse(operation), variables);
      expect(cost).toBeLessThan(bounds[asker].cost / 2);
      expect(depth).toBeLessThan(bounds[asker].depth - 1);
    }
    expect(() => parse(operation, { maxTokens: maxQueryTokens / 2 })).not.toThrow();
  });

  it.each(operations.filter(([name]) => name !== 'DeskList'))(
    'accept %s of the typed client with pages of the largest size, asked by whom it is for',
    (name, operation) => {
      for (const asker of askersOf(name)) expect(messages(operation, LARGEST, documentsWith(), asker)).toEqual([]);
    },
  );

  it('refuse the list of a whole day to customers, and with a hundred bookings of a hundred sessions to everybody', () => {
    const list = String(client.DeskListDocument);
    expect(messages(list, ON_SCREEN.DeskList, documentsWith(), 'CUSTOMER')).toEqual(['Fields are nested at most 12 deep.']);
    expect(messages(list, LARGEST, documentsWith(), 'STAFF')[0]).toMatch(/^This costs about \d+, /);
  });

  it('name every operation of the typed client that is for everybody or for customers', () => {
    const known = new Set(operations.map(([name]) => name));
    expect([...FOR_EVERYBODY, ...FOR_CUSTOMERS, ...Object.keys(ON_SCREEN)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('depend on who asks', () => {
    expect(askerOf({ kind: 'PERSON' })).toBe('CUSTOMER');
    const documents = documentsWith({ MAX_QUERY_COST: '2000', MAX_QUERY_COST_CUSTOMER: '3000', MAX_QUERY_COST_KEYS: '5000' });
    const days = '{ organisation(slug: "a") { sessions(first: 100) { edges { node { PART } } } } }';
    const asked = (part: string) =>
      (['PUBLIC', 'CUSTOMER', 'STAFF', 'KEY'] as const).filter(
        (asker) => messages(days.replace('PART', part), {}, documents, asker).length === 0,
      );
    expect(asked('id')).toEqual(['PUBLIC', 'CUSTOMER', 'STAFF', 'KEY']);
    expect(asked('id group { id name location { id name city } }')).toEqual(['CUSTOMER', 'STAFF', 'KEY']);
    expect(asked('viewerBookings { id status }')).toEqual(['STAFF', 'KEY']);
    expect(asked('bookings(first: 100) { edges { node { id } } }')).toEqual(['STAFF']);
    const deep = documentsWith({ MAX_QUERY_DEPTH: '5', MAX_QUERY_DEPTH_CUSTOMER: '6', MAX_QUERY_DEPTH_KEYS: '7' });
    const refusals = (asker: Asker) => messages(days.replace('PART', 'group { course { id } }'), {}, deep, asker);
    expect(refusals('PUBLIC')).toEqual(['Fields are nested at most 5 deep.']);
    expect(refusals('CUSTOMER')).toEqual(['Fields are nested at most 6 deep.']);
    expect(refusals('KEY')).toEqual([]);
    expect(refusals('STAFF')).toEqual([]);
  });

  it('accept introspection in development, and refuse it in production', () => {
    expect(messages(getIntrospectionQuery())).toEqual([]);
    expect(messages(getIntrospectionQuery(), {}, documentsWith({}, false))[0]).toContain('introspection has been disabled');
  });

  it('can each be set', () => {
    const deep = '{ viewer { organisation { courses { id } } } }';
    expect(messages(deep, {}, documentsWith({ MAX_QUERY_DEPTH: '3' }))).toEqual(['Fields are nested at most 3 deep.']);
    expect(messages('{ a: __typename }', {}, documentsWith({ MAX_QUERY_ALIASES: '0' }))).toEqual([
      'A document holds at most 0 aliases.',
    ]);
    expect(messages('{ viewer @skip(if: true) { kind } }', {}, documentsWith({ MAX_QUERY_DIRECTIVES: '0' }))).toEqual([
      'A document holds at most 0 directives.',
    ]);
    const tokens = documentsWith({ MAX_QUERY_TOKENS: '50' });
    expect(() => tokens.parse(`{ ${'viewer '.repeat(60)} }`)).toThrow('more that 50 tokens');
  });

  it('count the rows that a page asks for', () => {
    const documents = documentsWith({ MAX_QUERY_COST: '2000' });
    const roster =
      'query ($n: Int = 5) { session(id: "a") { bookings(first: $n) { edges { node { id status checkedInAt } } } } }';
    expect(messages(roster, {}, documents)).toEqual([]);
    expect(messages(roster, { n: 100 }, documentsWith({ MAX_QUERY_COST: '2000' }))).toEqual([]);
    const pages = roster.replace('id status', 'registration { bookings(first: $n) { edges { node { id } } } }');
    expect(messages(pages, { n: 5 }, documents)).toEqual([]);
    expect(messages(pages, { n: 100 }, documents)[0]).toMatch(/^This costs about \d+, and at most 2000 /);
    // Judged once, asked again.
    expect(messages(pages, { n: 5 }, documents)).toEqual([]);
  });
});

describe('the cost of a document', () => {
  const cost = (query: string, variables?: Record<string, unknown>) => weigh(schema, parse(query), variables).cost;

  it('is the number of fields that it resolves, and 1,000 for the operation', () => {
    expect(cost('{ viewer { kind role } }')).toBe(1_000 + 3);
    expect(cost('{ session(id: "a") { bookings(first: 7) { edges { node { id } } } } }')).toBe(1_000 + 1 + 1 + 7 * (1 + 1 + 1));
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(1_000 + 4);
  });

  it('is the same with fragments, and that of the most expensive operation', () => {
    const plain = cost('{ viewer { organisation { courses { id name } } } }');
    const spread =
      '{ viewer { ...V } } fragment V on Viewer { organisation { ... { courses { ...C } } } } fragment C on Course { id name }';
    expect(cost(spread)).toBe(plain);
    expect(cost(`query A { viewer { kind } } query B ${spread}`)).toBe(plain);
  });

  it('counts more for a mutation than for the fields of its answer', () => {
    expect(cost('mutation { registerAttendee(input: {}) { errors { code } } }')).toBeGreaterThan(2_000);
  });
});
