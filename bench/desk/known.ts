import type { Client } from 'pg';
import { encodeId } from '../../src/schema/shared/ids.js';
import { benchId, ORGANISATION_ID } from '../booking/ids.js';
import { withClient } from '../postgres.js';
import { CUSTOMERS_SHOWN, type Known, type KnownSearch } from './questions.js';
import { DESK } from './scenario.js';

const DAY_MS = 24 * 3_600_000;

/** Texts that few have, that many have and that nobody has, beside what their answers hold: each as a pattern of LIKE. */
const SEARCHES: readonly (readonly [text: string, ...patterns: string[]])[] = [
  ['Kováč', '%kovac%'],
  ['jana kovac', '%jana%', '%kovac%'],
  ['krajci OLIVER posta', '%krajci%', '%oliver%', '%posta%'],
  ['klient77777@posta.example', '%klient77777%', '%posta%', '%example%'],
  ['klient12345', '%klient12345%'],
  ['0905 123', '%#%905123%'],
  ['+421', '%#%421%'],
  ['example', '%example%'],
  ['posta.example', '%posta%', '%example%'],
  ['stara.example', '%stara%', '%example%'],
  ['jan', '%jan%'],
  ['an', '% an%'],
  ['k', '% k%'],
  ['ová', '%ova%'],
  ['nobody at all', '%nobody%', '% at%', '%all%'],
  ['xq', '% xq%'],
  ['example nikto', '%example%', '%nikto%'],
];

/** Reads from the database what the server will be asked for: without its statements, and without an index of words. */
export function readKnown(databaseUrl: string): Promise<Known> {
  return withClient(databaseUrl, async (client) => {
    await client.query("select set_config('app.organisation', $1, false)", [ORGANISATION_ID]);
    const { rows } = await client.query<{ id: string; booked: number }>(
      `select s.id, s.seats_taken as booked from sessions s
       where s.starts_at >= date_trunc('day', now()) and s.starts_at < date_trunc('day', now()) + interval '1 day'
       order by s.starts_at, s.id`,
    );
    const [day] = (await client.query<{ from: Date }>(`select date_trunc('day', now()) as from`)).rows;
    const from = day?.from ?? new Date(Number.NaN);
    const { registration, lines } = DESK.longStatement;
    return {
      day: { from: from.toISOString(), until: new Date(from.getTime() + DAY_MS).toISOString() },
      sessionIds: rows.map(({ id }) => encodeId('Session', ORGANISATION_ID, id)),
      bookedOnEach: rows[0]?.booked ?? 0,
      statement: { registrationId: encodeId('Registration', ORGANISATION_ID, benchId('registration', registration)), lines },
      searches: await readSearches(client),
    };
  });
}

async function readSearches(client: Client): Promise<KnownSearch[]> {
  await client.query('create temp table known as select id, customer_text(words, phone) as text from customer_texts()');
  const searches: KnownSearch[] = [];
  for (const [text, ...patterns] of SEARCHES) {
    const { rows } = await client.query<{ id: string }>(
      'select id from known where text like all ($1::text[]) order by id desc limit $2',
      [patterns, 2 * CUSTOMERS_SHOWN],
    );
    searches.push({ text, customerIds: rows.map(({ id }) => encodeId('Customer', ORGANISATION_ID, id)) });
  }
  await client.query('drop table known');
  return searches;
}
