import { DeskPaymentMethod } from '../../entities/enums.js';
import { spanOfDay } from '../rules/world/calendar.js';
import type { TenantReads } from './tenant-reads.js';

/** Money that was taken and given out at the desk. Minor units. */
export interface DrawerSums {
  takenMinor: number;
  givenOutMinor: number;
  payments: number;
  refunds: number;
}

export interface DrawerOfMember extends DrawerSums {
  /** Null for API keys, and for money of older versions, which did not keep who took it. */
  memberId: string | null;
}

export interface DrawerOfMethod extends DrawerSums {
  method: DeskPaymentMethod;
  members: DrawerOfMember[];
}

const MEMBER = 'member:';
const NOTHING: DrawerSums = { takenMinor: 0, givenOutMinor: 0, payments: 0, refunds: 0 };

/** The money taken and given out at the desk on a day, by method and by member; every method of the desk, even without money. */
export async function drawerOf(reads: TenantReads, day: string): Promise<DrawerOfMethod[]> {
  const { from, until } = spanOfDay(day, await reads.withOrganisation(({ timeZone }) => timeZone));
  type Row = {
    method: DeskPaymentMethod;
    member: string | null;
    taken: string;
    given: string;
    payments: number;
    refunds: number;
  };
  const rows = await reads.em.execute<Row[]>(
    `select m.method, case when m.caller like '${MEMBER}%' then substr(m.caller, ${MEMBER.length + 1}) end as member,
       sum(m.taken) as taken, sum(m.given) as given, sum(m.payments)::int as payments, sum(m.refunds)::int as refunds
     from (
       select method, taken_by as caller, amount_minor as taken, 0 as given, 1 as payments, 0 as refunds from payments
       where organisation_id = ? and created_at >= ? and created_at < ? and method in ('CASH', 'CARD_TERMINAL', 'BANK')
       union all
       select method, given_by, 0, amount_minor, 0, 1 from refunds
       where organisation_id = ? and settled_at >= ? and settled_at < ? and method in ('CASH', 'BANK') and status = 'SUCCEEDED'
     ) m group by 1, 2 order by 1, 2`,
    [reads.organisationId, from, until, reads.organisationId, from, until],
  );
  return Object.values(DeskPaymentMethod).map((method) => {
    const members = rows
      .filter((row) => row.method === method)
      .map(({ member, taken, given, payments, refunds }) => ({
        ...{ memberId: member, takenMinor: Number(taken), givenOutMinor: Number(given), payments, refunds },
      }));
    return { method, members, ...members.reduce(add, NOTHING) };
  });
}

const add = (sums: DrawerSums, more: DrawerSums): DrawerSums => ({
  takenMinor: sums.takenMinor + more.takenMinor,
  givenOutMinor: sums.givenOutMinor + more.givenOutMinor,
  payments: sums.payments + more.payments,
  refunds: sums.refunds + more.refunds,
});
