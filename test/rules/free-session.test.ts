import { describe, expect, it } from 'vitest';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

function ground() {
  const test = new TestWorld();
  const group = test.group(test.course());
  const registration = test.registration(group);
  const free = (days = 3) => test.session(group, { priceMinor: 0, startsAt: hoursAfter(NOW, 24 * days) });
  const slices = () =>
    [...test.world.redemptions.values()].map(({ passId, entries, coveredMinor, consumedMinor }) => ({
      ...{ passId, entries, coveredMinor, consumedMinor },
    }));
  return { test, registration, free, slices };
}

describe('a free session', () => {
  it('takes one entry of an ENTRY pass that is named, and the value of that entry', () => {
    const { test, registration, free, slices } = ground();
    const pass = test.pass(registration, { kind: 'ENTRY', priceMinor: 2400, entries: 4 });
    const bookingId = test.books(registration, free(), { passId: pass });
    expect(slices()).toEqual([{ passId: pass, entries: 1, coveredMinor: 0, consumedMinor: 600 }]);
    expect([test.balance(`ENTRIES:${pass}`), test.balance(`PASS:${pass}`), test.balance('PASS_PREMIUM')]).toEqual([3, 1800, 600]);
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 0, balance: 0 });
    test.does(test.cancelling(bookingId));
    expect([test.balance(`ENTRIES:${pass}`), test.balance(`PASS:${pass}`)]).toEqual([4, 2400]);
  });

  it('is refused with a named ENTRY pass that is empty', () => {
    const { test, registration, free } = ground();
    const pass = test.pass(registration, { kind: 'ENTRY', priceMinor: 600, entries: 1 });
    test.books(registration, free(3), { passId: pass });
    expect(test.refuses(test.booking(registration, free(4), { passId: pass }), 'PASS_CANNOT_PAY').reason).toBe('EMPTY');
  });

  it('counts as a visit of a TIME pass that is named, so that one a week is one a week', () => {
    const { test, registration, free, slices } = ground();
    const pass = test.pass(registration, { kind: 'TIME', limitCount: 1, limitPeriod: 'WEEK', seatsAtOnce: 1 });
    test.books(registration, free(3), { passId: pass });
    expect(slices()).toEqual([{ passId: pass, entries: 0, coveredMinor: 0, consumedMinor: 0 }]);
    expect(test.refuses(test.booking(registration, free(4), { passId: pass }), 'PASS_CANNOT_PAY').reason).toBe('LIMIT_REACHED');
    test.books(registration, free(10), { passId: pass });
  });

  it('gives a pass that begins with its first use its dates', () => {
    const { test, registration, free } = ground();
    const pass = test.pass(registration, { kind: 'ENTRY', validityPeriod: 'P1M', validityStart: 'FIRST_USE' });
    test.books(registration, free(), { passId: pass });
    expect(test.passRow(pass).validFrom).toEqual(new Date('2027-02-03T23:00:00Z'));
  });

  it.each(['AUTO', 'AT_DESK', 'ONLINE'] as const)('takes nothing with %s and no named pass', (payWith) => {
    const { test, registration, free, slices } = ground();
    const pass = test.pass(registration, { kind: 'ENTRY' });
    test.pass(registration, { kind: 'TIME', limitCount: 1, limitPeriod: 'WEEK' });
    for (const days of [3, 4]) test.books(registration, free(days), { payWith });
    expect(slices()).toEqual([]);
    expect(test.balance(`ENTRIES:${pass}`)).toBe(4);
  });

  it('takes nothing of a CREDIT pass, even of one that is named', () => {
    const { test, registration, free, slices } = ground();
    const pass = test.pass(registration, { kind: 'CREDIT' });
    test.books(registration, free(), { passId: pass, payWith: 'PASS' });
    expect(slices()).toEqual([]);
  });
});

describe('PASS without a named pass', () => {
  it.each([
    ['a session of a CONTINUOUS course', 'CONTINUOUS', 800],
    ['a session of a ONE_OFF course', 'ONE_OFF', 800],
    ['a free session of an OPEN course', 'OPEN', 0],
  ] as const)('says that there is nothing to pay for %s', (_which, type, priceMinor) => {
    const test = new TestWorld();
    const group = test.group(test.course({ type, priceMinor: type === 'OPEN' ? null : 3000 }));
    const booking = test.booking(test.registration(group), test.session(group, { priceMinor }), { payWith: 'PASS' });
    expect(test.refuses(booking, 'INVALID_INPUT')).toMatchObject({ reason: 'NOTHING_TO_PAY', path: ['input', 'payWith'] });
  });

  it('asks for a pass where something is to be paid', () => {
    const test = new TestWorld();
    const group = test.group(test.course());
    const booking = test.booking(test.registration(group), test.session(group), { payWith: 'PASS' });
    expect(test.refuses(booking, 'INVALID_INPUT')).toMatchObject({ reason: 'PASS_NOT_NAMED', path: ['input', 'passId'] });
  });
});
