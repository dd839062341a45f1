import type { OrderChannel, PaymentMeans, PaymentMethod, PaymentProviderKind, RefundMethod } from '../../../entities/enums.js';
import type { Refusal } from './refusals.js';
import type { Changes } from './world.js';

/** Who commands: staff may act for anybody of the organisation, a customer for their own attendees only. */
export type Actor = { kind: 'STAFF' } | { kind: 'CUSTOMER'; customerId: string };

export const PaymentChoice = { AUTO: 'AUTO', PASS: 'PASS', AT_DESK: 'AT_DESK', ONLINE: 'ONLINE' } as const;
export type PaymentChoice = keyof typeof PaymentChoice;

/** What an order is to pay for. A gift is held by nobody until its code is redeemed; of the code only the hash is known here. */
export type OrderLineSpec =
  | {
      kind: 'PASS';
      productId: string;
      registrationId: string | null;
      /** In place of `registrationId`, the line of the order that makes the registration: its place, from 0. */
      registrationLine?: number | null;
      customerId: string | null;
      gift: { lineId: string; codeHash: string; to: string | null; email: string | null } | null;
    }
  | { kind: 'SESSION'; sessionId: string; registrationId: string }
  | { kind: 'REGISTRATION'; attendeeId: string; groupId: string };

/** A part of what is paid at the desk. */
export interface PaymentPart {
  method: PaymentMethod;
  amountMinor: number;
  /** What was put on the desk; cash only. */
  tenderedMinor: number | null;
}

/** What takes from the price: a promo code, or an amount that staff give with a reason. */
export interface Reduction {
  promoCode: string | null;
  discountMinor: number;
  reason: string | null;
}

/** By whom an order is paid online, and how long it is held for that. */
export interface CheckoutTerms {
  /** Null where nobody takes money online. */
  provider: PaymentProviderKind | null;
  holdMinutes: number;
}

export const NO_REDUCTION: Reduction = { promoCode: null, discountMinor: 0, reason: null };

/** Each command, and what is remembered as its answer. Ids are those of rows in the command's organisation. */
interface Commands {
  register: [{ actor: Actor; attendeeId: string; groupId: string }, { registrationId: string }];
  sellPass: [
    {
      productId: string;
      registrationId: string | null;
      customerId: string | null;
      /** How all of it is paid; null when `payments` says how. */
      method: PaymentMethod | null;
      payments?: readonly PaymentPart[];
      reduction?: Reduction;
    },
    { passId: string },
  ];
  recordPayment: [{ registrationId: string; amountMinor: number; method: PaymentMethod }, { registrationId: string }];
  bookSession: [
    {
      actor: Actor;
      registrationId: string;
      sessionId: string;
      payWith: PaymentChoice;
      passId: string | null;
      /** Where the seat may be held for, when it is to be paid online: always with ONLINE, and with AUTO for a course that asks for it. */
      checkout?: CheckoutTerms;
    },
    { bookingId: string } | { orderId: string },
  ];
  cancelBooking: [{ actor: Actor; bookingId: string; overrideReason: string | null }, { bookingId: string }];
  checkIn: [{ bookingId: string }, { bookingId: string }];
  changeSession: [{ sessionId: string; capacity: number | null; priceMinor: number | null }, { sessionId: string }];
  cancelSession: [{ sessionId: string }, { sessionId: string; bookingsCancelled: number }];
  /** With `payments` all is paid at once; without, what is ordered is held for the provider's checkout. */
  placeOrder: [
    {
      actor: Actor;
      customerId: string | null;
      channel: OrderChannel;
      lines: readonly OrderLineSpec[];
      reduction: Reduction;
      payments: readonly PaymentPart[] | null;
      provider: PaymentProviderKind | null;
      holdMinutes: number;
    },
    { orderId: string },
  ];
  /** The money of an order is in. The same `providerRef` again changes nothing. */
  payOrder: [
    {
      orderId: string;
      method: Extract<PaymentMeans, PaymentProviderKind>;
      amountMinor: number;
      providerRef: string;
      feeMinor: number;
      isTest: boolean;
    },
    { orderId: string; paymentId: string | null; result: 'PAID' | 'REFUND_DUE' },
  ];
  /** Gives back what an order holds: its time is over (`EXPIRED`, refused as long as it is not), or somebody left it (`CANCELLED`). */
  releaseOrder: [{ actor: Actor; orderId: string; as: 'EXPIRED' | 'CANCELLED' }, { orderId: string }];
  refundPayment: [
    {
      paymentId: string;
      /** All that can be given back when null. */
      amountMinor: number | null;
      method: RefundMethod;
      /** Who reaches cards now; left out by whoever knows that it is the provider of the payment. */
      provider?: PaymentProviderKind | null;
      /** What the new pass is of, and whom it is for; of method PASS only. */
      productId?: string | null | undefined;
      registrationId?: string | null | undefined;
      returnFee: boolean;
      /** Of money that bought nothing and goes back by itself; left out, somebody asked for it. */
      origin?: 'NOT_HONOURED';
      reason: string;
    },
    { refundId: string },
  ];
  /** Somebody gave money back at the provider, by hand: it has left, whatever is left to give back. The same `providerRef` again changes nothing. */
  recordRefund: [{ paymentId: string; amountMinor: number; providerRef: string }, { refundId: string }];
  /** What the provider says became of a refund to the card. */
  settleRefund: [{ refundId: string; succeeded: boolean; providerRef: string | null }, { refundId: string }];
  /**
   * How a payment stands at the payer's bank: whether a dispute waits for its decision, which blocks what was bought meanwhile, and how much the
   * bank has taken back in all. The same again changes nothing.
   */
  disputePayment: [{ paymentId: string; isOpen: boolean; lostMinor: number }, { paymentId: string }];
  redeemGift: [{ actor: Actor; codeHash: string; registrationId: string }, { passId: string }];
}

export type CommandKind = keyof Commands;
type CommandMap = { [K in CommandKind]: { kind: K } & Commands[K][0] };
export type CommandOf<K extends CommandKind> = CommandMap[K];
export type Command = CommandMap[CommandKind];
export type AnswerOf<K extends CommandKind> = Commands[K][1];
export type Answer = Commands[CommandKind][1];

/** What the rules say to a command: done, with all that is to be written, or refused, with nothing. */
export type Decision<A = Answer> = { kind: 'done'; answer: A; changes: Changes } | { kind: 'refused'; refusals: Refusal[] };

export const refuse = (...refusals: Refusal[]): { kind: 'refused'; refusals: Refusal[] } => ({ kind: 'refused', refusals });
