import { localDay } from '../../postgres/local-day.js';
import { type Invariant, ORGANISATION_CLOCK } from './invariant.js';

const { changes, offsets } = ORGANISATION_CLOCK;
const day = (moment: string): string => localDay(moment, ORGANISATION_CLOCK);

/** The books that are closed by the clock that counts days here: others are closed anew, and nobody reads their figures. */
const CLOSED = `closed as (
  select b.closed_until, b.next_day from closed_books b cross join lateral (
    select string_agg((extract(epoch from c) * 1000)::bigint::text, ',' order by c) as changes, count(*)::int as many
    from unnest(${changes}) c where c <= b.closed_until
  ) z
  where b.clock = encode(sha256(convert_to(
    coalesce(z.changes, '') || '|' || array_to_string((${offsets})[1:z.many + 1], ','), 'UTF8')), 'hex')
)`;
const UNTIL = '(select closed_until from closed)';
const IS_CLOSED = 'day < (select next_day from closed)';
const kindOf = (code: string): string => `case when ${code} like 'CASH:%' then ${code} else split_part(${code}, ':', 1) end`;

const REDEEMED = `('CREDIT_REDEEMED', 'ENTRY_REDEEMED', 'ENTRY_PREMIUM', 'DEBT_SETTLED')`;
const SOLD = `('PASS_SOLD', 'PASS_SOLD_BELOW_FACE', 'PASS_SOLD_ABOVE_FACE', 'GIFT_SOLD')`;
const REFUNDED = `('REFUND_CLAIMED', 'REFUND_DISCOUNT')`;

