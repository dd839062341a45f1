import * as client from '@permanentka/client';
import { inDays } from '../support/studio.js';
import type { Rows } from './rows.js';

const day = (days: number) => inDays(days).toISOString().slice(0, 10);
const PERIOD = { from: day(-1), until: day(61), first: 100 };
const PAGE = { first: 100 };

/** No document of the client asks for a list within the rows of another one, but a program may. */
const BOOKINGS_OF_CUSTOMERS = new client.TypedDocumentString<unknown, { first: number }>(
  `query ($first: Int!) { customers(first: $first) { edges { node { debt { amountMinor } bookings(first: 1) {
    totalCount edges { node { id session { id } cancellation { inTime givesBack { id } } } } } } } } }`,
);

const PASSES_OF_CUSTOMERS = new client.TypedDocumentString<unknown, { first: number }>(
  `query ($first: Int!) { customers(first: $first) { edges { node {
    passes(last: 2) { totalCount edges { node { id status entriesLeft } } }
    registrations(first: 2, ended: false) { totalCount edges { node { id debt { amountMinor } group { id } } } } } } } }`,
);
const UPCOMING_OF_GROUPS = new client.TypedDocumentString<unknown, { id: string }>(
  `query ($id: ID!) { course(id: $id) { groups { id upcomingSessions(first: 2) {
    totalCount edges { node { id price { amountMinor } } } pageInfo { hasNextPage } } } } }`,
);

