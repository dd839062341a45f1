import type { EntityManager } from '@mikro-orm/postgresql';
import { type AccountCode, passAccount, registrationAccount } from './accounts.js';
import { pgArray } from './pg-array.js';
import type { TransferTemplate } from './transfers.js';

/**
 * Templates whose transfers stay inside a registration's family of accounts, or never touch it: a statement cannot show them.
 */
type Internal =
  | 'CREDIT_REDEEMED'
  | 'DEBT_SETTLED'
  | 'ENTRIES_ISSUED'
  | 'ENTRIES_RETURNED'
  | 'ENTRY_USED'
  | 'ENTRY_PREMIUM'
  | 'GIFT_SOLD'
  | 'COMMISSION_TAKEN'
  | 'COMMISSION_RETURNED'
  | 'VAT_DUE'
  | 'VAT_RETURNED'
  | 'PAYMENT_OWED_BACK'
  | 'REFUND_PAID'
  | 'REFUND_CAME_BACK'
  | 'TIME_EARNED';

/** What a line of a statement tells: a transfer across the family's border, or credit that ended with its pass. */
export type StatementEvent = Exclude<TransferTemplate, Internal> | 'PASS_EXPIRED';

/** Credit that was left on a pass when it ended. It counts for nothing from that moment, whether or not the ledger was told. */
export interface ExpiredCredit {
  passId: string;
  expiredAt: Date;
  leftMinor: number;
}

/** One transfer as a registration sees it: what it did to what was paid and to what was charged, and the balance after it. */
export interface Movement {
  id: string;
  event: StatementEvent;
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
  template: StatementEvent;
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
 * How a registration's balance came about, oldest first: every transfer that crosses the border of its family of accounts (its
 * own and its CREDIT passes'). Transfers inside the family, such as a pass paying for a session, move nothing across it and are
 * left out.
 * @param expired credit that ended with its pass, as lines of their own at that moment
 * @param after the transfer to begin behind, as the moment and id of the last one seen
 */
export async function registrationMovements(
  em: EntityManager,
  organisationId: string,
  registrationId: string,
  creditPassIds: readonly string[],
  expired: readonly ExpiredCredit[],
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
       union all
       select e.pass_id, 'PASS_EXPIRED', null, null, e.pass_id, e.expired_at, -e.left_minor, false
       from unnest(?::uuid[], ?::timestamptz[], ?::bigint[]) as e(pass_id, expired_at, left_minor)
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
      pgArray(expired.map(({ passId }) => passId)),
      pgArray(expired.map(({ expiredAt }) => expiredAt)),
      pgArray(expired.map(({ leftMinor }) => leftMinor)),
      page.after?.postedAt ?? null,
      page.after?.postedAt ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
  return rows.map((row) => ({
    id: row.id,
    event: row.template,
    reversal: row.reverses !== null,
    bookingId: row.booking_id,
    passId: row.pass_id,
    postedAt: new Date(row.posted_at),
    paidMinor: Number(row.paid),
    chargedMinor: Number(row.charged),
    balanceMinor: Number(row.balance),
  }));
}
