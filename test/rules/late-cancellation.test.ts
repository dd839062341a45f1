import { describe, expect, it } from 'vitest';
import type { OrganisationFacts } from '../../src/services/rules/world/facts.js';
import { existing, hoursAfter, NOW, TestWorld } from './test-world.js';

/** A session of 8 that starts in 72 hours, booked with one of 4 entries worth 5 each. */
function booked(organisation: Partial<OrganisationFacts> = {}, startsAt = hoursAfter(NOW, 72)) {
  const test = new TestWorld(organisation);
  const course = test.course();
  const group = test.group(course);
  const registration = test.registration(group);
  const pass = test.pass(registration, { kind: 'ENTRY', entries: 4, priceMinor: 2000 });
  const session = test.session(group, { startsAt });
  const bookingId = test.books(registration, session);
  const booking = () => existing(test.world.bookings, bookingId);
  const cancelledAt = (now: Date, more: Parameters<typeof test.cancelling>[1] = {}) => {
    test.world.now = now;
    const decision = test.tries(test.cancelling(bookingId, more));
    return decision.kind === 'refused' ? decision.refusals[0]?.code : booking().status;
  };
  return { test, course, registration, pass, session, bookingId, booking, cancelledAt };
}
const ms = (moment: Date, offset: number) => new Date(moment.getTime() + offset);

describe('the deadline of a cancellation', () => {
  it.each([
    // [hours of the window, ms from the deadline, status]
    [24, -1, 'CANCELLED'],
    [24, 0, 'CANCELLED'],
    [24, 1, 'LATE_CANCELLED'],
    [48, 0, 'CANCELLED'],
    [48, 1, 'LATE_CANCELLED'],
    [72, 0, 'CANCELLED'],
    [72, 1, 'LATE_CANCELLED'],
    [0, -1, 'CANCELLED'],
    [0, 0, 'SESSION_OVER'],
  ])('a window of %i hours makes a cancellation, %i ms after its deadline, %s', (cancelWindowHours, offset, expected) => {
    const { cancelledAt, booking } = booked({ cancelWindowHours });
    const deadline = hoursAfter(NOW, 72 - cancelWindowHours);
    expect(booking().cancellableUntil).toEqual(deadline);
    expect(cancelledAt(ms(deadline, offset))).toBe(expected);
  });

  it('is past already for a booking made within the window', () => {
    const { cancelledAt, booking } = booked({ cancelWindowHours: 24 }, hoursAfter(NOW, 2));
    expect(booking().cancellableUntil).toEqual(hoursAfter(NOW, -22));
    expect(cancelledAt(NOW)).toBe('LATE_CANCELLED');
  });

  it('counts hours and not wall clocks over a change of the clocks', () => {
    // The clocks go forward in the night before the session.
    const startsAt = new Date('2027-03-28T10:00:00Z');
    expect(booked({ cancelWindowHours: 24 }, startsAt).booking().cancellableUntil).toEqual(new Date('2027-03-27T10:00:00Z'));
  });

  it('stays with the booking when the organisation changes its window', () => {
    const { test, cancelledAt } = booked({ cancelWindowHours: 24 });
    test.world.organisation = { ...test.world.organisation, cancelWindowHours: 71, lateFeeMinor: 900, lateCancellation: 'BLOCK' };
    expect(cancelledAt(hoursAfter(NOW, 48))).toBe('CANCELLED');
  });
});

