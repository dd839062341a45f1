import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { LiveEvent, SessionCapacityState } from '../../src/entities/events.js';
import { liveState } from '../../src/pubsub/fanout.js';
import { RedisHub } from '../../src/pubsub/redis.js';
import { SharedReads } from '../../src/pubsub/shared-reads.js';
import { freePort, missingRedisProgram, redisUrl, startOwnRedis } from '../support/services/redis.js';
import { Door } from './door.js';

const KEY = 's';
const state = (version: number): SessionCapacityState => ({
  sessionId: KEY,
  status: 'SCHEDULED',
  capacity: 9,
  seatsTaken: version,
  version,
});
const event = (organisationId: string, version: number): LiveEvent => ({
  topic: 'sessionCapacity',
  organisationId,
  key: KEY,
  version,
  state: state(version),
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function hubAt(url: string): RedisHub {
  const hub = new RedisHub(url, { info: () => undefined, warn: () => undefined });
  closing.push(() => hub.close());
  return hub;
}

async function follow(hub: RedisHub, organisationId: string, current: () => number) {
  const versions: number[] = [];
  const stream = await liveState({
    ...{ hub, topic: 'sessionCapacity', organisationId, key: KEY, authorise: () => undefined },
    reads: new SharedReads({ maxAtOnce: 1, maxRetryMs: 0, isBusy: () => false }),
    read: async () => state(current()),
  });
  const reading = (async () => {
    for await (const { version } of stream) versions.push(version);
  })();
  closing.push(async () => {
    await stream.return();
    await reading;
  });
  await expect.poll(() => versions.length).toBeGreaterThan(0);
  return { versions, stream };
}

const url = redisUrl() ?? '';
const organisation = () => crypto.randomUUID();

describe.skipIf(!url)('the hub over Redis', () => {
  it('carries the events of one process to the subscribers of another, and to its own once', async () => {
    const [here, there] = [hubAt(url), hubAt(url)];
    const id = organisation();
    const [near, far] = await Promise.all([follow(here, id, () => 1), follow(there, id, () => 1)]);
    await expect.poll(() => here.publish([event(id, 2)]).then(() => far.versions.at(-1)), { timeout: 10_000 }).toBe(2);
    // Events keep their order, so that a repeated one would stand before the next.
    await here.publish([event(id, 3)]);
    for (const { versions } of [near, far]) {
      await expect.poll(() => versions.at(-1), { timeout: 10_000 }).toBe(3);
      expect(versions).toEqual([1, 2, 3]);
    }
  });

  it('stops listening when the last subscriber has left', async () => {
    const [here, there] = [hubAt(url), hubAt(url)];
    const id = organisation();
    const one = await follow(there, id, () => 1);
    const two = await follow(there, id, () => 1);
    await one.stream.return();
    await expect.poll(() => here.publish([event(id, 2)]).then(() => two.versions.at(-1))).toBe(2);
    await two.stream.return();
    expect(there.subscribers).toBe(0);
    const three = await follow(there, id, () => 2);
    await expect.poll(() => here.publish([event(id, 3)]).then(() => three.versions.at(-1))).toBe(3);
  });

  it('makes every subscriber read again when Redis comes back, and reports the failed publishes', async () => {
    const door = await new Door().open(url);
    const port = Number(new URL(door.url).port);
    const hub = hubAt(door.url);
    const id = organisation();
    let current = 1;
    const { versions } = await follow(hub, id, () => current);
    await expect
      .poll(() =>
        hub.publish([event(id, 1)]).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await door.shut();
    current = 5;
    await expect(hub.publish([event(id, 2)])).rejects.toThrow();
    expect(versions).toContain(2);
    const again = await new Door().open(url, port);
    closing.push(() => again.shut());
    await expect.poll(() => versions.at(-1), { timeout: 5_000 }).toBe(5);
  });

  it('notices a half-open connection', async () => {
    const door = await new Door().open(url);
    closing.push(() => door.shut());
    const hub = hubAt(door.url);
    const id = organisation();
    let current = 1;
    const { versions } = await follow(hub, id, () => current);
    await expect
      .poll(() =>
        hub.publish([event(id, 1)]).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    door.isHeld = true;
    current = 5;
    await expect(hub.publish([event(id, 2)])).rejects.toThrow();
    await sleep(2_500);
    door.isHeld = false;
    await expect.poll(() => versions.at(-1), { timeout: 5_000 }).toBe(5);
  });

  it('gives a new subscriber the current state while Redis is away', async () => {
    const { versions } = await follow(hubAt('redis://127.0.0.1:1'), organisation(), () => 3);
    expect(versions).toEqual([3]);
  });

  it.skipIf(missingRedisProgram())('survives a Redis that is killed and comes back empty', async () => {
    const port = await freePort();
    let redis = startOwnRedis(port);
    closing.push(async () => redis.kill('SIGKILL'));
    const [here, there] = [hubAt(`redis://127.0.0.1:${port}`), hubAt(`redis://127.0.0.1:${port}`)];
    const id = organisation();
    let current = 1;
    const { versions } = await follow(there, id, () => current);
    const publish = (version: number) => () =>
      here.publish([event(id, version)]).then(
        () => versions.at(-1),
        () => undefined,
      );
    await expect.poll(publish(2), { timeout: 5_000 }).toBe(2);
    redis.kill('SIGKILL');
    await new Promise((resolve) => redis.once('exit', resolve));
    current = 3;
    redis = startOwnRedis(port);
    await expect.poll(() => versions.at(-1), { timeout: 5_000 }).toBe(3);
    await expect.poll(publish(4), { timeout: 5_000 }).toBe(4);
  });
});
