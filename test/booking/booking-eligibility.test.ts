import { BookingEligibilityDocument, type Client, UpdateCourseDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { fingerprints } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

async function explain(registrationId: string, sessionId: string, client: Client = studio.clients.receptionist) {
  const { bookingEligibility } = await client.request(BookingEligibilityDocument, { registrationId, sessionId });
  return there(bookingEligibility);
}

const codes = ({ obstacles }: Awaited<ReturnType<typeof explain>>) => obstacles.map(({ code }) => code);

describe('bookingEligibility', () => {
  it('lists every pass of the customer with the reason why it cannot pay, and what it would cover', async () => {
    const { registrationId, customerId, client } = await studio.newcomer();
    const sibling = await studio.register(await studio.sibling(customerId));
    const entry = async (terms: object = {}) =>
      studio.sell(await studio.product({ kind: 'ENTRY', entries: 1, ...terms }), { customerId });
    const expected = {
      good: [await entry(), null, 800],
      partial: [await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(3) }), { registrationId }), null, 300],
      other: [await studio.sell(studio.creditProductId, { registrationId: sibling }), 'WRONG_REGISTRATION', 0],
      course: [await entry({ courseIds: [studio.keyOf('Course', studio.oneOffCourseId)] }), 'WRONG_COURSE', 0],
      early: [await entry({ validity: { days: { fromOn: '2031-01-01' } } }), 'NOT_STARTED', 0],
      short: [await entry({ validity: { period: { length: 'P7D' } } }), 'BEYOND_END', 0],
      expired: [await entry(), 'EXPIRED', 0],
      empty: [await entry(), 'EMPTY', 0],
    };
    await studio.expire(String(expected.expired[0]));
    await studio.book(registrationId, await studio.session(), { passId: String(expected.empty[0]) });
    const somebodyElse = await studio.person();
    await studio.sell(studio.entryProductId, { customerId: somebodyElse.customerId });

    const sessionId = await studio.session({ price: 8 });
    const before = await fingerprints(studio.tenant);
    const answer = await explain(registrationId, sessionId, client);
    expect(await fingerprints(studio.tenant)).toEqual(before);
    const told = answer.passes.map(({ pass, reason, covers, canPay }) => {
      expect(canPay).toBe(reason === null);
      return [pass.id, reason, covers.amountMinor];
    });
    expect(told.sort()).toEqual(Object.values(expected).sort());
    expect(answer).toMatchObject({ bookable: true, obstacles: [], price: euro(8) });
  });

  it('plans what booking then does', async () => {
    const { registrationId } = await studio.newcomer();
    const five = await studio.product({ kind: 'CREDIT', credit: euro(5) });
    for (let pass = 1; pass <= 2; pass += 1) await studio.sell(five, { registrationId });
    const sessionId = await studio.session({ price: 8 });
    const { plan } = await explain(registrationId, sessionId);
    const { covered, uncovered } = await studio.book(registrationId, sessionId);
    expect(plan.slices.map(({ pass, covered: amount, consumed }) => [pass, amount, consumed])).toEqual(
      covered.map((slice) => [slice.pass, slice.covered, slice.consumed]),
    );
    expect(plan.uncovered).toEqual(uncovered);
    const next = await explain(registrationId, await studio.session({ price: 8 }));
    expect(next.plan).toMatchObject({ slices: [{ covered: euro(2) }], uncovered: euro(6) });
    expect(next.bookable).toBe(true);
  });

  it('names the cheapest way where it is not the first', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const dear = await studio.sell(await studio.product({ kind: 'ENTRY', price: euro(9), entries: 1, priority: 1 }), {
      customerId,
    });
    const cheap = await studio.sell(await studio.product({ kind: 'ENTRY', price: euro(4), entries: 1 }), { customerId });
    await studio.sell(studio.creditProductId, { registrationId });
    const { plan, cheapest } = await explain(registrationId, await studio.session({ price: 8 }));
    expect(plan).toMatchObject({
      slices: [{ pass: { id: dear }, entries: 1, covered: euro(8), consumed: euro(9) }],
      uncovered: euro(0),
    });
    expect(cheapest).toMatchObject({
      slices: [{ pass: { id: cheap }, entries: 1, covered: euro(8), consumed: euro(4) }],
      uncovered: euro(0),
    });
  });

  it('says why a session cannot be booked', async () => {
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    const apart = await studio.session({ groupId: studio.apartGroupId });
    expect(codes(await explain(one.registrationId, apart))).toEqual(['GROUP_NOT_LINKED']);
    const single = await studio.session({ capacity: 1 });
    await studio.book(one.registrationId, single);
    expect(codes(await explain(two.registrationId, single))).toEqual(['SESSION_FULL']);
    expect(codes(await explain(one.registrationId, single))).toEqual(['ALREADY_BOOKED', 'SESSION_FULL']);
    const begun = await studio.session();
    await studio.beginIn(begun, -1);
    const answer = await explain(one.registrationId, begun);
    expect(codes(answer)).toEqual(['SESSION_OVER']);
    expect(answer.bookable).toBe(false);
  });

  it('says what is missing where nothing may be owed', async () => {
    const other = await makeBookingStudio(ground.app);
    const policy = { courseId: other.openCourseId, uncoveredPolicy: 'REFUSE' } as const;
    await other.clients.owner.request(UpdateCourseDocument, { input: policy });
    const { registrationId } = await other.newcomer();
    const sessionId = await other.session({ price: 8 });
    const answer = await explain(registrationId, sessionId, other.clients.owner);
    expect(answer).toMatchObject({ bookable: false, obstacles: [{ code: 'NOT_COVERED', missing: euro(8), allowed: euro(0) }] });
    await other.sell(other.creditProductId, { registrationId });
    expect(await explain(registrationId, sessionId, other.clients.owner)).toMatchObject({
      bookable: true,
      plan: { uncovered: euro(0) },
    });
  });

  it('costs nothing on a course that was paid for by registering', async () => {
    const { registrationId } = await studio.newcomer(studio.oneOffGroupId);
    const answer = await explain(registrationId, await studio.session({ price: 8, groupId: studio.oneOffGroupId }));
    expect(answer).toMatchObject({ bookable: true, price: euro(0), plan: { slices: [], uncovered: euro(0) } });
  });

  it('is null for ids of others, of another studio and of nothing', async () => {
    const other = await ground.app.studio();
    const { registrationId } = await studio.newcomer();
    const sessionId = await studio.session();
    const { otherCustomer } = studio.clients;
    const answer = async (registration: string, session: string, client: Client = studio.clients.receptionist) => {
      const variables = { registrationId: registration, sessionId: session };
      return (await client.request(BookingEligibilityDocument, variables)).bookingEligibility;
    };
    expect(await answer(registrationId, sessionId, otherCustomer)).toBeNull();
    expect(await answer(registrationId, sessionId, other.clients.owner)).toBeNull();
    expect(await answer(registrationId, 'nonsense')).toBeNull();
    expect(await answer(sessionId, sessionId)).toBeNull();
  });

  it('lets the desk, the customer of the registration and keys with BOOKINGS_READ ask, and nobody else', async () => {
    const registrationId = await studio.register(studio.childId);
    const sessionId = await studio.session();
    const query = `{ bookingEligibility(registrationId: "${registrationId}", sessionId: "${sessionId}") { bookable } }`;
    await expectSeenBy(ground, asking(query), { allowed: [...DESK, 'customer', 'key BOOKINGS_READ', 'key BOOKINGS_WRITE'] });
  });

  it('leads to the session, the registration and the passes of its answer', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const sessionId = await studio.session({ price: 8 });
    const query = `{ bookingEligibility(registrationId: "${registrationId}", sessionId: "${sessionId}") {
      session { id seatsLeft group { id } } registration { id customer { id } }
      passes { pass { id kind entriesLeft customer { id } } }
      plan { slices { pass { id status } } } cheapest { slices { pass { id } entries } uncovered { amountMinor } }
    } }`;
    expect(await asking(query)(studio.clients.receptionist, 'receptionist')).toEqual({
      session: { id: sessionId, seatsLeft: 5, group: { id: studio.mondayGroupId } },
      registration: { id: registrationId, customer: { id: customerId } },
      passes: [{ pass: { id: passId, kind: 'ENTRY', entriesLeft: 4, customer: { id: customerId } } }],
      plan: { slices: [{ pass: { id: passId, status: 'ACTIVE' } }] },
      cheapest: { slices: [{ pass: { id: passId }, entries: 1 }], uncovered: { amountMinor: 0 } },
    });
  });
});
