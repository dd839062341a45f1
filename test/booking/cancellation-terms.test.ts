import { type Client, MyBookingsDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';

const ground = useGround();

/** The terms of the one booking of a customer, amounts in minor units. */
async function termsOf(client: Client) {
  const { viewer } = await client.request(MyBookingsDocument, {});
  const terms = viewer.bookings?.edges[0]?.node.cancellation;
  if (!terms) return null;
  const { inTime, givesBack, uncharged, fee } = terms;
  return {
    inTime,
    givesBack: givesBack.map(({ pass, entries, covered }) => [pass.id, entries, covered.amountMinor]),
    uncharged: uncharged.amountMinor,
    fee: fee.amountMinor,
  };
}

async function bookedWithEntries() {
  const { studio } = ground;
  const newcomer = await studio.newcomer();
  const passId = await studio.sell(studio.entryProductId, { customerId: newcomer.customerId });
  const sessionId = await studio.session({ price: 8 });
  const { id: bookingId } = await studio.book(newcomer.registrationId, sessionId);
  return { ...newcomer, passId, sessionId, bookingId };
}

const late = (bookingId: string, policy: string, feeMinor = 0) =>
  ground.studio.sql(
    `update bookings set cancellable_until = now() - interval '1 minute', late_cancellation = ?, late_fee_minor = ? where id = ?`,
    [policy, feeMinor, ground.studio.keyOf('Booking', bookingId)],
  );

describe('Booking.cancellation', () => {
  it('gives the slices back and the price up in time, exactly as the cancellation then does', async () => {
    const { studio } = ground;
    const { client, passId, bookingId, registrationId } = await bookedWithEntries();
    const before = await studio.account(registrationId);
    expect(await termsOf(client)).toEqual({ inTime: true, givesBack: [[passId, 1, 800]], uncharged: 800, fee: 0 });
    await studio.tryToCancel({ bookingId }, client);
    expect(await studio.left(passId)).toBe(4);
    expect((await studio.account(registrationId)).charged).toBe((before.charged ?? 0) - 800);
    expect(await termsOf(client)).toBeNull();
  });

  it('gives up the price of a booking that no pass pays for', async () => {
    const { studio } = ground;
    const { client, registrationId } = await studio.newcomer();
    await studio.book(registrationId, await studio.session({ price: 5 }));
    expect(await termsOf(client)).toEqual({ inTime: true, givesBack: [], uncharged: 500, fee: 0 });
  });

  it.each([
    ['FORFEIT', 0],
    ['FORFEIT_AND_FEE', 300],
  ])('gives nothing back when it is late under %s, and charges a fee of %d', async (policy, fee) => {
    const { studio } = ground;
    const { client, bookingId, passId, registrationId } = await bookedWithEntries();
    await late(bookingId, policy, 300);
    const before = await studio.account(registrationId);
    expect(await termsOf(client)).toEqual({ inTime: false, givesBack: [], uncharged: 0, fee });
    await studio.tryToCancel({ bookingId }, client);
    expect(await studio.left(passId)).toBe(3);
    expect((await studio.account(registrationId)).charged).toBe((before.charged ?? 0) + fee);
  });

  it('is null when it is late under BLOCK, and when the session has begun', async () => {
    const { studio } = ground;
    const blocked = await bookedWithEntries();
    await late(blocked.bookingId, 'BLOCK');
    expect(await termsOf(blocked.client)).toBeNull();
    const begun = await bookedWithEntries();
    await studio.beginIn(begun.sessionId, -0.1);
    expect(await termsOf(begun.client)).toBeNull();
  });
});
