import { describe, expect, it } from 'vitest';
import { promoCodeOf } from '../../src/services/rules/selling/promo.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW, STAFF } from './test-world.js';

const reduction = { promoCode: 'LETO', discountMinor: 0, reason: null };
const ms = (offset: number) => new Date(NOW.getTime() + offset);

/** An order of one pass for 20 with the code LETO. */
function coded() {
  const it = ground();
  const { test, placing, passOf } = it;
  const productId = test.product({ kind: 'ENTRY' });
  const wish = (more: Parameters<typeof placing>[1] = {}) => placing([passOf(productId)], { reduction, ...more });
  const code = () => existing(test.world.promoCodes, 'promo');
  const problem = (command = wish()) => {
    const decision = test.tries(command);
    if (decision.kind === 'done') return undefined;
    const [first] = decision.refusals;
    return first?.code === 'PROMO_CODE_UNUSABLE' ? first.reason : first?.code;
  };
  return { ...it, productId, wish, code, problem };
}

describe('the stored form of a promo code', () => {
  it.each([
    [' leto \n', 'LETO'],
    ['Le To', 'LE TO'],
    ['máj', 'MÁJ'],
    ['ma\u0301j', 'M\u00c1J'],
    ['straße', 'STRASSE'],
    [' leto–2027', 'LETO-2027'],
    ['leto\u20112027', 'LETO-2027'],
    ['', ''],
  ])('turns %j into %j', (typed, stored) => expect(promoCodeOf(typed)).toBe(stored));
});

describe('a promo code that is pasted', () => {
  it.each([
    ['leto–2027', undefined],
    ['LETO\u20112027', undefined],
    ['„LETO-2027“', undefined],
    ['LETO-2027.', undefined],
    ['LE\u200bTO 2027', undefined],
    ['leto_2027', undefined],
    ['ＬＥＴＯ２０２７', undefined],
    ['LETO-2028', 'UNKNOWN'],
    ['LÉTO-2027', 'UNKNOWN'],
  ])('a promo code that is pasted as %j answers %s', (typed, expected) => {
    const { promo, problem, wish } = coded();
    promo({ percentBps: 1000, code: 'LETO-2027' });
    expect(problem(wish({ reduction: { ...reduction, promoCode: promoCodeOf(typed) } }))).toBe(expected);
  });

  it('is the one that is written like it, when an older one has the same letters and digits', () => {
    const { test, placing, passOf, promo, code } = coded();
    promo({ percentBps: 1000, code: 'LE-TO' });
    test.world.promoCodes.set('a', Object.freeze({ ...code(), id: 'a', code: 'L-ETO' }));
    const placed = (typed: string) => {
      const line = passOf(test.product({ kind: 'ENTRY' }));
      const { orderId } = test.does(placing([line], { reduction: { ...reduction, promoCode: promoCodeOf(typed) } }));
      return existing(test.world.orders, orderId).promoCodeId;
    };
    expect([placed('le-to'), placed('l-eto'), placed('leto')]).toEqual(['promo', 'a', 'a']);
  });
});

describe('a promo code with dates', () => {
  it.each([
    [{ validFrom: ms(1) }, 'NOT_STARTED'],
    [{ validFrom: ms(0) }, undefined],
    [{ validUntil: ms(0) }, undefined],
    [{ validUntil: ms(-1) }, 'OVER'],
    [{ validFrom: ms(-1), validUntil: ms(1) }, undefined],
  ])('a promo code with %j answers %s', (dates, expected) => {
    const { promo, problem } = coded();
    promo({ percentBps: 1000, ...dates });
    expect(problem()).toBe(expected);
  });
});

