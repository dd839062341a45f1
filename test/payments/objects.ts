import { randomBytes } from 'node:crypto';
import type Stripe from 'stripe';

/** Stripe's objects as far as anybody here reads them, in the shapes that the SDK says they have. */
export type Account = Pick<
  Stripe.Account,
  'id' | 'object' | 'charges_enabled' | 'details_submitted' | 'payouts_enabled' | 'metadata' | 'business_profile'
>;
export type AccountLink = Pick<Stripe.AccountLink, 'object' | 'created' | 'expires_at' | 'url'>;
type SessionField =
  | 'id'
  | 'object'
  | 'amount_subtotal'
  | 'amount_total'
  | 'cancel_url'
  | 'client_reference_id'
  | 'created'
  | 'currency'
  | 'customer_email'
  | 'expires_at'
  | 'livemode'
  | 'locale'
  | 'metadata'
  | 'mode'
  | 'payment_intent'
  | 'payment_status'
  | 'status'
  | 'success_url'
  | 'url';
export type Session = Pick<Stripe.Checkout.Session, SessionField>;
type IntentField =
  | 'id'
  | 'object'
  | 'amount'
  | 'amount_received'
  | 'application_fee_amount'
  | 'created'
  | 'currency'
  | 'description'
  | 'latest_charge'
  | 'livemode'
  | 'metadata'
  | 'status';
export type Intent = Pick<Stripe.PaymentIntent, IntentField>;
type ChargeField =
  | 'id'
  | 'object'
  | 'amount'
  | 'amount_refunded'
  | 'created'
  | 'currency'
  | 'disputed'
  | 'livemode'
  | 'metadata'
  | 'paid'
  | 'payment_intent'
  | 'refunded'
  | 'status';
export type Charge = Pick<Stripe.Charge, ChargeField>;
export type Refund = Pick<
  Stripe.Refund,
  'id' | 'object' | 'amount' | 'charge' | 'created' | 'currency' | 'metadata' | 'payment_intent' | 'reason' | 'status'
> & { refund_application_fee: boolean };
export type Dispute = Pick<
  Stripe.Dispute,
  | 'id'
  | 'object'
  | 'amount'
  | 'charge'
  | 'created'
  | 'currency'
  | 'livemode'
  | 'metadata'
  | 'payment_intent'
  | 'reason'
  | 'status'
>;
export type StripeObject = Account | Stripe.Application | Session | Intent | Charge | Refund | Dispute;

/** Everything of one connected account. */
export interface Books {
  account: Account;
  sessions: Map<string, Session>;
  /** What a session pays with when it is paid. */
  plans: Map<string, Pick<Intent, 'application_fee_amount' | 'description' | 'metadata'>>;
  intents: Map<string, Intent>;
  charges: Map<string, Charge>;
  refunds: Map<string, Refund>;
  disputes: Map<string, Dispute>;
}

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

export function newBooks(account: Account): Books {
  return {
    account,
    sessions: new Map(),
    plans: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
  };
}

export const listOf = <T>(data: T[], url: string): { object: 'list'; data: T[]; has_more: boolean; url: string } => {
  return { object: 'list', data, has_more: false, url };
};