/** How each query of the client that shows a list is asked, by its name. */
export const ASKED: Record<string, (rows: Rows) => Promise<unknown>> = {
  ApiKeys: ({ studio }) => studio.clients.owner.request(client.ApiKeysDocument),
  Attendance: ({ studio }) => studio.clients.owner.request(client.AttendanceDocument, PERIOD),
  Attendee: ({ studio, attendeeId: id }) => studio.clients.receptionist.request(client.AttendeeDocument, { id }),
  AttendeeBookings: ({ studio, attendeeId: id }) =>
    studio.clients.receptionist.request(client.AttendeeBookingsDocument, { id, ...PAGE }),
  AuditLog: ({ studio, count }) => studio.clients.owner.request(client.AuditLogDocument, { first: count }),
  Booking: ({ studio, bookingId: id }) => studio.clients.receptionist.request(client.BookingDocument, { id }),
  BookingEligibility: ({ studio, registrationId, sharedSessionId: sessionId }) =>
    studio.clients.receptionist.request(client.BookingEligibilityDocument, { registrationId, sessionId }),
  BookingPage: ({ studio, anybody }) => anybody.request(client.BookingPageDocument, { slug: studio.slug, sessions: 50 }),
  BookingsOfCustomers: ({ studio }) => studio.clients.receptionist.request(BOOKINGS_OF_CUSTOMERS, PAGE),
  Breakage: ({ studio }) => studio.clients.owner.request(client.BreakageDocument, PERIOD),
  Commission: ({ studio }) => studio.clients.owner.request(client.CommissionDocument, PERIOD),
  CoursePage: ({ anybody, courseId: id }) => anybody.request(client.CoursePageDocument, { id, sessions: 50 }),
  Customer: ({ studio, customerId: id }) => studio.clients.receptionist.request(client.CustomerDocument, { id }),
  CustomerCard: ({ studio, customerId: id }) => studio.clients.receptionist.request(client.CustomerCardDocument, { id, ...PAGE }),
  Customers: ({ studio }) => studio.clients.receptionist.request(client.CustomersDocument, PAGE),
  Debtors: ({ studio }) => studio.clients.receptionist.request(client.DebtorsDocument, PAGE),
  Debts: ({ studio }) => studio.clients.owner.request(client.DebtsDocument, PAGE),
  DeferredRevenue: ({ studio }) => studio.clients.owner.request(client.DeferredRevenueDocument, PERIOD),
  DeskDay: ({ studio, from, until }) => studio.clients.receptionist.request(client.DeskDayDocument, { from, until, ...PAGE }),
  DeskList: ({ studio, from, until }) =>
    studio.clients.receptionist.request(client.DeskListDocument, { from, until, sessions: 50, bookings: 50 }),
  DeskRoster: ({ studio, sharedSessionId: id }) =>
    studio.clients.receptionist.request(client.DeskRosterDocument, { id, ...PAGE }),
  DrawerDay: ({ studio }) => studio.clients.receptionist.request(client.DrawerDayDocument, {}),
  ExportReport: ({ studio }) =>
    studio.clients.owner.request(client.ExportReportDocument, {
      input: { report: 'SALES', from: PERIOD.from, until: PERIOD.until },
    }),
  GroupPage: ({ anybody, groupId: id }) => anybody.request(client.GroupPageDocument, { id, ...PAGE }),
  GroupRegistrations: ({ studio, groupId: id }) =>
    studio.clients.receptionist.request(client.GroupRegistrationsDocument, { id, ...PAGE }),
  GroupSessions: ({ anybody, groupId: id }) => anybody.request(client.GroupSessionsDocument, { id, ...PAGE }),
  InstructorWeek: ({ studio, from, until }) =>
    studio.clients.instructor.request(client.InstructorWeekDocument, { from, until, ...PAGE }),
  Invitations: ({ studio }) => studio.clients.owner.request(client.InvitationsDocument),
  Marketplace: ({ anybody, category }) => anybody.request(client.MarketplaceDocument, { category, ...PAGE }),
  Members: ({ studio }) => studio.clients.owner.request(client.MembersDocument, { slug: studio.slug }),
  MyBookings: ({ client: customer }) => customer.request(client.MyBookingsDocument, PAGE),
  MyOrganisations: ({ everywhere }) => everywhere.request(client.MyOrganisationsDocument),
  MyPasses: ({ client: customer }) => customer.request(client.MyPassesDocument),
  MyReceipts: ({ client: customer }) => customer.request(client.MyReceiptsDocument, PAGE),
  Nodes: ({ studio, sessionIds: ids }) => studio.clients.receptionist.request(client.NodesDocument, { ids }),
  OnlineSale: ({ studio }) =>
    studio.clients.manager.request(client.OnlineSaleDocument, { slug: studio.slug, channel: 'PROFILE' }),
  Order: ({ studio, orderId: id }) => studio.clients.receptionist.request(client.OrderDocument, { id }),
  Orders: ({ studio }) => studio.clients.receptionist.request(client.OrdersDocument, PAGE),
  PassesOfCustomers: ({ studio }) => studio.clients.receptionist.request(PASSES_OF_CUSTOMERS, PAGE),
  Pass: ({ studio, passId: id }) => studio.clients.receptionist.request(client.PassDocument, { id, redemptions: 100 }),
  PassProducts: ({ studio }) => studio.clients.manager.request(client.PassProductsDocument, { slug: studio.slug }),
  PromoCodes: ({ studio }) => studio.clients.manager.request(client.PromoCodesDocument, PAGE),
  Receipt: ({ studio, receiptId: id }) => studio.clients.receptionist.request(client.ReceiptDocument, { id }),
  Receipts: ({ studio }) => studio.clients.receptionist.request(client.ReceiptsDocument, PAGE),
  Registration: ({ studio, creditRegistrationId: id }) =>
    studio.clients.receptionist.request(client.RegistrationDocument, { id, bookings: 100, lines: 100 }),
  Registrations: ({ studio, groupId }) => studio.clients.receptionist.request(client.RegistrationsDocument, { groupId, ...PAGE }),
  Sales: ({ studio }) => studio.clients.owner.request(client.SalesDocument, PERIOD),
  Scan: ({ studio, passId: code, from, until }) =>
    studio.clients.receptionist.request(client.ScanDocument, { code, from, until }),
  Session: ({ client: customer, sharedSessionId: id }) => customer.request(client.SessionDocument, { id }),
  SessionRoster: ({ studio, sharedSessionId: id }) =>
    studio.clients.receptionist.request(client.SessionRosterDocument, { id, ...PAGE }),
  StaffMembers: ({ studio }) => studio.clients.owner.request(client.StaffMembersDocument),
  Timetable: ({ studio, from, until, anybody }) =>
    anybody.request(client.TimetableDocument, { slug: studio.slug, from, until, ...PAGE }),
  UpcomingOfGroups: ({ anybody, courseId: id }) => anybody.request(UPCOMING_OF_GROUPS, { id }),
  Vat: ({ studio }) => studio.clients.owner.request(client.VatDocument, PERIOD),
  Viewer: ({ client: customer }) => customer.request(client.ViewerDocument),
};

/** Lists that have fewer rows than there are, and why. */
export const FEWER: Record<string, { rows: number; because: string }> = {
  Breakage: { rows: 0, because: 'its rows are passes that have ended' },
  Commission: { rows: 0, because: 'its rows are days with online payments' },
  DrawerDay: { rows: 0, because: 'its rows are methods of payment' },
  ExportReport: { rows: 0, because: 'its rows are lines of a text' },
  Order: { rows: 20, because: 'an order has at most 20 lines' },
  Receipt: { rows: 20, because: 'an order has at most 20 lines' },
  Scan: { rows: 20, because: 'a scan shows 20 bookings' },
  Vat: { rows: 0, because: 'its rows are rates of VAT' },
};
