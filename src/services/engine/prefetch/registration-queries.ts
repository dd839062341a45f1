import { pgArray } from '../../ledger/index.js';
import { selectList } from '../database/columns.js';
import type { NamedQuery } from '../database/transaction.js';

type Ids = Iterable<string>;
const uuids = (ids: Ids): string => pgArray([...ids]);

const REDEMPTION = selectList('redemptions', 'd');

/** The coming bookings of registrations, and their sessions. A booking is made only behind the lock on its registration. */
export const comingBookings = (organisationId: string, registrationIds: Ids): NamedQuery => ({
  name: 'coming-bookings',
  text: `select b.id, b.session_id as "sessionId" from bookings b
         join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
         where b.organisation_id = $1 and b.registration_id = any($2::uuid[]) and s.starts_at > now()
           and (b.status = 'BOOKED' or b.status = 'NO_SHOW' and b.excused_at is not null)`,
  values: [organisationId, uuids(registrationIds)],
});

/** The groups and attendees of registrations, read before the groups are locked. */
export const enrolmentReferences = (organisationId: string, registrationIds: Ids): NamedQuery => ({
  name: 'enrolment-references',
  text: `select id, group_id as "groupId", attendee_id as "attendeeId" from registrations
         where organisation_id = $1 and id = any($2::uuid[])`,
  values: [organisationId, uuids(registrationIds)],
});

/** The sessions of groups that take place. */
export const lessonsOf = (organisationId: string, groupIds: Ids): NamedQuery => ({
  name: 'lessons',
  text: `select id, group_id as "groupId", starts_at as "startsAt" from sessions
         where organisation_id = $1 and group_id = any($2::uuid[]) and status <> 'CANCELLED'`,
  values: [organisationId, uuids(groupIds)],
});

/** The slices of CREDIT passes that settled debts of registrations. They do not change while the registration is locked. */
export const settledDebts = (organisationId: string, registrationIds: Ids): NamedQuery => ({
  name: 'settled-debts',
  text: `select ${REDEMPTION} from redemptions d
         join passes p on p.organisation_id = d.organisation_id and p.id = d.pass_id
         where d.organisation_id = $1 and p.registration_id = any($2::uuid[]) and d.booking_id is null
           and d.returned_at is null`,
  values: [organisationId, uuids(registrationIds)],
});

/** The transfers by which passes settled debts, and that stand. */
export const settlingTransfers = (organisationId: string, passIds: Ids): NamedQuery => ({
  name: 'settling-transfers',
  text: `select t.id, t.template, t.debit, t.credit, t.unit, t.amount, t.booking_id as "bookingId", t.pass_id as "passId",
           t.order_id as "orderId", t.order_line_id as "orderLineId", t.reverses
         from transfers t
         where t.organisation_id = $1 and t.debit = any($2::text[]) and t.template = 'DEBT_SETTLED' and t.reverses is null
           and not exists (select from transfers r where r.organisation_id = $1 and r.reverses = t.id)`,
  values: [organisationId, pgArray([...passIds].map((id) => `PASS:${id}`))],
});
