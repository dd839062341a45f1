import type { Locale, OnlinePayments, PaymentProviderKind } from '../../entities/enums.js';

/** An order that waits for its money, as a provider needs to know it. */
export interface CheckoutToOpen {
  organisationId: string;
  orderId: string;
  /** The organisation's account with the provider. */
  account: string;
  currency: string;
  amountMinor: number;
  /** The platform's share. */
  feeMinor: number;
  /** Whose sum is the amount; a line of nothing is not shown. */
  lines: readonly { description: string; amountMinor: number }[];
  organisationName: string;
  locale: Locale;
  customerEmail: string | null;
  /** The checkout ends then or later, never earlier. */
  heldUntil: Date;
  successUrl: string;
  cancelUrl: string;
}

export interface OpenedCheckout {
  /** The provider's name of the checkout. */
  ref: string;
  /** Where the customer pays. */
  url: string;
}

export interface CheckoutRef {
  organisationId: string;
  orderId: string;
  account: string;
  ref: string;
  heldUntil: Date;
}

export type RefundState = 'PENDING' | 'SUCCEEDED' | 'FAILED';

export interface RefundSeen {
  ref: string;
  /** Our row it was made for; null when it was made at the provider by hand. */
  refundId: string | null;
  amountMinor: number;
  state: RefundState;
}

export interface PaymentSeen {
  ref: string;
  amountMinor: number;
  currency: string;
  feeMinor: number;
  isTest: boolean;
  refunds: RefundSeen[];
  /** Whether a dispute waits for the payer's bank, and how much banks have taken back in all. */
  dispute: { isOpen: boolean; lostMinor: number };
}

/**
 * How a checkout stands at the provider, now. Whatever was told before, in whatever order, this is what holds: OPEN can be
 * paid still, PROCESSING was paid by a way that takes days, ENDED can never be paid any more.
 */
export interface CheckoutSeen {
  /** The order it was opened for, as the provider kept it. */
  orderId: string | null;
  organisationId: string | null;
  state: 'OPEN' | 'PROCESSING' | 'PAID' | 'ENDED';
  payment: PaymentSeen | null;
}

export interface RefundToSend {
  account: string;
  refundId: string;
  paymentRef: string;
  amountMinor: number;
  currency: string;
  returnFee: boolean;
}

/** A person at the organisation is sent there to tell the provider about it. */
export interface OnboardingLink {
  url: string;
}

/** INACTIVE is an account that may be used no more: its owner took that back. */
export type AccountState = OnlinePayments;

/**
 * Who takes the money of customers for organisations. No call may be made while a row is locked. Every call is safe to
 * repeat: the same order opens one checkout, the same refund moves money once.
 * @throws ProviderUnavailable when the provider cannot be reached or does not answer in time: nobody knows whether it has
 * done it
 * @throws ProviderRefused when it answers that it will not
 */
export interface PaymentProvider {
  readonly kind: PaymentProviderKind;
  /** Whether no money moves in earnest. What is known of an account in earnest says nothing of one for tests. */
  readonly isTest: boolean;
  open(checkout: CheckoutToOpen): Promise<OpenedCheckout>;
  look(checkout: CheckoutRef): Promise<CheckoutSeen>;
  /** Makes sure that the checkout can be paid no more. It may have been paid a moment before: look again. */
  end(checkout: CheckoutRef): Promise<void>;
  /** Which order a payment belongs to; null when it is none of ours. */
  orderOf(payment: { account: string; paymentRef: string }): Promise<{ orderId: string; organisationId: string } | null>;
  refund(refund: RefundToSend): Promise<{ ref: string; state: RefundState }>;
  /** Opens an account for an organisation; the same one when it is asked again. */
  createAccount(organisation: { organisationId: string; name: string }): Promise<string>;
  onboard(onboarding: { account: string; returnUrl: string; refreshUrl: string }): Promise<OnboardingLink>;
  accountState(account: string): Promise<AccountState>;
}

export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

/** Asking the same again brings the same answer. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
  constructor(
    message: string,
    /** The provider's own word for it. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
