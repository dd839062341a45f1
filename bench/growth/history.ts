import type { Client } from 'pg';
import { CAPACITY, PAST_SESSIONS_OF_GROUP, PRICE_MINOR } from '../booking/ground.js';
import { benchIdSql, type Kind, ORGANISATION_ID } from '../booking/ids.js';
import type { Scenario } from '../booking/scenario.js';
import { withClient } from '../postgres.js';

/** The registrations below `regulars` have been to so many sessions more. */
export interface History {
  readonly scenario: Scenario;
  readonly regulars: number;
  readonly visits: number;
}

const ORGANISATION = `'${ORGANISATION_ID}'::uuid`;
/** The tables that grow with every booking. Their indexes are made when the rows are there, which takes half the time. */
const GROWING = [['transfers'], ['bookings', 'redemptions', 'audit_log']] as const;

/**
 * Adds years of bookings to a ground: set-based, as the superuser in the mode of replication, without foreign keys and triggers.
 * The statements here do the work of the triggers, and `npm run verify` finds what they leave out. Nothing is flushed to disk:
 * the caller makes a checkpoint.
 */
export async function addHistory(adminUrl: string, history: History): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(pastSessions(history));
    await Promise.all(GROWING.map((tables) => withClient(adminUrl, (each) => grow(each, tables, history))));
    for (const text of consequences(history)) await client.query(text);
    await client.query('vacuum analyze');
  });
}

