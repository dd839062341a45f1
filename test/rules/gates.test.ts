import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commissionBps, commissionMinor } from '../../src/services/rules/selling/commission.js';
import {
  type OnlineProduct,
  onlineSaleProblems,
  onlineSaleRefusal,
  profileProblems,
} from '../../src/services/rules/selling/gates.js';
import { type OnlineSeller, onlinePaymentProblems } from '../../src/services/rules/world/online-payments.js';

const NOW = new Date('2026-05-31T21:59:59Z');

const organisation: OnlineSeller = {
  plan: 'STANDARD',
  onlinePayments: 'ACTIVE',
  onlinePaymentsSuspendedAt: null,
  timeZone: 'Europe/Bratislava',
};
const product: OnlineProduct = {
  sellableOnline: true,
  visibleOnBookingPage: true,
  visibleInProfile: true,
  archived: false,
  fixedUntil: null,
};
const problems = (seller: Partial<OnlineSeller>, sold: Partial<OnlineProduct>, channel: 'ONLINE' | 'PROFILE' = 'ONLINE') =>
  onlineSaleProblems({ organisation: { ...organisation, ...seller }, product: { ...product, ...sold }, channel }, NOW);

describe('passes on sale in the profile', () => {
  const open = { id: 'open', type: 'OPEN', passesInProfile: true } as const;
  const continuous = { id: 'continuous', type: 'CONTINUOUS', passesInProfile: true } as const;
  const silent = { id: 'silent', type: 'OPEN', passesInProfile: false } as const;
  it.each([
    [{ kind: 'ENTRY' as const }, [open], true],
    [{ kind: 'ENTRY' as const }, [silent, open], true],
    [{ kind: 'ENTRY' as const }, [silent], false],
    [{ kind: 'TIME' as const }, [continuous], false],
    [{ kind: 'CREDIT' as const }, [continuous], true],
    [{ kind: 'CREDIT' as const, courseIds: ['open'] }, [continuous], false],
    [{ kind: 'ENTRY' as const, courseIds: ['silent'] }, [silent, open], false],
    [{ kind: 'ENTRY' as const }, [], false],
  ])('a product of the courses %j is offered to a customer registered in %j: %j', (sold, courses, isOffered) =>
    expect(profileProblems(sold, courses)).toEqual(isOffered ? [] : ['COURSE_NOT_IN_PROFILE']),
  );
});

describe('the problems of an online sale', () => {
  it.each(['STANDARD', 'PRO'] as const)('are none on the plan %s', (plan) => expect(problems({ plan }, {})).toEqual([]));

  it.each([
    [{ plan: 'FREE' as const }, {}, ['PLAN_TOO_LOW']],
    [{ onlinePayments: 'PENDING' as const }, {}, ['ONLINE_PAYMENTS_INACTIVE']],
    [{ onlinePayments: 'INACTIVE' as const }, {}, ['ONLINE_PAYMENTS_INACTIVE']],
    [{ onlinePaymentsSuspendedAt: NOW }, {}, ['ONLINE_PAYMENTS_SUSPENDED']],
    [{}, { sellableOnline: false }, ['PRODUCT_NOT_SELLABLE_ONLINE']],
    [{}, { visibleOnBookingPage: false }, ['PRODUCT_NOT_IN_CHANNEL']],
    [{}, { archived: true }, ['PRODUCT_ARCHIVED']],
    [{}, { fixedUntil: '2026-05-30' }, ['PRODUCT_ENDED']],
    [
      { plan: 'FREE' as const, onlinePayments: 'INACTIVE' as const },
      { sellableOnline: false, archived: true },
      ['PLAN_TOO_LOW', 'ONLINE_PAYMENTS_INACTIVE', 'PRODUCT_NOT_SELLABLE_ONLINE', 'PRODUCT_ARCHIVED'],
    ],
  ])('an online sale with %j and %j has the problems %j', (seller, sold, expected) =>
    expect(problems(seller, sold)).toEqual(expected),
  );

  it('depend on the channel', () => {
    expect(problems({}, { visibleInProfile: false })).toEqual([]);
    expect(problems({}, { visibleInProfile: false }, 'PROFILE')).toEqual(['PRODUCT_NOT_IN_CHANNEL']);
    expect(problems({}, { visibleOnBookingPage: false }, 'PROFILE')).toEqual([]);
  });

  it("counts the last day of a product to its end in the organisation's time zone", () => {
    expect(problems({}, { fixedUntil: '2026-05-31' })).toEqual([]);
    expect(problems({ timeZone: 'Asia/Tokyo' }, { fixedUntil: '2026-05-31' })).toEqual(['PRODUCT_ENDED']);
  });

  it('are named in one refusal', () => {
    expect(onlineSaleRefusal(onlinePaymentProblems(organisation), 'lines.0')).toBeUndefined();
    expect(onlineSaleRefusal(problems({ plan: 'FREE' }, { archived: true }), 'lines.0')).toEqual({
      code: 'ONLINE_SALE_UNAVAILABLE',
      path: ['input', 'lines', '0'],
      reasons: ['PLAN_TOO_LOW', 'PRODUCT_ARCHIVED'],
    });
  });
});

describe('the commission', () => {
  it.each([
    [0, 0],
    [16, 0],
    [17, 1],
    [49, 1],
    [50, 2],
    [83, 2],
    [84, 3],
    [2_000, 60],
    [2_350, 71],
    [1_000_000_000_000, 30_000_000_000],
  ])('a commission of 3 %% of %i is %i, rounded half up', (amountMinor, expected) => {
    expect(commissionMinor(amountMinor, 300)).toBe(expected);
  });

  it('is the agreed one, or else that of the plan', () => {
    expect(commissionBps({ plan: 'PRO', commissionBps: null })).toBe(300);
    expect(commissionBps({ plan: 'PRO', commissionBps: 150 })).toBe(150);
    expect(commissionBps({ plan: 'STANDARD', commissionBps: 0 })).toBe(0);
  });

  it('is never more than half a minor unit from the exact part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.integer({ min: 0, max: 10_000 }), (amount, bps) => {
        const twice = 2n * BigInt(commissionMinor(amount, bps)) * 10_000n - 2n * BigInt(amount) * BigInt(bps);
        return twice > -10_000n && twice <= 10_000n;
      }),
    );
  });
});
