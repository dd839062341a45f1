const SELLS = `update organisations set plan = 'PRO', online_payments = 'ACTIVE'; set constraints all immediate;`;
const OPEN_RECEIPTS = 'alter table receipts disable trigger all;';

/**
 * Ways of breaking what holds of orders, their money and their receipts, and of the marketplace: one for each part of the
 * conditions that the other damages leave out.
 */
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
