import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../src/entities/events.js';
import { TransportAway } from '../../src/pubsub/hub.js';
import { RedisHub } from '../../src/pubsub/redis.js';
import { freePort, missingRedisProgram, redisUrl, startOwnRedis } from '../support/services/redis.js';
import { Door } from './door.js';

const AWAY = 'Redis is away: live events stay in this process until it answers';
const BACK = 'Redis answers again: live events reach other processes';
/** Long enough for several attempts to connect, and for pings. */
const A_WHILE_MS = 2_500;

const url = redisUrl() ?? '';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function hubAt(address: string) {
  const lines: string[] = [];
  const told = (_details: object, message: string) => void lines.push(message);
  const hub = new RedisHub(address, { info: told, warn: told });
  closing.push(() => hub.close());
  return { hub, lines };
}

const state = { sessionId: 's', status: 'SCHEDULED' as const, capacity: 9, seatsTaken: 0, version: 1 };
const event: LiveEvent = { topic: 'sessionCapacity', organisationId: 'o', key: 's', version: 1, state };
/** Whether Redis took an event. */
const publishes = (hub: RedisHub): Promise<boolean> =>
  hub.publish([event]).then(
    () => true,
    (error: unknown) => {
      expect(error).toBeInstanceOf(TransportAway);
      return false;
    },
  );

/** Publishes all the time, as a busy server does. */
async function busyFor(hub: RedisHub, ms: number): Promise<void> {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(20)) await publishes(hub);
}

async function startRedis(port: number): Promise<ChildProcess> {
  const redis = startOwnRedis(port);
  closing.push(() => killed(redis));
  return redis;
}

async function killed(redis: ChildProcess): Promise<void> {
  if (redis.exitCode !== null || redis.signalCode !== null) return;
  const exit = new Promise((resolve) => redis.once('exit', resolve));
  redis.kill('SIGKILL');
  await exit;
}

describe.skipIf(!url)('the log of a server whose Redis is away', () => {
  it.skipIf(missingRedisProgram())('has one line when Redis is killed and one when it is back, each time', async () => {
    const port = await freePort();
    let redis = await startRedis(port);
    const { hub, lines } = hubAt(`redis://127.0.0.1:${port}`);
    await expect.poll(() => publishes(hub), { timeout: 5_000 }).toBe(true);
    // Whether the first attempt came before Redis listened is chance.
    await expect.poll(() => lines.length % 2).toBe(0);
    lines.length = 0;
    for (let time = 1; time <= 2; time += 1) {
      await killed(redis);
      await busyFor(hub, A_WHILE_MS);
      redis = await startRedis(port);
      await expect.poll(() => publishes(hub), { timeout: 5_000 }).toBe(true);
      await expect.poll(() => lines.length, { timeout: 5_000 }).toBe(2 * time);
    }
    expect(lines).toEqual([AWAY, BACK, AWAY, BACK]);
  });

  it('has one line when nothing listens at its address', async () => {
    const { hub, lines } = hubAt(`redis://127.0.0.1:${await freePort()}`);
    await busyFor(hub, A_WHILE_MS);
    expect(lines).toEqual([AWAY]);
  });

  it('has one line when connections stay open and nothing comes back', async () => {
    const door = await new Door().open(url);
    closing.push(() => door.shut());
    const { hub, lines } = hubAt(door.url);
    await expect.poll(() => publishes(hub)).toBe(true);
    await sleep(100);
    door.isHeld = true;
    await busyFor(hub, 2 * A_WHILE_MS);
    door.isHeld = false;
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(2);
    expect(lines).toEqual([AWAY, BACK]);
  });

  it('has no line when Redis answers from the first moment, nor when the server stops', async () => {
    const { hub, lines } = hubAt(url);
    await expect.poll(() => publishes(hub)).toBe(true);
    await hub.close();
    await sleep(200);
    expect(lines).toEqual([]);
  });
});
