import { sumOf } from '../world/arithmetic.js';
import type { ReceiptContent, ReceiptLine, ReceiptPayment } from '../world/receipt-content.js';
import { type Issue, issued } from './content.js';
import { vatByRate } from './vat.js';

/** The facts that a credit note does not take from the receipt that it corrects. */
export type CreditIssue = Pick<Issue, 'sequence' | 'issuedAt' | 'timeZone' | 'seller'>;

export interface Credit {
  readonly original: ReceiptContent;
  /** The earlier credit notes of this receipt. */
  readonly earlier: readonly ReceiptContent[];
  /** The amounts given back of each line, by position and above zero. */
  readonly amounts: ReadonlyMap<number, number>;
  readonly method: ReceiptPayment['method'];
  readonly reason: string | null;
}

/** The rest of each line of a receipt after its credit notes, by position. */
export function leftOfLines(original: ReceiptContent, earlier: readonly ReceiptContent[]): Map<number, number> {
  const left = new Map(original.lines.map(({ position, amountMinor }) => [position, amountMinor]));
  for (const { position, amountMinor } of earlier.flatMap(({ lines }) => lines)) {
    left.set(position, (left.get(position) ?? 0) + amountMinor);
  }
  return left;
}

/**
 * The content of a credit note: the lines that are given back, with negative amounts.
 * @throws when a line would give back more than is left of it, which the caller must have checked
 */
export function buildCreditNote(issue: CreditIssue, { original, earlier, amounts, method, reason }: Credit): ReceiptContent {
  const left = leftOfLines(original, earlier);
  const lines = original.lines
    .filter(({ position }) => amounts.has(position))
    .map((line) => credited(line, amounts.get(line.position) ?? 0, left.get(line.position) ?? 0));
  if (lines.length !== amounts.size) throw new RangeError('A credit note gives back a line that its receipt does not have');
  const totalMinor = sumOf(lines.map(({ amountMinor }) => amountMinor));
  const { locale, currency, buyer } = original;
  const payments = [{ method, amountMinor: totalMinor, tenderedMinor: null, changeMinor: null }];
  const note = issued(
    { ...issue, locale, currency, buyer, payments },
    {
      kind: 'CREDIT_NOTE',
      lines,
      vat: vatByRate(
        lines,
        earlier.flatMap((before) => before.lines),
      ),
      corrects: { number: original.number, issuedOn: original.issuedOn },
      reason,
    },
  );
  return { ...note, isTest: original.isTest };
}

/** A line that is given back whole keeps its quantity and discount. A part of a line has only its amount. */
function credited(line: ReceiptLine, amountMinor: number, leftMinor: number): ReceiptLine {
  if (amountMinor <= 0 || amountMinor > leftMinor) {
    throw new RangeError(`Line ${line.position} cannot give back ${amountMinor} of ${leftMinor}`);
  }
  const { unitPriceMinor, discountMinor } = line;
  if (amountMinor === line.amountMinor) {
    return { ...line, unitPriceMinor: -unitPriceMinor, discountMinor: 0 - discountMinor, amountMinor: -amountMinor };
  }
  return { ...line, quantity: 1, unitPriceMinor: -amountMinor, discountMinor: 0, amountMinor: -amountMinor };
}
