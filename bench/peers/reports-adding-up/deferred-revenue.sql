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
), gifts as (
  select l.product_id, b.balance - coalesce(sum(m.net), 0) as opened_with,
    b.balance - coalesce(sum(m.net) filter (where m.posted_at > :closed), 0) as closed_with, coalesce(sum(m.net) filter (where
      m.posted_at <= :closed and m.cause = 'SOLD'), 0) as sold, coalesce(sum(m.net) filter (where m.posted_at <= :closed and
      m.cause = 'REDEEMED'), 0) as redeemed, coalesce(sum(m.net) filter (where m.posted_at <= :closed and m.cause =
      'REFUNDED'), 0) as refunded, coalesce(sum(m.net) filter (where m.posted_at <= :closed and m.cause = 'EARNED'), 0) as
      earned, coalesce(sum(m.net) filter (where m.posted_at <= :closed and m.cause = 'EXPIRED'), 0) as expired
  from (
select t.order_line_id, sum(case when t.credit = 'GIFTS' then t.amount else -t.amount end) as balance from transfers t
where t.organisation_id = :org and (t.credit = 'GIFTS' or t.debit = 'GIFTS') group by t.order_line_id) b join order_lines l on
  l.organisation_id = :org and l.id = b.order_line_id
  left join (
select t.order_line_id, t.posted_at, case when t.credit = 'GIFTS' then t.amount else -t.amount end as net, case when
  t.template = 'PASS_SOLD' then 'SOLD' when t.template = 'PASS_SOLD_BELOW_FACE' then 'SOLD' when t.template =
  'PASS_SOLD_ABOVE_FACE' then 'SOLD' when t.template = 'GIFT_SOLD' then 'SOLD' when t.template = 'CREDIT_REDEEMED' then
  'REDEEMED' when t.template = 'ENTRY_REDEEMED' then 'REDEEMED' when t.template = 'ENTRY_PREMIUM' then 'REDEEMED' when
  t.template = 'DEBT_SETTLED' then 'REDEEMED' when t.template = 'REFUND_CLAIMED' then 'REFUNDED' when t.template =
  'REFUND_DISCOUNT' then 'REFUNDED' when t.template = 'TIME_EARNED' then 'EARNED' end as cause
from transfers t
where t.organisation_id = :org and t.posted_at > :opened and (t.credit = 'GIFTS' or t.debit = 'GIFTS')) m on m.order_line_id =
  b.order_line_id
  group by b.order_line_id, l.product_id, b.balance
), each as (
  select product_id, opened_with - earned_before - expired_before as opening, sold, redeemed, refunded,
    earned + earned_before - earned_after as earned, expired + expired_before - expired_after as expired,
    closed_with - earned_after - expired_after as closing, 0 as closing_gifts
  from valued
  union all
  select product_id, opened_with, sold, redeemed, refunded, earned, expired, closed_with, closed_with from gifts
), summed as (
  select product_id, sum(opening) as opening, sum(sold) as sold, sum(redeemed) as redeemed, sum(refunded) as refunded,
    sum(earned) as earned, sum(expired) as expired, sum(closing) as closing, sum(closing_gifts) as closing_gifts from each
    group by product_id
)
select s.product_id as "productId", d.name, s.opening as "openingMinor", s.sold as "soldMinor", s.redeemed as "redeemedMinor",
  s.refunded as "refundedMinor", s.earned as "earnedMinor", s.expired as "expiredMinor", s.closing as "closingMinor",
  s.closing_gifts as "closingGiftsMinor"
from summed s join pass_products d on d.organisation_id = :org and d.id = s.product_id
where s.opening <> 0 or s.sold <> 0 or s.redeemed <> 0 or s.refunded <> 0 or s.earned <> 0 or s.expired <> 0 or s.closing <> 0
  or s.closing_gifts <> 0
