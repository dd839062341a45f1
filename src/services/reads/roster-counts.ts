import type { EntityManager } from '@mikro-orm/postgresql';
import { ledgerRelations, pgArray } from '../ledger/index.js';
import { IN_THE_RED } from './debts.js';

/** The bookings of a session that hold a seat, in numbers. */
export interface RosterCounts {
  booked: number;
  here: number;
  missing: number;
  owing: number;
  owedMinor: number;
}

const NOBODY: RosterCounts = { booked: 0, here: 0, missing: 0, owing: 0, owedMinor: 0 };

/** Counts the rosters of many sessions in one statement. */
export async function rosterCounts(
  em: EntityManager,
  organisationId: string,
  now: Date,
  sessionIds: readonly string[],
): Promise<RosterCounts[]> {
  const rows = await em.execute<(RosterCounts & { sessionId: string })[]>(
    `select b.session_id as "sessionId", count(*)::int as booked,
       count(*) filter (where b.status = 'ATTENDED')::int as here,
       count(*) filter (where b.status = 'NO_SHOW' or (b.status = 'BOOKED' and s.starts_at <= ?))::int as missing,
       count(*) filter (where account.balance < 0)::int as owing,
       coalesce(-sum(account.balance) filter (where account.balance < 0), 0) as "owedMinor"
     from bookings b
     join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
     join registrations r on r.organisation_id = b.organisation_id and r.id = b.registration_id
     cross join lateral (
       select case when ${IN_THE_RED} then ${ledgerRelations.registrationBalance} else 0 end as balance
     ) account
     where b.organisation_id = ? and b.session_id = any(?::uuid[]) and b.status in ('BOOKED', 'ATTENDED', 'NO_SHOW')
     group by b.session_id`,
    [now, organisationId, pgArray(sessionIds)],
  );
  const counts = new Map(rows.map(({ sessionId, ...row }) => [sessionId, { ...row, owedMinor: Number(row.owedMinor) }]));
  return sessionIds.map((id) => counts.get(id) ?? NOBODY);
}
