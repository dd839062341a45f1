const COPY = `insert into transfers select (t).* from (select jsonb_populate_record(null::transfers,
  to_jsonb(x) || jsonb_build_object('id', gen_random_uuid()) || %differs) as t from transfers x where %which limit 1) copies`;
const copy = (which: string, differs: string): string => COPY.replace('%which', which).replace('%differs', differs);
const ANSWER = `insert into idempotency_keys (organisation_id, viewer, operation, key, input_hash, answer)
  values (:organisation, 'member', 'op', 'lost', '', jsonb_build_object('%', gen_random_uuid()))`;
const answerAbout = (what: string): string => ANSWER.replace('%', what);

/** Ways of breaking what holds of bookings and passes: one for each part of the conditions that the other damages leave out. */
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
