import Stripe from 'stripe';
import { ProviderRefused, ProviderUnavailable } from '../payment-provider.js';

/**
 * The version that the types of the SDK describe. Stripe's answers and webhooks keep its shape whatever the account's own
 * version is.
 */
export const STRIPE_API_VERSION = '2026-10-28.endive';

/** A call is tried again after this; nobody waits for it with a row locked. */
const TIMEOUT_MS = 10_000;
const MAX_NETWORK_RETRIES = 2;

export interface StripeSettings {
  secretKey: string;
  /** Of the webhook endpoint; several while one takes the other's place. */
  webhookSecrets: readonly string[];
  /** Where Stripe answers; its own address unless tests stand in for it. */
  apiUrl: string;
}

/** Whether a key moves no money in earnest. */
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

/** How old a signature may be. A later try of Stripe's own is signed anew. */
const TOLERANCE_SECONDS = 300;

/**
 * The event that a body holds, if it is signed with one of the secrets, and lately. While one takes the place of another,
 * either is good.
 */
export function verifiedEvent(
  stripe: Stripe,
  secrets: readonly string[],
  body: Buffer,
  signature: string | undefined,
): Stripe.Event | undefined {
  for (const secret of secrets) {
    try {
      return stripe.webhooks.constructEvent(body, signature ?? '', secret, TOLERANCE_SECONDS);
    } catch (error) {
      // What is signed and is no JSON was not made by Stripe either.
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

/**
 * What Stripe answers to a call that came too early, too often, or with a key that is expired or may not: the next may be
 * another.
 */
const PASSING_STATUS = new Set([401, 403, 409, 429]);
/** What it says, with 403, of an account that its owner disconnected from the platform. */
export const ACCOUNT_INVALID = 'account_invalid';

/** Calls Stripe, and says in our own words what went wrong. Of a foreign error only what cannot hold a secret is kept. */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const code = error.code ?? error.type;
    const status = error.statusCode ?? 0;
    // With other parameters under a key that was used, Stripe does nothing, and does not say what it did the first time.
    const isUnknown = error instanceof Stripe.errors.StripeIdempotencyError;
    const mayPass = status < 400 || status >= 500 || (PASSING_STATUS.has(status) && code !== ACCOUNT_INVALID);
    if (isUnknown || mayPass) {
      throw new ProviderUnavailable(`Stripe did not do it: ${code}, status ${status}, request ${error.requestId ?? 'unknown'}`);
    }
    throw new ProviderRefused(`Stripe refused: ${code}, status ${status}, request ${error.requestId ?? 'unknown'}`, code);
  }
}
