import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import { hoursAfter, NOW, STAFF, TestWorld } from './test-world.js';

function ground(type: 'OPEN' | 'CONTINUOUS' = 'OPEN') {
  const test = new TestWorld();
  const course = test.course({ type, priceMinor: type === 'OPEN' ? null : 5000 });
  const group = test.group(course);
  const registration = test.registration(group);
  const { customerId } = test.registrationRow(registration);
  const sell = (productId: string, more: Partial<CommandOf<'sellPass'>> = {}): CommandOf<'sellPass'> => ({
    kind: 'sellPass',
    productId,
    registrationId: null,
    customerId: null,
    method: 'CASH',
    ...more,
  });
  return { test, course, group, registration, customerId, sell };
}

describe('selling a pass', () => {
  it('takes a snapshot of the product', () => {
    const { test, customerId, sell } = ground();
    const productId = test.product({ kind: 'ENTRY', entries: 5, priceMinor: 4500, validityPeriod: 'P1M', priority: 7 });
    const { passId } = test.does(sell(productId, { customerId, method: 'BANK' }));
    test.world.products.clear();
    expect(test.passRow(passId)).toMatchObject({
      productId,
      customerId,
      kind: 'ENTRY',
      entries: 5,
      priceMinor: 4500,
      priority: 7,
      purchasedAt: NOW,
    });
    expect(test.balance('CASH:bank')).toBe(-4500);
    expect(test.balance(`PASS:${passId}`)).toBe(4500);
    expect([test.balance(`ENTRIES:${passId}`), test.balance('ENTRIES_ISSUED')]).toEqual([5, -5]);
  });

  it('owes the face of a CREDIT pass whatever it was sold for', () => {
    const { test, registration } = ground();
    const below = test.pass(registration, { kind: 'CREDIT', priceMinor: 1800, creditMinor: 2000 });
    expect([test.balance(`PASS:${below}`), test.balance('PASS_DISCOUNT'), test.balance('CASH:desk')]).toEqual([
      2000, -200, -1800,
    ]);
    const above = test.pass(registration, { kind: 'CREDIT', priceMinor: 2100, creditMinor: 2000 });
    expect([test.balance(`PASS:${above}`), test.balance('PASS_PREMIUM')]).toEqual([2000, 100]);
    expect(test.figures(registration)).toEqual({ paid: 4000, charged: 0, balance: 4000 });
  });

  it('settles the debt of the registration from a new CREDIT pass, and leaves the rest on it', () => {
    const { test, group, registration } = ground();
    const bookingId = test.books(registration, test.session(group, { priceMinor: 800 }));
    const pass = test.pass(registration, { kind: 'CREDIT', priceMinor: 1800, creditMinor: 2000 });
    expect(test.balance(`PASS:${pass}`)).toBe(1200);
    expect(test.balance(`REGISTRATION:${registration}`)).toBe(0);
    expect(test.figures(registration)).toEqual({ paid: 2000, charged: 800, balance: 1200 });
    const [settled] = test.world.redemptions.values();
    expect(settled).toMatchObject({ passId: pass, bookingId, coveredMinor: 800, consumedMinor: 800, returnedAt: null });
  });

  it('pays for a CONTINUOUS course like a gift card, as far as it reaches', () => {
    const { test, registration } = ground('CONTINUOUS');
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 5000, balance: -5000 });
    const first = test.pass(registration, { kind: 'CREDIT', creditMinor: 3000 });
    expect(test.balance(`PASS:${first}`)).toBe(0);
    const second = test.pass(registration, { kind: 'CREDIT', creditMinor: 3000 });
    expect(test.balance(`PASS:${second}`)).toBe(1000);
    expect(test.figures(registration)).toEqual({ paid: 6000, charged: 5000, balance: 1000 });
  });

  it('gives a booking back to the registration when its debt was settled by a pass since', () => {
    const { test, group, registration } = ground();
    const bookingId = test.books(registration, test.session(group, { priceMinor: 800 }));
    test.pass(registration, { kind: 'CREDIT', creditMinor: 2000 });
    test.does(test.cancelling(bookingId));
    expect(test.figures(registration)).toEqual({ paid: 2000, charged: 0, balance: 2000 });
  });

  it('refuses a product that is archived or not for that holder', () => {
    const { test, registration, customerId, sell } = ground();
    const entry = test.product({ kind: 'ENTRY' });
    const credit = test.product({ kind: 'CREDIT' });
    test.refuses(sell('nothing', { customerId }), 'NOT_FOUND');
    test.refuses(sell(test.product({ kind: 'ENTRY', archived: true }), { customerId }), 'PRODUCT_ARCHIVED');
    test.refuses(sell(test.product({ kind: 'ENTRY', visibleAtDesk: false }), { customerId }), 'PRODUCT_NOT_SOLD_HERE');
    test.refuses(sell(entry, { registrationId: registration }), 'PASS_BELONGS_TO_CUSTOMER');
    test.refuses(sell(entry, { customerId: 'nobody' }), 'NOT_FOUND');
    test.refuses(sell(credit, { customerId }), 'PASS_NEEDS_REGISTRATION');
    test.refuses(sell(credit, { registrationId: 'nothing' }), 'NOT_FOUND');
    const elsewhere = test.product({ kind: 'CREDIT', courseIds: ['another'] });
    test.refuses(sell(elsewhere, { registrationId: registration }), 'PASS_NOT_FOR_COURSE');
  });

  it('counts the passes that a customer bought against the purchase limit', () => {
    const { test, customerId, sell } = ground();
    const productId = test.product({ kind: 'TIME', purchaseLimit: 2 });
    for (let i = 0; i < 2; i++) test.does(sell(productId, { customerId }));
    expect(test.refuses(sell(productId, { customerId }), 'PURCHASE_LIMIT_REACHED').limit).toBe(2);
    test.does(sell(productId, { customerId: test.customer() }));
  });

  it('counts no credit that has expired', () => {
    const { test, registration } = ground();
    test.pass(registration, { kind: 'CREDIT', validityPeriod: 'P1D' });
    test.world.now = hoursAfter(NOW, 48);
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 0, balance: 0 });
  });
});

