import { CASH_ACCOUNT } from './templates.js';
import type { TransferTemplate } from './transfers.js';

/**
 * Relations of the ledger that reports join with the rows that own its accounts. Each is the text of a query with named
 * parameters: `:org`, and the moments `:opened` and `:closed` of the reported span. A balance needs `:closed` alone.
 */

/**
 * Why what is owed on passes and gifts moves, for a report; null of what moves none of it, or from one to the other of the same
 * product.
 */
const CAUSES: Record<TransferTemplate, 'SOLD' | 'REDEEMED' | 'REFUNDED' | 'EARNED' | null> = {
  PASS_SOLD: 'SOLD',
  PASS_SOLD_BELOW_FACE: 'SOLD',
  PASS_SOLD_ABOVE_FACE: 'SOLD',
  GIFT_SOLD: 'SOLD',
  GIFT_REDEEMED: null,
  GRACE_GIVEN: null,
  CREDIT_REDEEMED: 'REDEEMED',
  ENTRY_REDEEMED: 'REDEEMED',
  ENTRY_PREMIUM: 'REDEEMED',
  DEBT_SETTLED: 'REDEEMED',
  REFUND_CLAIMED: 'REFUNDED',
  REFUND_DISCOUNT: 'REFUNDED',
  TIME_EARNED: 'EARNED',
  ENTRIES_ISSUED: null,
  ENTRIES_RETURNED: null,
  ENTRY_USED: null,
  ENTRY_DISCOUNT: null,
  TIME_REDEEMED: null,
  SESSION_CHARGED: null,
  REGISTRATION_CHARGED: null,
  REGISTRATION_GIVEN_BACK: null,
  LATE_FEE_CHARGED: null,
  PAYMENT_RECORDED: null,
  DISCOUNT_GIVEN: null,
  COMMISSION_TAKEN: null,
  COMMISSION_RETURNED: null,
  VAT_DUE: null,
  VAT_RETURNED: null,
  PAYMENT_OWED_BACK: null,
  REFUND_PAID: null,
  REFUND_CAME_BACK: null,
};

const causeOf = `case ${Object.entries(CAUSES)
  .filter(([, cause]) => cause !== null)
  .map(([template, cause]) => `when t.template = '${template}' then '${cause}'`)
  .join(' ')} end`;

/** The balances of passes now: `pass_id`, `balance`. */
export const passHoldings = `
  select substr(a.code, 6)::uuid as pass_id, a.balance from accounts a where a.organisation_id = :org and a.code like 'PASS:%'`;

/** The movements on passes after `:opened`: `pass_id`, `posted_at`, `net`, `cause`. */
export const passMovements = `
  select t.pass_id, t.posted_at, case when t.credit = 'PASS:' || t.pass_id then t.amount else -t.amount end as net,
    case when 'BREAKAGE' in (t.debit, t.credit) then 'EXPIRED' else ${causeOf} end as cause
  from transfers t
  where t.organisation_id = :org and t.posted_at > :opened and t.pass_id is not null
    and 'PASS:' || t.pass_id in (t.debit, t.credit)`;

/**
 * What was posted as breakage until `:closed`: `pass_id`, `amount`. What expired counts from the end of a pass, and this is why
 * it counts no less once it is posted.
 */
export const breakagePosted = `
  select t.pass_id, sum(case when t.credit = 'BREAKAGE' then t.amount else -t.amount end) as amount from transfers t
  where t.organisation_id = :org and t.posted_at <= :closed and t.pass_id is not null
    and (t.credit = 'BREAKAGE' or t.debit = 'BREAKAGE')
  group by t.pass_id`;

/** The balances now of gifts that nobody has redeemed, by the line of the order that bought them: `order_line_id`, `balance`. */
export const giftHoldings = `
  select t.order_line_id, sum(case when t.credit = 'GIFTS' then t.amount else -t.amount end) as balance from transfers t
  where t.organisation_id = :org and (t.credit = 'GIFTS' or t.debit = 'GIFTS') group by t.order_line_id`;

/** The movements on those after `:opened`: `order_line_id`, `posted_at`, `net`, `cause`. */
export const giftMovements = `
  select t.order_line_id, t.posted_at, case when t.credit = 'GIFTS' then t.amount else -t.amount end as net, ${causeOf} as cause
  from transfers t
  where t.organisation_id = :org and t.posted_at > :opened and (t.credit = 'GIFTS' or t.debit = 'GIFTS')`;

