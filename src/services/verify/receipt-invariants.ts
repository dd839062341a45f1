import type { Invariant } from './invariant.js';

export const RECEIPT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'receipts-gapless',
    says: 'The receipts of a year count from 1 without a gap, up to the last number given.',
    offenders: `
      with given as (select year, count(*) as receipts, min(number) as first, max(number) as last from receipts group by year)
      select year, g.receipts, g.first, g.last, c.last_number as "lastNumber" from given g
        full join receipt_counters c using (year)
      where coalesce(g.receipts, 0) <> coalesce(c.last_number, 0) or coalesce(g.last, 0) <> coalesce(c.last_number, 0)
        or g.first <> 1`,
  },
  {
    name: 'receipts-complete',
    says: 'A paid order has one receipt of its price, and credit notes for what went back of it, even if that money returned.',
    offenders: `
      with told as (
        select order_id, count(*) filter (where kind = 'RECEIPT') as receipts,
          coalesce(sum((content ->> 'totalMinor')::bigint) filter (where kind = 'RECEIPT'), 0) as received,
          coalesce(sum((content ->> 'totalMinor')::bigint) filter (where kind = 'CREDIT_NOTE'), 0) as credited
        from receipts group by order_id
      ), back as (
        select r.order_id, sum(v.value::bigint) as claimed from refunds r cross join jsonb_each_text(r.claims) v
        where r.status = 'SUCCEEDED' or r.came_back_at is not null group by r.order_id
      )
      select o.id as "order", o.status, o.total_minor as "totalMinor", t.receipts, t.received, t.credited, b.claimed
      from orders o left join told t on t.order_id = o.id left join back b on b.order_id = o.id
      where coalesce(t.receipts, 0) <> case when o.status = 'PAID' and o.total_minor > 0 then 1 else 0 end
        or coalesce(t.received, 0) <> case when o.status = 'PAID' then o.total_minor else 0 end
        or coalesce(t.credited, 0) <> -coalesce(b.claimed, 0)`,
  },
  {
    name: 'credit-notes-by-line',
    says: 'The credit note of a refund gives back what the refund took of each line, and nothing of another.',
    offenders: `
      with told as (
        select n.refund_id, (l ->> 'position')::int - 1 as position, -sum((l ->> 'amountMinor')::bigint) as amount
        from receipts n cross join jsonb_array_elements(n.content -> 'lines') l
        where n.kind = 'CREDIT_NOTE' group by 1, 2
      ), taken as (
        select r.id as refund_id, v.key::int as position, v.value::bigint as amount
        from refunds r cross join jsonb_each_text(r.claims) v where r.status = 'SUCCEEDED' or r.came_back_at is not null
      )
      select refund_id as refund, position, k.amount as claimed, t.amount as "onCreditNote"
      from taken k full join told t using (refund_id, position) where coalesce(k.amount, 0) <> coalesce(t.amount, 0)`,
  },
  {
    name: 'tax-posted',
    says: 'The tax that the ledger owes for an order is the tax that its receipt and credit notes say.',
    offenders: `
      with told as (
        select r.order_id, sum((v ->> 'taxMinor')::bigint) as tax from receipts r
          cross join jsonb_array_elements(r.content -> 'vat') v
        group by r.order_id
      ), moved as (
        select order_id, sum(case when credit = 'VAT' then amount else -amount end) as tax from transfers
        where order_id is not null and 'VAT' in (debit, credit) group by order_id
      )
      select order_id as "order", t.tax as told, m.tax as ledger from told t full join moved m using (order_id)
      where coalesce(t.tax, 0) <> coalesce(m.tax, 0)`,
  },
];
