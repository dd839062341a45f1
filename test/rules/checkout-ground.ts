import type { CommandOf } from '../../src/services/rules/commands/index.js';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { NO_REDUCTION } from '../../src/services/rules/selling/order-input.js';
import type { PromoCodeRow } from '../../src/services/rules/world/order-rows.js';
import { STAFF, TestWorld } from './test-world.js';

export const HOLD_MINUTES = 30;

/** A studio that sells online: a session of 8 with two seats, and somebody registered for it. */
export function ground() {
  const test = new TestWorld();
  const course = test.course({ vatBps: 2300 });
  const group = test.group(course);
  const session = test.session(group, { capacity: 2 });
  const registration = test.registration(group);
  const { customerId } = test.registrationRow(registration);
  const placing = (lines: OrderLineSpec[], more: Partial<CommandOf<'placeOrder'>> = {}): CommandOf<'placeOrder'> => ({
    kind: 'placeOrder',
    actor: STAFF,
    customerId,
    channel: 'ONLINE',
    lines,
    reduction: NO_REDUCTION,
    payments: null,
    provider: 'STRIPE',
    holdMinutes: HOLD_MINUTES,
    ...more,
  });
  const paying = (orderId: string, amountMinor: number, more: Partial<CommandOf<'payOrder'>> = {}): CommandOf<'payOrder'> => ({
    kind: 'payOrder',
    orderId,
    method: 'STRIPE',
    amountMinor,
    providerRef: 'pi_1',
    feeMinor: 24,
    isTest: false,
    ...more,
  });
  const refunding = (more: Partial<CommandOf<'refundPayment'>> = {}): CommandOf<'refundPayment'> => ({
    kind: 'refundPayment',
    paymentId: [...test.world.payments.keys()][0] ?? '',
    amountMinor: null,
    method: 'CARD',
    returnFee: false,
    reason: 'Choroba',
    ...more,
  });
  const passOf = (productId: string): OrderLineSpec => ({
    kind: 'PASS',
    productId,
    registrationId: null,
    customerId,
    gift: null,
  });
  const seat: OrderLineSpec = { kind: 'SESSION', sessionId: session, registrationId: registration };
  const order = (id: string) => test.world.orders.get(id);
  const receipts = () => [...test.world.receipts.values()].map(({ number, kind, content }) => [number, kind, content.totalMinor]);
  const promo = (row: Partial<PromoCodeRow>): void => {
    const terms = { percentBps: null, amountMinor: null, productIds: null, validFrom: null, validUntil: null };
    const limits = { usageLimit: null, customerLimit: null, timesUsed: 0, archived: false };
    test.world.promoCodes.set('promo', Object.freeze({ id: 'promo', code: 'LETO', ...terms, ...limits, ...row }));
  };
  return {
    test,
    course,
    group,
    session,
    registration,
    customerId,
    placing,
    paying,
    refunding,
    passOf,
    seat,
    order,
    receipts,
    promo,
  };
}
