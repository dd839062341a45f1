import { BookingDocument, UpdateOrganisationDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { type BookingStudio, makeBookingStudio, slicesOf } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();
const HOUR_MS = 3_600_000;
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

async function startOf(sessionId: string): Promise<number> {
  const key = studio.keyOf('Session', sessionId);
  const [row] = await bindTenant(studio.tenant).transactional((em) =>
    em.execute<{ ms: number }[]>('select extract(epoch from starts_at)::float8 * 1000 as ms from sessions where id = ?', [key]),
  );
  return row?.ms ?? Number.NaN;
}

/** Somebody with an ENTRY pass, whose dates are set in milliseconds around the start of a session. */
async function passAround(column: 'valid_from' | 'valid_until', afterStartMs: number) {
  const { registrationId, customerId } = await studio.newcomer();
  const passId = await studio.sell(studio.entryProductId, { customerId });
  const sessionId = await studio.session({ price: 8 });
  const moment = new Date((await startOf(sessionId)) + afterStartMs);
  await studio.sql(`update passes set ${column} = ? where id = ?`, [moment, studio.keyOf('Pass', passId)]);
  return { passId, booking: { registrationId, sessionId, payWith: 'PASS', passId } as const };
}

describe('the dates of a pass that pays for a session', () => {
  it.each([
    { column: 'valid_until', afterStartMs: 0, when: 'in its last moment' },
    { column: 'valid_until', afterStartMs: 1, when: 'a millisecond before its last moment' },
    { column: 'valid_from', afterStartMs: 0, when: 'in its first moment' },
    { column: 'valid_from', afterStartMs: -1, when: 'a millisecond after its first moment' },
  ] as const)('a pass pays for a session that starts $when', async ({ column, afterStartMs }) => {
    const { passId, booking } = await passAround(column, afterStartMs);
    const { booking: made, errors } = await studio.tryToBook(booking);
    expect(errors).toEqual([]);
    expect(made && slicesOf(made)).toEqual([[passId, 800]]);
  });

  it.each([
    { column: 'valid_until', afterStartMs: -1, reason: 'BEYOND_END', when: 'after its last moment' },
    { column: 'valid_from', afterStartMs: 1, reason: 'NOT_STARTED', when: 'before its first moment' },
  ] as const)('a pass pays for no session that starts a millisecond $when', async ({ column, afterStartMs, reason }) => {
    const { booking } = await passAround(column, afterStartMs);
    await expectRefused(studio, () => studio.tryToBook(booking), ['PASS_CANNOT_PAY', 'passId']);
    expect((await studio.tryToBook(booking)).errors).toMatchObject([{ reason }]);
  });
});

describe('a CREDIT pass', () => {
  it.each([
    { credit: 7.99, covered: 799, uncovered: 1, left: 0 },
    { credit: 8, covered: 800, uncovered: 0, left: 0 },
    { credit: 8.01, covered: 800, uncovered: 0, left: 1 },
    { credit: 0.01, covered: 1, uncovered: 799, left: 0 },
  ])('covers $covered cents of 8 € with $credit € of credit, and keeps $left', async ({ credit, covered, uncovered, left }) => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(credit) }), { registrationId });
    const booking = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(slicesOf(booking)).toEqual([[passId, covered]]);
    expect([booking.uncovered.amountMinor, await studio.left(passId)]).toEqual([uncovered, left]);
  });
});

describe('an ENTRY pass', () => {
  it.each([
    { entries: 3, price: 10, consumed: [333, 333, 334] },
    { entries: 3, price: 0.02, consumed: [0, 0, 2] },
    { entries: 2, price: 0, consumed: [0, 0] },
    { entries: 1, price: 9.99, consumed: [999] },
  ])('gives up its whole price of $price € by the last of $entries entries', async ({ entries, price, consumed }) => {
    const { registrationId, customerId } = await studio.newcomer();
    const productId = await studio.product({ kind: 'ENTRY', entries, price: euro(price) });
    const passId = await studio.sell(productId, { customerId });
    const given: number[] = [];
    for (let entry = 0; entry < entries; entry += 1) {
      const { covered } = await studio.book(registrationId, await studio.session({ price: 8 }));
      expect(covered).toMatchObject([{ pass: { id: passId }, entries: 1, covered: euro(8) }]);
      given.push(covered[0]?.consumed.amountMinor ?? Number.NaN);
    }
    expect(given).toEqual(consumed);
    expect(await studio.passNow(passId)).toMatchObject({ status: 'USED_UP', entriesLeft: 0 });
  });
});

