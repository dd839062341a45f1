import type { Locale, OnlinePayments, PaymentProviderKind } from '../../../entities/enums.js';

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
  /** The lines add up to the amount. Lines of zero are left out. */
  lines: readonly { description: string; amountMinor: number }[];
  organisationName: string;
  locale: Locale;
  customerEmail: string | null;
  /** The checkout must not end before this. */
  heldUntil: Date;
  successUrl: string;
  cancelUrl: string;
}

export interface OpenedCheckout {
  /** The provider's id of the checkout. */
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

export interface CheckoutToLookAt extends CheckoutRef {
  /** Seconds since `heldUntil`, by the database's clock; below zero before it. */
  secondsOverdue: number;
}

export type RefundState = 'PENDING' | 'SUCCEEDED' | 'FAILED';

export interface RefundSeen {
  ref: string;
  /** The id of our refund; null for a refund made at the provider. */
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
  /** Whether a dispute is open, and the sum that banks have taken back. */
  dispute: { isOpen: boolean; lostMinor: number };
}

/**
 * The current state of a checkout at the provider. It outweighs every earlier event. OPEN can still be paid, PROCESSING was
 * paid by a method that takes days, ENDED can no longer be paid.
 */
export interface CheckoutSeen {
  /** The order of the checkout, as stored with the provider. */
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

/** The onboarding page of the provider, for a person of the organisation. */
export interface OnboardingLink {
  url: string;
}

/** INACTIVE: the owner revoked the platform's access. */
export type AccountState = OnlinePayments;

/**
 * Takes money of customers for organisations. No call may be made while a row is locked. Every call is safe to repeat: one
 * order opens one checkout, and one refund moves money once.
 * @throws ProviderUnavailable when the provider cannot be reached or does not answer in time: the outcome is unknown
 * @throws ProviderRefused when the provider refuses
 */
export interface PaymentProvider {
  readonly kind: PaymentProviderKind;
  /** Whether it is for tests, where no money moves. Live accounts and test accounts are separate. */
  readonly isTest: boolean;
  open(checkout: CheckoutToOpen): Promise<OpenedCheckout>;
  look(checkout: CheckoutToLookAt): Promise<CheckoutSeen>;
  /** Ends the checkout. It may have been paid a moment before, so look again. */
  end(checkout: CheckoutRef): Promise<void>;
  /** The order of a payment; null when it is not ours. */
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

/** The same call gives the same answer. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
  constructor(
    message: string,
    /** The provider's own code. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
