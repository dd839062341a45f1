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
select vat_bps as "vatBps", gross as "grossMinor", gross - tax as "baseMinor", tax as "taxMinor" from rates
