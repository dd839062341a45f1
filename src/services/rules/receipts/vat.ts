import type { ReceiptLine, VatRate } from './content.js';

const WHOLE_BPS = 10_000n;

/**
 * The tax inside an amount that includes it, in minor units, rounded half up, and half down below zero: giving back is the mirror of
 * taking. In bigint, since an amount times a rate leaves the safe integers long before an amount does.
 */
export function taxInside(grossMinor: number, vatBps: number): number {
  const rate = BigInt(vatBps);
  const divisor = 2n * (WHOLE_BPS + rate);
  const gross = BigInt(Math.abs(grossMinor));
  const tax = Number((2n * gross * rate + WHOLE_BPS + rate) / divisor);
  // Zero has no sign, neither in JSON nor on paper.
  return grossMinor < 0 && tax !== 0 ? -tax : tax;
}

type Taxed = Pick<ReceiptLine, 'amountMinor' | 'vatBps' | 'vatTreatment'>;

/**
 * What is taxed at the sale, summed by rate, the highest rate first; base and tax of each rate sum to its amount. A voucher
 * for several purposes is not taxed yet.
 * @param before lines that were given back before these: the tax of all that is given back together is that of the whole, to the cent
 */
export function vatByRate(lines: readonly Taxed[], before: readonly Taxed[] = []): VatRate[] {
  const now = grossByRate(lines);
  const earlier = grossByRate(before);
  return [...now]
    .sort(([one], [other]) => other - one)
    .map(([vatBps, grossMinor]) => {
      const earlierMinor = earlier.get(vatBps) ?? 0;
      const taxMinor = taxInside(earlierMinor + grossMinor, vatBps) - taxInside(earlierMinor, vatBps);
      return { vatBps, grossMinor, baseMinor: grossMinor - taxMinor, taxMinor };
    });
}

function grossByRate(lines: readonly Taxed[]): Map<number, number> {
  const gross = new Map<number, number>();
  for (const { amountMinor, vatBps, vatTreatment } of lines) {
    if (vatTreatment === 'MULTI_PURPOSE') continue;
    gross.set(vatBps, (gross.get(vatBps) ?? 0) + amountMinor);
  }
  return gross;
}
