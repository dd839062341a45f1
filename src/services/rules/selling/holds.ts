import type { OrderLineRow, OrderRow } from '../world/order-rows.js';
import type { Steps } from '../world/steps.js';
import { noChanges, type World } from '../world/world.js';
import { countUse } from './promo.js';

export const linesOf = (world: World, orderId: string): OrderLineRow[] =>
  [...world.orderLines.values()].filter((line) => line.orderId === orderId).sort((a, b) => a.position - b.position);

type Held = Pick<OrderLineRow, 'kind' | 'productId' | 'customerId' | 'sessionId' | 'groupId'>;

/** Holds what a line is for, or gives it back: a seat, a place in a group, or a pass that a purchase limit counts. */
export function hold(steps: Steps, line: Held, by: 1 | -1): void {
  const { world } = steps;
  if (line.kind === 'PASS') countPass(steps, line, by);
  if (line.kind === 'SESSION') {
    const session = existing(world.sessions.get(line.sessionId ?? ''));
    steps.change('sessions', { ...session, seatsHeld: session.seatsHeld + by, version: session.version + 1 });
  }
  if (line.kind === 'REGISTRATION' && line.groupId !== null) {
    const group = existing(world.groups.get(line.groupId));
    // An OPEN course has no limit of places.
    if (world.courses.get(group.courseId)?.type === 'OPEN') return;
    steps.change('groups', { ...group, placesHeld: group.placesHeld + by });
  }
}

/** Counts a pass against the purchase limit of the customer who buys it, even when somebody else will hold it. */
export function countPass(steps: Steps, { productId, customerId }: Pick<Held, 'productId' | 'customerId'>, by: 1 | -1): void {
  if (productId === null || customerId === null) return;
  steps.take({ ...noChanges(), bought: [{ productId, customerId, delta: by }] });
}

/** Gives back everything that an order holds. */
export function releaseHolds(steps: Steps, order: OrderRow): void {
  for (const line of linesOf(steps.world, order.id)) hold(steps, line, -1);
}

/** Gives back what an unpaid order holds, and its use of a promo code. */
export function letGo(steps: Steps, order: OrderRow): void {
  releaseHolds(steps, order);
  countUse(steps, order, -1);
}

function existing<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('a row that an order holds was not prefetched');
  return row;
}
