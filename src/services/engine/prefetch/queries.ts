import { pgArray } from '../../ledger/index.js';
import { ERASED_NAME } from '../../rules/world/erased-name.js';
import { selectList } from '../database/columns.js';
import type { NamedQuery } from '../database/transaction.js';

/**
 * LOCK locks the rows that decisions change, and waits for those that somebody else holds. SKIP locks those that are free, and
 * waits for none. LOOK locks nothing.
 */
export type Locking = 'LOCK' | 'SKIP' | 'LOOK';

const AFTER_LOCK = { LOCK: '', SKIP: ' skip locked', LOOK: '' };

/** The end of a statement that may lock its rows. */
export const lockOf = (locking: Locking, strength: 'no key update' | 'share' = 'no key update'): string =>
  locking === 'LOOK' ? '' : ` for ${strength}${AFTER_LOCK[locking]}`;

type Ids = Iterable<string>;
const uuids = (ids: Ids): string => pgArray([...ids]);

function query(name: string, text: string, values: unknown[]): NamedQuery {
  return { name, text, values };
}

/** Rows of one kind by id, locked in id order. Every batch on every server keeps this order. */
function rowsById(name: string, columns: string, table: string, organisationId: string, ids: Ids, locking: Locking): NamedQuery {
  return query(
    `${name}-${locking}`,
    `select ${columns} from ${table} where organisation_id = $1 and id = any($2::uuid[]) order by id${lockOf(locking)}`,
    [organisationId, uuids(ids)],
  );
}

const SESSION = selectList('sessions');
const GROUP = selectList('groups');
const BOOKING = `${selectList('bookings')},
  exists (select from order_lines l where l.organisation_id = bookings.organisation_id
    and l.booking_id = bookings.id) as "paidByOrder"`;
const PASS = selectList('passes');
const REDEMPTION = selectList('redemptions');
const REGISTRATION = selectList('registrations', 'r');

export const sessionsById = (organisationId: string, ids: Ids, locking: Locking): NamedQuery =>
  rowsById('sessions', SESSION, 'sessions', organisationId, ids, locking);

export const groupsById = (organisationId: string, ids: Ids, locking: Locking): NamedQuery =>
  rowsById('groups', GROUP, 'groups', organisationId, ids, locking);

export const organisationFacts = (organisationId: string): NamedQuery =>
  query(
    'organisation-facts',
    `select id, name, locale, plan, online_payments as "onlinePayments",
       online_payments_suspended_at as "onlinePaymentsSuspendedAt", legal_name as "legalName",
         billing_address as "billingAddress",
       company_id as "companyId", tax_id as "taxId", vat_id as "vatId", register_entry as "registerEntry",
         vat_payer as "vatPayer", currency, time_zone as "timeZone", cancel_window_hours as "cancelWindowHours",
           late_cancellation as "lateCancellation",
       late_fee_minor as "lateFeeMinor", check_in_opens_minutes as "checkInOpensMinutes",
       grace_days as "graceDays", clock_timestamp() as now from organisations where id = $1`,
    [organisationId],
  );

export const clock: NamedQuery = query('clock', 'select clock_timestamp() as now', []);

/** Bookings by id or of a whole session: what they belong to never changes, so it may be read before anything is locked. */
export const bookingReferences = (organisationId: string, ids: Ids, sessionIds: Ids): NamedQuery =>
  query(
    'booking-references',
    `select id, session_id as "sessionId", registration_id as "registrationId" from bookings
     where organisation_id = $1 and (id = any($2::uuid[]) or session_id = any($3::uuid[])
       and status in ('BOOKED', 'ATTENDED', 'NO_SHOW'))`,
    [organisationId, uuids(ids), uuids(sessionIds)],
  );

export const coursesById = (organisationId: string, ids: Ids): NamedQuery =>
  query(
    'courses',
    `select id, name, type, price_minor as "priceMinor", uncovered_policy as "uncoveredPolicy",
      debt_limit_minor as "debtLimitMinor",
       vat_bps as "vatBps", passes_in_profile as "passesInProfile", archived_at is not null as archived from courses
         where organisation_id = $1 and id = any($2::uuid[])`,
    [organisationId, uuids(ids)],
  );

/**
 * Registrations by id. With the lock also come those of the same attendees as `booking`: who books locks all registrations of
 * the attendee.
 */
export function registrationsById(organisationId: string, ids: Ids, booking: Ids, locking: Locking): NamedQuery {
  return query(
    `registrations-${locking}`,
    // No join: a registration whose attendee was merged while we waited for the lock would be lost in it.
    // A sub-select sees the name from before the wait, so a person erased meanwhile needs the check of `erased_at`.
    `select ${REGISTRATION}, r.erased_at is not null as erased,
       case when r.erased_at is not null then '${ERASED_NAME}' else
         (select a.name from attendees a where a.organisation_id = r.organisation_id
           and a.id = r.attendee_id) end as "attendeeName"
     from registrations r where r.organisation_id = $1 and r.id = any($2::uuid[] || array(
       select s.id from registrations s where s.organisation_id = $1 and s.attendee_id = any(array(
         select b.attendee_id from registrations b where b.organisation_id = $1 and b.id = any($3::uuid[])))
     )) order by r.id${lockOf(locking)}`,
    [organisationId, uuids(ids), uuids(booking)],
  );
}

