with 
moved as (
  select b.pass_id, b.balance - coalesce(sum(m.net), 0) as opened_with,
    b.balance - coalesce(sum(m.net) filter (where m.posted_at > :closed), 0) as closed_with, coalesce(sum(m.net) filter (where
      m.posted_at <= :closed and m.cause = 'SOLD'), 0) as sold, coalesce(sum(m.net) filter (where m.posted_at <= :closed and
      m.cause = 'REDEEMED'), 0) as redeemed, coalesce(sum(m.net) filter (where m.posted_at <= :closed and m.cause =
      'REFUNDED'), 0) as refunded, coalesce(sum(m.net) filter (where m.posted_at <= :closed and m.cause = 'EARNED'), 0) as
      earned, coalesce(sum(m.net) filter (where m.posted_at <= :closed and m.cause = 'EXPIRED'), 0) as expired
  from (
select substr(a.code, 6)::uuid as pass_id, a.balance from accounts a where a.organisation_id = :org and a.code like 'PASS:%')
  b left join (
select t.pass_id, t.posted_at, case when t.credit = 'PASS:' || t.pass_id then t.amount else -t.amount end as net,
  case when 'BREAKAGE' in (t.debit, t.credit) then 'EXPIRED' else case when t.template = 'PASS_SOLD' then 'SOLD' when
    t.template = 'PASS_SOLD_BELOW_FACE' then 'SOLD' when t.template = 'PASS_SOLD_ABOVE_FACE' then 'SOLD' when t.template =
    'GIFT_SOLD' then 'SOLD' when t.template = 'CREDIT_REDEEMED' then 'REDEEMED' when t.template = 'ENTRY_REDEEMED' then
    'REDEEMED' when t.template = 'ENTRY_PREMIUM' then 'REDEEMED' when t.template = 'DEBT_SETTLED' then 'REDEEMED' when
    t.template = 'REFUND_CLAIMED' then 'REFUNDED' when t.template = 'REFUND_DISCOUNT' then 'REFUNDED' when t.template =
    'TIME_EARNED' then 'EARNED' end end as cause
from transfers t
where t.organisation_id = :org and t.posted_at > :opened and t.pass_id is not null
  and 'PASS:' || t.pass_id in (t.debit, t.credit)) m on m.pass_id = b.pass_id
  group by b.pass_id, b.balance
), valued as (
  select p.product_id, m.*,
    case
  when kind <> 'TIME' then 0
  when valid_until < :opened then m.opened_with
  when valid_until is null or :openday <= first_day then 0
  else div(m.opened_with * least(:openday - first_day, end_day - first_day), (end_day - first_day)::numeric) end as
    earned_before,
    case
  when kind <> 'TIME' then 0
  when valid_until < :closed then m.closed_with
  when valid_until is null or :closeday <= first_day then 0
  else div(m.closed_with * least(:closeday - first_day, end_day - first_day), (end_day - first_day)::numeric) end as
    earned_after,
    case when kind <> 'TIME' and valid_until < :opened then m.opened_with else 0 end as expired_before, case when kind <>
      'TIME' and valid_until < :closed then m.closed_with else 0 end as expired_after
  from moved m join passes p on p.organisation_id = :org and p.id = m.pass_id cross join lateral (
select ((coalesce(valid_from, purchased_at)) at time zone 'UTC' + (:offsets)[width_bucket(coalesce(valid_from, purchased_at),
  :changes) + 1] * interval '1 second')::date as first_day,
  ((valid_until + interval '1 millisecond') at time zone 'UTC' + (:offsets)[width_bucket(valid_until + interval
    '1 millisecond', :changes) + 1] * interval '1 second')::date as end_day) d
), posted as (
select t.pass_id, sum(case when t.credit = 'BREAKAGE' then t.amount else -t.amount end) as amount from transfers t
where t.organisation_id = :org and t.posted_at <= :closed and t.pass_id is not null
  and (t.credit = 'BREAKAGE' or t.debit = 'BREAKAGE')
group by t.pass_id), counted as (
  select v.product_id, v.expired_before + coalesce(b.amount, 0) + v.expired as before,
    v.expired_after + coalesce(b.amount, 0) as after
  from valued v left join posted b on b.pass_id = v.pass_id
)
select c.product_id as "productId", d.name, count(*) filter (where c.after > 0 and c.before = 0)::int as passes,
  sum(c.after - c.before) as "expiredMinor", sum(c.after) as "allMinor"
from counted c join pass_products d on d.organisation_id = :org and d.id = c.product_id
group by c.product_id, d.name
having sum(c.after) <> 0 or sum(c.after - c.before) <> 0
