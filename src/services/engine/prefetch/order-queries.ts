import { pgArray } from '../../ledger/index.js';
import { selectList } from '../database/columns.js';
import type { NamedQuery } from '../database/transaction.js';
import { type Locking, lockOf } from './queries.js';

type Ids = Iterable<string>;
const uuids = (ids: Ids): string => pgArray([...ids]);

const LINE = selectList('orderLines');
const ORDER = selectList('orders');
const PAYMENT = selectList('payments');
const REFUND = selectList('refunds');
const RECEIPT = selectList('receipts');
const PROMO_CODE = selectList('promoCodes');

/**
 * Ids that lead to orders: their own, and those of payments, refunds and gift codes, which never move to another order, and of
 * registrations that a line is about.
 */
export interface OrderNames {
  orderIds: Ids;
  paymentIds: Ids;
  refundIds: Ids;
  giftCodeHashes: Ids;
  registrationIds: Ids;
}

/** Reads, before any lock, which customers and promo codes the orders name, and the orders that their refunds became. */
export const orderReferences = (
  organisationId: string,
  { orderIds, paymentIds, refundIds, giftCodeHashes, registrationIds }: OrderNames,
): NamedQuery => ({
  name: 'order-references',
  text: `select o.id, o.customer_id as "customerId", o.promo_code_id as "promoCodeId" from orders o
         where o.organisation_id = $1 and o.id = any(array(
           with recursive named as (
             select unnest($2::uuid[]) as id
             union select order_id from payments where organisation_id = $1 and id = any($3::uuid[])
             union select order_id from refunds where organisation_id = $1 and id = any($4::uuid[])
             union select order_id from order_lines where organisation_id = $1 and gift_code_hash = any($5::text[])
             union select order_id from order_lines where organisation_id = $1 and registration_id = any($6::uuid[])
           ), reached as (
             select id from named
             union select r.pass_order_id from reached n join refunds r on r.organisation_id = $1 and r.order_id = n.id
             where r.pass_order_id is not null
           ) select id from reached
         ))`,
  values: [
    organisationId,
    uuids(orderIds),
    uuids(paymentIds),
    uuids(refundIds),
    pgArray([...giftCodeHashes]),
    uuids(registrationIds),
  ],
});

/** The orders that passes were bought with. */
export const ordersOfPasses = (organisationId: string, passIds: Ids): NamedQuery => ({
  name: 'orders-of-passes',
  text: 'select distinct order_id as id from order_lines where organisation_id = $1 and pass_id = any($2::uuid[])',
  values: [organisationId, uuids(passIds)],
});

export const ordersById = (organisationId: string, ids: Ids, locking: Locking): NamedQuery => ({
  name: `orders-${locking}`,
  text: `select ${ORDER} from orders where organisation_id = $1 and id = any($2::uuid[]) order by id${lockOf(locking)}`,
  values: [organisationId, uuids(ids)],
});

/** Orders that wait for their money: those of customers, and those that are about attendees. */
export const openOrdersOf = (organisationId: string, customerIds: Ids, attendeeIds: Ids): NamedQuery => ({
  name: 'open-orders',
  text: `select ${ORDER} from orders where organisation_id = $1 and status = 'OPEN' and id = any(array(
           select id from orders where organisation_id = $1 and status = 'OPEN' and customer_id = any($2::uuid[])
           union select order_id from order_lines where organisation_id = $1 and attendee_id = any($3::uuid[])
         ))`,
  values: [organisationId, uuids(customerIds), uuids(attendeeIds)],
});

export const linesOfOrders = (organisationId: string, ids: Ids): NamedQuery => ({
  name: 'order-lines',
  text: `select ${LINE} from order_lines where organisation_id = $1 and order_id = any($2::uuid[]) order by order_id, position`,
  values: [organisationId, uuids(ids)],
});

export const paymentsOfOrders = (organisationId: string, ids: Ids): NamedQuery => ({
  name: 'order-payments',
  text: `select ${PAYMENT} from payments where organisation_id = $1 and order_id = any($2::uuid[]) order by id`,
  values: [organisationId, uuids(ids)],
});

export const refundsOfOrders = (organisationId: string, ids: Ids): NamedQuery => ({
  name: 'order-refunds',
  text: `select ${REFUND} from refunds where organisation_id = $1 and order_id = any($2::uuid[]) order by id`,
  values: [organisationId, uuids(ids)],
});

export const receiptsOfOrders = (organisationId: string, ids: Ids): NamedQuery => ({
  name: 'order-receipts',
  text: `select ${RECEIPT} from receipts where organisation_id = $1 and order_id = any($2::uuid[]) order by year, number`,
  values: [organisationId, uuids(ids)],
});

/** Promo codes by their letters and digits, as long as they are not archived, and by id. */
export const promoCodes = (organisationId: string, codes: Ids, ids: Ids, locking: Locking): NamedQuery => ({
  name: `promo-codes-${locking}`,
  text: `select ${PROMO_CODE}, archived_at is not null as archived from promo_codes where organisation_id = $1 and id = any(array(
           select unnest($3::uuid[])
           union select id from promo_codes where organisation_id = $1 and archived_at is null
             and translate(upper(normalize(code, NFKC)), '_-', '') = any($2::text[])
         )) order by id${lockOf(locking)}`,
  values: [organisationId, pgArray([...codes]), uuids(ids)],
});

/** How many orders of these customers use these codes; those that are over do not count. */
export const promoUses = (organisationId: string, ids: Ids, customerIds: Ids): NamedQuery => ({
  name: 'promo-uses',
  text: `select promo_code_id as "promoCodeId", customer_id as "customerId", count(*) as uses from orders
         where organisation_id = $1 and promo_code_id = any($2::uuid[]) and customer_id = any($3::uuid[])
           and status in ('OPEN', 'PAID')
         group by 1, 2`,
  values: [organisationId, uuids(ids), uuids(customerIds)],
});

/** How many passes of each product a customer bought or has in open orders, including gifts and refunded ones. */
export const passesBought = (organisationId: string, customerIds: Ids, productIds: Ids): NamedQuery => ({
  name: 'passes-bought',
  text: `select l.customer_id as "customerId", l.product_id as "productId", count(*) as bought
         from order_lines l join orders o on o.organisation_id = l.organisation_id and o.id = l.order_id
         where l.organisation_id = $1 and l.customer_id = any($2::uuid[]) and l.product_id = any($3::uuid[])
           and o.status in ('OPEN', 'PAID')
         group by 1, 2`,
  values: [organisationId, uuids(customerIds), uuids(productIds)],
});

/**
 * Locks the receipt counter of a year, and creates it when it does not exist. It is the last lock before the ledger's. A batch
 * that is rolled back gives its numbers back, so there are no gaps.
 */
export const receiptCounter = (organisationId: string, year: number): NamedQuery => ({
  name: 'receipt-counter',
  text: `insert into receipt_counters (organisation_id, year, last_number) values ($1, $2, 0)
         on conflict (organisation_id, year) do update set last_number = receipt_counters.last_number
         returning year::text as id, year, last_number as "lastNumber"`,
  values: [organisationId, year],
});

/** The receipt counter of a year, if it exists. */
export const storedCounter = (organisationId: string, year: number, locking: Locking): NamedQuery => ({
  name: `stored-counter-${locking}`,
  text: `select year::text as id, year, last_number as "lastNumber" from receipt_counters
         where organisation_id = $1 and year = $2${lockOf(locking)}`,
  values: [organisationId, year],
});
