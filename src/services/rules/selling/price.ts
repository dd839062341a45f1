import { basisPointsOf, spread, sumOf } from '../world/arithmetic.js';
import type { PromoCodeRow } from '../world/order-rows.js';

export interface Priced {
  productId: string | null;
  unitPriceMinor: number;
}

const isFor = (code: PromoCodeRow, { productId }: Priced): boolean =>
  code.productIds === null || (productId !== null && code.productIds.includes(productId));

/** Whether a promo code is for any of the lines. */
export const appliesTo = (code: PromoCodeRow, lines: readonly Priced[]): boolean => lines.some((line) => isFor(code, line));

/**
 * The discount of each line, in minor units. A promo code comes first: a percentage of each line that it is for, or an amount
 * spread over those lines. Then the amount that staff give is spread over what is left. No line goes below zero.
 */
export function discounts(lines: readonly Priced[], code: PromoCodeRow | undefined, discountMinor: number): number[] {
  const taken = lines.map((line) =>
    code && code.percentBps !== null && isFor(code, line) ? basisPointsOf(line.unitPriceMinor, code.percentBps) : 0,
  );
  if (code?.amountMinor) spreadOver(lines, taken, code.amountMinor, (line) => isFor(code, line));
  if (discountMinor > 0) spreadOver(lines, taken, discountMinor, () => true);
  return taken;
}

function spreadOver(lines: readonly Priced[], taken: number[], amountMinor: number, counts: (line: Priced) => boolean): void {
  const left = new Map<number, number>();
  for (const [at, line] of lines.entries()) {
    const leftMinor = line.unitPriceMinor - (taken[at] ?? 0);
    if (counts(line) && leftMinor > 0) left.set(at, leftMinor);
  }
  const amount = Math.min(amountMinor, sumOf(left.values()));
  if (amount === 0) return;
  for (const [at, share] of spread(amount, left)) taken[at] = (taken[at] ?? 0) + share;
}
