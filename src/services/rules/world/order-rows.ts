import type {
  LimitPeriod,
  OrderChannel,
  OrderLineKind,
  OrderStatus,
  PassKind,
  PaymentMethod,
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
  /** Money that came in but bought nothing, or whose refund failed: still owed to the payer. */
  refundDueMinor: number;
  promoCodeId: string | null;
  discountReason: string | null;
  heldUntil: Date | null;
  provider: PaymentProviderKind | null;
  createdAt: Date;
  paidAt: Date | null;
  version: number;
}

/** The terms of a pass. A product's terms may change; those of an ordered pass never do. Tax is kept beside them. */
export interface PassTerms {
  /** The id of the product. */
  id: string;
  name: string;
  kind: PassKind;
  creditMinor: number | null;
  entries: number | null;
  limitCount: number | null;
  limitPeriod: LimitPeriod | null;
  /** Missing in lines from before this limit: their passes cover any number of seats at one time, as do those with null. */
  seatsAtOnce?: number | null;
  courseIds: readonly string[] | null;
  validityPeriod: string | null;
  validityStart: ValidityStart;
  /** `YYYY-MM-DD` in the organisation's time zone. */
  fixedFrom: string | null;
  fixedUntil: string | null;
  priority: number;
  /** Whether each use of a MULTI_PURPOSE pass is taxed at the rate of its course; absent in orders of older versions. */
  vatByCourse?: boolean;
}

export interface OrderLineRow {
  id: string;
  orderId: string;
  position: number;
  kind: OrderLineKind;
  productId: string | null;
  customerId: string | null;
  registrationId: string | null;
  /** The position of the line that makes the registration for this pass. Once paid, `registrationId` is that registration. */
  registrationLine: number | null;
  sessionId: string | null;
  attendeeId: string | null;
  groupId: string | null;
  gift: boolean;
  giftTo: string | null;
  /** The address that the code is sent to; null for the payer's own. */
  giftEmail: string | null;
  giftCodeHash: string | null;
  description: string;
  unitPriceMinor: number;
  discountMinor: number;
  amountMinor: number;
  vatBps: number;
  vatTreatment: VatTreatment;
  /** Only for a pass. */
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
  method: PaymentMethod;
  amountMinor: number;
  tenderedMinor: number | null;
  changeMinor: number;
  providerRef: string | null;
  feeMinor: number;
  isTest: boolean;
  disputedAt: Date | null;
  /** The key of the caller who took it at the desk; null for an online payment. */
  takenBy: string | null;
  createdAt: Date;
}

export interface RefundRow {
  id: string;
  paymentId: string;
  orderId: string;
  amountMinor: number;
  method: RefundMethod;
  origin: RefundOrigin;
  /** The reason that staff gave; empty for automatic refunds. */
  reason: string;
  feeReturnedMinor: number;
  /** The key of the caller who gave it; null for an automatic refund. */
  givenBy: string | null;
  status: RefundStatus;
  providerRef: string | null;
  createdAt: Date;
  settledAt: Date | null;
  /** When refunded money came back, for example from a closed card. */
  cameBackAt: Date | null;
  /** The order of the new pass that the refund became; method PASS only. */
  passOrderId: string | null;
  /** The amounts that it gives back of each line, by position; empty for money that bought nothing. */
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

/** The last number of a year. The row is locked while a batch may give another number. Its id is the year. */
export interface ReceiptCounterRow {
  id: string;
  year: number;
  lastNumber: number;
}
