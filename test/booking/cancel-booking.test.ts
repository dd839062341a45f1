import { randomUUID } from 'node:crypto';
import { BookingDocument, CheckInDocument, UpdateOrganisationDocument, type UpdateOrganisationInput } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BookingStudio, makeBookingStudio, slicesOf } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

async function cancel(bookingId: string, overrideReason?: string) {
  const { booking, errors, ...after } = await studio.tryToCancel({ bookingId, overrideReason });
  expect(errors).toEqual([]);
  return { ...booking, ...after };
}

describe('cancelBooking in time', () => {
  it('gives an entry back, frees the seat and takes the charge off', async () => {
    const { registrationId, customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const before = await studio.account(registrationId);
    const sessionId = await studio.session({ price: 8 });
    const { id } = await studio.book(registrationId, sessionId);
    expect(await studio.tryToCancel({ bookingId: id }, client)).toMatchObject({
      booking: { id, status: 'CANCELLED', covered: [], price: euro(8) },
      sessionCapacity: { seatsTaken: 0 },
      registrationBalance: { paid: euro(0), charged: euro(0), debt: euro(0), version: 3 },
      passBalances: [{ pass: { id: passId }, entriesLeft: 4, version: 3 }],
      errors: [],
    });
    expect(await studio.account(registrationId)).toEqual(before);
    expect(await studio.seatsTaken(sessionId)).toBe(0);
    const { redemptions } = await studio.passNow(passId);
    expect(redemptions.edges.map(({ node }) => node.returnedAt !== null)).toEqual([true]);
    await studio.book(registrationId, sessionId);
    expect(await studio.left(passId)).toBe(3);
  });

  it('gives each slice back to the very CREDIT pass it came from, whatever has been sold since', async () => {
    const { registrationId } = await studio.newcomer();
    const five = await studio.product({ kind: 'CREDIT', price: euro(4), credit: euro(5) });
    const [first, second] = [await studio.sell(five, { registrationId }), await studio.sell(five, { registrationId })];
    const booking = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(slicesOf(booking)).toHaveLength(2);
    const urgent = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(5), priority: 1 }), { registrationId });
    await cancel(booking.id);
    expect([await studio.left(first), await studio.left(second), await studio.left(urgent)]).toEqual([500, 500, 500]);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 1500, charged: 0, balance: 1500 });
  });

  it('gives back only what the pass paid, and forgets the debt of the rest', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(5) }), { registrationId });
    const { id } = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(await studio.account(registrationId)).toMatchObject({ debt: 300 });
    await cancel(id);
    expect(await studio.left(passId)).toBe(500);
    expect(await studio.account(registrationId)).toEqual({ paid: 500, charged: 0, balance: 500, debt: 0, paymentStatus: 'PAID' });
  });

  it('gives the value of the last entry back with it', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', price: euro(10), entries: 3 }), { customerId });
    const bookings = [];
    for (let entry = 1; entry <= 3; entry += 1) bookings.push(await studio.book(registrationId, await studio.session()));
    await cancel(bookings[0]?.id ?? '');
    expect(await studio.left(passId)).toBe(1);
    const again = await studio.book(registrationId, await studio.session());
    expect(again.covered[0]?.consumed).toEqual({ amountMinor: 333, currency: 'EUR' });
    expect(await studio.passNow(passId)).toMatchObject({ status: 'USED_UP' });
  });

  it('moves the dates of a pass that begins with its first use back to the earliest use that is left, and to none', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const terms = { entries: 4, validity: { period: { length: 'P1M', begins: 'FIRST_USE' } } } as const;
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', ...terms }), { customerId });
    const later = await studio.book(registrationId, await studio.session({ days: 12 }));
    const { validFrom, validUntil } = await studio.passNow(passId);
    const earlier = await studio.book(registrationId, await studio.session({ days: 5 }));
    expect((await studio.passNow(passId)).validUntil).not.toBe(validUntil);
    expect((await cancel(earlier.id)).passBalances).toMatchObject([{ validFrom, validUntil, entriesLeft: 3 }]);
    expect((await cancel(later.id)).passBalances).toMatchObject([{ validFrom: null, validUntil: null, entriesLeft: 4 }]);
    expect(await studio.passNow(passId)).toMatchObject({ validFrom: null, validUntil: null, status: 'ACTIVE' });
  });

  it('gives back the use of a TIME pass, so that its limit is not reached', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const product = await studio.product({
      kind: 'TIME',
      validity: { period: { length: 'P2M' } },
      limitCount: 1,
      limitPeriod: 'WEEK',
    });
    const passId = await studio.sell(product, { customerId });
    const { id } = await studio.book(registrationId, await studio.session(), { passId });
    await cancel(id);
    expect(slicesOf(await studio.book(registrationId, await studio.session(), { passId }))).toEqual([[passId, 500]]);
  });

  it('answers a dry run in full and changes nothing', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    const { id } = await studio.book(registrationId, await studio.session());
    const before = await fingerprints(studio.tenant);
    const dry = await studio.tryToCancel({ bookingId: id, dryRun: true });
    expect(await fingerprints(studio.tenant)).toEqual(before);
    expect(dry).toMatchObject({
      booking: { id, status: 'CANCELLED', covered: [] },
      sessionCapacity: { seatsTaken: 0 },
      passBalances: [{ entriesLeft: 4 }],
      errors: [],
    });
    const done = await studio.tryToCancel({ bookingId: id });
    expect({ ...done.booking, cancelledAt: null }).toEqual({ ...dry.booking, cancelledAt: null });
    expect(done.registrationBalance?.version).toBe((dry.registrationBalance?.version ?? 0) + 1);
  });

  it('answers a repeated request with the same booking, and refuses its key for another', async () => {
    const { registrationId } = await studio.newcomer();
    const { id: bookingId } = await studio.book(registrationId, await studio.session());
    const idempotencyKey = randomUUID();
    const first = await studio.tryToCancel({ bookingId, idempotencyKey });
    expect(await studio.tryToCancel({ bookingId, idempotencyKey })).toEqual(first);
    const { id: other } = await studio.book(registrationId, await studio.session());
    await expectRefused(studio, () => studio.tryToCancel({ bookingId: other, idempotencyKey }), [
      'IDEMPOTENCY_KEY_REUSED',
      'idempotencyKey',
    ]);
  });
});

