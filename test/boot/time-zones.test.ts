import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeZoneEditions } from '../../src/boot/time-zones.js';
import { createBareDatabase } from '../support/services/postgres.js';

let database: Awaited<ReturnType<typeof createBareDatabase>>;
let client: Client;
beforeAll(async () => {
  database = await createBareDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const offsetOf = (moment: Date, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e9;

/** A database whose edition differs from that of this process in some zones. */
function databaseWith(differing: Readonly<Record<string, (moment: Date) => number>>): Pick<Client, 'query'> {
  const query = async (_: string, [moments, zones]: [Date[], string[]]) => ({
    rows: zones.map((name) => ({
      name,
      offsets: moments.map((moment) => offsetOf(moment, name) + (differing[name]?.(moment) ?? 0)),
    })),
  });
  return { query: query as never };
}

describe('the start with the time zones of a database', () => {
  const now = Date.UTC(2026, 10, 30);

  it('warns of nothing where the edition is the same', async () => {
    expect(await timeZoneEditions(databaseWith({}), now)).toBeUndefined();
  });

  it.each([
    ['for a winter', 'America/Edmonton', (moment: Date) => (moment < new Date('2027-03-14') ? -3600 : 0)],
    ['for the month of Ramadan', 'Africa/Casablanca', (moment: Date) => (moment.toISOString().startsWith('2027-02') ? 3600 : 0)],
    ['by half an hour, from a day on', 'Australia/Adelaide', (moment: Date) => (moment > new Date('2028-10-01') ? 1800 : 0)],
  ])('warns of another edition that differs %s, and names %s', async (_, zone, by) => {
    const sentence = await timeZoneEditions(databaseWith({ [zone]: by }), now);
    expect(sentence).toContain(`of edition ${process.versions.tz}, `);
    expect(sentence).toContain(`differ in 1 zone: ${zone}.`);
  });

  it('names three of the zones where another edition differs in many', async () => {
    const zones = ['Europe/Prague', 'Africa/Cairo', 'Asia/Beirut', 'America/Havana', 'Pacific/Apia'];
    const differing = Object.fromEntries(zones.map((zone) => [zone, () => 3600]));
    const sentence = await timeZoneEditions(databaseWith(differing), now);
    expect(sentence).toContain('differ in 5 zones, such as Africa/Cairo, America/Havana, Asia/Beirut.');
  });

  it('warns exactly when a clock of a zone differs within two years', async () => {
    const { rows } = await client.query<{ name: string }>('select name from pg_timezone_names');
    const names = new Set(rows.map(({ name }) => name));
    const moments = Array.from({ length: 120 }, (_, index) => new Date(now + index * 6 * 86_400_000));
    const differing: string[] = [];
    for (const zone of Intl.supportedValuesOf('timeZone').filter((each) => names.has(each))) {
      const told = await client.query<{ ahead: number }>(
        `select extract(epoch from (m at time zone $2) - (m at time zone 'UTC'))::int as ahead
         from unnest($1::timestamptz[]) with ordinality as t(m, place) order by place`,
        [moments, zone],
      );
      if (told.rows.some(({ ahead }, index) => ahead !== offsetOf(moments[index] ?? new Date(), zone))) differing.push(zone);
    }
    const sentence = await timeZoneEditions(client, now);
    expect(sentence === undefined).toBe(differing.length === 0);
    for (const zone of differing.sort().slice(0, 3)) expect(sentence).toContain(zone);
  });
});
