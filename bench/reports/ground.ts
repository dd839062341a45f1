import { benchId, benchIdSql, ORGANISATION_ID } from '../booking/ids.js';
import { withClient } from '../postgres.js';

const REGISTRATIONS = 20_000;
/** Bookings of each registration in the year. With what pays for them, and the sales, they make a million transfers. */
const BOOKINGS = 14;
const PASSES = 3;
const GROUPS = 80;
const COURSES = 20;
const PRODUCTS = 20;
const SESSIONS_OF_GROUP = 260;
/** Hours from one session of a group to its next one. */
const SESSION_HOURS = 35;
const PRICE_MINOR = 800;
const GIFTS = 1_000;

const ORGANISATION = `'${ORGANISATION_ID}'::uuid`;
const from = (count: number, n = 'n'): string => `from generate_series(0, ${count - 1}) as ${n}`;
const days = (count: string): string => `interval '1 day' * (${count})`;
const seconds = (count: string): string => `interval '1 second' * (${count})`;
/** A cancellation follows its booking after a minute. The last one is now, so something is posted after the closed days. */
const CANCELLED_AFTER = `interval '1 minute'`;
/** The last booking comes so long after the first day begins: see `used`. */
const HISTORY = `interval '${26 * (BOOKINGS - 1) + 19} days ${40_000 + 3_600} seconds'`;
const BEGIN = `(select date_trunc('second', now()) - ${HISTORY} - ${CANCELLED_AFTER})`;
/** Days by which a registration is behind the first ones. Those of a group differ, so that its sessions fill alike. */
const PHASE = `n / ${GROUPS} % 20`;
const code = (kind: string, id: string): string => `'${kind}:' || ${id}`;

/**
 * A school in its second year: 20,000 registrations, each with 3 passes of 20 products and 14 bookings. A twentieth is in debt,
 * and another one was. Loaded as a superuser in the role of a replica, so without triggers and without checks of foreign keys.
 */
export async function loadGround(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    for (const text of [...catalogue(), ...sold(), ...used(), ...posted(), ...balances()]) await client.query(text);
    await client.query('vacuum analyze');
  });
}

function catalogue(): string[] {
  const person = (kind: 'customer' | 'attendee') => `${benchIdSql(kind, 'n')}`;
  return [
    `insert into organisations (id, slug, name, currency, time_zone, locale, plan, online_payments, cancel_window_hours,
       late_cancellation)
     values (${ORGANISATION}, 'bench', 'Bench', 'EUR', 'Europe/Bratislava', 'en', 'PRO', 'ACTIVE', 24, 'FORFEIT')`,
    `insert into locations (organisation_id, id, name) values (${ORGANISATION}, '${benchId('location', 1)}', 'Hall')`,
    `insert into courses (organisation_id, id, name, type, uncovered_policy, vat_bps)
     select ${ORGANISATION}, ${benchIdSql('course', 'n')}, 'Course ' || n, 'OPEN', 'DEBT',
        case n % 2 when 0 then 2300 else 500 end
     ${from(COURSES)}`,
    `insert into groups (organisation_id, id, course_id, location_id, name, capacity)
     select ${ORGANISATION}, ${benchIdSql('group', 'n')}, ${benchIdSql('course', `n % ${COURSES}`)}, '${benchId('location', 1)}',
       'Group ' || n, 500 ${from(GROUPS)}`,
    `insert into sessions (organisation_id, id, group_id, starts_at, ends_at, price_minor, capacity)
     select ${ORGANISATION}, ${benchIdSql('session', 'n')}, ${benchIdSql('group', `n / ${SESSIONS_OF_GROUP}`)}, starts_at,
       starts_at + interval '1 hour', ${PRICE_MINOR}, 60
     ${from(GROUPS * SESSIONS_OF_GROUP)},
       lateral (select ${BEGIN} + interval '1 hour' * ${SESSION_HOURS} * (n % ${SESSIONS_OF_GROUP}) as starts_at) t`,
    `insert into customers (organisation_id, id, name, email, locale)
     select ${ORGANISATION}, ${person('customer')}, 'Customer ' || n, 'customer' || n || '@example.com', 'en'
        ${from(REGISTRATIONS)}`,
    `insert into attendees (organisation_id, id, customer_id, name)
     select ${ORGANISATION}, ${person('attendee')}, ${person('customer')}, 'Attendee ' || n ${from(REGISTRATIONS)}`,
    `insert into registrations (organisation_id, id, attendee_id, customer_id, group_id, price_minor, created_at)
     select ${ORGANISATION}, ${benchIdSql('registration', 'n')}, ${person('attendee')}, ${person('customer')},
       ${benchIdSql('group', `n % ${GROUPS}`)}, 0, ${BEGIN} ${from(REGISTRATIONS)}`,
    `insert into pass_products (organisation_id, id, name, kind, price_minor, credit_minor, entries, validity_start, vat_bps,
       vat_treatment)
     select ${ORGANISATION}, ${benchIdSql('product', 'p')}, 'Pass ' || p, kind, price, credit, entries,
        'PURCHASE', 2300, treatment
     ${from(PRODUCTS, 'p')}, lateral (${terms('p')}) t`,
  ];
}

