with counted as (
  select s.group_id, count(*) as sessions, sum(s.capacity) as capacity, sum(b.booked) as booked, sum(b.attended) as attended,
    sum(b.no_show) as no_show, sum(b.late) as late
  from sessions s cross join lateral (
    select count(*) filter (where b.status in ('BOOKED', 'ATTENDED', 'NO_SHOW')) as booked,
      count(*) filter (where b.status = 'ATTENDED') as attended, count(*) filter (where b.status = 'NO_SHOW') as no_show,
      count(*) filter (where b.status = 'LATE_CANCELLED') as late
    from bookings b where b.organisation_id = :org and b.session_id = s.id
  ) b
  where s.organisation_id = :org and s.status = 'SCHEDULED' and s.starts_at > :opened and s.starts_at <= :ends
  group by s.group_id
)
select n.group_id as "groupId", c.name as "courseName", g.name as "groupName", n.sessions::int, n.capacity::int, n.booked::int,
  n.attended::int, n.no_show::int as "noShow", n.late::int as "lateCancelled",
  round(n.booked * 10000 / nullif(n.capacity, 0))::int as "utilisationBps",
  round(n.attended * 10000 / nullif(n.booked, 0))::int as "attendanceBps"
from counted n join groups g on g.organisation_id = :org and g.id = n.group_id
join courses c on c.organisation_id = :org and c.id = g.course_id
