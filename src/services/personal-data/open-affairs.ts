import type { EntityManager } from '@mikro-orm/postgresql';
import { ledgerRelations, pgArray } from '../ledger/index.js';

/** The open affairs between a customer and the organisation. Amounts in minor units. */
export interface OpenAffairs {
  upcomingBookings: number;
  /** Orders that wait for payment. */
  openOrders: number;
  /** The debt of their registrations. */
  debtMinor: number;
  /** The money on their registrations and CREDIT passes, refunds due to them, and gifts of theirs that nobody redeemed yet. */
  creditMinor: number;
  /** Passes that could still be used: ENTRY with entries, CREDIT with money, TIME. */
  passes: number;
}

interface Row {
  upcoming: number;
  orders: number;
  debt: string;
  credit: string;
  passes: number;
}

/** Reads the open affairs in one statement, by the database's clock. They can change unless `lockAffairs` holds. */
export async function openAffairs(em: EntityManager, customerIds: readonly string[]): Promise<OpenAffairs> {
  const customers = pgArray(customerIds);
  const [row] = await em.execute<Row[]>(
    `with usable as (
       select p.kind, coalesce(m.balance, 0) as money, coalesce(e.balance, 0) as entries
         from passes p
         left join accounts m on m.organisation_id = p.organisation_id and m.code = 'PASS:' || p.id
         left join accounts e on e.organisation_id = p.organisation_id and e.code = 'ENTRIES:' || p.id
        where p.customer_id = any(?::uuid[]) and (p.valid_until is null or p.valid_until >= now()) and p.state <> 'REFUNDED'
     ), balances as (
       select ${ledgerRelations.registrationBalance} as balance from registrations r where r.customer_id = any(?::uuid[])
     )
     select
       (select count(*)::int from bookings b
          join registrations r on r.organisation_id = b.organisation_id and r.id = b.registration_id
          join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
         where r.customer_id = any(?::uuid[]) and b.status = 'BOOKED' and s.starts_at > now()) as upcoming,
       (select coalesce(sum(-balance) filter (where balance < 0), 0) from balances) as debt,
       (select count(*)::int from orders where customer_id = any(?::uuid[]) and status = 'OPEN') as orders,
       (select coalesce(sum(balance) filter (where balance > 0), 0) from balances)
         + (select coalesce(sum(refund_due_minor), 0) from orders where customer_id = any(?::uuid[]))
         + (select coalesce(sum(f.amount_minor), 0) from refunds f
              join orders o on o.organisation_id = f.organisation_id and o.id = f.order_id
             where o.customer_id = any(?::uuid[]) and f.status = 'PENDING')
         + (select coalesce(sum(l.amount_minor), 0) from order_lines l
              join orders o on o.organisation_id = l.organisation_id and o.id = l.order_id
             where o.customer_id = any(?::uuid[]) and o.status = 'PAID' and l.gift and l.redeemed_at is null) as credit,
       (select count(*)::int from usable
         where kind = 'TIME' or kind = 'ENTRY' and entries > 0 or kind = 'CREDIT' and money > 0) as passes`,
    [customers, customers, customers, customers, customers, customers, customers],
  );
  return {
    upcomingBookings: row?.upcoming ?? 0,
    openOrders: row?.orders ?? 0,
    debtMinor: Number(row?.debt ?? 0),
    creditMinor: Number(row?.credit ?? 0),
    passes: row?.passes ?? 0,
  };
}

/** Whether bookings or orders are open that would go on without the customer. */
export const isUnderWay = ({ upcomingBookings, openOrders }: OpenAffairs): boolean => upcomingBookings > 0 || openOrders > 0;

export const isSettled = ({ debtMinor, creditMinor, passes }: OpenAffairs): boolean =>
  debtMinor === 0 && creditMinor === 0 && passes === 0;
