/**
 * The chart of accounts. A code is the account's name and its key: `KIND:owner`, or a bare kind for the one account of its kind
 * in an organisation. Codes are readable in the database and computed, never looked up.
 */
export type AccountCode =
  | `PASS:${string}`
  | `ENTRIES:${string}`
  | `REGISTRATION:${string}`
  | `BOOKED:${string}`
  | `REVENUE:${string}`
  | OrganisationAccount;

/** The accounts every organisation has, each in its currency but for the two that count entries. */
export const ORGANISATION_ACCOUNTS = [
  'CASH:desk',
  'CASH:terminal',
  'CASH:bank',
  'CASH:stripe',
  'CASH:sandbox',
  'CASH:refund',
  'PASS_DISCOUNT',
  'PASS_PREMIUM',
  'TIME_COVER',
  'COMMISSION',
  'BREAKAGE',
  'VAT',
  'VAT_ON_SALES',
  'OWED_BACK',
  'GIFTS',
  'ENTRIES_ISSUED',
  'ENTRIES_USED',
] as const;
export type OrganisationAccount = (typeof ORGANISATION_ACCOUNTS)[number];

/** The unit of the accounts that hold entries and not money. */
export const ENTRY = 'ENTRY';

/** The account of the money that is owed to the holder of a pass. Never below zero. */
export const passAccount = (passId: string): AccountCode => `PASS:${passId}`;
/** Entries left on an ENTRY pass. Never below zero. */
export const entriesAccount = (passId: string): AccountCode => `ENTRIES:${passId}`;
/** Charges against payments; below zero is debt. */
export const registrationAccount = (registrationId: string): AccountCode => `REGISTRATION:${registrationId}`;
/** Charged for sessions of a course that have not been given yet. */
export const bookedAccount = (courseId: string): AccountCode => `BOOKED:${courseId}`;
/** Earned by a course. */
export const revenueAccount = (courseId: string): AccountCode => `REVENUE:${courseId}`;

/**
 * Whether an account is moved on behalf of many owners at once. The other accounts belong to one pass or registration. A command
 * that moves them has locked that row, so they need no order of their own.
 */
export const isShared = (code: AccountCode): boolean =>
  !code.startsWith('PASS:') && !code.startsWith('REGISTRATION:') && !code.startsWith('ENTRIES:');

/** The unit an account is kept in: entries, or the organisation's currency. */
export const unitOf = (code: AccountCode, currency: string): string => (code.startsWith('ENTRIES') ? ENTRY : currency);
