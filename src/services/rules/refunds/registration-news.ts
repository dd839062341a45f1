import { registrationAccount } from '../../ledger/index.js';
import { registrationBalance } from '../passes/balance.js';
import { debtMinorOf } from '../passes/figures.js';
import type { RegistrationNews, ReturnedToPass } from '../world/registration-news.js';
import type { Steps } from '../world/steps.js';
import type { RedemptionRow, RegistrationRow } from '../world/world.js';

type Account = 'registrationId' | 'groupId' | 'accountMinor' | 'debtMinor';
type News = Omit<RegistrationNews, Account>;

/** Tells the customer of a registration what became of it, with its account as it is by then. */
export function tellCustomer(steps: Steps, { id, customerId, groupId }: RegistrationRow, news: News): void {
  const { world } = steps;
  const accountMinor = Math.max(0, world.balances.get(registrationAccount(id)) ?? 0);
  const debtMinor = debtMinorOf(registrationBalance(world, { id, customerId }));
  steps.tell({ registrationId: id, groupId, accountMinor, debtMinor, ...news });
}

/**
 * The slices that were given back, less the part of a settled debt that was settled again at once. Leaves out a pass that has in
 * the end what it had before. A visit of a TIME pass has neither an entry nor a value, so visits are counted.
 */
export function returnedToPasses(steps: Steps): ReturnedToPass[] {
  const { changed, created } = steps.merged();
  const returned = new Map<string, ReturnedToPass>();
  const add = ({ passId, entries, consumedMinor }: RedemptionRow, sign: 1 | -1): void => {
    const before = returned.get(passId) ?? { passId, entries: 0, visits: 0, valueMinor: 0 };
    const visit = steps.world.passes.get(passId)?.kind === 'TIME' ? sign : 0;
    const sums = { entries: before.entries + sign * entries, valueMinor: before.valueMinor + sign * consumedMinor };
    returned.set(passId, { passId, ...sums, visits: before.visits + visit });
  };
  for (const slice of changed.redemptions ?? []) add(slice, 1);
  for (const slice of created.redemptions ?? []) add(slice, -1);
  return [...returned.values()].filter(({ entries, visits, valueMinor }) => entries !== 0 || visits !== 0 || valueMinor !== 0);
}
