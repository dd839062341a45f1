import type { Client } from 'pg';
import { dayOf } from '../../src/services/rules/world/calendar.js';

/** The history is spread over so many days before now. */
export const SPAN_DAYS = 150;
const HALF_DAY_MS = 12 * 3_600_000;

/** The columns that say when money moved, beside that of the transfers. */
const MOMENTS = [
  'orders.paid_at',
  'payments.created_at',
  'receipts.issued_at',
  'redemptions.created_at',
  'redemptions.returned_at',
];

/**
 * Spreads what was done in seconds over months, in the same order, and lets passes end and sessions take place on the way,
 * where some do not come.
 */
export async function growOld(superuser: Client, organisationId: string, zone: string): Promise<void> {
  await superuser.query(
    `create temp table aged as select posted_at as done, date_trunc('milliseconds', now() - interval '${SPAN_DAYS} days'
       + interval '${SPAN_DAYS} days' * (rank() over (order by posted_at)::float / count(*) over ()) - interval '1 second')
         as told
     from (select distinct posted_at from transfers where organisation_id = '${organisationId}') moments`,
  );
  // Receipts are kept by triggers that bind everybody.
  await superuser.query('alter table receipts disable trigger all');
  for (const moment of ['transfers.posted_at', ...MOMENTS]) {
    const [table, column] = moment.split('.');
    const text = `update ${table} t set ${column} = told from aged where organisation_id = $1 and ${column} = done`;
    await superuser.query(text, [organisationId]);
  }
  await superuser.query('alter table receipts enable trigger all; drop table aged');
  await endPasses(superuser, organisationId, zone);
  // A pass that begins with its first use has the dates of that session.
  await superuser.query(
    `update sessions set starts_at = began, ends_at = began + interval '1 hour'
     from (select id as held, now() - ('x' || substr(md5(id::text), 1, 2))::bit(8)::int * interval '12 hours' as began from
       sessions) spread
     where organisation_id = $1 and id = held and not exists (
       select from bookings b join redemptions d on d.booking_id = b.id join passes p on p.id = d.pass_id
       where b.session_id = held and p.validity_start = 'FIRST_USE')`,
    [organisationId],
  );
  await superuser.query(
    `update bookings set status = 'NO_SHOW' where organisation_id = $1 and status = 'BOOKED' and substr(md5(id::text), 1,
       1) < '8'`,
    [organisationId],
  );
}

/**
 * Lets half of the passes that count from their purchase end on the way. As the product does, this counts days with the time
 * zones of this process: those of the database may be of another edition.
 */
async function endPasses(superuser: Client, organisationId: string, zone: string): Promise<void> {
  const now = Date.now();
  const beginOfDay = (ms: number) => dayOf(new Date(ms), zone).toZonedDateTime(zone).epochMilliseconds;
  const { rows } = await superuser.query<{ id: string; half_days: number }>(
    `select id, ('x' || substr(md5(id::text), 1, 2))::bit(8)::int as half_days from passes
     where organisation_id = $1 and validity_start = 'PURCHASE' and substr(md5(id::text), 3, 1) < '8'`,
    [organisationId],
  );
  const ends = rows.map(({ half_days }) => new Date(beginOfDay(now - half_days * HALF_DAY_MS) - 1));
  await superuser.query(
    `update passes set valid_from = $2, valid_until = ends_at from unnest($3::uuid[], $4::timestamptz[]) as ended(held, ends_at)
     where organisation_id = $1 and id = held`,
    [organisationId, new Date(beginOfDay(now - 2 * SPAN_DAYS * HALF_DAY_MS)), rows.map(({ id }) => id), ends],
  );
}
