import { CancelSessionDocument, ChangeSessionDocument, type ChangeSessionInput, type Client } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const change = async (input: ChangeSessionInput, client: Client = studio.clients.manager) =>
  (await client.request(ChangeSessionDocument, { input })).changeSession;

describe('changeSession', () => {
  it('changes seats and price, and leaves alone what is not named', async () => {
    const sessionId = await studio.session({ price: 5, capacity: 5 });
    expect(await change({ sessionId, capacity: 7 })).toMatchObject({
      session: { id: sessionId, price: euro(5) },
      sessionCapacity: { capacity: 7, seatsTaken: 0, seatsLeft: 7, version: 2 },
      errors: [],
    });
    expect(await change({ sessionId, price: euro(0) })).toMatchObject({
      session: { price: euro(0) },
      sessionCapacity: { capacity: 7, version: 3 },
    });
    await expectRefused(studio, () => change({ sessionId }), ['INVALID_INPUT', 'capacity']);
  });

  it('makes room in a full session', async () => {
    const sessionId = await studio.session({ capacity: 1 });
    const [first, second] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(first.registrationId, sessionId);
    expect((await studio.tryToBook({ registrationId: second.registrationId, sessionId })).errors).toMatchObject([
      { code: 'SESSION_FULL' },
    ]);
    await change({ sessionId, capacity: 2 });
    await studio.book(second.registrationId, sessionId);
    await expectRefused(studio, () => change({ sessionId, capacity: 1 }), ['CAPACITY_BELOW_SEATS_TAKEN', 'capacity']);
    expect((await change({ sessionId, capacity: 1 })).errors).toMatchObject([{ seatsTaken: 2 }]);
    expect((await change({ sessionId, capacity: 2 })).errors).toEqual([]);
  });

  it('refuses seats and prices that can never be right, all of them at once', async () => {
    const sessionId = await studio.session();
    for (const capacity of [0, -1, 100_001]) {
      await expectRefused(studio, () => change({ sessionId, capacity }), ['INVALID_INPUT', 'capacity']);
    }
    const crown = { amountMinor: 500, currency: 'CZK' };
    await expectRefused(studio, () => change({ sessionId, price: crown }), ['INVALID_INPUT', 'price.currency']);
    await expectRefused(studio, () => change({ sessionId, price: euro(-1) }), ['INVALID_INPUT', 'price.amountMinor']);
    await expectRefused(
      studio,
      () => change({ sessionId, capacity: 0, price: { amountMinor: -1, currency: 'CZK' } }),
      ['INVALID_INPUT', 'capacity'],
      ['INVALID_INPUT', 'price.currency'],
      ['INVALID_INPUT', 'price.amountMinor'],
    );
    const unsafe = { amountMinor: Number.MAX_SAFE_INTEGER + 1, currency: 'EUR' };
    await expectFault(studio, () => change({ sessionId, price: unsafe }), 'BAD_USER_INPUT');
  });

  it('refuses a cancelled session, and finds none of another studio', async () => {
    const other = await makeBookingStudio(app);
    const sessionId = await studio.session();
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId } });
    await expectRefused(studio, () => change({ sessionId, capacity: 9 }), ['SESSION_CANCELLED', 'sessionId']);
    const foreign = await other.session();
    for (const id of ['', 'ses_', studio.mondayGroupId, foreign]) {
      await expectRefused(other, () => change({ sessionId: id, capacity: 9 }), ['NOT_FOUND', 'sessionId']);
    }
  });

  it('is for owners and managers', async () => {
    const sessionId = await studio.session();
    const { owner, receptionist, instructor, customer, public: nobody } = studio.clients;
    for (const client of [receptionist, instructor, customer]) {
      await expectFault(studio, () => change({ sessionId, capacity: 9 }, client), 'FORBIDDEN');
    }
    await expectFault(studio, () => change({ sessionId, capacity: 9 }, nobody), 'UNAUTHENTICATED');
    expect((await change({ sessionId, capacity: 9 }, owner)).errors).toEqual([]);
  });
});
