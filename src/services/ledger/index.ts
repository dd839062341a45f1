export {
  type AccountCode,
  bookedAccount,
  ENTRY,
  entriesAccount,
  ORGANISATION_ACCOUNTS,
  passAccount,
  registrationAccount,
  revenueAccount,
  unitOf,
} from './accounts.js';
export {
  balances,
  balancesAsOf,
  balancesQuery,
  openCourseAccounts,
  openOrganisationAccounts,
  type PostingQuery,
  postingQueries,
  standingTransfersQuery,
} from './ledger.js';
export { pgArray } from './pg-array.js';
export { type Movement, registrationMovements } from './statement.js';
export * as templates from './templates.js';
export { Drafts, deltas, type TransferDraft, type TransferTemplate } from './transfers.js';
