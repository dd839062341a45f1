import { describe, expect, it } from 'vitest';
import { ENGINE_DEFAULTS } from '../../src/services/engine/index.js';
import { booking, cancelling } from '../concurrency/two-engines.js';
import { OTHERS_MS, pause, useHolding, wordOf } from './holding.js';

const held = useHolding();
const { holdRow, holder, engineWith, send } = held;

describe('commands that wait for a row that somebody else holds', () => {
  it('many that need it at once are done in their order when it is free, and others meanwhile', { timeout: 30_000 }, async () => {
    const people = await Promise.all(Array.from({ length: 60 }, () => held.ground.addRegistration()));
    const [busy, free] = [await held.ground.addSession({ capacity: 10 }), await held.ground.addSession({ capacity: 100 })];
    const release = await holdRow('sessions', busy);
    const engine = engineWith({ maxBatch: 7 });
    const sending = people.map(({ registrationId }, at) => send(engine, booking(registrationId, at % 2 === 0 ? busy : free)));
    const others = sending.filter((_, at) => at % 2 === 1);
    expect((await Promise.all(others.map(({ promise }) => promise))).map(wordOf)).toEqual(Array(30).fill('done'));
    expect(sending.filter(({ isSettled }) => isSettled)).toHaveLength(30);
    await release();
    const waited = await Promise.all(sending.filter((_, at) => at % 2 === 0).map(({ promise }) => promise));
    expect(waited.map(wordOf)).toEqual([...Array(10).fill('done'), ...Array(20).fill('SESSION_FULL')]);
  });

  it('nobody overtakes a command of the same person', { timeout: 20_000 }, async () => {
    const { registrationId, passId } = await holder(1);
    const [busy, free] = [await held.ground.addSession({ inHours: 50 }), await held.ground.addSession({ inHours: 60 })];
    const release = await holdRow('sessions', busy);
    const engine = engineWith();
    const first = send(engine, { ...booking(registrationId, busy), payWith: 'PASS', passId });
    await pause(400);
    const second = send(engine, { ...booking(registrationId, free), payWith: 'PASS', passId });
    await pause(400);
    expect([first.isSettled, second.isSettled]).toEqual([false, false]);
    await release();
    expect(wordOf(await first.promise)).toBe('done');
    expect(wordOf(await second.promise)).toBe('PASS_CANNOT_PAY');
  });

  it('holds no other row while it is waited for', { timeout: 20_000 }, async () => {
    const { registrationId, passId } = await holder();
    const session = await held.ground.addSession({ capacity: 30 });
    const release = await holdRow('passes', passId);
    const engine = engineWith();
    const blocked = send(engine, booking(registrationId, session));
    await pause(400);
    for (let at = 0; at < 5; at++) {
      const person = await held.ground.addRegistration();
      const other = send(engine, booking(person.registrationId, session));
      expect(wordOf(await other.promise)).toBe('done');
      expect(other.tookMs).toBeLessThan(OTHERS_MS);
    }
    expect(blocked.isSettled).toBe(false);
    await release();
    expect(wordOf(await blocked.promise)).toBe('done');
  });

  it('keeps no lane waiting again and again for those who lead to it by a booking', { timeout: 20_000 }, async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => held.ground.addRegistration()));
    const session = await held.ground.addSession();
    const engine = engineWith();
    const bookings = await Promise.all(
      people.map(({ registrationId }) => send(engine, booking(registrationId, session)).promise),
    );
    const release = await holdRow('sessions', session);
    const ends = bookings.map((booked) => {
      if (booked.kind !== 'done' || !('bookingId' in booked.answer)) throw new Error('must be booked');
      return cancelling(booked.answer.bookingId);
    });
    const [first, ...rest] = ends;
    const cancelled = first ? [send(engine, first)] : [];
    await pause(400);
    const free = await held.ground.addSession({ capacity: 30 });
    for (const command of rest) {
      cancelled.push(send(engine, command));
      const person = await held.ground.addRegistration();
      const other = send(engine, booking(person.registrationId, free));
      expect(wordOf(await other.promise)).toBe('done');
      expect(other.tookMs).toBeLessThan(ENGINE_DEFAULTS.lockWaitMs);
    }
    await release();
    expect((await Promise.all(cancelled.map(({ promise }) => promise))).map(wordOf)).toEqual(Array(6).fill('done'));
  });

  it('a held row is waited for no longer than promised: the end is overload, and nothing happens later', {
    timeout: 20_000,
  }, async () => {
    const [one, other] = [await held.ground.addRegistration(), await held.ground.addRegistration()];
    const session = await held.ground.addSession();
    const release = await holdRow('sessions', session);
    const engine = engineWith({ maxHeldMs: 900 });
    const blocked = [one, other].map(({ registrationId }) => send(engine, booking(registrationId, session)));
    for (const { promise } of blocked) await expect(promise).rejects.toThrow('waited 900 ms for rows that somebody else holds');
    for (const { tookMs } of blocked) expect(tookMs).toBeLessThan(3_000);
    await release();
    await pause(300);
    expect(await held.ground.sql('select id from bookings where session_id = $1', [session])).toEqual([]);
    expect(wordOf(await send(engine, booking(one.registrationId, session)).promise)).toBe('done');
  });

  it('comes to a command in its turn, though others take it again and again', { timeout: 30_000 }, async () => {
    const [{ registrationId }, session] = [await held.ground.addRegistration(), await held.ground.addSession()];
    let isOver = false;
    // At any moment one of three has the row, each for longer than a batch waits.
    const takeAgainAndAgain = async () => {
      while (!isOver) {
        const release = await holdRow('sessions', session);
        await pause(ENGINE_DEFAULTS.lockWaitMs * 1.2);
        await release();
      }
    };
    const others = [1, 2, 3].map(takeAgainAndAgain);
    await pause(100);
    const outcome = await send(engineWith(), booking(registrationId, session)).promise.finally(() => {
      isOver = true;
    });
    expect(wordOf(outcome)).toBe('done');
    await Promise.all(others);
  });
});

