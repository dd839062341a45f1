import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../../src/services/engine/index.js';
import { booking, makeTwoEngines, type TwoEngines, tally } from './two-engines.js';

const HOUR_MS = 3_600_000;
const [EARLY_HOURS, LATE_HOURS] = [72, 96];

let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

const moving = (sessionId: string, startsAt: Date): Command => ({
  kind: 'updateSession',
  sessionId,
  capacity: null,
  priceMinor: null,
  startsAt,
});

/** On one server at once, so that they share a batch and keep their order. */
const inOneBatch = async (commands: readonly Command[]) =>
  tally(await Promise.all(commands.map((command) => servers.execute(0, { command }))));

/** Somebody with a seat in a late session, and an early session that they do not have. */
async function seated() {
  const [person] = await servers.addRegistrations(1);
  if (!person) throw new Error('nobody was registered');
  await servers.sell(person, { kind: 'CREDIT', credit_minor: 5000 });
  const taken = await servers.addSession({ capacity: 5, inHours: LATE_HOURS });
  const wanted = await servers.addSession({ capacity: 5, inHours: EARLY_HOURS });
  expect(await inOneBatch([booking(person.registrationId, taken)])).toEqual({ done: 1 });
  const startOf = async (id: string) => {
    const [row] = await servers.sql<{ starts_at: Date }>('select starts_at from sessions where id = $1', [id]);
    return row?.starts_at ?? new Date(Number.NaN);
  };
  return { registrationId: person.registrationId, taken, wanted, startOf };
}

it('a session that moves onto a seat of somebody is not booked by them in the same batch', async () => {
  const { registrationId, taken, wanted, startOf } = await seated();
  const said = await inOneBatch([moving(wanted, await startOf(taken)), booking(registrationId, wanted)]);
  expect(said).toEqual({ done: 1, BOOKING_OVERLAPS: 1 });
  expect(await servers.verify()).toEqual([]);
});

it('a seat that moves onto a wanted session stands in its way in the same batch', async () => {
  const { registrationId, taken, wanted, startOf } = await seated();
  const said = await inOneBatch([moving(taken, await startOf(wanted)), booking(registrationId, wanted)]);
  expect(said).toEqual({ done: 1, BOOKING_OVERLAPS: 1 });
  expect(await servers.verify()).toEqual([]);
});

it('a session that moves away from a seat of somebody is booked by them in the same batch', async () => {
  const { registrationId, taken, wanted, startOf } = await seated();
  expect(await inOneBatch([moving(wanted, await startOf(taken))])).toEqual({ done: 1 });
  const away = new Date((await startOf(taken)).getTime() + 5 * HOUR_MS);
  expect(await inOneBatch([moving(wanted, away), booking(registrationId, wanted)])).toEqual({ done: 2 });
  expect(await servers.verify()).toEqual([]);
});