/** The terms of a product by its number. */
const terms = (p: string): string => `
  select case when ${p} < 8 then 'CREDIT' when ${p} < 16 then 'ENTRY' else 'TIME' end as kind, 5000 + 100 * ${p} as price,
    case when ${p} < 8 then 5000 + 100 * ${p} + 500 * (${p} % 2) end as credit,
    case when ${p} between 8 and 15 then 8 end as entries,
    case when ${p} % 2 = 0 and ${p} < 16 then 'MULTI_PURPOSE' else 'SINGLE_PURPOSE' end as treatment`;

/** Three passes in a year for each registration: most of them online, each with an order, a payment's receipt and an end. */
function sold(): string[] {
  const receipt = `jsonb_build_object('seller', repeat('The name and address of the seller. ', 20), 'lines', jsonb_build_array(
      jsonb_build_object('description', 'Pass ' || p, 'amountMinor', price, 'vatBps', 2300)),
    'vat', case treatment when 'SINGLE_PURPOSE' then jsonb_build_array(
      jsonb_build_object('vatBps', 2300, 'grossMinor', price, 'taxMinor', tax)) else '[]' end)`;
  return [
    `create temp table sold as
     select q, n, p, t.*, round(price * 2300 / 12300.0)::int as tax,
       ${BEGIN} + ${days(`120 * k + ${PHASE} - q * 7 % 100`)} + ${seconds('n * 37 % 40000')} as at, (n + k) % 5 < 3 as online
     from (select q, q / ${PASSES} as n, q % ${PASSES} as k, (q / ${PASSES} + q % ${PASSES}) % ${PRODUCTS} as p
       ${from(REGISTRATIONS * PASSES, 'q')}) q, lateral (${terms('p')}) t`,
    `insert into passes (organisation_id, id, product_id, customer_id, registration_id, name, kind, state, price_minor,
       credit_minor, entries, validity_start, valid_from, valid_until, priority, purchased_at, vat_treatment)
     select ${ORGANISATION}, ${benchIdSql('pass', 'q')}, ${benchIdSql('product', 'p')}, ${benchIdSql('customer', 'n')},
       case kind when 'CREDIT' then ${benchIdSql('registration', 'n')} end, 'Pass ' || p, kind, 'ACTIVE', price, credit, entries,
       'PURCHASE', at, case when n % 4 < 3 then date_trunc('day', at) + interval '216 days' - interval '1 millisecond' end, 100,
       at, treatment from sold`,
    `insert into orders (organisation_id, id, customer_id, channel, status, subtotal_minor, discount_minor, total_minor,
       created_at, paid_at)
     select ${ORGANISATION}, ${benchIdSql('order', 'q')}, ${benchIdSql('customer', 'n')},
       case when online then 'ONLINE' else 'RECEPTION' end, 'PAID', price, 0, price, at, at from sold
     union all
     select ${ORGANISATION}, ${benchIdSql('order', `n + ${REGISTRATIONS * PASSES}`)}, ${benchIdSql('customer', 'n')}, 'PROFILE',
       'PAID', 5000, 0, 5000, at, at ${from(GIFTS)}, lateral (${gift('n')}) g`,
    `insert into order_lines (organisation_id, id, order_id, position, kind, product_id, customer_id, description,
       unit_price_minor, discount_minor, amount_minor, vat_bps, vat_treatment, pass_id, terms)
     select ${ORGANISATION}, ${benchIdSql('orderLine', 'q')}, ${benchIdSql('order', 'q')}, 0, 'PASS',
        ${benchIdSql('product', 'p')},
       ${benchIdSql('customer', 'n')}, 'Pass ' || p, price, 0, price, 2300, treatment,
        ${benchIdSql('pass', 'q')}, '{}'::jsonb from sold
     union all
     select ${ORGANISATION}, ${benchIdSql('orderLine', `n + ${REGISTRATIONS * PASSES}`)},
       ${benchIdSql('order', `n + ${REGISTRATIONS * PASSES}`)}, 0, 'PASS',
        ${benchIdSql('product', `n % ${PRODUCTS}`)}, null, 'Gift',
       5000, 0, 5000, 0, 'MULTI_PURPOSE', null, '{}'::jsonb ${from(GIFTS)}`,
    `insert into receipts (organisation_id, id, year, number, kind, order_id, customer_id, issued_at, content)
     select ${ORGANISATION}, ${benchIdSql('receipt', 'q')}, 2000, q + 1, 'RECEIPT', ${benchIdSql('order', 'q')},
       ${benchIdSql('customer', 'n')}, at, ${receipt} from sold order by at`,
  ];
}

