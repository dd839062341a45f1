import { type Issue, issued, type ReceiptContent, type ReceiptLine, type ReceiptPayment } from './content.js';
import { vatByRate } from './vat.js';

/** What every credit note takes from the receipt that it corrects. */
export type CreditIssue = Pick<Issue, 'sequence' | 'issuedAt' | 'timeZone' | 'seller'>;

export interface Credit {
  readonly original: ReceiptContent;
  /** The credit notes that the receipt already has. */
  readonly earlier: readonly ReceiptContent[];
  /** What goes back of each line, by its position and above zero; see `spread`. */
  readonly amounts: ReadonlyMap<number, number>;
  readonly method: ReceiptPayment['method'];
  readonly reason: string | null;
}

/** What is left of each line of a receipt after its credit notes, by position. */
export function leftOfLines(original: ReceiptContent, earlier: readonly ReceiptContent[]): Map<number, number> {
  const left = new Map(original.lines.map(({ position, amountMinor }) => [position, amountMinor]));
  for (const { position, amountMinor } of earlier.flatMap(({ lines }) => lines)) {
    left.set(position, (left.get(position) ?? 0) + amountMinor);
  }
  return left;
}

/**
 * Spreads an amount over lines by what is left of each, to the minor unit: each share is rounded down, and what remains goes, a unit each,
 * where most was cut off. No line gives back more than it has.
 * @throws when there is less left than that
 */
export function spread(amountMinor: number, left: ReadonlyMap<number, number>): Map<number, number> {
  const lines = [...left].filter(([, leftMinor]) => leftMinor > 0);
  const whole = lines.reduce((before, [, leftMinor]) => before + BigInt(leftMinor), 0n);
  const amount = BigInt(amountMinor);
  if (amount <= 0n || amount > whole) throw new RangeError(`${amountMinor} cannot be spread over ${whole}`);
  const shares = lines.map(([position, leftMinor]) => {
    const exact = amount * BigInt(leftMinor);
    return { position, share: exact / whole, cut: exact % whole };
  });
  let remaining = amount - shares.reduce((before, { share }) => before + share, 0n);
  const byCut = [...shares].sort(
    (one, other) => Number(other.cut > one.cut) - Number(other.cut < one.cut) || one.position - other.position,
  );
  for (const line of byCut) {
    if (remaining === 0n) break;
    line.share += 1n;
    remaining -= 1n;
  }
  return new Map(shares.filter(({ share }) => share > 0n).map(({ position, share }) => [position, Number(share)]));
}

/**
 * The content of a credit note: the lines that go back, mirrored below zero. The tax of all credit notes of a receipt that is given back
 * whole is the tax of the receipt.
 * @throws when a line would give back more than is left of it: whoever asks has looked before
 */
export function buildCreditNote(issue: CreditIssue, { original, earlier, amounts, method, reason }: Credit): ReceiptContent {
  const left = leftOfLines(original, earlier);
  const lines = original.lines
    .filter(({ position }) => amounts.has(position))
    .map((line) => credited(line, amounts.get(line.position) ?? 0, left.get(line.position) ?? 0));
  if (lines.length !== amounts.size) throw new RangeError('A credit note gives back a line that its receipt does not have');
  const totalMinor = lines.reduce((before, { amountMinor }) => before + amountMinor, 0);
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

/** A whole line keeps its quantity and its discount; of a part, only the amount can be said. */
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
