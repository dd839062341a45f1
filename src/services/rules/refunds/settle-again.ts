import { Drafts, registrationAccount, templates } from '../../ledger/index.js';
import { burnDownOrder, payWithCredit } from '../passes/payment-plan.js';
import { postedTax, rateOfUse, taxUse, taxWithout } from '../passes/tax.js';
import type { CourseFacts } from '../world/facts.js';
import type { Steps } from '../world/steps.js';
import { noChanges, type PassRow, type RedemptionRow, type World } from '../world/world.js';

/**
 * Pays a price that is charged again from the CREDIT passes of its registration, as far as there is a debt. What an end gave
 * back to a pass thus goes where it was before.
 */
export function settleAgain(steps: Steps, registrationId: string, course: CourseFacts, amountMinor: number): void {
  const { world } = steps;
  const owedMinor = Math.max(0, -(world.balances.get(registrationAccount(registrationId)) ?? 0));
  const passes = [...world.passes.values()]
    .filter((pass) => pass.registrationId === registrationId && pass.kind === 'CREDIT' && pass.state === 'ACTIVE')
    .sort(burnDownOrder);
  for (const { pass, coveredMinor } of payWithCredit(passes, Math.min(owedMinor, amountMinor), world).slices) {
    settleFrom(steps, registrationId, course, pass, coveredMinor);
  }
}

/** A pass settles one debt at most, so what it settles already becomes one slice with what is added. */
function settleFrom(steps: Steps, registrationId: string, course: CourseFacts, pass: PassRow, amountMinor: number): void {
  const { world } = steps;
  const { currency } = world.organisation;
  const drafts = new Drafts(currency, world.newId);
  const changes = noChanges();
  const before = settledBy(world, registrationId, pass);
  let after = { ...pass, version: pass.version + 1 };
  if (before) {
    const settled = world.settledDebts.get(pass.id);
    if (!settled) throw new Error(`the settled debt of pass ${pass.id} was not prefetched`);
    drafts.reverse([settled, ...postedTax(currency, before)]);
    changes.changed.redemptions = [{ ...before, returnedAt: world.now }];
    after = { ...after, ...taxWithout(pass, [before]) };
  }
  const coveredMinor = amountMinor + (before?.coveredMinor ?? 0);
  const vatBps = before ? before.vatBps : rateOfUse(pass, course, world.organisation);
  templates.debtSettled(drafts, pass.id, registrationId, coveredMinor);
  const tax = taxUse(drafts, after, { bookingId: null, vatBps, consumedMinor: coveredMinor });
  changes.changed.passes = [{ ...after, ...tax.ofPass }];
  const amounts = { entries: 0, coveredMinor, consumedMinor: coveredMinor };
  const times = { createdAt: world.now, returnedAt: null };
  changes.created.redemptions = [
    { id: world.newId(), passId: pass.id, registrationId, bookingId: null, ...amounts, ...tax.ofUse, ...times },
  ];
  changes.transfers = drafts.list;
  steps.take(changes);
}

const settledBy = (world: World, registrationId: string, { id }: PassRow): RedemptionRow | undefined =>
  [...world.redemptions.values()].find(
    (row) => row.passId === id && row.registrationId === registrationId && row.bookingId === null && row.returnedAt === null,
  );
