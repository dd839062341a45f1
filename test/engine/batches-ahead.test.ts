import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createEnginePool, ENGINE_DEFAULTS, Engine } from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { booking } from '../concurrency/two-engines.js';
import { pause, useHolding, wordOf } from './holding.js';

const held = useHolding();
const { engineWith, send, holdAccount } = held;

/** Longer than a statement of a batch waits for a lock. */
const SLOW_MS = ENGINE_DEFAULTS.lockWaitMs * 3;
/** Pairs of commands are batches, and a pair that waits is enough to begin ahead. */
const PAIRS = { maxBatch: 2, aheadFrom: 2 };

const people = (count: number) => Promise.all(Array.from({ length: count }, () => held.ground.addRegistration()));

/** Writing a booking of this session takes so long. */
async function slowSession(ms: number, capacity: number): Promise<string> {
  const session = await held.ground.addSession({ capacity });
  const name = `slow_${session.replaceAll('-', '')}`;
  const owner = new pg.Client({ connectionString: String(held.ground.pool.options.connectionString) });
  await owner.connect();
  await owner.query(`create function ${name}() returns trigger language plpgsql as $$
    begin if new.session_id = '${session}' then perform pg_sleep(${ms / 1000}); end if; return new; end $$`);
  await owner.query(`create trigger ${name} before insert on bookings for each row execute function ${name}()`);
  await owner.end();
  return session;
}

describe('a batch that begins ahead', () => {
  it('reads, decides and commits while the one before waits at an account', { timeout: 20_000 }, async () => {
    const engine = engineWith({ ...PAIRS, lockWaitMs: 5_000 });
    const [one, two] = await people(2);
    const [other, another] = await people(2);
    const session = await held.ground.addSession();
    const checked = await held.ground.addSession({ inHours: 1 });
    const bookings = await Promise.all(
      [other, another].map(async (person) => {
        const outcome = await send(engine, booking(person?.registrationId ?? '', checked)).promise;
        return outcome.kind === 'done' && 'bookingId' in outcome.answer ? outcome.answer.bookingId : '';
      }),
    );
    const release = await holdAccount(`BOOKED:${held.ground.courseId}`);
    const first = [one, two].map((person) => send(engine, booking(person?.registrationId ?? '', session)));
    await pause(100);
    const second = bookings.map((bookingId) => send(engine, { kind: 'checkIn', bookingId, reason: null }));
    expect((await Promise.all(second.map(({ promise }) => promise))).map(wordOf)).toEqual(['done', 'done']);
    expect(first.map(({ isSettled }) => isSettled)).toEqual([false, false]);
    await release();
    expect((await Promise.all(first.map(({ promise }) => promise))).map(wordOf)).toEqual(['done', 'done']);
  });

  it('waits for the end of the one before when fewer commands wait', { timeout: 20_000 }, async () => {
    const engine = engineWith({ maxBatch: 2, aheadFrom: 3 });
    const everybody = await people(4);
    const [slow, free] = [await slowSession(SLOW_MS, 10), await held.ground.addSession()];
    const first = everybody.slice(0, 2).map(({ registrationId }) => send(engine, booking(registrationId, slow)));
    await pause(50);
    const second = everybody.slice(2).map(({ registrationId }) => send(engine, booking(registrationId, free)));
    await Promise.race(second.map(({ promise }) => promise));
    expect(first.map(({ isSettled }) => isSettled)).toEqual([true, true]);
    expect((await Promise.all([...first, ...second].map(({ promise }) => promise))).map(wordOf)).toEqual(Array(4).fill('done'));
  });

  it('sees the seats that the one before has taken, however long it took', {
    timeout: 20_000,
  }, async () => {
    const engine = engineWith(PAIRS);
    const everybody = await people(6);
    const session = await slowSession(SLOW_MS / 2, 3);
    const sending = everybody.map(({ registrationId }) => send(engine, booking(registrationId, session)));
    const words = (await Promise.all(sending.map(({ promise }) => promise))).map(wordOf);
    expect(words).toEqual(['done', 'done', 'done', 'SESSION_FULL', 'SESSION_FULL', 'SESSION_FULL']);
  });

  it('gives a key the same answer when its first request is being written', { timeout: 20_000 }, async () => {
    const engine = engineWith(PAIRS);
    const [one, two, three] = await people(3);
    const session = await slowSession(SLOW_MS, 10);
    const keyOf = (key: string) => ({ idempotency: { viewer: 'v', operation: 'bookSession', key, inputHash: key } });
    const book = (person: typeof one, key: string) => send(engine, booking(person?.registrationId ?? '', session), keyOf(key));
    const first = [book(one, 'ahead-1'), book(two, 'ahead-2')];
    await pause(50);
    const again = [book(one, 'ahead-1'), book(three, 'ahead-3')];
    const [firsts, agains] = [
      await Promise.all(first.map(({ promise }) => promise)),
      await Promise.all(again.map(({ promise }) => promise)),
    ];
    expect([...firsts, ...agains].map(wordOf)).toEqual(Array(4).fill('done'));
    expect(agains[0]).toMatchObject({ after: null, answer: firsts[0]?.kind === 'done' ? firsts[0].answer : null });
  });

  it('waits for the connection of the one before when there is no other', { timeout: 20_000 }, async () => {
    const pool = createEnginePool(String(held.ground.pool.options.connectionString), 1, () => undefined);
    const engine = new Engine(pool, rules, () => undefined, { ...ENGINE_DEFAULTS, ...PAIRS });
    const everybody = await people(4);
    // Longer than the pool lets anybody wait for a connection.
    const [slow, free] = [await slowSession(1_300, 10), await held.ground.addSession()];
    const sending = everybody.map(({ registrationId }, at) => send(engine, booking(registrationId, at < 2 ? slow : free)));
    expect((await Promise.all(sending.map(({ promise }) => promise))).map(wordOf)).toEqual(Array(4).fill('done'));
    await engine.close();
    await pool.end();
  });
});

describe('the answers to a large batch', () => {
  it('come in their order, in several turns of the event loop, and closing waits for the last', { timeout: 20_000 }, async () => {
    const engine = new Engine(held.ground.pool, rules, () => undefined);
    const everybody = await people(30);
    const session = await held.ground.addSession({ capacity: 30 });
    const answered: number[] = [];
    const turns = new Set<number>();
    let turn = 0;
    const count = () => {
      turn += 1;
      if (answered.length < everybody.length) setImmediate(count);
    };
    count();
    const sending = everybody.map(async ({ registrationId }, at) => {
      await engine.execute(held.ground.organisationId, { command: booking(registrationId, session) });
      answered.push(at);
      turns.add(turn);
    });
    await engine.close();
    expect(answered).toHaveLength(30);
    await Promise.all(sending);
    expect(answered).toEqual(everybody.map((_, at) => at));
    expect(turns.size).toBeGreaterThan(1);
  });
});
