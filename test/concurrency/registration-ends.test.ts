import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../../src/services/engine/index.js';
import { booking, makeTwoEngines, type TwoEngines, tally } from './two-engines.js';

const PEOPLE = 12;
const SESSIONS = 5;

let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

const ending = (registrationId: string): Command => ({
  kind: 'endRegistration',
  registrationId,
  endsOn: null,
  priceMinor: null,
  overrideReason: null,
});

/** Coming bookings of registrations that have an end. */
const leftBehind = () =>
  servers.sql(
    `select b.id from bookings b join registrations r on r.organisation_id = b.organisation_id and r.id = b.registration_id
     where (b.status = 'BOOKED' or b.excused_at is not null and b.status = 'NO_SHOW') and r.ends_on is not null`,
  );

it('no booking is left behind when a registration ends on one server while it books on another', async () => {
  const people = await servers.addRegistrations(PEOPLE);
  for (const person of people) await servers.sell(person, { kind: 'CREDIT', credit_minor: 5000 });
  const sessions: string[] = [];
  // One after another, so that those of one attendee do not overlap.
  for (let at = 0; at < SESSIONS; at += 1) {
    sessions.push(await servers.addSession({ capacity: PEOPLE, inHours: 72 + 2 * at }));
  }
  const commands = sessions.flatMap((sessionId, at) =>
    people.flatMap(({ registrationId }) => [booking(registrationId, sessionId), ...(at === 2 ? [ending(registrationId)] : [])]),
  );
  const outcomes = await Promise.all(commands.map((command, at) => servers.execute(at, { command })));
  const said = tally(outcomes);
  expect(said.done).toBeGreaterThanOrEqual(PEOPLE);
  expect(Object.keys(said).filter((end) => !['done', 'REGISTRATION_ENDED'].includes(end))).toEqual([]);
  expect(await leftBehind()).toEqual([]);
  expect(await servers.verify()).toEqual([]);
});

it('a registration ends once, and is reopened once, however many ask on two servers', async () => {
  const [{ registrationId } = { registrationId: '' }] = await servers.addRegistrations(1);
  const both = async (command: Command) => tally(await Promise.all([0, 1, 2, 3].map((at) => servers.execute(at, { command }))));
  for (let round = 0; round < 3; round += 1) {
    expect(await both(ending(registrationId))).toEqual({ done: 1, REGISTRATION_ENDED: 3 });
    expect(await both({ kind: 'reopenRegistration', registrationId })).toEqual({ done: 1, REGISTRATION_NOT_ENDED: 3 });
  }
  expect(await servers.verify()).toEqual([]);
});
