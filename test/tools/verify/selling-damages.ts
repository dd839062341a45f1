/** Receipts are kept by triggers that bind everybody. */
const OPEN_RECEIPTS = 'alter table receipts disable trigger all;';

/** Ways of breaking what holds of orders, their money and their receipts. */
export const SELLING_DAMAGES: [invariant: string, what: string, sql: string][] = [
  ['seats-held', 'a seat that nobody gave back', 'update sessions set seats_held = seats_held + 1 where seats_held = 0'],
  ['places-held', 'a place that nobody gave back', 'update groups set places_held = places_held + 1'],
  ['promo-codes-counted', 'a use that was not counted', 'update promo_codes set times_used = times_used - 1'],
  [
    'order-totals',
    'an order that costs less than its lines',
    'update orders set subtotal_minor = subtotal_minor - 1, total_minor = total_minor - 1 where total_minor > 0',
  ],
  ['discounts-given', 'a discount of no seat', `update transfers set booking_id = null where template = 'DISCOUNT_GIVEN'`],
  ['orders-paid', 'an order that is paid without money', 'delete from payments'],
  ['orders-paid', 'a debt to the payer that was forgotten', 'update orders set refund_due_minor = 0'],
  [
    'orders-paid',
    'a claim of a line that nobody owes',
    'update order_lines set claimed_minor = 1 where claimed_minor = 0 and amount_minor > 0',
  ],
  ['refunds-within', 'a refund of more than came in', 'update refunds set amount_minor = amount_minor + 100000'],
  ['disputed-blocked', 'a pass that is blocked for nothing', `update passes set state = 'BLOCKED' where state = 'ACTIVE'`],
  ['disputed-blocked', 'a dispute that blocks nothing', 'update payments set disputed_at = now()'],
  ['money-posted', 'a payment that was made larger', 'update payments set amount_minor = amount_minor + 1'],
  ['money-posted', 'a refund that nobody paid', `delete from transfers where template = 'REFUND_PAID'`],
  ['lines-posted', 'money that names another line', 'update transfers set order_line_id = pass_id where pass_id is not null'],
  ['lines-posted', 'a refund that names no line', `update transfers set order_line_id = null where template = 'REFUND_PAID'`],
  [
    'lines-posted',
    'a sale on another day',
    `update transfers set posted_at = posted_at - interval '1 day' where template = 'PASS_SOLD'`,
  ],
  ['money-posted', 'a refund that came back to nobody', `delete from transfers where template = 'REFUND_CAME_BACK'`],
  [
    'credit-notes-by-line',
    'a credit note of another line',
    `${OPEN_RECEIPTS} update receipts set content = jsonb_set(content, '{lines,0,position}', '7') where kind = 'CREDIT_NOTE'`,
  ],
  ['receipts-complete', 'a credit note of money that never left', 'update refunds set came_back_at = null'],
  [
    'refunded-to-passes',
    'a refund whose pass nobody finds',
    `update refunds set pass_order_id = gen_random_uuid() where method = 'PASS'`,
  ],
  ['refunded-to-passes', 'a pass out of no refund', `update payments set method = 'REFUND' where method = 'SANDBOX'`],
  [
    'refunded-to-passes',
    'a pass of more than was refunded',
    `update payments set amount_minor = amount_minor + 1 where method = 'REFUND'`,
  ],
  ['refunded-to-passes', 'money lost on its way', `update accounts set balance = 1 where code = 'CASH:refund'`],
  ['owed-back', 'a refund on its way that was lost', `delete from refunds where status = 'PENDING'`],
  ['given-back-empty', 'a pass that was given back with what is on it', `update passes set state = 'REFUNDED'`],
  ['gifts-waiting', 'a gift that was redeemed without a pass', 'update order_lines set redeemed_at = now() where gift'],
  ['issued-once', 'a line without its pass', `update order_lines set pass_id = null where kind = 'PASS' and not gift`],
  [
    'issued-once',
    'a seat for an order that nobody paid',
    `update order_lines set booking_id = (select id from bookings limit 1) where order_id in (select id from orders where
       status = 'OPEN')`,
  ],
  [
    'issued-with-registration',
    'a pass for a registration that no line of its order makes',
    `update order_lines set registration_line = 1 where kind = 'PASS' and not gift`,
  ],
  ['issued-as-ordered', 'a pass of more than was ordered', `update passes set entries = entries + 1 where kind = 'ENTRY'`],
  ['receipts-gapless', 'a receipt that was torn out', `${OPEN_RECEIPTS} delete from receipts where number = 2`],
  ['receipts-gapless', 'a number that was given and not used', 'update receipt_counters set last_number = last_number + 1'],
  [
    'receipts-complete',
    'a receipt of another amount',
    `${OPEN_RECEIPTS} update receipts set content = jsonb_set(content, '{totalMinor}', '1')`,
  ],
  ['receipts-complete', 'a credit note that was torn out', `${OPEN_RECEIPTS} delete from receipts where kind = 'CREDIT_NOTE'`],
  ['tax-posted', 'tax that was not posted', `delete from transfers where template = 'VAT_DUE'`],
  [
    'online-payments',
    'payments that are taken through an account that may not',
    `insert into payment_accounts (organisation_id, provider, is_test, account, state, in_use)
       values (:organisation, 'SANDBOX', true, 'sandbox_1', 'PENDING', true)`,
  ],
];
