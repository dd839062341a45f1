import { describe, expect, it } from 'vitest';
import { ground as checkout } from './checkout-ground.js';
import { DAY, danceGround, day, ending } from './ending-ground.js';
import { hoursAfter, NOW } from './test-world.js';

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

  it.each([
    ['half of all', 2, 2, 1500],
    ['of the lessons it has in all its groups', 2, 4, 2000],
    ['nothing where the new group has no lessons', 2, 0, 0],
    ['the whole before the first lesson', 0, 3, 3000],
  ])('is given back after a move: %s', (_what, weeks, ahead, givenBack) => {
    const { test, course, registration } = danceGround();
    const group = test.group(course);
    // Over before a later move, so the attendee never had it.
    test.session(group, { startsAt: hoursAfter(NOW, 1), priceMinor: 0 });
    if (weeks > 0) test.world.now = hoursAfter(NOW, (7 * weeks + 0.5) * DAY);
    const first = weeks === 0 ? 1 : 7 * weeks + 1;
    for (let at = 0; at < ahead; at += 1) {
      test.session(group, { startsAt: hoursAfter(NOW, (first + 7 * at) * DAY), priceMinor: 0 });
    }
    test.does({ kind: 'moveRegistration', registrationId: registration, groupId: group });
    expect(test.does(ending(registration)).ending.priceMinor).toBe(givenBack);
  });

  it('the price is given back after a move there and back', () => {
    const { test, course, group, registration } = danceGround();
    const other = test.group(course);
    test.world.now = hoursAfter(NOW, 2 * DAY);
    test.does({ kind: 'moveRegistration', registrationId: registration, groupId: other });
    test.world.now = hoursAfter(NOW, 3 * DAY);
    test.does({ kind: 'moveRegistration', registrationId: registration, groupId: group });
    expect(test.does(ending(registration)).ending.priceMinor).toBe(2250);
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
    expect(quote.passes).toEqual([{ passId: pass, entries: 0, visits: 0, valueMinor: 1500 }]);
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

  it('the price of a registration that ends only lowers a debt', () => {
    const { test, registration } = danceGround();
    const pass = test.pass(registration, { kind: 'CREDIT', priceMinor: 1000, creditMinor: 1000 });
    const { ending: quote } = test.does(ending(registration, { endsOn: day(9) }));
    expect(quote).toMatchObject({ priceMinor: 1500, passes: [], refundable: [] });
    expect(test.balance(`PASS:${pass}`)).toBe(0);
    expect(test.figures(registration).balance).toBe(-500);
  });

  it.each([14, 0, 30])(
    'goes on to a pass of grace and can be refunded when its pass has ended, with %i days of grace',
    (graceDays) => {
      const { test, registration } = danceGround({ graceDays });
      const pass = test.pass(registration, { kind: 'CREDIT', priceMinor: 2700, creditMinor: 3000, validityPeriod: 'P2D' });
      test.world.now = hoursAfter(NOW, 3 * DAY);
      const { ending: quote } = test.does(ending(registration, { priceMinor: 1500 }));
      const grace = [...test.world.passes.values()].find(({ graceOfId }) => graceOfId === pass);
      expect(grace).toMatchObject({ creditMinor: 1500, priceMinor: 1350 });
      const days = ((grace?.validUntil ?? NOW).getTime() - test.world.now.getTime()) / 86_400_000;
      expect(Math.floor(days)).toBe(Math.max(14, graceDays));
      const [payment] = test.world.payments.keys();
      expect(quote.refundable).toEqual([{ paymentId: payment, amountMinor: 1350 }]);
      const refund = {
        kind: 'refundPayment',
        paymentId: payment ?? '',
        method: 'CASH',
        returnFee: false,
        reason: 'Ended',
      } as const;
      expect(test.does({ ...refund, amountMinor: null }).takenBack).toEqual([grace?.id]);
      expect([...test.world.refunds.values()].map(({ amountMinor }) => amountMinor)).toEqual([1350]);
      expect(test.passRow(grace?.id ?? '').state).toBe('REFUNDED');
      expect([test.balance(`PASS:${grace?.id ?? ''}`), test.balance('OWED_BACK')]).toEqual([0, 0]);
      test.refuses({ ...refund, amountMinor: null }, 'REFUND_TOO_LARGE');
    },
  );

  it('is owed to the payer when its pass was refunded and has ended', () => {
    const { test, registration } = danceGround();
    const pass = test.pass(registration, { kind: 'CREDIT', priceMinor: 4000, creditMinor: 4000, validityPeriod: 'P2D' });
    const [paymentId = ''] = test.world.payments.keys();
    const refund = { kind: 'refundPayment', method: 'CASH', returnFee: false, reason: 'Moved' } as const;
    test.does({ ...refund, paymentId, amountMinor: null });
    expect(test.passRow(pass).state).toBe('REFUNDED');
    test.world.now = hoursAfter(NOW, 3 * DAY);
    test.does(ending(registration, { priceMinor: 1500 }));
    expect([...test.world.orders.values()].map(({ refundDueMinor }) => refundDueMinor)).toEqual([1500]);
  });
});