/** The groups that customers are registered in, without registrations that have an end. */
export const groupsOfCustomers = (organisationId: string, customerIds: Ids): NamedQuery =>
  query(
    'groups-of-customers',
    `select distinct customer_id as "customerId", group_id as "groupId" from registrations
     where organisation_id = $1 and customer_id = any($2::uuid[]) and erased_at is null and ends_on is null`,
    [organisationId, uuids(customerIds)],
  );

/** Registrations without an end, by pairs of group and attendee. */
export const registrationsByPlace = (organisationId: string, groupIds: string[], attendeeIds: string[]): NamedQuery =>
  query(
    'registrations-by-place',
    `select r.id, r.group_id as "groupId", r.attendee_id as "attendeeId" from registrations r
     where r.organisation_id = $1 and r.ends_on is null
       and (r.group_id, r.attendee_id) in (select * from unnest($2::uuid[], $3::uuid[]))`,
    [organisationId, pgArray(groupIds), pgArray(attendeeIds)],
  );

/** Attendees, with a shared lock against merging and erasure. Merged and erased attendees are left out. */
export const attendeesById = (organisationId: string, ids: Ids, locking: Locking): NamedQuery =>
  query(
    `attendees-${locking}`,
    `select id, customer_id as "customerId", name from attendees
     where organisation_id = $1 and id = any($2::uuid[]) and merged_into_id is null
       and erased_at is null order by id${lockOf(locking, 'share')}`,
    [organisationId, uuids(ids)],
  );

/** Customers who buy, locked so that purchase limits count exactly. Merged and erased customers are left out. */
export const customersById = (organisationId: string, ids: Ids, locking: Locking): NamedQuery =>
  query(
    `customers-${locking}`,
    `select id, name, email, locale from customers
     where organisation_id = $1 and id = any($2::uuid[]) and erased_at is null and merged_into_id is null
     order by id${lockOf(locking)}`,
    [organisationId, uuids(ids)],
  );

export const productsById = (organisationId: string, ids: Ids): NamedQuery =>
  query(
    'products',
    `select id, name, kind, price_minor as "priceMinor", credit_minor as "creditMinor", entries, limit_count as "limitCount",
       limit_period as "limitPeriod", case when kind = 'TIME' then seats_at_once end as "seatsAtOnce",
         course_ids as "courseIds", validity_period as "validityPeriod",
         validity_start as "validityStart",
       fixed_from as "fixedFrom", fixed_until as "fixedUntil", sellable_online as "sellableOnline",
       visible_on_booking_page as "visibleOnBookingPage", visible_in_profile as "visibleInProfile",
         visible_at_desk as "visibleAtDesk",
       purchase_limit as "purchaseLimit", priority, vat_bps as "vatBps", vat_treatment as "vatTreatment",
         archived_at is not null as archived
     from pass_products where organisation_id = $1 and id = any($2::uuid[])`,
    [organisationId, uuids(ids)],
  );

/**
 * Passes that may pay: the CREDIT passes of the registrations, the other passes of the customers, and passes named by id, with
 * all passes that are linked to these by grace.
 * A sub-select finds them, and the outer query locks them in the order of their ids.
 * @param scope ALL also finds expired passes and CREDIT passes of other registrations, to explain why they cannot pay
 */
export function passesFor(
  organisationId: string,
  wanted: { registrationIds: Ids; customerIds: Ids; ids: Ids },
  scope: 'NOT_ENDED' | 'ALL',
  locking: Locking,
): NamedQuery {
  const ended = scope === 'NOT_ENDED' ? 'and (valid_until is null or valid_until >= now())' : '';
  const ofCustomers = scope === 'NOT_ENDED' ? 'and registration_id is null' : '';
  const named = [...wanted.ids];
  // Most bookings name no pass, and a recursion costs even when it begins with nothing.
  const linked =
    named.length === 0
      ? ''
      : `union (
         with recursive linked(id) as (
           select unnest($4::uuid[])
           union select n.id from linked l cross join lateral (
             select grace_of_id as id from passes where organisation_id = $1 and id = l.id and grace_of_id is not null
             union all select id from passes where organisation_id = $1 and grace_of_id = l.id
           ) n
         ) select id from linked
       )`;
  return query(
    `passes-${scope}-${named.length === 0 ? 'FOUND' : 'NAMED'}-${locking}`,
    `select ${PASS} from passes where organisation_id = $1 and id = any(array(
       select id from passes where organisation_id = $1 and registration_id = any($2::uuid[]) ${ended}
       union select id from passes where organisation_id = $1 and customer_id = any($3::uuid[]) ${ofCustomers} ${ended}
       ${linked}
     )) order by id${lockOf(locking)}`,
    [organisationId, uuids(wanted.registrationIds), uuids(wanted.customerIds), ...(named.length === 0 ? [] : [uuids(named)])],
  );
}

