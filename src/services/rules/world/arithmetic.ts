/** The part of an amount that `part` is of `whole`, rounded down. In bigint, since the product of two safe integers need not be one. */
export const shareOf = (amountMinor: number, part: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(amountMinor) * BigInt(part)) / BigInt(whole));