describe('a late cancellation', () => {
  const LATE = hoursAfter(NOW, 49);

  it.each([
    ['FORFEIT', 0, 0],
    ['FORFEIT', 150, 0],
    ['FORFEIT_AND_FEE', 0, 0],
    ['FORFEIT_AND_FEE', 150, 150],
    ['FORFEIT_AND_FEE', 1, 1],
  ] as const)(
    'a late cancellation by %s with a fee of %i charges %i, and gives no entry back',
    (lateCancellation, lateFeeMinor, fee) => {
      const { test, course, registration, pass, session, cancelledAt } = booked({ lateCancellation, lateFeeMinor });
      const { version } = test.registrationRow(registration);
      expect(cancelledAt(LATE)).toBe('LATE_CANCELLED');
      expect(test.figures(registration)).toEqual({ paid: 800, charged: 800 + fee, balance: fee === 0 ? 0 : -fee });
      expect([test.balance(`REVENUE:${course}`), test.balance(`ENTRIES:${pass}`), test.balance(`PASS:${pass}`)]).toEqual([
        fee,
        3,
        1500,
      ]);
      expect(test.sessionRow(session).seatsTaken).toBe(0);
      expect(test.registrationRow(registration).version).toBe(fee === 0 ? version : version + 1);
    },
  );

  it('is refused by BLOCK from the first moment after the deadline, and changes nothing', () => {
    const { test, bookingId, cancelledAt } = booked({ lateCancellation: 'BLOCK' });
    test.world.now = ms(hoursAfter(NOW, 48), 1);
    const refused = test.refuses(test.cancelling(bookingId), 'CANCELLATION_CLOSED');
    expect(refused).toMatchObject({ path: ['input', 'bookingId'], cancellableUntil: hoursAfter(NOW, 48) });
    expect(cancelledAt(hoursAfter(NOW, 48))).toBe('CANCELLED');
  });

  it('a late cancellation by staff without a reason is as late as one by the customer', () => {
    const { cancelledAt } = booked();
    expect(cancelledAt(LATE)).toBe('LATE_CANCELLED');
  });

  it('a late cancellation by staff with a reason gives the entry back, charges no fee and keeps the reason', () => {
    const { test, registration, pass, booking, cancelledAt } = booked({ lateCancellation: 'FORFEIT_AND_FEE', lateFeeMinor: 150 });
    expect(cancelledAt(LATE, { overrideReason: 'Ill child' })).toBe('CANCELLED');
    expect(booking().overrideReason).toBe('Ill child');
    expect([test.figures(registration).balance, test.balance(`ENTRIES:${pass}`)]).toEqual([0, 4]);
  });
});

describe('a reason that a customer sends', () => {
  it('is not kept, and does not turn a late cancellation into one in time', () => {
    const late = booked();
    const { customerId } = late.test.registrationRow(late.registration);
    const byCustomer = { actor: { kind: 'CUSTOMER', customerId }, overrideReason: 'please' } as const;
    expect(late.cancelledAt(hoursAfter(NOW, 49), byCustomer)).toBe('LATE_CANCELLED');
    expect(late.booking().overrideReason).toBeNull();
    const early = booked();
    const own = {
      ...byCustomer,
      actor: { kind: 'CUSTOMER', customerId: early.test.registrationRow(early.registration).customerId },
    } as const;
    expect(early.cancelledAt(NOW, own)).toBe('CANCELLED');
    expect(early.booking().overrideReason).toBeNull();
  });
});

describe('a cancellation after the check-in', () => {
  it('needs a reason of staff, and gives the entry back', () => {
    const { test, bookingId, pass, cancelledAt } = booked();
    test.does({ kind: 'checkIn', bookingId });
    expect(cancelledAt(NOW)).toBe('BOOKING_NOT_ACTIVE');
    expect(cancelledAt(hoursAfter(NOW, 100), { overrideReason: 'Wrong child' })).toBe('CANCELLED');
    expect(test.balance(`ENTRIES:${pass}`)).toBe(4);
  });

  it('is refused for good once the booking is cancelled, even with a reason', () => {
    const { cancelledAt } = booked();
    expect(cancelledAt(hoursAfter(NOW, 49))).toBe('LATE_CANCELLED');
    expect(cancelledAt(hoursAfter(NOW, 49), { overrideReason: 'Ill child' })).toBe('BOOKING_NOT_ACTIVE');
  });
});

describe('a session that the organisation cancels', () => {
  it.each([
    [-1, undefined],
    [0, 'SESSION_OVER'],
    [1, 'SESSION_OVER'],
  ])('%i ms after its end answers %s', (offset, code) => {
    const { test, session } = booked();
    test.world.now = ms(hoursAfter(NOW, 73), offset);
    const decision = test.tries({ kind: 'cancelSession', sessionId: session });
    expect(decision.kind === 'refused' ? decision.refusals[0]?.code : undefined).toBe(code);
  });

  it('gives nothing back of bookings that were cancelled before, or of other sessions', () => {
    const { test, session, pass, registration, booking, cancelledAt } = booked();
    const other = test.session(test.sessionRow(session).groupId);
    const standing = test.books(registration, other);
    cancelledAt(hoursAfter(NOW, 49));
    const late = booking();
    expect(test.does({ kind: 'cancelSession', sessionId: session }).bookingsCancelled).toBe(0);
    expect(booking()).toEqual(late);
    expect(existing(test.world.bookings, standing).status).toBe('BOOKED');
    expect(test.balance(`ENTRIES:${pass}`)).toBe(2);
  });
});
