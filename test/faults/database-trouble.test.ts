import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CommitUnknown, createEnginePool, ENGINE_DEFAULTS, Engine, Overloaded } from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { booking, makeTwoEngines, type TwoEngines } from '../concurrency/two-engines.js';

let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

describe('connections that the database ends under load', () => {
  const KILLS_AT_LEAST = 10;
  /** A busy machine would otherwise never get a batch done between two of them. */
  const KILLS_AT_MOST = 60;
  const PAUSE_MS = 40;
  /** Small batches, so that the load lasts for many of them. */
  const OPTIONS = { ...ENGINE_DEFAULTS, maxBatch: 4 };

  it('lose no acknowledged booking, and double none', { timeout: 120_000 }, async () => {
    const admin = new Client({ connectionString: inject('postgres').adminUrl });
    await admin.connect();
    const pools = [1, 2].map(() => createEnginePool(servers.url, 4, () => undefined));
    const engines = pools.map((pool) => new Engine(pool, rules, () => undefined, OPTIONS));
    const people = await servers.addRegistrations(300);
    const hours = [72, 96, 120];
    const sessions = (await Promise.all(hours.map((inHours) => servers.addSessions(1, { capacity: 300, inHours })))).flat();
    const done: { sessionId: string; bookingId: string }[] = [];
    const bookUntilDone = async (registrationId: string, i: number) => {
      for (const sessionId of sessions) {
        const idempotency = { viewer: registrationId, operation: 'bookSession', key: sessionId, inputHash: 'a' };
        for (let answered = false; !answered; ) {
          // As a client does: without an answer it asks again with the same key.
          const outcome = await servers
            .execute(i, { command: booking(registrationId, sessionId), idempotency })
            .catch((error: unknown) => {
              if (!(error instanceof Overloaded) && !(error instanceof CommitUnknown)) throw error;
              return undefined;
            });
          answered = outcome !== undefined;
          if (outcome) expect(outcome).toMatchObject({ kind: 'done' });
          if (outcome?.kind === 'done' && 'bookingId' in outcome.answer)
            done.push({ sessionId, bookingId: outcome.answer.bookingId });
        }
      }
    };
    let isOver = false;
    const load = Promise.all(people.map(({ registrationId }, i) => bookUntilDone(registrationId, i))).finally(() => {
      isOver = true;
    });
    const database = new URL(servers.url).pathname.slice(1);
    let kills = 0;
    while (!isOver && kills < KILLS_AT_MOST) {
      await sleep(PAUSE_MS);
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = $1 and application_name = 'permanentka-engine' and state <> 'idle'`,
        [database],
      );
      kills += rowCount ?? 0;
    }
    await load;
    await admin.end();
    await Promise.all([...engines.map((engine) => engine.close()), ...pools.map((pool) => pool.end())]);
    expect(kills).toBeGreaterThanOrEqual(KILLS_AT_LEAST);
    const stored = await servers.sql<{ id: string }>('select id from bookings where session_id = any($1)', [sessions]);
    expect(done).toHaveLength(people.length * sessions.length);
    expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(done.map(({ bookingId }) => bookingId)));
    expect(await servers.verify()).toEqual([]);
  });
});

describe('a pool without a free connection', () => {
  it('is answered OVERLOADED within about a second, and recovers when a connection is free', async () => {
    const pool = createEnginePool(servers.url, 1, () => undefined);
    const engine = new Engine(pool, rules, () => undefined);
    const [{ registrationId } = { registrationId: '' }] = await servers.addRegistrations(1);
    const sessionId = await servers.addSession();
    const held = await pool.connect();
    const startedMs = performance.now();
    const send = () => engine.execute(servers.organisationId, { command: booking(registrationId, sessionId) });
    const results = await Promise.allSettled([send(), send(), send()]);
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: expect.any(Overloaded) });
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    expect(await servers.sql('select id from bookings where session_id = $1', [sessionId])).toEqual([]);
    held.release();
    expect((await send()).kind).toBe('done');
    await engine.close();
    await pool.end();
  });
});

describe('a full queue of commands', () => {
  it('refuses the next command at once and executes the waiting ones', async () => {
    const pool = createEnginePool(servers.url, 1, () => undefined);
    const options = { ...ENGINE_DEFAULTS, maxBatch: 1, maxWaiting: 3 };
    const engine = new Engine(pool, rules, () => undefined, options);
    const people = await servers.addRegistrations(6);
    const sessionId = await servers.addSession();
    const sent = people.map(({ registrationId }) =>
      engine.execute(servers.organisationId, { command: booking(registrationId, sessionId) }),
    );
    const results = await Promise.allSettled(sent);
    const turnedAway = results.filter((result) => result.status === 'rejected' && result.reason instanceof Overloaded);
    expect(turnedAway).toHaveLength(3);
    expect(await servers.sql('select seats_taken from sessions where id = $1', [sessionId])).toEqual([{ seats_taken: 3 }]);
    await engine.close();
    await expect(engine.execute(servers.organisationId, { command: booking('', sessionId) })).rejects.toThrow(Overloaded);
    await pool.end();
  });
});
