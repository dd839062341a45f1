import type Stripe from 'stripe';
import { isExactAtStripe, stripeAmountProblem, toStripeAmount, toStripePart } from '../../rules/selling/amounts.js';
import {
  type AccountState,
  type CheckoutRef,
  type CheckoutSeen,
  type CheckoutToOpen,
  type OnboardingLink,
  type OpenedCheckout,
  type PaymentProvider,
  ProviderRefused,
  type RefundState,
  type RefundToSend,
} from '../shared/payment-provider.js';
import { ACCOUNT_INVALID, asking } from './client.js';
import { checkoutSeen, orderNamedBy, refundState } from './states.js';

/**
 * Stripe keeps a checkout open for at least half an hour, by its own clock; five minutes are added for clocks that differ.
 * The time counts from the end of the hold, so repeated calls are identical and open the same checkout, even in the last
 * minute of the hold. We end the checkout ourselves when the hold is over.
 */
const OPEN_BEYOND_HOLD_SECONDS = 35 * 60;
const LINES_MAX = 100;
/** Refunds and disputes of one payment; the largest page of Stripe. */
const LIST_MAX = 100;
const NAME_MAX_LENGTH = 200;

/** Checkouts on the organisation's own account (direct charges), with the platform's share as the application fee. */
export class StripeProvider implements PaymentProvider {
  readonly kind = 'STRIPE';

  constructor(
    private readonly stripe: Stripe,
    readonly isTest: boolean,
  ) {}

  async open(checkout: CheckoutToOpen): Promise<OpenedCheckout> {
    const problem = stripeAmountProblem(checkout.amountMinor, checkout.currency);
    if (problem) throw new ProviderRefused(`Stripe cannot charge this amount: ${problem}`, problem);
    const { account: stripeAccount, orderId } = checkout;
    const session = await asking(() =>
      this.stripe.checkout.sessions.create(sessionParams(checkout), { stripeAccount, idempotencyKey: `checkout-${orderId}` }),
    );
    if (!session.url) throw new ProviderRefused('Stripe opened a checkout without an address', 'no_url');
    return { ref: session.id, url: session.url };
  }

  async look({ account, ref }: CheckoutRef): Promise<CheckoutSeen> {
    const options = { stripeAccount: account };
    const session = await asking(() =>
      this.stripe.checkout.sessions.retrieve(ref, { expand: ['payment_intent.latest_charge'] }, options),
    );
    const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent;
    if (intent === null || intent.status !== 'succeeded') return checkoutSeen(session, null, [], []);
    const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
    const ofIntent = { payment_intent: intent.id, limit: LIST_MAX };
    const [refunds, disputes] = await Promise.all([
      // Always listed: a refund that failed leaves no trace on the charge.
      asking(() => this.stripe.refunds.list(ofIntent, options)),
      charge?.disputed ? asking(() => this.stripe.disputes.list(ofIntent, options)) : { data: [] },
    ]);
    return checkoutSeen(session, intent, refunds.data, disputes.data);
  }

  async end({ account, ref }: CheckoutRef): Promise<void> {
    try {
      await asking(() => this.stripe.checkout.sessions.expire(ref, {}, { stripeAccount: account }));
    } catch (error) {
      // Already paid or ended.
      if (!(error instanceof ProviderRefused)) throw error;
    }
  }

  async orderOf({ account, paymentRef }: { account: string; paymentRef: string }) {
    const intent = await asking(() => this.stripe.paymentIntents.retrieve(paymentRef, {}, { stripeAccount: account }));
    return orderNamedBy(intent.metadata);
  }

  async refund(refund: RefundToSend): Promise<{ ref: string; state: RefundState }> {
    const { account: stripeAccount, refundId, paymentRef, amountMinor, currency, returnFee } = refund;
    const made = await asking(() =>
      this.stripe.refunds.create(
        {
          payment_intent: paymentRef,
          amount: toStripeAmount(amountMinor, currency),
          refund_application_fee: returnFee,
          metadata: { refund: refundId },
        },
        { stripeAccount, idempotencyKey: `refund-${refundId}` },
      ),
    );
    return { ref: made.id, state: refundState(made.status) };
  }

  async createAccount({ organisationId, name }: { organisationId: string; name: string }): Promise<string> {
    const account = await asking(() =>
      this.stripe.accounts.create(
        {
          // The organisation has a full account of its own: it pays Stripe's fees, and Stripe does the legal checks.
          controller: {
            fees: { payer: 'account' },
            losses: { payments: 'stripe' },
            requirement_collection: 'stripe',
            stripe_dashboard: { type: 'full' },
          },
          business_profile: { name: name.slice(0, NAME_MAX_LENGTH) },
          metadata: { organisation: organisationId },
        },
        { idempotencyKey: `account-${organisationId}` },
      ),
    );
    return account.id;
  }

  async onboard({
    account,
    returnUrl,
    refreshUrl,
  }: {
    account: string;
    returnUrl: string;
    refreshUrl: string;
  }): Promise<OnboardingLink> {
    const link = await asking(() =>
      this.stripe.accountLinks.create({ account, return_url: returnUrl, refresh_url: refreshUrl, type: 'account_onboarding' }),
    );
    return { url: link.url };
  }

  async accountState(account: string): Promise<AccountState> {
    let found: Stripe.Account;
    try {
      found = await asking(() => this.stripe.accounts.retrieve(account));
    } catch (error) {
      if (error instanceof ProviderRefused && error.code === ACCOUNT_INVALID) return 'INACTIVE';
      throw error;
    }
    return found.charges_enabled && found.details_submitted ? 'ACTIVE' : 'PENDING';
  }
}

function sessionParams(checkout: CheckoutToOpen): Stripe.Checkout.SessionCreateParams {
  const { organisationId, orderId, currency, amountMinor, feeMinor, customerEmail, heldUntil } = checkout;
  // On the session and on the payment, so that events of either name the order.
  const metadata = { organisation: organisationId, order: orderId };
  const fee = toStripePart(feeMinor, currency);
  return {
    mode: 'payment',
    locale: checkout.locale,
    client_reference_id: orderId,
    ...(customerEmail === null ? {} : { customer_email: customerEmail }),
    line_items: lineItems(checkout),
    metadata,
    payment_intent_data: {
      metadata,
      description: checkout.organisationName.slice(0, NAME_MAX_LENGTH),
      ...(fee > 0 && fee < toStripeAmount(amountMinor, currency) ? { application_fee_amount: fee } : {}),
    },
    expires_at: Math.ceil(heldUntil.getTime() / 1000) + OPEN_BEYOND_HOLD_SECONDS,
    success_url: checkout.successUrl,
    cancel_url: checkout.cancelUrl,
  };
}

/** Line by line when Stripe can show each line, otherwise as one sum. */
function lineItems({
  lines,
  currency,
  amountMinor,
  organisationName,
}: CheckoutToOpen): Stripe.Checkout.SessionCreateParams.LineItem[] {
  const shown = lines.filter((line) => line.amountMinor > 0);
  const sum = shown.reduce((total, line) => total + line.amountMinor, 0);
  const isTellable =
    sum === amountMinor && shown.length <= LINES_MAX && shown.every((line) => isExactAtStripe(line.amountMinor, currency));
  const told = isTellable ? shown : [{ description: organisationName, amountMinor }];
  return told.map((line) => ({
    quantity: 1,
    price_data: {
      currency: currency.toLowerCase(),
      unit_amount: toStripeAmount(line.amountMinor, currency),
      product_data: { name: line.description.slice(0, NAME_MAX_LENGTH) },
    },
  }));
}
