import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import type { OrganisationFacts } from '../../src/services/rules/world/facts.js';
import { ground as checkout } from './checkout-ground.js';
import { hoursAfter, NOW, STAFF, TestWorld } from './test-world.js';

const DAY = 24;
/** The day so many days after NOW. */
const day = (days: number): string =>
  hoursAfter(NOW, days * DAY)
    .toISOString()
    .slice(0, 10);

const ending = (registrationId: string, more: Partial<CommandOf<'endRegistration'>> = {}): CommandOf<'endRegistration'> => ({
  ...{ kind: 'endRegistration', registrationId, endsOn: null, priceMinor: null, overrideReason: null },
  ...more,
});

function openGround(organisation: Partial<OrganisationFacts> = {}) {
  const test = new TestWorld(organisation);
  const course = test.course();
  const group = test.group(course);
  const registration = test.registration(group);
  const sessions = [1, 3, 5].map((days) => test.session(group, { startsAt: hoursAfter(NOW, days * DAY + 1) }));
  return { test, course, group, registration, sessions };
}

/** A course of 30.00 with four weekly lessons, the first tomorrow. */
function danceGround(organisation: Partial<OrganisationFacts> = {}) {
  const test = new TestWorld(organisation);
  const course = test.course({ type: 'CONTINUOUS', priceMinor: 3000, vatBps: 2300 });
  const group = test.group(course, { capacity: 2 });
  const registration = test.registration(group);
  const lessons = [1, 8, 15, 22].map((days) => test.session(group, { startsAt: hoursAfter(NOW, days * DAY), priceMinor: 0 }));
  return { test, course, group, registration, lessons };
}

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
      passes: [{ passId: pass, entries: 2, valueMinor: 600 }],
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

describe('the price of a registration that ends', () => {
  it.each([
    ['before the first lesson', 0, 3000],
    ['with the day of the second lesson', 8, 2250],
    ['with the day after it', 9, 1500],
    ['after the last lesson', 23, 0],
  ])('is given back %s by the share of lessons that are left', (_when, days, givenBack) => {
    const { test, course, registration } = danceGround();
    expect(test.does(ending(registration, { endsOn: day(days) })).ending.priceMinor).toBe(givenBack);
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 3000 - givenBack, balance: givenBack - 3000 });
    expect(test.balance(`BOOKED:${course}`)).toBe(3000 - givenBack);
    expect(test.registrationRow(registration)).toMatchObject({ endsOn: day(days), givenBackMinor: givenBack });
  });

  it('leaves out lessons that were cancelled, and those before the attendee came', () => {
    const { test, group, lessons } = danceGround();
    test.world.now = hoursAfter(NOW, 2 * DAY);
    const late = test.registration(group);
    test.does({ kind: 'cancelSession', sessionId: lessons[3] ?? '' });
    expect(test.does(ending(late, { endsOn: day(9) })).ending.priceMinor).toBe(1500);
  });

  it('is given back as the staff say, and not at all where the group has no lessons', () => {
    const { test, registration } = danceGround();
    expect(test.does(ending(registration, { priceMinor: 1000 })).ending.priceMinor).toBe(1000);
    const bare = test.registration(test.group(test.course({ type: 'ONE_OFF', priceMinor: 500 })));
    expect(test.does(ending(bare)).ending.priceMinor).toBe(0);
  });

  it('goes back to the CREDIT pass that paid it, whole or in part, with its tax', () => {
    const { test, registration } = danceGround();
    const pass = test.pass(registration, { kind: 'CREDIT', priceMinor: 4000, creditMinor: 4000 });
    expect(test.balance(`PASS:${pass}`)).toBe(1000);
    expect(test.passRow(pass).taxedMinor).toBe(561);
    const { ending: quote } = test.does(ending(registration, { endsOn: day(9) }));
    expect(quote.passes).toEqual([{ passId: pass, entries: 0, valueMinor: 1500 }]);
    expect(test.balance(`PASS:${pass}`)).toBe(2500);
    expect(test.balance(`REGISTRATION:${registration}`)).toBe(0);
    expect(test.passRow(pass)).toMatchObject({ taxedMinor: 280, usesByRate: { 2300: { consumedMinor: 1500, taxMinor: 280 } } });
    const slices = [...test.world.redemptions.values()].filter(({ returnedAt }) => returnedAt === null);
    expect(slices.map(({ coveredMinor, bookingId }) => [coveredMinor, bookingId])).toEqual([[1500, null]]);
  });

  it('goes back to the last pass first, and what was paid in money stays on the account and can be refunded', () => {
    const { test, registration } = danceGround();
    const first = test.pass(registration, { kind: 'CREDIT', priceMinor: 500, creditMinor: 500 });
    const second = test.pass(registration, { kind: 'CREDIT', priceMinor: 800, creditMinor: 800 });
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 1700, method: 'CASH' });
    const { ending: quote } = test.does(ending(registration));
    expect(quote.priceMinor).toBe(3000);
    expect(new Set(quote.passes.map(({ passId, valueMinor }) => `${passId} ${valueMinor}`))).toEqual(
      new Set([`${first} 500`, `${second} 800`]),
    );
    expect(test.balance(`REGISTRATION:${registration}`)).toBe(1700);
    // The cash first, then both passes, each to the payment that it came with.
    expect(quote.refundable.map(({ amountMinor }) => amountMinor).toSorted((a, b) => a - b)).toEqual([500, 800, 1700]);
    for (const { paymentId, amountMinor } of quote.refundable) {
      const refund = { kind: 'refundPayment', paymentId, amountMinor: null, method: 'CASH', returnFee: false } as const;
      const { refundId } = test.does({ ...refund, reason: 'Ended' });
      expect(test.world.refunds.get(refundId)?.amountMinor).toBe(amountMinor);
    }
    expect(test.figures(registration).balance).toBe(0);
  });

  it('only lowers a debt', () => {
    const { test, registration } = danceGround();
    const pass = test.pass(registration, { kind: 'CREDIT', priceMinor: 1000, creditMinor: 1000 });
    const { ending: quote } = test.does(ending(registration, { endsOn: day(9) }));
    expect(quote).toMatchObject({ priceMinor: 1500, passes: [], refundable: [] });
    expect(test.balance(`PASS:${pass}`)).toBe(0);
    expect(test.figures(registration).balance).toBe(-500);
  });

  it.each([
    [14, 3000],
    [0, 0],
  ])('goes on to a pass of grace when its pass has ended, with %i days of grace', (graceDays, kept) => {
    const { test, registration } = danceGround({ graceDays });
    const pass = test.pass(registration, { kind: 'CREDIT', creditMinor: 3000, validityPeriod: 'P2D' });
    test.world.now = hoursAfter(NOW, 3 * DAY);
    test.does(ending(registration, { priceMinor: 3000 }));
    expect(test.figures(registration).balance).toBe(kept);
    const grace = [...test.world.passes.values()].find(({ graceOfId }) => graceOfId === pass);
    expect(grace?.creditMinor).toBe(kept === 0 ? undefined : 3000);
  });
});

