import type { DeskPaymentMethod, PaymentProviderKind } from '../../../entities/enums.js';

/** The most lines of one order. */
export const ORDER_LINES_MAX = 20;
/** The most parts of one payment at the desk. */
export const PAYMENTS_MAX = 10;

/** One thing that an order is to pay for. */
export type OrderLineSpec =
  | {
      kind: 'PASS';
      productId: string;
      registrationId: string | null;
      /** Instead of `registrationId`: the index, from 0, of the line of this order that makes the registration. */
      registrationLine?: number | null;
      customerId: string | null;
      /** A gift has no holder until its code is redeemed. Only the hash of the code reaches the rules. */
      gift: { lineId: string; codeHash: string; to: string | null; email: string | null } | null;
    }
  | { kind: 'SESSION'; sessionId: string; registrationId: string; allowOverlap?: boolean }
  | { kind: 'REGISTRATION'; attendeeId: string; groupId: string };

/** One part of a payment at the desk. */
export interface PaymentPart {
  method: DeskPaymentMethod;
  amountMinor: number;
  /** The cash that was handed over; null for other methods. */
  tenderedMinor: number | null;
}

/** The discount on an order: a promo code, or a discount that staff give with a reason. */
export interface Reduction {
  promoCode: string | null;
  discountMinor: number;
  reason: string | null;
}

export const NO_REDUCTION: Reduction = { promoCode: null, discountMinor: 0, reason: null };

/** How an order is paid online, and how long it is held for that. */
export interface CheckoutTerms {
  /** Null when no provider takes payments for the organisation. */
  provider: PaymentProviderKind | null;
  holdMinutes: number;
}