describe('cancelBooking too late', () => {
  async function policy(input: Omit<UpdateOrganisationInput, 'organisationId'>): Promise<void> {
    const { updateOrganisation } = await studio.clients.owner.request(UpdateOrganisationDocument, { input });
    expect(updateOrganisation.errors).toEqual([]);
  }

  async function lateBooking() {
    const { registrationId, customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const sessionId = await studio.session();
    const { id } = await studio.book(registrationId, sessionId);
    await studio.closeCancellation(id);
    return { registrationId, passId, sessionId, id, client };
  }

  it('is refused under BLOCK', async () => {
    await policy({ lateCancellation: 'BLOCK' });
    const { id, client } = await lateBooking();
    await expectRefused(studio, () => studio.tryToCancel({ bookingId: id }, client), ['CANCELLATION_CLOSED', 'bookingId']);
    const { errors } = await studio.tryToCancel({ bookingId: id });
    expect(errors).toMatchObject([{ __typename: 'CancellationClosed', cancellableUntil: expect.any(String) }]);
  });

  it('frees the seat and keeps the entry under FORFEIT', async () => {
    await policy({ lateCancellation: 'FORFEIT' });
    const { id, passId, sessionId, registrationId } = await lateBooking();
    expect(await cancel(id)).toMatchObject({
      status: 'LATE_CANCELLED',
      sessionCapacity: { seatsTaken: 0 },
      passBalances: [{ entriesLeft: 3, version: 2 }],
    });
    expect(await studio.left(passId)).toBe(3);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 500, charged: 500, debt: 0 });
    expect(await studio.seatsTaken(sessionId)).toBe(0);
  });

  it('charges a fee on top under FORFEIT_AND_FEE', async () => {
    await policy({ lateCancellation: 'FORFEIT_AND_FEE', lateFee: euro(3) });
    const { id, passId, registrationId } = await lateBooking();
    expect(await cancel(id)).toMatchObject({
      status: 'LATE_CANCELLED',
      lateFee: euro(3),
      registrationBalance: { charged: euro(8), debt: euro(3), paymentStatus: 'UNPAID' },
    });
    expect(await studio.left(passId)).toBe(3);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 500, charged: 800, debt: 300 });
  });

  it('follows the policy that the booking was made under, whatever the policy is now', async () => {
    await policy({ lateCancellation: 'FORFEIT', cancelWindowHours: 24 });
    const forfeit = await lateBooking();
    await policy({ lateCancellation: 'BLOCK' });
    const block = await lateBooking();
    await policy({ lateCancellation: 'FORFEIT_AND_FEE', lateFee: euro(50), cancelWindowHours: 400 });
    expect(await cancel(forfeit.id)).toMatchObject({ status: 'LATE_CANCELLED', lateCancellation: 'FORFEIT', lateFee: euro(3) });
    expect(await studio.account(forfeit.registrationId)).toMatchObject({ charged: 500, debt: 0 });
    await expectRefused(studio, () => studio.tryToCancel({ bookingId: block.id }), ['CANCELLATION_CLOSED', 'bookingId']);
  });

  it('is told by the window: a session within it is late from the start', async () => {
    await policy({ lateCancellation: 'BLOCK', cancelWindowHours: 48 });
    const { registrationId } = await studio.newcomer();
    const { id, cancellableUntil } = await studio.book(registrationId, await studio.session({ days: 1 }));
    expect(Date.parse(cancellableUntil)).toBeLessThan(Date.now());
    await expectRefused(studio, () => studio.tryToCancel({ bookingId: id }), ['CANCELLATION_CLOSED', 'bookingId']);
    const inTime = await studio.book(registrationId, await studio.session({ days: 3 }));
    await cancel(inTime.id);
  });

  it('is as if in time when staff give a reason, even after the session began; customers cannot give one', async () => {
    await policy({ lateCancellation: 'BLOCK', cancelWindowHours: 24 });
    const { id, passId, sessionId, registrationId, client } = await lateBooking();
    const overrideReason = 'The child was ill';
    await expectRefused(studio, () => studio.tryToCancel({ bookingId: id, overrideReason }, client), [
      'INVALID_INPUT',
      'overrideReason',
    ]);
    await expectRefused(studio, () => studio.tryToCancel({ bookingId: id, overrideReason: '  ' }), [
      'INVALID_INPUT',
      'overrideReason',
    ]);
    const tooLong = { bookingId: id, overrideReason: 'x'.repeat(501) };
    await expectRefused(studio, () => studio.tryToCancel(tooLong), ['INVALID_INPUT', 'overrideReason']);
    await studio.beginIn(sessionId, -3);
    expect(await cancel(id, overrideReason)).toMatchObject({ status: 'CANCELLED', passBalances: [{ entriesLeft: 4 }] });
    expect(await studio.left(passId)).toBe(4);
    expect(await studio.account(registrationId)).toMatchObject({ charged: 0, debt: 0 });
  });
});

