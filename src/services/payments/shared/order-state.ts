import type { Pool } from 'pg';
import type {
  OrderStatus,
  PaymentMethod,
  PaymentProviderKind,
  RefundMethod,
  RefundOrigin,
  RefundStatus,
} from '../../../entities/enums.js';
import { inOrganisation } from '../../../postgres/transactions.js';
import type { PaymentWork } from './payment-work.js';

/** The state of an order in our database, to compare with its provider. */
export interface OrderState {
  organisationId: string;
  orderId: string;
  status: OrderStatus;
  currency: string;
  refundDueMinor: number;
  provider: PaymentProviderKind | null;
  providerRef: string | null;
  heldUntil: Date;
  /** By the database's clock. */
  secondsOverdue: number;
  /** The account with the configured provider. */
  account: string | null;
  payments: PaymentState[];
  refunds: RefundState[];
}

export interface PaymentState {
  id: string;
  method: PaymentMethod;
  amountMinor: number;
  providerRef: string | null;
  isDisputed: boolean;
}

export interface RefundState {
  id: string;
  paymentId: string;
  amountMinor: number;
  method: RefundMethod;
  status: RefundStatus;
  origin: RefundOrigin;
  feeReturnedMinor: number;
  providerRef: string | null;
}

/** Undefined when the organisation has no such order. */
export function orderState(
  { pool, provider }: PaymentWork,
  organisationId: string,
  orderId: string,
): Promise<OrderState | undefined> {
  return inOrganisation(pool, organisationId, async (client) => {
    const values = [organisationId, orderId, provider?.kind ?? null, provider?.isTest ?? null];
    const { rows } = await client.query<OrderState>({ name: 'order-state', text: ORDER_STATE, values });
    return rows[0];
  });
}

const ORDER_STATE = `
  select o.organisation_id as "organisationId", o.id as "orderId", o.status, g.currency,
    o.refund_due_minor::float8 as "refundDueMinor",
    o.provider, o.provider_ref as "providerRef", coalesce(o.held_until, o.created_at) as "heldUntil",
    extract(epoch from now() - coalesce(o.held_until, o.created_at))::float8 as "secondsOverdue",
    (select account from payment_accounts a
      where a.organisation_id = o.organisation_id and a.provider = $3 and a.is_test = $4) as account,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'method', p.method, 'amountMinor', p.amount_minor,
        'providerRef', p.provider_ref, 'isDisputed', p.disputed_at is not null) order by p.created_at, p.id)
      from payments p where p.organisation_id = o.organisation_id and p.order_id = o.id), '[]') as payments,
    coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'paymentId', r.payment_id, 'amountMinor', r.amount_minor,
        'method', r.method, 'status', r.status, 'origin', r.origin, 'feeReturnedMinor', r.fee_returned_minor,
        'providerRef', r.provider_ref) order by r.created_at, r.id)
      from refunds r where r.organisation_id = o.organisation_id and r.order_id = o.id), '[]') as refunds
  from orders o join organisations g on g.id = o.organisation_id
  where o.organisation_id = $1 and o.id = $2`;

/** Stores the provider's id of the checkout. False when the order no longer waits for money, or has another checkout. */
export function keepCheckout(
  pool: Pool,
  { organisationId, orderId }: Pick<OrderState, 'organisationId' | 'orderId'>,
  checkout: { ref: string; url: string | null },
): Promise<boolean> {
  return inOrganisation(pool, organisationId, async (client) => {
    const { rowCount } = await client.query(
      `update orders set provider_ref = $3, provider_url = coalesce($4, provider_url)
       where organisation_id = $1 and id = $2 and status = 'OPEN' and coalesce(provider_ref, $3) = $3`,
      [organisationId, orderId, checkout.ref, checkout.url],
    );
    return rowCount === 1;
  });
}
