/** Ways of breaking what holds of the ledger: one for each part of the conditions that the other damages leave out. */
export const LEDGER_DAMAGES: [invariant: string, what: string, sql: string][] = [
  ['in-the-red', 'a debtor who is not known as one', 'delete from registrations_in_the_red'],
  [
    'in-the-red',
    'somebody without a debt who is known as a debtor',
    `insert into registrations_in_the_red select organisation_id, id from registrations on conflict do nothing`,
  ],
  ['account-units', 'an account of entries that counts money', `update accounts set unit = 'EUR' where code = 'ENTRIES_USED'`],
  ['account-owners', 'a registration without its account', `delete from accounts where code like 'REGISTRATION:%'`],
  ['account-owners', 'an ENTRY pass that counts no entries', `delete from accounts where code like 'ENTRIES:%'`],
  ['account-owners', 'a course that nothing can be booked of', `delete from accounts where code like 'BOOKED:%'`],
  ['account-owners', 'a course that can earn nothing', `delete from accounts where code like 'REVENUE:%'`],
  ['account-owners', 'entries of a pass that counts none', `update passes set kind = 'TIME' where kind = 'ENTRY'`],
  [
    'transfer-accounts',
    'a transfer of nothing',
    `alter table transfers drop constraint transfers_amount_check; update transfers set amount = 0 where template = 'PASS_SOLD'`,
  ],
  ['transfer-accounts', 'money from an account that is not there', `update transfers set debit = 'NOWHERE' where debit = 'VAT'`],
  ['transfer-accounts', 'a transfer in another unit', `update transfers set unit = 'CZK' where template = 'VAT_DUE'`],
  ['transfer-subjects', 'a transfer about a pass that is gone', `delete from passes where kind = 'TIME'`],
  [
    'transfer-subjects',
    'a pass that is filled without a word about it',
    `update transfers set pass_id = null where template = 'PASS_SOLD'`,
  ],
  [
    'transfer-subjects',
    "a charge to another registration than the booking's",
    `update transfers set debit = 'REGISTRATION:' || gen_random_uuid() where template = 'SESSION_CHARGED' and reverses is null`,
  ],
  [
    'transfer-subjects',
    "a payment to another registration than the booking's",
    `update transfers set credit = 'REGISTRATION:' || gen_random_uuid() where template = 'CREDIT_REDEEMED'`,
  ],
  [
    'passes-not-overdrawn',
    'credit below zero',
    `alter table accounts drop constraint accounts_pass_never_overdrawn;
       update accounts set balance = -1 where code like 'PASS:%'`,
  ],
  ['reversals-mirror', 'a reversal of another kind', `update transfers set template = 'VAT_RETURNED' where reverses is not null`],
  ['reversals-mirror', 'a reversal in another unit', `update transfers set unit = 'CZK' where reverses is not null`],
  ['reversals-mirror', 'a reversal about no booking', 'update transfers set booking_id = null where reverses is not null'],
  ['reversals-mirror', 'a reversal about no pass', 'update transfers set pass_id = null where reverses is not null'],
  [
    'reversals-mirror',
    'a reversal that moves the same way',
    `update transfers r set debit = credit, credit = debit where reverses is not null`,
  ],
];
