import { unusedValue } from '../../src/services/rules/refunds/claims.js';
import { isLive, type PassRow, type World } from '../../src/services/rules/world/world.js';
import type { TestWorld } from '../rules/test-world.js';
import { add, holds } from './laws.js';

const STAFF = { kind: 'STAFF' } as const;

/** Cancels what can be cancelled and gives back all that can be given back, as staff would who begrudge nobody anything. */
export function cashOut(test: TestWorld): void {
  const { world } = test;
  for (const { id, status } of [...world.bookings.values()])
    if (isLive(status)) test.tries({ kind: 'cancelBooking', actor: STAFF, bookingId: id, overrideReason: 'Closing' });
  for (const { id, status } of [...world.refunds.values()])
    if (status === 'PENDING') test.tries({ kind: 'settleRefund', refundId: id, succeeded: true, providerRef: null });
  for (const { id, method } of [...world.payments.values()]) {
    if (method === 'STRIPE') test.tries({ kind: 'disputePayment', paymentId: id, isOpen: false, lostMinor: 0 });
    test.tries({ kind: 'refundPayment', paymentId: id, amountMinor: null, method: 'CASH', returnFee: false, reason: 'Closing' });
  }
}

/**
 * After a customer gave everything back and took all the money for it, they hold nothing unpaid. The value that they can still
 * use on passes and registrations is at most the money of theirs that is still here.
 */
export function checkCashedOut(world: World): void {
  const paid = new Map<string, number>();
  for (const line of world.orderLines.values()) {
    const order = world.orders.get(line.orderId);
    if (order?.status !== 'PAID') continue;
    const holder = line.gift ? world.passes.get(line.passId ?? '')?.customerId : line.customerId;
    add(paid, holder ?? 'nobody', line.amountMinor - line.claimedMinor);
  }
  const usable = new Map<string, number>();
  for (const pass of world.passes.values()) add(usable, pass.customerId, usableOf(world, pass));
  for (const { id, customerId } of world.registrations.values())
    add(usable, customerId, Math.max(0, world.balances.get(`REGISTRATION:${id}`) ?? 0));
  for (const [customerId, valueMinor] of usable) {
    const paidMinor = paid.get(customerId) ?? 0;
    holds(valueMinor <= paidMinor, `nobody is left with ${valueMinor} who has paid ${paidMinor}`);
  }
}

/** Less what was given back of it while it stayed with its holder: that was a discount given late. */
function usableOf(world: World, pass: PassRow): number {
  const line = [...world.orderLines.values()].find(({ passId }) => passId === pass.id);
  return pass.state === 'ACTIVE' ? Math.max(0, unusedValue(world, pass) - (line?.claimedMinor ?? 0)) : 0;
}
