import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SERVING_ROLE } from '../../src/postgres/connections.js';
import { createPool } from '../../src/postgres/pools.js';
import { type BadNetwork, startBadNetwork } from '../faults/bad-network.js';
import { createDatabase } from '../support/services/postgres.js';

const CONNECTIONS = 5;
/** A silent connection is found within this time. */
const FOUND_MS = 5_000;
/** Longer than a connection may be at rest without being asked. */
const REST_MS = 1_200;

let database: Awaited<ReturnType<typeof createDatabase>>;
let network: BadNetwork;
let pool: Pool;
let lost: Error[];
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  network = await startBadNetwork(database.url);
  lost = [];
  const times = { connectTimeoutMs: 1_000, statementTimeoutMs: 20_000 };
  const options = { name: 'silence', role: SERVING_ROLE, max: CONNECTIONS, ...times } as const;
  pool = createPool(network.url, options, (error) => lost.push(error));
});
afterEach(async () => {
  network.isMute = false;
  await pool.end();
  await network.stop();
});

async function openAll(): Promise<void> {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()));
  for (const client of clients) client.release();
}

async function timeOf<T>(work: Promise<T>): Promise<{ outcome: T | Error; ms: number }> {
  const startedMs = performance.now();
  const outcome = await work.catch((error: Error) => error);
  return { outcome, ms: performance.now() - startedMs };
}

const one = () => pool.query<{ one: number }>('select 1 as one').then(({ rows }) => rows[0]?.one);

describe('connections at rest that have gone silent', () => {
  it('are found by the next query, which gets a new one, and all others of the pool with the first', async () => {
    await openAll();
    network.silenceOpen();
    await sleep(REST_MS);
    const { outcome, ms } = await timeOf(one());
    expect(outcome).toBe(1);
    expect(ms).toBeLessThan(2_000);
    expect(lost).toHaveLength(CONNECTIONS);
    expect(pool.totalCount).toBe(1);
    const all = await timeOf(Promise.all(Array.from({ length: CONNECTIONS }, one)));
    expect(all.outcome).toEqual(Array.from({ length: CONNECTIONS }, () => 1));
    expect(all.ms).toBeLessThan(1_000);
  });

  it('are found as well when many queries come at once', async () => {
    await openAll();
    network.silenceOpen();
    await sleep(REST_MS);
    const { outcome, ms } = await timeOf(Promise.all(Array.from({ length: 3 * CONNECTIONS }, one)));
    expect(outcome).toEqual(Array.from({ length: 3 * CONNECTIONS }, () => 1));
    expect(ms).toBeLessThan(FOUND_MS);
  });

  it('are asked only after a rest', async () => {
    await one();
    const asked = network.questions;
    await one();
    expect(network.questions - asked).toBe(1);
    await sleep(REST_MS);
    await one();
    expect(network.questions - asked).toBe(3);
  });
});

describe('a query that is under way', () => {
  it('fails within seconds when the network carries nothing any more, and the next one works as soon as it does', async () => {
    await one();
    const waiting = timeOf(pool.query('select pg_sleep(0.3)'));
    await sleep(100);
    network.isMute = true;
    const { outcome, ms } = await waiting;
    expect(outcome).toMatchObject({ name: 'SilentConnection', code: 'ETIMEDOUT' });
    expect(ms).toBeLessThan(FOUND_MS);
    expect((await timeOf(one())).outcome).toBeInstanceOf(Error);
    network.isMute = false;
    const { outcome: again, ms: againMs } = await timeOf(one());
    expect(again).toBe(1);
    expect(againMs).toBeLessThan(1_000);
  });

  it('fails within seconds when its connection alone has gone silent', async () => {
    await one();
    const waiting = timeOf(pool.query('select pg_sleep(0.3)'));
    await sleep(100);
    network.silenceOpen();
    expect((await timeOf(one())).outcome).toBe(1);
    const { outcome, ms } = await waiting;
    expect(outcome).toMatchObject({ name: 'SilentConnection' });
    expect(ms).toBeLessThan(FOUND_MS);
  });

  it('fails within seconds in the middle of a transaction', async () => {
    const client = await pool.connect();
    await client.query('begin');
    network.silenceOpen();
    const { outcome, ms } = await timeOf(client.query('select 1'));
    client.release(true);
    expect(outcome).toMatchObject({ name: 'SilentConnection' });
    expect(ms).toBeLessThan(FOUND_MS);
  });

  it('goes on when it is only slow, whatever else goes on beside it', async () => {
    const slow = timeOf(pool.query('select pg_sleep(6)'));
    for (let second = 0; second < 6; second += 1) {
      expect(await one()).toBe(1);
      await sleep(900);
    }
    expect((await slow).outcome).not.toBeInstanceOf(Error);
    expect(lost).toEqual([]);
  }, 15_000);

  it('goes on when it is only slow and all connections are taken', async () => {
    const slow = Array.from({ length: CONNECTIONS }, () => timeOf(pool.query('select pg_sleep(4)')));
    for (const { outcome } of await Promise.all(slow)) expect(outcome).not.toBeInstanceOf(Error);
    expect(lost).toEqual([]);
  }, 15_000);

  it('goes on when this process was too busy to read its answer', async () => {
    await one();
    const answer = timeOf(pool.query('select pg_sleep(0.1)'));
    await sleep(50);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_500);
    expect((await answer).outcome).not.toBeInstanceOf(Error);
    expect(lost).toEqual([]);
  });

  it('may pause inside a transaction for longer', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await sleep(4_000);
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.query('commit');
    client.release();
    expect(lost).toEqual([]);
  }, 10_000);
});

describe('a network that is silent from the start', () => {
  it('lets nobody wait for a connection for longer than its limit', async () => {
    network.isMute = true;
    const { outcome, ms } = await timeOf(one());
    expect(outcome).toBeInstanceOf(Error);
    expect(ms).toBeLessThan(FOUND_MS);
    expect(pool.totalCount).toBe(0);
  });
});
