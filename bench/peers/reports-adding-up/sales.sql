with moved as (
  select t.order_line_id as line_id, ((t.posted_at) at time zone 'UTC' + (:offsets)[width_bucket(t.posted_at, :changes) + 1] *
    interval '1 second')::date as day, 0 as count, 0 as discount, t.sold,
    t.refunded
  from (
select t.order_line_id, t.posted_at, case when t.debit like 'CASH:%' then t.amount else 0 end as sold,
  case when t.credit like 'CASH:%' then t.amount else 0 end as refunded
from transfers t
where t.organisation_id = :org and t.posted_at > :opened and t.posted_at <= :closed and t.order_line_id is not null
  and (t.debit like 'CASH:%' or t.credit like 'CASH:%')) t
  union all
  select l.id, ((o.paid_at) at time zone 'UTC' + (:offsets)[width_bucket(o.paid_at, :changes) + 1] * interval
    '1 second')::date, 1, l.discount_minor, 0, 0
  from orders o join order_lines l on l.organisation_id = :org and l.order_id = o.id
  where o.organisation_id = :org and o.paid_at > :opened and o.paid_at <= :closed
)
select m.day::text, o.channel, l.kind, l.product_id as "productId", d.name, sum(m.count)::int as count,
  sum(m.discount) as "discountMinor",
  sum(m.sold) as "soldMinor", sum(m.refunded) as "refundedMinor"
from moved m join order_lines l on l.organisation_id = :org and l.id = m.line_id
join orders o on o.organisation_id = :org and o.id = l.order_id
left join pass_products d on d.organisation_id = :org and d.id = l.product_id
group by m.day, o.channel, l.kind, l.product_id, d.name
