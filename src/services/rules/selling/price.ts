import { spread } from '../receipts/credit-note.js';
import type { PromoCodeRow } from '../world/order-rows.js';

/** What prices are made of. Pure; amounts in minor units. */

const WHOLE_BPS = 10_000n;

export interface Priced {
  productId: string | null;
  unitPriceMinor: number;
}

/** A part of an amount in basis points, rounded half up. In bigint, since the product leaves the safe integers long before an amount does. */
export const partOf = (amountMinor: number, bps: number): number =>
  Number((BigInt(amountMinor) * BigInt(bps) + WHOLE_BPS / 2n) / WHOLE_BPS);

const isFor = (code: PromoCodeRow, { productId }: Priced): boolean =>
  code.productIds === null || (productId !== null && code.productIds.includes(productId));

/** Whether a code takes anything off any of these. */
export const appliesTo = (code: PromoCodeRow, lines: readonly Priced[]): boolean => lines.some((line) => isFor(code, line));

/**
 * What is taken from each line: by a code first, a part of each line it is for or an amount spread over them, then by an amount that
 * staff give, spread over what is left. No line goes below zero.
 */
export function discounts(lines: readonly Priced[], code: PromoCodeRow | undefined, discountMinor: number): number[] {
  const taken = lines.map((line) =>
    code && code.percentBps !== null && isFor(code, line) ? partOf(line.unitPriceMinor, code.percentBps) : 0,
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
  const whole = [...left.values()].reduce((sum, leftMinor) => sum + leftMinor, 0);
  const amount = Math.min(amountMinor, whole);
  if (amount === 0) return;
  for (const [at, share] of spread(amount, left)) taken[at] = (taken[at] ?? 0) + share;
}
