export { auditEntries } from './audit-entries.js';
export { bookingsOfAttendee, bookingsOfCustomer, bookingsOfSession } from './bookings.js';
export { BOOKINGS_OF_REGISTRATION, PASSES_OF_CUSTOMER, REDEMPTIONS_OF_PASS } from './child-lists.js';
export { clashesOf, comingSessions, plannedSession } from './clashes.js';
export { searchCustomers } from './customers.js';
export { type DrawerOfMember, type DrawerOfMethod, drawerOf } from './drawer.js';
export { passFigures, registrationBalanceAsOf, registrationBalanceMinor } from './figures.js';
export {
  readOrderProgress,
  readPassBalance,
  readRegistrationBalance,
  readSessionCapacities,
  readSessionCapacity,
} from './live-states.js';
export { searchOrders } from './orders.js';
export { passesOfHolders } from './passes-of-holders.js';
export { promoCodes } from './promo-codes.js';
export { searchReceipts } from './receipts.js';
export { debtors, registrationsOfCustomer, registrationsOfGroup, searchRegistrations } from './registrations.js';
export type { RosterCounts } from './roster-counts.js';
export { rowsOfAnswer } from './rows-of-answer.js';
export { sessionsOfGroup, sessionsOfInstructor, timetable, upcomingSessions } from './sessions.js';
export { type StatementRow, statementPage } from './statement.js';
export { TenantReads } from './tenant-reads.js';
export type { UpdatedType } from './updated-at.js';
