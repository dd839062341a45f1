export { BOOKINGS_OF_REGISTRATION, BOOKINGS_OF_SESSION, REDEMPTIONS_OF_PASS } from './child-lists.js';
export { passFigures, registrationBalanceAsOf, registrationBalanceMinor } from './figures.js';
export { readPassBalance, readRegistrationBalance, readSessionCapacity } from './live-states.js';
export { passesOfHolders } from './passes-of-holders.js';
export { rowsOfAnswer } from './rows-of-answer.js';
export { type StatementRow, statementPage } from './statement.js';
export { TenantReads, UPCOMING_MAX } from './tenant-reads.js';
