import type { Invariant } from './invariant.js';

export const MARKET_INVARIANTS: readonly Invariant[] = [
  {
    name: 'listed',
    says: 'The marketplace lists an organisation exactly while it sells online, and lists what it offers.',
    offenders: `
      with offered as (select least(count(*), 200) as courses from courses where archived_at is null),
        sold as (select least(count(*), 200) as passes from pass_products
          where archived_at is null and sellable_online and visible_on_booking_page)
      select o.slug, o.plan, o.online_payments as "onlinePayments", l.organisation_id is not null as listed,
        offered.courses, jsonb_array_length(l.courses) as "coursesListed", sold.passes,
          jsonb_array_length(l.passes) as "passesListed"
      from organisations o cross join offered cross join sold left join marketplace_listings l on l.organisation_id = o.id
      where (l.organisation_id is not null) <> (o.plan in ('STANDARD', 'PRO') and o.online_payments = 'ACTIVE'
          and o.online_payments_suspended_at is null and o.in_marketplace)
        or (l.slug, l.name, l.currency) <> (o.slug, o.name, o.currency)
        or jsonb_array_length(l.courses) <> offered.courses or jsonb_array_length(l.passes) <> sold.passes`,
  },
];