describe('a promo code with limits', () => {
  it.each([
    [{ usageLimit: 3, timesUsed: 3 }, 'USED_UP'],
    [{ usageLimit: 3, timesUsed: 2 }, undefined],
    [{ usageLimit: null, timesUsed: 10_000 }, undefined],
    [{ customerLimit: 0 }, 'USED_BY_CUSTOMER'],
    [{ customerLimit: 1 }, undefined],
    [{ archived: true }, 'UNKNOWN'],
    [{ code: 'JESEN' }, 'UNKNOWN'],
    [{ validFrom: ms(1), validUntil: ms(-1), usageLimit: 0 }, 'NOT_STARTED'],
    [{ validUntil: ms(-1), usageLimit: 0, customerLimit: 0 }, 'OVER'],
    [{ usageLimit: 0, customerLimit: 0, productIds: ['another'] }, 'USED_UP'],
    [{ customerLimit: 0, productIds: ['another'] }, 'USED_BY_CUSTOMER'],
    [{ productIds: ['another'] }, 'NOT_FOR_THIS'],
  ])('a promo code with %j answers %s', (terms, expected) => {
    const { promo, problem } = coded();
    promo({ percentBps: 1000, ...terms });
    expect(problem()).toBe(expected);
  });

  it('counts each customer on their own, and gives the use of a cancelled order back', () => {
    const { test, promo, wish, code, problem, productId } = coded();
    promo({ amountMinor: 500, customerLimit: 1 });
    const { orderId } = test.does(wish());
    expect(problem()).toBe('USED_BY_CUSTOMER');
    const other = test.customer();
    const line = { kind: 'PASS', productId, registrationId: null, customerId: other, gift: null } as const;
    test.does(wish({ customerId: other, lines: [line] }));
    expect(code().timesUsed).toBe(2);
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'CANCELLED' });
    expect(code().timesUsed).toBe(1);
    test.does(wish());
    expect(problem()).toBe('USED_BY_CUSTOMER');
  });

  it('takes a code without a limit for each customer, and no other, from an anonymous buyer at the desk', () => {
    const { test, promo, productId, placing, code, problem } = coded();
    const gift = { lineId: 'gift', codeHash: 'hash', to: null, email: null };
    const line = { kind: 'PASS', productId, registrationId: null, customerId: null, gift } as const;
    const payments = [{ method: 'CASH', amountMinor: 1800, tenderedMinor: null }] as const;
    const sale = placing([line], { customerId: null, channel: 'RECEPTION', provider: null, payments, reduction });
    promo({ percentBps: 1000, customerLimit: 9 });
    expect(problem(sale)).toBe('USED_BY_CUSTOMER');
    promo({ percentBps: 1000, usageLimit: 1 });
    test.does(sale);
    expect(code().timesUsed).toBe(1);
    expect(test.world.promoUses.size).toBe(0);
  });
});

describe('a promo code of an order that was released', () => {
  function released(usageLimit: number) {
    const it = coded();
    const { test, promo, wish } = it;
    promo({ amountMinor: 500, usageLimit });
    const { orderId } = test.does(wish());
    test.world.now = hoursAfter(NOW, 1);
    test.does({ kind: 'releaseOrder', actor: STAFF, orderId, as: 'EXPIRED' });
    return { ...it, orderId };
  }

  it('counts again when the money comes late', () => {
    const { test, paying, code, orderId } = released(1);
    expect(code().timesUsed).toBe(0);
    expect(test.does(paying(orderId, 1500)).result).toBe('PAID');
    expect(code().timesUsed).toBe(1);
  });

  it('owes the late money back when others used it up since', () => {
    const { test, paying, code, order, wish, orderId } = released(1);
    test.does(wish());
    expect(test.does(paying(orderId, 1500)).result).toBe('REFUND_DUE');
    expect(order(orderId)).toMatchObject({ status: 'EXPIRED', refundDueMinor: 1500 });
    expect([code().timesUsed, test.world.passes.size]).toEqual([1, 0]);
  });

  it('does not count twice when the order is paid within its hold', () => {
    const { test, promo, wish, code, paying } = coded();
    promo({ amountMinor: 500, usageLimit: 1 });
    const { orderId } = test.does(wish());
    test.does(paying(orderId, 1500));
    expect(code().timesUsed).toBe(1);
  });
});
