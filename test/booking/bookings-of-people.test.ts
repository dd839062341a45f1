import {
  AttendeeBookingsDocument,
  type Client,
  CustomerCardDocument,
  MyBookingsDocument,
  type MyBookingsQueryVariables,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Newcomer } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { codeOf } from '../support/rights.js';
import { EVERYBODY, STAFF, type ViewerName } from '../support/viewers.js';

const ground = useGround();

/** A family of two. The bookings are in the order of the sessions, which is not the order in which they were made. */
let family: Newcomer;
let siblingId: string;
/** Nina's at 10, 30 and 40 days, of which the one at 30 is cancelled; Oto's at 20 days; Nina's of an hour ago. */
let ids: string[];
let starts: string[];
beforeAll(async () => {
  const { studio } = ground;
  family = await studio.newcomer();
  siblingId = await studio.sibling(family.customerId);
  const sibling = await studio.register(siblingId);
  const at: Record<number, string> = {};
  for (const days of [40, 10, 30]) at[days] = (await studio.book(family.registrationId, await studio.session({ days }))).id;
  at[20] = (await studio.book(sibling, await studio.session({ days: 20 }))).id;
  const begun = await studio.session({ days: 1 });
  at[0] = (await studio.book(family.registrationId, begun)).id;
  await studio.beginIn(begun, -1);
  await studio.tryToCancel({ bookingId: at[30] ?? '' });
  await studio.book((await studio.newcomer()).registrationId, await studio.session({ days: 15 }));
  ids = [0, 10, 20, 30, 40].map((days) => at[days] ?? '');
  starts = (await mine({}))?.edges.map(({ node }) => node.session.startsAt) ?? [];
});

type Wanted = MyBookingsQueryVariables;
async function mine(wanted: Wanted, client: Client = family.client) {
  return (await client.request(MyBookingsDocument, wanted)).viewer.bookings ?? undefined;
}
const ofAttendee = async (id: string, wanted: Wanted = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(AttendeeBookingsDocument, { id, ...wanted })).attendee?.bookings;
const ofCustomer = async (id: string, wanted: Wanted = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(CustomerCardDocument, { id, ...wanted })).customer?.bookings;
const indexes = (page: { edges: readonly { node: { id: string } }[] } | undefined) =>
  page?.edges.map(({ node }) => ids.indexOf(node.id));

describe('Viewer.bookings', () => {
  it('gives the bookings of all attendees by the start of the session, with session, group, course and deadline', async () => {
    const { studio } = ground;
    const page = await mine({});
    expect(indexes(page)).toEqual([0, 1, 2, 3, 4]);
    expect(starts).toEqual(starts.toSorted());
    expect(page?.totalCount).toBe(5);
    expect(page?.edges[2]?.node).toMatchObject({
      ...{ status: 'BOOKED', registration: { attendee: { id: siblingId } } },
      session: { group: { id: studio.mondayGroupId, course: { id: studio.openCourseId } } },
    });
    const { session, cancellableUntil } = page?.edges[2]?.node ?? {};
    expect(Date.parse(cancellableUntil ?? '')).toBeLessThan(Date.parse(session?.startsAt ?? ''));
  });

  it('gives the coming bookings soonest first, and the past ones from the end', async () => {
    const now = new Date().toISOString();
    expect(indexes(await mine({ from: now, status: ['BOOKED'] }))).toEqual([1, 2, 4]);
    expect(indexes(await mine({ from: now, status: ['BOOKED'], first: 2 }))).toEqual([1, 2]);
    expect(indexes(await mine({ until: now, last: 20 }))).toEqual([0]);
  });

  it('takes a period of the start of sessions, and the states that are named', async () => {
    const [, first = '', second = '', , fourth = ''] = starts;
    expect(indexes(await mine({ from: second, until: fourth }))).toEqual([2, 3]);
    expect(indexes(await mine({ from: first, until: first }))).toEqual([]);
    expect(indexes(await mine({ status: ['CANCELLED'] }))).toEqual([3]);
    expect(indexes(await mine({ status: ['CANCELLED', 'LATE_CANCELLED', 'BOOKED'], from: second }))).toEqual([2, 3, 4]);
    expect(indexes(await mine({ status: [] }))).toEqual([]);
    expect((await mine({ status: ['BOOKED'], first: 1 }))?.totalCount).toBe(4);
  });

  it('takes one state without brackets, as GraphQL allows', async () => {
    expect(indexes(await mine({ status: 'CANCELLED' }))).toEqual([3]);
  });

  it('follows a session that moves', async () => {
    const { studio } = ground;
    const { registrationId, client } = await studio.newcomer();
    const sessions = [await studio.session({ days: 5 }), await studio.session({ days: 6 })];
    const bookings: string[] = [];
    for (const sessionId of sessions) bookings.push((await studio.book(registrationId, sessionId)).id);
    const order = async () => (await mine({}, client))?.edges.map(({ node }) => bookings.indexOf(node.id));
    expect(await order()).toEqual([0, 1]);
    await studio.beginIn(sessions[0] ?? '', 24 * 7);
    expect(await order()).toEqual([1, 0]);
  });

  it('is null for everybody but customers, who get their own', async () => {
    for (const name of EVERYBODY) {
      const page = await mine({}, ground.viewers[name]);
      if (name === 'customer' || name === 'otherCustomer') expect(page?.edges, name).toEqual([]);
      else expect(page, name).toBeUndefined();
    }
  });

  it('answers pages that cannot be, and cursors of other lists, as bad user input', async () => {
    const byId = Buffer.from(JSON.stringify(['01890a5d-ac96-774b-bcce-b302099a8057'])).toString('base64url');
    for (const wanted of [{ first: 101 }, { first: 1, last: 1 }, { after: byId }, { before: 'x' }]) {
      expect(await mine(wanted).catch(codeOf), JSON.stringify(wanted)).toBe('BAD_USER_INPUT');
    }
  });
});

