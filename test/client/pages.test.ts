import {
  AttendeeBookingsDocument,
  BookingPageDocument,
  CoursePageDocument,
  CustomerCardDocument,
  DebtorsDocument,
  DeskDayDocument,
  DeskRosterDocument,
  GroupPageDocument,
  GroupRegistrationsDocument,
  InstructorWeekDocument,
  MyBookingsDocument,
  MyPassesDocument,
  RegistrationsDocument,
  TimetableDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { inDays } from '../support/studio.js';
import { there } from '../support/there.js';

/** With the limits of a server as it is delivered: what a page asks for must fit. */
const ground = useGround();

const PAGE = 100;
const day = () => ({ from: inDays(0).toISOString(), until: inDays(30).toISOString() });

describe('the operations of the booking page', () => {
  it('show the courses, the passes on sale and the timetable to a visitor and to a customer', async () => {
    const { studio } = ground;
    const { slug } = studio;
    const { client } = await studio.newcomer();
    for (const visitor of [studio.clients.public, client]) {
      const { organisation } = await visitor.request(BookingPageDocument, { slug, sessions: 5 });
      expect(there(organisation).courses.length).toBeGreaterThan(0);
      const page = await visitor.request(TimetableDocument, { slug, ...day(), status: 'SCHEDULED', first: PAGE });
      expect(there(page.organisation).sessions.edges.length).toBeGreaterThan(0);
      const { course } = await visitor.request(CoursePageDocument, { id: studio.openCourseId });
      expect(course?.groups.length).toBeGreaterThan(0);
      const { group } = await visitor.request(GroupPageDocument, { id: studio.mondayGroupId, ...day(), first: PAGE });
      expect(group?.sessions.edges.length).toBeGreaterThan(0);
    }
  });
});

describe('the operations of the profile', () => {
  it('show a customer their bookings, passes, registrations and attendees', async () => {
    const { studio } = ground;
    const { registrationId, customerId, attendeeId, client } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    await studio.book(registrationId, await studio.session());
    const { viewer } = await client.request(MyBookingsDocument, { ...day(), first: PAGE });
    expect(viewer.bookings?.edges[0]?.node.cancellation).toMatchObject({ inTime: true, givesBack: [{ entries: 1 }] });
    const passes = await client.request(MyPassesDocument, {});
    expect(passes.viewer.customer).toMatchObject({
      passes: { edges: [{ node: { entriesLeft: 3 } }] },
      registrations: { edges: [{ node: { id: registrationId } }] },
    });
    const { attendee } = await client.request(AttendeeBookingsDocument, { id: attendeeId, last: PAGE });
    expect(attendee?.bookings.edges).toHaveLength(1);
  });
});

describe('the operations of the desk', () => {
  it('show the day, a roster, the registrations, the debtors and a customer to the receptionist', async () => {
    const { studio } = ground;
    const { receptionist } = studio.clients;
    const { registrationId, customerId } = await studio.newcomer();
    const sessionId = await studio.session();
    await studio.book(registrationId, sessionId);
    const { viewer } = await receptionist.request(DeskDayDocument, { ...day(), first: PAGE });
    expect(viewer.organisation?.sessions.edges.some(({ node }) => node.rosterCounts?.owing === 1)).toBe(true);
    const { session } = await receptionist.request(DeskRosterDocument, { id: sessionId, first: PAGE });
    expect(session?.bookings?.edges).toHaveLength(1);
    const { registrations } = await receptionist.request(RegistrationsDocument, { search: 'nova', unpaid: true, first: PAGE });
    expect(registrations?.edges.map(({ node }) => node.id)).toContain(registrationId);
    const { debtors } = await receptionist.request(DebtorsDocument, { first: PAGE });
    expect(debtors?.edges.map(({ node }) => node.id)).toContain(customerId);
    const { customer } = await receptionist.request(CustomerCardDocument, { id: customerId, first: PAGE });
    expect(customer?.debt?.amountMinor).toBe(500);
    const { group } = await receptionist.request(GroupRegistrationsDocument, { id: studio.mondayGroupId, first: PAGE });
    expect(group?.registrations?.edges.length).toBeGreaterThan(0);
  });
});

describe('the operations of the studio', () => {
  it('show an instructor their week with the counts of each roster', async () => {
    const { studio } = ground;
    const { viewer } = await studio.clients.instructor.request(InstructorWeekDocument, { ...day(), first: PAGE });
    expect(viewer.member?.sessions.edges.length).toBeGreaterThan(0);
    expect(viewer.member?.sessions.edges.every(({ node }) => node.rosterCounts !== null)).toBe(true);
  });
});
