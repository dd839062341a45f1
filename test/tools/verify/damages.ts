const LIVE = `(select id from bookings where status = 'BOOKED' limit 1)`;
const PAID = `(select booking_id from redemptions d join passes p on p.id = d.pass_id where p.kind = 'CREDIT' and
   booking_id is not null limit 1)`;
const TRANSFER = 'organisation_id, id, template, debit, credit, unit, amount, booking_id, pass_id, reverses, posted_at';

/**
 * One way or more of breaking each invariant: its name, what is done, and the SQL that does it, which row-level security,
 * foreign keys and
 * constraints would not let the server do. `:organisation`, `:group` and `:course` stand for those of the test.
 */
export const DAMAGES: [invariant: string, what: string, sql: string][] = [
  ['account-balances', 'a balance that was changed', `update accounts set balance = balance + 1 where code = 'CASH:desk'`],
  ['account-balances', 'a transfer that was lost', `delete from transfers where template = 'PASS_SOLD'`],
  ['units-add-up', 'money from nowhere', `update accounts set balance = balance + 5 where code = 'PASS_PREMIUM'`],
  ['units-add-up', 'an entry from nowhere', `update accounts set balance = balance + 1 where code = 'ENTRIES_USED'`],
  ['account-units', 'an account in another currency', `update accounts set unit = 'CZK' where code = 'VAT'`],
  ['account-owners', 'a pass without its account', `delete from accounts where code like 'PASS:%'`],
  [
    'account-owners',
    'an account without an owner',
    `insert into accounts (organisation_id, code, unit) values (:organisation, 'REGISTRATION:' || gen_random_uuid(), 'EUR')`,
  ],
  [
    'transfer-accounts',
    'a transfer to an account that is not there',
    `insert into transfers (${TRANSFER}) values (:organisation, gen_random_uuid(), 'PAYMENT_RECORDED', 'CASH:desk',
       'NOWHERE', 'EUR', 1, null, null, null, now())`,
  ],
  [
    'transfer-accounts',
    'money moved to an account of entries',
    `insert into transfers (${TRANSFER}) values (:organisation, gen_random_uuid(), 'PAYMENT_RECORDED', 'CASH:desk',
       'ENTRIES_USED', 'EUR', 1, null, null, null, now())`,
  ],
  [
    'transfer-subjects',
    'a transfer about a pass it does not move',
    `update transfers set pass_id = (select pass_id from transfers where template = 'ENTRIES_ISSUED' limit 1) where
       template = 'CREDIT_REDEEMED'`,
  ],
  [
    'transfer-subjects',
    'a transfer about no booking there is',
    `update transfers set booking_id = gen_random_uuid() where template = 'SESSION_CHARGED'`,
  ],
  [
    'passes-not-overdrawn',
    'a pass below zero',
    `alter table accounts drop constraint accounts_pass_never_overdrawn; update accounts set balance = -1 where code like
       'ENTRIES:%'`,
  ],
  ['reversals-mirror', 'a reversal of another amount', 'update transfers set amount = amount + 1 where reverses is not null'],
  ['reversals-mirror', 'a reversal of nothing', 'update transfers set reverses = gen_random_uuid() where reverses is not null'],
  [
    'reversals-mirror',
    'a reversal of a reversal',
    `insert into transfers (${TRANSFER})
     select organisation_id, gen_random_uuid(), template, credit, debit, unit, amount, booking_id, pass_id, id, now()
     from transfers where reverses is not null`,
  ],
  [
    'reversed-once',
    'a transfer undone twice',
    `drop index transfers_reversed_once; insert into transfers (${TRANSFER})
     select organisation_id, gen_random_uuid(), template, debit, credit, unit, amount, booking_id, pass_id, reverses, now()
     from transfers where reverses is not null`,
  ],
  ['seats-taken', 'a seat that nobody sits in', 'update sessions set seats_taken = seats_taken + 1'],
  ['seats-taken', 'a booking that vanished', `delete from bookings where id = ${LIVE}`],
  [
    'seats-taken',
    'an oversold session',
    `alter table sessions drop constraint sessions_never_oversold; update sessions set seats_taken = capacity + 1`,
  ],
  ['seats-taken', 'a cancelled session with somebody in it', `update sessions set status = 'CANCELLED' where seats_taken > 0`],
  [
    'one-seat-each',
    'somebody who sits twice in one session',
    `drop index bookings_one_live; update bookings set session_id = (select session_id from bookings where id = ${LIVE})
       where status = 'BOOKED'`,
  ],
  ['places-taken', 'a place that nobody holds', 'update groups set places_taken = places_taken + 1'],
  [
    'links-within-course',
    'groups of two courses linked',
    `update groups set link_id = gen_random_uuid();
     insert into groups (organisation_id, id, course_id, location_id, name, capacity, link_id)
     select organisation_id, gen_random_uuid(), gen_random_uuid(), location_id, name, capacity, link_id from groups`,
  ],
  [
    'whose-registration',
    "a registration of somebody else's customer",
    'update registrations set customer_id = gen_random_uuid()',
  ],
  [
    'whose-registration',
    'a booking of another attendee',
    `update bookings set attendee_id = gen_random_uuid() where id = ${LIVE}`,
  ],
  [
    'registrations-charged',
    'a registration that says it was charged more',
    'update registrations set charged_minor = charged_minor + 1',
  ],
  ['registration-price', 'a registration whose price was not charged', 'update registrations set price_minor = 1'],
  [
    'bookings-charged',
    'a booking whose price was changed',
    `update bookings set price_minor = price_minor + 1 where id = ${LIVE}`,
  ],
  ['bookings-charged', 'a late cancellation without its fee', `delete from transfers where template = 'LATE_FEE_CHARGED'`],
  [
    'cancelled-leave-nothing',
    'a cancelled booking that was not given back',
    `update bookings set status = 'CANCELLED' where id = ${PAID}`,
  ],
  [
    'cancelled-leave-nothing',
    'a slice of a cancelled booking that still stands',
    `update redemptions set returned_at = null where returned_at is not null`,
  ],
  [
    'bookings-covered',
    'a booking that says more is covered',
    'update bookings set covered_minor = price_minor where covered_minor = 0',
  ],
  ['bookings-covered', 'a lost redemption', `delete from redemptions where booking_id = ${PAID}`],
  ['answers-kept', 'an answer about a booking that is gone', `delete from bookings where id = ${LIVE}`],
  [
    'pass-holders',
    'a CREDIT pass of another customer',
    `update passes set customer_id = gen_random_uuid() where kind = 'CREDIT'`,
  ],
  [
    'pays-for-its-own',
    'a pass that paid for a stranger',
    `update passes set customer_id = gen_random_uuid() where kind = 'ENTRY'`,
  ],
  [
    'pays-for-its-own',
    "a slice about another registration than its booking's",
    `update redemptions set registration_id = gen_random_uuid()`,
  ],
  [
    'one-redemption',
    'a booking paid by an entry and by credit',
    `update redemptions set booking_id = ${PAID} where pass_id = (select id from passes where kind = 'TIME')`,
  ],
  ['redemptions-posted', 'a slice of more than was moved', 'update redemptions set covered_minor = covered_minor + 1'],
  ['redemptions-posted', 'a slice that gave up less value', 'update redemptions set consumed_minor = 0 where entries = 1'],
  ['redemptions-posted', 'a slice that took no entry', 'update redemptions set entries = 0'],
  ['redemptions-posted', 'a debt settled by a pass that does not know', 'delete from redemptions where booking_id is null'],
  ['passes-hold-the-rest', 'a pass that was sold with less', `update passes set entries = entries - 1 where kind = 'ENTRY'`],
  [
    'passes-hold-the-rest',
    'a credit that was sold with more',
    `update passes set credit_minor = credit_minor + 1 where kind = 'CREDIT'`,
  ],
  [
    'first-use-dates',
    'a pass that ends a day later',
    `update passes set valid_until = valid_until + interval '1 day' where kind = 'ENTRY'`,
  ],
  [
    'late-discounts',
    'a discount that nobody gave',
    'update passes set discounted_minor = 1 where discounted_minor = 0 and price_minor > 0',
  ],
  ['uses-by-rate', 'a pass that forgot the rates of its uses', `update passes set uses_by_rate = '{}'`],
  ['uses-by-rate', 'a use at a rate that its pass does not know', 'update redemptions set vat_bps = 500 where tax_minor > 0'],
  ['use-rates', 'a use without a rate', 'update redemptions set vat_bps = null where vat_bps is not null'],
  [
    'use-rates',
    'a use taxed at another rate than that of its sale, which its pass keeps',
    'update passes set vat_by_course = false, vat_bps = 1900',
  ],
  ['use-rates', 'a use with a cent too much tax', 'update redemptions set tax_minor = tax_minor + 1 where tax_minor > 0'],
  ['uses-taxed', 'a pass that forgot its tax', 'update passes set taxed_minor = 0 where taxed_minor > 0'],
  ['uses-taxed', 'a use that was not taxed', 'update redemptions set tax_minor = 0, tax_transfer_id = null where tax_minor > 0'],
  ['uses-taxed', 'a pass that was taxed twice', `update passes set vat_treatment = 'SINGLE_PURPOSE' where taxed_minor > 0`],
  ['uses-taxed', 'tax of a pass that nobody posted', `delete from transfers where template = 'VAT_DUE' and pass_id is not null`],
  [
    'use-tax-posted',
    'tax that stands of a use that was given back',
    `delete from transfers where reverses is not null and template = 'VAT_DUE'`,
  ],
  ['use-tax-posted', 'a use with the tax of another', `update transfers set booking_id = null where template = 'VAT_DUE'`],
  ['first-use-dates', 'a pass that has begun without a use', `update redemptions set returned_at = now()`],
];
