import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOptions } from '../../src/boot/read-pool.js';
import { readConfig } from '../../src/config.js';
import { liveState } from '../../src/pubsub/fanout.js';
import { LocalHub } from '../../src/pubsub/hub.js';
import { SharedReads } from '../../src/pubsub/shared-reads.js';
import { classify } from '../../src/services/engine/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { readSessionCapacity } from '../../src/services/reads/live-states.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';

const STREAMS = 3_000;
const READ_POOL_SIZE = 2;
/** Longer than anybody waits for a connection. */
const BUSY_MS = 1_500;

let app: TestApp;
let studio: BookingStudio;
let orm: MikroORM;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  const config = readConfig({ NODE_ENV: 'test', READ_POOL_SIZE: String(READ_POOL_SIZE) });
  orm = new MikroORM(readOptions(config, app.databaseUrl));
});
afterAll(async () => {
  await orm.close();
  await app.stop();
});

/** Each read for itself, twice, on a pool that lets nobody wait for long: most of the streams ended when Redis came back. */
test('streams of one session are brought up to date by a read or two that they share, however busy the database', async () => {
  const { organisationId } = studio.tenant;
  const sessionKey = studio.keyOf('Session', await studio.session());
  const hub = new LocalHub();
  const reads = new SharedReads({ maxAtOnce: 1, maxRetryMs: 500, isBusy: (error) => classify(error) !== 'FAULT' });
  let readCount = 0;
  const read = () => {
    readCount += 1;
    const em = bindTenant({ em: orm.em, organisationId });
    return em.transactional((bound) => readSessionCapacity(bound, organisationId, sessionKey));
  };
  const channel = { topic: 'sessionCapacity', organisationId, key: sessionKey, authorise: () => undefined } as const;
  const open = () => liveState({ hub, reads, ...channel, read });
  const streams = await Promise.all(Array.from({ length: STREAMS }, open));
  for (const stream of streams) expect((await stream.next()).value?.seatsTaken).toBe(0);
  expect(readCount).toBeLessThanOrEqual(2);

  await studio.sql('update sessions set seats_taken = 3, version = version + 1 where id = ?', [sessionKey]);
  const busy = Array.from({ length: READ_POOL_SIZE }, () => orm.em.fork());
  await Promise.all(busy.map((em) => em.begin()));
  readCount = 0;
  const pending = streams.map((stream) => stream.next());
  hub.resync();
  await sleep(BUSY_MS);
  await Promise.all(busy.map((em) => em.rollback()));
  for (const next of await Promise.all(pending)) expect(next.value?.seatsTaken).toBe(3);
  expect(readCount).toBeLessThanOrEqual(4);
  await Promise.all(streams.map((stream) => stream.return()));
  expect(hub.subscribers).toBe(0);
});
