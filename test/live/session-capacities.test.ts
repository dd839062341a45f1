import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectWatchedBy, useStreams } from '../support/streams.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { EVERYBODY } from '../support/viewers.js';

const ground = useGround();
const { pageOf } = useStreams();

const seats = (push: readonly { session: { id: string }; seatsTaken: number }[]) =>
  push.map(({ session, seatsTaken }) => [session.id, seatsTaken]);

describe('sessionCapacities', () => {
  it('begins with all sessions by their start, and then tells those that changed', async () => {
    const { studio } = ground;
    const ids = [await studio.session(), await studio.session(), await studio.session()];
    const [one = '', two = '', three = ''] = ids;
    const { registrationId } = await studio.newcomer();
    await studio.book(registrationId, two);
    const page = pageOf(studio.clients.public, [three, one, two, one]);
    expect(seats(await page.until(() => true))).toEqual([
      [one, 0],
      [two, 1],
      [three, 0],
    ]);
    await studio.book(registrationId, three);
    expect(seats(await page.until(() => true))).toEqual([[three, 1]]);
    await studio.book((await studio.newcomer()).registrationId, two);
    expect(seats(await page.until(() => true))).toEqual([[two, 2]]);
  });

  it('ends up with the newest seats of every session, however many bookings come at once', async () => {
    const { studio } = ground;
    const ids = await Promise.all([1, 2, 3].map(() => studio.session()));
    const page = pageOf(studio.clients.public, ids);
    await page.until(() => true);
    const newcomers = await Promise.all([1, 2, 3].map(() => studio.newcomer()));
    await Promise.all(newcomers.flatMap(({ registrationId }) => ids.map((id) => studio.book(registrationId, id))));
    const latest = new Map<string, { seatsTaken: number; version: number }>();
    await page.until((push) => {
      for (const { session, seatsTaken, version } of push) {
        expect(version).toBeGreaterThan(latest.get(session.id)?.version ?? 0);
        latest.set(session.id, { seatsTaken, version });
      }
      return ids.every((id) => latest.get(id)?.seatsTaken === 3);
    });
  });

  it('begins for no list with an id of nothing, or of another studio, for none and for too many', async () => {
    const { studio, other } = ground;
    const id = await studio.session();
    const wrong = [...idsOfNothing(ground, 'Session'), await other.session()].map((unknown) => [id, unknown]);
    for (const ids of [...wrong, [], Array.from({ length: 101 }, () => id)]) {
      const page = pageOf(studio.clients.owner, ids);
      await expect(page.until(() => true)).rejects.toThrow();
      expect(page.seen).toEqual([]);
    }
  });

  it('is for everybody', async () => {
    const id = await ground.studio.session();
    await expectWatchedBy(ground, (client) => pageOf(client, [id]), EVERYBODY);
  });
});
