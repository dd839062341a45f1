import type { Locale, PaymentProviderKind } from '../../../entities/enums.js';
import { inOrganisation } from '../../../postgres/transactions.js';
import { commissionBps, commissionMinor } from '../../rules/selling/commission.js';
import { type Refusal, type Result, refusal } from '../../rules/world/refusals.js';
import { keepCheckout } from './order-state.js';
import { type OpenedCheckout, type PaymentProvider, ProviderRefused, ProviderUnavailable } from './payment-provider.js';
import { BY_PROVIDER, type PaymentWork } from './payment-work.js';

export interface CheckoutPlace {
  organisationId: string;
  orderId: string;
  successUrl: string;
  cancelUrl: string;
}

interface OrderToOpen {
  status: 'OPEN' | 'PAID' | 'EXPIRED' | 'CANCELLED';
  totalMinor: number;
  heldUntil: Date;
  provider: PaymentProviderKind | null;
  providerRef: string | null;
  providerUrl: string | null;
  currency: string;
  name: string;
  locale: Locale;
  plan: 'FREE' | 'STANDARD' | 'PRO';
  commissionBps: number | null;
  account: string | null;
  email: string | null;
  lines: { description: string; amountMinor: number }[];
}

/**
 * Opens the provider's checkout for a committed order. No row is locked while the provider is asked. Then the order is read
 * again, and a checkout that is no longer needed is ended. A second call for the same order answers the same checkout without
 * asking the provider, because a customer may be paying there.
 */
export async function openCheckout(work: PaymentWork, place: CheckoutPlace): Promise<Result<OpenedCheckout>> {
  const { provider } = work;
  const order = await orderToOpen(work, place);
  if (!order) return refused(refusal('NOT_FOUND', 'orderId', { referent: 'ORDER' }));
  if (order.status !== 'OPEN') {
    return refused(refusal('ORDER_NOT_OPEN', 'orderId', { orderId: place.orderId, status: order.status }));
  }
  // The sandbox keeps no accounts.
  const account = order.account ?? (provider?.kind === 'SANDBOX' ? 'sandbox' : null);
  if (provider === null || provider.kind !== order.provider || account === null) {
    // The organisation cannot take payments, now or within the hold.
    await giveUp(work, place);
    return refused(refusal('PAYMENT_PROVIDER_UNAVAILABLE', undefined, {}));
  }
  const { providerRef: ref, providerUrl: url } = order;
  if (ref !== null && url !== null) return { ok: true, value: { ref, url } };
  return askProvider(work, provider, place, { ...order, account });
}

const refused = (found: Refusal): Result<never> => ({ ok: false, refusals: [found] });

async function askProvider(
  work: PaymentWork,
  provider: PaymentProvider,
  place: CheckoutPlace,
  order: OrderToOpen & { account: string },
): Promise<Result<OpenedCheckout>> {
  const { totalMinor: amountMinor, currency, account, locale, lines, heldUntil } = order;
  let opened: OpenedCheckout;
  try {
    opened = await provider.open({
      ...place,
      ...{ account, currency, amountMinor, lines, locale, heldUntil },
      feeMinor: commissionMinor(amountMinor, commissionBps(order)),
      organisationName: order.name,
      customerEmail: order.email,
    });
  } catch (error) {
    if (!(error instanceof ProviderUnavailable || error instanceof ProviderRefused)) throw error;
    work.log.warn({ orderId: place.orderId, error: error.message }, 'A checkout could not be opened');
    // A refused checkout would be refused again. With an unknown outcome the same order may be tried again within its hold.
    if (error instanceof ProviderRefused) await giveUp(work, place);
    return refused(refusal('PAYMENT_PROVIDER_UNAVAILABLE', undefined, {}));
  }
  if (await keepCheckout(work.pool, place, opened)) return { ok: true, value: opened };
  await provider.end({ ...place, account, heldUntil, ref: opened.ref });
  const status = (await orderToOpen(work, place))?.status ?? 'CANCELLED';
  return refused(refusal('ORDER_NOT_OPEN', 'orderId', { orderId: place.orderId, status }));
}

async function giveUp({ engine }: PaymentWork, { organisationId, orderId }: CheckoutPlace): Promise<void> {
  await engine.execute(organisationId, {
    command: { kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as: 'CANCELLED' },
    by: BY_PROVIDER,
  });
}

function orderToOpen(
  { pool, provider }: PaymentWork,
  { organisationId, orderId }: CheckoutPlace,
): Promise<OrderToOpen | undefined> {
  return inOrganisation(pool, organisationId, async (client) => {
    const { rows } = await client.query<OrderToOpen>(
      `select o.status, o.total_minor::float8 as "totalMinor", o.held_until as "heldUntil",
         o.provider, o.provider_ref as "providerRef",
         o.provider_url as "providerUrl", g.currency, g.name, g.locale, g.plan, g.commission_bps as "commissionBps", c.email,
         (select account from payment_accounts a
          where a.organisation_id = o.organisation_id and a.provider = $3 and a.is_test = $4) as account,
         (select jsonb_agg(jsonb_build_object('description', l.description, 'amountMinor', l.amount_minor) order by l.position)
          from order_lines l where l.organisation_id = o.organisation_id and l.order_id = o.id) as lines
       from orders o join organisations g on g.id = o.organisation_id
         left join customers c on c.organisation_id = o.organisation_id and c.id = o.customer_id
       where o.organisation_id = $1 and o.id = $2`,
      [organisationId, orderId, provider?.kind ?? null, provider?.isTest ?? null],
    );
    return rows[0];
  });
}
