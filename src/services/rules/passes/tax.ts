import { Drafts, type TransferDraft, templates } from '../../ledger/index.js';
import { shareOf, taxInside } from '../world/arithmetic.js';
import type { CourseFacts, OrganisationFacts } from '../world/facts.js';
import type { PassRow, RedemptionRow, UsesByRate } from '../world/world.js';

/** The columns of a pass that decide the tax of its uses. */
export type Taxed = Pick<PassRow, 'priceMinor' | 'creditMinor' | 'discountedMinor' | 'usesByRate'>;

/** The tax of a use, as the pass and the redemption keep it. */
interface UseTax {
  ofPass: Pick<PassRow, 'taxedMinor' | 'usesByRate'>;
  ofUse: Pick<RedemptionRow, 'vatBps' | 'taxMinor' | 'taxTransferId'>;
}

const NOT_USED = { consumedMinor: 0, taxMinor: 0 };

/** The value of a new pass in the ledger: the credit of a CREDIT pass, the price of the others. */
export const faceOf = ({ creditMinor, priceMinor }: Pick<PassRow, 'creditMinor' | 'priceMinor'>): number =>
  creditMinor ?? priceMinor;

/**
 * The rate of a use of a pass now, in basis points; null for a pass that was taxed at sale. A MULTI_PURPOSE pass is taxed at
 * the course's rate of the day on which it is used, and a pass of an older version at the rate of its sale.
 */
export function rateOfUse(
  { vatTreatment, vatByCourse, vatBps }: Pick<PassRow, 'vatTreatment' | 'vatByCourse' | 'vatBps'>,
  course: Pick<CourseFacts, 'vatBps'>,
  { vatPayer }: Pick<OrganisationFacts, 'vatPayer'>,
): number | null {
  if (vatTreatment !== 'MULTI_PURPOSE') return null;
  if (!vatByCourse) return vatBps;
  return vatPayer ? course.vatBps : 0;
}

/**
 * The tax that falls due with one more use of a pass at a rate: the tax inside what is consumed at that rate of what was paid
 * for the pass and not given back, less the tax of earlier uses at that rate. Counted from the whole of each rate, so that a
 * pass used up at one rate has exactly the tax inside its price. A cancelled use takes its own tax with it, so more than that
 * may be taxed already; then this use has none.
 */
export function taxOfUse(pass: Taxed, vatBps: number, consumedMinor: number): number {
  const before = pass.usesByRate[vatBps] ?? NOT_USED;
  const paidMinor = pass.priceMinor - pass.discountedMinor;
  const paidShareMinor = shareOf(paidMinor, before.consumedMinor + consumedMinor, faceOf(pass));
  return Math.max(0, taxInside(paidShareMinor, vatBps) - before.taxMinor);
}

/** Posts the tax of one more use, and returns what the pass and the redemption keep of it. */
export function taxUse(
  drafts: Drafts,
  pass: PassRow,
  { bookingId, vatBps, consumedMinor }: { bookingId: string | null; vatBps: number | null; consumedMinor: number },
): UseTax {
  if (vatBps === null) {
    const { taxedMinor, usesByRate } = pass;
    return { ofPass: { taxedMinor, usesByRate }, ofUse: { vatBps, taxMinor: 0, taxTransferId: null } };
  }
  const taxMinor = taxOfUse(pass, vatBps, consumedMinor);
  const transfer = templates.vatDueOnUse(drafts, { passId: pass.id, bookingId }, taxMinor);
  const usesByRate = addUse(pass.usesByRate, vatBps, consumedMinor, taxMinor);
  return {
    ofPass: { taxedMinor: pass.taxedMinor + taxMinor, usesByRate },
    ofUse: { vatBps, taxMinor, taxTransferId: transfer?.id ?? null },
  };
}

/** The transfer that posted the tax of a use, if it bears any. The redemption names it, so it need not be looked up. */
export function postedTax(
  currency: string,
  { passId, bookingId, taxMinor, taxTransferId }: Pick<RedemptionRow, 'passId' | 'bookingId' | 'taxMinor' | 'taxTransferId'>,
): TransferDraft[] {
  if (taxTransferId === null) return [];
  const posted = new Drafts(currency, () => taxTransferId);
  templates.vatDueOnUse(posted, { passId, bookingId }, taxMinor);
  return posted.list;
}

/** The part of the tax of its uses that a pass keeps when some of them are given back. */
export function taxWithout(pass: PassRow, uses: readonly RedemptionRow[]): UseTax['ofPass'] {
  let { taxedMinor, usesByRate } = pass;
  for (const { vatBps, consumedMinor, taxMinor } of uses) {
    if (vatBps === null) continue;
    taxedMinor -= taxMinor;
    usesByRate = addUse(usesByRate, vatBps, -consumedMinor, -taxMinor);
  }
  return { taxedMinor, usesByRate };
}

/** A rate at which nothing is used is left out. */
function addUse(uses: UsesByRate, vatBps: number, consumedMinor: number, taxMinor: number): UsesByRate {
  const { [vatBps]: before = NOT_USED, ...others } = uses;
  const now = { consumedMinor: before.consumedMinor + consumedMinor, taxMinor: before.taxMinor + taxMinor };
  return now.consumedMinor === 0 && now.taxMinor === 0 ? others : { ...others, [vatBps]: now };
}
