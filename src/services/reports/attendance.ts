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

/** SQL: how many came to a session, how many did not, and how many cancelled too late. */
export const attendanceOf = (sessionId: string): string => `
  select count(*) filter (where b.status = 'ATTENDED')::int as attended,
    count(*) filter (where b.status = 'NO_SHOW')::int as no_show,
    count(*) filter (where b.status = 'LATE_CANCELLED')::int as late_cancelled
  from bookings b where b.organisation_id = :org and b.session_id = ${sessionId}`;

/** Sessions that were over when the books were closed are counted already, unless something changed since. */
const ATTENDANCE: ReportQuery<AttendanceRow> = {
  order: '"courseName", "groupName", "groupId"',
  amounts: [],
  rows: `
  with due as materialized (
    select s.id, s.group_id, s.capacity, s.seats_taken, c.attended, c.no_show, c.late_cancelled
    from sessions s left join attendance_counts c on c.organisation_id = :org and c.session_id = s.id
      and not exists (select from attendance_changes n where n.organisation_id = :org and n.session_id = s.id)
    where s.organisation_id = :org and s.status = 'SCHEDULED' and s.starts_at > :opened and s.starts_at <= :ends
  ), each as (
    select group_id, capacity, seats_taken as booked, attended, no_show, late_cancelled as late from due
    where attended is not null
    union all
    select d.group_id, d.capacity, d.seats_taken, b.attended, b.no_show, b.late_cancelled
    from due d cross join lateral (${attendanceOf('d.id')}) b
    where d.attended is null
  ), counted as (
    select group_id, count(*) as sessions, sum(capacity) as capacity, sum(booked) as booked, sum(attended) as attended,
      sum(no_show) as no_show, sum(late) as late
    from each group by group_id
  )
  select n.group_id as "groupId", c.name as "courseName", g.name as "groupName", n.sessions::int, n.capacity::int, n.booked::int,
    n.attended::int, n.no_show::int as "noShow", n.late::int as "lateCancelled",
    round(n.booked::numeric * 10000 / nullif(n.capacity, 0))::int as "utilisationBps",
    round(n.attended::numeric * 10000 / nullif(n.booked, 0))::int as "attendanceBps"
  from counted n join groups g on g.organisation_id = :org and g.id = n.group_id
  join courses c on c.organisation_id = :org and c.id = g.course_id`,
};

/** Occupancy and attendance by group. Sessions still to come count with their current bookings. */
export function attendance(books: Books, period: Period, part: Part): Promise<Report<AttendanceRow>> {
  return report(books, ATTENDANCE, momentsOf(period, books.timeZone, books.now), part);
}