describe('Customer.bookings', () => {
  it('gives the bookings of all their attendees, in the same order and with the same conditions', async () => {
    expect(indexes(await ofCustomer(family.customerId))).toEqual([0, 1, 2, 3, 4]);
    expect(indexes(await ofCustomer(family.customerId, { from: starts[2] ?? null, status: ['BOOKED'] }))).toEqual([2, 4]);
    expect((await ofCustomer(family.customerId, { first: 1 }))?.totalCount).toBe(5);
  });

  it('leads nobody else to them', async () => {
    const allowed: readonly ViewerName[] = STAFF;
    const but: Partial<Record<ViewerName, string>> = { 'key PEOPLE_READ': 'FORBIDDEN', 'key PEOPLE_WRITE': 'FORBIDDEN' };
    for (const name of EVERYBODY) {
      const told = await ofCustomer(family.customerId, {}, ground.viewers[name]).then(indexes, codeOf);
      expect(told, name).toEqual(allowed.includes(name) ? [0, 1, 2, 3, 4] : but[name]);
    }
  });
});

describe('Attendee.bookings', () => {
  it('gives the bookings of the one attendee', async () => {
    expect(indexes(await ofAttendee(siblingId))).toEqual([2]);
    expect(indexes(await ofAttendee(family.attendeeId))).toEqual([0, 1, 3, 4]);
    expect(indexes(await ofAttendee(family.attendeeId, { status: ['BOOKED'], last: 1 }))).toEqual([4]);
    expect((await ofAttendee(siblingId))?.totalCount).toBe(1);
  });

  it('gives an instructor only those of sessions that they teach, and no count', async () => {
    const { studio } = ground;
    const { registrationId, attendeeId } = await studio.newcomer();
    const own = await studio.book(registrationId, await studio.session());
    const apart = await studio.register(attendeeId, studio.apartGroupId);
    const elsewhere = await studio.book(apart, await studio.session({ groupId: studio.apartGroupId }));
    await studio.sql('update groups set instructor_id = null where id = ?', [studio.keyOf('Group', studio.apartGroupId)]);
    const { instructor, owner } = studio.clients;
    const seen = await ofAttendee(attendeeId, {}, instructor);
    expect(seen).toMatchObject({ edges: [{ node: { id: own.id } }], totalCount: null });
    const all = await ofAttendee(attendeeId, {}, owner);
    expect(all?.edges.map(({ node }) => node.id).toSorted()).toEqual([own.id, elsewhere.id].toSorted());
  });

  it('shows a customer the bookings of their own attendees only', async () => {
    expect(indexes(await ofAttendee(siblingId, {}, family.client))).toEqual([2]);
    for (const name of ['customer', 'otherCustomer', 'person', 'anonymous', 'ownerElsewhere'] as const) {
      expect(await ofAttendee(siblingId, {}, ground.viewers[name]), name).toBeUndefined();
    }
  });
});
