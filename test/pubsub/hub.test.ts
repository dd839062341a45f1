import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../src/entities/events.js';
import { LocalHub } from '../../src/pubsub/hub.js';
import { SharedReads } from '../../src/pubsub/shared-reads.js';
import { SlowReader, SubscriberQueue } from '../../src/pubsub/subscriber-queue.js';
import { channelOf } from '../../src/pubsub/topics.js';

describe('the queue of a subscriber', () => {
  it('gives what was put, in order, also to a reader who waits already', async () => {
    const queue = new SubscriberQueue<number>(3);
    const waiting = queue.take();
    for (const item of [1, 2, 3]) queue.put(item);
    expect([await waiting, await queue.take(), await queue.take()].map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it('holds as many as its limit, and fails its reader at one more', async () => {
    const full = new SubscriberQueue<number>(2);
    for (const item of [1, 2]) full.put(item);
    expect((await full.take()).value).toBe(1);
    full.put(3);
    expect(full.oldest).toBe(2);
    full.put(4);
    await expect(full.take()).rejects.toBeInstanceOf(SlowReader);
    expect(full.oldest).toBeUndefined();
  });

  it('keeps the latest alone when it replaces', async () => {
    const queue = new SubscriberQueue<number>(1);
    for (const item of [1, 2, 3]) queue.replace(item);
    expect((await queue.take()).value).toBe(3);
  });

  it('ends a waiting reader when it closes, and takes nothing more', async () => {
    const queue = new SubscriberQueue<number>(2);
    const waiting = queue.take();
    queue.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    queue.put(1);
    expect(await queue.take()).toEqual({ done: true, value: undefined });
  });

  it('throws the fault to the waiting reader, and then is at its end', async () => {
    const queue = new SubscriberQueue<number>(2);
    const waiting = queue.take();
    queue.break(new Error('cut'));
    await expect(waiting).rejects.toThrow('cut');
    expect((await queue.take()).done).toBe(true);
  });
});

describe('a hub', () => {
  const event = (key: string, topic: LiveEvent['topic'] = 'sessionCapacity', organisationId = 'o') =>
    ({ topic, organisationId, key, version: 1, state: {} }) as LiveEvent;
  const listener = () => {
    const heard: string[] = [];
    return { heard, event: ({ key }: LiveEvent) => void heard.push(key), resync: () => void heard.push('resync') };
  };

  it('delivers to every subscriber of the channel and to no other channel', async () => {
    const [hub, one, two, foreign] = [new LocalHub(), listener(), listener(), listener()];
    await hub.subscribe('sessionCapacity', 'o', 'a', one);
    await hub.subscribe('sessionCapacity', 'o', 'a', two);
    await hub.subscribe('sessionCapacity', 'p', 'a', foreign);
    await hub.subscribe('passBalance', 'o', 'a', foreign);
    await hub.publish([event('a'), event('b'), event('a')]);
    expect([one.heard, two.heard, foreign.heard]).toEqual([['a', 'a'], ['a', 'a'], []]);
  });

  it('delivers nothing after leaving, and counts a subscriber who leaves twice once', async () => {
    const [hub, one, two] = [new LocalHub(), listener(), listener()];
    const leave = await hub.subscribe('sessionCapacity', 'o', 'a', one);
    await hub.subscribe('sessionCapacity', 'o', 'a', two);
    leave();
    leave();
    expect(hub.subscribers).toBe(1);
    await hub.publish([event('a')]);
    expect([one.heard, two.heard]).toEqual([[], ['a']]);
  });

  it('tells one channel or all of a gap', async () => {
    const [hub, one, two] = [new LocalHub(), listener(), listener()];
    await hub.subscribe('sessionCapacity', 'o', 'a', one);
    await hub.subscribe('sessionCapacity', 'o', 'b', two);
    hub.resyncChannel(channelOf('sessionCapacity', 'o', 'b'));
    expect([one.heard, two.heard]).toEqual([[], ['resync']]);
    hub.resync();
    expect([one.heard, two.heard]).toEqual([['resync'], ['resync', 'resync']]);
  });

  it('carries all check-ins of an organisation in one channel, whatever their key', async () => {
    const [hub, desk] = [new LocalHub(), listener()];
    await hub.subscribe('checkIns', 'o', '', desk);
    await hub.publish([event('s1', 'checkIns'), event('s2', 'checkIns'), event('s3', 'checkIns', 'p')]);
    expect(desk.heard).toEqual(['s1', 's2']);
  });

  it('has no subscribers once it is closed', async () => {
    const [hub, one] = [new LocalHub(), listener()];
    await hub.subscribe('sessionCapacity', 'o', 'a', one);
    await hub.close();
    await hub.publish([event('a')]);
    expect([hub.subscribers, one.heard]).toEqual([0, []]);
  });
});

describe('shared reads', () => {
  const busy = new Error('busy');
  const readsOf = (maxAtOnce: number, maxRetryMs = 0) =>
    new SharedReads({ maxAtOnce, maxRetryMs, isBusy: (error) => error === busy });

  it('read once for all who ask before it begins, and again for one who asks while it runs', async () => {
    const reads = readsOf(1);
    const works = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
    let begun = 0;
    const present = () => (works[begun++] as (typeof works)[0]).promise;
    const first = [reads.read('c', present), reads.read('c', present)];
    await expect.poll(() => begun).toBe(1);
    const late = reads.read('c', present);
    works[0]?.resolve(1);
    works[1]?.resolve(2);
    expect(await Promise.all([...first, late])).toEqual([1, 1, 2]);
    expect(begun).toBe(2);
  });

  it('run no more than so many at a time over all channels', async () => {
    const reads = readsOf(2);
    let [running, most] = [0, 0];
    const present = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, (_, channel) => reads.read(String(channel), present)));
    expect([most, running]).toEqual([2, 0]);
  });

  it('retry while the database is busy, and give up after their time', async () => {
    let asked = 0;
    const second = async () => {
      asked += 1;
      if (asked < 2) throw busy;
      return 'read';
    };
    expect(await readsOf(1, 5_000).read('c', second)).toBe('read');
    expect(asked).toBe(2);
    await expect(readsOf(1, -1).read('c', () => Promise.reject(busy))).rejects.toBe(busy);
  });

  it('fail at once with any other error, and free their place', async () => {
    const reads = readsOf(1, 60_000);
    await expect(reads.read('c', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await reads.read('c', async () => 'next')).toBe('next');
  });

  it('do those of one kind that wait for a turn together, and each hears of its own row', async () => {
    const reads = readsOf(2);
    const statements: string[][] = [];
    const readAll = async (keys: readonly string[]) => {
      statements.push([...keys]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return new Map(keys.filter((key) => key !== 'k7').map((key) => [key, `row ${key}`]));
    };
    const one = (key: string) => async () => (await readAll([key])).get(key);
    const keys = Array.from({ length: 80 }, (_, at) => `k${at}`);
    const rows = await Promise.all([
      ...keys.map((key) => reads.read(key, one(key), { name: 'seats', key, readAll })),
      reads.read('other', async () => 'alone'),
    ]);
    expect(rows).toEqual([...keys.map((key) => (key === 'k7' ? undefined : `row ${key}`)), 'alone']);
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(statements.flat().sort()).toEqual([...keys].sort());
  });

  it('tell all that were done together of a failure, and try again for each while the database is busy', async () => {
    const reads = readsOf(1, 5_000);
    let fault: Error | undefined = busy;
    const readAll = async (keys: readonly string[]) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (fault && keys.length > 1) {
        const thrown = fault;
        fault = undefined;
        throw thrown;
      }
      return new Map(keys.map((key) => [key, key]));
    };
    const read = (key: string) => reads.read(key, async () => (await readAll([key])).get(key), { name: 'seats', key, readAll });
    expect(await Promise.all(['a', 'b', 'c'].map(read))).toEqual(['a', 'b', 'c']);
    fault = new Error('gone');
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(read));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});
