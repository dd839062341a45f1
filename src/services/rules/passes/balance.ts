import { registrationAccount } from '../../ledger/index.js';
import type { PassRow, RegistrationRow, World } from '../world/world.js';
import { creditLeft } from './payment-plan.js';

export function passesOf(world: World, customerId: string): PassRow[] {
  const passes: PassRow[] = [];
  for (const id of world.passesOfCustomer.get(customerId) ?? []) {
    const pass = world.passes.get(id);
    if (pass) passes.push(pass);
  }
  return passes;
}

/** A registration's balance: that of its own account and what is left on its CREDIT passes. Minor units; below zero is debt. */
export function registrationBalance(world: World, registration: Pick<RegistrationRow, 'id' | 'customerId'>): number {
  let balance = world.balances.get(registrationAccount(registration.id)) ?? 0;
  for (const pass of passesOf(world, registration.customerId)) {
    if (pass.registrationId === registration.id) balance += creditLeft(pass, world);
  }
  return balance;
}
