import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { Aside } from '../../src/services/engine/aside.js';
import { Overloaded } from '../../src/services/engine/database/transaction.js';
import { Turns } from '../../src/services/engine/turns.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { booking } from '../concurrency/two-engines.js';

const ROW = { kind: 'sessions', id: 'a-session' } as const;

/** An organisation that waits for its turn, because another one keeps the only place. */
async function waitingForItsTurn(maxHeldMs: number) {
  const turns = new Turns(1, Number.POSITIVE_INFINITY);
  let leave: () => void = () => undefined;
  const other = turns.take(() => new Promise<void>((resolve) => (leave = resolve)));
  // Nothing listens there: a round that began would fail, and would not end the command with this sentence.
  const place = { pool: new Pool({ port: 1, host: '127.0.0.1' }), rules, organisationId: 'an-organisation' };
  let isEmpty = false;
  const aside = new Aside(
    place,
    { maxBatch: 100, lockWaitMs: 250, maxHeldMs },
    turns,
    () => new Map(),
    () => {
      isEmpty = true;
    },
  );
  const send = (rows: readonly (typeof ROW)[]) => {
    const startedMs = performance.now();
    const ended = new Promise<number>((resolve, reject) => {
      const request = { command: booking('a-registration', ROW.id) };
      const late = (error: unknown) => (error instanceof Overloaded ? resolve(performance.now() - startedMs) : reject(error));
      aside.add({ request, since: startedMs, resolve: () => reject(new Error('it did not run')), reject: late }, rows);
    });
    return ended;
  };
  const end = async () => {
    leave();
    await Promise.all([other, aside.running]);
    await place.pool.end();
    return isEmpty;
  };
  return { aside, turns, send, end };
}

it.each([50, 120, 300])(
  'a command that was set aside ends after %i ms, although its organisation has no turn yet',
  async (maxHeldMs) => {
    const { aside, turns, send, end } = await waitingForItsTurn(maxHeldMs);
    const tookMs = await Promise.all([send([ROW]), send([])]);
    for (const ms of tookMs) {
      expect(ms).toBeGreaterThanOrEqual(maxHeldMs - 2);
      expect(ms).toBeLessThan(maxHeldMs + 1_000);
    }
    expect(aside.size).toBe(0);
    expect(turns.isCrowded).toBe(true);
    expect(await end()).toBe(true);
  },
);

it('each command that was set aside ends in its own time', async () => {
  const { aside, send, end } = await waitingForItsTurn(400);
  const first = send([ROW]);
  await sleep(200);
  const second = send([ROW]);
  await first;
  expect(aside.size).toBe(1);
  expect(await second).toBeGreaterThanOrEqual(398);
  expect(await end()).toBe(true);
});
