import {
  BookingPageDocument,
  BookSessionDocument,
  CustomersDocument,
  GroupSessionsDocument,
  RegisterDocument,
  SellPassDocument,
  SessionRosterDocument,
  UpdateSessionDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeId } from '../../src/schema/shared/ids.js';
import { createCourse, createGroup, scheduleSessions } from '../../src/services/catalogue/index.js';
import { addAttendee, createCustomer } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, inDays, made, type Studio } from '../support/studio.js';
import { statementsOf } from './count.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const key = (id: string) => decodeId(id)?.id ?? '';
const bookingPage = (sessions: number) => () =>
  studio.clients.public.request(BookingPageDocument, { slug: studio.slug, sessions });
const customers = (first: number) => () => studio.clients.receptionist.request(CustomersDocument, { first });
const sessions = (first: number) => () =>
  studio.clients.public.request(GroupSessionsDocument, { id: studio.mondayGroupId, first });

const roster = (first: number) => () =>
  studio.clients.receptionist.request(SessionRosterDocument, { id: studio.fiveEuroSessionIds[0] ?? '', first });

/** A family with a registration, a pass of each kind it can have, and a booking. */
async function addFamily(n: number): Promise<void> {
  const { receptionist } = studio.clients;
  const customer = await made(createCustomer(studio.tenant, { name: `Rodič ${n}`, email: `rodic-${n}@example.com` }));
  const attendee = await made(addAttendee(studio.tenant, { customerId: customer.id, name: `Dieťa ${n}` }));
  const enrolment = { attendeeId: studio.id('Attendee', attendee), groupId: studio.mondayGroupId };
  const { register } = await receptionist.request(RegisterDocument, { input: enrolment });
  const registrationId = register.registration?.id ?? '';
  const credit = { productId: studio.creditProductId, registrationId, method: 'CASH', idempotencyKey: `credit-${n}` } as const;
  await receptionist.request(SellPassDocument, { input: credit });
  const customerId = studio.id('Customer', customer);
  const entry = { productId: studio.entryProductId, customerId, method: 'CASH', idempotencyKey: `entry-${n}` } as const;
  await receptionist.request(SellPassDocument, { input: entry });
  const booking = { registrationId, sessionId: studio.fiveEuroSessionIds[0] ?? '' };
  const { bookSession } = await receptionist.request(BookSessionDocument, { input: booking });
  expect(bookSession.errors).toEqual([]);
}

async function grow(): Promise<void> {
  const { tenant } = studio;
  const startsAt = Array.from({ length: 50 }, (_, day) => inDays(60 + day));
  const terms = { durationMinutes: 60, price: euro(5) };
  await made(scheduleSessions(tenant, { groupId: key(studio.mondayGroupId), startsAt, ...terms }));
  for (let n = 0; n < 5; n += 1) {
    const course = await made(createCourse(tenant, { name: `Kurz ${n}`, type: 'OPEN' }));
    const place = { courseId: course.id, locationId: key(studio.locationId) };
    const group = await made(createGroup(tenant, { ...place, name: `Skupina ${n}`, capacity: 5 }));
    await made(scheduleSessions(tenant, { groupId: group.id, startsAt: startsAt.slice(0, 10), ...terms }));
  }
  for (let n = 1; n < 50; n += 1) await addFamily(n);
}

test('a list of 50 costs as many statements as a list of 1', async () => {
  const lists = { bookingPage, customers, sessions, roster };
  const counts = async (size: number) => {
    // The least of three: who holds the token and which organisation has the slug are looked up anew every few seconds.
    const counted: Record<string, number> = {};
    for (const [name, list] of Object.entries(lists)) {
      const tries = [await statementsOf(list(size)), await statementsOf(list(size)), await statementsOf(list(size))];
      counted[name] = Math.min(...tries.map((statements) => statements.length));
    }
    return counted;
  };
  await studio.clients.manager.request(UpdateSessionDocument, {
    input: { sessionId: studio.fiveEuroSessionIds[0] ?? '', capacity: 100 },
  });
  await addFamily(0);
  const small = await counts(1);
  await grow();
  const large = await counts(50);

  const { organisation } = await bookingPage(50)();
  expect(
    organisation.courses.flatMap((course) => course.groups.flatMap((group) => group.upcomingSessions)).length,
  ).toBeGreaterThan(100);
  const { edges = [] } = (await customers(50)()).customers ?? {};
  expect(edges.filter(({ node }) => node.registrations.length === 1 && node.passes.length === 2)).toHaveLength(50);
  expect((await roster(50)()).session?.bookings?.edges).toHaveLength(50);
  for (const name of Object.keys(lists)) expect(small[name]).toBeGreaterThan(3);
  expect(large).toEqual(small);
});
