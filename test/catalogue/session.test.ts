import {
  CancelSessionDocument,
  type Client,
  SessionDocument,
  SessionRosterDocument,
  UpdateCourseDocument,
  UpdateSessionDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { codeOf, expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { CUSTOMERS, EVERYBODY, KEYS, STAFF } from '../support/viewers.js';

const ground = useGround();

const session = async (id: string, client: Client = ground.studio.clients.public) =>
  (await client.request(SessionDocument, { id })).session;
const roster = async (id: string, client: Client, first?: number, after?: string | null) =>
  (await client.request(SessionRosterDocument, { id, ...(first === undefined ? {} : { first }), after })).session?.bookings;

describe('session', () => {
  it('gives the time, the price, the seats and the group of a session', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ price: 8, capacity: 3 });
    const given = await session(sessionId);
    expect(given).toMatchObject({
      ...{ id: sessionId, price: euro(8), capacity: 3, seatsTaken: 0, seatsLeft: 3, status: 'SCHEDULED' },
      group: { id: studio.mondayGroupId, course: { id: studio.openCourseId, type: 'OPEN' } },
    });
    expect(Date.parse(given?.endsAt ?? '') - Date.parse(given?.startsAt ?? '')).toBe(60_000);
  });

  it('counts the seats that bookings take and give back', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 2 });
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, sessionId);
    expect(await session(sessionId)).toMatchObject({ seatsTaken: 1, seatsLeft: 1 });
    await studio.tryToCancel({ bookingId: id });
    expect(await session(sessionId)).toMatchObject({ seatsTaken: 0, seatsLeft: 2 });
  });

  it('shows a new price, a new capacity and the cancellation of the session', async () => {
    const { manager } = ground.studio.clients;
    const sessionId = await ground.studio.session({ capacity: 2 });
    await manager.request(UpdateSessionDocument, { input: { sessionId, capacity: 4, price: euro(6) } });
    expect(await session(sessionId)).toMatchObject({ capacity: 4, price: euro(6), status: 'SCHEDULED' });
    await manager.request(CancelSessionDocument, { input: { sessionId } });
    expect((await session(sessionId))?.status).toBe('CANCELLED');
  });

  it('is still there when its course is archived', async () => {
    const { owner } = ground.other.clients;
    const sessionId = await ground.other.session();
    await owner.request(UpdateCourseDocument, { input: { courseId: ground.other.openCourseId, archived: true } });
    expect((await session(sessionId))?.group.course.archivedAt).not.toBeNull();
  });

  it('gives null for a malformed id, an id of another kind, and an id of no row', async () => {
    for (const id of idsOfNothing(ground, 'Session')) expect(await session(id), id).toBeNull();
  });

  it('is published: everybody sees it, with or without a place at the studio', async () => {
    const id = await ground.studio.session();
    const ask = async (client: Client) => (await client.request(SessionRosterDocument, { id })).session ?? null;
    await expectSeenBy(ground, ask, { allowed: EVERYBODY });
  });
});

describe('session: the bookings of it', () => {
  it('shows each customer their own bookings and nobody those of another', async () => {
    const { studio } = ground;
    const sessionId = await studio.session();
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    const { id } = await studio.book(one.registrationId, sessionId);
    expect((await session(sessionId, one.client))?.viewerBookings).toEqual([{ id, status: 'BOOKED' }]);
    for (const client of [two.client, studio.clients.public, studio.clients.receptionist]) {
      expect((await session(sessionId, client))?.viewerBookings).toEqual([]);
    }
  });

  it('shows the roster to the desk, to the instructor of the group and to keys that may read bookings', async () => {
    const { studio } = ground;
    const sessionId = await studio.session();
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, sessionId);
    const ids = async (client: Client) => (await roster(sessionId, client))?.edges.map(({ node }) => node.id);
    for (const name of STAFF) expect(await ids(ground.viewers[name]), name).toEqual([id]);
    for (const name of [...CUSTOMERS, 'person', 'ownerElsewhere', 'customerElsewhere', 'anonymous'] as const) {
      expect((await roster(sessionId, ground.viewers[name])) ?? null, name).toBeNull();
    }
  });

  it('asks a key for BOOKINGS_READ before it shows bookings of the viewer', async () => {
    const sessionId = await ground.studio.session();
    const mayRead = ['key BOOKINGS_READ', 'key BOOKINGS_WRITE'] as const;
    for (const name of KEYS) {
      const told = await session(sessionId, ground.viewers[name]).then((seen) => seen?.viewerBookings, codeOf);
      expect(told, name).toEqual(mayRead.some((one) => one === name) ? [] : 'FORBIDDEN');
    }
  });

  it('pages the roster without losing or repeating a booking', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 5 });
    const booked: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { registrationId } = await studio.newcomer();
      booked.push((await studio.book(registrationId, sessionId)).id);
    }
    const desk = studio.clients.receptionist;
    const first = await roster(sessionId, desk, 2);
    expect(first?.pageInfo.hasNextPage).toBe(true);
    const second = await roster(sessionId, desk, 2, first?.pageInfo.endCursor ?? null);
    expect(second?.pageInfo.hasNextPage).toBe(false);
    const seen = [first, second].flatMap((page) => page?.edges.map(({ node }) => node.id) ?? []);
    expect(seen.toSorted()).toEqual(booked.toSorted());
  });
});
