select coalesce(sum(case when t.credit = 'VAT' then t.amount else -t.amount end), 0) as "taxMinor" from transfers t
where t.organisation_id = :org and t.posted_at > :opened and t.posted_at <= :closed and (t.credit = 'VAT' or t.debit = 'VAT')
