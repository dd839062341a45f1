import { CreateGroupDocument, TypedDocumentString } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { codeOf } from '../support/rights.js';

const ground = useGround();
let studio: BookingStudio;

interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** Asks for the field `list` of a row, with further arguments as they stand in a document. */
function listOf(type: string, list: string) {
  return async ({ parentId: id, narrowed = '' }: Arranged, page: PageArguments) => {
    const document = new TypedDocumentString<{ node: { list: Page } }, PageArguments & { id: string }>(
      `query ($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
        node(id: $id) { ... on ${type} { list: ${list}(${narrowed} first: $first, after: $after, last: $last, before: $before) {
          edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        } } }
      }`,
    );
    return (await studio.clients.receptionist.request(document, { id, ...page })).node.list;
  };
}

/** Five rows under a parent, in the order of the list. */
type Arranged = { parentId: string; ids: string[]; narrowed?: string };

async function fiveBookingsOfRegistration(): Promise<Arranged> {
  const { registrationId } = await studio.newcomer();
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.unshift((await studio.book(registrationId, await studio.session())).id);
  await studio.tryToCancel({ bookingId: ids[2] ?? '' });
  return { parentId: registrationId, ids };
}

async function fiveBookingsOfSession(): Promise<Arranged> {
  const sessionId = await studio.session({ capacity: 5 });
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const { registrationId } = await studio.newcomer();
    ids.unshift((await studio.book(registrationId, sessionId)).id);
  }
  await studio.tryToCancel({ bookingId: ids[2] ?? '' });
  return { parentId: sessionId, ids };
}

async function fiveRedemptions(): Promise<Arranged> {
  const { registrationId, customerId } = await studio.newcomer();
  const passId = await studio.sell(await studio.product({ kind: 'ENTRY', entries: 5 }), { customerId });
  const bookings: string[] = [];
  for (let count = 0; count < 5; count += 1) bookings.push((await studio.book(registrationId, await studio.session())).id);
  await studio.tryToCancel({ bookingId: bookings[2] ?? '' });
  const { redemptions } = await studio.passNow(passId);
  return { parentId: passId, ids: redemptions.edges.map(({ node }) => node.id) };
}

/** Sorted by their start, however they were scheduled, in a new group that a new colleague teaches. */
async function fiveSessions() {
  const { memberId } = await newColleague(ground.app, studio, 'INSTRUCTOR');
  const { openCourseId: courseId, locationId, clients } = studio;
  const input = { courseId, locationId, instructorId: memberId, name: 'Stránkovaná', capacity: 5 };
  const groupId = (await clients.owner.request(CreateGroupDocument, { input })).createGroup.group?.id ?? '';
  const inDays: Record<number, string> = {};
  for (const days of [40, 20, 50, 10, 30]) inDays[days] = await studio.session({ days, groupId });
  return { groupId, memberId, ids: [10, 20, 30, 40, 50].map((days) => inDays[days] ?? '') };
}

async function fiveSessionsOfGroup(): Promise<Arranged> {
  const { groupId, ids } = await fiveSessions();
  return { parentId: groupId, ids };
}

async function fiveSessionsOfInstructor(): Promise<Arranged> {
  const { memberId, ids } = await fiveSessions();
  return { parentId: memberId, ids };
}

async function fiveSessionsOfTimetable(): Promise<Arranged> {
  const { groupId, ids } = await fiveSessions();
  return { parentId: studio.organisationId, ids, narrowed: `groupIds: ["${groupId}"]` };
}

/** Bookings of two sessions at one moment, and of three others, however they were booked; one is cancelled. */
async function fiveBookingsBySession(): Promise<Arranged & { customerId: string }> {
  const { registrationId, customerId, attendeeId: parentId } = await studio.newcomer();
  const inDays: [days: number, id: string][] = [];
  for (const days of [40, 20, 20, 50, 10]) {
    inDays.push([days, (await studio.book(registrationId, await studio.session({ days }))).id]);
  }
  const ids = inDays.toSorted(([one], [other]) => one - other).map(([, id]) => id);
  await studio.tryToCancel({ bookingId: ids[2] ?? '' });
  return { parentId, customerId, ids };
}