describe('a TIME pass with a limit', () => {
  it('pays as often in a week as its limit says, for all attendees of the customer together', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const sibling = await studio.register(await studio.sibling(customerId));
    const terms = { validity: { period: { length: 'P3M' } }, limitCount: 2, limitPeriod: 'WEEK' } as const;
    const passId = await studio.sell(await studio.product({ kind: 'TIME', ...terms }), { customerId });
    const named = async (by: string, days: number) =>
      ({ registrationId: by, sessionId: await studio.session({ days }), payWith: 'PASS', passId }) as const;
    const first = await studio.tryToBook(await named(registrationId, 14));
    expect((await studio.tryToBook(await named(sibling, 14))).errors).toEqual([]);
    const third = await named(registrationId, 14);
    await expectRefused(studio, () => studio.tryToBook(third), ['PASS_CANNOT_PAY', 'passId']);
    expect((await studio.tryToBook(third)).errors).toMatchObject([{ reason: 'LIMIT_REACHED' }]);
    expect((await studio.tryToBook(await named(registrationId, 21))).errors).toEqual([]);
    await studio.tryToCancel({ bookingId: first.booking?.id ?? '' });
    expect((await studio.tryToBook(third)).errors).toEqual([]);
  });
});

describe('the deadline of a cancellation', () => {
  it.each([0, 1, 24, 720])('is %d hours before the session starts, as the organisation says', async (cancelWindowHours) => {
    const other = await makeBookingStudio(ground.app);
    const { updateOrganisation } = await other.clients.owner.request(UpdateOrganisationDocument, {
      input: { cancelWindowHours },
    });
    expect(updateOrganisation.errors).toEqual([]);
    const { registrationId } = await other.newcomer();
    const { id } = await other.book(registrationId, await other.session({ days: 40 }));
    const { booking } = await other.clients.owner.request(BookingDocument, { id });
    const { cancellableUntil, session } = booking ?? {};
    expect(Date.parse(session?.startsAt ?? '') - Date.parse(cancellableUntil ?? '')).toBe(cancelWindowHours * HOUR_MS);
  });

  it('lets a booking be cancelled until the session starts where it is 0 hours', async () => {
    const other = await makeBookingStudio(ground.app);
    await other.clients.owner.request(UpdateOrganisationDocument, { input: { cancelWindowHours: 0, lateCancellation: 'BLOCK' } });
    const { registrationId, client } = await other.newcomer();
    const soon = await other.session();
    await other.beginIn(soon, 0.1);
    const { id } = await other.book(registrationId, soon);
    expect((await other.tryToCancel({ bookingId: id }, client)).booking?.status).toBe('CANCELLED');
  });

  it('charges nothing beside the price where the late fee is 0', async () => {
    const other = await makeBookingStudio(ground.app);
    const input = { lateCancellation: 'FORFEIT_AND_FEE', lateFee: euro(0) } as const;
    await other.clients.owner.request(UpdateOrganisationDocument, { input });
    const { registrationId } = await other.newcomer();
    const { id } = await other.book(registrationId, await other.session({ price: 8 }));
    await other.closeCancellation(id);
    expect(await other.tryToCancel({ bookingId: id })).toMatchObject({
      ...{ booking: { status: 'LATE_CANCELLED', lateFee: euro(0) }, errors: [] },
      registrationBalance: { charged: euro(8), debt: euro(8) },
    });
  });
});

describe('a reason for a late cancellation', () => {
  it('has from 1 to 500 characters, without the spaces around it', async () => {
    const { registrationId } = await studio.newcomer();
    for (const overrideReason of ['x', 'x'.repeat(500), `  ${'x'.repeat(500)}  `]) {
      const { id: bookingId } = await studio.book(registrationId, await studio.session());
      await studio.closeCancellation(bookingId);
      expect((await studio.tryToCancel({ bookingId, overrideReason })).booking?.status).toBe('CANCELLED');
    }
    const { id: bookingId } = await studio.book(registrationId, await studio.session());
    for (const overrideReason of ['', ' ', 'x'.repeat(501)]) {
      const run = () => studio.tryToCancel({ bookingId, overrideReason });
      await expectRefused(studio, run, ['INVALID_INPUT', 'overrideReason']);
    }
  });

  it('does not cancel a booking twice', async () => {
    const { registrationId } = await studio.newcomer();
    const { id: bookingId } = await studio.book(registrationId, await studio.session());
    await studio.tryToCancel({ bookingId });
    const run = () => studio.tryToCancel({ bookingId, overrideReason: 'Choroba' });
    await expectRefused(studio, run, ['BOOKING_NOT_ACTIVE', 'bookingId']);
  });
});
