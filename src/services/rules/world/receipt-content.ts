import type { Locale, ReceiptKind, VatTreatment } from '../../../entities/enums.js';

/**
 * How money came in or went back; `CARD` is back to the card by the payment provider, `PASS` as a new pass, whose own receipt says `REFUND`.
 */
export type ReceiptMethod = 'CASH' | 'CARD_TERMINAL' | 'BANK' | 'STRIPE' | 'SANDBOX' | 'REFUND' | 'CARD' | 'PASS';

/** Who sells, as the organisation's billing details said when the document was issued. */
export interface Seller {
  /** As customers know them. */
  readonly name: string;
  /** As the register knows them; null when it is the same, or not known. */
  readonly legalName: string | null;
  /** Street, postal code and town, a line each; empty when it is not known. */
  readonly address: string;
  /** IČO. */
  readonly companyId: string | null;
  /** DIČ. */
  readonly taxId: string | null;
  /** IČ DPH. */
  readonly vatId: string | null;
  /** Where the seller is entered, as Slovak and Czech law want it on documents. */
  readonly registerEntry: string | null;
  readonly isVatPayer: boolean;
}

export interface Buyer {
  readonly name: string;
  readonly email: string | null;
}

/** `amountMinor` = `quantity` × `unitPriceMinor` − `discountMinor`, VAT included. */
export interface ReceiptLine {
  /** The place of the line on the document; on a credit note, of the line that it gives back. */
  readonly position: number;
  readonly description: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly discountMinor: number;
  readonly amountMinor: number;
  /** VAT in basis points; 0 of who pays none. */
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
  /** What of it stays with the seller. */
  readonly amountMinor: number;
  /** Cash handed over, and given back; null where nobody counted. */
  readonly tenderedMinor: number | null;
  readonly changeMinor: number | null;
}

/** A receipt or credit note as it was issued: everything that is printed on it, and nothing that has to be looked up. */
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
  /** Decimals of the currency, kept so that an amount is read as it was meant whatever becomes of the currency. */
  readonly minorDigits: number;
  readonly seller: Seller;
  /** Null for a passer-by who bought at the desk. */
  readonly buyer: Buyer | null;
  readonly lines: readonly ReceiptLine[];
  readonly vat: readonly VatRate[];
  readonly totalMinor: number;
  readonly payments: readonly ReceiptPayment[];
  /** Paid in the sandbox, or with a provider's keys for tests: no money moved. */
  readonly isTest: boolean;
  /** What a credit note gives back, wholly or in part. */
  readonly corrects: { readonly number: string; readonly issuedOn: string } | null;
  /** Why money goes back; credit notes only. */
  readonly reason: string | null;
}
