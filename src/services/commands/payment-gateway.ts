import type { PaymentProviderKind } from '../../entities/enums.js';
import type { CheckoutTerms } from '../engine/index.js';
import { InputCheck } from '../input/index.js';
import type { Refusal, Result } from '../rules/world/refusals.js';
import type { Checked } from './checked.js';
import type { CommandResult } from './run-command.js';

/** The pages that a customer returns to after paying, and after leaving the checkout. */
export interface ReturnUrls {
  successUrl: string;
  cancelUrl: string;
}

/** The requests of the services to the payment provider. The composition hands it in, so a service knows no provider. */
export interface PaymentGateway {
  /** Null while no provider takes payments. */
  readonly kind: PaymentProviderKind | null;
  /** How long an order waits for its payment. */
  readonly holdMinutes: number;
  /** Opens the provider's checkout of an order that stands. For the same order it answers the same checkout. */
  readonly openCheckout: (place: { organisationId: string; orderId: string } & ReturnUrls) => Promise<Result<{ url: string }>>;
  /** Brings an order to the state that its provider tells, and sends its refunds. A failure is logged and left to the job. */
  readonly follow: (organisationId: string, orderId: string) => Promise<void>;
}

/** The terms under which an order placed now is held and paid. */
export const checkoutTerms = ({ kind, holdMinutes }: PaymentGateway): CheckoutTerms => ({ provider: kind, holdMinutes });

/** Checks the two pages of a checkout. */
export function returnUrlRefusals({ successUrl, cancelUrl }: ReturnUrls): Refusal[] {
  const check = new InputCheck('');
  check.webAddress('successUrl', successUrl);
  check.webAddress('cancelUrl', cancelUrl);
  return check.refusals;
}

const ORDER_KEY = ['input', 'idempotencyKey'];

interface WaysToPay {
  payWith?: 'AUTO' | 'PASS' | 'AT_DESK' | 'ONLINE' | null | undefined;
  successUrl?: string | null | undefined;
  cancelUrl?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
  dryRun?: boolean | null | undefined;
}

/** The pages of a booking that may be paid online: ONLINE needs them, AUTO takes them. Undefined for any other booking. */
export function returnUrlsOf({ payWith, dryRun, idempotencyKey, ...urls }: WaysToPay): Checked<ReturnUrls | undefined> {
  const check = new InputCheck('');
  const { successUrl, cancelUrl } = urls;
  const isPaidOnline = payWith === 'ONLINE' || (payWith !== 'PASS' && payWith !== 'AT_DESK' && (successUrl ?? cancelUrl) != null);
  for (const field of ['successUrl', 'cancelUrl'] as const) {
    const url = urls[field];
    if (isPaidOnline && url == null) check.invalid(field, 'REQUIRED');
    if (url == null) continue;
    if (isPaidOnline) check.webAddress(field, url);
    else check.invalid(field, 'UNEXPECTED');
  }
  // Without a key, a client that got no answer and asks again would hold a second seat.
  if (isPaidOnline && !dryRun && idempotencyKey == null) check.invalid('idempotencyKey', 'REQUIRED');
  const value = isPaidOnline && successUrl != null && cancelUrl != null ? { successUrl, cancelUrl } : undefined;
  return { value, refusals: check.refusals };
}

/**
 * Opens the checkout of the order that a command placed. An order that is paid already needs none, and has no page. An order that
 * no longer waits was placed by an earlier request with the same key, and no field but the key names it.
 */
export async function withCheckout<R extends CommandResult>(
  gateway: PaymentGateway,
  organisationId: string,
  result: R,
  urls: ReturnUrls | undefined,
): Promise<R> {
  if (result.kind === 'refused' || result.dryRun || !urls || !('orderId' in result.answer)) return result;
  const { orderId } = result.answer;
  const opened = await gateway.openCheckout({ organisationId, orderId, ...urls });
  if (opened.ok) return { ...result, checkoutUrl: opened.value.url };
  const isPaid = opened.refusals.some((found) => found.code === 'ORDER_NOT_OPEN' && found.status === 'PAID');
  const refusals = opened.refusals.map((found) => (found.path[1] === 'orderId' ? { ...found, path: ORDER_KEY } : found));
  return isPaid ? result : { ...result, kind: 'refused', refusals };
}
