import { type Drafts, templates } from '../../ledger/index.js';
import { shareOf, taxInside } from '../world/arithmetic.js';
import type { PassRow, RedemptionRow } from '../world/world.js';

/** What of a pass decides the tax of its uses. */
export type Taxed = Pick<PassRow, 'priceMinor' | 'creditMinor' | 'vatBps' | 'vatTreatment' | 'taxedMinor' | 'discountedMinor'>;

/** The value that a pass is sold with, as the ledger has it: the credit of a CREDIT pass, of the others their price. */
export const faceOf = ({ creditMinor, priceMinor }: Pick<PassRow, 'creditMinor' | 'priceMinor'>): number =>
  creditMinor ?? priceMinor;

/**
 * The tax that falls due with one more use of a pass: the tax inside the part that is consumed by now of what was paid for it and not
 * given back, less what was taxed before.
 * Counted from the whole and never use by use, so that the tax of a pass that is used up is the tax inside its price, to the cent. Uses that were
 * given back took their own tax with them, which is why more than that may be taxed already; then this use bears none.
 * @param consumedMinor the value consumed of the pass in all, this use included
 */
export function taxOfUse(pass: Taxed, consumedMinor: number): number {
  if (pass.vatTreatment !== 'MULTI_PURPOSE') return 0;
  const paidShareMinor = shareOf(pass.priceMinor - pass.discountedMinor, consumedMinor, faceOf(pass));
  return Math.max(0, taxInside(paidShareMinor, pass.vatBps) - pass.taxedMinor);
}

/** Posts the tax of one more use of a pass, and answers what its redemption keeps of it. */
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
