/** A transfer like another one, with an id of its own; the columns after it are those that differ. */
const COPY = `insert into transfers select (t).* from (select jsonb_populate_record(null::transfers,
  to_jsonb(x) || jsonb_build_object('id', gen_random_uuid()) || %differs) as t from transfers x where %which limit 1) copies`;
const copy = (which: string, differs: string): string => COPY.replace('%which', which).replace('%differs', differs);
const ANSWER = `insert into idempotency_keys (organisation_id, viewer, operation, key, input_hash, answer)
  values (:organisation, 'member', 'op', 'lost', '', jsonb_build_object('%', gen_random_uuid()))`;
const answerAbout = (what: string): string => ANSWER.replace('%', what);
const SELLS = `update organisations set plan = 'PRO', online_payments = 'ACTIVE'; set constraints all immediate;`;
const OPEN_RECEIPTS = 'alter table receipts disable trigger all;';

/** Ways of breaking what holds of the ledger: one for each part of the conditions that the other damages leave out. */
export const LEDGER_DAMAGES: [invariant: string, what: string, sql: string][] = [
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

/** The same of bookings and passes. */
export const BOOKING_DAMAGES: [invariant: string, what: string, sql: string][] = [
  ['one-place-at-a-time', 'two bookings at one time that nobody insisted on', 'update bookings set overlap_allowed = false'],
  [
    'grace-of-its-own',
    'a TIME pass that keeps entries usable',
    `update passes set grace_of_id = (select id from passes where kind = 'ENTRY' limit 1) where kind = 'TIME'`,
  ],
  [
    'grace-of-its-own',
    'a pass of grace without an end',
    `update passes set grace_of_id = id, valid_until = null where kind = 'ENTRY'`,
  ],
  [
    'seats-taken',
    'held seats beyond the capacity',
    `alter table sessions drop constraint sessions_never_oversold; update sessions set seats_held = capacity - seats_taken + 1`,
  ],
  [
    'places-taken',
    'a group with more places held than there are',
    `alter table groups drop constraint groups_never_overfilled; update groups set places_held = capacity + 1`,
  ],
  [
    'places-taken',
    'registrations of a course with places that hold none',
    `update courses set type = 'CONTINUOUS', price_minor = 1000`,
  ],
  [
    'lessons-before-a-move',
    'more lessons before a move than there were',
    `update registrations set moved_at = now() + interval '1 year', lessons_before = 1000`,
  ],
  [
    'lessons-before-a-move',
    'a move before the registration was made',
    `update registrations set moved_at = created_at - interval '1 day'`,
  ],
  ['whose-registration', 'an attendee of another customer', 'update attendees set customer_id = gen_random_uuid()'],
  ['bookings-charged', 'a live booking whose charge was lost', `delete from transfers where template = 'SESSION_CHARGED'`],
  [
    'bookings-charged',
    'a fee for a cancellation that has none',
    `update bookings set late_cancellation = 'FORFEIT' where status = 'LATE_CANCELLED'`,
  ],
  ['bookings-charged', 'a fee of another amount', `update bookings set late_fee_minor = late_fee_minor + 1`],
  [
    'cancelled-leave-nothing',
    'a charge of a cancelled booking that was not reversed',
    `delete from transfers where reverses is not null and template = 'SESSION_CHARGED'`,
  ],
  [
    'bookings-covered',
    'a cancelled booking that was covered beyond its price',
    `alter table bookings drop constraint bookings_check; update bookings set covered_minor = price_minor + 1
       where status = 'CANCELLED'`,
  ],
  [
    'registration-price',
    'an enrolment charged twice',
    copy(`template = 'SESSION_CHARGED'`, `'{"template": "REGISTRATION_CHARGED"}'`),
  ],
  ...['bookingId', 'passId', 'registrationId', 'sessionId', 'orderId', 'refundId'].map((what): [string, string, string] => [
    'answers-kept',
    `an answer with a ${what} that leads nowhere`,
    answerAbout(what),
  ]),
  ...['Course', 'Session', 'Attendee', 'PromoCode'].map((kind): [string, string, string] => [
    'made-once',
    `a key under which a ${kind} was made that is gone`,
    `insert into idempotency_keys (organisation_id, viewer, operation, key, input_hash, answer) values (:organisation, 'member',
       'op', 'lost', '', jsonb_build_object('made', jsonb_build_object('${kind}', jsonb_build_array(gen_random_uuid()))))`,
  ]),
  [
    'pass-holders',
    'a CREDIT pass of no registration',
    `alter table passes drop constraint passes_check;
     update passes set registration_id = null where kind = 'CREDIT'`,
  ],
  [
    'pass-holders',
    'an ENTRY pass of one registration',
    `alter table passes drop constraint passes_check;
     update passes set registration_id = gen_random_uuid() where kind = 'ENTRY'`,
  ],
  [
    'pays-for-its-own',
    'a CREDIT pass that paid for another registration of its customer',
    `update passes set registration_id = gen_random_uuid() where kind = 'CREDIT'`,
  ],
  [
    'one-redemption',
    'two slices of one pass for one booking',
    `drop index redemptions_booking; insert into redemptions select (r).* from (select jsonb_populate_record(null::redemptions,
       to_jsonb(x) || jsonb_build_object('id', gen_random_uuid())) as r from redemptions x where booking_id is not null) copies`,
  ],
  ['redemptions-posted', 'a slice that the ledger took nothing for', `delete from transfers where template = 'ENTRY_USED'`],
  ['redemptions-posted', 'a slice that the ledger paid nothing for', `delete from transfers where template = 'TIME_REDEEMED'`],
  [
    'passes-hold-the-rest',
    'an entry that went nowhere',
    `update accounts set balance = balance - 1 where code like 'ENTRIES:%'
     and balance > 0`,
  ],
  [
    'first-use-dates',
    'a pass that begins an hour late',
    `update passes set valid_from = valid_from + interval '1 hour' where kind = 'ENTRY'`,
  ],
  [
    'first-use-dates',
    'a pass that begins a moment early',
    `update passes set valid_from = valid_from - interval '1 microsecond' where kind = 'ENTRY'`,
  ],
  [
    'first-use-dates',
    'a pass that ends a moment early',
    `update passes set valid_until = valid_until - interval '1 microsecond' where kind = 'ENTRY'`,
  ],
  [
    'first-use-dates',
    'a pass that ends with the first moment of the next day',
    `update passes set valid_until = valid_until + interval '1 millisecond' where kind = 'ENTRY'`,
  ],
  ['first-use-dates', 'a used pass without an end', `update passes set valid_until = null where kind = 'ENTRY'`],
  [
    'first-use-dates',
    'a used pass without dates',
    `update passes set valid_from = null, valid_until = null where kind = 'ENTRY'`,
  ],
  ['uses-taxed', 'tax of a use that was given back', `update redemptions set returned_at = now() where tax_minor > 0`],
  [
    'use-tax-posted',
    'a use with the tax of another amount',
    'update redemptions set tax_minor = tax_minor + 1 where tax_transfer_id is not null',
  ],
  [
    'use-tax-posted',
    'tax of a use that went to another account',
    `update transfers set credit = 'BREAKAGE' where template = 'VAT_DUE' and pass_id is not null`,
  ],
  ['use-tax-posted', 'tax of a use that is not in the ledger', `delete from transfers where template = 'VAT_DUE'`],
];

/** The same of orders, their money and their receipts, and of the marketplace. */
export const FURTHER_SELLING_DAMAGES: [invariant: string, what: string, sql: string][] = [
  ['seats-held', 'a held seat of an order that was given up', `update orders set status = 'CANCELLED' where status = 'OPEN'`],
  [
    'places-held',
    'a place that an open order wants and nobody holds',
    `update courses set type = 'CONTINUOUS', price_minor = 1000; update order_lines set kind = 'REGISTRATION',
       group_id = :group, attendee_id = id, session_id = null, product_id = null, terms = null
       where order_id in (select id from orders where status = 'OPEN')`,
  ],
  ['order-totals', 'an order without lines', 'delete from order_lines'],
  [
    'order-totals',
    'a discount that its lines do not have',
    'update orders set subtotal_minor = subtotal_minor + 1, discount_minor = discount_minor + 1',
  ],
  [
    'discounts-given',
    'a discount of another amount',
    `update transfers set amount = amount + 1 where template = 'DISCOUNT_GIVEN'`,
  ],
  ['discounts-given', 'a discount that outlives its booking', `update bookings set status = 'CANCELLED' where status = 'BOOKED'`],
  [
    'orders-paid',
    'an open order that has its money',
    `update orders set status = 'OPEN', paid_at = null, held_until = now() where status = 'PAID'`,
  ],
  [
    'orders-paid',
    'a paid order that was given up',
    `update orders set status = 'CANCELLED', paid_at = null where status = 'PAID'`,
  ],
  [
    'refunds-within',
    'a commission of which more went back than was taken',
    `alter table refunds drop constraint if exists refunds_check1; update refunds set fee_returned_minor = amount_minor
       where status <> 'FAILED' and method = 'CARD'`,
  ],
  [
    'refunds-within',
    'a card that was given more than it paid',
    `update refunds set amount_minor = amount_minor + 100000, origin = 'DISPUTE_LOST' where method = 'CARD'
       and status <> 'FAILED'`,
  ],
  [
    'money-posted',
    'a commission that was made larger',
    'update payments set fee_minor = fee_minor + 1 where fee_minor < amount_minor',
  ],
  ['money-posted', 'money of another way to pay', `update transfers set debit = 'CASH:bank' where debit = 'CASH:sandbox'`],
  ['lines-posted', 'a sale that names no line', `update transfers set order_line_id = null where template = 'PASS_SOLD'`],
  ['refunded-to-passes', 'a refund to a pass that did not succeed', `update refunds set status = 'FAILED' where method = 'PASS'`],
  [
    'refunded-to-passes',
    'an order by refund that costs more',
    `update orders set subtotal_minor = subtotal_minor + 1,
     total_minor = total_minor + 1 where id in (select order_id from payments where method = 'REFUND')`,
  ],
  ['owed-back', 'an order that owes more than the ledger', 'update orders set refund_due_minor = refund_due_minor + 1'],
  [
    'gifts-waiting',
    'a gift that waits although its order was not paid',
    `update orders set status = 'EXPIRED', paid_at = null
     where id in (select order_id from order_lines where gift)`,
  ],
  [
    'issued-once',
    'a paid seat that was not booked',
    `update order_lines set booking_id = null where kind = 'SESSION' and booking_id is not null`,
  ],
  [
    'issued-once',
    'a paid registration that was not made',
    `update order_lines set kind = 'REGISTRATION', registration_id = null, session_id = null, attendee_id = id
       where kind = 'SESSION'`,
  ],
  [
    'issued-once',
    'a gift redeemed out of an unpaid order',
    `update order_lines set redeemed_at = now() where order_id in (select id from orders where status <> 'PAID')`,
  ],
  ['issued-as-ordered', 'a pass at another price than ordered', 'update passes set price_minor = price_minor + 1'],
  ['issued-as-ordered', 'a pass of another product', 'update passes set product_id = gen_random_uuid()'],
  ['issued-as-ordered', 'a pass under another name', `update passes set name = name || '!'`],
  ['issued-as-ordered', 'a pass of other courses', 'update passes set course_ids = array[gen_random_uuid()]'],
  [
    'receipts-gapless',
    'receipts that do not begin with 1',
    `${OPEN_RECEIPTS} update receipts set number = number + 100; update receipt_counters set last_number = last_number + 100`,
  ],
  ['receipts-gapless', 'receipts that nobody counted', 'delete from receipt_counters'],
  [
    'receipts-complete',
    'a credit note of another amount',
    `${OPEN_RECEIPTS} update receipts set content = jsonb_set(content, '{totalMinor}', '-1') where kind = 'CREDIT_NOTE'`,
  ],
  [
    'receipts-complete',
    'a receipt of an unpaid order',
    `update orders set status = 'EXPIRED', paid_at = null where status = 'PAID'`,
  ],
  [
    'tax-posted',
    'a receipt that tells other tax',
    `${OPEN_RECEIPTS} update receipts set content = jsonb_set(content, '{vat}', '[{"taxMinor": 1}]') where kind = 'RECEIPT'`,
  ],
  [
    'online-payments',
    'payments that are off although the account may take them',
    `insert into payment_accounts (organisation_id, provider, is_test, account, state, in_use)
       values (:organisation, 'SANDBOX', true, 'sandbox_1', 'ACTIVE', true);
       update organisations set online_payments = 'PENDING'`,
  ],
  ...[`slug = slug || '-2'`, `currency = 'CZK'`].map((change): [string, string, string] => [
    'listed',
    `a listing that was not told of ${change}`,
    `${SELLS} update marketplace_listings set ${change}`,
  ]),
  ['listed', 'a pass that is not on the list', `${SELLS} update marketplace_listings set passes = '[]'`],
  ...[`plan = 'FREE'`, 'online_payments_suspended_at = now()', 'in_marketplace = false'].map(
    (change): [string, string, string] => [
      'listed',
      `a listing although ${change}`,
      `${SELLS} set constraints all deferred; update organisations set ${change}`,
    ],
  ),
];
