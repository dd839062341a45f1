/** The last closed day of the organisation, which nothing was posted on. */
const ON_A_CLOSED_DAY = 'select organisation_id, next_day - 1';

/** Ways of breaking what holds of the figures that reports read. */
export const KEPT_DAMAGES: [invariant: string, what: string, sql: string][] = [
  [
    'kept-ledger',
    'a sum of a closed day that no transfer makes',
    `insert into ledger_days ${ON_A_CLOSED_DAY}, 'CASH:desk', 'PASS', 1 from closed_books`,
  ],
  [
    'kept-sales',
    'a sale of a closed day that nobody paid for',
    `insert into sales_days ${ON_A_CLOSED_DAY}, 'RECEPTION', 'SESSION', null, 1, 0, 1, 0 from closed_books`,
  ],
  [
    'kept-tax',
    'tax of a closed day that no receipt tells',
    `insert into tax_days ${ON_A_CLOSED_DAY}, 2300, 123, 23 from closed_books`,
  ],
  [
    'kept-owed',
    'a movement of a closed day on passes that no transfer makes',
    `insert into owed_days ${ON_A_CLOSED_DAY}, gen_random_uuid(), 'PASS', 1, 1, 0, 0, 0, 0 from closed_books`,
  ],
  [
    'kept-holdings',
    'a pass that is kept to hold what it did not',
    `insert into pass_holdings select organisation_id, gen_random_uuid(), 1, null, closed_until from closed_books`,
  ],
  [
    'kept-debts',
    'a debt of closed days that no charge made',
    `insert into debt_spans select organisation_id, gen_random_uuid(), next_day - 1, null, -1 from closed_books`,
  ],
  [
    'kept-attendance',
    'a session that more have attended than have booked it',
    'insert into attendance_counts select organisation_id, id, 99, 0, 0 from sessions limit 1',
  ],
];
