import {
  BookingDocument,
  BookSessionDocument,
  type Client,
  CustomersDocument,
  MembersDocument,
  NodeDocument,
  NodesDocument,
  PassDocument,
  PassProductsDocument,
  RegisterDocument,
  RegistrationDocument,
  SellPassDocument,
  SessionDocument,
  SessionRosterDocument,
  ViewerDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';

let app: TestApp;
let studio: Studio;
let other: Studio;
let own: { registrationId: string; passId: string; bookingId: string };

beforeAll(async () => {
  app = await startTestApp();
  [studio, other] = [await app.studio(), await app.studio()];
  own = await history(studio);
});
afterAll(() => app.stop());

/** A registration of the first family, with a CREDIT pass and a booking. */
async function history({ clients, childId, mondayGroupId, creditProductId, fiveEuroSessionIds: [sessionId = ''] }: Studio) {
  const desk = clients.receptionist;
  const { register } = await desk.request(RegisterDocument, { input: { attendeeId: childId, groupId: mondayGroupId } });
  const registrationId = register.registration?.id ?? '';
  const sale = { productId: creditProductId, registrationId, method: 'CASH', idempotencyKey: 'one' } as const;
  const { sellPass } = await desk.request(SellPassDocument, { input: sale });
  const { bookSession } = await desk.request(BookSessionDocument, { input: { registrationId, sessionId } });
  return { registrationId, passId: sellPass.pass?.id ?? '', bookingId: bookSession.booking?.id ?? '' };
}

/** Which of the private rows somebody sees, by every way to them. */
async function seenBy(client: Client): Promise<string[]> {
  const { registrationId, passId, bookingId } = own;
  const { registration } = await client.request(RegistrationDocument, { id: registrationId });
  const { pass } = await client.request(PassDocument, { id: passId });
  const { booking } = await client.request(BookingDocument, { id: bookingId });
  const redemptionId = (await studio.clients.owner.request(BookingDocument, { id: bookingId })).booking?.covered[0]?.id ?? '';
  const ids = [registrationId, passId, bookingId, redemptionId, studio.customerId, studio.childId];
  const { nodes } = await client.request(NodesDocument, { ids });
  const byNode = nodes.map((node, index) => node && `nodes ${ids[index]?.slice(0, 3)}`).filter((name) => name !== null);
  return [registration && 'registration', pass && 'pass', booking && 'booking', ...byNode].filter((name) => name !== null);
}

const EVERYTHING = [
  ...['registration', 'pass', 'booking'],
  ...['nodes reg', 'nodes pas', 'nodes bkg', 'nodes red', 'nodes cus', 'nodes att'],
];

describe('private rows', () => {
  test.each(['owner', 'manager', 'receptionist', 'instructor', 'customer'] as const)('are seen by the %s', async (role) => {
    expect(await seenBy(studio.clients[role])).toEqual(EVERYTHING);
  });

  test.each(['otherCustomer', 'public'] as const)('do not exist for the %s', async (role) => {
    expect(await seenBy(studio.clients[role])).toEqual([]);
  });

  test.each(['owner', 'customer'] as const)('do not exist for the %s of another studio', async (role) => {
    expect(await seenBy(other.clients[role])).toEqual([]);
  });
});

test('published rows are seen by everybody', async () => {
  const ids = [studio.openCourseId, studio.mondayGroupId, studio.locationId, studio.instructorId, studio.creditProductId];
  for (const client of [studio.clients.public, studio.clients.otherCustomer, studio.clients.instructor]) {
    const { nodes } = await client.request(NodesDocument, { ids });
    expect(nodes.map((node) => node?.id)).toEqual(ids);
  }
});

test.each(['nonsense', '', 'ses_', 'ses_AAAA', `ses_${'A'.repeat(43)}`])('there is nothing behind the id %j', async (id) => {
  const { owner } = studio.clients;
  expect((await owner.request(NodeDocument, { id })).node).toBeNull();
  expect((await owner.request(SessionDocument, { id })).session).toBeNull();
});

test('an id of one kind is not taken for another', async () => {
  const { pass } = await studio.clients.owner.request(PassDocument, { id: own.bookingId });
  expect(pass).toBeNull();
});

test('the viewer is told who they are', async () => {
  const { viewer } = await studio.clients.customer.request(ViewerDocument);
  expect(viewer).toMatchObject({ kind: 'CUSTOMER', role: 'CUSTOMER', customer: { id: studio.customerId }, member: null });
  expect(viewer.customer?.registrations).toHaveLength(1);
  expect((await studio.clients.owner.request(ViewerDocument)).viewer).toMatchObject({
    kind: 'MEMBER',
    role: 'OWNER',
    customer: null,
  });
  expect((await studio.clients.public.request(ViewerDocument)).viewer).toMatchObject({
    kind: 'PUBLIC',
    role: null,
    organisation: null,
  });
});

test('customers are found by a part of a name without accents, an address or a child, by the desk alone', async () => {
  const find = async (client: Client, search: string) =>
    (await client.request(CustomersDocument, { search })).customers?.edges.map(({ node }) => node.name);
  for (const search of ['stefank', 'ŠTEFÁN', 'zuzana@', 'adam']) {
    expect(await find(studio.clients.receptionist, search), search).toEqual(['Zuzana Štefánková']);
  }
  expect(await find(studio.clients.receptionist, '%')).toEqual([]);
  for (const role of ['instructor', 'customer', 'public'] as const) expect(await find(studio.clients[role], '')).toBeUndefined();
});

test('the roster of a session, the staff and hidden products are for staff', async () => {
  const id = studio.fiveEuroSessionIds[0] ?? '';
  const { session } = await studio.clients.instructor.request(SessionRosterDocument, { id });
  expect(session?.bookings?.edges.map(({ node }) => node.id)).toEqual([own.bookingId]);
  const { organisation } = await studio.clients.manager.request(MembersDocument, { slug: studio.slug });
  expect(organisation.members?.map(({ role }) => role)).toContain('OWNER');
  for (const role of ['instructor', 'receptionist'] as const)
    expect((await studio.clients[role].request(MembersDocument, { slug: studio.slug })).organisation.members).toBeNull();
  for (const role of ['customer', 'public'] as const) {
    const client = studio.clients[role];
    expect((await client.request(SessionRosterDocument, { id })).session).toMatchObject({ seatsTaken: 1, bookings: null });
    expect((await client.request(MembersDocument, { slug: studio.slug })).organisation.members).toBeNull();
    expect((await client.request(PassProductsDocument, { slug: studio.slug })).organisation.passProducts).toBeNull();
  }
});

test("a session tells a customer their own booking, and nobody another's", async () => {
  const id = studio.fiveEuroSessionIds[0] ?? '';
  const bookingsSeenBy = async (client: Client) => (await client.request(SessionDocument, { id })).session?.viewerBookings;
  expect(await bookingsSeenBy(studio.clients.customer)).toEqual([{ id: own.bookingId, status: 'BOOKED' }]);
  expect(await bookingsSeenBy(studio.clients.otherCustomer)).toEqual([]);
  expect(await bookingsSeenBy(studio.clients.public)).toEqual([]);
});