describe('cancelBooking: refusals', () => {
  it('refuses a booking that is cancelled already, and one of somebody who came', async () => {
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    await cancel(id);
    await expectRefused(studio, () => studio.tryToCancel({ bookingId: id }), ['BOOKING_NOT_ACTIVE', 'bookingId']);
    const attended = await studio.book(registrationId, await studio.session());
    await studio.clients.instructor.request(CheckInDocument, { input: { bookingId: attended.id } });
    await expectRefused(studio, () => studio.tryToCancel({ bookingId: attended.id }), ['BOOKING_NOT_ACTIVE', 'bookingId']);
  });

  it('refuses one of two that cancel it at once', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const { id } = await studio.book(registrationId, await studio.session());
    const answers = await Promise.all([studio.tryToCancel({ bookingId: id }), studio.tryToCancel({ bookingId: id })]);
    expect(answers.map(({ errors }) => errors.map(({ code }) => code).join()).sort()).toEqual(['', 'BOOKING_NOT_ACTIVE']);
    expect(await studio.left(passId)).toBe(4);
  });

  it('refuses a session that has begun', async () => {
    const { registrationId, client } = await studio.newcomer();
    const sessionId = await studio.session();
    const { id } = await studio.book(registrationId, sessionId);
    await studio.beginIn(sessionId, -0.1);
    for (const who of [client, studio.clients.owner]) {
      await expectRefused(studio, () => studio.tryToCancel({ bookingId: id }, who), ['SESSION_OVER', 'bookingId']);
    }
  });

  it('refuses bookings of others, of other studios, and no bookings at all', async () => {
    const other = await makeBookingStudio(ground.app);
    const stranger = await other.newcomer();
    const foreign = await other.book(stranger.registrationId, await other.session());
    const { registrationId, client } = await studio.newcomer();
    const sessionId = await studio.session();
    const { id } = await studio.book(registrationId, sessionId);
    const theirs = (bookingId: string) => () => studio.tryToCancel({ bookingId }, studio.clients.otherCustomer);
    await expectRefused(studio, theirs(id), ['NOT_FOUND', 'bookingId']);
    for (const bookingId of ['', 'bkg_x', sessionId, foreign.id]) {
      await expectRefused(studio, () => studio.tryToCancel({ bookingId }), ['NOT_FOUND', 'bookingId']);
    }
    expect((await client.request(BookingDocument, { id })).booking?.status).toBe('BOOKED');
  });
});

describe('cancelBooking: rights', () => {
  it('lets the desk, the customer of the booking and keys with BOOKINGS_WRITE cancel it, and nobody else', async () => {
    const { id } = await studio.book(await studio.register(studio.childId), await studio.session());
    const input = `{ bookingId: "${id}", dryRun: true }`;
    await expectRights(ground, asking(`mutation { cancelBooking(input: ${input}) { errors { code } } }`), {
      allowed: [...DESK, 'customer', 'key BOOKINGS_WRITE'],
      but: { otherCustomer: 'NOT_FOUND' },
    });
  });

  it('lets the desk and keys give a reason for a late cancellation, and no customer', async () => {
    const { id } = await studio.book(await studio.register(studio.siblingId), await studio.session());
    await studio.closeCancellation(id);
    const input = `{ bookingId: "${id}", overrideReason: "Choroba", dryRun: true }`;
    await expectRights(ground, asking(`mutation { cancelBooking(input: ${input}) { errors { code } } }`), {
      allowed: [...DESK, 'key BOOKINGS_WRITE'],
      but: { customer: 'INVALID_INPUT', otherCustomer: 'INVALID_INPUT' },
    });
  });
});
