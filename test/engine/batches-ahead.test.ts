import pg from 'pg';
import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../src/entities/events.js';
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

const sessionIn = (events: readonly LiveEvent[]): string => events.find(({ topic }) => topic === 'sessionCapacity')?.key ?? '';

async function bookingOf(engine: Engine, person: { registrationId: string } | undefined, session: string): Promise<string> {
  const outcome = await send(engine, booking(person?.registrationId ?? '', session)).promise;
  if (outcome.kind !== 'done' || !('bookingId' in outcome.answer)) throw new Error('the session must be booked');
  return outcome.answer.bookingId;
}

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
  it('locks its rows while the one before waits at an account, and is committed after it', { timeout: 20_000 }, async () => {
    const committed: string[] = [];
    const engine = new Engine(held.ground.pool, rules, ({ events }) => committed.push(sessionIn(events)), {
      ...{ ...ENGINE_DEFAULTS, ...PAIRS },
      lockWaitMs: 5_000,
    });
    const everybody = await people(4);
    const [early, late] = [await held.ground.addSession(), await held.ground.addSession()];
    const release = await holdAccount(`BOOKED:${held.ground.courseId}`);
    const first = everybody.slice(0, 2).map(({ registrationId }) => send(engine, booking(registrationId, early)));
    await pause(100);
    const second = everybody.slice(2).map(({ registrationId }) => send(engine, booking(registrationId, late)));
    const isFree = 'select id from sessions where id = $1 for update skip locked';
    while ((await held.ground.sql(isFree, [late])).length > 0) await pause(20);
    expect([...first, ...second].some(({ isSettled }) => isSettled)).toBe(false);
    await release();
    expect((await Promise.all([...first, ...second].map(({ promise }) => promise))).map(wordOf)).toEqual(Array(4).fill('done'));
    expect(committed).toEqual([early, late]);
    await engine.close();
  });

  it('lets go of its rows when the one before has to try again, so their order stays', { timeout: 20_000 }, async () => {
    const engine = engineWith(PAIRS);
    const [one, two, three] = await people(3);
    const session = await held.ground.addSession({ inHours: 1 });
    const [checked, other] = [await bookingOf(engine, one, session), await held.ground.addSession()];
    const release = await holdAccount(`BOOKED:${held.ground.courseId}`);
    const checkingIn = send(engine, { kind: 'checkIn', bookingId: checked, reason: null });
    const blocked = [send(engine, booking(two?.registrationId ?? '', other))];
    await pause(100);
    const undoing = send(engine, { kind: 'undoCheckIn', bookingId: checked, reason: 'a slip' });
    blocked.push(send(engine, booking(three?.registrationId ?? '', other)));
    expect([await checkingIn.promise, await undoing.promise].map(wordOf)).toEqual(['done', 'done']);
    const state = 'select status from bookings where id = $1';
    expect(await held.ground.sql(state, [checked])).toEqual([{ status: 'BOOKED' }]);
    await release();
    expect((await Promise.all(blocked.map(({ promise }) => promise))).map(wordOf)).toEqual(['done', 'done']);
  });

  it('keeps nobody waiting at an account that they do not move', { timeout: 30_000 }, async () => {
    const engine = engineWith({ maxBatch: 10, aheadFrom: 5 });
    const everybody = await people(20);
    const session = await held.ground.addSession({ inHours: 1, capacity: 30 });
    const bookings = await Promise.all(everybody.slice(2).map((person) => bookingOf(engine, person, session)));
    const release = await holdAccount(`BOOKED:${held.ground.courseId}`);
    const other = await held.ground.addSession();
    const checkIns = (bookingIds: readonly string[]) =>
      bookingIds.map((bookingId) => send(engine, { kind: 'checkIn', bookingId, reason: null }));
    const [first, second] = everybody.map(({ registrationId }) => registrationId);
    const blocked = [send(engine, booking(first ?? '', other))];
    const others = checkIns(bookings.slice(0, 9));
    await pause(50);
    blocked.push(send(engine, booking(second ?? '', other)));
    others.push(...checkIns(bookings.slice(9)));
    expect((await Promise.all(others.map(({ promise }) => promise))).map(wordOf)).toEqual(Array(18).fill('done'));
    expect(blocked.map(({ isSettled }) => isSettled)).toEqual([false, false]);
    await release();
    expect((await Promise.all(blocked.map(({ promise }) => promise))).map(wordOf)).toEqual(['done', 'done']);
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
