import type { SeatWish } from '../booking/book.js';
import type { Decision } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';
import type { World } from '../world/world.js';
import { hold } from './holds.js';
import { type Ordering, orderable } from './lines.js';
import { openOrder, refuseToWait } from './open-order.js';
import { type CheckoutTerms, NO_REDUCTION } from './order-input.js';

/** Holds one seat until it is paid online: an order of one line. */
export const holdSeat = (world: World, wish: SeatWish, checkout: CheckoutTerms | undefined): Decision<{ orderId: string }> =>
  inSteps(world, (steps) => {
    const { actor, sessionId, registrationId, allowOverlap } = wish;
    if (!checkout?.provider) return steps.refuse(refusal('PAYMENT_PROVIDER_UNAVAILABLE', undefined, {}));
    const online: Ordering = { actor, channel: 'ONLINE', customerId: null };
    const line = steps.or(orderable(world, { kind: 'SESSION', sessionId, registrationId, allowOverlap }, online));
    hold(steps, line, 1);
    const order = openOrder(steps, [line], { ...online, customerId: line.customerId }, NO_REDUCTION, checkout);
    refuseToWait(steps, order, 'registrationId');
    return { orderId: order.id };
  });
