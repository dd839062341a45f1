import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { RedisHub } from '../../src/pubsub/redis.js';
import { freePort, redisUrl } from '../support/services/redis.js';

/** Longer than a subscriber waits for Redis, and shorter than Redis is given up. */
const SLOW_MS = 1_200;

const url = redisUrl() ?? '';

/** The current state had been read by then, and events until the subscription took effect were lost silently. */
test.skipIf(!url)('a channel that Redis is slow to subscribe to is read again once it is', async () => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let delayMs = 0;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => [near, far].map((end) => end.destroy()));
    }
    near.on('data', (bytes) => void sleep(delayMs).then(() => far.writable && far.write(bytes)));
    far.on('data', (bytes) => near.write(bytes));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const warnings: string[] = [];
  const hub = new RedisHub(`redis://127.0.0.1:${port}`, {
    info: () => undefined,
    warn: (_details, message) => void warnings.push(message),
  });
  let resyncs = 0;
  const listener = {
    event: () => undefined,
    resync: () => {
      resyncs += 1;
    },
  };
  const leaveFirst = await hub.subscribe('sessionCapacity', 'o', 'warm-up', listener);
  await expect
    .poll(() =>
      hub.publish([]).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  leaveFirst();
  await sleep(100);
  resyncs = 0;

  delayMs = SLOW_MS;
  const startedMs = performance.now();
  const leave = await hub.subscribe('sessionCapacity', 'o', 's', listener);
  expect(performance.now() - startedMs).toBeLessThan(SLOW_MS);
  expect(resyncs).toBe(0);
  await expect.poll(() => resyncs, { timeout: 2 * SLOW_MS }).toBe(1);
  expect(warnings).toEqual([]);
  leave();
  await hub.close();
  for (const socket of sockets) socket.destroy();
  server.close();
});
