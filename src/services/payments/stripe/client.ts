import Stripe from 'stripe';
import { ProviderRefused, ProviderUnavailable } from '../shared/payment-provider.js';

/**
 * The version that the types of the SDK describe. Stripe's answers and webhooks keep its shape whatever the account's own
 * version is.
 */
export const STRIPE_API_VERSION = '2026-10-28.endive';

/** The timeout of one call. No row is locked while it waits. */
const TIMEOUT_MS = 10_000;
const MAX_NETWORK_RETRIES = 2;

export interface StripeSettings {
  secretKey: string;
  /** The secrets of the webhook endpoint; two while one replaces the other. */
  webhookSecrets: readonly string[];
  /** The address of Stripe's API; another one in tests. */
  apiUrl: string;
}

/** Whether a key is for tests, where no money moves. */
export const isTestKey = (secretKey: string): boolean => !/^(sk|rk)_live_/.test(secretKey);

export function stripeClient({ secretKey, apiUrl }: StripeSettings): Stripe {
  const { hostname, port, protocol } = new URL(apiUrl);
  return new Stripe(secretKey, {
    apiVersion: STRIPE_API_VERSION,
    host: hostname,
    port: port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port),
    protocol: protocol === 'http:' ? 'http' : 'https',
    timeout: TIMEOUT_MS,
    maxNetworkRetries: MAX_NETWORK_RETRIES,
    telemetry: false,
  });
}

/** How far the time of a signature may be from ours, in the past or in the future. Stripe signs each retry anew. */
const TOLERANCE_SECONDS = 300;

/** The header is read as the SDK reads it: the last `t` counts. */
const SIGNED_AT = /(?:^|,)t=(\d+)/g;

/** Whether one of the secrets signed a body at about this time. */
export function isSigned(
  stripe: Stripe,
  secrets: readonly string[],
  body: Buffer,
  signature: string | undefined,
  now = Date.now(),
): boolean {
  const header = signature ?? '';
  const signedAt = Number([...header.matchAll(SIGNED_AT)].at(-1)?.[1]);
  // The SDK refuses only what is too old.
  if (!(signedAt - now / 1000 <= TOLERANCE_SECONDS)) return false;
  return secrets.some((secret) => {
    try {
      return stripe.webhooks.signature?.verifyHeader(body, header, secret, TOLERANCE_SECONDS, undefined, now) ?? false;
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
      return false;
    }
  });
}

/**
 * Answers that may change by themselves: conflict, rate limit, an expired or restricted key.
 */
const PASSING_STATUS = new Set([401, 403, 409, 429]);
/** The code, with status 403, for an account that its owner disconnected. */
export const ACCOUNT_INVALID = 'account_invalid';

/** Calls Stripe and translates its errors. Only parts that cannot hold a secret are kept. */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const code = error.code ?? error.type;
    const status = error.statusCode ?? 0;
    // With other parameters under a used idempotency key, Stripe does nothing and does not repeat its first answer.
    const isUnknown = error instanceof Stripe.errors.StripeIdempotencyError;
    const mayPass = status < 400 || status >= 500 || (PASSING_STATUS.has(status) && code !== ACCOUNT_INVALID);
    if (isUnknown || mayPass) {
      throw new ProviderUnavailable(`Stripe did not do it: ${code}, status ${status}, request ${error.requestId ?? 'unknown'}`);
    }
    throw new ProviderRefused(`Stripe refused: ${code}, status ${status}, request ${error.requestId ?? 'unknown'}`, code);
  }
}
