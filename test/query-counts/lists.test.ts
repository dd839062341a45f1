import {
  AttendeeBookingsDocument,
  BookSessionDocument,
  CustomerCardDocument,
  DebtorsDocument,
  DeskDayDocument,
  DeskRosterDocument,
  GroupRegistrationsDocument,
  InstructorWeekDocument,
  MyBookingsDocument,
  RegisterDocument,
  RegistrationsDocument,
  TimetableDocument,
  TypedDocumentString,
  UpdateSessionDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeId } from '../../src/schema/shared/ids.js';
import { scheduleSessions } from '../../src/services/catalogue/index.js';
import { addAttendee, createCustomer } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, inDays, made, type Studio } from '../support/studio.js';
import { statementsOf } from './count.js';

const MANY = 50;
const BOOKINGS_OF_CUSTOMERS = new TypedDocumentString<
  { customers: { edges: { node: { bookings: { edges: object[] } } }[] } },
  { first: number }
>(`query ($first: Int!) { customers(first: $first) { edges { cursor node { debt { amountMinor } bookings(first: 1) {
  totalCount edges { node { id session { id } cancellation { inTime givesBack { id } } } } } } } } }`);

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const key = (id: string) => decodeId(id)?.id ?? '';
const from = inDays(55).toISOString();
const until = inDays(200).toISOString();

async function register(attendeeId: string): Promise<string> {
  const input = { attendeeId, groupId: studio.mondayGroupId };
  return (await studio.clients.receptionist.request(RegisterDocument, { input })).register.registration?.id ?? '';
}

async function book(registrationId: string, sessionId: string): Promise<void> {
  const input = { registrationId, sessionId };
  const { bookSession } = await studio.clients.receptionist.request(BookSessionDocument, { input });
  expect(bookSession.errors).toEqual([]);
}

const fullSessionId = () => studio.fiveEuroSessionIds[0] ?? '';

/** A family with a booking that it owes. */
async function addFamily(n: number): Promise<void> {
  const customer = await made(createCustomer(studio.tenant, { name: `Rodič ${n}`, email: `rodic-${n}@example.com` }));
  const attendee = await made(addAttendee(studio.tenant, { customerId: customer.id, name: `Dieťa ${n}` }));
  await book(await register(studio.id('Attendee', attendee)), fullSessionId());
}

/** Sessions of the Monday group, each booked by the child of the studio. */
async function addSessions(registrationId: string, days: number[]): Promise<void> {
  const terms = { durationMinutes: 60, price: euro(5) };
  const startsAt = days.map((day) => inDays(day));
  const sessions = await made(scheduleSessions(studio.tenant, { groupId: key(studio.mondayGroupId), startsAt, ...terms }));
  for (const session of sessions) await book(registrationId, studio.id('Session', session));
}

/** The lists by name, each as long as asked for. */
function lists(first: number): Record<string, () => Promise<unknown>> {
  const { customer, instructor, public: anybody, receptionist } = studio.clients;
  const { slug, customerId, childId, mondayGroupId } = studio;
  return {
    timetable: () => anybody.request(TimetableDocument, { slug, from, first, courseIds: [studio.openCourseId] }),
    week: () => instructor.request(InstructorWeekDocument, { from, first }),
    day: () => receptionist.request(DeskDayDocument, { from, until, first }),
    roster: () => receptionist.request(DeskRosterDocument, { id: fullSessionId(), first }),
    mine: () => customer.request(MyBookingsDocument, { from, first }),
    card: () => receptionist.request(CustomerCardDocument, { id: customerId, from, first }),
    attendee: () => receptionist.request(AttendeeBookingsDocument, { id: childId, from, first }),
    registrations: () => receptionist.request(RegistrationsDocument, { first, unpaid: true, search: 'a' }),
    members: () => receptionist.request(GroupRegistrationsDocument, { id: mondayGroupId, first, unpaid: true }),
    debtors: () => receptionist.request(DebtorsDocument, { first }),
    customers: () => receptionist.request(BOOKINGS_OF_CUSTOMERS, { first }),
  };
}

/** The least of three: what is known of a token and of a slug is looked up anew every few seconds. */
async function counts(first: number): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const [name, list] of Object.entries(lists(first))) {
    const tries = [await statementsOf(list), await statementsOf(list), await statementsOf(list)];
    counted[name] = Math.min(...tries.map((statements) => statements.length));
  }
  return counted;
}

test(`each list of ${MANY} costs as many statements as a list of 1`, { timeout: 120_000 }, async () => {
  const input = { sessionId: fullSessionId(), capacity: 100 };
  await studio.clients.manager.request(UpdateSessionDocument, { input });
  const registrationId = await register(studio.childId);
  await addSessions(registrationId, [60]);
  await addFamily(0);
  const small = await counts(1);
  for (let n = 1; n < MANY; n += 1) await addFamily(n);
  await addSessions(
    registrationId,
    Array.from({ length: MANY }, (_, day) => 61 + day),
  );
  const large = await counts(MANY);
  for (const [name, list] of Object.entries(lists(MANY))) {
    const edges = JSON.stringify(await list()).match(/"cursor":/g)?.length ?? MANY;
    expect(edges, name).toBe(MANY);
  }
  for (const name of Object.keys(small)) expect(small[name], name).toBeGreaterThan(2);
  expect(large).toEqual(small);
});

test('a timetable and the counts of its rosters are one statement each', async () => {
  const statements = await statementsOf(lists(MANY).day as () => Promise<unknown>);
  expect(statements.filter((text) => text.includes('from sessions c join groups'))).toHaveLength(2);
  expect(statements.filter((text) => text.includes('from bookings b'))).toHaveLength(1);
});
