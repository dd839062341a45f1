import { CheckInDocument, type Client, DeskDayDocument, DeskRosterDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { asking, codeOf } from '../support/rights.js';
import { EVERYBODY, STAFF, type ViewerName } from '../support/viewers.js';

const ground = useGround();

const rosterOf = async (id: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(DeskRosterDocument, { id })).session;

async function countsOf(id: string, client?: Client) {
  const { rosterCounts } = (await rosterOf(id, client)) ?? {};
  if (!rosterCounts) return null;
  const { booked, here, missing, owing, owed } = rosterCounts;
  return { booked, here, missing, owing, owed: owed.amountMinor };
}

/** Four who booked a session at 5 €: with a pass and here, in debt, with a pass and a no-show, and one who cancelled. */
async function session() {
  const { studio } = ground;
  const sessionId = await studio.session({ days: 1, capacity: 10 });
  const bookings: string[] = [];
  for (const paid of [true, false, true, true]) {
    const { registrationId } = await studio.newcomer();
    if (paid) await studio.sell(studio.creditProductId, { registrationId });
    bookings.push((await studio.book(registrationId, sessionId)).id);
  }
  await studio.tryToCancel({ bookingId: bookings[3] ?? '' });
  return { sessionId, bookings };
}

describe('Session.rosterCounts', () => {
  it('counts nobody in an empty session', async () => {
    const nobody = { booked: 0, here: 0, missing: 0, owing: 0, owed: 0 };
    expect(await countsOf(await ground.studio.session())).toEqual(nobody);
  });

  it('counts who has booked, is here, is missing and owes, without those who cancelled', async () => {
    const { studio } = ground;
    const { sessionId, bookings } = await session();
    expect(await countsOf(sessionId)).toEqual({ booked: 3, here: 0, missing: 0, owing: 1, owed: 500 });
    await studio.clients.receptionist.request(CheckInDocument, { input: { bookingId: bookings[0] ?? '' } });
    const counts = { booked: 3, here: 1, missing: 0, owing: 1, owed: 500 };
    expect(await countsOf(sessionId)).toEqual(counts);
    await studio.beginIn(sessionId, -0.1);
    expect(await countsOf(sessionId)).toEqual({ ...counts, missing: 2 });
    await studio.sql(`update bookings set status = 'NO_SHOW' where id = ?`, [studio.keyOf('Booking', bookings[2] ?? '')]);
    expect(await countsOf(sessionId)).toEqual({ ...counts, missing: 2 });
  });

  it('counts a debt of other sessions too, and none that an unexpired credit pays', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    await studio.book(registrationId, await studio.session({ price: 8 }));
    const free = await studio.session({ price: 0 });
    await studio.book(registrationId, free);
    expect(await countsOf(free)).toMatchObject({ booked: 1, owing: 1, owed: 800 });
    await studio.pay(registrationId, 3);
    expect(await countsOf(free)).toMatchObject({ owing: 1, owed: 500 });
    await studio.pay(registrationId, 5);
    expect(await countsOf(free)).toMatchObject({ owing: 0, owed: 0 });
  });

  it('stands in the day of the desk, session by session', async () => {
    const { studio } = ground;
    const { sessionId } = await session();
    const { startsAt = '' } = (await rosterOf(sessionId)) ?? {};
    const day = { from: startsAt, until: new Date(Date.parse(startsAt) + 1).toISOString() };
    const { viewer } = await studio.clients.receptionist.request(DeskDayDocument, day);
    const nodes = viewer.organisation?.sessions.edges.map(({ node }) => node) ?? [];
    expect(nodes.find(({ id }) => id === sessionId)?.rosterCounts).toMatchObject({ booked: 3, here: 0, owing: 1 });
  });

  it('is for staff, for instructors of the group, and for keys that read bookings', async () => {
    const { app, studio, viewers } = ground;
    const { sessionId } = await session();
    const seen: readonly ViewerName[] = [...STAFF, 'key BOOKINGS_READ', 'key BOOKINGS_WRITE'];
    const ask = asking(`{ session(id: "${sessionId}") { rosterCounts { booked } } }`);
    for (const name of EVERYBODY) {
      const wanted = { rosterCounts: seen.includes(name) ? { booked: 3 } : null };
      expect(await ask(viewers[name], name), name).toEqual(wanted);
    }
    const { client } = await newColleague(app, studio, 'INSTRUCTOR');
    expect(await rosterOf(sessionId, client)).toMatchObject({ rosterCounts: null, bookings: null });
  });
});

describe('Session.bookings', () => {
  it('gives the bookings in the states that are named, and counts them', async () => {
    const { studio } = ground;
    const { sessionId, bookings } = await session();
    const roster = async (variables: object) =>
      (await studio.clients.receptionist.request(DeskRosterDocument, { id: sessionId, ...variables })).session?.bookings;
    const found = async (variables: object) => (await roster(variables))?.edges.map(({ node }) => bookings.indexOf(node.id));
    expect(await found({})).toEqual([3, 2, 1, 0]);
    expect(await found({ status: ['BOOKED', 'ATTENDED', 'NO_SHOW'] })).toEqual([2, 1, 0]);
    expect(await found({ status: ['CANCELLED'] })).toEqual([3]);
    expect(await found({ status: [] })).toEqual([]);
    expect((await roster({ status: ['BOOKED'], first: 1 }))?.totalCount).toBe(3);
    expect(await roster({ first: 101 }).catch(codeOf)).toBe('BAD_USER_INPUT');
  });

  it('counts no roster for an instructor, who may see a part of it only', async () => {
    const { sessionId } = await session();
    const { bookings } = (await rosterOf(sessionId, ground.studio.clients.instructor)) ?? {};
    expect(bookings).toMatchObject({ totalCount: null });
    expect(bookings?.edges).toHaveLength(4);
  });
});
