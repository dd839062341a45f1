import { describe, expect, it } from 'vitest';
import { registrationBalance } from '../../src/services/rules/passes/balance.js';
import { creditLeft, entriesLeft } from '../../src/services/rules/passes/payment-plan.js';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

type Facts = Parameters<TestWorld['pass']>[1];

/** A pass of seven days, and a booking that it pays for: a session of 8 in 72 hours. */
function used(facts: Facts, organisation: ConstructorParameters<typeof TestWorld>[0] = {}) {
  const test = new TestWorld(organisation);
  const group = test.group(test.course());
  const registration = test.registration(group);
  const pass = test.pass(registration, { validityPeriod: 'P7D', ...facts });
  const session = test.session(group);
  const bookingId = test.books(registration, session, { passId: pass });
  const end = test.passRow(pass).validUntil ?? NOW;
  const grace = () => [...test.world.passes.values()].find(({ graceOfId }) => graceOfId !== null);
  const cancel = () => test.does(test.cancelling(bookingId, { overrideReason: 'The hall was flooded' }));
  return { test, group, registration, pass, session, bookingId, end, grace, cancel };
}

const ENTRY = { kind: 'ENTRY', priceMinor: 2400, entries: 4 } as const;
const CREDIT = { kind: 'CREDIT', priceMinor: 1600, creditMinor: 2000 } as const;

describe('an entry given back to a pass that has ended', () => {
  it('stays usable for the days of grace, and what had expired before does not come back', () => {
    const { test, group, registration, pass, end, grace, cancel } = used(ENTRY, { graceDays: 10 });
    test.world.now = hoursAfter(end, 24);
    cancel();
    const extra = grace();
    expect(extra).toMatchObject({ graceOfId: pass, kind: 'ENTRY', entries: 1, priceMinor: 600, validFrom: test.world.now });
    // The pass ended on 8 February; a day later begins the grace, which lasts to the end of the tenth day after.
    expect(extra?.validUntil).toEqual(new Date(hoursAfter(end, 24 * 11).getTime()));
    expect([test.balance(`ENTRIES:${pass}`), test.balance(`PASS:${pass}`)]).toEqual([3, 1800]);
    expect(extra && entriesLeft(extra, test.world)).toBe(1);
    expect(test.balance('PASS_DISCOUNT')).toBe(0);
    const next = test.session(group, { startsAt: hoursAfter(test.world.now, 24) });
    test.books(registration, next);
    expect(test.balance(`ENTRIES:${extra?.id ?? ''}`)).toBe(0);
    expect(test.figures(registration).balance).toBe(0);
  });

  it('is breakage once the days of grace are over', () => {
    const { test, end, grace, cancel } = used(ENTRY, { graceDays: 1 });
    test.world.now = hoursAfter(end, 1);
    cancel();
    const extra = grace();
    test.world.now = hoursAfter(extra?.validUntil ?? NOW, 1);
    expect(extra && entriesLeft(extra, test.world)).toBe(0);
  });

  it('is breakage at once where the organisation gives no days of grace', () => {
    const { test, pass, end, grace, cancel } = used(ENTRY, { graceDays: 0 });
    test.world.now = hoursAfter(end, 1);
    cancel();
    expect([grace(), test.balance(`ENTRIES:${pass}`)]).toEqual([undefined, 4]);
  });

  it('goes back to the pass itself while that is valid', () => {
    const { test, pass, grace, cancel } = used(ENTRY);
    cancel();
    expect([grace(), test.balance(`ENTRIES:${pass}`)]).toEqual([undefined, 4]);
  });

  it('takes the remainder of a price that does not divide along', () => {
    const { test, pass, end, grace, cancel } = used({ kind: 'ENTRY', priceMinor: 1000, entries: 3, vatBps: 2300 });
    test.world.now = hoursAfter(end, 1);
    cancel();
    expect([grace()?.priceMinor, test.balance(`PASS:${pass}`)]).toEqual([333, 667]);
  });

  it('is logged as a pass of its own, and told to subscribers', () => {
    const { test, end, bookingId } = used(ENTRY);
    test.world.now = hoursAfter(end, 1);
    const entries = test.logs(test.cancelling(bookingId, { overrideReason: 'Flood' }));
    expect(entries.map(({ kind, before }) => [kind, before === null])).toEqual([
      ['Booking', false],
      ['Pass', true],
    ]);
  });
});

describe('credit given back to a pass that has ended', () => {
  it('stays usable for the registration, at the price that was paid for it', () => {
    const { test, registration, pass, end, grace, cancel } = used(CREDIT, { graceDays: 10 });
    test.world.now = hoursAfter(end, 24);
    cancel();
    const extra = grace();
    expect(extra).toMatchObject({ graceOfId: pass, registrationId: registration, creditMinor: 800, priceMinor: 640 });
    expect(extra && creditLeft(extra, test.world)).toBe(800);
    expect(registrationBalance(test.world, test.registrationRow(registration))).toBe(800);
    test.world.now = hoursAfter(extra?.validUntil ?? NOW, 1);
    expect(registrationBalance(test.world, test.registrationRow(registration))).toBe(0);
  });
});

describe('a session that the organisation cancels', () => {
  it.each([
    ['with days of grace', 30, 30],
    ['with few days of grace', 3, 14],
    ['without days of grace', 0, 14],
  ])('%s leaves what a pass that ends soon paid for it usable', (_which, graceDays, days) => {
    const { test, session, pass, grace } = used(ENTRY, { graceDays });
    test.does({ kind: 'cancelSession', sessionId: session });
    expect(grace()).toMatchObject({ entries: 1, graceOfId: pass });
    const daysLeft = ((grace()?.validUntil ?? NOW).getTime() - NOW.getTime()) / 86_400_000;
    expect(Math.floor(daysLeft)).toBe(days);
  });

  it('gives back to the pass itself when that is valid for long enough, or without an end', () => {
    for (const validityPeriod of ['P3M', null]) {
      const { test, session, pass, grace } = used({ ...ENTRY, validityPeriod });
      test.does({ kind: 'cancelSession', sessionId: session });
      expect([grace(), test.balance(`ENTRIES:${pass}`)]).toEqual([undefined, 4]);
    }
  });

  it('gives nothing for a TIME pass, which holds no entries', () => {
    const { test, session, grace } = used({ kind: 'TIME' });
    test.does({ kind: 'cancelSession', sessionId: session });
    expect(grace()).toBeUndefined();
  });

  it('gives a pass that begins with its first use its beginning back', () => {
    const { test, session, pass, grace } = used({ ...ENTRY, validityStart: 'FIRST_USE' });
    test.does({ kind: 'cancelSession', sessionId: session });
    expect([grace(), test.passRow(pass).validUntil, test.balance(`ENTRIES:${pass}`)]).toEqual([undefined, null, 4]);
  });

  it('owes the price of an entry to the payer when the pass was refunded and has ended', () => {
    const { test, session, pass, end } = used(ENTRY);
    const paymentId = [...test.world.payments.keys()][0] ?? '';
    const refund = { amountMinor: null, method: 'CASH', returnFee: false, reason: 'Moved' } as const;
    test.does({ kind: 'refundPayment', paymentId, ...refund });
    expect(test.passRow(pass).state).toBe('REFUNDED');
    test.world.now = end;
    test.world.sessions.set(session, { ...test.sessionRow(session), endsAt: hoursAfter(end, 5) });
    test.world.now = hoursAfter(end, 1);
    test.does({ kind: 'cancelSession', sessionId: session });
    expect([...test.world.orders.values()][0]?.refundDueMinor).toBe(600);
  });
});
