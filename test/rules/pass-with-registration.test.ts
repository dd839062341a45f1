import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import type { CourseFacts, ProductFacts } from '../../src/services/rules/world/facts.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW, STAFF } from './test-world.js';

/** Somebody who comes to a course and buys a CREDIT pass of 20 for it, in one order: the pass first, then the registration. */
function newcomer(facts: Partial<CourseFacts> = {}, product: Partial<ProductFacts> = {}) {
  const it = ground();
  const { test } = it;
  const course = test.course({ priceMinor: facts.type === 'CONTINUOUS' ? 9000 : null, ...facts });
  const group = test.group(course, { capacity: 1 });
  const customerId = test.customer();
  const productId = test.product({ kind: 'CREDIT', ...product });
  const actor = { kind: 'CUSTOMER', customerId } as const;
  const registering: OrderLineSpec = { kind: 'REGISTRATION', attendeeId: test.attendee(customerId), groupId: group };
  const passOf = (registrationLine: number, of = productId): OrderLineSpec => ({
    kind: 'PASS',
    productId: of,
    registrationId: null,
    registrationLine,
    customerId: null,
    gift: null,
  });
  const placing = (lines: OrderLineSpec[], more: Partial<CommandOf<'placeOrder'>> = {}) =>
    it.placing(lines, { actor, customerId, ...more });
  /** What the two lines of the order are about now. */
  const issued = () => {
    const [pass, made] = [...test.world.orderLines.values()];
    return { registrationId: made?.registrationId ?? null, passFor: pass?.registrationId ?? null, passId: pass?.passId ?? null };
  };
  return { ...it, course, group, customerId, actor, registering, passOf, placing, issued };
}

