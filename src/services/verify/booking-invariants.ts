import type { Invariant } from './invariant.js';

const LIVE = `('BOOKED', 'ATTENDED', 'NO_SHOW')`;

export const BOOKING_INVARIANTS: readonly Invariant[] = [
  {
    name: 'seats-taken',
    says: 'A session counts its live bookings, has no more of them than seats, and none once it is cancelled.',
    offenders: `
      with taken as (select session_id, count(*) as live from bookings where status in ${LIVE} group by session_id)
      select s.id as session, s.status, s.seats_taken as "seatsTaken", coalesce(t.live, 0) as live, s.capacity
      from sessions s left join taken t on t.session_id = s.id
      where s.seats_taken <> coalesce(t.live, 0) or s.seats_taken + s.seats_held > s.capacity
        or (s.status = 'CANCELLED' and t.live > 0)`,
  },
  {
    name: 'one-seat-each',
    says: 'An attendee has at most one seat in a session.',
    offenders: `
      select session_id as session, attendee_id as attendee, count(*) as seats from bookings
      where status in ${LIVE} group by session_id, attendee_id having count(*) > 1`,
  },
  {
    name: 'one-place-at-a-time',
    says: 'No attendee has two seats at the same time, unless staff insisted on the later booking.',
    offenders: `
      with spans as (
        select b.id, b.attendee_id, s.starts_at, max(s.ends_at) over (partition by b.attendee_id order by s.starts_at, b.id
          rows between unbounded preceding and 1 preceding) as busy_until
        from bookings b join sessions s on s.id = b.session_id where b.status in ${LIVE} and not b.overlap_allowed
      )
      select attendee_id as attendee, id as booking, starts_at as "startsAt", busy_until as "busyUntil" from spans
      where busy_until > starts_at`,
  },
  {
    name: 'places-taken',
    says: 'A group counts the registrations that hold a place in it, those with an end aside, and has no more than places.',
    offenders: `
      with taken as (
        select r.group_id, count(*) as places from registrations r join groups g on g.id = r.group_id
          join courses c on c.id = g.course_id
        where c.type <> 'OPEN' and r.ends_on is null group by r.group_id
      )
      select g.id as "group", g.places_taken as "placesTaken", coalesce(t.places, 0) as registrations, g.capacity
      from groups g left join taken t on t.group_id = g.id
      where g.places_taken <> coalesce(t.places, 0) or g.places_taken + g.places_held > g.capacity`,
  },
  {
    name: 'links-within-course',
    says: 'Linked groups are of one course.',
    offenders: `
      select link_id as link, array_agg(id) as groups from groups where link_id is not null
      group by link_id having count(distinct course_id) > 1`,
  },
  {
    name: 'whose-registration',
    says: 'A registration belongs to the customer of its attendee, and a booking to the attendee of its registration.',
    offenders: `
      select r.id as registration, null::uuid as booking from registrations r join attendees a on a.id = r.attendee_id
      where r.customer_id <> a.customer_id
      union all
      select r.id, b.id from bookings b join registrations r on r.id = b.registration_id where b.attendee_id <> r.attendee_id`,
  },
  {
    name: 'registrations-charged',
    says: "A registration's charged amount equals its charges in the ledger.",
    offenders: `
      with charges as (
        select case when reverses is null then debit else credit end as code,
          case when reverses is null then amount else -amount end as amount
        from transfers where template in ('SESSION_CHARGED', 'REGISTRATION_CHARGED', 'LATE_FEE_CHARGED')
        union all
        select credit, -amount from transfers where template = 'REGISTRATION_GIVEN_BACK'
      ), charged as (select code, sum(amount) as net from charges group by code)
      select r.id as registration, r.charged_minor as "chargedMinor", coalesce(c.net, 0) as ledger
      from registrations r left join charged c on c.code = 'REGISTRATION:' || r.id where r.charged_minor <> coalesce(c.net, 0)`,
  },
  {
    name: 'registration-price',
    says: 'A registration is charged its own price for enrolling, less what was given back with its end.',
    offenders: `
      with charged as (
        select code, sum(amount) as net from (
          select debit as code, amount from transfers where template = 'REGISTRATION_CHARGED' and reverses is null
          union all
          select credit, -amount from transfers where template = 'REGISTRATION_GIVEN_BACK'
        ) moved group by code
      )
      select r.id as registration, r.price_minor as "priceMinor", r.given_back_minor as "givenBackMinor",
        coalesce(c.net, 0) as charged
      from registrations r left join charged c on c.code = 'REGISTRATION:' || r.id
      where r.price_minor - coalesce(r.given_back_minor, 0) <> coalesce(c.net, 0)`,
  },
  {
    name: 'lessons-before-a-move',
    says: 'A registration that moved counts no more sessions as had before than its course began between its start and the move.',
    offenders: `
      select r.id as registration, r.lessons_before as "lessonsBefore", r.moved_at as "movedAt", s.begun
      from registrations r join groups g on g.id = r.group_id cross join lateral (
        select count(*) as begun from sessions s join groups f on f.id = s.group_id
        where f.course_id = g.course_id and s.starts_at >= r.created_at and s.starts_at < r.moved_at
      ) s
      where r.moved_at is not null and (r.lessons_before > s.begun or r.moved_at < r.created_at)`,
  },
  {
    name: 'bookings-charged',
    says: 'A booking is charged its price, a booking cancelled in time nothing, and a late cancellation also its fee.',
    offenders: `
      with charged as (
        select booking_id, coalesce(sum(signed) filter (where template = 'SESSION_CHARGED'), 0) as price,
          coalesce(sum(signed) filter (where template = 'LATE_FEE_CHARGED'), 0) as fee
        from (select booking_id, template, case when reverses is null then amount else -amount end as signed
              from transfers where booking_id is not null) moved
        group by booking_id
      )
      select b.id as booking, b.status, b.price_minor as "priceMinor", coalesce(c.price, 0) as charged, coalesce(c.fee, 0) as fee
      from bookings b left join charged c on c.booking_id = b.id
      where coalesce(c.price, 0) <> case b.status when 'CANCELLED' then 0 else b.price_minor end
        or coalesce(c.fee, 0) <> case when b.status = 'LATE_CANCELLED'
          and b.late_cancellation = 'FORFEIT_AND_FEE' then b.late_fee_minor else 0 end`,
  },
  {
    name: 'cancelled-leave-nothing',
    says: 'A booking cancelled in time has no unreversed transfer and no unreturned slice.',
    offenders: `
      select b.id as booking, t.id as transfer, null::uuid as redemption from bookings b
      join transfers t on t.booking_id = b.id and t.reverses is null left join transfers r on r.reverses = t.id
      where b.status = 'CANCELLED' and r.id is null
      union all
      select b.id, null, d.id from bookings b join redemptions d on d.booking_id = b.id
      where b.status = 'CANCELLED' and d.returned_at is null`,
  },
  {
    name: 'bookings-covered',
    says: 'A booking that stands is covered by exactly the slices that were taken for it, and never beyond its price.',
    offenders: `
      with slices as (select booking_id, sum(covered_minor) as covered from redemptions where returned_at is null
        group by booking_id)
      select b.id as booking, b.status, b.price_minor as "priceMinor", b.covered_minor as "coveredMinor",
        coalesce(s.covered, 0) as slices
      from bookings b left join slices s on s.booking_id = b.id
      where b.status <> 'CANCELLED' and b.covered_minor <> coalesce(s.covered, 0) or b.covered_minor > b.price_minor`,
  },
  {
    name: 'answers-kept',
    says: 'Each row that an answer under an idempotency key names exists.',
    offenders: `
      select k.operation, k.viewer, k.key, k.answer from idempotency_keys k
      left join bookings b on b.id = (k.answer ->> 'bookingId')::uuid
      left join passes p on p.id = (k.answer ->> 'passId')::uuid
      left join registrations r on r.id = (k.answer ->> 'registrationId')::uuid
      left join sessions s on s.id = (k.answer ->> 'sessionId')::uuid
      left join orders o on o.id = (k.answer ->> 'orderId')::uuid
      left join refunds f on f.id = (k.answer ->> 'refundId')::uuid
      where (k.answer ? 'bookingId' and b.id is null) or (k.answer ? 'passId' and p.id is null)
        or (k.answer ? 'registrationId' and r.id is null) or (k.answer ? 'sessionId' and s.id is null)
        or (k.answer ? 'orderId' and o.id is null) or (k.answer ? 'refundId' and f.id is null)`,
  },
  {
    name: 'made-once',
    says: 'Each row that was made under an idempotency key exists.',
    offenders: `
      with rows as (
        select 'Location' as kind, id from locations union all select 'Course', id from courses
        union all select 'Group', id from groups union all select 'Session', id from sessions
        union all select 'PassProduct', id from pass_products union all select 'PromoCode', id from promo_codes
        union all select 'Customer', id from customers union all select 'Attendee', id from attendees
        union all select 'AttendeeConsent', id from attendee_consents union all select 'Member', id from members
        union all select 'Invitation', id from invitations union all select 'ApiKey', id from api_keys
      )
      select k.operation, k.viewer, k.key, m.kind, i.id from idempotency_keys k
      cross join jsonb_each(k.answer -> 'made') as m(kind, ids) cross join jsonb_array_elements_text(m.ids) as i(id)
      left join rows r on r.kind = m.kind and r.id = i.id::uuid where r.id is null`,
  },
];
