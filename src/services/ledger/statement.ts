import type { EntityManager } from '@mikro-orm/postgresql';
import { type AccountCode, passAccount, registrationAccount } from './accounts.js';
import { pgArray } from './pg-array.js';
import type { TransferTemplate } from './transfers.js';

/** One transfer as a registration sees it: what it did to what was paid and to what was charged, and the balance after it. */
export interface Movement {
  transferId: string;
  template: TransferTemplate;
  /** True when it undoes an earlier transfer of that template. */
  reversal: boolean;
  bookingId: string | null;
  passId: string | null;
  postedAt: Date;
  paidMinor: number;
  chargedMinor: number;
  balanceMinor: number;
}

interface MovementRow {
  id: string;
  template: TransferTemplate;
  reverses: string | null;
  booking_id: string | null;
  pass_id: string | null;
  posted_at: Date | string;
  paid: string;
  charged: string;
  balance: string;
}

const CHARGES = "'SESSION_CHARGED', 'REGISTRATION_CHARGED', 'LATE_FEE_CHARGED'";

/**
 * How a registration's balance came about, oldest first: every transfer that crosses the border of its family of accounts (its own and its
 * CREDIT passes'). Transfers inside the family, such as a pass paying for a session, move nothing across it and are left out.
 * @param after the transfer to begin behind, as the moment and id of the last one seen
 */
export async function registrationMovements(
  em: EntityManager,
  organisationId: string,
  registrationId: string,
  creditPassIds: readonly string[],
  page: { limit: number; after?: { postedAt: Date; id: string } },
): Promise<Movement[]> {
  const family = pgArray([registrationAccount(registrationId), ...creditPassIds.map(passAccount)] satisfies AccountCode[]);
  const rows = await em.execute<MovementRow[]>(
    `with moved as (
       select t.id, t.template, t.reverses, t.booking_id, t.pass_id, t.posted_at,
         case when t.credit = any(?::text[]) then t.amount else -t.amount end as net,
         t.template in (${CHARGES}) as is_charge
       from transfers t
       where t.organisation_id = ? and (t.debit = any(?::text[])) <> (t.credit = any(?::text[]))
         and (t.debit = any(?::text[]) or t.credit = any(?::text[]))
     ), summed as (
       select *, sum(net) over (order by posted_at, id) as balance from moved
     )
     select id, template, reverses, booking_id, pass_id, posted_at, balance,
       case when is_charge then 0 else net end as paid, case when is_charge then -net else 0 end as charged
     from summed where (?::timestamptz is null or (posted_at, id) > (?, ?::uuid))
     order by posted_at, id limit ?`,
    [
      family,
      organisationId,
      family,
      family,
      family,
      family,
      page.after?.postedAt ?? null,
      page.after?.postedAt ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
  return rows.map((row) => ({
    transferId: row.id,
    template: row.template,
    reversal: row.reverses !== null,
    bookingId: row.booking_id,
    passId: row.pass_id,
    postedAt: new Date(row.posted_at),
    paidMinor: Number(row.paid),
    chargedMinor: Number(row.charged),
    balanceMinor: Number(row.balance),
  }));
}
