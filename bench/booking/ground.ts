import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { ORGANISATION_ACCOUNTS, unitOf } from '../../src/services/ledger/index.js';
import { withClient } from '../postgres.js';
import { benchId, benchIdSql, type Kind, ORGANISATION_ID } from './ids.js';
import type { Scenario } from './scenario.js';

/** Enough for one booking of every session of a course. */
const CREDIT_MINOR = 100_000;
const PRICE_MINOR = 800;
/** The most that the tables allow. */
const CAPACITY = 100_000;

const SECRET = Buffer.alloc(32, 'bench');
/** Of a receptionist, who may book for everybody. */
export const TOKEN = `pmk_${Buffer.from(ORGANISATION_ID.replaceAll('-', ''), 'hex').toString('base64url')}_${SECRET.toString('base64url')}`;

/** Fills a migrated database: set-based, as the owner of the tables, who is bound by row-level security like everybody else. */
export async function loadGround(ownerUrl: string, scenario: Scenario): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query("select set_config('app.organisation', $1, true)", [ORGANISATION_ID]);
    await loadOrganisation(client);
    for (const text of [...catalogue(scenario), ...people(scenario), ...passes(scenario)]) await client.query(text);
    await client.query('commit');
    await client.query('vacuum analyze');
  });
}

async function loadOrganisation(client: Client): Promise<void> {
  await client.query(
    `insert into organisations (id, slug, name, currency, time_zone, locale, plan, online_payments, cancel_window_hours, late_cancellation)
     values ($1, 'bench', 'Bench', 'EUR', 'Europe/Bratislava', 'en', 'PRO', 'INACTIVE', 24, 'FORFEIT')`,
    [ORGANISATION_ID],
  );
  const insert = (table: string, kind: Kind, columns: Record<string, unknown>) => {
    const row = { organisation_id: ORGANISATION_ID, id: benchId(kind, 1), ...columns };
    const names = Object.keys(row);
    return client.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  await insert('locations', 'location', { name: 'Hall' });
  await insert('members', 'member', { name: 'Reception', email: 'desk@example.com', role: 'RECEPTIONIST' });
  await insert('access_tokens', 'token', {
    token_hash: createHash('sha256').update(TOKEN).digest(),
    role: 'RECEPTIONIST',
    member_id: benchId('member', 1),
    expires_at: '2100-01-01',
  });
  await insert('pass_products', 'product', {
    name: 'Credit',
    kind: 'CREDIT',
    price_minor: CREDIT_MINOR,
    credit_minor: CREDIT_MINOR,
    validity_start: 'PURCHASE',
  });
  await client.query(`insert into accounts (organisation_id, code, unit) select $1, * from unnest($2::text[], $3::text[])`, [
    ORGANISATION_ID,
    ORGANISATION_ACCOUNTS,
    ORGANISATION_ACCOUNTS.map((code) => unitOf(code, 'EUR')),
  ]);
}

const ORGANISATION = `'${ORGANISATION_ID}'::uuid`;
const from = (count: number): string => `from generate_series(0, ${count - 1}) as n`;

function catalogue({ courses, sessions, registrations }: Scenario): string[] {
  return [
    `insert into courses (organisation_id, id, name, type, uncovered_policy)
     select ${ORGANISATION}, ${benchIdSql('course', 'n')}, 'Course ' || n, 'OPEN', 'DEBT' ${from(courses)}`,
    `insert into accounts (organisation_id, code, unit)
     select ${ORGANISATION}, kind || ${benchIdSql('course', 'n')}, 'EUR' ${from(courses)}, (values ('BOOKED:'), ('REVENUE:')) as k(kind)`,
    `insert into groups (organisation_id, id, course_id, location_id, name, capacity, places_taken)
     select ${ORGANISATION}, ${benchIdSql('group', 'n')}, ${benchIdSql('course', 'n')}, '${benchId('location', 1)}', 'Group ' || n,
       ${CAPACITY}, ${registrations / courses} ${from(courses)}`,
    `insert into sessions (organisation_id, id, group_id, starts_at, ends_at, price_minor, capacity)
     select ${ORGANISATION}, ${benchIdSql('session', 'n')}, ${benchIdSql('group', `n % ${courses}`)},
       starts_at, starts_at + interval '1 hour', ${PRICE_MINOR}, ${CAPACITY}
     ${from(sessions)}, lateral (select date_trunc('day', now()) + interval '7 days' + n / ${courses} * interval '1 day' as starts_at) as t`,
  ];
}

function people({ courses, registrations }: Scenario): string[] {
  return [
    `insert into customers (organisation_id, id, name, email, locale)
     select ${ORGANISATION}, ${benchIdSql('customer', 'n')}, 'Customer ' || n, 'customer' || n || '@example.com', 'en' ${from(registrations)}`,
    `insert into attendees (organisation_id, id, customer_id, name)
     select ${ORGANISATION}, ${benchIdSql('attendee', 'n')}, ${benchIdSql('customer', 'n')}, 'Attendee ' || n ${from(registrations)}`,
    `insert into registrations (organisation_id, id, attendee_id, customer_id, group_id, price_minor)
     select ${ORGANISATION}, ${benchIdSql('registration', 'n')}, ${benchIdSql('attendee', 'n')}, ${benchIdSql('customer', 'n')},
       ${benchIdSql('group', `n % ${courses}`)}, 0 ${from(registrations)}`,
    `insert into accounts (organisation_id, code, unit)
     select ${ORGANISATION}, 'REGISTRATION:' || ${benchIdSql('registration', 'n')}, 'EUR' ${from(registrations)}`,
  ];
}

/** Each registration has bought a pass at the desk: the transfers and balances are those that the ledger would have. */
function passes({ registrations }: Scenario): string[] {
  const code = `'PASS:' || ${benchIdSql('pass', 'n')}`;
  return [
    `insert into passes (organisation_id, id, product_id, customer_id, registration_id, name, kind, state, price_minor, credit_minor,
       validity_start, priority, purchased_at)
     select ${ORGANISATION}, ${benchIdSql('pass', 'n')}, '${benchId('product', 1)}', ${benchIdSql('customer', 'n')},
       ${benchIdSql('registration', 'n')}, 'Credit', 'CREDIT', 'ACTIVE', ${CREDIT_MINOR}, ${CREDIT_MINOR}, 'PURCHASE', 100, now()
     ${from(registrations)}`,
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, pass_id, posted_at)
     select ${ORGANISATION}, ${benchIdSql('transfer', 'n')}, 'PASS_SOLD', 'CASH:desk', ${code}, 'EUR', ${CREDIT_MINOR},
       ${benchIdSql('pass', 'n')}, now() ${from(registrations)}`,
    `insert into accounts (organisation_id, code, unit, balance, version)
     select ${ORGANISATION}, ${code}, 'EUR', ${CREDIT_MINOR}, 1 ${from(registrations)}`,
    `update accounts set balance = -${CREDIT_MINOR}::bigint * ${registrations}, version = ${registrations} where code = 'CASH:desk'`,
  ];
}
