import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { ORGANISATION_ACCOUNTS, unitOf } from '../../src/services/ledger/index.js';
import { withClient } from '../postgres.js';
import { benchId, benchIdSql, type Kind, ORGANISATION_ID } from './ids.js';
import { longStatement } from './long-statement.js';
import { PLAIN_PEOPLE, type Scenario } from './scenario.js';

/** Enough for one booking of every session of a course. */
const CREDIT_MINOR = 100_000;
export const PRICE_MINOR = 800;
/** Sessions of each group that are over. Every registration has been to one. */
export const PAST_SESSIONS_OF_GROUP = 10;
/** The most that the tables allow. */
export const CAPACITY = 100_000;

const SECRET = Buffer.alloc(32, 'bench');
const TOKEN_PREFIX = Buffer.from(ORGANISATION_ID.replaceAll('-', ''), 'hex').toString('base64url');
/** An API key, which may book for everybody. */
export const TOKEN = `pmk_${TOKEN_PREFIX}_${SECRET.toString('base64url')}`;

/** Fills a migrated database: set-based, as the owner of the tables, who is bound by row-level security like all others. */
export async function loadGround(ownerUrl: string, scenario: Scenario): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query("select set_config('app.organisation', $1, true)", [ORGANISATION_ID]);
    await loadOrganisation(client);
    for (const text of [
      ...catalogue(scenario),
      ...people(scenario),
      ...watches('disable'),
      ...passes(scenario),
      ...history(scenario),
      ...watches('enable'),
      ...accounts(scenario),
    ])
      await client.query(text);
    await client.query('commit');
    await client.query('vacuum analyze');
  });
}

async function loadOrganisation(client: Client): Promise<void> {
  await client.query(
    `insert into organisations (id, slug, name, currency, time_zone, locale, plan, online_payments, cancel_window_hours,
       late_cancellation)
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
  await insert('api_keys', 'token', {
    name: 'Front end',
    key_hash: createHash('sha256').update(TOKEN).digest(),
    scopes: ['BOOKINGS_WRITE', 'BOOKINGS_READ', 'PEOPLE_READ', 'SALES_READ'],
    created_by_id: benchId('member', 1),
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
const LONG_AGO = `now() - interval '90 days'`;
const PASS_CODE = `'PASS:' || ${benchIdSql('pass', 'n')}`;
const REGISTRATION_CODE = `'REGISTRATION:' || ${benchIdSql('registration', 'n')}`;
const bookedCode = (n: string): string => `'BOOKED:' || ${benchIdSql('course', n)}`;
const from = (count: number): string => `from generate_series(0, ${count - 1}) as n`;

/** The numbers of sessions go on with those that are over. */
const pastSessionSql = ({ groups, sessions }: Scenario): string =>
  `${sessions} + n % ${groups} + ${groups} * (n / ${groups} % ${PAST_SESSIONS_OF_GROUP})`;

function catalogue({ courses, groups, sessions, hasToday = false }: Scenario): string[] {
  return [
    `insert into courses (organisation_id, id, name, type, uncovered_policy)
     select ${ORGANISATION}, ${benchIdSql('course', 'n')}, 'Course ' || n, 'OPEN', 'DEBT' ${from(courses)}`,
    `insert into groups (organisation_id, id, course_id, location_id, name, capacity)
     select ${ORGANISATION}, ${benchIdSql('group', 'n')}, ${benchIdSql('course', `n % ${courses}`)}, '${benchId('location', 1)}',
       'Group ' || n, ${CAPACITY} ${from(groups)}`,
    `insert into sessions (organisation_id, id, group_id, starts_at, ends_at, price_minor, capacity)
     select ${ORGANISATION}, ${benchIdSql('session', 'n')}, ${benchIdSql('group', `n % ${groups}`)},
       starts_at, starts_at + interval '1 hour', ${PRICE_MINOR}, ${CAPACITY}
     ${from(sessions + groups * PAST_SESSIONS_OF_GROUP)}, lateral (select date_trunc('day', now()) + interval '1 day'
       * case when n < ${sessions} then 7 + n / ${groups} else ${hasToday ? 0 : -1} - (n - ${sessions}) / ${groups} end
       as starts_at) as t`,
  ];
}

/** What customers are found by is made in one statement. Their triggers would run for each row, at the end. */
function people({ groups, registrations, people = PLAIN_PEOPLE }: Scenario): string[] {
  return [
    'alter table customers disable trigger keep_terms',
    'alter table attendees disable trigger keep_terms',
    `insert into customers (organisation_id, id, name, email, phone, locale)
     select ${ORGANISATION}, ${benchIdSql('customer', 'n')}, ${people.name}, ${people.email}, ${people.phone}, 'en'
     ${from(registrations)}`,
    `insert into attendees (organisation_id, id, customer_id, name)
     select ${ORGANISATION}, ${benchIdSql('attendee', 'n')}, ${benchIdSql('customer', `n % ${registrations}`)},
       ${people.attendeeName} ${from(registrations + people.siblings)}`,
    `insert into customer_terms select organisation_id, id, made_of::uuid, customer_text(words, phone) from customer_texts()`,
    'alter table customers enable trigger keep_terms',
    'alter table attendees enable trigger keep_terms',
    `insert into registrations (organisation_id, id, attendee_id, customer_id, group_id, price_minor, charged_minor, version)
     select ${ORGANISATION}, ${benchIdSql('registration', 'n')}, ${benchIdSql('attendee', 'n')}, ${benchIdSql('customer', 'n')},
       ${benchIdSql('group', `n % ${groups}`)}, 0, ${PRICE_MINOR}, 2 ${from(registrations)}`,
  ];
}

/** Each registration has bought a pass at the desk. */
function passes({ registrations }: Scenario): string[] {
  return [
    `insert into passes (organisation_id, id, product_id, customer_id, registration_id, name, kind, state, price_minor,
       credit_minor, validity_start, priority, purchased_at, version)
     select ${ORGANISATION}, ${benchIdSql('pass', 'n')}, '${benchId('product', 1)}', ${benchIdSql('customer', 'n')},
       ${benchIdSql('registration', 'n')}, 'Credit', 'CREDIT', 'ACTIVE', ${CREDIT_MINOR}, ${CREDIT_MINOR}, 'PURCHASE', 100,
       ${LONG_AGO}, 2
     ${from(registrations)}`,
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, pass_id, posted_at)
     select ${ORGANISATION}, ${benchIdSql('sale', 'n')}, 'PASS_SOLD', 'CASH:desk', ${PASS_CODE}, 'EUR', ${CREDIT_MINOR},
       ${benchIdSql('pass', 'n')}, ${LONG_AGO} ${from(registrations)}`,
  ];
}

