import type {
  LimitPeriod,
  OrderChannel,
  OrderLineKind,
  OrderStatus,
  PassKind,
  PaymentMeans,
  PaymentProviderKind,
  ReceiptKind,
  RefundMethod,
  RefundOrigin,
  RefundStatus,
  ValidityStart,
  VatTreatment,
} from '../../../entities/enums.js';
import type { ReceiptContent } from './receipt-content.js';

/** The rows of selling, as the rules see them. */

export interface OrderRow {
  id: string;
  customerId: string | null;
  channel: OrderChannel;
  status: OrderStatus;
  subtotalMinor: number;
  discountMinor: number;
  totalMinor: number;
  /** Money that came in for it, could not be honoured or given back, and is still owed to the payer. */
  refundDueMinor: number;
  promoCodeId: string | null;
  discountReason: string | null;
  heldUntil: Date | null;
  provider: PaymentProviderKind | null;
  createdAt: Date;
  paidAt: Date | null;
  version: number;
}

/** What a pass of a product gives, beside the tax in its price: of the product it may change, of a pass that was ordered it never does. */
export interface PassTerms {
  /** The product's. */
  id: string;
  name: string;
  kind: PassKind;
  creditMinor: number | null;
  entries: number | null;
  limitCount: number | null;
  limitPeriod: LimitPeriod | null;
  courseIds: readonly string[] | null;
  validityPeriod: string | null;
  validityStart: ValidityStart;
  /** `YYYY-MM-DD` in the organisation's time zone. */
  fixedFrom: string | null;
  fixedUntil: string | null;
  priority: number;
}

export interface OrderLineRow {
  id: string;
  orderId: string;
  position: number;
  kind: OrderLineKind;
  productId: string | null;
  customerId: string | null;
  registrationId: string | null;
  /** The position of the line that makes the registration which a pass is for; paid, `registrationId` is that one. */
  registrationLine: number | null;
  sessionId: string | null;
  attendeeId: string | null;
  groupId: string | null;
  gift: boolean;
  giftTo: string | null;
  /** Where its code is sent; to who pays when null. */
  giftEmail: string | null;
  giftCodeHash: string | null;
  description: string;
  unitPriceMinor: number;
  discountMinor: number;
  amountMinor: number;
  vatBps: number;
  vatTreatment: VatTreatment;
  /** Of a pass. */
  terms: PassTerms | null;
  passId: string | null;
  bookingId: string | null;
  redeemedAt: Date | null;
  /** The part of the amount that was claimed back. */
  claimedMinor: number;
}

export interface PaymentRow {
  id: string;
  orderId: string;
  method: PaymentMeans;
  amountMinor: number;
  tenderedMinor: number | null;
  changeMinor: number;
  providerRef: string | null;
  feeMinor: number;
  isTest: boolean;
  disputedAt: Date | null;
  createdAt: Date;
}

export interface RefundRow {
  id: string;
  paymentId: string;
  orderId: string;
  amountMinor: number;
  method: RefundMethod;
  origin: RefundOrigin;
  /** What staff said of it; empty where nobody asked for it. */
  reason: string;
  feeReturnedMinor: number;
  status: RefundStatus;
  providerRef: string | null;
  createdAt: Date;
  settledAt: Date | null;
  /** When money that had been given back came back. */
  cameBackAt: Date | null;
  /** The order of the new pass that it became; of method PASS. */
  passOrderId: string | null;
  /** What it gives back of each line, by position; empty of money that bought nothing. */
  claims: Record<string, number>;
}

export interface ReceiptRow {
  id: string;
  year: number;
  number: number;
  kind: ReceiptKind;
  orderId: string;
  customerId: string | null;
  paymentId: string | null;
  refundId: string | null;
  correctsId: string | null;
  issuedAt: Date;
  content: ReceiptContent;
}

export interface PromoCodeRow {
  id: string;
  code: string;
  percentBps: number | null;
  amountMinor: number | null;
  productIds: readonly string[] | null;
  validFrom: Date | null;
  validUntil: Date | null;
  usageLimit: number | null;
  customerLimit: number | null;
  timesUsed: number;
  archived: boolean;
}

/** The last number given in a year, whose row is locked as long as a batch may give another. Its id is the year. */
export interface ReceiptCounterRow {
  id: string;
  year: number;
  lastNumber: number;
}
