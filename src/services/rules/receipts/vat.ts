import { taxInside } from '../world/arithmetic.js';
import type { ReceiptLine, VatRate } from '../world/receipt-content.js';

type Taxed = Pick<ReceiptLine, 'amountMinor' | 'vatBps' | 'vatTreatment'>;

/**
 * The tax due at the sale, by rate, the highest rate first. Base and tax of each rate add up to its amount.
 * MULTI_PURPOSE lines are left out: their tax falls due when they are used.
 * @param before lines of earlier credit notes; counted with them, a receipt that is refunded whole returns exactly its tax
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
