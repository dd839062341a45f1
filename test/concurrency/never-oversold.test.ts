import { afterAll, beforeAll, expect, it } from 'vitest';
import { booking, cancelling, makeTwoEngines, type TwoEngines, tally } from './two-engines.js';

let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

it('sells one seat once to 500 bookers on two servers', { timeout: 60_000 }, async () => {
  const people = await servers.addRegistrations(500);
  const sessionId = await servers.addSession({ capacity: 1 });
  const outcomes = await Promise.all(
    people.map(({ registrationId }, i) => servers.execute(i, { command: booking(registrationId, sessionId) })),
  );
  expect(tally(outcomes)).toEqual({ done: 1, SESSION_FULL: 499 });
  expect(await servers.sql('select count(*) as bookings from bookings where session_id = $1', [sessionId])).toEqual([
    { bookings: 1 },
  ]);
  expect(await servers.verify()).toEqual([]);
});

it('never books more seats than there are while other bookings are cancelled', { timeout: 60_000 }, async () => {
  const people = await servers.addRegistrations(60);
  const sessionId = await servers.addSession({ capacity: 5 });
  const ends: string[] = [];
  const bookAndCancel = async (registrationId: string, i: number) => {
    for (let round = 0; round < 4; round++) {
      const booked = await servers.execute(i + round, { command: booking(registrationId, sessionId) });
      ends.push(booked.kind === 'done' ? 'done' : String(booked.refusals[0]?.code));
      if (booked.kind !== 'done' || !('bookingId' in booked.answer)) continue;
      const cancelled = await servers.execute(i, { command: cancelling(booked.answer.bookingId) });
      expect(cancelled.kind).toBe('done');
    }
  };
  await Promise.all(people.map(({ registrationId }, i) => bookAndCancel(registrationId, i)));
  expect(new Set(ends)).toEqual(new Set(['done', 'SESSION_FULL']));
  expect(await servers.sql('select seats_taken from sessions where id = $1', [sessionId])).toEqual([{ seats_taken: 0 }]);
  expect(await servers.verify()).toEqual([]);
});

it('never lowers the capacity of a session below its concurrent bookings', async () => {
  const people = await servers.addRegistrations(20);
  const sessionId = await servers.addSession({ capacity: 20 });
  const change = { kind: 'updateSession', sessionId, capacity: 8, priceMinor: null } as const;
  await Promise.all([
    ...people.map(({ registrationId }, i) => servers.execute(i, { command: booking(registrationId, sessionId) })),
    servers.execute(1, { command: change }),
  ]);
  expect(await servers.verify()).toEqual([]);
});

it('gives back everything when a session is cancelled amid its bookers', async () => {
  const people = await servers.addRegistrations(40);
  const sessionId = await servers.addSession({ capacity: 40 });
  const outcomes = await Promise.all(
    people.flatMap(({ registrationId }, i) => [
      servers.execute(i, { command: booking(registrationId, sessionId) }),
      ...(i === 20 ? [servers.execute(1, { command: { kind: 'cancelSession', sessionId } })] : []),
    ]),
  );
  const { done = 0, SESSION_CANCELLED = 0 } = tally(outcomes);
  expect(done + SESSION_CANCELLED).toBe(41);
  expect(await servers.sql('select seats_taken from sessions where id = $1', [sessionId])).toEqual([{ seats_taken: 0 }]);
  expect(await servers.verify()).toEqual([]);
});
