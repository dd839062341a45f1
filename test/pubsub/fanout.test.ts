import { describe, expect, it } from 'vitest';
import type { CheckInState, LiveEvent, SessionCapacityState } from '../../src/entities/events.js';
import { liveEvents, liveState, Resync } from '../../src/pubsub/fanout.js';
import { LocalHub } from '../../src/pubsub/hub.js';
import { SharedReads } from '../../src/pubsub/shared-reads.js';
import { SlowReader } from '../../src/pubsub/subscriber-queue.js';

const ORGANISATION = 'o';
const KEY = 's';

const state = (version: number): SessionCapacityState => ({
  sessionId: KEY,
  status: 'SCHEDULED',
  capacity: 9,
  seatsTaken: version,
  version,
});
const capacity = (version: number, key = KEY, organisationId = ORGANISATION): LiveEvent => ({
  topic: 'sessionCapacity',
  organisationId,
  key,
  version,
  state: state(version),
});
const checkIn = (bookingId: string, groupId: string, version = 1): LiveEvent => ({
  topic: 'checkIns',
  organisationId: ORGANISATION,
  key: KEY,
  version,
  state: { bookingId, groupId, version } as CheckInState,
});

const sharedReads = () => new SharedReads({ maxAtOnce: 2, maxRetryMs: 0, isBusy: () => false });
const live = (hub: LocalHub, read: () => Promise<SessionCapacityState | undefined>) =>
  liveState({
    hub,
    reads: sharedReads(),
    topic: 'sessionCapacity',
    organisationId: ORGANISATION,
    key: KEY,
    authorise: () => undefined,
    read,
  });

describe('liveState', () => {
  it('begins with the current state and goes on with newer versions of its own key only', async () => {
    const hub = new LocalHub();
    const stream = await live(hub, async () => state(5));
    expect((await stream.next()).value).toEqual(state(5));
    await hub.publish([capacity(4), capacity(5), capacity(9, 'other'), capacity(9, KEY, 'other'), capacity(6)]);
    expect((await stream.next()).value).toEqual(state(6));
  });

  it('misses no event between reading and subscribing', async () => {
    const hub = new LocalHub();
    const stream = await live(hub, async () => {
      const read = state(1);
      await hub.publish([capacity(2)]);
      return read;
    });
    expect((await stream.next()).value).toEqual(state(1));
    expect((await stream.next()).value).toEqual(state(2));
  });

  it('gives a slow reader the latest state, and queues no other', async () => {
    const hub = new LocalHub();
    const stream = await live(hub, async () => state(1));
    await stream.next();
    for (let version = 2; version <= 1_000; version += 1) await hub.publish([capacity(version)]);
    expect((await stream.next()).value).toEqual(state(1_000));
  });

  it('reads again after a gap', async () => {
    const hub = new LocalHub();
    let current = 1;
    const stream = await live(hub, async () => state(current));
    await stream.next();
    current = 7;
    const next = stream.next();
    hub.resync();
    expect((await next).value).toEqual(state(7));
  });

  it('ends at once when its reader leaves, even while waiting', async () => {
    const hub = new LocalHub();
    const stream = await live(hub, async () => state(1));
    await stream.next();
    const pending = stream.next();
    await stream.return();
    expect((await pending).done).toBe(true);
    expect(hub.subscribers).toBe(0);
  });

  it('ends when its row is gone, or reading it fails', async () => {
    const hub = new LocalHub();
    expect((await (await live(hub, async () => undefined)).next()).done).toBe(true);
    let isBroken = false;
    const broken = await live(hub, async () => {
      if (isBroken) throw new Error('no database');
      return state(1);
    });
    await broken.next();
    isBroken = true;
    hub.resync();
    await expect(broken.next()).rejects.toThrow('no database');
    expect(hub.subscribers).toBe(0);
  });

  it('subscribes no caller who is not authorised', async () => {
    const hub = new LocalHub();
    const refused = liveState({
      ...{ hub, reads: sharedReads(), topic: 'sessionCapacity', organisationId: ORGANISATION, key: KEY },
      read: async () => state(1),
      authorise: () => {
        throw new Error('no');
      },
    });
    await expect(refused).rejects.toThrow('no');
    expect(hub.subscribers).toBe(0);
  });
});

describe('liveEvents', () => {
  const dashboard = (hub: LocalHub) =>
    liveEvents({
      ...{ hub, topic: 'checkIns', organisationId: ORGANISATION, authorise: () => undefined },
      wanted: ({ groupId }) => groupId === 'g',
    });

  it('gives each matching check-in once, in order', async () => {
    const hub = new LocalHub();
    const stream = await dashboard(hub);
    await hub.publish([checkIn('a', 'g'), checkIn('x', 'other'), checkIn('b', 'g'), checkIn('a', 'g')]);
    expect(((await stream.next()).value as CheckInState).bookingId).toBe('a');
    expect(((await stream.next()).value as CheckInState).bookingId).toBe('b');
    const pending = stream.next();
    await hub.publish([checkIn('c', 'g')]);
    expect(((await pending).value as CheckInState).bookingId).toBe('c');
  });

  it('ends with an error, never with silence, when events were or may have been lost', async () => {
    const hub = new LocalHub();
    const slow = await dashboard(hub);
    for (let count = 0; count <= 1_000; count += 1) await hub.publish([checkIn(String(count), 'g')]);
    await expect(slow.next()).rejects.toThrow(SlowReader);
    const cut = await dashboard(hub);
    const pending = cut.next();
    hub.resync();
    await expect(pending).rejects.toThrow(Resync);
    expect(hub.subscribers).toBe(0);
  });
});
