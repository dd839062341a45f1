import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Committed, CommitUnknown, createEnginePool, Engine, Overloaded } from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { booking } from '../concurrency/two-engines.js';
import { type Ground, makeGround } from '../engine/ground.js';
import { type BadNetwork, type Fate, startBadNetwork } from './bad-network.js';

let ground: Ground;
let network: BadNetwork;
let pool: Pool;
let engine: Engine;
const committed: Committed[] = [];
beforeAll(async () => {
  ground = await makeGround();
  network = await startBadNetwork(String(ground.pool.options.connectionString));
  pool = createEnginePool(network.url, 4, () => undefined);
  engine = new Engine(pool, rules, (batch) => committed.push(batch));
});
afterAll(async () => {
  await engine.close();
  await pool.end();
  await network.stop();
  await ground.close();
});

const verify = () => verifyDatabase(String(ground.pool.options.connectionString));

/** A booking through the bad network, with a key or without, and what there is of it afterwards. */
async function book(key?: string) {
  const { registrationId } = await ground.addRegistration();
  const sessionId = await ground.addSession();
  const command = booking(registrationId, sessionId);
  const idempotency = key === undefined ? undefined : { viewer: 'member', operation: 'bookSession', key, inputHash: 'a' };
  const request = { command, idempotency };
  return {
    sessionId,
    send: () => engine.execute(ground.organisationId, request),
    stored: () => ground.sql<{ bookingId: string }>('select id as "bookingId" from bookings where session_id = $1', [sessionId]),
  };
}

/** How long the server lets a request take. */
const REQUEST_TIMEOUT_MS = readConfig({}).requestTimeoutMs;

const FATES: readonly Fate[] = ['PASSES', 'CUT_BEFORE', 'CUT_AFTER'];

describe('a connection that is cut around COMMIT', () => {
  // The later COMMITs are those of the question whether the batch stands, or of the next try.
  const plans: Fate[][] = [
    ...FATES.flatMap((first) => FATES.map((second) => [first, second])),
    ['CUT_BEFORE', 'CUT_BEFORE', 'CUT_BEFORE'],
    ['CUT_BEFORE', 'CUT_AFTER', 'CUT_AFTER'],
    ['CUT_AFTER', 'CUT_AFTER', 'CUT_AFTER'],
    ['CUT_BEFORE', 'PASSES', 'CUT_AFTER'],
  ];

  it.each(plans.map((plan) => [plan.join(', '), plan] as const))(
    'books exactly once, and says so, when COMMITs meet %s',
    async (_fates, fates) => {
      const { send, stored } = await book();
      const eventsBefore = committed.length;
      network.fates = [...fates];
      const outcome = await send();
      network.fates = [];
      expect(outcome.kind).toBe('done');
      expect(await stored()).toEqual(outcome.kind === 'done' ? [outcome.answer] : []);
      expect(committed.length - eventsBefore).toBe(1);
      const outbox = await ground.sql('select id from outbox where id = $1 and events <> $2', [committed.at(-1)?.outboxId, '[]']);
      expect(outbox).toHaveLength(1);
    },
  );

  it.each(FATES.slice(1).map((fate) => [fate]))(
    'books exactly once when the COMMIT of a command that waited for a held row meets %s',
    { timeout: 30_000 },
    async (fate) => {
      const { sessionId, send, stored } = await book();
      const holder = await ground.pool.connect();
      await holder.query(`begin; select set_config('app.organisation', '${ground.organisationId}', true)`);
      await holder.query('select from sessions where id = $1 for update', [sessionId]);
      const sending = send();
      // By now it was set aside, and stands in line on another connection.
      await new Promise((resolve) => setTimeout(resolve, 600));
      network.fates = [fate];
      await holder.query('rollback');
      holder.release();
      const outcome = await sending;
      network.fates = [];
      expect(await stored()).toEqual(outcome.kind === 'done' ? [outcome.answer] : []);
      expect(outcome.kind).toBe('done');
    },
  );

  it('answers from the database when the reply of COMMIT never comes', { timeout: 60_000 }, async () => {
    const { send, stored } = await book('silence');
    network.fates = ['SILENCE_AFTER'];
    const startedMs = performance.now();
    const outcome = await send();
    expect(performance.now() - startedMs).toBeLessThan(REQUEST_TIMEOUT_MS);
    expect(await stored()).toEqual(outcome.kind === 'done' ? [outcome.answer] : []);
  });

  it.each([
    ['has', 'CUT_AFTER', 1],
    ['has not', 'CUT_BEFORE', 0],
  ] as const)(
    'says that it does not know when the database %s committed and stays away, and tells the same key later',
    { timeout: 60_000 },
    async (_what, fate, bookings) => {
      const { send, stored } = await book(`away ${fate}`);
      network.fates = [fate];
      network.fallsWithCut = true;
      await expect(send()).rejects.toThrow(CommitUnknown);
      expect(await stored()).toHaveLength(bookings);
      network.fallsWithCut = false;
      network.isDown = false;
      const outcome = await send();
      expect(await stored()).toEqual(outcome.kind === 'done' ? [outcome.answer] : []);
    },
  );

  it('fails within the time limit of a request when the network is cut, and nothing has happened', {
    timeout: 60_000,
  }, async () => {
    await (await book()).send();
    const { send, stored } = await book();
    network.isMute = true;
    const startedMs = performance.now();
    await expect(send()).rejects.toThrow(Overloaded);
    expect(performance.now() - startedMs).toBeLessThan(REQUEST_TIMEOUT_MS);
    network.isMute = false;
    expect(await stored()).toEqual([]);
    expect((await send()).kind).toBe('done');
  });

  it('leaves every account balanced', async () => {
    expect(await verify()).toEqual([]);
  });
});
