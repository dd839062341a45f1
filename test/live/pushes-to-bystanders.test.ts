import { CancelSessionDocument, CheckInDocument, UpdateSessionDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import type { BookingStudio, Newcomer } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { useStreams } from '../support/streams.js';
import { euro } from '../support/studio.js';

const ground = useGround();
const { seatsOf, passOf, accountOf } = useStreams();

interface Watched extends Newcomer {
  sessionId: string;
  passId: string;
}

async function newcomerWithPass(studio: BookingStudio): Promise<Watched> {
  const newcomer = await studio.newcomer();
  const passId = await studio.sell(studio.entryProductId, { customerId: newcomer.customerId });
  return { ...newcomer, passId, sessionId: await studio.session({ price: 8, capacity: 3 }) };
}

/** Everything that moves the seats of a session, an account and a pass, one after the other. */
async function stir(studio: BookingStudio): Promise<void> {
  const { registrationId, customerId, sessionId } = await newcomerWithPass(studio);
  const { id: cancelled } = await studio.book(registrationId, sessionId);
  await studio.tryToCancel({ bookingId: cancelled });
  const { id: bookingId } = await studio.book(registrationId, sessionId);
  const { owner } = studio.clients;
  const outcomes = [
    (await owner.request(CheckInDocument, { input: { bookingId } })).checkIn,
    (await owner.request(UpdateSessionDocument, { input: { sessionId, capacity: 9, price: euro(9) } })).updateSession,
    (await owner.request(CancelSessionDocument, { input: { sessionId } })).cancelSession,
  ];
  expect(outcomes.flatMap(({ errors }): unknown[] => [...errors])).toEqual([]);
  await studio.pay(registrationId, 3);
  await studio.sell(studio.creditProductId, { registrationId });
  await studio.sell(studio.timeProductId, { customerId });
}

async function streamsOf(studio: BookingStudio, { sessionId, passId, registrationId, client }: Watched) {
  const streams = {
    seats: seatsOf(studio.clients.public, sessionId),
    pass: passOf(client, passId),
    account: accountOf(client, registrationId),
  };
  for (const stream of Object.values(streams)) await stream.until(() => true);
  return streams;
}

/** A booking moves all three at once. Whatever was pushed before it would have been seen before it. */
async function expectOnlyTheNextBooking(studio: BookingStudio, watched: Watched, streams: Awaited<ReturnType<typeof streamsOf>>) {
  await studio.book(watched.registrationId, watched.sessionId);
  expect(await streams.seats.until(() => true)).toMatchObject({ seatsTaken: 1 });
  expect(await streams.pass.until(() => true)).toMatchObject({ entriesLeft: 3 });
  expect(await streams.account.until(() => true)).toMatchObject({ charged: euro(8) });
  for (const { seen } of Object.values(streams)) {
    const [first, second] = seen.map(({ version }) => version);
    expect(second).toBe(Number(first) + 1);
  }
}

describe('a live state', () => {
  it('is not pushed for other sessions, passes and registrations of the organisation', async () => {
    const { studio } = ground;
    const watched = await newcomerWithPass(studio);
    const streams = await streamsOf(studio, watched);
    await stir(studio);
    await expectOnlyTheNextBooking(studio, watched, streams);
  });

  it('is not pushed for a sibling, or for another pass of the customer', async () => {
    const { studio } = ground;
    const watched = await newcomerWithPass(studio);
    const sibling = await studio.register(await studio.sibling(watched.customerId));
    const streams = await streamsOf(studio, watched);
    const passId = await studio.sell(studio.timeProductId, { customerId: watched.customerId });
    await studio.book(sibling, await studio.session({ price: 8 }), { passId });
    await studio.pay(sibling, 5);
    await studio.book(watched.registrationId, watched.sessionId, { passId: watched.passId });
    expect(await streams.pass.until(() => true)).toMatchObject({ pass: { id: watched.passId }, entriesLeft: 3 });
    expect(await streams.account.until(() => true)).toMatchObject({ paid: euro(8), charged: euro(8) });
    for (const { seen } of [streams.pass, streams.account]) expect(seen).toHaveLength(2);
  });

  it('is not pushed for what happens in another organisation', async () => {
    const { studio, other } = ground;
    const [here, there] = [await newcomerWithPass(studio), await newcomerWithPass(other)];
    const [streamsHere, streamsThere] = [await streamsOf(studio, here), await streamsOf(other, there)];
    await stir(studio);
    await expectOnlyTheNextBooking(other, there, streamsThere);
    await stir(other);
    await expectOnlyTheNextBooking(studio, here, streamsHere);
  });
});
