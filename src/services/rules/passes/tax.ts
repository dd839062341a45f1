import { type Drafts, templates } from '../../ledger/index.js';
import { shareOf, taxInside } from '../world/arithmetic.js';
import type { PassRow, RedemptionRow } from '../world/world.js';

/** The columns of a pass that decide the tax of its uses. */
export type Taxed = Pick<PassRow, 'priceMinor' | 'creditMinor' | 'vatBps' | 'vatTreatment' | 'taxedMinor' | 'discountedMinor'>;

/** The value of a new pass in the ledger: the credit of a CREDIT pass, the price of the others. */
export const faceOf = ({ creditMinor, priceMinor }: Pick<PassRow, 'creditMinor' | 'priceMinor'>): number =>
  creditMinor ?? priceMinor;

/**
 * The tax that falls due with one more use of a pass: the tax inside the consumed part of what was paid for it and not given
 * back, less the tax of earlier uses. Counted from the whole, so that a pass that is used up has exactly the tax inside its
 * price. A cancelled use takes its own tax with it, so more than that may be taxed already; then this use has none.
 * @param consumedMinor the value consumed of the pass in all, this use included
 */
export function taxOfUse(pass: Taxed, consumedMinor: number): number {
  if (pass.vatTreatment !== 'MULTI_PURPOSE') return 0;
  const paidShareMinor = shareOf(pass.priceMinor - pass.discountedMinor, consumedMinor, faceOf(pass));
  return Math.max(0, taxInside(paidShareMinor, pass.vatBps) - pass.taxedMinor);
}

/** Posts the tax of one more use, and returns the part of it that the redemption keeps. */
export function taxUse(
  drafts: Drafts,
  pass: PassRow,
  bookingId: string | null,
  consumedMinor: number,
): Pick<RedemptionRow, 'taxMinor' | 'taxTransferId'> {
  const taxMinor = taxOfUse(pass, consumedMinor);
  const transfer = templates.vatDueOnUse(drafts, { passId: pass.id, bookingId }, taxMinor);
  return { taxMinor, taxTransferId: transfer?.id ?? null };
}
