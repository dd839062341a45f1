/**
 * All arithmetic with money that rounds. Amounts are integers in minor units. The calculations use bigint, because the product
 * of two safe integers need not be safe.
 */

const WHOLE_BPS = 10_000;

/** The share `part / whole` of an amount, rounded down; 0 of an empty whole. */
export const shareOf = (amountMinor: number, part: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(amountMinor) * BigInt(part)) / BigInt(whole));

/** The share `part / whole` of an amount, rounded half up. @param whole above zero */
export const shareHalfUp = (amountMinor: number, part: number, whole: number): number =>
  Number((2n * BigInt(amountMinor) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));

/** Basis points of an amount, rounded half up: 300 of 1000 is 30. */
export const basisPointsOf = (amountMinor: number, bps: number): number => shareHalfUp(amountMinor, bps, WHOLE_BPS);

/**
 * The tax inside an amount that includes it, rounded half up; below zero half down, so that a refund mirrors its sale.
 * @param vatBps the tax rate in basis points of the amount without tax
 */
export function taxInside(grossMinor: number, vatBps: number): number {
  const tax = shareHalfUp(Math.abs(grossMinor), vatBps, WHOLE_BPS + vatBps);
  // Not -0, which JSON and tests tell from 0.
  return grossMinor < 0 && tax !== 0 ? -tax : tax;
}

/**
 * The part of an amount that grows in proportion to a total, between two points of it: the tax or fee of one more step. Counted
 * from the whole each time, so that the steps together give exactly the share of the whole.
 */
export const shareBetween = (amountMinor: number, from: number, to: number, whole: number): number =>
  shareHalfUp(amountMinor, to, whole) - shareHalfUp(amountMinor, from, whole);

/** The sum of amounts. @throws RangeError when it is no safe integer */
export function sumOf(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  if (!Number.isSafeInteger(total)) throw new RangeError(`${total} is larger than amounts can be`);
  return total;
}

/**
 * Spreads an amount over positions in proportion to what is left of each. Every share is rounded down. The remainder goes, one
 * minor unit each, to the positions that lost most by rounding. No position gets more than is left of it; a position that gets
 * nothing is left out.
 * @throws RangeError when the amount is not above zero, or more than is left in all
 */
export function spread(amountMinor: number, left: ReadonlyMap<number, number>): Map<number, number> {
  const open = [...left].filter(([, leftMinor]) => leftMinor > 0);
  const whole = open.reduce((before, [, leftMinor]) => before + BigInt(leftMinor), 0n);
  const amount = BigInt(amountMinor);
  if (amount <= 0n || amount > whole) throw new RangeError(`${amountMinor} cannot be spread over ${whole}`);
  const shares = open.map(([position, leftMinor]) => {
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
