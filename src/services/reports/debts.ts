import { ledgerRelations } from '../ledger/index.js';
import { keptOf } from './kept.js';
import { agesOf } from './period.js';
import { type Books, type Part, type Report, type ReportQuery, report } from './run.js';

/** The debt of a registration, by the age of its unpaid charges; money pays the oldest charge first. Minor units. */
export interface DebtRow {
  registrationId: string;
  customerName: string;
  attendeeName: string;
  groupName: string;
  /** The time of the oldest unpaid charge. */
  since: Date;
  upTo30DaysMinor: number;
  upTo60DaysMinor: number;
  upTo90DaysMinor: number;
  over90DaysMinor: number;
  debtMinor: number;
}

const OWN = `'REGISTRATION:' || d.registration_id`;

/** SQL: whether a charge goes to no pass of the registration. Such a charge moves nothing for the registration as a whole. */
const leavesFamily = `(c.credit not like 'PASS:%'
      or c.credit not in (select 'PASS:' || h.pass_id from held h where h.registration_id = d.registration_id))`;

/**
 * Only a registration whose own account is below zero can be in debt: its passes hold no less than nothing. The last closed day
 * tells the accounts that were. Another one has to lose more than it gets since then.
 *
 * The newest charges are the unpaid ones, so each debt is read backwards to the charge that it reaches. Charges of its passes
 * after that one count as well. Expired credit counts as a charge at its end.
 */
const DEBTS: ReportQuery<DebtRow> = {
  order: '"debtMinor" desc, "registrationId"',
  amounts: ['upTo30DaysMinor', 'upTo60DaysMinor', 'upTo90DaysMinor', 'over90DaysMinor', 'debtMinor'],
  rows: `
  with moved as (
    select registration_id, balance as amount, true as is_kept from debt_spans
    where organisation_id = :org and from_day < :keptday and (until_day is null or until_day >= :keptday)
    union all
    select registration_id, net, false from (${ledgerRelations.registrationMovements(':kept', ':closed')}) m
  ), below as materialized (
    select registration_id, sum(amount) as amount, bool_or(is_kept) as is_kept from moved
    group by registration_id having sum(amount) < 0
  ), own as materialized (
    select * from (
      select d.registration_id, case when d.is_kept then d.amount else ${ledgerRelations.balanceAt(OWN, ':closed')} end as balance
      from below d
    ) d where balance < 0
  ), held as materialized (
    select d.registration_id, p.id as pass_id, p.valid_until,
       ${ledgerRelations.balanceAt(`'PASS:' || p.id`, ':closed')} as balance
    from own d join passes p on p.organisation_id = :org and p.registration_id = d.registration_id
  ), debtors as materialized (
    select d.registration_id, -d.balance - coalesce(h.balance, 0) as debt from own d left join (
      select registration_id, sum(balance) as balance from held where valid_until is null or valid_until >= :closed
      group by registration_id
    ) h on h.registration_id = d.registration_id
    where -d.balance - coalesce(h.balance, 0) > 0
  ), reached as materialized (
    select d.registration_id, d.debt, coalesce((
      select c.posted_at from (
        select c.posted_at, sum(c.amount) over (order by c.posted_at desc rows unbounded preceding) as charged
        from (${ledgerRelations.chargesOf(OWN)}) c where c.credit not like 'PASS:%'
      ) c where c.charged >= d.debt order by c.posted_at desc limit 1
    ), '-infinity') as since
    from debtors d
  ), payers as materialized (
    select d.*, h.pass_id, h.valid_until, h.balance from reached d join held h on h.registration_id = d.registration_id
  ), charges as (
    select d.registration_id, d.debt, c.id, c.posted_at, c.amount
    from reached d cross join lateral (${ledgerRelations.chargesOf(OWN, 'd.since')}) c where ${leavesFamily}
    union all
    select d.registration_id, d.debt, c.id, c.posted_at, c.amount
    from payers d cross join lateral (${ledgerRelations.chargesOf(`'PASS:' || d.pass_id`, 'd.since')}) c
    where c.credit <> ${OWN} and ${leavesFamily}
    union all
    select registration_id, debt, pass_id, valid_until, balance from payers where valid_until < :closed and balance > 0
  ), counted as (
    select c.registration_id, c.posted_at, c.debt, least(c.amount, c.debt - coalesce(sum(c.amount) over (
      partition by c.registration_id order by c.posted_at desc, c.id desc rows between unbounded preceding and 1 preceding),
        0)) as owed
    from charges c
  ), aged as (
    select c.registration_id, c.debt, min(c.posted_at) as since,
      coalesce(sum(c.owed) filter (where c.posted_at >= :thirty), 0) as to30,
      coalesce(sum(c.owed) filter (where c.posted_at < :thirty and c.posted_at >= :sixty), 0) as to60,
      coalesce(sum(c.owed) filter (where c.posted_at < :sixty and c.posted_at >= :ninety), 0) as to90,
      coalesce(sum(c.owed) filter (where c.posted_at < :ninety), 0) as over90
    from counted c where c.owed > 0 group by c.registration_id, c.debt
  )
  select a.registration_id as "registrationId", u.name as "customerName", t.name as "attendeeName", g.name as "groupName",
    a.since,
    a.to30 as "upTo30DaysMinor", a.to60 as "upTo60DaysMinor", a.to90 as "upTo90DaysMinor", a.over90 as "over90DaysMinor",
    a.debt as "debtMinor"
  from aged a join registrations r on r.organisation_id = :org and r.id = a.registration_id
  join customers u on u.organisation_id = :org and u.id = r.customer_id
  join attendees t on t.organisation_id = :org and t.id = r.attendee_id
  join groups g on g.organisation_id = :org and g.id = r.group_id`,
};

/** The debts at the end of a day. */
export async function debts(books: Books, day: string, part: Part): Promise<Report<DebtRow>> {
  const ages = agesOf(day, books.timeZone, books.now);
  const due = await report(books, DEBTS, { ...ages, ...(await keptOf(books, ages)) }, part);
  return { ...due, rows: due.rows.map((row) => ({ ...row, since: new Date(row.since) })) };
}
