import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { earnedByDays } from '../../src/services/reports/owed.js';
import { usedOfTime } from '../../src/services/rules/refunds/time-pass.js';
import { TestWorld } from '../rules/test-world.js';
import { createDatabase } from '../support/services/postgres.js';

const DAY_MS = 86_400_000;
const FROM = new Date('2027-03-01T00:00:00Z');

let database: Awaited<ReturnType<typeof createDatabase>>;
let client: Client;
beforeAll(async () => {
  database = await createDatabase();
  client = new Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

interface Case {
  heldMinor: number;
  days: number;
  /** From the first day of the pass. */
  nowDays: number;
  bookedDays: number | null;
}

const after = (days: number): Date => new Date(FROM.getTime() + Math.round(days * DAY_MS));

/** What the report counts as earned, and what a refund would keep. */
async function bothOf({ heldMinor, days, nowDays, bookedDays }: Case): Promise<{ earned: number; used: number }> {
  const test = new TestWorld();
  test.world.now = after(nowDays);
  const registration = test.registration(test.group(test.course()));
  const sold = test.passRow(test.pass(registration, { kind: 'TIME', priceMinor: heldMinor }));
  const pass = { ...sold, validFrom: FROM, validUntil: after(days) };
  test.world.uses.set(pass.id, new Map(bookedDays === null ? [] : [['booking', after(bookedDays)]]));
  const { rows } = await client.query<{ earned: string }>(
    `select ${earnedByDays('$1::timestamptz', '$2::bigint')} as earned
     from (values ('TIME', $3::timestamptz, $4::timestamptz)) as p(kind, valid_from, valid_until)`,
    [test.world.now, heldMinor, pass.validFrom, pass.validUntil],
  );
  return { earned: Number(rows[0]?.earned), used: usedOfTime(test.world, pass, heldMinor) };
}

const cases = (bookedDays: fc.Arbitrary<number | null>) =>
  fc.record({
    heldMinor: fc.nat({ max: 10 ** 9 }),
    days: fc.integer({ min: 1, max: 400 }),
    nowDays: fc.double({ min: 0.001, max: 399, noNaN: true }),
    bookedDays,
  });

it('a refund of a TIME pass without bookings keeps exactly what the report counts as earned', async () => {
  const property = fc.asyncProperty(cases(fc.constant(null)), async (given) => {
    const { earned, used } = await bothOf(given);
    expect(used).toBe(earned);
  });
  await fc.assert(property, { numRuns: 60 });
});

it('a refund of a TIME pass with a booked session keeps at least what the report counts as earned', async () => {
  const property = fc.asyncProperty(cases(fc.double({ min: 0, max: 400, noNaN: true })), async (given) => {
    const { earned, used } = await bothOf(given);
    expect(used).toBeGreaterThanOrEqual(earned);
  });
  await fc.assert(property, { numRuns: 60 });
});

it('a refund keeps the days until the last booked session, which the report does not count yet', async () => {
  expect(await bothOf({ heldMinor: 3000, days: 30, nowDays: 10, bookedDays: 20 })).toEqual({ earned: 1000, used: 2000 });
});
