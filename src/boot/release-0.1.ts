/**
 * The migrations of release 0.1, in the order in which they ran. Together they made the same schema as the files 0001 to
 * 0008, so a database that holds exactly these is taken over without a change.
 */
export const RELEASE_0_1 = [
  '20261122-1-people-and-catalogue',
  '20261122-2-passes-and-bookings',
  '20261122-3-ledger-and-engine',
  '20261122-4-row-level-security',
  '20261122-5-sign-in',
  '20261122-6-people',
  '20261122-7-api-keys',
  '20261122-8-audit',
  '20261122-9-selling',
  '20261122-10-receipts',
  '20261122-11-market',
  '20261122-12-stripe',
  '20261122-13-payments',
  '20261122-14-ordered-terms',
  '20261122-15-tax-of-uses',
  '20261122-16-paying-now',
  '20261122-17-reports',
  '20261122-18-profile',
  '20261122-19-refund-to-pass',
  '20261122-20-gift-letters',
  '20261122-21-search-inside-words',
  '20261122-22-pass-with-registration',
  '20261122-23-disputes',
  '20261122-24-late-discounts',
] as const;

/** The files that replaced them. */
export const REPLACEMENTS = [
  '0001-organisations-and-people',
  '0002-catalogue',
  '0003-bookings-and-ledger',
  '0004-sign-in',
  '0005-selling',
  '0006-receipts-and-emails',
  '0007-audit',
  '0008-marketplace',
] as const;
