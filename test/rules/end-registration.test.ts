import { describe, expect, it } from 'vitest';
import { ground as checkout } from './checkout-ground.js';
import { DAY, danceGround, day, ending, openGround } from './ending-ground.js';
import { hoursAfter, NOW, STAFF } from './test-world.js';

describe('the bookings of a registration that ends', () => {
  it('go back to their passes in time, from that day on, and earlier ones stay', () => {
    const { test, registration, sessions } = openGround();
    const pass = test.pass(registration, { kind: 'ENTRY', priceMinor: 1200, entries: 4 });
    const [early = '', second = '', third = ''] = sessions.map((session) => test.books(registration, session));
    const { ending: quote } = test.does(ending(registration, { endsOn: day(3) }));
    const back = { inTime: true, unchargedMinor: 800, feeMinor: 0 };
    expect(quote).toEqual({
      endsOn: day(3),
      bookings: [second, third].map((bookingId) => ({ bookingId, ...back })),
      passes: [{ passId: pass, entries: 2, visits: 0, valueMinor: 600 }],
      priceMinor: 0,
      refundable: [],
    });
    expect([early, second, third].map((id) => test.world.bookings.get(id)?.status)).toEqual(['BOOKED', 'CANCELLED', 'CANCELLED']);
    expect(test.balance(`ENTRIES:${pass}`)).toBe(3);
    expect(sessions.map((id) => test.sessionRow(id).seatsTaken)).toEqual([1, 0, 0]);
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 800, balance: 0 });
  });

  it.each([
    ['FORFEIT', 0, 800],
    ['FORFEIT_AND_FEE', 150, 950],
    ['BLOCK', 0, 800],
  ] as const)('are forfeited late under %s, with a fee of %i', (lateCancellation, feeMinor, charged) => {
    const { test, registration, sessions } = openGround({ lateCancellation, lateFeeMinor: 150, cancelWindowHours: 48 });
    const [late = ''] = sessions.map((session) => test.books(registration, session));
    const { ending: quote } = test.does(ending(registration));
    expect(quote.bookings[0]).toEqual({ bookingId: late, inTime: false, unchargedMinor: 0, feeMinor });
    expect(quote.bookings.slice(1).every(({ inTime }) => inTime)).toBe(true);
    expect(test.world.bookings.get(late)?.status).toBe('LATE_CANCELLED');
    expect(test.figures(registration).charged).toBe(charged);
  });

  it('go back whole with a reason of the staff, however late', () => {
    const { test, registration, sessions } = openGround({ lateCancellation: 'BLOCK', cancelWindowHours: 48 });
    const [late = ''] = sessions.map((session) => test.books(registration, session));
    test.does(ending(registration, { overrideReason: 'Broken leg' }));
    expect(test.world.bookings.get(late)).toMatchObject({ status: 'CANCELLED', overrideReason: 'Broken leg' });
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 0, balance: 0 });
  });

  it('stay where the attendee was there already', () => {
    const { test, registration, sessions } = openGround();
    const bookingId = test.books(registration, sessions[0] ?? '');
    test.does({ kind: 'checkIn', bookingId });
    expect(test.does(ending(registration)).ending.bookings).toEqual([]);
    expect(test.world.bookings.get(bookingId)?.status).toBe('ATTENDED');
  });
});

describe('the bookings of those who were excused ahead', () => {
  const excusing = (bookingId: string) => ({ kind: 'markAttendance', bookingId, attendance: 'EXCUSED', reason: 'Ill' }) as const;

  it('are cancelled with the registration, and free their seats', () => {
    const { test, registration, sessions } = openGround();
    const pass = test.pass(registration, { kind: 'ENTRY', priceMinor: 1200, entries: 4 });
    const ids = sessions.map((session) => test.books(registration, session));
    test.does(excusing(ids[1] ?? ''));
    const { ending: quote } = test.does(ending(registration));
    expect(quote.bookings.map(({ bookingId }) => bookingId)).toEqual(ids);
    expect(sessions.map((id) => test.sessionRow(id).seatsTaken)).toEqual([0, 0, 0]);
    expect(test.balance(`ENTRIES:${pass}`)).toBe(4);
  });

  it('are forfeited late', () => {
    const { test, registration, sessions } = openGround({ lateCancellation: 'FORFEIT', cancelWindowHours: 48 });
    const bookingId = test.books(registration, sessions[0] ?? '');
    test.does(excusing(bookingId));
    test.does(ending(registration));
    expect(test.world.bookings.get(bookingId)).toMatchObject({ status: 'LATE_CANCELLED', excusedAt: null });
    expect(test.figures(registration).charged).toBe(800);
  });

  it('stay when their session has begun', () => {
    const { test, registration, sessions } = openGround();
    const bookingId = test.books(registration, sessions[0] ?? '');
    test.does(excusing(bookingId));
    test.world.now = hoursAfter(NOW, DAY + 2);
    expect(test.does(ending(registration)).ending.bookings).toEqual([]);
    expect(test.world.bookings.get(bookingId)?.status).toBe('NO_SHOW');
  });

  it('are cancelled by a move to a group that cannot book their sessions', () => {
    const { test, course, registration, sessions } = openGround();
    const bookingId = test.books(registration, sessions[0] ?? '');
    test.does(excusing(bookingId));
    const move = { kind: 'moveRegistration', registrationId: registration, groupId: test.group(course) } as const;
    expect(test.does(move).bookingsCancelled).toBe(1);
    expect(test.world.bookings.get(bookingId)?.status).toBe('CANCELLED');
  });
});

