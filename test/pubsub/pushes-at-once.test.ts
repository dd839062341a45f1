import { describe, expect, it } from 'vitest';
import type { LiveEvent, SessionCapacityState } from '../../src/entities/events.js';
import { liveEvents, liveState, Resync } from '../../src/pubsub/fanout.js';
import { livePage } from '../../src/pubsub/fanout-page.js';
import { LocalHub } from '../../src/pubsub/hub.js';
import { sameList } from '../../src/pubsub/same-list.js';
import { SharedReads } from '../../src/pubsub/shared-reads.js';
import { SlowReader } from '../../src/pubsub/subscriber-queue.js';

const state = (version: number, sessionId = 's'): SessionCapacityState => ({
  ...{ sessionId, status: 'SCHEDULED', capacity: 9, seatsTaken: version, version },
});
const event = (version: number, key = 's'): LiveEvent => ({
  ...{ topic: 'sessionCapacity', organisationId: 'o', key, version, state: state(version, key) },
});
const busy = new Error('busy');
const reads = new SharedReads({ maxAtOnce: 1, maxRetryMs: -1, isBusy: (error) => error === busy });
const channel = { reads, topic: 'sessionCapacity', organisationId: 'o', authorise: () => undefined } as const;

async function heardState(hub: LocalHub, read: () => Promise<SessionCapacityState | undefined> = async () => state(1)) {
  const stream = await liveState({ hub, key: 's', ...channel, read });
  let news = 0;
  stream.hear({
    heard: () => {
      news += 1;
    },
  });
  return { stream, news: () => news };
}

describe('a stream of states whose reader takes pushes at once', () => {
  it('gives the first state and then the newest one, and nothing twice', async () => {
    const hub = new LocalHub();
    const { stream, news } = await heardState(hub);
    expect(stream.take()?.version).toBe(1);
    expect(stream.take()).toBeUndefined();
    for (const version of [2, 3, 3, 2, 4]) await hub.publish([event(version)]);
    expect(news()).toBeGreaterThan(0);
    expect(stream.take()?.version).toBe(4);
    expect(stream.take()).toBeUndefined();
  });

  it('keeps a newer state that waits when an older one comes again', async () => {
    const hub = new LocalHub();
    const { stream } = await heardState(hub);
    stream.take();
    await hub.publish([event(6), event(4)]);
    expect(stream.take()?.version).toBe(6);
  });

  it('says that it has ended, and why', async () => {
    const hub = new LocalHub();
    const left = await heardState(hub);
    left.stream.end();
    expect([left.news(), left.stream.isOver, left.stream.fault, left.stream.take()]).toEqual([1, true, undefined, undefined]);
    let present: SessionCapacityState | undefined = state(1);
    const gone = await heardState(hub, async () => present);
    present = undefined;
    hub.resync();
    await expect.poll(() => gone.stream.isOver).toBe(true);
    expect([gone.news(), gone.stream.fault]).toEqual([1, undefined]);
    expect(hub.subscribers).toBe(0);
  });

  it('reads again after a gap: past a busy database, and once more for a gap that came meanwhile', async () => {
    const hub = new LocalHub();
    let [count, failures, current] = [0, 0, 1];
    const { stream } = await heardState(hub, async () => {
      count += 1;
      if (failures > 0) {
        failures -= 1;
        throw busy;
      }
      return state(current);
    });
    stream.take();
    [count, failures, current] = [0, 3, 5];
    hub.resync();
    await expect.poll(() => stream.take()?.version).toBe(5);
    expect(count).toBe(4);
    current = 6;
    hub.resync();
    hub.resync();
    await expect.poll(() => stream.take()?.version).toBe(6);
  });

  it('takes in a state that comes while it reads again', async () => {
    const hub = new LocalHub();
    const slow = Promise.withResolvers<SessionCapacityState>();
    let isFirst = true;
    const { stream } = await heardState(hub, () => {
      if (!isFirst) return slow.promise;
      isFirst = false;
      return Promise.resolve(state(1));
    });
    stream.take();
    hub.resync();
    await hub.publish([event(9)]);
    slow.resolve(state(7));
    await slow.promise;
    expect(stream.take()?.version).toBe(9);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(stream.take()).toBeUndefined();
  });
});

describe('streams of pages', () => {
  const page = async (hub: LocalHub) => {
    const stream = await livePage({
      ...{ hub, ...channel, keys: ['a', 'b'] },
      keyOf: ({ sessionId }) => sessionId,
      read: async () => [state(1, 'a'), state(1, 'b')],
    });
    return stream;
  };

  it('push one and the same list when they push the same states', async () => {
    const hub = new LocalHub();
    const [one, two] = await Promise.all([page(hub), page(hub)]);
    const first = one.take();
    expect(first?.map(({ sessionId }) => sessionId)).toEqual(['a', 'b']);
    expect(two.take()).toBe(first);
    await hub.publish([event(2, 'a'), event(2, 'b'), event(3, 'a')]);
    const changed = one.take();
    expect(changed?.map(({ sessionId, version }) => `${sessionId}${version}`)).toEqual(['a3', 'b2']);
    expect(two.take()).toBe(changed);
    await hub.publish([event(4, 'b')]);
    expect([one.take()?.length, two.take()?.length, one.take()]).toEqual([1, 1, undefined]);
  });

  it('are the same list for the same states in the same order only', () => {
    const [a, b] = [state(1, 'a'), state(1, 'b')];
    expect(sameList([a, b])).toBe(sameList([a, b]));
    expect(sameList([b, a])).not.toBe(sameList([a, b]));
    expect(sameList([a])).not.toBe(sameList([a, b]));
    expect(sameList([b, a])).toEqual([b, a]);
    expect(sameList([a, { ...b }])).not.toBe(sameList([a, b]));
    expect(sameList([])).toEqual([]);
  });
});

describe('a stream of events whose reader takes pushes at once', () => {
  const open = (hub: LocalHub) =>
    liveEvents({ hub, topic: 'sessionChanges', organisationId: 'o', authorise: () => undefined, wanted: () => true });
  const change = (version: number) =>
    ({ topic: 'sessionChanges', organisationId: 'o', key: 's', version, state: { version } }) as LiveEvent;

  it('gives every event in order', async () => {
    const hub = new LocalHub();
    const stream = await open(hub);
    for (let version = 1; version <= 5; version += 1) await hub.publish([change(version)]);
    expect(Array.from({ length: 6 }, () => stream.take()?.version)).toEqual([1, 2, 3, 4, 5, undefined]);
  });

  it('ends with a fault when events were or may have been lost, and gives none after that', async () => {
    const hub = new LocalHub();
    const [slow, cut] = [await open(hub), await open(hub)];
    for (let version = 1; version <= 1_001; version += 1) {
      await hub.publish([change(version)]);
      cut.take();
    }
    expect([slow.isOver, slow.take()]).toEqual([true, undefined]);
    expect(slow.fault).toBeInstanceOf(SlowReader);
    hub.resync();
    expect(cut.fault).toBeInstanceOf(Resync);
    for (const stream of [slow, cut]) stream.end();
    expect(hub.subscribers).toBe(0);
  });
});
