import type { EntityManager } from '@mikro-orm/postgresql';
import { passAccount, registrationAccount } from './accounts.js';
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

/** The subject of a line of a statement: a transfer across the family's border, or credit that ended with its pass. */
export type StatementEvent = Exclude<TransferTemplate, Internal> | 'PASS_EXPIRED';

/** A CREDIT pass of a registration, and the last moment at which it counts; null without an end. */
export interface CreditPass {
  passId: string;
  endsAt: Date | null;
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

const CHARGES = "'SESSION_CHARGED', 'REGISTRATION_CHARGED', 'REGISTRATION_GIVEN_BACK', 'LATE_FEE_CHARGED'";

/** Transfers between a registration and its passes. They show only when the pass has ended: then the credit counts no more. */
const WITHIN = "'CREDIT_REDEEMED', 'DEBT_SETTLED'";

const inFamily = (account: string): string =>
  `case when ${account}.code is not null and (${account}.ends_at is null or ${account}.ends_at >= t.posted_at)
     then t.amount else 0 end`;
const heldAtEnd = (side: 'credit' | 'debit'): string =>
  `coalesce((select sum(t.amount) from transfers t
     where t.organisation_id = ? and t.${side} = f.code and t.posted_at <= f.ends_at), 0)`;

/**
 * How a registration's balance came about, oldest first: every transfer that crosses the border of its family of accounts (its
 * own, and those of its CREDIT passes that have not ended), and the credit that each pass held when it ended. Transfers inside
 * the family, such as a pass paying for a session, move nothing across it and are left out. So the balance after the lines of
 * a moment is the balance as of that moment, whatever happened to an ended pass since.
 * @param now passes that end later have not ended
 * @param page `beyond` is the line to begin behind, as its moment and id; `backwards` reads from the end, or from that line back
 */
export async function registrationMovements(
  em: EntityManager,
  organisationId: string,
  registrationId: string,
  credits: readonly CreditPass[],
  now: Date,
  page: { limit: number; backwards?: boolean; beyond?: { postedAt: Date; id: string } },
): Promise<Movement[]> {
  const codes = pgArray([registrationAccount(registrationId), ...credits.map(({ passId }) => passAccount(passId))]);
  const [beyond, order] = page.backwards ? ['<', 'desc'] : ['>', 'asc'];
  const rows = await em.execute<MovementRow[]>(
    `with family as (
       select * from unnest(?::text[], ?::uuid[], ?::timestamptz[]) as f(code, pass_id, ends_at)
     ), moved as (
       select t.id, case when t.template in (${WITHIN}) then 'PASS_EXPIRED' else t.template end as template,
         case when t.template in (${WITHIN}) then null else t.reverses end as reverses, t.booking_id, t.pass_id, t.posted_at,
         ${inFamily('c')} - ${inFamily('d')} as net, t.template in (${CHARGES}) as is_charge
       from transfers t left join family c on c.code = t.credit left join family d on d.code = t.debit
       where t.organisation_id = ? and (t.debit = any(?::text[]) or t.credit = any(?::text[]))
       union all
       -- A pass counts with the last moment of its validity, and ends with the next one.
       select f.pass_id, 'PASS_EXPIRED', null, null, f.pass_id, f.ends_at + interval '1 millisecond',
         ${heldAtEnd('debit')} - ${heldAtEnd('credit')}, false
       from family f where f.ends_at < ?
     ), summed as (
       select *, sum(net) over (order by posted_at, id) as balance from moved where net <> 0
     )
     select id, template, reverses, booking_id, pass_id, posted_at, balance,
       case when is_charge then 0 else net end as paid, case when is_charge then -net else 0 end as charged
     from summed where (?::timestamptz is null or (posted_at, id) ${beyond} (?, ?::uuid))
     order by posted_at ${order}, id ${order} limit ?`,
    [
      codes,
      pgArray([null, ...credits.map(({ passId }) => passId)]),
      pgArray([null, ...credits.map(({ endsAt }) => endsAt)]),
      organisationId,
      codes,
      codes,
      organisationId,
      organisationId,
      now,
      page.beyond?.postedAt ?? null,
      page.beyond?.postedAt ?? null,
      page.beyond?.id ?? null,
      page.limit,
    ],
  );
  return (page.backwards ? rows.reverse() : rows).map((row) => ({
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
