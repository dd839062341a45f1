import { afterAll, beforeAll, expect, it } from 'vitest';
import { booking, cancelling, makeTwoEngines, type TwoEngines, tally } from './two-engines.js';

let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

const redemptionsOf = (passId: string) =>
  servers.sql<{ taken: number }>('select count(*) as taken from redemptions where pass_id = $1 and returned_at is null', [
    passId,
  ]);

it.each([
  ['REFUSE', { done: 1, NOT_COVERED: 199 }],
  ['DEBT', { done: 200 }],
] as const)(
  'gives the last entry to one of 200 bookings at once where the course says %s',
  { timeout: 60_000 },
  async (policy, expected) => {
    const [person = { registrationId: '', customerId: '' }] = await servers.addRegistrations(1);
    const passId = await servers.sell(person, { kind: 'ENTRY', entries: 1 });
    const wanted = await servers.addSessions(200);
    await servers.setPolicy(policy);
    const outcomes = await Promise.all(
      wanted.map((sessionId, i) => servers.execute(i, { command: booking(person.registrationId, sessionId) })),
    );
    await servers.setPolicy('DEBT');
    expect(tally(outcomes)).toEqual(expected);
    expect(await redemptionsOf(passId)).toEqual([{ taken: 1 }]);
    const covered = await servers.sql(
      'select count(*) as covered from bookings where registration_id = $1 and covered_minor > 0',
      [person.registrationId],
    );
    expect(covered).toEqual([{ covered: 1 }]);
    expect(await servers.verify()).toEqual([]);
  },
);

it('never uses more shared entries of a family than there are, with bookings and cancellations at once', async () => {
  const [person = { registrationId: '', customerId: '' }] = await servers.addRegistrations(1);
  const passId = await servers.sell(person, { kind: 'ENTRY', entries: 3, price_minor: 1000 });
  await servers.setPolicy('REFUSE');
  const wanted = await servers.addSessions(40);
  const bookAndCancel = async (sessionId: string, i: number) => {
    for (let round = 0; round < 3; round++) {
      const booked = await servers.execute(i + round, { command: booking(person.registrationId, sessionId) });
      if (booked.kind !== 'done' || !('bookingId' in booked.answer)) continue;
      const cancelled = await servers.execute(i, { command: cancelling(booked.answer.bookingId) });
      expect(cancelled.kind).toBe('done');
    }
  };
  await Promise.all(wanted.map(bookAndCancel));
  await servers.setPolicy('DEBT');
  expect(await redemptionsOf(passId)).toEqual([{ taken: 0 }]);
  const left = await servers.sql('select balance from accounts where code = any($1) order by code', [
    [`ENTRIES:${passId}`, `PASS:${passId}`],
  ]);
  expect(left).toEqual([{ balance: 3 }, { balance: 1000 }]);
  expect(await servers.verify()).toEqual([]);
});

it('sells no more of a limited product than its limit', async () => {
  const [person = { registrationId: '', customerId: '' }] = await servers.addRegistrations(1);
  const { customerId } = person;
  const productId = await servers.addProduct({ kind: 'TIME', price_minor: 100, purchase_limit: 3 });
  const sell = { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' } as const;
  const outcomes = await Promise.all(Array.from({ length: 30 }, (_, i) => servers.execute(i, { command: sell })));
  expect(tally(outcomes)).toEqual({ done: 3, PURCHASE_LIMIT_REACHED: 27 });
  expect(await servers.verify()).toEqual([]);
});
