import { minorDigits } from '../../../entities/currencies.js';
import type { Locale } from '../../../entities/enums.js';
import { receiptDay, receiptNumber, receiptYear } from './number.js';
import { vatByRate } from './vat.js';

/** The shape of what is stored. A document keeps the version it was issued with for ever, so a new shape is a new member of a union. */
const CONTENT_VERSION = 1;

export type ReceiptKind = 'RECEIPT' | 'CREDIT_NOTE';

/**
 * How money came in or went back; `CARD` is back to the card by the payment provider, `PASS` as a new pass, whose own receipt says `REFUND`.
 */
export type ReceiptMethod = 'CASH' | 'CARD_TERMINAL' | 'BANK' | 'STRIPE' | 'SANDBOX' | 'REFUND' | 'CARD' | 'PASS';

/** `MULTI_PURPOSE` is a voucher whose tax is due when it is used; everything else is taxed when it is sold. */
export type VatTreatment = 'SINGLE_PURPOSE' | 'MULTI_PURPOSE';

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
  readonly version: typeof CONTENT_VERSION;
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

/** What every document says of itself. */
export interface Issue {
  readonly sequence: number;
  readonly issuedAt: Date;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly currency: string;
  readonly seller: Seller;
  readonly buyer: Buyer | null;
  readonly payments: readonly ReceiptPayment[];
}

/**
 * The content of a receipt.
 * @param lines in their order; each amount follows from the rest of its line
 * @throws when the payments are not the sum of the lines, or a line is below zero: both are our mistakes and nobody's input
 */
export function buildReceipt(issue: Issue, lines: readonly Omit<ReceiptLine, 'position' | 'amountMinor'>[]): ReceiptContent {
  const priced = lines.map((line, index) => ({
    ...line,
    position: index + 1,
    amountMinor: line.quantity * line.unitPriceMinor - line.discountMinor,
  }));
  const below = priced.find(({ amountMinor }) => amountMinor < 0);
  if (below) throw new Error(`Line ${below.position} of a receipt is below zero`);
  return issued(issue, { kind: 'RECEIPT', lines: priced, vat: vatByRate(priced), corrects: null, reason: null });
}

type Own = Pick<ReceiptContent, 'kind' | 'lines' | 'vat' | 'corrects' | 'reason'>;

export function issued(issue: Issue, own: Own): ReceiptContent {
  const { sequence, issuedAt, timeZone, locale, currency, seller, buyer, payments } = issue;
  const totalMinor = sum(own.lines.map((line) => line.amountMinor));
  if (sum(payments.map((payment) => payment.amountMinor)) !== totalMinor) {
    throw new Error(`The payments of a receipt are not its total of ${totalMinor}`);
  }
  return {
    version: CONTENT_VERSION,
    kind: own.kind,
    number: receiptNumber(receiptYear(issuedAt, timeZone), sequence),
    issuedAt: issuedAt.toISOString(),
    issuedOn: receiptDay(issuedAt, timeZone),
    locale,
    currency,
    minorDigits: minorDigits(currency),
    seller: { ...seller },
    buyer: buyer && { ...buyer },
    lines: own.lines,
    vat: own.vat,
    totalMinor,
    payments: payments.map((payment) => ({ ...payment })),
    isTest: payments.some(({ method }) => method === 'SANDBOX'),
    corrects: own.corrects,
    reason: own.reason,
  };
}

function sum(amounts: readonly number[]): number {
  const total = amounts.reduce((before, amount) => before + amount, 0);
  if (!Number.isSafeInteger(total)) throw new RangeError('A receipt is larger than amounts can be');
  return total;
}
