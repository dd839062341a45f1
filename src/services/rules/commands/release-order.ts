import { letGo } from '../selling/holds.js';
import type { Actor } from '../world/actor.js';
import { changed } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';

interface ReleaseOrder {
  actor: Actor;
  orderId: string;
  /** EXPIRED when the hold is over, and refused before that; CANCELLED when the customer or staff gave the order up. */
  as: 'EXPIRED' | 'CANCELLED';
}

/** Gives back everything that an unpaid order holds. */
export const releaseOrder = command<ReleaseOrder, { orderId: string }>({
  needs: (needs, { orderId }) => needs.orders.orderIds.add(orderId),

  decide: (world, { actor, orderId, as }) => {
    const order = world.orders.get(orderId);
    if (!order || (actor.kind === 'CUSTOMER' && actor.customerId !== order.customerId)) {
      return refuse(refusal('NOT_FOUND', 'orderId', { referent: 'ORDER' }));
    }
    if (order.status !== 'OPEN') return refuse(refusal('ORDER_NOT_OPEN', 'orderId', { orderId, status: order.status }));
    if (as === 'EXPIRED' && order.heldUntil !== null && order.heldUntil > world.now) {
      return refuse(refusal('ORDER_STILL_HELD', 'orderId', { heldUntil: order.heldUntil }));
    }
    return inSteps(world, (steps) => {
      letGo(steps, order);
      steps.change('orders', { ...order, status: as, version: order.version + 1 });
      return { orderId };
    });
  },

  audit: (world, changes) => changed('orders', world, changes),
});
