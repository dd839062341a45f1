import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDay } from '../../src/postgres/local-day.js';
import { clockOf, dayOf, lastMomentOf, startOfDay } from '../../src/services/rules/world/calendar.js';
import { createBareDatabase } from '../support/services/postgres.js';

const [FROM, UNTIL] = [Date.UTC(2024, 0, 1), Date.UTC(2032, 0, 1)];
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
/** Around each change of the clocks. */
const AROUND = [-DAY_MS, -HOUR_MS, -1, 0, 1, HOUR_MS, DAY_MS];
/** A step that no number of days is a multiple of. */
const STEP_MS = 29 * DAY_MS + 7 * HOUR_MS;
const CLOCK = { changes: '$1::timestamptz[]', offsets: '$2::int[]' };

let database: Awaited<ReturnType<typeof createBareDatabase>>;
let client: Client;
let zones: string[];
beforeAll(async () => {
  database = await createBareDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>('select name from pg_timezone_names');
  const known = [...Intl.supportedValuesOf('timeZone'), ...rows.map(({ name }) => name)];
  zones = [...new Set(known)].filter(isKnownHere).sort();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

function isKnownHere(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** The day as a calendar on the wall shows it: an independent reading, since the rules count with Temporal. */
function wallOf(timeZone: string): (moment: Date) => string {
  const format = new Intl.DateTimeFormat('sv', { timeZone });
  return (moment) => format.format(moment);
}

/** Moments spread over years, around each change of the clocks, and around the midnights beside it. */
function momentsOf(timeZone: string, changes: readonly Date[]): Date[] {
  const moments: number[] = [];
  for (let at = FROM; at < UNTIL; at += STEP_MS) moments.push(at);
  for (const change of changes.filter((each) => each.getTime() > FROM)) {
    moments.push(...AROUND.map((by) => change.getTime() + by));
    for (const days of [-1, 0, 1]) {
      const begin = startOfDay(dayOf(change, timeZone).add({ days }), timeZone).getTime();
      moments.push(begin - 1, begin, begin + 1);
    }
  }
  return moments.map((moment) => new Date(moment));
}

it('SQL counts the days of every zone as the rules and a calendar on the wall do', { timeout: 300_000 }, async () => {
  expect(zones.length).toBeGreaterThan(400);
  for (const timeZone of zones) {
    const { changes, offsets } = clockOf(timeZone, new Date(UNTIL));
    const moments = momentsOf(timeZone, changes);
    const { rows } = await client.query<{ day: string }>(
      `select ${localDay('m', CLOCK)}::text as day from unnest($3::timestamptz[]) with ordinality as t(m, place) order by place`,
      [changes, offsets, moments],
    );
    const told = rows.map(({ day }) => day);
    expect(told, timeZone).toEqual(moments.map(wallOf(timeZone)));
    expect(told, timeZone).toEqual(moments.map((moment) => dayOf(moment, timeZone).toString()));
  }
});

it('a day of any zone ends a millisecond before the next one begins, and has both ends in it', { timeout: 300_000 }, () => {
  for (const timeZone of zones) {
    const wall = wallOf(timeZone);
    for (let at = FROM; at < UNTIL; at += STEP_MS) {
      const day = dayOf(new Date(at), timeZone);
      const [first, last] = [startOfDay(day, timeZone), lastMomentOf(day, timeZone)];
      expect([first, last].map(wall), timeZone).toEqual([day.toString(), day.toString()]);
      const [before, after] = [first.getTime() - 1, last.getTime() + 1].map((moment) => wall(new Date(moment)));
      expect([before, after], timeZone).toEqual([day.subtract({ days: 1 }).toString(), day.add({ days: 1 }).toString()]);
    }
  }
});
