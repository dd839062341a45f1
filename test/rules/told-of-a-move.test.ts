import { describe, expect, it } from 'vitest';
import { type Command, rules } from '../../src/services/rules/commands/index.js';
import { ground } from './checkout-ground.js';
import { hoursAfter, NOW, type TestWorld } from './test-world.js';

/** The customers who hear of a command. */
function told(test: TestWorld, command: Command): string[] {
  const decision = rules.decide(test.world, command);
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.refusals));
  return decision.changes.moved.flatMap(({ customerIds }) => customerIds);
}

const moving = (sessionId: string) =>
  ({ kind: 'updateSession', sessionId, capacity: null, priceMinor: null, startsAt: hoursAfter(NOW, 99) }) as const;

describe('a session that moves or is cancelled', () => {
  it('is told to the customer whose seat an unpaid order holds', () => {
    const { test, placing, seat, session, registration } = ground();
    const { customerId } = test.registrationRow(registration);
    test.does(placing([seat]));
    expect(told(test, moving(session))).toEqual([customerId]);
    expect(told(test, { kind: 'cancelSession', sessionId: session })).toEqual([customerId]);
  });

  it('is told once to a customer who has a seat and holds one for another attendee', () => {
    const { test, placing, seat, session, group, registration } = ground();
    const { customerId } = test.registrationRow(registration);
    const sibling = test.registration(group, customerId);
    test.books(sibling, session);
    test.does(placing([seat]));
    expect(told(test, moving(session))).toEqual([customerId]);
  });

  it.each(['CANCELLED', 'EXPIRED'] as const)('is not told for a seat that an order held until it was %s', (as) => {
    const { test, placing, seat, session } = ground();
    const { orderId } = test.does(placing([seat]));
    test.world.now = hoursAfter(NOW, 1);
    test.does({ kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as });
    expect(told(test, moving(session))).toEqual([]);
  });

  it('is told once for a seat that an order held until it was paid', () => {
    const { test, placing, paying, seat, session, registration } = ground();
    const { orderId } = test.does(placing([seat]));
    test.does(paying(orderId, 800));
    expect(told(test, moving(session))).toEqual([test.registrationRow(registration).customerId]);
  });

  it('is told to nobody without a seat', () => {
    const { test, session } = ground();
    expect(told(test, moving(session))).toEqual([]);
  });
});