/** The passes of grace that directly follow these passes. */
export const gracesOf = (organisationId: string, passIds: Ids): NamedQuery =>
  query('graces-of', 'select id from passes where organisation_id = $1 and grace_of_id = any($2::uuid[])', [
    organisationId,
    uuids(passIds),
  ]);

/**
 * Bookings by id, of whole sessions, in a wanted seat, and of registrations with an uncovered part. Of a session that moves also
 * those that were cancelled late, because what they took from a pass counts from their session. They do not change while
 * their session or registration is locked, because every change of a booking locks both.
 */
export const bookingsFor = (
  organisationId: string,
  ids: Ids,
  sessions: { ended: Ids; moved: Ids },
  seats: { sessionIds: string[]; attendeeIds: string[] },
  uncoveredOf: Ids,
): NamedQuery =>
  query(
    'bookings',
    `select ${BOOKING} from bookings where organisation_id = $1 and id = any(array(
       select unnest($2::uuid[])
       union select id from bookings where organisation_id = $1 and session_id = any($3::uuid[])
         and status in ('BOOKED', 'ATTENDED', 'NO_SHOW')
       union select b.id from unnest($4::uuid[], $5::uuid[]) as seat(session_id, attendee_id)
         join sessions s on s.organisation_id = $1 and s.id = seat.session_id
         join bookings b on b.organisation_id = $1 and b.attendee_id = seat.attendee_id and b.session_ends_at = s.ends_at
           and b.session_id = s.id and b.status in ('BOOKED', 'ATTENDED', 'NO_SHOW')
       union select id from bookings where organisation_id = $1 and registration_id = any($6::uuid[])
         and status in ('BOOKED', 'ATTENDED', 'NO_SHOW') and covered_minor < price_minor
       union select id from bookings where organisation_id = $1 and session_id = any($7::uuid[])
         and status in ('BOOKED', 'ATTENDED', 'NO_SHOW', 'LATE_CANCELLED')
     ))`,
    [
      organisationId,
      uuids(ids),
      uuids(sessions.ended),
      pgArray(seats.sessionIds),
      pgArray(seats.attendeeIds),
      uuids(uncoveredOf),
      uuids(sessions.moved),
    ],
  );

/** When attendees want to be somewhere; three lists of one length. */
export interface WantedTimes {
  readonly attendeeIds: string[];
  readonly startsAt: Date[];
  readonly endsAt: Date[];
}

/**
 * The seats of attendees that overlap the times which they want: booked ones, and those that an open order holds. Read behind
 * the locks on all registrations of an attendee, so that two servers cannot book one attendee into two places at once.
 */
export const agendasOf = (organisationId: string, { attendeeIds, startsAt, endsAt }: WantedTimes): NamedQuery =>
  query(
    'agendas',
    `select wanted.attendee_id as "attendeeId", t.key, t.session_id as "sessionId", t.booking_id as "bookingId",
       t.order_id as "orderId", s.starts_at as "startsAt", s.ends_at as "endsAt"
     from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as wanted(attendee_id, starts_at, ends_at)
     cross join lateral (
       select b.id as key, b.session_id, b.id as booking_id, null::uuid as order_id from bookings b
       where b.organisation_id = $1 and b.attendee_id = wanted.attendee_id and b.session_ends_at > wanted.starts_at
         and b.status in ('BOOKED', 'ATTENDED', 'NO_SHOW')
       union all
       select l.id, l.session_id, null, l.order_id from order_lines l
       join orders o on o.organisation_id = $1 and o.id = l.order_id and o.status = 'OPEN'
       where l.organisation_id = $1 and l.attendee_id = wanted.attendee_id and l.session_id is not null
     ) as t
     join sessions s on s.organisation_id = $1 and s.id = t.session_id and s.status <> 'CANCELLED'
     where s.starts_at < wanted.ends_at and wanted.starts_at < s.ends_at`,
    [organisationId, pgArray(attendeeIds), pgArray(startsAt), pgArray(endsAt)],
  );

export const redemptionsOf = (organisationId: string, bookingIds: Ids): NamedQuery =>
  query('redemptions', `select ${REDEMPTION} from redemptions where organisation_id = $1 and booking_id = any($2::uuid[])`, [
    organisationId,
    uuids(bookingIds),
  ]);

/** The uses of passes: the sessions that they pay for. */
export const usesOf = (organisationId: string, passIds: Ids): NamedQuery =>
  query(
    'uses',
    `select r.pass_id as "passId", r.booking_id as "bookingId", s.starts_at as "startsAt", s.ends_at as "endsAt"
     from redemptions r
     join bookings b on b.organisation_id = r.organisation_id and b.id = r.booking_id
     join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
     where r.organisation_id = $1 and r.pass_id = any($2::uuid[]) and r.returned_at is null`,
    [organisationId, uuids(passIds)],
  );