describe('a pass that is ordered with its registration', () => {
  it('belongs to the registration of the same order, in either order of lines', () => {
    const { test, registering, passOf, placing, paying, issued, refunding, order } = newcomer();
    const { orderId } = test.does(placing([passOf(1), registering]));
    expect(order(orderId)).toMatchObject({ status: 'OPEN', totalMinor: 2000 });
    expect(issued()).toEqual({ registrationId: null, passFor: null, passId: null });
    expect(test.does(paying(orderId, 2000)).result).toBe('PAID');
    const { registrationId, passFor, passId } = issued();
    expect(passFor).toBe(registrationId);
    expect(test.passRow(passId ?? '')).toMatchObject({ registrationId, kind: 'CREDIT', creditMinor: 2000 });
    expect(test.figures(registrationId ?? '')).toEqual({ paid: 2000, charged: 0, balance: 2000 });
    test.does(refunding());
    expect(test.passRow(passId ?? '').state).toBe('REFUNDED');
    expect(test.figures(registrationId ?? '')).toEqual({ paid: 0, charged: 0, balance: 0 });
    expect([...test.world.refunds.values()]).toMatchObject([{ amountMinor: 2000, claims: { 0: 2000 } }]);
  });

  it('is sold beside the price of the course, which stays paid when the pass is refunded', () => {
    const { test, group, registering, passOf, placing, paying, issued, refunding } = newcomer({ type: 'CONTINUOUS' });
    const { orderId } = test.does(placing([passOf(1), registering]));
    expect(existing(test.world.groups, group)).toMatchObject({ placesHeld: 1, placesTaken: 0 });
    test.does(paying(orderId, 11_000));
    expect(existing(test.world.groups, group)).toMatchObject({ placesHeld: 0, placesTaken: 1 });
    const { registrationId, passFor } = issued();
    expect(passFor).toBe(registrationId);
    expect(test.figures(registrationId ?? '')).toEqual({ paid: 11_000, charged: 9000, balance: 2000 });
    test.does(refunding());
    expect(test.figures(registrationId ?? '')).toEqual({ paid: 9000, charged: 9000, balance: 0 });
  });

  it('is issued at once when it is free, and when the desk takes the money', () => {
    const free = newcomer({}, { priceMinor: 0 });
    free.test.does(free.placing([free.passOf(1), free.registering]));
    expect(free.issued().passId).not.toBeNull();
    const { test, registering, passOf, placing, issued } = newcomer();
    const payments = [{ method: 'CASH', amountMinor: 2000, tenderedMinor: null } as const];
    test.does(placing([passOf(1), registering], { actor: STAFF, channel: 'RECEPTION', payments, provider: null }));
    expect(test.passRow(issued().passId ?? '').registrationId).toBe(issued().registrationId);
  });

  it('is not issued when the registration became impossible, and all the money is owed back', () => {
    const { test, group, registering, passOf, placing, paying, issued, order } = newcomer({ type: 'CONTINUOUS' });
    const { orderId } = test.does(placing([passOf(1), registering]));
    test.world.now = hoursAfter(NOW, 1);
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'EXPIRED' });
    test.registration(group);
    expect(test.does(paying(orderId, 11_000)).result).toBe('REFUND_DUE');
    expect(order(orderId)).toMatchObject({ status: 'EXPIRED', refundDueMinor: 11_000 });
    expect(issued()).toEqual({ registrationId: null, passFor: null, passId: null });
  });

  it('is refused unless its line names a registration of the payer, in the same order, on a course of the pass', () => {
    const { test, customerId, registering, passOf, placing, seat, course } = newcomer();
    const path = ['input', 'lines', '0', 'pass', 'holder', 'registrationLine'];
    const misplaced = (lines: OrderLineSpec[], more: Partial<CommandOf<'placeOrder'>> = {}) => {
      const { path: at, reason } = test.refuses(placing(lines, more), 'INVALID_INPUT');
      expect(at).toEqual(path);
      return reason;
    };
    expect([misplaced([passOf(2), registering]), misplaced([passOf(-1), registering])]).toEqual(['OUT_OF_RANGE', 'OUT_OF_RANGE']);
    expect([misplaced([passOf(0), registering]), misplaced([passOf(1), seat])]).toEqual(['UNEXPECTED', 'UNEXPECTED']);
    const staff = { actor: STAFF, customerId: test.customer() };
    expect([
      misplaced([passOf(1), registering], staff),
      misplaced([passOf(1), registering], { ...staff, customerId: null }),
    ]).toEqual(['UNEXPECTED', 'UNEXPECTED']);
    const entry = test.product({ kind: 'ENTRY' });
    expect(misplaced([passOf(1, entry), registering])).toBe('UNEXPECTED');
    const elsewhere = test.product({ kind: 'CREDIT', courseIds: [test.course()] });
    expect(test.refuses(placing([passOf(1, elsewhere), registering]), 'PASS_NOT_FOR_COURSE')).toMatchObject({
      path,
      courseId: course,
    });
    const limited = test.product({ kind: 'CREDIT', purchaseLimit: 1 });
    const second: OrderLineSpec = { ...registering, attendeeId: test.attendee(customerId) } as OrderLineSpec;
    test.refuses(placing([passOf(2, limited), passOf(3, limited), registering, second]), 'PURCHASE_LIMIT_REACHED');
  });

  it('is sold by the rules of the booking page, or of the course in the profile', () => {
    const { test, registering, passOf, placing } = newcomer({ passesInProfile: false }, { visibleInProfile: true });
    const refused = test.refuses(placing([passOf(1), registering], { channel: 'PROFILE' }), 'ONLINE_SALE_UNAVAILABLE');
    expect(refused.reasons).toEqual(['COURSE_NOT_IN_PROFILE']);
    const hidden = test.product({ kind: 'CREDIT', visibleOnBookingPage: false });
    const away = test.refuses(placing([passOf(1, hidden), registering]), 'ONLINE_SALE_UNAVAILABLE');
    expect(away.reasons).toEqual(['PRODUCT_NOT_IN_CHANNEL']);
    test.does(placing([passOf(1), registering]));
  });
});
