select ((c.posted_at) at time zone 'UTC' + (:offsets)[width_bucket(c.posted_at, :changes) + 1] * interval
  '1 second')::date::text as day, c.means as method, sum(c.taken) as "takenMinor",
  sum(c.returned) as "returnedMinor",
  sum(c.taken - c.returned) as "keptMinor"
from (
select t.posted_at, case case t.debit when 'COMMISSION' then t.credit else t.debit end when 'CASH:desk' then 'CASH' when
  'CASH:terminal' then 'CARD_TERMINAL' when 'CASH:bank' then 'BANK' when 'CASH:stripe' then 'STRIPE' when 'CASH:sandbox' then
  'SANDBOX' when 'CASH:refund' then 'REFUND' end as means,
  case when t.debit = 'COMMISSION' then t.amount else 0 end as taken,
    case when t.credit = 'COMMISSION' then t.amount else 0 end as returned
from transfers t
where t.organisation_id = :org and t.posted_at > :opened and t.posted_at <= :closed
  and (t.debit = 'COMMISSION' or t.credit = 'COMMISSION')) c group by 1, 2
