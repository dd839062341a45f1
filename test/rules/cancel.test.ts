import { describe, expect, it } from 'vitest';
import type { OrganisationFacts } from '../../src/services/rules/world/facts.js';
import { hoursAfter, NOW, STAFF, TestWorld } from './test-world.js';

function ground(organisation: Partial<OrganisationFacts> = {}) {
  const test = new TestWorld(organisation);
  const course = test.course();
  const group = test.group(course);
  const registration = test.registration(group);
  const pass = test.pass(registration, { kind: 'ENTRY', priceMinor: 1000, entries: 3 });
  const session = test.session(group);
  const before = new Map(test.world.balances);
  return { test, course, group, registration, pass, session, before };
}

describe('cancelling a booking', () => {
  it('gives back in time exactly what was taken, and frees the seat', () => {
    const { test, registration, session, before } = ground();
    const bookingId = test.books(registration, session);
    test.world.now = hoursAfter(NOW, 48);
    test.does(test.cancelling(bookingId));
    expect(test.world.balances).toEqual(before);
    expect(test.world.bookings.get(bookingId)).toMatchObject({
      status: 'CANCELLED',
      cancelledAt: test.world.now,
      overrideReason: null,
    });
    expect(test.sessionRow(session)).toMatchObject({ seatsTaken: 0, version: 3 });
    expect(test.registrationRow(registration).chargedMinor).toBe(0);
    for (const redemption of test.world.redemptions.values()) expect(redemption.returnedAt).toEqual(test.world.now);
    test.books(registration, session);
  });

  it('gives each slice back to the pass that it was taken from, even if another pass would pay today', () => {
    const { test, group, registration } = ground();
    const credits = [500, 500].map((creditMinor) => test.pass(registration, { kind: 'CREDIT', creditMinor, priority: 1 }));
    const bookingId = test.books(registration, test.session(group));
    const preferred = test.pass(registration, { kind: 'CREDIT', creditMinor: 900, priority: 0 });
    test.does(test.cancelling(bookingId));
    expect([...credits, preferred].map((id) => test.balance(`PASS:${id}`))).toEqual([500, 500, 900]);
  });

  it('keeps the entry and frees the seat after the deadline', () => {
    const { test, registration, pass, session } = ground();
    const bookingId = test.books(registration, session);
    test.world.now = hoursAfter(NOW, 48.01);
    test.does(test.cancelling(bookingId));
    expect(test.world.bookings.get(bookingId)?.status).toBe('LATE_CANCELLED');
    expect(test.balance(`ENTRIES:${pass}`)).toBe(2);
    expect(test.sessionRow(session).seatsTaken).toBe(0);
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 800, balance: 0 });
    test.refuses(test.cancelling(bookingId), 'BOOKING_NOT_ACTIVE');
  });

  it('charges the late fee of the policy as revenue that is earned at once', () => {
    const { test, course, registration, session } = ground({ lateCancellation: 'FORFEIT_AND_FEE', lateFeeMinor: 150 });
    const bookingId = test.books(registration, session);
    test.world.now = hoursAfter(NOW, 49);
    test.does(test.cancelling(bookingId));
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 950, balance: -150 });
    expect(test.balance(`REVENUE:${course}`)).toBe(150);
  });

  it('refuses a late cancellation by the terms kept on the booking, not by the policy of today', () => {
    const { test, registration, session } = ground({ lateCancellation: 'BLOCK' });
    const bookingId = test.books(registration, session);
    test.world.organisation = { ...test.world.organisation, lateCancellation: 'FORFEIT' };
    test.world.now = hoursAfter(NOW, 49);
    expect(test.refuses(test.cancelling(bookingId), 'CANCELLATION_CLOSED').cancellableUntil).toEqual(hoursAfter(NOW, 48));
  });

  it('gives back everything after the deadline when staff give a reason, and refuses a reason of a customer', () => {
    const { test, registration, session, before } = ground({ lateCancellation: 'BLOCK' });
    const bookingId = test.books(registration, session);
    const { customerId } = test.registrationRow(registration);
    test.world.now = hoursAfter(NOW, 80);
    test.refuses(test.cancelling(bookingId), 'SESSION_OVER');
    const actor = { kind: 'CUSTOMER', customerId } as const;
    test.refuses(test.cancelling(bookingId, { actor, overrideReason: 'please' }), 'SESSION_OVER');
    test.does(test.cancelling(bookingId, { overrideReason: 'Ill child' }));
    expect(test.world.balances).toEqual(before);
    expect(test.world.bookings.get(bookingId)).toMatchObject({ status: 'CANCELLED', overrideReason: 'Ill child' });
  });

  it('refuses bookings of other customers, unknown ones and those that are not active', () => {
    const { test, registration, session } = ground();
    const bookingId = test.books(registration, session);
    const actor = { kind: 'CUSTOMER', customerId: test.customer() } as const;
    expect(test.refuses(test.cancelling(bookingId, { actor }), 'NOT_FOUND').referent).toBe('BOOKING');
    expect(test.refuses(test.cancelling('nothing'), 'NOT_FOUND').referent).toBe('BOOKING');
    test.does({ kind: 'checkIn', bookingId });
    test.refuses(test.cancelling(bookingId), 'BOOKING_NOT_ACTIVE');
  });
});

