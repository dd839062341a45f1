import { localDay } from '../../postgres/local-day.js';
import { type Invariant, ORGANISATION_CLOCK } from './invariant.js';

/** Joins rows with and without a booking by plain equality, which a full join needs. */
const NO_BOOKING = `'00000000-0000-0000-0000-000000000000'::uuid`;

const dayOf = (moment: string): string => localDay(moment, ORGANISATION_CLOCK);

export const PASS_INVARIANTS: readonly Invariant[] = [
  {
    name: 'pass-holders',
    says: 'A CREDIT pass belongs to a registration of its customer, the others to a customer alone.',
    offenders: `
      select p.id as pass, p.kind, p.customer_id as customer, p.registration_id as registration,
        r.customer_id as "registrationCustomer"
      from passes p left join registrations r on r.id = p.registration_id
      where (p.kind = 'CREDIT') <> (p.registration_id is not null) or r.customer_id <> p.customer_id`,
  },
  {
    name: 'pays-for-its-own',
    says: 'A pass pays for its customer, a CREDIT pass for its registration; a slice belongs to the registration of its booking.',
    offenders: `
      select d.id as redemption, d.pass_id as pass, d.booking_id as booking, d.registration_id as registration
      from redemptions d join passes p on p.id = d.pass_id left join registrations r on r.id = d.registration_id
      left join bookings b on b.id = d.booking_id
      where r.customer_id is distinct from p.customer_id
        or (p.kind = 'CREDIT' and d.registration_id is distinct from p.registration_id)
        or b.registration_id <> d.registration_id`,
  },
  {
    name: 'one-redemption',
    says: 'A booking takes one slice of a pass, and of one pass only unless all of them are CREDIT passes.',
    offenders: `
      select d.booking_id as booking, array_agg(d.pass_id) as passes from redemptions d join passes p on p.id = d.pass_id
      where d.booking_id is not null group by d.booking_id
      having count(*) > count(distinct d.pass_id) or (count(*) > 1 and not bool_and(p.kind = 'CREDIT'))`,
  },
  {
    name: 'redemptions-posted',
    says: 'Each unreturned slice agrees with the ledger: the price covered, the value and the entries taken.',
    offenders: `
      with moved as (
        select coalesce(booking_id, ${NO_BOOKING}) as booking_id, pass_id,
          sum(case when credit like 'REGISTRATION:%' then amount
            when debit like 'REGISTRATION:%' then -amount else 0 end) as covered,
          sum(case when debit like 'PASS:%' then amount when credit like 'PASS:%' then -amount else 0 end) as consumed,
          sum(case when debit like 'ENTRIES:%' then amount when credit like 'ENTRIES:%' then -amount else 0 end) as entries
        from transfers where pass_id is not null and (booking_id is not null or template = 'DEBT_SETTLED') group by 1, 2
      ), taken as (
        select coalesce(booking_id, ${NO_BOOKING}) as booking_id, pass_id, sum(covered_minor) as covered,
          sum(consumed_minor) as consumed,
          sum(entries) as entries
        from (select booking_id, pass_id, case when returned_at is null then covered_minor else 0 end as covered_minor,
                case when returned_at is null then consumed_minor else 0 end as consumed_minor,
                case when returned_at is null then entries else 0 end as entries from redemptions) slices
        group by 1, 2
      )
      select nullif(booking_id, ${NO_BOOKING}) as booking, pass_id as pass, t.covered, t.consumed, t.entries,
        m.covered as "ledgerCovered", m.consumed as "ledgerConsumed", m.entries as "ledgerEntries"
      from taken t full join moved m using (booking_id, pass_id)
      where coalesce(t.covered, 0) <> coalesce(m.covered, 0) or coalesce(t.consumed, 0) <> coalesce(m.consumed, 0)
        or coalesce(t.entries, 0) <> coalesce(m.entries, 0)`,
  },
  {
    name: 'passes-hold-the-rest',
    says: 'A pass was sold with the sum of what is left on it, was taken from it, or went on to a pass of grace.',
    offenders: `
      with taken as (
        select pass_id, sum(consumed_minor) as consumed, sum(entries) as entries from redemptions where returned_at is null
          group by pass_id
      ), graced as (
        select grace_of_id, sum(coalesce(credit_minor, price_minor)) as value, sum(entries) as entries from passes
        where grace_of_id is not null group by grace_of_id
      )
      select p.id as pass, p.kind, coalesce(p.credit_minor, p.price_minor) as "soldWith", m.balance as "left",
        coalesce(t.consumed, 0) as consumed,
        p.entries, e.balance as "entriesLeft", coalesce(t.entries, 0) as "entriesUsed"
      from passes p
      left join taken t on t.pass_id = p.id
      left join graced g on g.grace_of_id = p.id
      left join accounts m on m.code = 'PASS:' || p.id
      left join accounts e on e.code = 'ENTRIES:' || p.id
      where p.state in ('ACTIVE', 'BLOCKED')
        and (coalesce(m.balance, 0) + coalesce(t.consumed, 0) + coalesce(g.value, 0) <> coalesce(p.credit_minor, p.price_minor)
          or coalesce(e.balance, 0) + coalesce(t.entries, 0) + coalesce(g.entries, 0) <> coalesce(p.entries, 0))`,
  },
  {
    name: 'grace-of-its-own',
    says: 'A pass of grace has an end, and is of the product, the kind and the customer of the pass that ended before it.',
    offenders: `
      select g.id as pass, p.id as "graceOf", g.valid_until as "validUntil", p.valid_until as "endedAt"
      from passes g join passes p on p.id = g.grace_of_id
      where (g.product_id, g.kind, g.customer_id) <> (p.product_id, p.kind, p.customer_id) or g.kind = 'TIME'
        or g.registration_id is distinct from p.registration_id or g.valid_until is null or p.valid_until > g.valid_until`,
  },
  {
    name: 'uses-taxed',
    says: 'The tax on a pass is the tax of its unreturned uses, and equals the ledger; 0 for a pass taxed at sale.',
    offenders: `
      with used as (select pass_id, sum(tax_minor) as tax from redemptions where returned_at is null group by pass_id),
      moved as (
        select pass_id, sum(case when credit = 'VAT' then amount else -amount end) as tax from transfers
        where pass_id is not null and 'VAT' in (debit, credit) group by pass_id
      )
      select p.id as pass, p.vat_treatment as "vatTreatment", p.taxed_minor as "taxedMinor", coalesce(u.tax, 0) as uses,
        coalesce(m.tax, 0) as ledger
      from passes p left join used u on u.pass_id = p.id left join moved m on m.pass_id = p.id
      where p.taxed_minor <> coalesce(u.tax, 0) or p.taxed_minor <> coalesce(m.tax, 0)
        or p.vat_treatment = 'SINGLE_PURPOSE' and p.taxed_minor <> 0`,
  },
  {
    name: 'uses-by-rate',
    says: 'A pass that is taxed with its uses keeps, by rate, what those that stand consumed, and their tax.',
    offenders: `
      with used as (
        select pass_id, vat_bps::text as rate, sum(consumed_minor) as consumed, sum(tax_minor) as tax
        from redemptions where returned_at is null and vat_bps is not null group by 1, 2
      ), kept as (
        select p.id as pass_id, u.key as rate, (u.value ->> 'consumedMinor')::numeric as consumed,
          (u.value ->> 'taxMinor')::numeric as tax
        from passes p cross join jsonb_each(p.uses_by_rate) u
      )
      select pass_id as pass, rate as "vatBps", k.consumed as "consumedMinor", k.tax as "taxMinor", u.consumed, u.tax
      from kept k full join used u using (pass_id, rate)
      where coalesce(k.consumed, 0) <> coalesce(u.consumed, 0) or coalesce(k.tax, 0) <> coalesce(u.tax, 0)`,
  },
  {
    name: 'use-rates',
    says: 'A use has a rate if its pass is taxed with its uses; uses at a rate of which none was given back bear its exact tax.',
    offenders: `
      with used as (
        select pass_id, vat_bps, sum(consumed_minor) as consumed, sum(tax_minor) as tax, bool_or(returned_at is not null) as back
        from redemptions group by 1, 2
      ), taxed as (
        select u.*, p.vat_treatment, p.discounted_minor, p.vat_by_course, p.vat_bps as sale_rate,
          div(p.price_minor::numeric * u.consumed, nullif(coalesce(p.credit_minor, p.price_minor), 0)) as gross
        from used u join passes p on p.id = u.pass_id
      )
      select pass_id as pass, vat_treatment as "vatTreatment", vat_bps as "vatBps", consumed, tax from taxed
      where (vat_bps is null) <> (vat_treatment = 'SINGLE_PURPOSE') or not vat_by_course and vat_bps <> sale_rate
        or not back and discounted_minor = 0
          and tax <> div(2 * coalesce(gross, 0) * vat_bps + 10000 + vat_bps, 2 * (10000 + vat_bps))`,
  },
  {
    name: 'late-discounts',
    says: 'A pass that its holder kept records the refunds of its price, as its order line does, less those of passes of grace.',
    offenders: `
      with taken as (
        select order_line_id, sum(amount) as amount from transfers
        where template = 'REFUND_CLAIMED' and pass_id is not null and order_line_id is not null group by 1
      )
      select p.id as pass, p.discounted_minor as "discountedMinor", l.claimed_minor as "claimedMinor", t.amount as "ofGrace"
      from passes p join order_lines l on l.pass_id = p.id left join taken t on t.order_line_id = l.id
      where p.state <> 'REFUNDED' and p.discounted_minor <> l.claimed_minor - coalesce(t.amount, 0)`,
  },
  {
    name: 'use-tax-posted',
    says: 'The tax of a use is a transfer of that pass and booking, which is undone exactly when the use is given back.',
    offenders: `
      select d.id as redemption, d.tax_minor as "taxMinor", d.returned_at as "returnedAt", t.amount as ledger, r.id as reversal
      from redemptions d left join transfers t on t.id = d.tax_transfer_id left join transfers r on r.reverses = t.id
      where d.tax_transfer_id is not null and (
        t.id is null or (t.debit, t.credit, t.amount) <> ('VAT_ON_SALES', 'VAT', d.tax_minor)
        or (t.pass_id, t.booking_id) is distinct from (d.pass_id, d.booking_id) or (r.id is null) <> (d.returned_at is null))`,
  },
  {
    name: 'first-use-dates',
    says: 'A pass that begins with its first use has the dates that its earliest booking implies, and none without one.',
    offenders: `
      with first_use as (
        select d.pass_id, min(s.starts_at) as starts_at
        from redemptions d join bookings b on b.id = d.booking_id join sessions s on s.id = b.session_id
        where d.returned_at is null group by d.pass_id
      ), begun as (
        select p.id, p.valid_from, p.valid_until, ${dayOf('f.starts_at')} as first_day, p.validity_period::interval as period,
          -- Days and weeks count the first day; months end with the same day of a later month.
          (p.validity_period ~ '[YM]')::int - 1 as beyond
        from passes p left join first_use f on f.pass_id = p.id
        where p.validity_start = 'FIRST_USE' and p.validity_period is not null
      ), implied as (
        select *, (first_day + period)::date + beyond as last_day from begun
      )
      select id as pass, valid_from as "validFrom", valid_until as "validUntil", first_day::text as "firstDay",
        last_day::text as "lastDay"
      from implied where num_nulls(valid_from, valid_until, first_day) not in (0, 3)
        -- The first moment of a day is in it, and the one before is not. The last millisecond of a day is in no later one.
        or ${dayOf('valid_from')} <> first_day or ${dayOf(`valid_from - interval '1 microsecond'`)} >= first_day
        or ${dayOf('valid_until')} > last_day or ${dayOf(`valid_until + interval '999 microseconds'`)} > last_day
        or ${dayOf(`valid_until + interval '1 millisecond'`)} <= last_day`,
  },
];
