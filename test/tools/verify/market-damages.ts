/** Triggers keep listings at the end of a transaction: what is done before it, and not undone by it, is damage. */
const SELLS = `update organisations set plan = 'PRO', online_payments = 'ACTIVE'; set constraints all immediate;`;

/** Ways of breaking what holds of the marketplace. */
export const MARKET_DAMAGES: [invariant: string, what: string, sql: string][] = [
  ['listed', 'an organisation that sells online and is not listed', `${SELLS} delete from marketplace_listings`],
  [
    'listed',
    'one that stopped selling and is listed still',
    `${SELLS} set constraints all deferred; update organisations set online_payments = 'INACTIVE'`,
  ],
  ['listed', 'a listing under another name', `${SELLS} update marketplace_listings set name = name || '!'`],
  ['listed', 'a course that is not on the list', `${SELLS} update marketplace_listings set courses = '[]'`],
];