describe('an order of a registration that ends', () => {
  it('for a seat that was paid online can be refunded to its payment', () => {
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

describe('a registration that is reopened', () => {
  it('has its place again, and is charged what was given back', () => {
    const { test, group, registration, lessons } = danceGround();
    const bookingId = test.books(registration, lessons[1] ?? '');
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 3000, method: 'CASH' });
    test.does(ending(registration, { endsOn: day(8) }));
    expect(test.figures(registration)).toEqual({ paid: 3000, charged: 750, balance: 2250 });
    test.does({ kind: 'reopenRegistration', registrationId: registration });
    expect(test.registrationRow(registration)).toMatchObject({ endsOn: null, givenBackMinor: null });
    expect(test.figures(registration)).toEqual({ paid: 3000, charged: 3000, balance: 0 });
    expect(test.world.groups.get(group)?.placesTaken).toBe(1);
    expect(test.world.bookings.get(bookingId)?.status).toBe('CANCELLED');
    test.books(registration, lessons[1] ?? '');
    test.does(ending(registration));
  });

  it('is refused where it has no end, its place is gone, or its course is archived', () => {
    const { test, course, group, registration } = danceGround();
    const reopening = { kind: 'reopenRegistration', registrationId: registration } as const;
    test.refuses(reopening, 'REGISTRATION_NOT_ENDED');
    test.does(ending(registration));
    for (let count = 0; count < 2; count += 1) test.registration(group);
    expect(test.refuses(reopening, 'GROUP_FULL').path).toEqual(['input', 'registrationId']);
    const facts = test.world.courses.get(course);
    if (facts) test.world.courses.set(course, { ...facts, archived: true });
    test.refuses(reopening, 'COURSE_ARCHIVED');
    test.refuses({ ...reopening, registrationId: 'nothing' }, 'NOT_FOUND');
  });
});
