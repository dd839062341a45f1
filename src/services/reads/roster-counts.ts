import type { EntityManager } from '@mikro-orm/postgresql';
import { ledgerRelations, pgArray } from '../ledger/index.js';

/** The bookings of a session that hold a seat, in numbers. */
export interface RosterCounts {
  booked: number;
  here: number;
  missing: number;
  owing: number;
  owedMinor: number;
}

const NOBODY: RosterCounts = { booked: 0, here: 0, missing: 0, owing: 0, owedMinor: 0 };

/**
 * Counts the rosters of many sessions in one statement. The bookings of a day are read once. Balances are added up only for
 * registrations below zero in their own account: without that nothing is owed, and few have it.
 */
export async function rosterCounts(
  em: EntityManager,
  organisationId: string,
  now: Date,
  sessionIds: readonly string[],
): Promise<RosterCounts[]> {
  const ids = pgArray(sessionIds);
  const rows = await em.execute<(RosterCounts & { sessionId: string })[]>(
    `with booked as materialized (
       select b.session_id, b.registration_id, b.status from bookings b
       where b.organisation_id = ? and b.session_id = any(?::uuid[]) and b.status in ('BOOKED', 'ATTENDED', 'NO_SHOW')
     ), counted as (
       select session_id, count(*)::int as booked, count(*) filter (where status = 'ATTENDED')::int as here,
         count(*) filter (where status = 'NO_SHOW')::int as absent, count(*) filter (where status = 'BOOKED')::int as expected
       from booked group by session_id
     ), owed as (
       select r.session_id, count(*)::int as owing, -sum(account.balance) as minor
       from (
         select b.session_id, o.organisation_id, o.registration_id as id from booked b
         join registrations_in_the_red o on o.organisation_id = ? and o.registration_id = b.registration_id
       ) r
       -- With "offset" a balance is added up once. It would be for each of its uses.
       cross join lateral (select ${ledgerRelations.registrationBalance} as balance offset 0) account
       where account.balance < 0 group by r.session_id
     )
     select s.id as "sessionId", c.booked, c.here,
       c.absent + case when s.starts_at <= ? then c.expected else 0 end as missing,
       coalesce(o.owing, 0) as owing, coalesce(o.minor, 0) as "owedMinor"
     from sessions s join counted c on c.session_id = s.id left join owed o on o.session_id = s.id
     where s.organisation_id = ? and s.id = any(?::uuid[])`,
    [organisationId, ids, organisationId, now, organisationId, ids],
  );
  const counts = new Map(rows.map(({ sessionId, ...row }) => [sessionId, { ...row, owedMinor: Number(row.owedMinor) }]));
  return sessionIds.map((id) => counts.get(id) ?? NOBODY);
}
