import { spread, sumOf } from '../world/arithmetic.js';
import type { OrderRow, PaymentRow } from '../world/order-rows.js';
import { refusal } from '../world/refusals.js';
import type { Steps } from '../world/steps.js';
import { claimable, everyLine } from './claims.js';
import { leftOf } from './left.js';
import { owedByLine, takeBack, takeBackLines } from './take-back.js';

/** A line of an order to give back, by position; without an amount, all that is left of it. */
export interface NamedLine {
  position: number;
  amountMinor: number | null;
}

interface Taken {
  amountMinor: number;
  /** The amount taken from each line, by position. */
  claims: Map<number, number>;
}

interface Asked {
  amountMinor: number | null;
  lines?: readonly NamedLine[];
}

/** Takes what a refund asks for: an amount spread over all lines, or what it names of each line. */
export function taken(steps: Steps, order: OrderRow, payment: PaymentRow, { amountMinor, lines }: Asked): Taken {
  return lines ? takenOfLines(steps, order, payment, lines) : takenOfAll(steps, order, payment, amountMinor);
}

function takenOfAll(steps: Steps, order: OrderRow, payment: PaymentRow, wantedMinor: number | null): Taken {
  const unused = claimable(steps.world, order);
  const left = Math.min(leftOf(steps.world, payment), order.refundDueMinor + sumOf(unused.values()));
  const amountMinor = wantedMinor ?? left;
  if (amountMinor > left || amountMinor === 0) refuseTooLarge(steps, 'part.amount', left);
  return { amountMinor, claims: takeBack(steps, order, unused, amountMinor) };
}

function takenOfLines(steps: Steps, order: OrderRow, payment: PaymentRow, lines: readonly NamedLine[]): Taken {
  const unused = claimable(steps.world, order, new Set(lines.map(({ position }) => position)));
  const amounts = amountsOf(steps, order, lines, unused);
  const left = leftOf(steps.world, payment);
  const isTooMuch = sumOf(amounts.values()) > left;
  // Without amounts, a payment that paid a part of the lines gives back as much of them as it has.
  if (isTooMuch && (left === 0 || lines.some(({ amountMinor }) => amountMinor !== null)))
    refuseTooLarge(steps, 'part.lines', left);
  const claims = takeBackLines(steps, order, unused, isTooMuch ? spread(left, amounts) : amounts);
  return { amountMinor: sumOf(claims.values()), claims };
}

/** The amount to take from each named line, as far as the line has it. */
function amountsOf(
  steps: Steps,
  order: OrderRow,
  lines: readonly NamedLine[],
  unused: ReadonlyMap<number, number>,
): Map<number, number> {
  const owed = owedByLine(steps.world, order, order.refundDueMinor);
  const positions = everyLine(steps.world, order);
  const amounts = new Map<number, number>();
  for (const [at, { position, amountMinor }] of lines.entries()) {
    if (!positions.has(position)) {
      const limit = positions.size - 1;
      steps.refuse(refusal('INVALID_INPUT', `part.lines.${at}.position`, { reason: 'OUT_OF_RANGE', limit }));
    }
    const left = (owed.get(position) ?? 0) + (unused.get(position) ?? 0);
    const wanted = amountMinor ?? left;
    if (wanted > left || wanted === 0)
      refuseTooLarge(steps, amountMinor === null ? `part.lines.${at}` : `part.lines.${at}.amount`, left);
    amounts.set(position, wanted);
  }
  return amounts;
}

function refuseTooLarge({ world, refuse }: Steps, field: string, amountMinor: number): never {
  return refuse(refusal('REFUND_TOO_LARGE', field, { left: { amountMinor, currency: world.organisation.currency } }));
}