/** They run for each row that is older than half an hour, so for every one here, and no book is closed that could open again. */
const WATCHES = ['transfers * trigger posted_late', 'redemptions * trigger used_late', 'bookings * trigger attended_at_once'];
const watches = (change: 'disable' | 'enable'): string[] => WATCHES.map((text) => `alter table ${text.replace('*', change)}`);

/** Each has been to a session with the pass: of empty tables PostgreSQL would have no statistics to plan the rounds by. */
function history(scenario: Scenario): string[] {
  const { courses, groups, registrations, sessions } = scenario;
  const pastSession = benchIdSql('session', pastSessionSql(scenario));
  const rows = from(registrations);
  return [
    `insert into bookings (organisation_id, id, session_id, registration_id, attendee_id, status, price_minor, covered_minor,
       cancellable_until, late_cancellation, late_fee_minor, session_ends_at, created_at, checked_in_at)
     select s.organisation_id, ${benchIdSql('booking', 'n')}, s.id, ${benchIdSql('registration', 'n')},
       ${benchIdSql('attendee', 'n')}, 'ATTENDED', ${PRICE_MINOR}, ${PRICE_MINOR},
       ${LONG_AGO}, 'FORFEIT', 0, s.ends_at, ${LONG_AGO}, ${LONG_AGO}
     ${rows} join sessions s on s.organisation_id = ${ORGANISATION} and s.id = ${pastSession}`,
    `insert into redemptions (organisation_id, id, pass_id, registration_id, booking_id, entries, covered_minor, consumed_minor,
       created_at)
     select ${ORGANISATION}, ${benchIdSql('redemption', 'n')}, ${benchIdSql('pass', 'n')}, ${benchIdSql('registration', 'n')},
       ${benchIdSql('booking', 'n')}, 0, ${PRICE_MINOR}, ${PRICE_MINOR}, ${LONG_AGO} ${rows}`,
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, booking_id, posted_at)
     select ${ORGANISATION}, ${benchIdSql('charge', 'n')}, 'SESSION_CHARGED', ${REGISTRATION_CODE},
       ${bookedCode(`n % ${courses}`)},
       'EUR', ${PRICE_MINOR}, ${benchIdSql('booking', 'n')}, ${LONG_AGO} ${rows}`,
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, booking_id, pass_id, posted_at)
     select ${ORGANISATION}, ${benchIdSql('payment', 'n')}, 'CREDIT_REDEEMED', ${PASS_CODE}, ${REGISTRATION_CODE},
       'EUR', ${PRICE_MINOR}, ${benchIdSql('booking', 'n')}, ${benchIdSql('pass', 'n')}, ${LONG_AGO} ${rows}`,
    `insert into idempotency_keys (organisation_id, viewer, operation, key, input_hash, answer)
     select ${ORGANISATION}, 'desk', 'bookSession', 'history-' || n, md5(n::text),
       jsonb_build_object('bookingId', ${benchIdSql('booking', 'n')})
     ${rows}`,
    `insert into outbox (organisation_id, id, events, published_at)
     select ${ORGANISATION}, ${benchIdSql('outbox', 'n')}, '[]', now() ${rows}`,
    ...longStatement(scenario, sessions + groups * PAST_SESSIONS_OF_GROUP),
    `update sessions s set seats_taken = taken.seats, version = 1 + taken.seats
     from (select session_id, count(*) as seats from bookings group by session_id) as taken where s.id = taken.session_id`,
  ];
}

/** The accounts with the balances that the transfers add up to. */
function accounts({ courses }: Scenario): string[] {
  const balances = `(select code, sum(amount) as balance, count(*) as version from (
      select credit as code, amount from transfers union all select debit, -amount from transfers) as moved group by code)`;
  return [
    `insert into accounts (organisation_id, code, unit)
     select ${ORGANISATION}, kind || ${benchIdSql('course', 'n')}, 'EUR'
     ${from(courses)}, (values ('BOOKED:'), ('REVENUE:')) as k(kind)`,
    `insert into accounts (organisation_id, code, unit, balance, version)
     select ${ORGANISATION}, code, 'EUR', balance, version from ${balances} as b
     where code ~ '^(PASS|REGISTRATION):' order by code`,
    `update accounts a set balance = b.balance, version = b.version from ${balances} as b
     where a.code = b.code and a.code ~ '^(CASH|BOOKED):'`,
  ];
}
