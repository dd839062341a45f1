import { registrationAccount } from '../../ledger/index.js';
import { registrationBalance } from '../passes/balance.js';
import { debtMinorOf } from '../passes/figures.js';
import type { RegistrationNews, ReturnedToPass } from '../world/registration-news.js';
import type { Steps } from '../world/steps.js';
import type { Changes, RegistrationRow } from '../world/world.js';

type Account = 'registrationId' | 'groupId' | 'accountMinor' | 'debtMinor';
type News = Omit<RegistrationNews, Account>;

/** Tells the customer of a registration what became of it, with its account as it is by then. */
export function tellCustomer(steps: Steps, { id, customerId, groupId }: RegistrationRow, news: News): void {
  const { world } = steps;
  const accountMinor = Math.max(0, world.balances.get(registrationAccount(id)) ?? 0);
  const debtMinor = debtMinorOf(registrationBalance(world, { id, customerId }));
  steps.tell({ registrationId: id, groupId, accountMinor, debtMinor, ...news });
}

/** The slices that were given back, less the part of a settled debt that was settled again at once. */
export function returnedToPasses({ changed: { redemptions = [] }, created }: Changes): ReturnedToPass[] {
  const returned = new Map<string, ReturnedToPass>();
  const add = (passId: string, entries: number, valueMinor: number): void => {
    const before = returned.get(passId) ?? { passId, entries: 0, valueMinor: 0 };
    returned.set(passId, { passId, entries: before.entries + entries, valueMinor: before.valueMinor + valueMinor });
  };
  for (const { passId, entries, consumedMinor } of redemptions) add(passId, entries, consumedMinor);
  for (const { passId, entries, consumedMinor } of created.redemptions ?? []) add(passId, -entries, -consumedMinor);
  return [...returned.values()];
}
