import type { CommandOf } from '../engine/index.js';
import type { InputCheck } from '../input/index.js';
import { ORDER_LINES_MAX } from '../rules/selling/order-input.js';
import type { MoneyFact } from '../rules/world/refusals.js';

/** A line of an order to give back, as it was typed. */
export interface RefundLine {
  position: number;
  amount?: MoneyFact | null | undefined;
}

/** Checks the lines that a refund names. The rules know which lines the order has. */
export function refundedLines(check: InputCheck, lines: readonly RefundLine[]): NonNullable<CommandOf<'refundPayment'>['lines']> {
  if (lines.length === 0) check.invalid('part.lines', 'REQUIRED');
  check.list('part.lines', lines, ORDER_LINES_MAX);
  const named = new Set<number>();
  return lines.map(({ position, amount }, at) => {
    if (named.has(position)) check.invalid(`part.lines.${at}.position`, 'UNEXPECTED');
    named.add(position);
    return { position, amountMinor: amount ? check.positiveAmount(`part.lines.${at}.amount`, amount) : null };
  });
}
