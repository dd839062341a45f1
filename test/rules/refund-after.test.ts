import { describe, expect, it } from 'vitest';
import { commissionReturned } from '../../src/services/rules/refunds/commission.js';
import { usedOfTime } from '../../src/services/rules/refunds/time-pass.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW } from './test-world.js';

type Facts = Partial<ProductFacts> & Pick<ProductFacts, 'kind'>;

/** The sandbox takes amounts of less than 50 cents, which Stripe refuses. */
const ANY_AMOUNT = { provider: 'SANDBOX' } as const;

/** A pass bought online by the customer of a registration. */
function bought(facts: Facts, priceMinor = 2400) {
  const it = ground();
  const { test, registration, customerId, placing, paying } = it;
  const productId = test.product({ priceMinor, ...facts });
  const isOfRegistration = facts.kind === 'CREDIT';
  const holder = isOfRegistration ? { registrationId: registration, customerId: null } : { registrationId: null, customerId };
  const { orderId } = test.does(placing([{ kind: 'PASS', productId, ...holder, gift: null }], ANY_AMOUNT));
  const { paymentId } = test.does(paying(orderId, priceMinor));
  const [passId = ''] = test.world.passes.keys();
  const due = () => existing(test.world.orders, orderId).refundDueMinor;
  const note = () => [...test.world.receipts.values()].find(({ kind }) => kind === 'CREDIT_NOTE')?.content;
  return { ...it, orderId, paymentId: paymentId ?? '', passId, due, note };
}

describe('the value that a booking returns after its pass was refunded', () => {
  it.each<[string, Facts, number, number]>([
    ['a quarter of an ENTRY pass of 24', { kind: 'ENTRY', entries: 4 }, 2400, 600],
    ['8 of a CREDIT pass of 30 that cost 24', { kind: 'CREDIT', creditMinor: 3000 }, 2400, 640],
    ['8 of a CREDIT pass of 20 that cost 25', { kind: 'CREDIT', creditMinor: 2000 }, 2500, 1000],
    ['an entry that is worth one cent', { kind: 'ENTRY', entries: 50 }, 50, 1],
    ['an entry that is worth less than a cent', { kind: 'ENTRY', entries: 4 }, 3, 0],
    ['a visit of a TIME pass, whose days were kept', { kind: 'TIME', validityPeriod: 'P1M' }, 2400, 0],
  ])('is owed to the payer: %s', (_what, facts, priceMinor, expected) => {
    const { test, registration, session, refunding, due } = bought(facts, priceMinor);
    const booking = test.books(registration, session);
    test.does(refunding({ method: 'CASH' }));
    test.does(test.cancelling(booking));
    expect([due(), test.balance('OWED_BACK')]).toEqual([expected, expected]);
  });

  it('is not lowered by refunds of other orders', () => {
    const { test, registration, session, group, refunding, placing, paying, due } = bought({ kind: 'ENTRY', entries: 4 });
    const { customerId } = test.registrationRow(test.registration(group));
    const line = {
      kind: 'PASS',
      productId: test.product({ kind: 'ENTRY' }),
      registrationId: null,
      customerId,
      gift: null,
    } as const;
    const { paymentId } = test.does(paying(test.does(placing([line], { customerId })).orderId, 2000, { providerRef: 'pi_2' }));
    const booking = test.books(registration, session);
    test.does(refunding({ method: 'CASH' }));
    test.does(refunding({ method: 'CASH', paymentId: paymentId ?? '' }));
    test.does(test.cancelling(booking));
    expect(due()).toBe(600);
  });

  it('is breakage once the pass has expired', () => {
    const { test, registration, session, refunding, due, passId } = bought({ kind: 'ENTRY', entries: 4, validityPeriod: 'P5D' });
    const booking = test.books(registration, session);
    test.does(refunding({ method: 'CASH' }));
    test.world.now = hoursAfter(NOW, 24 * 7);
    test.does(test.cancelling(booking, { overrideReason: 'Flood' }));
    expect([due(), test.balance('OWED_BACK')]).toEqual([0, 0]);
    expect([test.balance(`PASS:${passId}`), test.balance(`ENTRIES:${passId}`)]).toEqual([600, 1]);
  });
});

describe('the registration of a CREDIT pass', () => {
  it('gets a newer version when the pass is refunded, so that its balance is pushed', () => {
    const { test, registration, refunding } = bought({ kind: 'CREDIT' });
    const { version } = test.registrationRow(registration);
    test.does(refunding({ method: 'CASH' }));
    expect(test.registrationRow(registration).version).toBe(version + 1);
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 0, balance: 0 });
  });
});

