import type { Locale, ReceiptKind, VatTreatment } from '../../../entities/enums.js';

/**
 * How money came in or went back. `CARD` is a refund to the card by the provider. `PASS` is a refund that became a new pass,
 * whose own receipt says `REFUND`.
 */
export type ReceiptMethod = 'CASH' | 'CARD_TERMINAL' | 'BANK' | 'STRIPE' | 'SANDBOX' | 'REFUND' | 'CARD' | 'PASS';

/** The seller, as the organisation's billing details were when the document was issued. */
export interface Seller {
  /** The name that customers know. */
  readonly name: string;
  /** The registered name; null when it is the same or unknown. */
  readonly legalName: string | null;
  /** Street, postal code and town, one per line; empty when unknown. */
  readonly address: string;
  /** IČO. */
  readonly companyId: string | null;
  /** DIČ. */
  readonly taxId: string | null;
  /** IČ DPH. */
  readonly vatId: string | null;
  /** The entry in the trade register, which Slovak and Czech law require on documents. */
  readonly registerEntry: string | null;
  readonly isVatPayer: boolean;
}

export interface Buyer {
  readonly name: string;
  readonly email: string | null;
}

/** `amountMinor` = `quantity` × `unitPriceMinor` − `discountMinor`, VAT included. */
export interface ReceiptLine {
  /** The position on the document. On a credit note, the position of the line that it gives back. */
  readonly position: number;
  readonly description: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly discountMinor: number;
  readonly amountMinor: number;
  /** VAT rate in basis points; 0 for a seller who pays none. */
  readonly vatBps: number;
  readonly vatTreatment: VatTreatment;
}

/** `baseMinor` + `taxMinor` = `grossMinor`. */
export interface VatRate {
  readonly vatBps: number;
  readonly grossMinor: number;
  readonly baseMinor: number;
  readonly taxMinor: number;
}

export interface ReceiptPayment {
  readonly method: ReceiptMethod;
  /** The amount without the change. */
  readonly amountMinor: number;
  /** Cash handed over and given back; null when it was not counted. */
  readonly tenderedMinor: number | null;
  readonly changeMinor: number | null;
}

/** A receipt or credit note as issued: everything that is printed on it, so that nothing has to be looked up. */
export interface ReceiptContent {
  readonly version: 1;
  readonly kind: ReceiptKind;
  readonly number: string;
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  /** The day in the organisation's time zone. */
  readonly issuedOn: string;
  readonly locale: Locale;
  readonly currency: string;
  /** Decimals of the currency at the time, so that amounts stay readable if the currency changes. */
  readonly minorDigits: number;
  readonly seller: Seller;
  /** Null for an anonymous buyer at the desk. */
  readonly buyer: Buyer | null;
  readonly lines: readonly ReceiptLine[];
  readonly vat: readonly VatRate[];
  readonly totalMinor: number;
  readonly payments: readonly ReceiptPayment[];
  /** True for payments in the sandbox or with a provider's test keys: no money moved. */
  readonly isTest: boolean;
  /** The receipt that a credit note corrects. */
  readonly corrects: { readonly number: string; readonly issuedOn: string } | null;
  /** The reason of the refund; credit notes only. */
  readonly reason: string | null;
}
