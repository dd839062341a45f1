import type { Invariant } from './invariant.js';

export const LEDGER_INVARIANTS: readonly Invariant[] = [
  {
    name: 'account-balances',
    says: 'Every account holds its credits less its debits.',
    offenders: `
      with moved as (
        select code, unit, sum(amount) as net from (
          select credit as code, unit, amount from transfers union all select debit, unit, -amount from transfers
        ) sides group by code, unit
      )
      select a.code, a.unit, a.balance, coalesce(m.net, 0) as transfers
      from accounts a left join moved m using (code, unit) where a.balance <> coalesce(m.net, 0)`,
  },
  {
    name: 'in-the-red',
    says: 'Registrations whose own account is below zero are known as such, and no others.',
    offenders: `
      select coalesce(o.registration_id::text, a.owner) as registration, a.balance
      from (select substr(code, 14) as owner, balance from accounts where balance < 0 and code like 'REGISTRATION:%') a
      full join registrations_in_the_red o on o.registration_id::text = a.owner
      where a.owner is null or o.registration_id is null`,
  },
  {
    name: 'units-add-up',
    says: 'In each unit, all accounts together hold zero.',
    offenders: 'select unit, sum(balance) as together from accounts group by unit having sum(balance) <> 0',
  },
  {
    name: 'account-units',
    says: 'Accounts of entries count entries, all others the currency of the organisation.',
    offenders: `
      select a.code, a.unit from accounts a cross join organisations o
      where a.unit <> case when a.code like 'ENTRIES%' then 'ENTRY' else o.currency end`,
  },
  {
    name: 'account-owners',
    says: 'Each registration, pass and course has its accounts, and each account its owner.',
    offenders: `
      with expected as (
        select 'REGISTRATION:' || id as code from registrations
        union all select 'PASS:' || id from passes
        union all select 'ENTRIES:' || id from passes where kind = 'ENTRY'
        union all select 'BOOKED:' || id from courses
        union all select 'REVENUE:' || id from courses
      ), owned as (select code from accounts where code like '%:%' and code not like 'CASH:%')
      select code, case when o.code is null then 'ACCOUNT' else 'OWNER' end as missing
      from expected e full join owned o using (code) where e.code is null or o.code is null`,
  },
  {
    name: 'transfer-accounts',
    says: 'Every transfer moves its unit between two accounts of that unit.',
    offenders: `
      select t.id as transfer, t.template, t.debit, t.credit, t.unit from transfers t
      left join accounts d on d.code = t.debit and d.unit = t.unit
      left join accounts c on c.code = t.credit and c.unit = t.unit
      where d.code is null or c.code is null or t.amount <= 0`,
  },
  {
    name: 'transfer-subjects',
    says: "A transfer about a booking or a pass moves only that booking's registration and that pass.",
    offenders: `
      select t.id as transfer, t.template, t.debit, t.credit, t.booking_id as booking, t.pass_id as pass
      from transfers t left join bookings b on b.id = t.booking_id left join passes p on p.id = t.pass_id
      where (t.booking_id is not null and b.id is null) or (t.pass_id is not null and p.id is null)
        or (t.debit ~ '^(PASS|ENTRIES):' and split_part(t.debit, ':', 2) is distinct from t.pass_id::text)
        or (t.credit ~ '^(PASS|ENTRIES):' and split_part(t.credit, ':', 2) is distinct from t.pass_id::text)
        or (b.id is not null and t.debit like 'REGISTRATION:%' and t.debit <> 'REGISTRATION:' || b.registration_id)
        or (b.id is not null and t.credit like 'REGISTRATION:%' and t.credit <> 'REGISTRATION:' || b.registration_id)`,
  },
  {
    name: 'passes-not-overdrawn',
    says: 'No pass holds less than nothing, in money or in entries.',
    offenders: `select code, balance from accounts where balance < 0 and (code like 'PASS:%' or code like 'ENTRIES:%')`,
  },
  {
    name: 'reversals-mirror',
    says: 'A reversal undoes exactly one transfer, which is no reversal itself.',
    offenders: `
      select r.id as reversal, r.reverses as transfer from transfers r left join transfers t on t.id = r.reverses
      where r.reverses is not null and (t.id is null or t.reverses is not null
        or (r.debit, r.credit, r.unit, r.amount, r.template) <> (t.credit, t.debit, t.unit, t.amount, t.template)
        or (r.booking_id, r.pass_id) is distinct from (t.booking_id, t.pass_id))`,
  },
  {
    name: 'reversed-once',
    says: 'No transfer is reversed twice.',
    offenders: `
      select reverses as transfer, count(*) as times from transfers where reverses is not null group by reverses
        having count(*) > 1`,
  },
];