describe('the commission that is returned with parts of a payment', () => {
  it.each([
    [2400, 10, [700, 900, 800], [3, 4, 3]],
    [100, 3, [50, 50], [2, 1]],
    [3, 1, [1, 1, 1], [0, 1, 0]],
    [2000, 0, [1000, 1000], [0, 0]],
  ])('the commission of a payment of %i is %i, and goes back with parts of %j as %j', (priceMinor, feeMinor, parts, expected) => {
    const { test, paymentId, refunding } = bought({ kind: 'ENTRY', entries: 1 }, priceMinor);
    const payment = { ...existing(test.world.payments, paymentId), feeMinor };
    test.world.payments.set(paymentId, Object.freeze(payment));
    const returned = parts.map((amountMinor) => {
      const part = commissionReturned(test.world, payment, amountMinor);
      test.does(refunding({ amountMinor, method: 'CASH' }));
      return part;
    });
    expect(returned).toEqual(expected);
  });
});

describe('the credit note of a refund', () => {
  it('has the tax of its own amount, counted from the whole of what was given back', () => {
    const { test, refunding, note } = bought({ kind: 'ENTRY', vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' });
    test.does(refunding({ method: 'CASH', amountMinor: 8 }));
    expect(note()?.vat).toEqual([{ vatBps: 2300, grossMinor: -8, baseMinor: -7, taxMinor: -1 }]);
    expect(test.balance('VAT')).toBe(448);
  });

  it('keeps the reason that staff gave, and none where nobody gave one', () => {
    const asked = bought({ kind: 'ENTRY' });
    asked.test.does(asked.refunding({ method: 'CASH' }));
    expect(asked.note()?.reason).toBe('Choroba');
    const gone = bought({ kind: 'ENTRY' });
    gone.test.does({ kind: 'recordRefund', paymentId: gone.paymentId, amountMinor: 2400, providerRef: 're_1' });
    expect(gone.note()?.reason).toBeNull();
  });
});

describe('the part of a TIME pass that its days have used', () => {
  /** Midnight in Bratislava, and the days after it. */
  const day = (days: number) => hoursAfter(new Date('2027-01-31T23:00:00Z'), days * 24);
  const used = (
    now: Date,
    uses: Date[],
    dates: { validFrom: Date | null; validUntil: Date | null },
    kind: 'TIME' | 'ENTRY' = 'TIME',
  ) => {
    const { test, passId } = bought({ kind: 'TIME' });
    const pass = { ...test.passRow(passId), kind, ...dates };
    const { organisation } = test.world;
    const spans = uses.map((use, at) => [String(at), { startsAt: use, endsAt: use }] as const);
    const world = { now, organisation, uses: new Map([[passId, new Map(spans)]]) };
    return usedOfTime(world, pass, 1000);
  };
  const END = new Date(day(10).getTime() - 1);
  const TEN_DAYS = { validFrom: day(0), validUntil: END };

  it.each<[string, Date, Date[], Parameters<typeof used>[2], number]>([
    ['nothing before it begins', day(-5), [], TEN_DAYS, 0],
    ['nothing at its first moment', day(0), [], TEN_DAYS, 0],
    ['a tenth after a day', day(1), [], TEN_DAYS, 100],
    ['a tenth with the last millisecond of that day', new Date(day(1).getTime() - 1), [], TEN_DAYS, 100],
    ['nothing on the first day before that', new Date(day(1).getTime() - 2), [], TEN_DAYS, 0],
    ['a tenth on the second day', day(1.9), [], TEN_DAYS, 100],
    ['the days up to the last session that is booked, with its day', day(1), [day(4.4), day(7.4), day(2.4)], TEN_DAYS, 800],
    ['the days that are over, after its last session', day(8.5), [day(4.4)], TEN_DAYS, 800],
    ['all of it at its end', END, [], TEN_DAYS, 1000],
    ['no more than all of it after its end', day(30), [], TEN_DAYS, 1000],
    ['the days from its sale where it has a last day only', day(5), [], { validFrom: null, validUntil: END }, 500],
    ['nothing without an end before its first session', day(300), [], { validFrom: day(0), validUntil: null }, 0],
    ['all of it without an end from its first session', day(0), [day(3)], { validFrom: day(0), validUntil: null }, 1000],
  ])('is %s', (_what, now, uses, dates, expected) => expect(used(now, uses, dates)).toBe(expected));

  it('is nothing for a pass of another kind', () => {
    expect(used(day(5), [day(3)], TEN_DAYS, 'ENTRY')).toBe(0);
  });
});