describe('the key of a command that waits for a held row', () => {
  const idempotency = { viewer: 'v', operation: 'bookSession', key: 'held', inputHash: 'h' };

  it('gives a repeated request the same answer, and books once', { timeout: 20_000 }, async () => {
    const [{ registrationId }, session] = [await held.ground.addRegistration(), await held.ground.addSession()];
    const release = await holdRow('sessions', session);
    const engine = engineWith();
    const first = send(engine, booking(registrationId, session), { idempotency });
    await pause(400);
    const again = [1, 2].map(() => send(engine, booking(registrationId, session), { idempotency }));
    const other = { ...idempotency, inputHash: 'other' };
    const reused = send(engine, booking(registrationId, await held.ground.addSession()), { idempotency: other });
    await pause(300);
    expect([first, ...again, reused].filter(({ isSettled }) => isSettled)).toEqual([]);
    await release();
    const answer = await first.promise;
    expect(answer.kind).toBe('done');
    for (const { promise } of again) {
      expect(await promise).toMatchObject({ kind: 'done', answer: answer.kind === 'done' ? answer.answer : null });
    }
    expect(wordOf(await reused.promise)).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await held.ground.sql('select id from bookings where session_id = $1', [session])).toHaveLength(1);
  });

  it('a repeated command is answered at once when it was done before', { timeout: 20_000 }, async () => {
    const [{ registrationId }, session] = [await held.ground.addRegistration(), await held.ground.addSession()];
    const engine = engineWith();
    const done = { ...idempotency, key: 'done' };
    const first = await send(engine, booking(registrationId, session), { idempotency: done }).promise;
    const release = await holdRow('sessions', session);
    const again = send(engine, booking(registrationId, session), { idempotency: done });
    expect(await again.promise).toMatchObject({ answer: first.kind === 'done' ? first.answer : null, after: null });
    expect(again.tookMs).toBeLessThan(OTHERS_MS);
    await release();
  });
});
