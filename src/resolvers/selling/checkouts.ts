import type { Context } from '../../context.js';
import { Order as OrderRow } from '../../entities/index.js';
import type { BookSessionInput } from '../../schema/booking/inputs.js';
import type { CheckoutTerms } from '../../services/engine/index.js';
import { InputCheck } from '../../services/input/index.js';
import { checkReturnUrl } from '../../services/payments/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { readsOf } from '../shared/reading.js';
import type { Checked } from './desk-sale.js';

/** Where somebody is sent who has paid, and who has left. */
export interface ReturnUrls {
  successUrl: string;
  cancelUrl: string;
}

export interface OpenedOrder {
  order: OrderRow | null;
  /** Null of what is paid already. */
  url: string | null;
  errors: Refusal[];
}

/** By whom, and how long, what is ordered online now would be held. */
export const checkoutTerms = ({ services: { payments } }: Context): CheckoutTerms => ({
  provider: payments.kind,
  holdMinutes: payments.holdMinutes,
});

export function checkReturnUrls({ successUrl, cancelUrl }: ReturnUrls): Refusal[] {
  const check = new InputCheck('');
  checkReturnUrl(check, 'successUrl', successUrl);
  checkReturnUrl(check, 'cancelUrl', cancelUrl);
  return check.refusals;
}

type WaysToPay = Pick<BookSessionInput, 'payWith' | 'successUrl' | 'cancelUrl' | 'idempotencyKey' | 'dryRun'>;

/** Where a booking returns to that may be paid online: it has to with ONLINE, and may with AUTO. Undefined of any other. */
export function returnUrlsOf({ payWith, dryRun, idempotencyKey, ...urls }: WaysToPay): Checked<ReturnUrls | undefined> {
  const check = new InputCheck('');
  const { successUrl, cancelUrl } = urls;
  const isPaidOnline = payWith === 'ONLINE' || (payWith !== 'PASS' && payWith !== 'AT_DESK' && (successUrl ?? cancelUrl) != null);
  for (const field of ['successUrl', 'cancelUrl'] as const) {
    const url = urls[field];
    if (isPaidOnline && url == null) check.invalid(field, 'REQUIRED');
    if (url == null) continue;
    if (isPaidOnline) checkReturnUrl(check, field, url);
    else check.invalid(field, 'UNEXPECTED');
  }
  // Without one, whoever asks again because no answer came would hold a second seat.
  if (isPaidOnline && !dryRun && idempotencyKey == null) check.invalid('idempotencyKey', 'REQUIRED');
  const value = isPaidOnline && successUrl != null && cancelUrl != null ? { successUrl, cancelUrl } : undefined;
  return { value, refusals: check.refusals };
}

/** Opens the provider's checkout of an order that stands; asked again, it is the same one. */
export async function openCheckout(
  context: Context,
  orderId: string,
  { successUrl, cancelUrl }: ReturnUrls,
): Promise<OpenedOrder> {
  const placed = await orderOf(context, orderId);
  if (placed.status === 'PAID') return { order: placed, url: null, errors: [] };
  const opened = await context.command(({ organisationId }) =>
    context.services.payments.openCheckout({ organisationId, orderId, successUrl, cancelUrl }),
  );
  if (!opened.ok) return { order: null, url: null, errors: opened.refusals };
  return { order: await orderOf(context, orderId), url: opened.value.url, errors: [] };
}

export const orderOf = async (context: Context, orderId: string): Promise<OrderRow> =>
  (await readsOf(context)).existing(OrderRow, orderId);
