import { CASH_ACCOUNT } from './templates.js';
import type { TransferTemplate } from './transfers.js';

/**
 * Relations of the ledger that reports join with the rows that own its accounts. Each is the text of a query with named
 * parameters: `:org`, and the moments `:since` and `:closed` of the span that they add up.
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

/** The movements on passes: `pass_id`, `posted_at`, `net`, `cause`. */
export const passMovements = `
  select t.pass_id, t.posted_at, case when t.credit = 'PASS:' || t.pass_id then t.amount else -t.amount end as net,
    case when 'BREAKAGE' in (t.debit, t.credit) then 'EXPIRED' else ${causeOf} end as cause
  from transfers t
  where t.organisation_id = :org and t.posted_at > :since and t.posted_at <= :closed and t.pass_id is not null
    and 'PASS:' || t.pass_id in (t.debit, t.credit)`;

/** The movements on gifts that nobody has redeemed: `order_line_id`, `posted_at`, `net`, `cause`. */
export const giftMovements = `
  select t.order_line_id, t.posted_at, case when t.credit = 'GIFTS' then t.amount else -t.amount end as net, ${causeOf} as cause
  from transfers t
  where t.organisation_id = :org and t.posted_at > :since and t.posted_at <= :closed
    and (t.credit = 'GIFTS' or t.debit = 'GIFTS')`;

/** SQL: what an account had at a moment, as the sum of its transfers, or of those between it and another account. */
export const heldAt = (code: string, moment: string, other?: string): string => {
  const side = (own: 'credit' | 'debit', opposite: 'credit' | 'debit'): string => `coalesce((
    select sum(t.amount) from transfers t where t.organisation_id = :org and t.${own} = ${code} and t.posted_at <= ${moment}
      ${other === undefined ? '' : `and t.${opposite} = ${other}`}), 0)`;
  return `(${side('credit', 'debit')} - ${side('debit', 'credit')})::bigint`;
};

/** SQL: what an account has at a moment, as its balance now less what moved since. */
export const balanceAt = (code: string, moment: string): string => {
  const side = (own: 'credit' | 'debit'): string => `coalesce((
    select sum(t.amount) from transfers t where t.organisation_id = :org and t.${own} = ${code} and t.posted_at > ${moment}), 0)`;
  return `(coalesce((select a.balance from accounts a where a.organisation_id = :org and a.code = ${code}), 0)
    - ${side('credit')} + ${side('debit')})::bigint`;
};

const kindOf = (code: string): string => `case when ${code} like 'CASH:%' then ${code} else split_part(${code}, ':', 1) end`;

/** All movements, those of each kind of owned account as of one account: `posted_at`, `debit`, `credit`, `amount`. */
export const movementsByKind = `
  select t.posted_at, ${kindOf('t.debit')} as debit, ${kindOf('t.credit')} as credit, t.amount from transfers t
  where t.organisation_id = :org and t.posted_at > :since and t.posted_at <= :closed`;

/** The movements on the accounts of registrations: `registration_id`, `posted_at`, `net`. */
export const registrationMovements = (since: string, until: string): string => `
  select substr(s.code, 14)::uuid as registration_id, t.posted_at, s.net
  from transfers t cross join lateral (values (t.credit, t.amount), (t.debit, -t.amount)) s(code, net)
  where t.organisation_id = :org and t.posted_at > ${since} and t.posted_at <= ${until} and s.code like 'REGISTRATION:%'`;

/**
 * Money that came in for lines of orders, and money that went back for them: `order_line_id`, `posted_at`, `sold`, `refunded`.
 */
export const saleMovements = `
  select t.order_line_id, t.posted_at, case when t.debit like 'CASH:%' then t.amount else 0 end as sold,
    case when t.credit like 'CASH:%' then t.amount else 0 end as refunded
  from transfers t
  where t.organisation_id = :org and t.posted_at > :since and t.posted_at <= :closed and t.order_line_id is not null
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

const stands = `t.reverses is null
    and not exists (select from transfers r where r.organisation_id = :org and r.reverses = t.id and r.posted_at <= :closed)`;

/**
 * The charges of an account from a moment until `:closed` that are not reversed: `id`, `posted_at`, `amount`, `credit`. Join it
 * laterally: the accounts asked for are few, and each is found by the index of its side.
 */
export const chargesOf = (code: string, from = `'-infinity'`): string => `
  select t.id, t.posted_at, t.amount, t.credit from transfers t
  where t.organisation_id = :org and t.debit = ${code} and t.posted_at >= ${from} and t.posted_at <= :closed and ${stands}`;

const meansOf = (account: string): string =>
  `case ${account} ${Object.entries(CASH_ACCOUNT)
    .map(([means, code]) => `when '${code}' then '${means}'`)
    .join(' ')} end`;

/** SQL: of a movement `t` with COMMISSION, how the money came in, and what the platform took or gave back of it. */
const commissionOf = `${meansOf(`case t.debit when 'COMMISSION' then t.credit else t.debit end`)} as means,
    case when t.debit = 'COMMISSION' then t.amount else 0 end as taken,
    case when t.credit = 'COMMISSION' then t.amount else 0 end as returned`;

/** The platform's share: `posted_at`, `means`, `taken`, `returned`. */
export const commissionMovements = `
  select t.posted_at, ${commissionOf} from transfers t
  where t.organisation_id = :org and t.posted_at > :since and t.posted_at <= :closed
    and (t.debit = 'COMMISSION' or t.credit = 'COMMISSION')`;

/** The same of the closed days of a report: `day`, `means`, `taken`, `returned`. */
export const commissionOfDays = `
  select t.day, ${commissionOf} from ledger_days t
  where t.organisation_id = :org and t.day >= :openday and t.day < :keptday
    and (t.debit = 'COMMISSION' or t.credit = 'COMMISSION')`;

const tax = `case when t.credit = 'VAT' then t.amount else -t.amount end`;

/** The tax that fell due in the reported span, less what was returned of it. */
export const taxPosted = `
  select coalesce(sum(amount), 0) as "taxMinor" from (
    select ${tax} as amount from transfers t
    where t.organisation_id = :org and t.posted_at > :since and t.posted_at <= :closed and (t.credit = 'VAT' or t.debit = 'VAT')
    union all
    select ${tax} from ledger_days t
    where t.organisation_id = :org and t.day >= :openday and t.day < :keptday and (t.credit = 'VAT' or t.debit = 'VAT')
  ) t`;
