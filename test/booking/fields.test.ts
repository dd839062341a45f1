import { CheckInDocument, type Client, TypedDocumentString } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { codeOf } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { KEYS, STAFF, type ViewerName } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const MONEY = '{ amountMinor currency }';

/** Asks for fields of a row by its id. */
async function fieldsOf(type: string, id: string, fields: string, client: Client = studio.clients.receptionist) {
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`;
  const document = new TypedDocumentString<{ node: Record<string, unknown> | null }, { id: string }>(query);
  return (await client.request(document, { id })).node;
}

/** An ENTRY pass pays for a seat at 8 €, and a CREDIT pass for a part of another. */
async function twoBookings() {
  const { registrationId, customerId, attendeeId, client } = await studio.newcomer();
  const entryPass = await studio.sell(studio.entryProductId, { customerId });
  const sessionId = await studio.session({ price: 8, days: 11 });
  const byEntry = await studio.book(registrationId, sessionId);
  const creditPass = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(5) }), { registrationId });
  const byCredit = await studio.book(registrationId, await studio.session({ price: 8, days: 12 }), { passId: creditPass });
  return { registrationId, customerId, attendeeId, client, entryPass, creditPass, sessionId, byEntry, byCredit };
}

describe('the fields of a registration', () => {
  it('lead to its attendee, customer, group, passes and bookings', async () => {
    const { registrationId, customerId, attendeeId, creditPass, byEntry, byCredit } = await twoBookings();
    const fields = `createdAt price ${MONEY} attendee { id name customer { id } } customer { id attendees { id } }
      group { id name course { id name } location { id } instructor { id } linkedGroups { id } }
      passes { id } bookings { edges { node { id registration { id } } } }`;
    const told = await fieldsOf('Registration', registrationId, fields);
    expect(told).toMatchObject({
      price: euro(0),
      attendee: { id: attendeeId, name: 'Nina', customer: { id: customerId } },
      customer: { id: customerId, attendees: [{ id: attendeeId }] },
      group: {
        ...{ id: studio.mondayGroupId, name: 'Pondelok', course: { id: studio.openCourseId, name: 'Plávanie pre deti' } },
        ...{ location: { id: studio.locationId }, instructor: { id: studio.instructorId } },
        linkedGroups: [{ id: studio.thursdayGroupId }],
      },
      passes: [{ id: creditPass }],
      bookings: { edges: [byCredit, byEntry].map(({ id }) => ({ node: { id, registration: { id: registrationId } } })) },
    });
    expect(Date.now() - Date.parse(String(told?.createdAt))).toBeLessThan(60_000);
  });

  it('show the price of a course that is charged on enrolment', async () => {
    const { registrationId } = await studio.newcomer(studio.oneOffGroupId);
    expect(await fieldsOf('Registration', registrationId, `price ${MONEY} charged ${MONEY} paid ${MONEY}`)).toEqual({
      ...{ price: euro(30), charged: euro(30), paid: euro(0) },
    });
  });
});

describe('the fields of a booking', () => {
  it('lead to its session, its registration and the redemptions that pay for it', async () => {
    const { registrationId, customerId, entryPass, sessionId, byEntry } = await twoBookings();
    const fields = `status cancelledAt checkedInAt createdAt session { id price ${MONEY} }
      registration { id customer { id } } covered { entries createdAt returnedAt covered ${MONEY} consumed ${MONEY}
        pass { id kind } registration { id } booking { id session { id } } }`;
    const told = await fieldsOf('Booking', byEntry.id, fields);
    expect(told).toMatchObject({
      ...{ status: 'BOOKED', cancelledAt: null, checkedInAt: null, session: { id: sessionId, price: euro(8) } },
      registration: { id: registrationId, customer: { id: customerId } },
      covered: [
        {
          ...{ entries: 1, returnedAt: null, covered: euro(8), consumed: euro(6), createdAt: told?.createdAt },
          ...{ pass: { id: entryPass, kind: 'ENTRY' }, registration: { id: registrationId } },
          booking: { id: byEntry.id, session: { id: sessionId } },
        },
      ],
    });
  });

  it('tell when it was cancelled, and when its attendee came', async () => {
    const { byEntry, byCredit } = await twoBookings();
    const from = Date.now();
    await studio.tryToCancel({ bookingId: byEntry.id });
    await studio.clients.instructor.request(CheckInDocument, { input: { bookingId: byCredit.id } });
    const cancelled = await fieldsOf('Booking', byEntry.id, 'cancelledAt checkedInAt covered { entries }');
    const attended = await fieldsOf('Booking', byCredit.id, 'cancelledAt checkedInAt covered { entries }');
    expect(cancelled).toMatchObject({ checkedInAt: null, covered: [] });
    expect(attended).toMatchObject({ cancelledAt: null, covered: [{ entries: 0 }] });
    for (const moment of [cancelled?.cancelledAt, attended?.checkedInAt]) {
      expect(Date.parse(String(moment))).toBeGreaterThanOrEqual(from);
      expect(Date.parse(String(moment))).toBeLessThanOrEqual(Date.now());
    }
  });
});

describe('the fields of a pass', () => {
  it('keep the terms that it was sold under', async () => {
    const terms = { limitCount: 2, limitPeriod: 'WEEK', priority: 7 } as const;
    const courseIds = [studio.keyOf('Course', studio.openCourseId)];
    const validity = { period: { length: 'P2M' } };
    const productId = await studio.product({ kind: 'TIME', price: euro(40), validity, ...terms, courseIds });
    const { customerId } = await studio.person();
    const passId = await studio.sell(productId, { customerId });
    const fields = `name kind price ${MONEY} credit ${MONEY} entries validityStart validityPeriod limitCount limitPeriod priority
      courses { id } product { id price ${MONEY} courses { id } } customer { id } registration { id } purchasedAt`;
    expect(await fieldsOf('Pass', passId, fields)).toEqual({
      ...{ name: 'Permanentka', kind: 'TIME', price: euro(40), credit: null, entries: null, validityStart: 'PURCHASE' },
      ...{
        ...terms,
        validityPeriod: 'P2M',
        courses: [{ id: studio.openCourseId }],
        customer: { id: customerId },
        registration: null,
      },
      product: { id: productId, price: euro(40), courses: [{ id: studio.openCourseId }] },
      purchasedAt: expect.any(String),
    });
  });

  it('list each redemption with its booking, also the one that was given back', async () => {
    const { entryPass, creditPass, registrationId, byEntry, byCredit } = await twoBookings();
    await studio.tryToCancel({ bookingId: byEntry.id });
    const fields = `redemptions { edges { node { entries covered ${MONEY} returnedAt pass { id }
      registration { id } booking { id status } } } }`;
    const told = { registration: { id: registrationId } };
    expect(await fieldsOf('Pass', entryPass, fields)).toMatchObject({
      redemptions: {
        edges: [
          { node: { ...told, entries: 1, covered: euro(8), returnedAt: expect.any(String), booking: { status: 'CANCELLED' } } },
        ],
      },
    });
    expect(await fieldsOf('Pass', creditPass, fields)).toMatchObject({
      redemptions: {
        edges: [{ node: { ...told, entries: 0, covered: euro(5), returnedAt: null, booking: { id: byCredit.id } } }],
      },
    });
  });

  it('show a redemption without a booking where credit paid for the registration itself', async () => {
    const { registrationId } = await studio.newcomer(studio.oneOffGroupId);
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const fields = `redemptions { edges { node { covered ${MONEY} booking { id } registration { id } } } }`;
    expect(await fieldsOf('Pass', passId, fields)).toEqual({
      redemptions: { edges: [{ node: { covered: euro(20), booking: null, registration: { id: registrationId } } }] },
    });
  });
});

describe('a redemption', () => {
  it('is shown by its id to its customer, the desk, the instructor and keys that may read sales', async () => {
    const { passNow } = studio;
    const { entryPass, client } = await twoBookings();
    const { redemptions } = await passNow(entryPass);
    const id = redemptions.edges[0]?.node.id ?? '';
    const seenBy = async (by: Client) => (await fieldsOf('Redemption', id, 'id', by).catch(codeOf)) as unknown;
    expect(await seenBy(client)).toEqual({ id });
    for (const name of STAFF) expect(await seenBy(ground.viewers[name]), name).toEqual({ id });
    const mayRead: readonly ViewerName[] = ['key SALES_READ', 'key SALES_WRITE'];
    for (const name of KEYS) expect(await seenBy(ground.viewers[name]), name).toEqual(mayRead.includes(name) ? { id } : null);
    for (const name of ['customer', 'ownerElsewhere', 'customerElsewhere', 'person', 'anonymous'] as const) {
      expect(await seenBy(ground.viewers[name]), name).toBeNull();
    }
  });
});
