import { ledgerRelations } from '../ledger/index.js';
import { attendanceOf } from './attendance.js';
import { OWED_OF_DAYS } from './owed.js';
import { bookDay } from './run.js';
import { SALES_OF_DAYS, TAXED } from './sales.js';

/** The tables that a closing fills from what was posted. They are emptied when the books are closed anew. */
export const FIGURES = ['ledger_days', 'sales_days', 'tax_days', 'owed_days', 'pass_holdings', 'debt_spans'] as const;

const LEDGER_DAYS = `
  insert into ledger_days (organisation_id, day, debit, credit, amount)
  select :org, ${bookDay('m.posted_at')}, m.debit, m.credit, sum(m.amount) from (${ledgerRelations.movementsByKind}) m
  group by 2, 3, 4`;

const SALES_DAYS = `
  insert into sales_days (organisation_id, day, channel, kind, product_id, count, discount_minor, sold_minor, refunded_minor)
  select :org, s.* from (${SALES_OF_DAYS}) s`;

const TAX_DAYS = `
  insert into tax_days (organisation_id, day, vat_bps, gross, tax)
  select :org, ${bookDay('t.at')}, t.vat_bps, sum(t.gross), sum(t.tax) from (${TAXED}) t group by 2, 3`;

const OWED_DAYS = `
  insert into owed_days (organisation_id, day, product_id, holder, net, sold, redeemed, refunded, earned, expired)
  select :org, o.* from (${OWED_OF_DAYS}) o`;

const PASS_HOLDINGS = `
  insert into pass_holdings as h (organisation_id, pass_id, held, lapsed, moved_at)
  select :org, m.pass_id, sum(m.net), -sum(m.net) filter (where m.cause = 'EXPIRED'), max(m.posted_at)
  from (${ledgerRelations.passMovements}) m group by m.pass_id
  on conflict (organisation_id, pass_id) do update set held = h.held + excluded.held, moved_at = excluded.moved_at,
    lapsed = coalesce(h.lapsed + excluded.lapsed, h.lapsed, excluded.lapsed)`;

/**
 * The balances of registrations below zero. Each holds from the end of one day until the end of the next day that changed it.
 * A balance at the beginning is the one now less all that moved since.
 */
const DEBT_SPANS = `
  with moves as materialized (${ledgerRelations.registrationMovements(':since', `'infinity'`)}),
  before as (
    select m.registration_id, a.balance - sum(m.net) as balance from moves m
    join accounts a on a.organisation_id = :org and a.code = 'REGISTRATION:' || m.registration_id
    group by m.registration_id, a.balance
  ), days as (
    select m.registration_id, ${bookDay('m.posted_at')} as day, sum(m.net) as net from moves m where m.posted_at <= :closed
    group by 1, 2 having sum(m.net) <> 0
  ), ends as materialized (
    select d.registration_id, d.day, b.balance + sum(d.net) over (partition by d.registration_id order by d.day) as balance,
      lead(d.day) over (partition by d.registration_id order by d.day) as until_day
    from days d join before b on b.registration_id = d.registration_id
  ), ended as (
    update debt_spans d set until_day = e.day from (select registration_id, min(day) as day from ends group by 1) e
    where d.organisation_id = :org and d.registration_id = e.registration_id and d.until_day is null
  )
  insert into debt_spans (organisation_id, registration_id, from_day, until_day, balance)
  select :org, registration_id, day, until_day, balance from ends where balance < 0`;

/** The statements that add the figures of what was posted after `:since` and until `:closed`, which are ends of days. */
export const CLOSE_DAYS = [LEDGER_DAYS, SALES_DAYS, TAX_DAYS, OWED_DAYS, PASS_HOLDINGS, DEBT_SPANS];

/**
 * Counts the sessions that began after `:since` and until `:closed`, and again those where something has changed. One statement
 * sees the bookings and the changes of one moment: a change that it does not see stays noted.
 */
export const COUNT_ATTENDANCE = `
  with changed as (
    delete from attendance_changes where organisation_id = :org returning session_id
  ), due as (
    select session_id as id from changed
    union
    select id from sessions where organisation_id = :org and starts_at > :since and starts_at <= :closed
  )
  insert into attendance_counts (organisation_id, session_id, attended, no_show, late_cancelled)
  select :org, d.id, b.attended, b.no_show, b.late_cancelled from due d cross join lateral (${attendanceOf('d.id')}) b
  on conflict (organisation_id, session_id) do update
    set attended = excluded.attended, no_show = excluded.no_show, late_cancelled = excluded.late_cancelled`;
