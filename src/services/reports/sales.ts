import type { OrderChannel, OrderLineKind, PaymentMethod } from '../../entities/enums.js';
import { ledgerRelations } from '../ledger/index.js';
import { spanOf } from './kept.js';
import type { Period } from './period.js';
import { type Books, bookDay, type Part, type Report, type ReportQuery, report, run } from './run.js';

/** The sales and refunds of a product through a channel on a day. Minor units. */
export interface SalesRow {
  day: string;
  channel: OrderChannel;
  kind: OrderLineKind;
  /** Null for seats and registrations. */
  productId: string | null;
  name: string | null;
  count: number;
  discountMinor: number;
  soldMinor: number;
  refundedMinor: number;
}

export interface CommissionRow {
  day: string;
  method: PaymentMethod;
  takenMinor: number;
  returnedMinor: number;
  keptMinor: number;
}

export interface VatRow {
  vatBps: number;
  grossMinor: number;
  baseMinor: number;
  taxMinor: number;
}

/**
 * The sales after `:since`, by day. Amounts come from transfers. Counts and discounts come from orders, because a free line has
 * no transfer. A refund counts on the day that it was paid out, even if it came back: paying it again posts it as money owed,
 * without a line.
 */
export const SALES_OF_DAYS = `
  select m.day, o.channel, l.kind, l.product_id, sum(m.count)::int as count, sum(m.discount) as discount_minor,
    sum(m.sold) as sold_minor, sum(m.refunded) as refunded_minor
  from (
    select t.order_line_id as line_id, ${bookDay('t.posted_at')} as day, 0 as count, 0 as discount, t.sold, t.refunded
    from (${ledgerRelations.saleMovements}) t
    union all
    select l.id, ${bookDay('o.paid_at')}, 1, l.discount_minor, 0, 0
    from orders o join order_lines l on l.organisation_id = :org and l.order_id = o.id
    where o.organisation_id = :org and o.paid_at > :since and o.paid_at <= :closed
  ) m join order_lines l on l.organisation_id = :org and l.id = m.line_id
  join orders o on o.organisation_id = :org and o.id = l.order_id
  group by m.day, o.channel, l.kind, l.product_id`;

const SALES: ReportQuery<SalesRow> = {
  order: 'day, channel, kind, name, "productId"',
  amounts: ['discountMinor', 'soldMinor', 'refundedMinor'],
  rows: `
  with sold as (
    select day, channel, kind, product_id, count, discount_minor, sold_minor, refunded_minor from sales_days
    where organisation_id = :org and day >= :openday and day < :keptday
    union all
    ${SALES_OF_DAYS}
  )
  select s.day::text, s.channel, s.kind, s.product_id as "productId", d.name, s.count, s.discount_minor as "discountMinor",
    s.sold_minor as "soldMinor", s.refunded_minor as "refundedMinor"
  from sold s left join pass_products d on d.organisation_id = :org and d.id = s.product_id`,
};

const COMMISSION: ReportQuery<CommissionRow> = {
  order: 'day, method',
  amounts: ['takenMinor', 'returnedMinor', 'keptMinor'],
  rows: `
  select c.day::text, c.means as method, sum(c.taken) as "takenMinor", sum(c.returned) as "returnedMinor",
    sum(c.taken - c.returned) as "keptMinor"
  from (
    ${ledgerRelations.commissionOfDays}
    union all
    select ${bookDay('m.posted_at')}, m.means, m.taken, m.returned from (${ledgerRelations.commissionMovements}) m
  ) c group by 1, 2`,
};

const SHARE = 'd.consumed_minor * p.price_minor::numeric / coalesce(p.credit_minor, p.price_minor)';
const TAXED_USES = `redemptions d join passes p on p.organisation_id = :org and p.id = d.pass_id
    where d.organisation_id = :org and d.vat_bps is not null and p.price_minor > 0`;

/**
 * The taxed amounts after `:since`: `at`, `vat_bps`, `gross`, `tax`. Tax at sale comes from receipts, tax at use
 * from redemptions, at the rate of each. A redemption counts with its share of the pass's price.
 */
export const TAXED = `
  select r.issued_at as at, (v ->> 'vatBps')::int as vat_bps, (v ->> 'grossMinor')::numeric as gross,
    (v ->> 'taxMinor')::bigint as tax
  from receipts r cross join lateral jsonb_array_elements(r.content -> 'vat') v
  where r.organisation_id = :org and r.issued_at > :since and r.issued_at <= :closed
  union all
  select d.created_at, d.vat_bps, ${SHARE}, d.tax_minor from ${TAXED_USES}
    and d.created_at > :since and d.created_at <= :closed
  union all
  select d.returned_at, d.vat_bps, -${SHARE}, -d.tax_minor from ${TAXED_USES}
    and d.returned_at > :since and d.returned_at <= :closed`;

/**
 * Shares are added exactly and rounded once, so that those of a pass used up at one rate add up to its price.
 */
const VAT: ReportQuery<VatRow> = {
  order: '"vatBps" desc',
  amounts: ['grossMinor', 'baseMinor', 'taxMinor'],
  rows: `
  with taxed as (
    select vat_bps, gross, tax from tax_days where organisation_id = :org and day >= :openday and day < :keptday
    union all
    select vat_bps, gross, tax from (${TAXED}) t
  ), rates as (select vat_bps, round(sum(gross)) as gross, sum(tax) as tax from taxed group by vat_bps)
  select vat_bps as "vatBps", gross as "grossMinor", gross - tax as "baseMinor", tax as "taxMinor" from rates`,
};

/** Sales by product, channel and day. */
export async function sales(books: Books, period: Period, part: Part): Promise<Report<SalesRow>> {
  return report(books, SALES, await spanOf(books, period), part);
}

/** The platform's share of online payments, by day and means. */
export async function commission(books: Books, period: Period, part: Part): Promise<Report<CommissionRow>> {
  return report(books, COMMISSION, await spanOf(books, period), part);
}

/** The tax that fell due, by rate from receipts and redemptions, and in total from the ledger. */
export async function vat(books: Books, period: Period, part: Part): Promise<Report<VatRow> & { postedMinor: number }> {
  const span = await spanOf(books, period);
  const due = await report(books, VAT, span, part);
  const [posted] = await run(books, ledgerRelations.taxPosted, { ...span });
  return { ...due, postedMinor: Number(posted?.taxMinor) };
}
