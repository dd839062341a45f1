import { randomUUID } from 'node:crypto';
import {
  CreateApiKeyDocument,
  CreatePromoCodeDocument,
  createClient,
  GrantConsentDocument,
  InviteMemberDocument,
  SellOrderDocument,
} from '@permanentka/client';
import { expect } from 'vitest';
import { createCourse, createGroup, createLocation, scheduleSessions } from '../../src/services/catalogue/index.js';
import {
  addAttendee,
  addMember,
  createCustomer,
  createOrganisation,
  updateOrganisation,
} from '../../src/services/people/index.js';
import type { TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { openOnlineSale } from '../support/online-sale.js';
import { signedIn } from '../support/signed-in.js';
import { euro, inDays, made } from '../support/studio.js';

/** An order has no more lines. */
const LINES_MAX = 20;
/** Above what a studio of the tests has, so that everybody finds a seat. */
const ROOM = 100;

export type Rows = Awaited<ReturnType<typeof makeRows>>;

/** A studio with this many rows in each list that an operation of the client can show. */
export async function makeRows(app: TestApp, count: number) {
  const studio = await makeBookingStudio(app);
  await openOnlineSale(app, studio);
  const catalogue = await makeCatalogue(studio, count);
  const main = await studio.newcomer(catalogue.groupId);
  await makePeople(studio, count, { ...catalogue, ...main });
  const sales = await makeSales(studio, count, { ...catalogue, ...main });
  await makeStaff(studio, count);
  return { studio, count, ...catalogue, ...main, ...sales, ...(await makeOrganisations(app, count)) };
}

const each = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** One course with a long group, and as many courses with a group and a session each. */
async function makeCatalogue(studio: BookingStudio, count: number) {
  const { tenant, keyOf } = studio;
  const instructor = { instructorId: keyOf('Member', studio.instructorId) };
  const location = await made(createLocation(tenant, { name: 'Hala', city: 'Nitra' }));
  const place = { locationId: location.id, capacity: ROOM, ...instructor };
  const course = await made(createCourse(tenant, { name: 'Dlhý kurz', type: 'OPEN' }));
  const group = await made(createGroup(tenant, { ...place, courseId: course.id, name: 'Dlhá skupina' }));
  const schedule = async (groupId: string, days: number[], minute: number) => {
    const startsAt = days.map((day) => new Date(inDays(day).getTime() + minute * 60_000));
    return (await made(scheduleSessions(tenant, { groupId, schedule: { startsAt }, durationMinutes: 1, price: euro(5) })))
      .sessions;
  };
  const days = each(count).map((n) => 40 + n);
  const sessions = await schedule(group.id, days, 0);
  const [shared] = await schedule(group.id, [20], 0);
  for (const n of each(count)) {
    const another = await made(createCourse(tenant, { name: `Kurz ${n}`, type: 'OPEN' }));
    const small = await made(createGroup(tenant, { ...place, courseId: another.id, name: `Skupina ${n}` }));
    await schedule(small.id, [21], n);
    await made(createGroup(tenant, { ...place, courseId: course.id, name: `Súbežná ${n}` }));
    await made(createLocation(tenant, { name: `Miesto ${n}`, city: 'Nitra' }));
  }
  return {
    courseId: studio.id('Course', course),
    groupId: studio.id('Group', group),
    sessionIds: sessions.map((session) => studio.id('Session', session)),
    sharedSessionId: shared ? studio.id('Session', shared) : '',
    from: inDays(15).toISOString(),
    until: inDays(39 + count).toISOString(),
  };
}

interface Main {
  groupId: string;
  sharedSessionId: string;
  sessionIds: string[];
  customerId: string;
  attendeeId: string;
  registrationId: string;
}

/** Children of the main customer and families with a debt, all booked into one session; consents of the main attendee. */
async function makePeople(studio: BookingStudio, count: number, main: Main): Promise<void> {
  const { tenant, keyOf, book } = studio;
  const register = async (attendeeId: string) => studio.register(attendeeId, main.groupId);
  for (const n of each(count)) {
    const child = await made(addAttendee(tenant, { customerId: keyOf('Customer', main.customerId), name: `Dieťa ${n}` }));
    await book(await register(studio.id('Attendee', child)), main.sharedSessionId);
    const family = await made(createCustomer(tenant, { name: `Rodič ${n}`, email: `${randomUUID()}@example.com` }));
    const theirs = await made(addAttendee(tenant, { customerId: family.id, name: `Potomok ${n}` }));
    await book(await register(studio.id('Attendee', theirs)), main.sharedSessionId);
    const input = { attendeeId: main.attendeeId, kind: 'MARKETING', wording: `Znenie ${n}` } as const;
    const { grantConsent } = await studio.clients.receptionist.request(GrantConsentDocument, { input });
    expect(grantConsent?.errors).toEqual([]);
  }
}

/** Passes, uses of one pass, a booking paid by many passes, orders with their receipts, and one order with many lines. */
async function makeSales(studio: BookingStudio, count: number, { customerId, registrationId, sessionIds }: Main) {
  const { receptionist } = studio.clients;
  const uses = await studio.product({ kind: 'ENTRY', entries: ROOM, price: euro(ROOM), name: 'Na všetko' });
  const passId = await studio.sell(uses, { customerId });
  for (const sessionId of sessionIds) await studio.book(registrationId, sessionId, { payWith: 'PASS', passId });
  const { registrationId: creditRegistrationId } = await studio.newcomer(studio.apartGroupId);
  const credit = await studio.product({ kind: 'CREDIT', credit: euro(1), price: euro(1), name: 'Kredit 1' });
  const productIds: string[] = [];
  for (const n of each(count)) {
    const terms = {
      kind: 'ENTRY',
      entries: 1,
      price: euro(2),
      courseIds: [studio.keyOf('Course', studio.oneOffCourseId)],
    } as const;
    const productId = await studio.product({ ...terms, name: `Permanentka ${n}`, sellableOnline: true });
    productIds.push(productId);
    await studio.sell(productId, { customerId });
    await studio.sell(credit, { registrationId: creditRegistrationId });
  }
  const price = { price: count, groupId: studio.apartGroupId };
  const { id: bookingId } = await studio.book(creditRegistrationId, await studio.session(price));
  const lines = productIds.slice(0, LINES_MAX).map((productId) => ({ pass: { productId } }));
  const payments = [{ method: 'CARD_TERMINAL', amount: euro(2 * lines.length) } as const];
  const input = { customerId, lines, payments, idempotencyKey: randomUUID() };
  const { sellOrder } = await receptionist.request(SellOrderDocument, { input });
  expect(sellOrder?.errors).toEqual([]);
  const { id: orderId = '', receipts } = sellOrder?.order ?? {};
  return { passId, creditRegistrationId, bookingId, orderId, receiptId: receipts?.[0]?.id ?? '' };
}

async function makeStaff(studio: BookingStudio, count: number): Promise<void> {
  const { owner, manager } = studio.clients;
  for (const n of each(count)) {
    await made(addMember(studio.tenant, { name: `Kolega ${n}`, email: `${randomUUID()}@example.com`, role: 'RECEPTIONIST' }));
    const invitation = { email: `${randomUUID()}@example.com`, name: `Pozvaná ${n}`, role: 'RECEPTIONIST' } as const;
    await owner.request(InviteMemberDocument, { input: invitation });
    await owner.request(CreateApiKeyDocument, { input: { name: `Kľúč ${n}`, scopes: ['SALES_READ'] } });
    await manager.request(CreatePromoCodeDocument, { input: { code: `ZLAVA-${n}`, discount: { percentBps: 1_000 } } });
  }
}

/** Organisations of one category in the marketplace, all with the same member. */
async function makeOrganisations(app: TestApp, count: number) {
  const email = `${randomUUID()}@example.com`;
  const category = `Odbor ${count}`;
  let token = '';
  const settings = { currency: 'EUR', timeZone: 'Europe/Bratislava', locale: 'sk' } as const;
  for (const n of each(count)) {
    const slug = `rad-${count}-${n}`;
    const { id: organisationId } = await createOrganisation(app.orm.em, { slug, name: `Rad ${n}`, ...settings });
    const tenant = { em: app.orm.em, organisationId };
    await made(updateOrganisation(tenant, { category }));
    await made(createCourse(tenant, { name: 'Kurz', type: 'OPEN' }));
    const { id: memberId } = await made(addMember(tenant, { name: 'Všade', email, role: 'MANAGER' }));
    token = await signedIn(app.signIn, tenant, { memberId });
    await openOnlineSale(app, { slug, tenant });
  }
  // Answers that are kept take no statement.
  const anybody = createClient({ url: app.url, headers: { 'cache-control': 'no-cache' } });
  return { category, everywhere: createClient({ url: app.url, token }), anybody };
}