describe('cancelling a session', () => {
  it('gives back every booking in full at any hour, attended ones included', () => {
    const { test, group, registration, session, before } = ground();
    const other = test.registration(group);
    const bookings = [registration, other].map((id) => test.books(id, session));
    test.does({ kind: 'checkIn', bookingId: bookings[0] ?? '' });
    test.world.now = hoursAfter(NOW, 71);
    expect(test.does({ kind: 'cancelSession', sessionId: session })).toEqual({ sessionId: session, bookingsCancelled: 2 });
    expect(test.sessionRow(session)).toMatchObject({ status: 'CANCELLED', seatsTaken: 0 });
    for (const [code, balance] of before) expect([code, test.balance(code)]).toEqual([code, balance]);
    expect(test.balance(`REGISTRATION:${other}`)).toBe(0);
  });

  it('returns two bookings of one registration and one pass', () => {
    const { test, group, registration, pass } = ground();
    const sibling = test.registration(group, test.registrationRow(registration).customerId);
    const session = test.session(group);
    for (const id of [registration, sibling]) test.books(id, session);
    expect(test.balance(`ENTRIES:${pass}`)).toBe(1);
    test.does({ kind: 'cancelSession', sessionId: session });
    expect(test.balance(`ENTRIES:${pass}`)).toBe(3);
    expect(test.balance(`PASS:${pass}`)).toBe(1000);
  });

  it('refuses a session that is cancelled already or over', () => {
    const { test, group, session } = ground();
    test.does({ kind: 'cancelSession', sessionId: session });
    test.refuses({ kind: 'cancelSession', sessionId: session }, 'SESSION_CANCELLED');
    const over = test.session(group, { startsAt: hoursAfter(NOW, -2) });
    test.refuses({ kind: 'cancelSession', sessionId: over }, 'SESSION_OVER');
    test.refuses({ kind: 'cancelSession', sessionId: 'nothing' }, 'NOT_FOUND');
  });
});

describe('changing a session', () => {
  it('refuses a capacity below the seats taken', () => {
    const { test, registration, session } = ground();
    test.books(registration, session);
    const change = (capacity: number | null) =>
      ({ kind: 'updateSession', sessionId: session, capacity, priceMinor: null }) as const;
    expect(test.refuses(change(0), 'CAPACITY_BELOW_SEATS_TAKEN').seatsTaken).toBe(1);
    test.does(change(1));
    expect(test.sessionRow(session)).toMatchObject({ capacity: 1, priceMinor: 800 });
    test.does({ kind: 'cancelSession', sessionId: session });
    test.refuses(change(5), 'SESSION_CANCELLED');
  });
});

it('checks in a booked attendee once, and refuses a cancelled booking', () => {
  const { test, registration, session } = ground();
  const bookingId = test.books(registration, session);
  test.does({ kind: 'checkIn', bookingId });
  expect(test.world.bookings.get(bookingId)).toMatchObject({ status: 'ATTENDED', checkedInAt: NOW });
  expect(test.refuses({ kind: 'checkIn', bookingId }, 'ALREADY_CHECKED_IN').checkedInAt).toEqual(NOW);
  test.refuses({ kind: 'checkIn', bookingId: 'nothing' }, 'NOT_FOUND');
  const gone = test.books(test.registration(test.sessionRow(session).groupId), session);
  test.does({ kind: 'cancelBooking', actor: STAFF, bookingId: gone, overrideReason: null });
  test.refuses({ kind: 'checkIn', bookingId: gone }, 'BOOKING_NOT_ACTIVE');
});
