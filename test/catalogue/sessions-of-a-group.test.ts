import {
  BookingPageDocument,
  CancelSessionDocument,
  type Client,
  CreateGroupDocument,
  GroupSessionsDocument,
  type GroupSessionsQueryVariables,
  ScheduleSessionsDocument,
  TypedDocumentString,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { codeOf } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { there } from '../support/there.js';
import { CUSTOMERS, EVERYBODY } from '../support/viewers.js';

const ground = useGround();

/** Five sessions, of which the second is cancelled and the first has begun, in the order of their starts. */
let groupId: string;
let ids: string[];
let starts: string[];
beforeAll(async () => {
  const { studio } = ground;
  const { openCourseId: courseId, locationId, clients } = studio;
  const group = { courseId, locationId, name: 'Stránkovaná', capacity: 5 };
  groupId = (await clients.owner.request(CreateGroupDocument, { input: group })).createGroup.group?.id ?? '';
  const startsAt = [30, 10, 50, 20, 40].map((days) => inDays(days).toISOString());
  const input = { groupId, schedule: { startsAt }, durationMinutes: 60, price: euro(5) };
  const { sessions } = (await clients.owner.request(ScheduleSessionsDocument, { input })).scheduleSessions;
  ids = (sessions ?? []).map(({ id }) => id);
  await studio.beginIn(ids[0] ?? '', -0.5);
  await clients.owner.request(CancelSessionDocument, { input: { sessionId: ids[1] ?? '' } });
  starts = ((await page({}))?.edges ?? []).map(({ node }) => node.startsAt);
});

async function page(variables: Omit<GroupSessionsQueryVariables, 'id'>, client: Client = ground.studio.clients.public) {
  const { node } = await client.request(GroupSessionsDocument, { id: groupId, ...variables });
  return node && 'sessions' in node ? node.sessions : undefined;
}
const idsOf = (given: Awaited<ReturnType<typeof page>>) => given?.edges.map(({ node }) => node.id);
const upcoming = async (first: number) => {
  const { organisation } = await ground.studio.clients.public.request(BookingPageDocument, {
    ...{ slug: ground.studio.slug, sessions: first },
  });
  return there(organisation)
    .courses.flatMap(({ groups }) => groups)
    .find(({ id }) => id === groupId)
    ?.upcomingSessions.edges.map(({ node }) => node);
};

describe('Group.sessions', () => {
  it('gives all sessions by start, also those that have begun or are cancelled', async () => {
    expect(idsOf(await page({}))).toEqual(ids);
    expect(starts).toEqual(starts.toSorted());
    expect((await page({}))?.edges.map(({ node }) => node.status)).toContain('CANCELLED');
  });

  it('pages forwards to the last session', async () => {
    const first = await page({ first: 2 });
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    expect(first?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page({ first: 2, after: first?.pageInfo.endCursor ?? null });
    expect(idsOf(second)).toEqual(ids.slice(2, 4));
    expect(second?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const third = await page({ first: 2, after: second?.pageInfo.endCursor ?? null });
    expect(idsOf(third)).toEqual(ids.slice(4));
    expect(third?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(await page({ first: 2, after: third?.pageInfo.endCursor ?? null })).toMatchObject({
      ...{ edges: [], pageInfo: { hasNextPage: false, startCursor: null, endCursor: null } },
    });
  });

  it('pages backwards in the same order', async () => {
    const last = await page({ last: 2 });
    expect(idsOf(last)).toEqual(ids.slice(3));
    expect(last?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await page({ last: 3, before: last?.pageInfo.startCursor ?? null });
    expect(idsOf(before)).toEqual(ids.slice(0, 3));
    expect(before?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('takes `from` as the first moment and `until` as the first moment after', async () => {
    const [, second = '', third = '', fourth = ''] = starts;
    expect(idsOf(await page({ from: third }))).toEqual(ids.slice(2));
    expect(idsOf(await page({ until: third }))).toEqual(ids.slice(0, 2));
    expect(idsOf(await page({ from: second, until: fourth }))).toEqual(ids.slice(1, 3));
    expect(idsOf(await page({ from: third, until: third }))).toEqual([]);
    expect(idsOf(await page({ from: fourth, until: second }))).toEqual([]);
    const justAfter = new Date(Date.parse(third) + 1).toISOString();
    expect(idsOf(await page({ from: justAfter }))).toEqual(ids.slice(3));
    expect(idsOf(await page({ until: justAfter }))).toEqual(ids.slice(0, 3));
  });

  it('pages within a period', async () => {
    const period = { from: starts[1] ?? '', until: starts[4] ?? '' };
    const first = await page({ ...period, first: 2 });
    expect(idsOf(first)).toEqual(ids.slice(1, 3));
    const second = await page({ ...period, first: 2, after: first?.pageInfo.endCursor ?? null });
    expect(idsOf(second)).toEqual(ids.slice(3, 4));
    expect(second?.pageInfo.hasNextPage).toBe(false);
    expect(idsOf(await page({ ...period, last: 1 }))).toEqual(ids.slice(3, 4));
  });

  it('answers pages that cannot be, and cursors of elsewhere, as bad user input', async () => {
    const byId = Buffer.from(JSON.stringify(['01890a5d-ac96-774b-bcce-b302099a8057'])).toString('base64url');
    const wrong = [{ first: 101 }, { last: -1 }, { first: 1, last: 1 }, { first: 1, after: 'x' }, { first: 1, after: byId }];
    for (const variables of wrong) expect(await page(variables).catch(codeOf), JSON.stringify(variables)).toBe('BAD_USER_INPUT');
  });

  it('shows everybody the same sessions', async () => {
    for (const name of EVERYBODY) expect(idsOf(await page({}, ground.viewers[name])), name).toEqual(ids);
  });
});

describe('Group.upcomingSessions', () => {
  it('gives the next scheduled sessions, soonest first, without those that have begun or are cancelled', async () => {
    expect((await upcoming(100))?.map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await upcoming(2))?.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    expect(await upcoming(0)).toEqual([]);
  });

  it('gives at most 100, and answers more or fewer than none as bad user input', async () => {
    for (const first of [101, -1]) expect(await upcoming(first).catch(codeOf)).toBe('BAD_USER_INPUT');
  });

  it('coming sessions are pages like any others: 20 by default, the next ones after a cursor, and a count', async () => {
    interface Asked {
      group: { upcomingSessions: { totalCount: number; edges: { cursor: string; node: { id: string } }[] } };
    }
    const query = (page: string) =>
      new TypedDocumentString<Asked, Record<string, never>>(
        `{ group(id: "${groupId}") { upcomingSessions${page} { totalCount edges { cursor node { id } } } } }`,
      );
    const ask = async (page = '') => (await ground.studio.clients.public.request(query(page))).group.upcomingSessions;
    const all = await ask();
    expect([all.totalCount, all.edges.map(({ node }) => node.id)]).toEqual([ids.length - 2, ids.slice(2, 22)]);
    const after = await ask(`(first: 1, after: "${all.edges[0]?.cursor}")`);
    expect(after.edges.map(({ node }) => node.id)).toEqual(ids.slice(3, 4));
  });
});

describe('the seats of a session', () => {
  it('lists the bookings of each attendee of the viewer that stand, and none that were cancelled', async () => {
    interface Asked {
      session: { viewerBookings: { registration: { attendee: { name: string } } }[] };
    }
    const { studio } = ground;
    const { registrationId, customerId, client } = await studio.newcomer();
    const sibling = await studio.register(await studio.sibling(customerId));
    const sessionId = await studio.session({ capacity: 3 });
    const first = await studio.book(registrationId, sessionId);
    await studio.book(sibling, sessionId);
    const query = new TypedDocumentString<Asked, Record<string, never>>(
      `{ session(id: "${sessionId}") { viewerBookings { registration { attendee { name } } } } }`,
    );
    const names = async (asked: Client) =>
      (await asked.request(query)).session.viewerBookings.map(({ registration }) => registration.attendee.name);
    expect(await names(client)).toEqual(['Nina', 'Oto']);
    await studio.tryToCancel({ bookingId: first.id });
    expect(await names(client)).toEqual(['Oto']);
    for (const name of [...CUSTOMERS, 'owner', 'anonymous'] as const) expect(await names(ground.viewers[name]), name).toEqual([]);
  });
});
