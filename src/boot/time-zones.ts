import type { Client } from 'pg';

/** Editions differ by laws, which hold for longer than half a month. */
const SAMPLE_EVERY_MS = 15 * 86_400_000;
const SAMPLES = 49;
const NAMED_MAX = 3;

/**
 * A sentence when the database has another edition of the time zones than this server, by which its clocks differ in the coming
 * two years. Days are counted by this server's edition, so that nothing here depends on the other one.
 */
export async function timeZoneEditions(client: Pick<Client, 'query'>, now: number): Promise<string | undefined> {
  const moments = Array.from({ length: SAMPLES }, (_, index) => new Date(now + index * SAMPLE_EVERY_MS));
  const { rows } = await client.query<{ name: string; offsets: number[] }>(
    `select z.name, array_agg(extract(epoch from (m at time zone z.name) - (m at time zone 'UTC'))::int order by m) as offsets
     from pg_timezone_names z cross join unnest($1::timestamptz[]) m where z.name = any($2::text[]) group by z.name`,
    [moments, Intl.supportedValuesOf('timeZone')],
  );
  const differing = rows.filter(({ name, offsets }) => {
    const offsetAt = offsetsOf(name);
    return moments.some((moment, index) => offsetAt(moment) !== offsets[index]);
  });
  if (differing.length === 0) return undefined;
  return (
    `The time zones of this server are those of edition ${process.versions.tz}, and the database has another edition: in the ` +
    `coming two years their clocks differ in ${listed(differing.map(({ name }) => name).sort())}. Days are counted by the ` +
    'edition of the server; SQL of your own that says "at time zone" counts by the other.'
  );
}

function listed(zones: readonly string[]): string {
  if (zones.length === 1) return `1 zone: ${zones[0]}`;
  return `${zones.length} zones, such as ${zones.slice(0, NAMED_MAX).join(', ')}`;
}

/** The seconds by which clocks of a zone are ahead of UTC. */
function offsetsOf(timeZone: string): (moment: Date) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (moment) => {
    const [, sign, hours = 0, minutes = 0, seconds = 0] =
      /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(moment)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  };
}
