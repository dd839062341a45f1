import { randomUUID } from 'node:crypto';
import { CancelSessionDocument, type Client, UpdateSessionDocument, type UpdateSessionInput } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { change as auditChange, entriesOf, member } from '../audit/entries.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { openOnlineSale } from '../support/online-sale.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const change = async (input: UpdateSessionInput, client: Client = studio.clients.manager) =>
  (await client.request(UpdateSessionDocument, { input })).updateSession;

describe('updateSession', () => {
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
    const other = await makeBookingStudio(ground.app);
    const sessionId = await studio.session();
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId } });
    await expectRefused(studio, () => change({ sessionId, capacity: 9 }), ['SESSION_CANCELLED', 'sessionId']);
    const foreign = await other.session();
    for (const id of ['', 'ses_', studio.mondayGroupId, foreign]) {
      await expectRefused(other, () => change({ sessionId: id, capacity: 9 }), ['NOT_FOUND', 'sessionId']);
    }
  });

  it('lets owners, managers and keys with BOOKINGS_WRITE change a session, and nobody else', async () => {
    const sessionId = await studio.session();
    await expectRights(ground, (client) => change({ sessionId, capacity: 9 }, client), {
      allowed: ['owner', 'manager', 'key BOOKINGS_WRITE'],
    });
  });

  it('takes from 1 to 100000 seats, and a price of 0', async () => {
    const sessionId = await studio.session();
    for (const capacity of [1, 100_000]) {
      expect((await change({ sessionId, capacity })).sessionCapacity).toMatchObject({ capacity, seatsLeft: capacity });
    }
    expect((await change({ sessionId, price: euro(0) })).session?.price).toEqual(euro(0));
    const { registrationId } = await studio.newcomer();
    expect(await studio.book(registrationId, sessionId)).toMatchObject({ price: euro(0), uncovered: euro(0) });
  });

  it('counts seats that unpaid orders hold as taken', async () => {
    await openOnlineSale(ground.app, studio);
    const sessionId = await studio.session({ capacity: 5 });
    const [booked, held] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(booked.registrationId, sessionId);
    const urls = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left', idempotencyKey: randomUUID() };
    await studio.tryToBook({ registrationId: held.registrationId, sessionId, payWith: 'ONLINE', ...urls });
    await expectRefused(studio, () => change({ sessionId, capacity: 1 }), ['CAPACITY_BELOW_SEATS_TAKEN', 'capacity']);
    expect((await change({ sessionId, capacity: 1 })).errors).toMatchObject([{ seatsTaken: 2 }]);
    expect((await change({ sessionId, capacity: 2 })).sessionCapacity).toMatchObject({ seatsTaken: 2, seatsLeft: 0 });
  });

  it('changes a session that is under way or over, for the record', async () => {
    const sessionId = await studio.session();
    for (const hours of [-0.5, -100]) {
      await studio.beginIn(sessionId, hours);
      expect((await change({ sessionId, price: euro(7) })).errors).toEqual([]);
    }
  });

  it('writes an audit entry with what changed, and none for a refusal', async () => {
    const sessionId = await studio.session({ price: 5, capacity: 5 });
    await change({ sessionId, capacity: 7, price: euro(6) });
    await change({ sessionId, capacity: 0 });
    const entries = await entriesOf(studio.clients.owner, { subjectId: sessionId });
    const [entry] = (entries ?? []).filter(({ action }) => action === 'updateSession');
    expect(entries?.[0]).toEqual(entry);
    expect(entry).toMatchObject({ kind: 'SESSION', actor: member('Marek Správca') });
    const changes = [...(entry?.changes ?? [])].sort((a, b) => a.field.localeCompare(b.field));
    expect(changes).toEqual([auditChange('capacity', '5', '7'), auditChange('priceMinor', '500', '600')]);
  });
});
