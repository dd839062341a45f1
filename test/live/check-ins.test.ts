import { CheckInDocument, type CheckInFilter, CheckInsDocument, type Client } from '@permanentka/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGroup, createLocation } from '../../src/services/catalogue/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro, made } from '../support/studio.js';
import { watch } from '../support/watch.js';

let app: TestApp;
let studio: BookingStudio;
const leaving: (() => Promise<void>)[] = [];
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterEach(async () => {
  await Promise.all(leaving.splice(0).map((leave) => leave()));
});
afterAll(() => stopAndVerify(app));

const checkIn = async (bookingId: string) => {
  const answer = await studio.clients.instructor.request(CheckInDocument, { input: { bookingId } });
  expect(answer.checkIn.errors).toEqual([]);
};

function checkInsOf(filter: CheckInFilter, client: Client = studio.clients.receptionist) {
  const watching = watch(client.subscribe(CheckInsDocument, { filter }), (push) => push.checkIns);
  leaving.push(() => watching.leave());
  return watching;
}

/** The bookings that a stream sends, from beginning to end: for streams that must send nothing. */
function heardBy(filter: CheckInFilter, client: Client): string[] {
  const heard: string[] = [];
  const listening = (async () => {
    for await (const { checkIns } of client.subscribe(CheckInsDocument, { filter })) heard.push(checkIns.booking.id);
  })();
  leaving.push(async () => {
    await client.close();
    await listening;
  });
  return heard;
}

/** There is no first state to wait for: checks people in until the dashboard has seen one of them. */
async function untilListening(watching: ReturnType<typeof checkInsOf>, sessionId: string): Promise<void> {
  const first = watching.until(() => true);
  for (let heard = false; !heard; ) {
    const { registrationId } = await studio.newcomer();
    await checkIn((await studio.book(registrationId, sessionId)).id);
    heard = await Promise.race([first.then(() => true), new Promise<false>((resolve) => setTimeout(() => resolve(false), 100))]);
  }
  await first;
}

describe('checkIns', () => {
  it('tells the staff who came, with which pass, what is left on it and what is owed', async () => {
    const sessionId = await studio.session({ price: 8, capacity: 100 });
    const watching = [studio.clients.owner, studio.clients.instructor].map((client) => checkInsOf({ sessionId }, client));
    for (const dashboard of watching) await untilListening(dashboard, sessionId);

    const holder = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId: holder.customerId });
    const paid = await studio.book(holder.registrationId, sessionId);
    const debtor = await studio.newcomer();
    const credit = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(5) }), {
      registrationId: debtor.registrationId,
    });
    const owed = await studio.book(debtor.registrationId, sessionId);
    await checkIn(paid.id);
    await checkIn(owed.id);
    for (const dashboard of watching) {
      const first = await dashboard.until(({ booking }) => booking.id === paid.id);
      expect(first).toMatchObject({
        attendeeName: 'Nina',
        booking: { status: 'ATTENDED' },
        session: { id: sessionId },
        passes: [{ pass: { id: passId, name: '4 vstupy' }, entriesLeft: 3 }],
        debt: euro(0),
      });
      const second = await dashboard.until(({ booking }) => booking.id === owed.id);
      expect(second).toMatchObject({ passes: [{ pass: { id: credit }, creditLeft: euro(0) }], debt: euro(3) });
      expect(second.version).toBeGreaterThan(first.version);
    }
  });

  it('tells each of many that come at once', async () => {
    const sessionId = await studio.session({ capacity: 100 });
    const dashboard = checkInsOf({ sessionId });
    await untilListening(dashboard, sessionId);
    const bookings: string[] = [];
    for (let count = 0; count < 8; count += 1) {
      const { registrationId } = await studio.newcomer();
      bookings.push((await studio.book(registrationId, sessionId)).id);
    }
    await Promise.all(bookings.map(checkIn));
    const come = () => dashboard.seen.map(({ booking }) => booking.id).filter((id) => bookings.includes(id));
    await dashboard.until(() => come().length === bookings.length);
    expect(come().sort()).toEqual(bookings.sort());
  });

  it('can be narrowed down to a session, a group or a location', async () => {
    const { tenant, keyOf } = studio;
    const courseId = keyOf('Course', studio.openCourseId);
    const hall = await made(createLocation(tenant, { name: 'Hala', city: 'Bratislava' }));
    const instructorId = keyOf('Member', studio.instructorId);
    const place = { courseId, locationId: hall.id, instructorId };
    const inHall = await made(createGroup(tenant, { ...place, name: 'V hale', capacity: 100 }));
    const groupId = studio.id('Group', inHall);
    const pool = { one: await studio.session({ capacity: 100 }), two: await studio.session({ capacity: 100 }) };
    const sessionInHall = await studio.session({ groupId });
    const dashboards = {
      session: checkInsOf({ sessionId: pool.one }),
      group: checkInsOf({ groupId: studio.mondayGroupId }),
      location: checkInsOf({ locationId: studio.id('Location', hall) }),
      both: checkInsOf({ groupId, locationId: studio.id('Location', hall) }),
      all: checkInsOf({}),
    };
    const contradiction = { groupId: studio.mondayGroupId, locationId: studio.id('Location', hall) };
    const heard = heardBy(contradiction, studio.clients.manager);
    const { registrationId } = await studio.newcomer();
    const hallRegistration = await studio.newcomer(groupId);
    for (const dashboard of [dashboards.session, dashboards.group, dashboards.all]) await untilListening(dashboard, pool.one);

    const other = (await studio.book(registrationId, pool.two)).id;
    const hallBooking = (await studio.book(hallRegistration.registrationId, sessionInHall)).id;
    const last = (await studio.book(registrationId, pool.one)).id;
    for (const id of [other, hallBooking, last]) await checkIn(id);

    const seenUntil = async (dashboard: ReturnType<typeof checkInsOf>, id: string) => {
      await dashboard.until(({ booking }) => booking.id === id);
      return dashboard.seen.map(({ booking }) => booking.id).filter((seen) => [other, hallBooking, last].includes(seen));
    };
    expect(await seenUntil(dashboards.all, last)).toEqual([other, hallBooking, last]);
    expect(await seenUntil(dashboards.group, last)).toEqual([other, last]);
    expect(await seenUntil(dashboards.session, last)).toEqual([last]);
    expect(await seenUntil(dashboards.location, hallBooking)).toEqual([hallBooking]);
    expect(await seenUntil(dashboards.both, hallBooking)).toEqual([hallBooking]);
    expect(heard).toEqual([]);
  });

  it('tells nothing to customers, to nobody in particular, or of another studio', async () => {
    const sessionId = await studio.session({ capacity: 100 });
    for (const client of [studio.clients.customer, studio.clients.public]) {
      await expect(checkInsOf({ sessionId }, client).until(() => true)).rejects.toThrow();
    }
    const other = await makeBookingStudio(app);
    const heardOfSession = heardBy({ sessionId }, other.clients.owner);
    const elsewhere = checkInsOf({}, other.clients.instructor);
    const near = checkInsOf({});
    await untilListening(near, sessionId);
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, sessionId);
    await checkIn(id);
    await near.until(({ booking }) => booking.id === id);

    const own = await other.newcomer();
    const ownBooking = await other.book(own.registrationId, await other.session());
    await other.clients.owner.request(CheckInDocument, { input: { bookingId: ownBooking.id } });
    expect((await elsewhere.until(() => true)).booking.id).toBe(ownBooking.id);
    expect(heardOfSession).toEqual([]);
  });
});
