import { pgArray } from '../../ledger/index.js';
import type { NamedQuery } from '../database/transaction.js';
import { type Locking, lockOf } from './queries.js';

/** Current members of the staff, with a shared lock against removal. */
export const membersById = (organisationId: string, ids: Iterable<string>, locking: Locking): NamedQuery => ({
  name: `members-${locking}`,
  text: `select id from members where organisation_id = $1 and id = any($2::uuid[]) and removed_at is null
         order by id${lockOf(locking, 'share')}`,
  values: [organisationId, pgArray([...ids])],
});

/** Locations are never deleted, so they need no lock. */
export const locationsById = (organisationId: string, ids: Iterable<string>): NamedQuery => ({
  name: 'locations',
  text: 'select id from locations where organisation_id = $1 and id = any($2::uuid[])',
  values: [organisationId, pgArray([...ids])],
});

/** The sessions of a group that take place and have not begun, by start. */
export const comingSessions = (
  organisationId: string,
  { groupId, from, until }: { groupId: string; from: Date; until: Date | null },
  limit: number,
): NamedQuery => ({
  name: 'coming-sessions',
  text: `select id, group_id as "groupId", starts_at as "startsAt" from sessions
         where organisation_id = $1 and group_id = $2 and starts_at >= $3 and ($4::timestamptz is null or starts_at < $4)
           and starts_at > now() and status = 'SCHEDULED' order by starts_at, id limit $5`,
  values: [organisationId, groupId, from, until, limit],
});

/** The seats of sessions that open orders hold, with the customers whom they are held for. */
export const heldSeats = (organisationId: string, sessionIds: Iterable<string>): NamedQuery => ({
  name: 'held-seats',
  text: `select l.id, l.order_id as "orderId", l.session_id as "sessionId", l.customer_id as "customerId" from order_lines l
         join orders o on o.organisation_id = $1 and o.id = l.order_id and o.status = 'OPEN'
         where l.organisation_id = $1 and l.session_id = any($2::uuid[]) and l.customer_id is not null`,
  values: [organisationId, pgArray([...sessionIds])],
});

/** All seats of attendees in sessions that have not ended: booked ones, and those that an open order holds. */
export const comingSeats = (organisationId: string, attendeeIds: Iterable<string>): NamedQuery => ({
  name: 'coming-seats',
  text: `with taken as (
           select b.attendee_id, b.id as key, b.session_id, b.id as booking_id, null::uuid as order_id from bookings b
           where b.organisation_id = $1 and b.attendee_id = any($2::uuid[]) and b.session_ends_at > now()
             and b.status in ('BOOKED', 'ATTENDED', 'NO_SHOW')
           union all
           select l.attendee_id, l.id, l.session_id, null, l.order_id from order_lines l
           join orders o on o.organisation_id = $1 and o.id = l.order_id and o.status = 'OPEN'
           where l.organisation_id = $1 and l.attendee_id = any($2::uuid[]) and l.session_id is not null
         )
         select t.attendee_id as "attendeeId", t.key, t.session_id as "sessionId", t.booking_id as "bookingId",
           t.order_id as "orderId", s.starts_at as "startsAt", s.ends_at as "endsAt"
         from taken t join sessions s on s.organisation_id = $1 and s.id = t.session_id
         where s.status <> 'CANCELLED' and s.ends_at > now()`,
  values: [organisationId, pgArray([...attendeeIds])],
});
