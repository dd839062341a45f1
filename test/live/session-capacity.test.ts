import { CancelSessionDocument, UpdateGroupDocument, UpdateSessionDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectGrowing, expectWatchedBy, useStreams } from '../support/streams.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { EVERYBODY } from '../support/viewers.js';

const ground = useGround();
const { seatsOf } = useStreams();

describe('sessionCapacity', () => {
  it('begins with the current seats, and gives every viewer each change', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 3 });
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(one.registrationId, sessionId);
    const watching = [studio.clients.public, two.client, studio.clients.instructor].map((client) => seatsOf(client, sessionId));
    for (const seats of watching) {
      expect(await seats.until(() => true)).toMatchObject({ status: 'SCHEDULED', capacity: 3, seatsTaken: 1, seatsLeft: 2 });
    }
    const { id } = await studio.book(two.registrationId, sessionId);
    for (const seats of watching) await seats.until(({ seatsTaken }) => seatsTaken === 2);
    await studio.tryToCancel({ bookingId: id });
    for (const seats of watching) await seats.until(({ seatsTaken }) => seatsTaken === 1);
    await studio.clients.owner.request(UpdateSessionDocument, { input: { sessionId, capacity: 9 } });
    for (const seats of watching) await seats.until(({ seatsLeft }) => seatsLeft === 8);
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId } });
    for (const seats of watching) {
      expect(await seats.until(({ status }) => status === 'CANCELLED')).toMatchObject({ seatsTaken: 0 });
      expectGrowing(seats.seen);
    }
  });

  it('gives no state for a dry run or a refused booking', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 3 });
    const { registrationId } = await studio.newcomer();
    const seats = seatsOf(studio.clients.public, sessionId);
    await seats.until(() => true);
    await studio.tryToBook({ registrationId, sessionId, dryRun: true });
    await studio.tryToBook({ registrationId, sessionId, payWith: 'ONLINE' });
    await studio.book(registrationId, sessionId);
    expect(await seats.until(() => true)).toMatchObject({ seatsTaken: 1, version: 2 });
  });

  it('ends up with every seat of many bookings at once', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 8 });
    const newcomers = await Promise.all(Array.from({ length: 8 }, () => studio.newcomer()));
    const seats = seatsOf(studio.clients.public, sessionId);
    await seats.until(() => true);
    await Promise.all(newcomers.map(({ registrationId }) => studio.book(registrationId, sessionId)));
    expect(await seats.until(({ seatsLeft }) => seatsLeft === 0)).toMatchObject({ seatsTaken: 8, version: 9 });
    expectGrowing(seats.seen);
  });

  it('gives the states of its own session only', async () => {
    const { studio } = ground;
    const [watched, other] = [await studio.session({ capacity: 3 }), await studio.session({ capacity: 3 })];
    const seats = seatsOf(studio.clients.public, watched);
    await seats.until(() => true);
    await studio.book((await studio.newcomer()).registrationId, other);
    await studio.book((await studio.newcomer()).registrationId, watched);
    await seats.until(({ seatsTaken }) => seatsTaken === 1);
    expect(seats.seen.map(({ seatsTaken }) => seatsTaken)).toEqual([0, 1]);
  });

  it('gives a viewer who comes later the current seats, with the same version', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 3 });
    const early = seatsOf(studio.clients.public, sessionId);
    await early.until(() => true);
    await studio.book((await studio.newcomer()).registrationId, sessionId);
    const known = await early.until(({ seatsTaken }) => seatsTaken === 1);
    expect(await seatsOf(studio.clients.customer, sessionId).until(() => true)).toEqual(known);
  });

  it('keeps its seats when the capacity of the group changes', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 3 });
    const input = { groupId: studio.mondayGroupId, capacity: 11 };
    expect((await studio.clients.manager.request(UpdateGroupDocument, { input })).updateGroup.errors).toEqual([]);
    expect(await seatsOf(studio.clients.public, sessionId).until(() => true)).toMatchObject({ capacity: 3, seatsLeft: 3 });
  });

  it('ends with an error for ids that lead nowhere', async () => {
    for (const id of idsOfNothing(ground, 'Session')) {
      const seats = seatsOf(ground.studio.clients.owner, id);
      await expect(seats.until(() => true)).rejects.toThrow(/There is no/);
      expect(seats.seen).toEqual([]);
    }
  });

  it('is public', async () => {
    const sessionId = await ground.studio.session();
    await expectWatchedBy(ground, (client) => seatsOf(client, sessionId), EVERYBODY);
  });
});
