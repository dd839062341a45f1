import type { OrderChannel, OrderLineKind, PaymentMethod } from '../../entities/enums.js';
import { ledgerRelations } from '../ledger/index.js';
import { momentsOf, type Period } from './period.js';
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
 * Amounts come from transfers. Counts and discounts come from orders, because a free line has no transfer. A refund counts on
 * the day that it was paid out, even if it came back: paying it again posts it as money owed, without a line.
 */
const SALES: ReportQuery<SalesRow> = {
  order: 'day, channel, kind, name, "productId"',
  amounts: ['discountMinor', 'soldMinor', 'refundedMinor'],
  rows: `
  with moved as (
    select t.order_line_id as line_id, ${bookDay('t.posted_at')} as day, 0 as count, 0 as discount, t.sold,
      t.refunded
    from (${ledgerRelations.saleMovements}) t
    union all
    select l.id, ${bookDay('o.paid_at')}, 1, l.discount_minor, 0, 0
    from orders o join order_lines l on l.organisation_id = :org and l.order_id = o.id
    where o.organisation_id = :org and o.paid_at > :opened and o.paid_at <= :closed
  )
  select m.day::text, o.channel, l.kind, l.product_id as "productId", d.name, sum(m.count)::int as count,
    sum(m.discount) as "discountMinor",
    sum(m.sold) as "soldMinor", sum(m.refunded) as "refundedMinor"
  from moved m join order_lines l on l.organisation_id = :org and l.id = m.line_id
  join orders o on o.organisation_id = :org and o.id = l.order_id
  left join pass_products d on d.organisation_id = :org and d.id = l.product_id
  group by m.day, o.channel, l.kind, l.product_id, d.name`,
};

const COMMISSION: ReportQuery<CommissionRow> = {
  order: 'day, method',
  amounts: ['takenMinor', 'returnedMinor', 'keptMinor'],
  rows: `
  select ${bookDay('c.posted_at')}::text as day, c.means as method, sum(c.taken) as "takenMinor",
    sum(c.returned) as "returnedMinor",
    sum(c.taken - c.returned) as "keptMinor"
  from (${ledgerRelations.commissionMovements}) c group by 1, 2`,
};

/**
 * Tax at sale comes from receipts, tax at use from redemptions, at the rate of each. A redemption counts with its share of the
 * pass's price. Shares are added exactly and rounded once, so that those of a pass used up at one rate add up to its price.
 */
const VAT: ReportQuery<VatRow> = {
  order: '"vatBps" desc',
  amounts: ['grossMinor', 'baseMinor', 'taxMinor'],
  rows: `
  with taxed as (
    select (v ->> 'vatBps')::int as vat_bps, (v ->> 'grossMinor')::numeric as gross, (v ->> 'taxMinor')::bigint as tax
    from receipts r cross join lateral jsonb_array_elements(r.content -> 'vat') v
    where r.organisation_id = :org and r.issued_at > :opened and r.issued_at <= :closed
    union all
    select d.vat_bps, m.sign * d.consumed_minor * p.price_minor::numeric / coalesce(p.credit_minor, p.price_minor),
      m.sign * d.tax_minor
    from passes p join redemptions d on d.organisation_id = :org and d.pass_id = p.id
    cross join lateral (values (1, d.created_at), (-1, d.returned_at)) m(sign, at)
    where p.organisation_id = :org and d.vat_bps is not null and p.price_minor > 0 and m.at > :opened
      and m.at <= :closed
  ), rates as (select vat_bps, round(sum(gross)) as gross, sum(tax) as tax from taxed group by vat_bps)
  select vat_bps as "vatBps", gross as "grossMinor", gross - tax as "baseMinor", tax as "taxMinor" from rates`,
};

/** Sales by product, channel and day. */
export function sales(books: Books, period: Period, part: Part): Promise<Report<SalesRow>> {
  return report(books, SALES, momentsOf(period, books.timeZone, books.now), part);
}

/** The platform's share of online payments, by day and means. */
export function commission(books: Books, period: Period, part: Part): Promise<Report<CommissionRow>> {
  return report(books, COMMISSION, momentsOf(period, books.timeZone, books.now), part);
}

/** The tax that fell due, by rate from receipts and redemptions, and in total from the ledger. */
export async function vat(books: Books, period: Period, part: Part): Promise<Report<VatRow> & { postedMinor: number }> {
  const moments = momentsOf(period, books.timeZone, books.now);
  const due = await report(books, VAT, moments, part);
  const [posted] = await run(books, ledgerRelations.taxPosted, { ...moments });
  return { ...due, postedMinor: Number(posted?.taxMinor) };
}