async function fiveBookingsOfCustomer(): Promise<Arranged> {
  const { customerId: parentId, ids } = await fiveBookingsBySession();
  return { parentId, ids };
}

async function fiveRegistrations(): Promise<Arranged> {
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.unshift((await studio.newcomer(studio.apartGroupId)).registrationId);
  return { parentId: studio.apartGroupId, ids };
}

const LISTS = [
  { type: 'Registration', list: 'bookings', arrange: fiveBookingsOfRegistration },
  { type: 'Session', list: 'bookings', arrange: fiveBookingsOfSession },
  { type: 'Pass', list: 'redemptions', arrange: fiveRedemptions },
  { type: 'Group', list: 'sessions', arrange: fiveSessionsOfGroup },
  { type: 'Member', list: 'sessions', arrange: fiveSessionsOfInstructor },
  { type: 'Organisation', list: 'sessions', arrange: fiveSessionsOfTimetable },
  { type: 'Customer', list: 'bookings', arrange: fiveBookingsOfCustomer },
  { type: 'Attendee', list: 'bookings', arrange: fiveBookingsBySession },
  { type: 'Group', list: 'registrations', arrange: fiveRegistrations },
];

describe.each(LISTS)('$type.$list', ({ type, list, arrange }) => {
  const ask = listOf(type, list);
  let arranged: Arranged;
  beforeAll(async () => {
    ({ studio } = ground);
    arranged = await arrange();
  });
  const page = (request: PageArguments) => ask(arranged, request);
  const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.id);
  const indexesOf = (given: Page) => idsOf(given).map((id) => arranged.ids.indexOf(id));
  const endsOf = ({ pageInfo: { hasPreviousPage, hasNextPage } }: Page) => [hasPreviousPage, hasNextPage];
  const cursorOf = async (index: number) => (await page({})).edges[index]?.cursor ?? null;

  it('gives all rows in its order on a first page of the default size', async () => {
    const whole = await page({});
    expect(idsOf(whole)).toEqual(arranged.ids);
    expect(whole.pageInfo).toEqual({
      ...{ hasNextPage: false, hasPreviousPage: false },
      ...{ startCursor: whole.edges[0]?.cursor, endCursor: whole.edges[4]?.cursor },
    });
  });

  it('pages forwards from its start to its end', async () => {
    const told = [];
    for (let after: string | null = null, pages = 0; pages < 3; pages += 1) {
      const given: Page = await page({ first: 2, after });
      told.push([indexesOf(given), endsOf(given)]);
      after = given.pageInfo.endCursor;
    }
    expect(told).toEqual([
      [
        [0, 1],
        [false, true],
      ],
      [
        [2, 3],
        [true, true],
      ],
      [[4], [true, false]],
    ]);
  });

  it('pages backwards from its end to its start, each page in the order of the list', async () => {
    const told = [];
    for (let before: string | null = null, pages = 0; pages < 3; pages += 1) {
      const given: Page = await page({ last: 2, before });
      told.push([indexesOf(given), endsOf(given)]);
      before = given.pageInfo.startCursor;
    }
    expect(told).toEqual([
      [
        [3, 4],
        [true, false],
      ],
      [
        [1, 2],
        [true, true],
      ],
      [[0], [false, true]],
    ]);
  });

  it('ends exactly at a page that is full', async () => {
    expect(endsOf(await page({ first: 5 }))).toEqual([false, false]);
    expect(endsOf(await page({ first: 4 }))).toEqual([false, true]);
    expect(endsOf(await page({ last: 5 }))).toEqual([false, false]);
    expect(endsOf(await page({ last: 4 }))).toEqual([true, false]);
    expect(endsOf(await page({ first: 3, after: await cursorOf(1) }))).toEqual([true, false]);
  });

  it('gives an empty page without cursors for a size of 0 and behind its last row', async () => {
    for (const request of [{ first: 0 }, { last: 0 }, { after: await cursorOf(4) }, { before: await cursorOf(0) }]) {
      const { edges, pageInfo } = await page(request);
      expect([edges, pageInfo.startCursor, pageInfo.endCursor], JSON.stringify(request)).toEqual([[], null, null]);
    }
  });

  it('takes the default size behind a cursor and before one', async () => {
    expect(indexesOf(await page({ after: await cursorOf(1) }))).toEqual([2, 3, 4]);
    expect(indexesOf(await page({ before: await cursorOf(2) }))).toEqual([0, 1]);
  });

  it('takes a size of 100 and no more, and nothing below 0', async () => {
    for (const request of [{ first: 100 }, { last: 100 }]) expect(indexesOf(await page(request))).toEqual([0, 1, 2, 3, 4]);
    for (const request of [{ first: 101 }, { last: 101 }, { first: -1 }, { last: -1 }]) {
      expect(await page(request).catch(codeOf), JSON.stringify(request)).toBe('BAD_USER_INPUT');
    }
  });

  it('refuses to page in both directions at once', async () => {
    const cursor = await cursorOf(2);
    for (const request of [
      { first: 2, last: 2 },
      { first: 2, before: cursor },
      { last: 2, after: cursor },
      { after: cursor, before: cursor },
    ]) {
      expect(await page(request).catch(codeOf), JSON.stringify(request)).toBe('BAD_USER_INPUT');
    }
  });

  it('refuses a cursor that is none', async () => {
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const cursor of ['', 'nonsense', encoded({}), encoded([]), encoded([7]), encoded(["' or true --"])]) {
      expect(await page({ after: cursor }).catch(codeOf), cursor).toBe('BAD_USER_INPUT');
    }
  });
});