describe('registering', () => {
  it('takes a place and charges the price on a CONTINUOUS course', () => {
    const { test, course, group, registration } = ground('CONTINUOUS');
    expect(test.registrationRow(registration)).toMatchObject({ priceMinor: 5000, chargedMinor: 5000, version: 1 });
    expect(test.world.groups.get(group)?.placesTaken).toBe(1);
    expect(test.balance(`BOOKED:${course}`)).toBe(5000);
  });

  it('takes neither on an OPEN course', () => {
    const { test, group, registration } = ground();
    expect(test.registrationRow(registration).chargedMinor).toBe(0);
    expect(test.world.groups.get(group)?.placesTaken).toBe(0);
  });

  it('refuses full groups, archived courses, second registrations and attendees of other customers', () => {
    const { test, course, registration } = ground('CONTINUOUS');
    const customerId = test.customer();
    const attendeeId = test.attendee(customerId);
    const register = (groupId: string, more: Partial<CommandOf<'register'>> = {}) =>
      ({ kind: 'register', actor: STAFF, attendeeId, groupId, ...more }) as const;
    const full = test.group(course, { capacity: 1, placesTaken: 1 });
    expect(test.refuses(register(full), 'GROUP_FULL').capacity).toBe(1);
    test.refuses(register(test.group(test.course({ archived: true }))), 'COURSE_ARCHIVED');
    test.refuses(register('nothing'), 'NOT_FOUND');
    const { attendeeId: taken, groupId } = test.registrationRow(registration);
    expect(test.refuses(register(groupId, { attendeeId: taken }), 'ALREADY_REGISTERED').registrationId).toBe(registration);
    test.refuses(register(groupId, { actor: { kind: 'CUSTOMER', customerId: test.customer() } }), 'NOT_FOUND');
    test.does(register(groupId, { actor: { kind: 'CUSTOMER', customerId } }));
  });

  it('pays a debt with money taken at the desk', () => {
    const { test, registration } = ground('CONTINUOUS');
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 5000, method: 'CARD_TERMINAL' });
    expect(test.figures(registration)).toEqual({ paid: 5000, charged: 5000, balance: 0 });
    expect(test.balance('CASH:terminal')).toBe(-5000);
    test.refuses({ kind: 'recordPayment', registrationId: 'nothing', amountMinor: 1, method: 'CASH' }, 'NOT_FOUND');
  });
});