export const KEPT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'kept-ledger',
    says: 'The figures of closed days have the sum of the transfers of each day between each two kinds of accounts.',
    offenders: `
      with ${CLOSED}, sums as (
        select ${day('posted_at')} as day, ${kindOf('debit')} as debit, ${kindOf('credit')} as credit, sum(amount) as amount
        from transfers where posted_at <= ${UNTIL} group by 1, 2, 3
      ), kept as (select * from ledger_days where ${IS_CLOSED})
      select day, debit, credit, k.amount as kept, s.amount as transfers from kept k full join sums s using (day, debit, credit)
      where k.amount is distinct from s.amount`,
  },
  {
    name: 'kept-sales',
    says: 'The figures of closed days have what was sold and refunded on each day.',
    offenders: `
      with ${CLOSED}, moved as (
        select order_line_id, posted_at as at, 0 as count, 0 as discount,
          case when debit like 'CASH:%' then amount else 0 end as sold,
          case when credit like 'CASH:%' then amount else 0 end as refunded
        from transfers where order_line_id is not null and (debit like 'CASH:%' or credit like 'CASH:%')
        union all
        select l.id, o.paid_at, 1, l.discount_minor, 0, 0 from order_lines l join orders o on o.id = l.order_id
      ), sums as (
        select ${day('m.at')} as day, o.channel, l.kind, coalesce(l.product_id::text, '') as product, sum(m.count) as count,
          sum(m.discount) as discount, sum(m.sold) as sold, sum(m.refunded) as refunded
        from moved m join order_lines l on l.id = m.order_line_id join orders o on o.id = l.order_id
        where m.at <= ${UNTIL} group by 1, 2, 3, 4
      ), kept as (select *, coalesce(product_id::text, '') as product from sales_days where ${IS_CLOSED})
      select day, channel, kind, product, k.sold_minor as "soldMinor", s.sold as transfers
      from kept k full join sums s using (day, channel, kind, product)
      where (k.count, k.discount_minor, k.sold_minor, k.refunded_minor)
         is distinct from (s.count, s.discount, s.sold, s.refunded)`,
  },
  {
    name: 'kept-tax',
    says: 'The figures of closed days have the tax of the receipts and of the uses of each day.',
    offenders: `
      with ${CLOSED}, uses as (
        select d.vat_bps, d.created_at, d.returned_at, d.tax_minor as tax,
          d.consumed_minor * p.price_minor::numeric / coalesce(p.credit_minor, p.price_minor) as gross
        from redemptions d join passes p on p.id = d.pass_id where d.vat_bps is not null and p.price_minor > 0
      ), taxed as (
        select r.issued_at as at, (v ->> 'vatBps')::int as vat_bps, (v ->> 'grossMinor')::numeric as gross,
          (v ->> 'taxMinor')::bigint as tax
        from receipts r cross join lateral jsonb_array_elements(r.content -> 'vat') v
        union all
        select created_at, vat_bps, gross, tax from uses
        union all
        select returned_at, vat_bps, -gross, -tax from uses where returned_at is not null
      ), sums as (
        select ${day('at')} as day, vat_bps, sum(gross) as gross, sum(tax) as tax from taxed where at <= ${UNTIL} group by 1, 2
      ), kept as (select * from tax_days where ${IS_CLOSED})
      select day, vat_bps as "vatBps", k.tax as kept, s.tax as posted from kept k full join sums s using (day, vat_bps)
      where (k.gross, k.tax) is distinct from (s.gross, s.tax)`,
  },
  {
    name: 'kept-owed',
    says: 'The figures of closed days have how the passes and gifts of each product moved on each day.',
    offenders: `
      with ${CLOSED}, moves as (
        select t.*, 'PASS' as holder, case when credit = 'PASS:' || pass_id then amount else -amount end as net
        from transfers t where 'PASS:' || pass_id in (debit, credit)
        union all
        select t.*, 'GIFT', case when credit = 'GIFTS' then amount else -amount end
        from transfers t where 'GIFTS' in (debit, credit)
      ), sums as (
        select ${day('m.posted_at')} as day, m.holder,
          case m.holder when 'PASS' then p.product_id else l.product_id end as product_id, sum(m.net) as net,
          coalesce(sum(m.net) filter (where m.template in ${SOLD}), 0) as sold,
          coalesce(sum(m.net) filter (where m.template in ${REDEEMED}), 0) as redeemed,
          coalesce(sum(m.net) filter (where m.template in ${REFUNDED} and 'BREAKAGE' not in (m.debit, m.credit)), 0) as refunded,
          coalesce(sum(m.net) filter (where m.template = 'TIME_EARNED'), 0) as earned,
          coalesce(sum(m.net) filter (where 'BREAKAGE' in (m.debit, m.credit)), 0) as expired
        from moves m left join passes p on p.id = m.pass_id left join order_lines l on l.id = m.order_line_id
        where m.posted_at <= ${UNTIL} group by 1, 2, 3
      ), kept as (select * from owed_days where ${IS_CLOSED})
      select day, product_id as product, holder, k.net as kept, s.net as transfers
      from kept k full join sums s using (day, product_id, holder)
      where (k.net, k.sold, k.redeemed, k.refunded, k.earned, k.expired)
        is distinct from (s.net, s.sold, s.redeemed, s.refunded, s.earned, s.expired)`,
  },
  {
    name: 'kept-holdings',
    says: 'What a pass is kept to hold at the end of the closed days is the sum of its transfers.',
    offenders: `
      with ${CLOSED}, sums as (
        select pass_id, sum(case when credit = 'PASS:' || pass_id then amount else -amount end) as held,
          max(posted_at) as moved_at
        from transfers where 'PASS:' || pass_id in (debit, credit) and posted_at <= ${UNTIL} group by pass_id
      ), kept as (select * from pass_holdings where exists (select from closed))
      select pass_id as pass, k.held as kept, s.held as transfers from kept k full join sums s using (pass_id)
      where (k.held, k.moved_at) is distinct from (s.held, s.moved_at)`,
  },
  {
    name: 'kept-debts',
    says: 'What the account of a registration below zero is kept to hold at the ends of days is the sum of its transfers.',
    offenders: `
      with ${CLOSED}, moves as (
        select debit as code, posted_at, -amount as net from transfers union all select credit, posted_at, amount from transfers
      ), days as (
        select code, ${day('posted_at')} as day, sum(net) as net from moves
        where code like 'REGISTRATION:%' and posted_at <= ${UNTIL} group by 1, 2 having sum(net) <> 0
      ), ends as (
        select code, day, sum(net) over (partition by code order by day) as balance,
          lead(day) over (partition by code order by day) as until_day
        from days
      ), expected as (select * from ends where balance < 0),
      kept as (
        select 'REGISTRATION:' || registration_id as code, from_day as day, until_day, balance from debt_spans
        where exists (select from closed)
      )
      select code, day, k.balance as kept, e.balance as transfers from kept k full join expected e using (code, day)
      where (k.balance, k.until_day) is distinct from (e.balance, e.until_day)`,
  },
  {
    name: 'kept-attendance',
    says: 'A session whose attendance was counted, and where nothing changed since, has as many bookings of each state.',
    offenders: `
      with counted as (
        select session_id, count(*) filter (where status = 'ATTENDED') as attended,
          count(*) filter (where status = 'NO_SHOW') as no_show, count(*) filter (where status = 'LATE_CANCELLED') as late
        from bookings group by session_id
      )
      select k.session_id as session, k.attended as kept, c.attended as bookings
      from attendance_counts k left join counted c on c.session_id = k.session_id
        left join attendance_changes n on n.session_id = k.session_id
      where n.id is null and (k.attended, k.no_show, k.late_cancelled)
        is distinct from (coalesce(c.attended, 0), coalesce(c.no_show, 0), coalesce(c.late, 0))`,
  },
];
