import { Drafts, registrationAccount, templates } from '../../ledger/index.js';
import { postedTax, taxUse, taxWithout } from '../passes/tax.js';
import { post } from '../selling/settle.js';
import type { Steps } from '../world/steps.js';
import { noChanges, type RedemptionRow, type World } from '../world/world.js';
import { giveGrace } from './grace.js';
import { oweReturned } from './returned.js';

/**
 * Gives back a part of the price of a registration. What CREDIT passes paid of it goes back to them, the last payment first; the
 * rest stays on the account of the registration. As long as the registration has a debt, it only lowers the debt. The
 * organisation gives it back, so it can be refunded even when the pass has ended.
 */
export function givePriceBack(steps: Steps, registrationId: string, amountMinor: number): void {
  const { world } = steps;
  const registration = world.registrations.get(registrationId);
  const courseId = world.groups.get(registration?.groupId ?? '')?.courseId;
  if (!registration || courseId === undefined) throw new Error(`registration ${registrationId} was not prefetched`);
  post(steps, (drafts) => templates.registrationGivenBack(drafts, registrationId, courseId, amountMinor));
  steps.change('registrations', {
    ...registration,
    chargedMinor: registration.chargedMinor - amountMinor,
    version: registration.version + 1,
  });
  let left = Math.min(amountMinor, Math.max(0, world.balances.get(registrationAccount(registrationId)) ?? 0));
  for (const redemption of settledDebts(world, registrationId)) {
    if (left === 0) break;
    const back = Math.min(left, redemption.coveredMinor);
    returnToPass(steps, redemption, back);
    left -= back;
  }
}

/** The slices of CREDIT passes that paid a debt of a registration and no booking, the last one first. */
function settledDebts(world: World, registrationId: string): RedemptionRow[] {
  return [...world.redemptions.values()]
    .filter((row) => row.registrationId === registrationId && row.bookingId === null && row.returnedAt === null)
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1));
}

/** Undoes a settled debt, and settles again what is not given back. */
function returnToPass(steps: Steps, redemption: RedemptionRow, backMinor: number): void {
  const { world } = steps;
  const pass = world.passes.get(redemption.passId);
  const settled = world.settledDebts.get(redemption.passId);
  if (!pass || !settled) throw new Error(`pass ${redemption.passId} of redemption ${redemption.id} was not prefetched`);
  const { currency } = world.organisation;
  const drafts = new Drafts(currency, world.newId);
  const changes = noChanges();
  drafts.reverse([settled, ...postedTax(currency, redemption)]);
  changes.changed.redemptions = [{ ...redemption, returnedAt: world.now }];
  let after = { ...pass, ...taxWithout(pass, [redemption]), version: pass.version + 1 };
  const kept = redemption.coveredMinor - backMinor;
  if (kept > 0) {
    templates.debtSettled(drafts, pass.id, redemption.registrationId, kept);
    const tax = taxUse(drafts, after, { bookingId: null, vatBps: redemption.vatBps, consumedMinor: kept });
    after = { ...after, ...tax.ofPass };
    const amounts = { coveredMinor: kept, consumedMinor: kept };
    changes.created.redemptions = [{ ...redemption, ...amounts, ...tax.ofUse, id: world.newId(), createdAt: world.now }];
  }
  changes.transfers = drafts.list;
  changes.changed.passes = [after];
  const returned = [{ pass: after, consumedMinor: backMinor, entries: 0 }];
  oweReturned(world, changes, returned, true);
  giveGrace(world, changes, returned, true);
  steps.take(changes);
}