const gift = (n: string): string => `select ${BEGIN} + ${seconds(`${n} * 30000`)} as at`;

/** Bookings of sessions to come, paid by the pass of the time. */
function used(): string[] {
  const pass = `(n * ${PASSES} + j * ${PASSES} / ${BOOKINGS})`;
  const hours = `extract(epoch from b.at - ${BEGIN})::int / 3600`;
  const session = `(b.n % ${GROUPS}) * ${SESSIONS_OF_GROUP} + ${hours} / ${SESSION_HOURS} + 2`;
  return [
    `create temp table used as
     select b.*, ${session} as s, s.kind, s.treatment = 'MULTI_PURPOSE' as multi, s.price / s.entries as entry,
       case when b % 25 = 0 then 'CANCELLED' when b % 25 = 1 then 'LATE_CANCELLED' when b % 14 = 3 then 'NO_SHOW'
         else 'ATTENDED' end as status,
       not (b.n % 20 = 7 and j >= 11) and not (b.n % 20 = 9 and j between 3 and 6) as paid,
       case b.n % 2 when 0 then 2300 else 500 end as rate
     from (select b, n, j, ${pass} as q, ${BEGIN} + ${days(`26 * j + ${PHASE}`)} + ${seconds('n * 37 % 40000 + 3600')} as at
       from (select b, b / ${BOOKINGS} as n, b % ${BOOKINGS} as j ${from(REGISTRATIONS * BOOKINGS, 'b')}) b) b
     join sold s on s.q = b.q`,
    `alter table used add consumed int, add tax int`,
    `update used set consumed = case kind when 'CREDIT' then ${PRICE_MINOR} when 'ENTRY' then least(entry, ${PRICE_MINOR})
       else 0 end`,
    `update used set tax = case when multi and paid then round(consumed * rate / (10000.0 + rate))::int else 0 end`,
    `insert into bookings (organisation_id, id, session_id, registration_id, attendee_id, status, price_minor, covered_minor,
       cancellable_until, late_cancellation, late_fee_minor, session_ends_at, created_at)
     select ${ORGANISATION}, ${benchIdSql('booking', 'b')}, x.id, ${benchIdSql('registration', 'n')},
       ${benchIdSql('attendee', 'n')}, used.status, ${PRICE_MINOR}, case when paid then ${PRICE_MINOR} else 0 end, at, 'FORFEIT',
       0, x.ends_at, at
     from used join sessions x on x.organisation_id = ${ORGANISATION} and x.id = ${benchIdSql('session', 's')} order by at`,
    `insert into redemptions (organisation_id, id, pass_id, registration_id, booking_id, entries, covered_minor, consumed_minor,
       created_at, returned_at, tax_minor, tax_transfer_id, vat_bps)
     select ${ORGANISATION}, ${benchIdSql('redemption', 'b')}, ${benchIdSql('pass', 'q')}, ${benchIdSql('registration', 'n')},
       ${benchIdSql('booking', 'b')}, (kind = 'ENTRY')::int, ${PRICE_MINOR}, consumed, at,
       case status when 'CANCELLED' then at + ${CANCELLED_AFTER} end, tax,
       case when tax > 0 then ${benchIdSql('charge', 'b')} end, case when multi then rate end
     from used where paid order by at`,
    `update sessions s set seats_taken = t.seats from (
       select session_id, count(*) as seats from bookings where status in ('BOOKED', 'ATTENDED', 'NO_SHOW') group by session_id
     ) t where s.id = t.session_id`,
  ];
}

