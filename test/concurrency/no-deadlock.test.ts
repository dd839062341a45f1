import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../../src/services/engine/index.js';
import { booking, cancelling, makeTwoEngines, type TwoEngines, tally } from './two-engines.js';

const PEOPLE = 12;
const SESSIONS = 8;
const ROUNDS = 12;
const AT_ONCE = 60;

let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

/** A small generator of its own, so that the same commands come in the same order each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const HOUR_MS = 3_600_000;

it('commands that touch the same rows in every order pass each other on two servers', { timeout: 120_000 }, async () => {
  const people = await servers.addRegistrations(PEOPLE);
  for (const [i, person] of people.entries()) {
    await servers.sell(person, i % 2 === 0 ? { kind: 'CREDIT', credit_minor: 5000 } : { kind: 'ENTRY', entries: 20 });
  }
  const sessions = await servers.addSessions(SESSIONS, { capacity: 6 });
  const productId = await servers.addProduct({ kind: 'CREDIT', price_minor: 500, credit_minor: 500 });
  const bookings: string[] = [];
  const roll = dice(7);
  const pick = <T>(rows: readonly T[]): T => rows[roll(rows.length)] as T;
  const next = (): Command => {
    const { registrationId } = pick(people);
    const sessionId = pick(sessions);
    const kind = roll(10);
    if (kind < 4 || bookings.length === 0) return booking(registrationId, sessionId);
    if (kind < 7) return cancelling(pick(bookings));
    if (kind === 7) return { kind: 'sellPass', productId, registrationId, customerId: null, method: 'CASH' };
    if (kind === 8) return { kind: 'recordPayment', registrationId, amountMinor: 100, method: 'BANK' };
    const startsAt = new Date(Date.now() + (72 + roll(24)) * HOUR_MS);
    const move = roll(2) === 0 ? {} : { startsAt, allowOverlap: roll(2) === 0 };
    return { kind: 'updateSession', sessionId, capacity: 6 + roll(3), priceMinor: 300 + 100 * roll(5), ...move };
  };
  const said: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round++) {
    const outcomes = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => servers.execute(i, { command: next() })));
    for (const outcome of outcomes)
      if (outcome.kind === 'done' && 'bookingId' in outcome.answer) bookings.push(outcome.answer.bookingId);
    for (const [end, times] of Object.entries(tally(outcomes))) said[end] = (said[end] ?? 0) + times;
  }
  const known = new Set([
    ...['done', 'ALREADY_BOOKED', 'BOOKING_NOT_ACTIVE', 'BOOKING_OVERLAPS', 'CAPACITY_BELOW_SEATS_TAKEN', 'SESSION_FULL'],
  ]);
  expect(Object.keys(said).filter((end) => !known.has(end))).toEqual([]);
  expect(said.done).toBeGreaterThan((ROUNDS * AT_ONCE) / 5);
  expect(await servers.verify()).toEqual([]);
});
