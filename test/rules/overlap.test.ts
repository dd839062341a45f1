import { describe, expect, it } from 'vitest';
import { explainEligibility } from '../../src/services/rules/booking/eligibility.js';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import { NO_REDUCTION } from '../../src/services/rules/selling/order-input.js';
import { hoursAfter, NOW, STAFF, TestWorld } from './test-world.js';

/** An attendee with two linked groups, and a session of an hour at 12:00, 72 hours from now. */
function studio() {
  const test = new TestWorld();
  const course = test.course();
  const groups = [test.group(course, { linkId: 'link' }), test.group(course, { linkId: 'link' })] as const;
  const registration = test.registration(groups[0]);
  const noon = hoursAfter(NOW, 72);
  const session = test.session(groups[0], { startsAt: noon });
  const at = (from: number, to: number, groupId: string = groups[1]) =>
    test.session(groupId, { startsAt: hoursAfter(noon, from), endsAt: hoursAfter(noon, to) });
  const { customerId } = test.registrationRow(registration);
  const book = (sessionId: string, more = {}) => test.booking(registration, sessionId, { allowOverlap: false, ...more });
  const books = (sessionId: string, more = {}) => test.books(registration, sessionId, { allowOverlap: false, ...more });
  const customer = { kind: 'CUSTOMER', customerId } as const;
  const line = (sessionId: string) => ({ kind: 'SESSION', sessionId, registrationId: registration }) as const;
  const order = (lines: readonly OrderLineSpec[]): CommandOf<'placeOrder'> => ({
    ...{ kind: 'placeOrder', actor: STAFF, customerId, channel: 'RECEPTION', lines, reduction: NO_REDUCTION },
    ...{ payments: [{ method: 'CASH', amountMinor: 800 * lines.length, tenderedMinor: null }], provider: null, holdMinutes: 30 },
  });
  return { test, groups, registration, session, noon, at, book, books, customer, line, order };
}

describe('a booking that overlaps another one of the attendee', () => {
  it.each([
    ['begins inside it', 0.5, 1.5],
    ['ends inside it', -0.5, 0.5],
    ['is the same hour', 0, 1],
    ['lies inside it', 0.25, 0.5],
    ['contains it', -1, 2],
    ['shares the last millisecond', 1 - 1 / 3_600_000, 2],
  ])('is refused to a customer and to staff when it %s, and the refusal names the other one', (_how, from, to) => {
    const { test, session, noon, at, book, customer } = studio();
    const bookingId = test.does(book(session));
    for (const actor of [customer, STAFF]) {
      const refused = test.refuses(book(at(from, to), { actor }), 'BOOKING_OVERLAPS');
      expect(refused).toMatchObject({ ...bookingId, orderId: null, startsAt: noon, endsAt: hoursAfter(noon, 1) });
      expect(refused.path).toEqual(['input', 'sessionId']);
    }
  });

  it.each([
    ['ends when it begins', -1, 0],
    ['begins when it ends', 1, 2],
  ])('is fine when it %s', (_how, from, to) => {
    const { test, session, at, book, customer } = studio();
    test.does(book(session));
    test.does(book(at(from, to), { actor: customer }));
  });

  it('is made when staff insist, and the booking says so', () => {
    const { test, session, at, books } = studio();
    const plain = books(session);
    const insisted = books(at(0.5, 1.5), { allowOverlap: true });
    const needless = books(at(5, 6), { allowOverlap: true });
    const saidOf = [plain, insisted, needless].map((id) => test.world.bookings.get(id)?.overlapAllowed);
    expect(saidOf).toEqual([false, true, false]);
  });

  it('is no matter of siblings, of a cancelled booking, or of a late one that gave its seat back', () => {
    const { test, groups, session, at, book, books, customer } = studio();
    const overlapping = at(0.5, 1.5);
    const sibling = test.registration(groups[0], customer.customerId);
    test.does({ ...book(session), registrationId: sibling });
    test.does(test.cancelling(books(session)));
    test.does(book(overlapping, { actor: customer }));
    const late = studio();
    const bookingId = late.books(late.session);
    late.test.world.now = hoursAfter(late.noon, -1);
    late.test.does(late.test.cancelling(bookingId));
    expect(late.test.world.bookings.get(bookingId)?.status).toBe('LATE_CANCELLED');
    late.test.does(late.book(late.at(0.5, 1.5)));
  });

  it('is seen across registrations of the same attendee, and told by bookingEligibility', () => {
    const { test, session, registration, at, book } = studio();
    test.does(book(session));
    const { attendeeId } = test.registrationRow(registration);
    const elsewhere = test.group(test.course());
    const { registrationId } = test.does({ kind: 'register', actor: STAFF, attendeeId, groupId: elsewhere });
    const sessionId = at(0, 1, elsewhere);
    test.refuses({ ...book(sessionId), registrationId }, 'BOOKING_OVERLAPS');
    const asked = explainEligibility(test.world, { actor: STAFF, registrationId, sessionId });
    expect(asked?.obstacles.map(({ code }) => code)).toEqual(['BOOKING_OVERLAPS']);
  });
});

describe('an order of two seats at the same time', () => {
  it('is refused for one attendee, and fine for two', () => {
    const { test, groups, session, at, line, order } = studio();
    const sessionId = at(0.5, 1.5);
    const refused = test.refuses(order([line(session), line(sessionId)]), 'BOOKING_OVERLAPS');
    expect(refused).toMatchObject({ path: ['input', 'lines', '1', 'seat', 'sessionId'], bookingId: null, orderId: null });
    const another = test.registration(groups[1]);
    test.does(order([line(session), { ...line(sessionId), registrationId: another }]));
  });

  it('is made when staff insist on the later one', () => {
    const { test, session, at, line, order } = studio();
    test.does(order([line(session), { ...line(at(0, 1)), allowOverlap: true }]));
    expect([...test.world.bookings.values()].some(({ overlapAllowed }) => overlapAllowed)).toBe(true);
  });

  it('is refused beside a booking', () => {
    const { test, session, at, books, line, order } = studio();
    const bookingId = books(session);
    const refused = test.refuses(order([line(at(0.5, 1.5))]), 'BOOKING_OVERLAPS');
    expect(refused).toMatchObject({ path: ['input', 'lines', '0', 'seat', 'sessionId'], bookingId });
  });

  it('is refused beside a seat that an unpaid order holds, until that order is given up', () => {
    const { test, session, at, book, line, order } = studio();
    const { orderId } = test.does({ ...order([line(session)]), channel: 'ONLINE', payments: null, provider: 'SANDBOX' });
    const sessionId = at(0.5, 1.5);
    expect(test.refuses(book(sessionId), 'BOOKING_OVERLAPS')).toMatchObject({ bookingId: null, orderId });
    test.refuses(order([line(sessionId)]), 'BOOKING_OVERLAPS');
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'CANCELLED' });
    test.does(book(sessionId));
  });

  it('owes the money back when it comes after the hold and the attendee is elsewhere by then', () => {
    const { test, session, at, books, line, order } = studio();
    const { orderId } = test.does({ ...order([line(session)]), channel: 'ONLINE', payments: null, provider: 'SANDBOX' });
    test.world.now = hoursAfter(NOW, 1);
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'EXPIRED' });
    books(at(0.5, 1.5));
    const paid = {
      kind: 'payOrder',
      orderId,
      method: 'SANDBOX',
      amountMinor: 800,
      providerRef: 'p',
      feeMinor: 0,
      isTest: true,
    } as const;
    expect(test.does(paid).result).toBe('REFUND_DUE');
  });
});