describe('Group.sessions', () => {
  it('gives the sessions from a moment on, and those before another moment', async () => {
    ({ studio } = ground);
    const { parentId, ids } = { parentId: studio.continuousGroupId, ids: [] as string[] };
    for (const days of [10, 20, 30]) ids.push(await studio.session({ days, groupId: parentId }));
    const document = new TypedDocumentString<
      { node: { sessions: { edges: { node: { id: string; startsAt: string } }[] } } },
      { id: string; from?: string | null; until?: string | null; first?: number; last?: number }
    >(
      `query ($id: ID!, $from: DateTime, $until: DateTime, $first: Int, $last: Int) {
        node(id: $id) { ... on Group { sessions(from: $from, until: $until, first: $first, last: $last) {
          edges { node { id startsAt } }
        } } }
      }`,
    );
    const sessions = async (filter: { from?: string; until?: string; first?: number; last?: number }) => {
      const { node } = await studio.clients.public.request(document, { id: parentId, ...filter });
      return node.sessions.edges.map(({ node: session }) => session);
    };
    const found = async (filter: Parameters<typeof sessions>[0]) => (await sessions(filter)).map(({ id }) => ids.indexOf(id));
    const [, second] = await sessions({});
    const moment = second?.startsAt ?? '';
    const later = new Date(Date.parse(moment) + 1).toISOString();
    expect(await found({ from: moment })).toEqual([1, 2]);
    expect(await found({ from: later })).toEqual([2]);
    expect(await found({ until: moment })).toEqual([0]);
    expect(await found({ until: later })).toEqual([0, 1]);
    expect(await found({ from: moment, until: later })).toEqual([1]);
    expect(await found({ from: later, until: moment })).toEqual([]);
    expect(await found({ from: moment, first: 1 })).toEqual([1]);
    expect(await found({ until: later, last: 1 })).toEqual([1]);
  });
});
