import { MikroORM } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOptions } from '../../src/boot/read-pool.js';
import { readConfig } from '../../src/config.js';
import type { LiveEvent } from '../../src/entities/events.js';
import { LocalHub } from '../../src/pubsub/hub.js';
import { Relay } from '../../src/pubsub/relay.js';
import { createRelayPool } from '../../src/pubsub/relay-pool.js';
import { createDatabase } from '../support/services/postgres.js';
import { type BadNetwork, startBadNetwork } from './bad-network.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let network: BadNetwork;
beforeAll(async () => {
  database = await createDatabase();
  network = await startBadNetwork(database.url);
});
afterAll(async () => {
  await network.stop();
  await database.drop();
});

const EVENT = { topic: 'sessionCapacity', organisationId: uuidv7(), key: 's', version: 1 } as LiveEvent;

/** A sweep waited for ever for an answer, no other one began, and the server could not stop. */
test('a relay whose connection has gone silent gives up, closes, and sweeps again on a new one', async () => {
  const warnings: object[] = [];
  const pool = createRelayPool(network.url, () => undefined);
  const relay = new Relay(pool, new LocalHub(), { warn: (details) => void warnings.push(details) });
  expect(await relay.sweep()).toBe(0);
  network.isMute = true;
  relay.committed(uuidv7(), [EVENT]);
  await expect(relay.sweep()).rejects.toThrow(/silent/);
  await relay.close();
  expect(warnings).toHaveLength(1);
  network.isMute = false;
  expect(await relay.sweep()).toBe(0);
  await pool.end();
});

/** A read that nobody answered kept its connection, and the next one was lent it again. */
test('a read whose connection has gone silent fails, and the next one gets a new connection', async () => {
  const config = readConfig({ NODE_ENV: 'test', READ_POOL_SIZE: '1', REQUEST_TIMEOUT_MS: '300' });
  const orm = new MikroORM(readOptions(config, network.url));
  const read = () => orm.em.fork().transactional((em) => em.execute('select 1 as one'));
  expect(await read()).toEqual([{ one: 1 }]);
  network.isMute = true;
  await expect(read()).rejects.toThrow();
  network.isMute = false;
  await expect.poll(() => read().catch(String), { timeout: 5_000 }).toEqual([{ one: 1 }]);
  await orm.close();
});
