import { momentsOf, type Period } from './period.js';
import { type Books, type Part, type Report, type ReportQuery, report } from './run.js';

/** The occupancy and attendance of a group's sessions. */
export interface AttendanceRow {
  groupId: string;
  courseName: string;
  groupName: string;
  sessions: number;
  capacity: number;
  booked: number;
  attended: number;
  noShow: number;
  lateCancelled: number;
  /** Booked ÷ capacity, and attended ÷ booked, in basis points; null when the divisor is 0. */
  utilisationBps: number | null;
  attendanceBps: number | null;
}

const ATTENDANCE: ReportQuery<AttendanceRow> = {
  order: '"courseName", "groupName", "groupId"',
  amounts: [],
  rows: `
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
  join courses c on c.organisation_id = :org and c.id = g.course_id`,
};

/** Occupancy and attendance by group. Sessions still to come count with their current bookings. */
export function attendance(books: Books, period: Period, part: Part): Promise<Report<AttendanceRow>> {
  return report(books, ATTENDANCE, momentsOf(period, books.timeZone, books.now), part);
}
