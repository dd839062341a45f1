export {
  type AccountCode,
  bookedAccount,
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
  postingQueries,
  unreversedTransfersQuery,
} from './ledger.js';
export { pgArray } from './pg-array.js';
export * as ledgerRelations from './reports.js';
export { registrationMovements, type StatementEvent } from './statement.js';
export type { Money } from './templates.js';
export * as templates from './templates.js';
export { Drafts, deltas, type TransferDraft } from './transfers.js';
