import * as fc from 'fast-check';
import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { daysOfPass, earnedByDays } from '../../src/services/reports/owed.js';
import { dayNotOver } from '../../src/services/reports/period.js';
import { usedOfTime } from '../../src/services/rules/refunds/time-pass.js';
import { clockOf } from '../../src/services/rules/world/calendar.js';
import { TestWorld } from '../rules/test-world.js';
import { createDatabase } from '../support/services/postgres.js';

const HOUR_MS = 3_600_000;
const ZONE = 'Europe/Bratislava';
const LAST_MOMENT = '2030-01-01T00:00:00Z';

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
  zone: string;
  /** The first day. */
  from: string;
  days: number;
  /** From the start of the first day. */
  nowHours: number;
  bookedHours: number | null;
  /** Whether the pass has a last day only, and counts from its sale. */
  fromSale?: boolean;
}

const startOf = (day: Temporal.PlainDate, timeZone: string): Date =>
  new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);

/** What the report counts as earned, and what a refund would keep. */
async function bothOf({ heldMinor, zone, from, days, nowHours, bookedHours, fromSale = false }: Case) {
  const test = new TestWorld({ timeZone: zone });
  const first = Temporal.PlainDate.from(from);
  const start = startOf(first, zone);
  const after = (hours: number): Date => new Date(start.getTime() + Math.round(hours * HOUR_MS));
  const registration = test.registration(test.group(test.course()));
  const sold = test.passRow(test.pass(registration, { kind: 'TIME', priceMinor: heldMinor }));
  const validUntil = new Date(startOf(first.add({ days }), zone).getTime() - 1);
  const dates = fromSale ? { validFrom: null, purchasedAt: after(9) } : { validFrom: start, purchasedAt: after(-30) };
  const pass = { ...sold, ...dates, validUntil };
  test.world.now = after(nowHours);
  const use = bookedHours === null ? undefined : { startsAt: after(bookedHours), endsAt: after(bookedHours) };
  test.world.uses.set(pass.id, new Map(use ? [['booking', use]] : []));
  const clock = clockOf(zone, new Date(LAST_MOMENT));
  const inSql = daysOfPass.replaceAll(':changes', '$4::timestamptz[]').replaceAll(':offsets', '$5::int[]');
  const { rows } = await client.query<{ earned: string }>(
    `select ${earnedByDays('$1::timestamptz', '$2::date', '$3::bigint')} as earned
     from (values ('TIME', $6::timestamptz, $7::timestamptz, $8::timestamptz)) as p(kind, valid_from, valid_until, purchased_at)
       cross join lateral (${inSql}) d`,
    [
      ...[test.world.now, dayNotOver(test.world.now, zone), heldMinor, clock.changes, clock.offsets],
      ...[pass.validFrom, pass.validUntil, pass.purchasedAt],
    ],
  );
  return { earned: Number(rows[0]?.earned), used: usedOfTime(test.world, pass, heldMinor) };
}

const cases = (bookedHours: fc.Arbitrary<number | null>) =>
  fc.record({
    heldMinor: fc.nat({ max: 10 ** 9 }),
    zone: fc.constantFrom(ZONE, 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
    from: fc.constantFrom('2026-03-01', '2026-03-29', '2026-04-01', '2026-10-20', '2026-12-24'),
    days: fc.integer({ min: 1, max: 400 }),
    nowHours: fc.oneof(
      fc.double({ min: 0.001, max: 9576, noNaN: true }),
      fc.nat({ max: 400 }).map((day) => day * 24),
    ),
    bookedHours,
    fromSale: fc.boolean(),
  });

it('a refund of a TIME pass without bookings keeps exactly what the report counts as earned', async () => {
  const property = fc.asyncProperty(cases(fc.constant(null)), async (given) => {
    const { earned, used } = await bothOf(given);
    expect(used).toBe(earned);
  });
  await fc.assert(property, { numRuns: 100 });
});

it('a refund of a TIME pass with a booked session keeps at least what the report counts as earned', async () => {
  const property = fc.asyncProperty(cases(fc.double({ min: 0, max: 9600, noNaN: true })), async (given) => {
    const { earned, used } = await bothOf(given);
    expect(used).toBeGreaterThanOrEqual(earned);
  });
  await fc.assert(property, { numRuns: 60 });
});

it('a refund keeps the days until the last booked session, which the report does not count yet', async () => {
  const given = { heldMinor: 3000, zone: ZONE, from: '2026-04-01', days: 30, nowHours: 10 * 24, bookedHours: 19 * 24 + 17 };
  expect(await bothOf(given)).toEqual({ earned: 1000, used: 2000 });
});

/** What is earned at the end of each of these days of a month. */
async function earnedOf(heldMinor: number, from: string, days: readonly number[]): Promise<number[]> {
  const first = Temporal.PlainDate.from(from);
  const earned: number[] = [];
  for (const day of days) {
    const end = startOf(first.add({ days: day }), ZONE).getTime() - 1;
    const nowHours = (end - startOf(first, ZONE).getTime()) / HOUR_MS;
    const given = { heldMinor, zone: ZONE, from, days: first.daysInMonth, nowHours, bookedHours: null };
    earned.push((await bothOf(given)).earned);
  }
  return earned;
}

it('a pass of 30.00 over April has earned 10.00 by the tenth', async () => {
  expect(await earnedOf(3000, '2026-04-01', [1, 10, 29, 30])).toEqual([100, 1000, 2900, 3000]);
});

it('the remainder of a price is earned with the last day, also in a month in which clocks change', async () => {
  expect(await earnedOf(3000, '2026-03-01', [1, 10, 28, 29, 30, 31])).toEqual([96, 967, 2709, 2806, 2903, 3000]);
  expect(await earnedOf(100, '2026-10-01', [1, 24, 25, 30, 31])).toEqual([3, 77, 80, 96, 100]);
  expect(await earnedOf(1, '2026-02-01', [1, 27, 28])).toEqual([0, 0, 1]);
});