/** The transfers, which lie in the order of their posting, as they do in a database that grows. */
function posted(): string[] {
  const pass = code('PASS', benchIdSql('pass', 'q'));
  const entries = code('ENTRIES', benchIdSql('pass', 'q'));
  const registration = code('REGISTRATION', benchIdSql('registration', 'n'));
  const cash = `case when online then 'CASH:stripe' else 'CASH:desk' end`;
  const line = `${benchIdSql('pass', 'q')}, ${benchIdSql('order', 'q')}, ${benchIdSql('orderLine', 'q')}`;
  const order = `null::uuid, ${benchIdSql('order', 'q')}, null::uuid`;
  const paidOut = `null::uuid, ${benchIdSql('order', 'q')}, ${benchIdSql('orderLine', 'q')}`;
  const sale = (
    template: string,
    debit: string,
    credit: string,
    amount: string,
    about = line,
    where = 'true',
    later = '0 seconds',
  ) =>
    `select '${template}', ${debit}, ${credit}, ${amount}, null::bigint, at + interval '${later}', ${about}
       from sold where ${where}`;
  const use = (template: string, debit: string, credit: string, amount: string, where: string) =>
    `select '${template}', ${debit}, ${credit}, ${amount}, b::bigint, at,
       ${where === 'true' ? 'null::uuid' : benchIdSql('pass', 'q')}, null::uuid, null::uuid from used where ${where}`;
  const isRefunded = `kind = 'TIME' and q % 10 = 5 and at < now() - interval '9 days'`;
  const gifted = `n + ${REGISTRATIONS * PASSES}`;
  return [
    `create temp table moved as select template, debit, credit, amount::bigint, b, at, pass_id, order_id, order_line_id,
       false as is_reversal from (${[
         sale('PASS_SOLD', cash, pass, 'price'),
         sale('PASS_SOLD_BELOW_FACE', `'PASS_DISCOUNT'`, pass, 'credit - price', line, 'credit > price'),
         sale('ENTRIES_ISSUED', `'ENTRIES_ISSUED'`, entries, 'entries', line, 'entries > 0'),
         sale('COMMISSION_TAKEN', `'COMMISSION'`, `'CASH:stripe'`, 'round(price * 0.03)', order, 'online'),
         sale('VAT_DUE', `'VAT_ON_SALES'`, `'VAT'`, 'tax', order, `treatment = 'SINGLE_PURPOSE'`),
         sale('REFUND_CLAIMED', pass, `'OWED_BACK'`, '500', line, isRefunded, '3 days'),
         sale('REFUND_PAID', `'OWED_BACK'`, cash, '500', paidOut, isRefunded, '3 days'),
         `select 'GIFT_SOLD', 'CASH:desk', 'GIFTS', 5000, null, at, null, ${benchIdSql('order', gifted)},
            ${benchIdSql('orderLine', gifted)} ${from(GIFTS)}, lateral (${gift('n')}) g`,
         use('SESSION_CHARGED', registration, code('BOOKED', benchIdSql('course', `n % ${COURSES}`)), `${PRICE_MINOR}`, 'true'),
         use('CREDIT_REDEEMED', pass, registration, `${PRICE_MINOR}`, `paid and kind = 'CREDIT'`),
         use('ENTRY_USED', entries, `'ENTRIES_USED'`, '1', `paid and kind = 'ENTRY'`),
         use('ENTRY_REDEEMED', pass, registration, 'consumed', `paid and kind = 'ENTRY'`),
         use(
           'ENTRY_DISCOUNT',
           `'PASS_DISCOUNT'`,
           registration,
           `${PRICE_MINOR} - consumed`,
           `paid and kind = 'ENTRY' and entry < ${PRICE_MINOR}`,
         ),
         use('TIME_REDEEMED', `'TIME_COVER'`, registration, `${PRICE_MINOR}`, `paid and kind = 'TIME'`),
         use('VAT_DUE', `'VAT_ON_SALES'`, `'VAT'`, 'tax', 'tax > 0'),
         `select 'PAYMENT_RECORDED', 'CASH:desk', ${registration}, 4 * ${PRICE_MINOR}, null, ${BEGIN} + interval '200 days', null,
            null, null ${from(REGISTRATIONS)} where n % 20 = 9`,
       ].join(' union all ')}) m (template, debit, credit, amount, b, at, pass_id, order_id, order_line_id)`,
    `insert into moved select m.template, m.credit, m.debit, m.amount, m.b, m.at + ${CANCELLED_AFTER}, m.pass_id, null, null, true
     from moved m join used u on u.b = m.b where u.status = 'CANCELLED'`,
    `create temp table numbered as
     select row_number() over (order by at, is_reversal) as number, m.* from moved m`,
    `insert into transfers (organisation_id, id, template, debit, credit, unit, amount, booking_id, pass_id, reverses, posted_at,
       order_id, order_line_id)
     select ${ORGANISATION}, ${benchIdSql('transfer', 'm.number')}, m.template, m.debit, m.credit,
       case when m.debit like 'ENTRIES%' then 'ENTRY' else 'EUR' end, m.amount,
       case when m.b is not null then ${benchIdSql('booking', 'm.b')} end, m.pass_id,
       case when o.number is not null then ${benchIdSql('transfer', 'o.number')} end, m.at, m.order_id, m.order_line_id
     from numbered m left join numbered o on m.is_reversal and not o.is_reversal and o.b = m.b and o.template = m.template
     order by m.number`,
  ];
}

function balances(): string[] {
  return [
    `insert into accounts (organisation_id, code, unit, balance, version)
     select ${ORGANISATION}, code, case when code like 'ENTRIES%' then 'ENTRY' else 'EUR' end, sum(amount), count(*) from (
       select credit as code, amount from transfers union all select debit, -amount from transfers) moved
     group by code order by code`,
  ];
}
