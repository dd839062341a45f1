import { Booking, type BookingStatus, type Columns } from '../../entities/index.js';
import type { Page, PageRequest } from '../input/index.js';
import { pgArray } from '../ledger/index.js';
import { BOOKINGS_OF_SESSION } from './child-lists.js';
import type { Condition, RowList } from './lists.js';
import type { TenantReads } from './tenant-reads.js';

/** Conditions on bookings; those left out match all. */
interface BookingFilter {
  /** Of the session's start. */
  from?: Date | null | undefined;
  /** Of the session's start; exclusive. */
  until?: Date | null | undefined;
  /** Empty: none. */
  status?: readonly BookingStatus[] | null | undefined;
}

/** By the start of the session as it is now. */
const BOOKINGS_OF_CUSTOMER: RowList<Booking> = {
  entity: Booking,
  from: `bookings c join sessions s on s.organisation_id = c.organisation_id and s.id = c.session_id
    join registrations r on r.organisation_id = c.organisation_id and r.id = c.registration_id`,
  parent: 'r.customer_id',
  sort: { column: 's.starts_at', type: 'timestamptz' },
};
/** By way of the registrations, since bookings have no index by attendee. */
const BOOKINGS_OF_ATTENDEE: RowList<Booking> = { ...BOOKINGS_OF_CUSTOMER, parent: 'r.attendee_id' };

/** A page of the bookings of all attendees of a customer, by the start of the session. */
export function bookingsOfCustomer(
  reads: TenantReads,
  customerId: string,
  filter: BookingFilter,
  request: PageRequest,
): Promise<Page<Columns<Booking>>> {
  return reads.page(BOOKINGS_OF_CUSTOMER, customerId, request, conditionsOf(filter));
}

/** A page of the bookings of an attendee, by the start of the session. */
export function bookingsOfAttendee(
  reads: TenantReads,
  attendeeId: string,
  filter: BookingFilter,
  request: PageRequest,
): Promise<Page<Columns<Booking>>> {
  return reads.page(BOOKINGS_OF_ATTENDEE, attendeeId, request, conditionsOf(filter));
}

/** A page of the roster of a session, newest booking first. */
export function bookingsOfSession(
  reads: TenantReads,
  sessionId: string,
  { status }: Pick<BookingFilter, 'status'>,
  request: PageRequest,
): Promise<Page<Columns<Booking>>> {
  return reads.page(BOOKINGS_OF_SESSION, sessionId, request, conditionsOf({ status }));
}

function conditionsOf({ from, until, status }: BookingFilter): Condition[] {
  const conditions: Condition[] = [];
  if (from) conditions.push({ sql: 's.starts_at >= ?', values: [from] });
  if (until) conditions.push({ sql: 's.starts_at < ?', values: [until] });
  if (status) conditions.push({ sql: 'c.status = any(?::text[])', values: [pgArray(status)] });
  return conditions;
}
