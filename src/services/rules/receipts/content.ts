import { minorDigits } from '../../../entities/currencies.js';
import type { Locale } from '../../../entities/enums.js';
import { sumOf } from '../world/arithmetic.js';
import type { Buyer, ReceiptContent, ReceiptLine, ReceiptPayment, Seller } from '../world/receipt-content.js';
import { receiptDay, receiptNumber, receiptYear } from './number.js';
import { vatByRate } from './vat.js';

/** A stored document keeps its version for ever. A new shape needs a new version and a union of both. */
const CONTENT_VERSION: ReceiptContent['version'] = 1;

/** The facts that every document states. */
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
 * @param lines in order; the amount of each follows from its other values
 * @throws when the payments are not the sum of the lines, or a line is below zero: both are faults, and no input can cause them
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
  const totalMinor = sumOf(own.lines.map((line) => line.amountMinor));
  if (sumOf(payments.map((payment) => payment.amountMinor)) !== totalMinor) {
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
