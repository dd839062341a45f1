import { OrganisationsAndPeople } from './0001-organisations-and-people.js';
import { Catalogue } from './0002-catalogue.js';
import { BookingsAndLedger } from './0003-bookings-and-ledger.js';
import { SignIn } from './0004-sign-in.js';
import { Selling } from './0005-selling.js';
import { ReceiptsAndEmails } from './0006-receipts-and-emails.js';
import { Audit } from './0007-audit.js';
import { Marketplace } from './0008-marketplace.js';
import { TaxByCourse } from './0009-tax-by-course.js';
import { RefundedPassEmails } from './0010-refunded-pass-emails.js';
import { DaysOfValidity } from './0011-days-of-validity.js';
import { CustomerSearch } from './0012-customer-search.js';
import { AttendanceAndOverlaps } from './0013-attendance-and-overlaps.js';
import { Timetable } from './0014-timetable.js';
import { RegistrationEnds } from './0015-registration-ends.js';
import { Drawer } from './0016-drawer.js';
import { CustomersWithoutAddress } from './0017-customers-without-address.js';
import { SessionChanges } from './0018-session-changes.js';
import { UpdatedAt } from './0019-updated-at.js';
import { MovedRegistrations } from './0020-moved-registrations.js';
import { CustomerTermsByKey } from './0021-customer-terms-by-key.js';
import { InvitationEmails } from './0022-invitation-emails.js';
import { RegistrationEmails } from './0023-registration-emails.js';
import { CustomerSearchByNewest } from './0024-customer-search-by-newest.js';
import { PassStates } from './0025-pass-states.js';
import { RegistrationsInTheRed } from './0026-registrations-in-the-red.js';
import { KeptFigures } from './0027-kept-figures.js';
import { EndsOfBookedSessions } from './0028-ends-of-booked-sessions.js';
import { AgesOfCourses } from './0029-ages-of-courses.js';
import { ForeignKeysOnce } from './0030-foreign-keys-once.js';

/**
 * In the order in which they run. A released migration never changes, and the start compares its checksum with that of the
 * database; a change of the schema is a new file. The list stands here, and is not found by a glob, so that the compiled server
 * does not search its own folders.
 */
export const migrationsList = [
  { name: '0001-organisations-and-people', class: OrganisationsAndPeople },
  { name: '0002-catalogue', class: Catalogue },
  { name: '0003-bookings-and-ledger', class: BookingsAndLedger },
  { name: '0004-sign-in', class: SignIn },
  { name: '0005-selling', class: Selling },
  { name: '0006-receipts-and-emails', class: ReceiptsAndEmails },
  { name: '0007-audit', class: Audit },
  { name: '0008-marketplace', class: Marketplace },
  { name: '0009-tax-by-course', class: TaxByCourse },
  { name: '0010-refunded-pass-emails', class: RefundedPassEmails },
  { name: '0011-days-of-validity', class: DaysOfValidity },
  { name: '0012-customer-search', class: CustomerSearch },
  { name: '0013-attendance-and-overlaps', class: AttendanceAndOverlaps },
  { name: '0014-timetable', class: Timetable },
  { name: '0015-registration-ends', class: RegistrationEnds },
  { name: '0016-drawer', class: Drawer },
  { name: '0017-customers-without-address', class: CustomersWithoutAddress },
  { name: '0018-session-changes', class: SessionChanges },
  { name: '0019-updated-at', class: UpdatedAt },
  { name: '0020-moved-registrations', class: MovedRegistrations },
  { name: '0021-customer-terms-by-key', class: CustomerTermsByKey },
  { name: '0022-invitation-emails', class: InvitationEmails },
  { name: '0023-registration-emails', class: RegistrationEmails },
  { name: '0024-customer-search-by-newest', class: CustomerSearchByNewest },
  { name: '0025-pass-states', class: PassStates },
  { name: '0026-registrations-in-the-red', class: RegistrationsInTheRed },
  { name: '0027-kept-figures', class: KeptFigures },
  { name: '0028-ends-of-booked-sessions', class: EndsOfBookedSessions },
  { name: '0029-ages-of-courses', class: AgesOfCourses },
  { name: '0030-foreign-keys-once', class: ForeignKeysOnce },
];
