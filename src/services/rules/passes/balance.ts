import type { PassEnd } from '../../../entities/events.js';
import { passAccount, registrationAccount } from '../../ledger/index.js';
import { sumOf } from '../world/arithmetic.js';
import type { PassRow, RegistrationRow, World } from '../world/world.js';
import { isExpired } from './payment-plan.js';

/** A CREDIT pass of a registration, and what its account holds. */
export interface HeldCredit {
  validUntil: Date | null;
  heldMinor: number;
}

/**
 * A registration's balance at a moment, in minor units; below zero is debt. It is the balance of the registration's own account
 * plus what its CREDIT passes hold. A pass that has expired counts for nothing, even before the ledger posts that.
 * `ledgerRelations.registrationBalance` is the same formula in SQL.
 */
export const balanceAt = (moment: Date, ownMinor: number, credits: readonly HeldCredit[]): number =>
  ownMinor + sumOf(credits.map((credit) => (isExpired(credit, moment) ? 0 : credit.heldMinor)));

/** A registration's balance in the world of a decision. */
export function registrationBalance(world: World, { id, customerId }: Pick<RegistrationRow, 'id' | 'customerId'>): number {
  const credits = passesOf(world, customerId)
    .filter(({ registrationId }) => registrationId === id)
    .map((pass) => ({ validUntil: pass.validUntil, heldMinor: world.balances.get(passAccount(pass.id)) ?? 0 }));
  return balanceAt(world.now, world.balances.get(registrationAccount(id)) ?? 0, credits);
}

/** The ends of the CREDIT passes of a registration that hold money. */
export function creditEnds(world: World, { id, customerId }: Pick<RegistrationRow, 'id' | 'customerId'>): PassEnd[] {
  return passesOf(world, customerId).flatMap(({ id: passId, registrationId, validUntil }) => {
    const isHeld = registrationId === id && (world.balances.get(passAccount(passId)) ?? 0) > 0;
    return isHeld && validUntil !== null ? [{ passId, registrationId, validUntil }] : [];
  });
}

/** The passes of a customer that are in the world. */
export function passesOf(world: World, customerId: string): PassRow[] {
  const passes: PassRow[] = [];
  for (const id of world.passesOfCustomer.get(customerId) ?? []) {
    const pass = world.passes.get(id);
    if (pass) passes.push(pass);
  }
  return passes;
}