describe('a registration with an end', () => {
  it('books before its last day is over, and nothing after it', () => {
    const { test, registration, sessions } = openGround();
    test.does(ending(registration, { endsOn: day(3) }));
    test.books(registration, sessions[0] ?? '');
    expect(test.refuses(test.booking(registration, sessions[1] ?? ''), 'REGISTRATION_ENDED').endsOn).toBe(day(3));
  });

  it('counts days in the time zone of the organisation', () => {
    const { test, group, registration } = openGround();
    // 23:30 in Bratislava on the day before, and half past midnight of the day.
    const [before, after] = ['2027-02-03T22:30:00Z', '2027-02-03T23:30:00Z'].map((text) =>
      test.session(group, { startsAt: new Date(text) }),
    );
    test.does(ending(registration, { endsOn: '2027-02-04' }));
    test.books(registration, before ?? '');
    test.refuses(test.booking(registration, after ?? ''), 'REGISTRATION_ENDED');
  });

  it('gets no credit once it has ended, and may pay its debt', () => {
    const { test, registration } = openGround();
    test.does(ending(registration, { endsOn: day(1) }));
    test.pass(registration, { kind: 'CREDIT', creditMinor: 500 });
    test.world.now = hoursAfter(NOW, DAY);
    const productId = test.product({ kind: 'CREDIT' });
    const sale = { kind: 'sellPass', productId, registrationId: registration, customerId: null, method: 'CASH' } as const;
    test.refuses(sale, 'REGISTRATION_ENDED');
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 100, method: 'CASH' });
  });

  it('cannot end or move again, and frees its place for the same attendee', () => {
    const { test, group, course, registration } = danceGround();
    test.does(ending(registration));
    expect(test.world.groups.get(group)?.placesTaken).toBe(0);
    test.refuses(ending(registration), 'REGISTRATION_ENDED');
    test.refuses({ kind: 'moveRegistration', registrationId: registration, groupId: test.group(course) }, 'REGISTRATION_ENDED');
    const { attendeeId } = test.registrationRow(registration);
    const again = test.does({ kind: 'register', actor: STAFF, attendeeId, groupId: group }).registrationId;
    expect(again).not.toBe(registration);
    test.refuses({ kind: 'register', actor: STAFF, attendeeId, groupId: group }, 'ALREADY_REGISTERED');
    expect(test.refuses({ kind: 'reopenRegistration', registrationId: registration }, 'ALREADY_REGISTERED')).toMatchObject({
      registrationId: again,
      path: ['input', 'registrationId'],
    });
  });

  it.each([
    [{ endsOn: day(-1) }, 'on', 'IN_THE_PAST'],
    [{ priceMinor: 3001 }, 'givenBack.amountMinor', 'AMOUNT_TOO_LARGE'],
  ])('is refused for %j', (more, field, reason) => {
    const { test, registration } = danceGround();
    expect(test.refuses(ending(registration, more), 'INVALID_INPUT')).toMatchObject({
      reason,
      path: ['input', ...field.split('.')],
    });
  });
});

describe('an order of a registration that ends', () => {
  it('an order for a seat that was paid online can be refunded to its payment when the registration ends', () => {
    const { test, placing, paying, seat, registration } = checkout();
    const { paymentId } = test.does(paying(test.does(placing([seat])).orderId, 800));
    const { ending: quote } = test.does(ending(registration));
    expect(quote.bookings).toMatchObject([{ inTime: true, unchargedMinor: 800 }]);
    expect(quote.refundable).toEqual([{ paymentId, amountMinor: 800 }]);
    expect(test.balance(`REGISTRATION:${registration}`)).toBe(800);
  });

  it('buys nothing when it is paid after the end, and its money is owed back', () => {
    const { test, placing, paying, seat, order, registration } = checkout();
    const { orderId } = test.does(placing([seat]));
    test.does(ending(registration));
    expect(test.does(paying(orderId, 800)).result).toBe('REFUND_DUE');
    expect(order(orderId)?.refundDueMinor).toBe(800);
  });

  it('quotes no disputed payment, and no more than is left of a payment', () => {
    const { test, placing, paying, refunding, seat, registration } = checkout();
    const { paymentId } = test.does(paying(test.does(placing([seat])).orderId, 800));
    test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen: true, lostMinor: 0 });
    expect(test.does(ending(registration)).ending.refundable).toEqual([]);
    test.does({ kind: 'disputePayment', paymentId: paymentId ?? '', isOpen: false, lostMinor: 0 });
    test.does(refunding({ amountMinor: 300, method: 'CASH' }));
    test.does({ kind: 'reopenRegistration', registrationId: registration });
    expect(test.does(ending(registration)).ending.refundable).toEqual([{ paymentId, amountMinor: 500 }]);
  });
});
