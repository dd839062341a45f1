import type { Invariant } from './invariant.js';

/** Where the money of each way to pay comes in. */
const CASH_OF = `case %method when 'CASH' then 'CASH:desk' when 'CARD_TERMINAL' then 'CASH:terminal' when 'BANK' then 'CASH:bank'
  when 'STRIPE' then 'CASH:stripe' when 'SANDBOX' then 'CASH:sandbox' when 'REFUND' then 'CASH:refund' end`;
const cashOf = (method: string): string => CASH_OF.replace('%method', method);

export const SELLING_INVARIANTS: readonly Invariant[] = [
  {
    name: 'seats-held',
    says: 'A session holds a seat for each open order that wants one, and no others.',
    offenders: `
      with held as (
        select l.session_id, count(*) as seats from order_lines l join orders o on o.id = l.order_id
        where o.status = 'OPEN' and l.kind = 'SESSION' group by l.session_id
      )
      select s.id as session, s.seats_held as "seatsHeld", coalesce(h.seats, 0) as ordered
      from sessions s left join held h on h.session_id = s.id where s.seats_held <> coalesce(h.seats, 0)`,
  },
  {
    name: 'places-held',
    says: 'A group holds a place for each open order that wants one, and no others.',
    offenders: `
      with held as (
        select l.group_id, count(*) as places from order_lines l join orders o on o.id = l.order_id
        join groups g on g.id = l.group_id join courses c on c.id = g.course_id
        where o.status = 'OPEN' and l.kind = 'REGISTRATION' and c.type <> 'OPEN' group by l.group_id
      )
      select g.id as "group", g.places_held as "placesHeld", coalesce(h.places, 0) as ordered
      from groups g left join held h on h.group_id = g.id where g.places_held <> coalesce(h.places, 0)`,
  },
  {
    name: 'promo-codes-counted',
    says: 'A promo code counts the orders that use it and are not given up.',
    offenders: `
      with used as (select promo_code_id, count(*) as times from orders where status in ('OPEN', 'PAID') group by promo_code_id)
      select p.id as "promoCode", p.times_used as "timesUsed", coalesce(u.times, 0) as orders
      from promo_codes p left join used u on u.promo_code_id = p.id where p.times_used <> coalesce(u.times, 0)`,
  },
  {
    name: 'order-totals',
    says: 'An order costs what its lines cost.',
    offenders: `
      with lines as (
        select order_id, sum(unit_price_minor) as subtotal, sum(discount_minor) as discount, sum(amount_minor) as total
        from order_lines group by order_id
      )
      select o.id as "order", o.subtotal_minor as "subtotalMinor", o.discount_minor as "discountMinor", l.subtotal, l.discount,
        l.total
      from orders o left join lines l on l.order_id = o.id
      where (o.subtotal_minor, o.discount_minor, o.total_minor) is distinct from (l.subtotal, l.discount, l.total)`,
  },
  {
    name: 'discounts-given',
    says: "An order's discount on a seat counts as paid exactly while its booking is not cancelled.",
    offenders: `
      with given as (
        select booking_id, sum(case when reverses is null then amount else -amount end) as amount
        from transfers where template = 'DISCOUNT_GIVEN' and booking_id is not null group by booking_id
      )
      select l.id as line, b.id as booking, b.status, l.discount_minor as "discountMinor", coalesce(g.amount, 0) as ledger
      from order_lines l join bookings b on b.id = l.booking_id left join given g on g.booking_id = b.id
      where coalesce(g.amount, 0) <> case b.status when 'CANCELLED' then 0 else l.discount_minor end`,
  },
  {
    name: 'orders-paid',
    says: 'Money that came in for an order paid its price, is owed back or went back; more can only be lost on used lines.',
    offenders: `
      with paid as (select order_id, sum(amount_minor) as amount from payments group by order_id),
      backed as (
        select order_id, sum(amount_minor) filter (where status <> 'FAILED') as amount from refunds group by order_id
      ), claimed as (select order_id, sum(claimed_minor) as amount from order_lines group by order_id),
      lost as (
        select order_id, sum(amount) as amount from transfers
        where template = 'REFUND_CLAIMED' and order_id is not null and order_line_id is null group by order_id
      )
      select o.id as "order", o.status, o.total_minor as "totalMinor", coalesce(p.amount, 0) as paid,
        coalesce(b.amount, 0) as "givenBack",
        o.refund_due_minor as "refundDueMinor", coalesce(c.amount, 0) as claimed, coalesce(l.amount, 0) as lost
      from orders o left join paid p on p.order_id = o.id left join backed b on b.order_id = o.id
        left join claimed c on c.order_id = o.id
      left join lost l on l.order_id = o.id
      where coalesce(p.amount, 0) + coalesce(l.amount, 0) <> coalesce(b.amount, 0) + o.refund_due_minor
          + case when o.status = 'PAID' then o.total_minor - coalesce(c.amount, 0) else 0 end
        or (o.status = 'OPEN' and p.amount is not null)`,
  },
  {
    name: 'refunds-within',
    says: 'No more of a payment goes back than came in, asked for or to the card, and no more of its commission.',
    offenders: `
      with backed as (
        select payment_id, sum(amount_minor) filter (where origin in ('REQUESTED', 'NOT_HONOURED')) as asked,
          sum(amount_minor) filter (where method = 'CARD') as to_card, sum(fee_returned_minor) as fee
        from refunds where status <> 'FAILED' group by payment_id
      )
      select p.id as payment, p.amount_minor as "amountMinor", b.asked as "askedFor", b.to_card as "toCard"
      from payments p join backed b on b.payment_id = p.id
      where greatest(b.asked, b.to_card) > p.amount_minor or b.fee > p.fee_minor`,
  },
  {
    name: 'disputed-blocked',
    says: 'A pass and its passes of grace are blocked while their payment is disputed, or was lost in part, and not otherwise.',
    offenders: `
      with recursive bought as (
        select l.pass_id, p.disputed_at is not null or exists (
          select from refunds r where r.payment_id = p.id and r.origin = 'DISPUTE_LOST') as contested
        from order_lines l join orders o on o.id = l.order_id join payments p on p.order_id = o.id and p.created_at = o.paid_at
        where l.pass_id is not null
      ), told as (select pass_id, bool_or(contested) as partly, bool_and(contested) as wholly from bought group by pass_id),
      linked as (
        select pass_id as bought_id, pass_id from told
        union select l.bought_id, g.id from linked l join (select id, grace_of_id from passes where grace_of_id is not null) g
          on g.grace_of_id = l.pass_id
      )
      select p.id as pass, p.state, t.partly as "isContested" from passes p left join linked k on k.pass_id = p.id
      left join told t on t.pass_id = k.bought_id
      where p.state = 'BLOCKED' and t.partly is not true or p.state = 'ACTIVE' and t.wholly`,
  },
  {
    name: 'money-posted',
    says: 'The ledger has the payments of each order, less commission and refunds, on the account of each means of payment.',
    offenders: `
      with rows as (
        select order_id, ${cashOf('method')} as code, amount_minor - fee_minor as amount from payments
        union all
        select r.order_id, case r.method when 'CARD' then ${cashOf('p.method')} when 'BANK' then 'CASH:bank'
          when 'PASS' then 'CASH:refund' else 'CASH:desk' end, -r.amount_minor
        from refunds r join payments p on p.id = r.payment_id where r.status = 'SUCCEEDED'
        union all
        select r.order_id, ${cashOf('p.method')}, r.fee_returned_minor
        from refunds r join payments p on p.id = r.payment_id where r.status = 'SUCCEEDED'
      ), told as (select order_id, code, sum(amount) as amount from rows group by 1, 2),
      moved as (
        select order_id, code, sum(amount) as amount from (
          select order_id, debit as code, amount from transfers where order_id is not null and debit like 'CASH:%'
          union all select order_id, credit, -amount from transfers where order_id is not null and credit like 'CASH:%'
        ) sides group by 1, 2
      )
      select order_id as "order", code, t.amount as told, m.amount as ledger from told t full join moved m using (order_id, code)
      where coalesce(t.amount, 0) <> coalesce(m.amount, 0)`,
  },
  {
    name: 'lines-posted',
    says: 'The ledger has the amount paid for each line of a paid order, and the amount refunded of it.',
    offenders: `
      with moved as (
        select order_line_id, order_id, sum(amount) filter (where debit like 'CASH:%') as paid,
          min(posted_at) filter (where debit like 'CASH:%') as first, max(posted_at) filter (where debit like 'CASH:%') as last,
          sum(amount) filter (where credit like 'CASH:%') as back
        from transfers where order_line_id is not null group by 1, 2
      ), told as (
        select l.id, l.order_id, o.paid_at, case when o.status = 'PAID' then l.amount_minor else 0 end as paid, (
          select coalesce(sum((r.claims ->> l.position::text)::bigint), 0) from refunds r
          where r.order_id = l.order_id and (r.status = 'SUCCEEDED' or r.came_back_at is not null)) as back
        from order_lines l join orders o on o.id = l.order_id
      )
      select coalesce(t.id, m.order_line_id) as line, t.paid as "paidMinor", m.paid as "paidInLedger", t.back as "backMinor",
        m.back as "backInLedger"
      from told t full join moved m on m.order_line_id = t.id and m.order_id = t.order_id
      where t.id is null or t.paid <> coalesce(m.paid, 0) or t.back <> coalesce(m.back, 0) or m.first <> t.paid_at
        or m.last <> t.paid_at`,
  },
  {
    name: 'refunded-to-passes',
    says: 'A refund to a pass pays its order in full, each payment by refund is one such refund, and nothing stays in between.',
    offenders: `
      select r.id as refund, p.id as payment, r.amount_minor as "refundMinor", p.amount_minor as "paidMinor",
        o.total_minor as "totalMinor"
      from (select * from refunds where method = 'PASS') r
        full join (select * from payments where method = 'REFUND') p on p.order_id = r.pass_order_id
      left join orders o on o.id = p.order_id
      where r.id is null or p.id is null or r.status <> 'SUCCEEDED' or r.fee_returned_minor > 0
        or p.amount_minor <> r.amount_minor
        or (o.status, o.total_minor) is distinct from ('PAID', r.amount_minor)
      union all
      select null, null, balance, null, null from accounts where code = 'CASH:refund' and balance <> 0`,
  },
  {
    name: 'owed-back',
    says: 'The ledger owes back what orders owe and what pending card refunds will return.',
    offenders: `
      select a.balance as ledger, o.due as orders, r.pending from accounts a
      cross join (select coalesce(sum(refund_due_minor), 0) as due from orders) o
      cross join (select coalesce(sum(amount_minor), 0) as pending from refunds where status = 'PENDING') r
      where a.code = 'OWED_BACK' and a.balance <> o.due + r.pending`,
  },
  {
    name: 'given-back-empty',
    says: 'A refunded pass holds no money and no entries, unless it expired and a booking of it was cancelled since.',
    offenders: `
      select p.id as pass, a.code, a.balance from passes p join accounts a on a.code in ('PASS:' || p.id, 'ENTRIES:' || p.id)
      where p.state = 'REFUNDED' and a.balance <> 0 and (p.valid_until is null or p.valid_until >= now())`,
  },
  {
    name: 'gifts-waiting',
    says: 'Unredeemed gifts hold their price, also where a part of it was refunded.',
    offenders: `
      select a.balance as ledger, g.waiting from accounts a cross join (
        select coalesce(sum(l.amount_minor), 0) as waiting from order_lines l join orders o on o.id = l.order_id
        where l.gift and l.redeemed_at is null and o.status = 'PAID'
      ) g where a.code = 'GIFTS' and a.balance <> g.waiting`,
  },
  {
    name: 'issued-once',
    says: 'A paid order has issued everything on its lines, and an unpaid one nothing.',
    offenders: `
      select o.id as "order", o.status, l.id as line, l.kind from order_lines l join orders o on o.id = l.order_id
      where o.status = 'PAID' and (l.kind = 'PASS' and not l.gift and l.pass_id is null or l.kind = 'SESSION'
        and l.booking_id is null
          or l.kind = 'REGISTRATION' and l.registration_id is null)
        or o.status <> 'PAID' and (l.pass_id is not null or l.booking_id is not null or l.redeemed_at is not null)`,
  },
  {
    name: 'issued-with-registration',
    says: 'A pass ordered together with a registration belongs to the registration that its order made.',
    offenders: `
      select l.id as line, m.kind, m.registration_id as made, l.registration_id as "saidOfLine", p.registration_id as "saidOfPass"
      from order_lines l join order_lines m on m.order_id = l.order_id and m.position = l.registration_line
      left join passes p on p.id = l.pass_id
      where m.kind <> 'REGISTRATION' or m.group_id is null or l.registration_id is distinct from m.registration_id
        or p.registration_id is distinct from m.registration_id`,
  },
  {
    name: 'issued-as-ordered',
    says: 'A pass has the product, price and terms of its order line.',
    offenders: `
      select l.id as line, p.id as pass, l.terms, p.price_minor as "priceMinor", l.amount_minor as "amountMinor"
      from order_lines l join passes p on p.id = l.pass_id
      where (p.product_id, p.price_minor) <> (l.product_id, l.amount_minor)
        or coalesce((l.terms ->> 'vatByCourse')::boolean, false) <> p.vat_by_course
        or l.terms <> l.terms || jsonb_build_object('id', p.product_id, 'name', p.name, 'kind', p.kind,
          'creditMinor', p.credit_minor,
          'entries', p.entries, 'limitCount', p.limit_count, 'limitPeriod', p.limit_period, 'courseIds', p.course_ids,
          'validityPeriod', p.validity_period, 'validityStart', p.validity_start, 'priority', p.priority)
          || case when l.terms ? 'seatsAtOnce' then jsonb_build_object('seatsAtOnce', p.seats_at_once) else '{}' end`,
  },
  {
    name: 'online-payments',
    says: 'Online payments have the state of the provider account, and are off where there is none.',
    offenders: `
      select o.slug, o.online_payments as "onlinePayments", a.provider, a.state
      from organisations o left join payment_accounts a on a.organisation_id = o.id and a.in_use
      where o.online_payments <> coalesce(a.state, 'INACTIVE') and exists (select from payment_accounts)`,
  },
];