describe('the price of a registration that an order discounted', () => {
  it.each([
    ['before the first lesson', 10_000, 0, 10_000],
    ['after half of them', 10_000, 9, 5000],
    ['after half of them, with an odd discount', 6667, 9, 6667],
    ['when nothing was paid', 20_000, 0, 0],
  ])('is given back %s as far as it was paid', (_when, discountMinor, days, givenBack) => {
    const { test, customerId, placing } = checkout();
    const course = test.course({ type: 'CONTINUOUS', priceMinor: 20_000 });
    const group = test.group(course);
    for (const at of [1, 8, 15, 22]) test.session(group, { startsAt: hoursAfter(NOW, at * DAY), priceMinor: 0 });
    const line = { kind: 'REGISTRATION', attendeeId: test.attendee(customerId), groupId: group } as const;
    const amountMinor = 20_000 - discountMinor;
    const payments = amountMinor === 0 ? [] : [{ method: 'CASH', amountMinor, tenderedMinor: null } as const];
    const reduction = { promoCode: null, discountMinor, reason: 'Sibling' };
    test.does(placing([line], { channel: 'RECEPTION', reduction, payments, provider: null }));
    const registrationId = [...test.world.registrations.values()].at(-1)?.id ?? '';
    const tooMuch = ending(registrationId, { priceMinor: amountMinor + 1 });
    expect(test.refuses(tooMuch, 'INVALID_INPUT')).toMatchObject({ reason: 'AMOUNT_TOO_LARGE', limit: amountMinor });
    const { ending: quote } = test.does(ending(registrationId, { endsOn: day(days) }));
    expect(quote.priceMinor).toBe(givenBack);
    expect(test.figures(registrationId).balance).toBe(givenBack);
    expect(quote.refundable.map((refundable) => refundable.amountMinor)).toEqual(givenBack === 0 ? [] : [givenBack]);
    test.does({ kind: 'reopenRegistration', registrationId });
    expect(test.figures(registrationId).balance).toBe(0);
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

  it.each([
    ['whole', 3000, 4000, 0, 1000],
    ['in part', 1000, 4000, 0, 1000],
    ['as far as it was paid', 3000, 1000, -2000, 0],
  ])('is paid again by the pass that its price went back to %s', (_part, priceMinor, creditMinor, balance, left) => {
    const { test, registration } = danceGround();
    const pass = test.pass(registration, { kind: 'CREDIT', priceMinor: creditMinor, creditMinor });
    const { taxedMinor, usesByRate } = test.passRow(pass);
    for (let times = 0; times < 2; times += 1) {
      test.does(ending(registration, { priceMinor }));
      test.does({ kind: 'reopenRegistration', registrationId: registration });
      expect(test.balance(`REGISTRATION:${registration}`)).toBe(balance);
      expect(test.balance(`PASS:${pass}`)).toBe(left);
      expect(test.passRow(pass)).toMatchObject({ taxedMinor, usesByRate });
    }
    const slices = [...test.world.redemptions.values()].filter(({ returnedAt }) => returnedAt === null);
    expect(slices.map(({ coveredMinor }) => coveredMinor)).toEqual([3000 + balance]);
  });

  it('is paid again by several passes, and not what was paid in money', () => {
    const { test, registration } = danceGround();
    const passes = [500, 800].map((minor) => test.pass(registration, { kind: 'CREDIT', priceMinor: minor, creditMinor: minor }));
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 1700, method: 'CASH' });
    test.does(ending(registration));
    test.does({ kind: 'reopenRegistration', registrationId: registration });
    expect(test.figures(registration).balance).toBe(0);
    expect(passes.map((pass) => test.balance(`PASS:${pass}`))).toEqual([0, 0]);
  });

  it('is paid again by a pass of grace', () => {
    const { test, registration } = danceGround({ graceDays: 14 });
    test.pass(registration, { kind: 'CREDIT', creditMinor: 3000, validityPeriod: 'P2D' });
    test.world.now = hoursAfter(NOW, 3 * DAY);
    test.does(ending(registration, { priceMinor: 2000 }));
    test.does({ kind: 'reopenRegistration', registrationId: registration });
    expect(test.figures(registration)).toEqual({ paid: 3000, charged: 3000, balance: 0 });
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