/**
 * Money that came in for lines of orders, and money that went back for them: `order_line_id`, `posted_at`, `sold`, `refunded`.
 */
export const saleMovements = `
  select t.order_line_id, t.posted_at, case when t.debit like 'CASH:%' then t.amount else 0 end as sold,
    case when t.credit like 'CASH:%' then t.amount else 0 end as refunded
  from transfers t
  where t.organisation_id = :org and t.posted_at > :opened and t.posted_at <= :closed and t.order_line_id is not null
    and (t.debit like 'CASH:%' or t.credit like 'CASH:%')`;

/**
 * The balance now of the registration `r` of an enclosing query: its own account, and those of its CREDIT passes that have not
 * expired. `balanceAt` in rules/passes/balance.ts is the same formula for facts in memory.
 */
export const registrationBalance = `(
  select coalesce(sum(a.balance), 0) from accounts a
  where a.organisation_id = r.organisation_id and a.code in (
    select 'REGISTRATION:' || r.id
    union all
    select 'PASS:' || p.id from passes p
    where p.organisation_id = r.organisation_id and p.registration_id = r.id and (p.valid_until is null or p.valid_until >= now())
  )
)`;

/** The accounts of registrations' families: `registration_id`, `code`, and of a CREDIT pass `pass_id` and `valid_until`. */
export const familyAccounts = `
  select r.id as registration_id, 'REGISTRATION:' || r.id as code, null::uuid as pass_id, null::timestamptz as valid_until
  from registrations r where r.organisation_id = :org
  union all
  select p.registration_id, 'PASS:' || p.id, p.id, p.valid_until
  from passes p where p.organisation_id = :org and p.registration_id is not null`;

const sideOf = (side: 'credit' | 'debit', code: string, net: string): string => `
  select t.id, t.posted_at, ${net} as net from transfers t
  where t.organisation_id = :org and t.${side} = ${code} and t.posted_at <= :closed and t.reverses is null
    and not exists (select from transfers r where r.organisation_id = :org and r.reverses = t.id and r.posted_at <= :closed)`;

/**
 * The transfers of an account until `:closed`, without reversed transfers and their reversals: `id`, `posted_at`, `net`. Join it
 * laterally: the accounts asked for are few among all, and each is found by the index of each side.
 */
export const movesWithBalanceOf = (code: string): string =>
  `${sideOf('credit', code, 't.amount')} union all ${sideOf('debit', code, '-t.amount')}`;

/** The balances of accounts at `:closed`: `code`, `balance`. */
export const balancesAt = `
  select a.code, a.balance - coalesce(l.net, 0) as balance from accounts a left join (
    select s.code, sum(s.net) as net from transfers t cross join lateral (values (t.credit, t.amount), (t.debit,
      -t.amount)) s(code, net)
    where t.organisation_id = :org and t.posted_at > :closed group by s.code
  ) l on l.code = a.code
  where a.organisation_id = :org`;

/** The platform's share: `posted_at`, `means` (how the money came in), `taken`, `returned`. */
export const commissionMovements = `
  select t.posted_at, case case t.debit when 'COMMISSION' then t.credit else t.debit end ${Object.entries(CASH_ACCOUNT)
    .map(([means, account]) => `when '${account}' then '${means}'`)
    .join(' ')} end as means,
    case when t.debit = 'COMMISSION' then t.amount else 0 end as taken,
      case when t.credit = 'COMMISSION' then t.amount else 0 end as returned
  from transfers t
  where t.organisation_id = :org and t.posted_at > :opened and t.posted_at <= :closed
    and (t.debit = 'COMMISSION' or t.credit = 'COMMISSION')`;

/** The tax that fell due between two moments, less what was returned of it: `tax`. */
export const taxPosted = `
  select coalesce(sum(case when t.credit = 'VAT' then t.amount else -t.amount end), 0) as "taxMinor" from transfers t
  where t.organisation_id = :org and t.posted_at > :opened and t.posted_at <= :closed and (t.credit = 'VAT' or t.debit = 'VAT')`;
