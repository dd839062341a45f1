with family as (
select r.id as registration_id, 'REGISTRATION:' || r.id as code, null::uuid as pass_id, null::timestamptz as valid_until
from registrations r where r.organisation_id = :org
union all
select p.registration_id, 'PASS:' || p.id, p.id, p.valid_until
from passes p where p.organisation_id = :org and p.registration_id is not null),
held as (select f.*, s.balance from family f join (
select a.code, a.balance - coalesce(l.net, 0) as balance from accounts a left join (
  select s.code, sum(s.net) as net from transfers t cross join lateral (values (t.credit, t.amount), (t.debit,
    -t.amount)) s(code, net)
  where t.organisation_id = :org and t.posted_at > :closed group by s.code
) l on l.code = a.code
where a.organisation_id = :org) s on s.code = f.code),
debtors as (
  select registration_id, -sum(balance) as debt from held where valid_until is null or valid_until >= :closed
  group by registration_id having sum(balance) < 0
), charges as (
  select d.registration_id, s.id, s.posted_at, -sum(s.net) as amount
  from debtors d join family f on f.registration_id = d.registration_id
    cross join lateral (
select t.id, t.posted_at, t.amount as net from transfers t
where t.organisation_id = :org and t.credit = f.code and t.posted_at <= :closed and t.reverses is null
  and not exists (select from transfers r where r.organisation_id = :org and r.reverses = t.id and r.posted_at <= :closed)
    union all 
select t.id, t.posted_at, -t.amount as net from transfers t
where t.organisation_id = :org and t.debit = f.code and t.posted_at <= :closed and t.reverses is null
  and not exists (select from transfers r where r.organisation_id = :org and r.reverses = t.id and r.posted_at <= :closed)) s
  group by d.registration_id, s.id, s.posted_at having sum(s.net) < 0
  union all
  select d.registration_id, h.pass_id, h.valid_until, h.balance
  from debtors d join held h on h.registration_id = d.registration_id where h.valid_until < :closed and h.balance > 0
), counted as (
  select c.registration_id, c.posted_at, d.debt, least(c.amount, d.debt - coalesce(sum(c.amount) over (
    partition by c.registration_id order by c.posted_at desc, c.id desc rows between unbounded preceding and 1 preceding),
      0)) as owed
  from charges c join debtors d on d.registration_id = c.registration_id
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
join groups g on g.organisation_id = :org and g.id = r.group_id