async function grow(client: Client, tables: readonly string[], history: History): Promise<void> {
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'; set synchronous_commit = off`);
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::text[]::regclass[]) and not i.indisprimary`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  for (const table of tables) for (const text of ROWS[table]?.(history) ?? []) await client.query(text);
  for (const { definition } of rows) await client.query(definition);
}

/** Each visit of all regulars comes before the next one of any: in the order of time, as a history comes about. */
const from = ({ regulars, visits }: History): string => `from generate_series(0, ${regulars * visits - 1}) as m,
  lateral (select m % ${regulars} as n, m / ${regulars} as v) as visit`;
const idOf = (kind: Kind, { scenario }: History): string => benchIdSql(kind, `${scenario.registrations} + m`);
const REGISTRATION_CODE = `'REGISTRATION:' || ${benchIdSql('registration', 'n')}`;
const PASS_CODE = `'PASS:' || ${benchIdSql('pass', 'n')}`;

/** A booking is made on the day before its session. */
const madeAt = ({ visits }: History): string =>
  `(date_trunc('day', now()) - interval '1 day' * (${PAST_SESSIONS_OF_GROUP + 1 + visits} - v) + interval '0.5 seconds' * n)`;

/** Their numbers follow those of the ground. */
const firstSession = ({ scenario: { sessions, groups } }: History): number => sessions + groups * PAST_SESSIONS_OF_GROUP;
const sessionOf = (history: History): string => {
  const { groups } = history.scenario;
  return benchIdSql('session', `${firstSession(history)} + v * ${groups} + n % ${groups}`);
};

function pastSessions(history: History): string {
  const { groups, registrations } = history.scenario;
  const regularsOf = `(select count(*) from generate_series(0, ${Math.min(history.regulars, registrations) - 1}) as n
    where n % ${groups} = g)`;
  return `insert into sessions (organisation_id, id, group_id, starts_at, ends_at, price_minor, capacity, seats_taken, version)
    select ${ORGANISATION}, ${benchIdSql('session', `${firstSession(history)} + v * ${groups} + g`)}, ${benchIdSql('group', 'g')},
      starts_at, starts_at + interval '1 hour', ${PRICE_MINOR}, ${CAPACITY}, seats, 1 + seats
    from generate_series(0, ${groups - 1}) as g, lateral ${regularsOf} as taken(seats),
      generate_series(0, ${history.visits - 1}) as v, lateral (select date_trunc('day', now())
        - interval '1 day' * (${PAST_SESSIONS_OF_GROUP + history.visits} - v) as starts_at) as t`;
}

const ROWS: Readonly<Record<string, (history: History) => readonly string[]>> = {
  transfers: (history) => [
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, booking_id, posted_at)
     select ${ORGANISATION}, ${idOf('charge', history)}, 'SESSION_CHARGED', ${REGISTRATION_CODE},
       'BOOKED:' || ${benchIdSql('course', `n % ${history.scenario.courses}`)}, 'EUR', ${PRICE_MINOR},
       ${idOf('booking', history)},
       ${madeAt(history)} ${from(history)}`,
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, booking_id, pass_id, posted_at)
     select ${ORGANISATION}, ${idOf('payment', history)}, 'CREDIT_REDEEMED', ${PASS_CODE}, ${REGISTRATION_CODE}, 'EUR',
       ${PRICE_MINOR}, ${idOf('booking', history)}, ${benchIdSql('pass', 'n')}, ${madeAt(history)} ${from(history)}`,
  ],
  bookings: (history) => [
    `insert into bookings (organisation_id, id, session_id, registration_id, attendee_id, status, price_minor, covered_minor,
       cancellable_until, late_cancellation, late_fee_minor, session_ends_at, created_at, checked_in_at)
     select ${ORGANISATION}, ${idOf('booking', history)}, ${sessionOf(history)}, ${benchIdSql('registration', 'n')},
       ${benchIdSql('attendee', 'n')}, 'ATTENDED', ${PRICE_MINOR}, ${PRICE_MINOR}, at, 'FORFEIT', 0, s.ends_at, at, at
     ${from(history)}, lateral (select ${madeAt(history)} as at) as t,
       lateral (select ends_at from sessions where organisation_id = ${ORGANISATION} and id = ${sessionOf(history)}) as s`,
  ],
  redemptions: (history) => [
    `insert into redemptions (organisation_id, id, pass_id, registration_id, booking_id, entries, covered_minor, consumed_minor,
       created_at)
     select ${ORGANISATION}, ${idOf('redemption', history)}, ${benchIdSql('pass', 'n')}, ${benchIdSql('registration', 'n')},
       ${idOf('booking', history)}, 0, ${PRICE_MINOR}, ${PRICE_MINOR}, ${madeAt(history)} ${from(history)}`,
  ],
  audit_log: (history) => [
    `insert into audit_log (organisation_id, id, at, actor, address, action, kind, subject_id, after)
     select ${ORGANISATION}, ${idOf('audit', history)}, ${madeAt(history)}, 'desk', '127.0.0.1', 'bookSession', 'Booking',
       ${idOf('booking', history)}, '{"status": "BOOKED", "price_minor": ${PRICE_MINOR}, "covered_minor": ${PRICE_MINOR}}'
     ${from(history)}`,
  ],
};

/** The sums that are kept beside the rows. */
function consequences({ scenario: { courses }, regulars, visits }: History): string[] {
  const each = (kind: Kind) => `select ${benchIdSql(kind, 'n')} as id from generate_series(0, ${regulars - 1}) as n`;
  const spent = visits * PRICE_MINOR;
  return [
    // Otherwise triggers would write a row of the audit log for each of these.
    'set session_replication_role = replica',
    `update registrations r set charged_minor = charged_minor + ${spent}, version = version + ${visits}
     from (${each('registration')}) as d where r.id = d.id`,
    `update passes p set version = version + ${visits} from (${each('pass')}) as d where p.id = d.id`,
    `update accounts a set balance = balance + d.moved, version = version + d.moves from (
       select ${PASS_CODE} as code, -${spent} as moved, ${visits} as moves from generate_series(0, ${regulars - 1}) as n
       union all select ${REGISTRATION_CODE}, 0, ${2 * visits} from generate_series(0, ${regulars - 1}) as n
       union all select 'BOOKED:' || ${benchIdSql('course', `n % ${courses}`)}, count(*) * ${spent}, count(*) * ${visits}
         from generate_series(0, ${regulars - 1}) as n group by n % ${courses}
     ) as d where a.code = d.code`,
    'set session_replication_role = origin',
  ];
}
