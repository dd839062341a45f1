import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import { taxInside } from '../../src/services/rules/world/arithmetic.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import { ground } from './checkout-ground.js';
import { existing } from './test-world.js';

const TAXED = { vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' } as const;

/** A customer who bought 4 entries for 24 online, and a CREDIT product that no channel sells. */
function bought(credit: Partial<ProductFacts> = {}) {
  const it = ground();
  const { test } = it;
  const entries = test.product({ kind: 'ENTRY', entries: 4, priceMinor: 2400, ...TAXED });
  const { orderId } = test.does(it.placing([it.passOf(entries)]));
  test.does(it.paying(orderId, 2400));
  const [oldPass = ''] = test.world.passes.keys();
  const unsold = { visibleAtDesk: false, visibleInProfile: false, visibleOnBookingPage: false, sellableOnline: false };
  const productId = test.product({ kind: 'CREDIT', priceMinor: 9000, creditMinor: 10_000, ...unsold, ...credit });
  const toPass = (more: Partial<CommandOf<'refundPayment'>> = {}) =>
    it.refunding({ method: 'PASS', productId, registrationId: it.registration, ...more });
  const newPass = () => {
    const [, pass] = test.world.passes.values();
    if (!pass) throw new Error('there is no second pass');
    return pass;
  };
  return { ...it, orderId, oldPass, productId, toPass, newPass };
}

describe('a refund to a pass', () => {
  it('issues a new pass with that credit, bought by an order of its own', () => {
    const { test, registration, customerId, productId, oldPass, newPass, toPass } = bought({ validityPeriod: 'P1M' });
    const { refundId } = test.does(toPass());
    expect(test.passRow(oldPass).state).toBe('REFUNDED');
    const pass = newPass();
    expect(pass).toMatchObject({ productId, registrationId: registration, customerId, priceMinor: 2400, creditMinor: 2400 });
    expect(pass.validUntil).not.toBeNull();
    expect([test.balance(`PASS:${oldPass}`), test.balance(`PASS:${pass.id}`)]).toEqual([0, 2400]);
    const refund = existing(test.world.refunds, refundId);
    expect(refund).toMatchObject({ method: 'PASS', status: 'SUCCEEDED', amountMinor: 2400, feeReturnedMinor: 0 });
    const order = existing(test.world.orders, refund.passOrderId ?? '');
    expect(order).toMatchObject({ status: 'PAID', channel: 'RECEPTION', totalMinor: 2400, customerId });
    const [line] = [...test.world.orderLines.values()].filter(({ orderId }) => orderId === order.id);
    expect(line).toMatchObject({ kind: 'PASS', productId, passId: pass.id, amountMinor: 2400 });
    const [, payment] = test.world.payments.values();
    expect(payment).toMatchObject({ orderId: order.id, method: 'REFUND', amountMinor: 2400, feeMinor: 0, isTest: false });
    expect([test.balance('OWED_BACK'), test.balance('CASH:refund'), test.balance('CASH:stripe')]).toEqual([0, 0, -2376]);
  });

  it('returns the tax of the old sale, and owes that of the new one', () => {
    const { test, receipts, toPass } = bought(TAXED);
    expect(test.balance('VAT')).toBe(taxInside(2400, 2300));
    test.does(toPass({ amountMinor: 1000 }));
    expect(test.balance('VAT')).toBe(taxInside(2400, 2300));
    test.does(toPass());
    expect(receipts()).toEqual([
      [1, 'RECEIPT', 2400],
      [2, 'CREDIT_NOTE', -1000],
      [3, 'RECEIPT', 1000],
      [4, 'CREDIT_NOTE', -1400],
      [5, 'RECEIPT', 1400],
    ]);
    const [, note, receipt] = [...test.world.receipts.values()].map(({ content }) => content);
    expect(note?.payments).toMatchObject([{ method: 'PASS', amountMinor: -1000 }]);
    expect(receipt?.payments).toMatchObject([{ method: 'REFUND', amountMinor: 1000 }]);
    const later = bought({ vatBps: 2300 });
    later.test.does(later.toPass());
    expect(later.test.balance('VAT')).toBe(0);
  });

  it('gives the unused value only, and pays the debts of the registration first', () => {
    const { test, registration, session, group, newPass, toPass } = bought();
    test.books(registration, session);
    test.books(registration, test.session(group, { priceMinor: 500 }), { payWith: 'AT_DESK' });
    test.does(toPass());
    expect(newPass()).toMatchObject({ priceMinor: 1800, creditMinor: 1800 });
    expect(test.balance(`PASS:${newPass().id}`)).toBe(1300);
    expect(test.figures(registration)).toMatchObject({ balance: 1300 });
  });

  it('can be refunded itself in cash or as another pass, but not to a card', () => {
    const { test, toPass, newPass, refunding } = bought();
    test.does(toPass());
    const [, payment] = test.world.payments.keys();
    test.refuses(refunding({ paymentId: payment ?? '' }), 'INVALID_INPUT');
    test.does(toPass({ paymentId: payment ?? '', amountMinor: 900 }));
    test.does(refunding({ paymentId: payment ?? '', method: 'CASH' }));
    expect(test.passRow(newPass().id).state).toBe('REFUNDED');
    expect([test.balance('CASH:desk'), test.balance('CASH:refund'), test.balance('OWED_BACK')]).toEqual([1500, 0, 0]);
  });

  it('is a test when the payment was a test', () => {
    const { test, placing, paying, passOf, toPass } = bought();
    const product = test.product({ kind: 'ENTRY', priceMinor: 500 });
    const { orderId } = test.does(placing([passOf(product)], { provider: 'SANDBOX' }));
    test.does(paying(orderId, 500, { method: 'SANDBOX', providerRef: 'sandbox', isTest: true, feeMinor: 0 }));
    const [, payment = ''] = test.world.payments.keys();
    test.does(toPass({ paymentId: payment }));
    expect([...test.world.payments.values()].at(-1)).toMatchObject({ method: 'REFUND', isTest: true });
    expect([...test.world.receipts.values()].map(({ content }) => content.isTest)).toEqual([false, true, true, true]);
  });

  it('needs a product and a registration, which other methods refuse', () => {
    const { test, registration, productId, toPass, refunding } = bought();
    const path = (command: CommandOf<'refundPayment'>) => {
      const { path, reason } = test.refuses(command, 'INVALID_INPUT');
      return [path.at(-1), reason];
    };
    expect(path(toPass({ productId: null }))).toEqual(['productId', 'REQUIRED']);
    expect(path(toPass({ registrationId: null }))).toEqual(['registrationId', 'REQUIRED']);
    expect(path(toPass({ returnFee: true }))).toEqual(['returnFee', 'UNEXPECTED']);
    expect(path(refunding({ method: 'CASH', productId }))).toEqual(['productId', 'UNEXPECTED']);
    expect(path(refunding({ registrationId: registration }))).toEqual(['registrationId', 'UNEXPECTED']);
    expect(path(toPass({ productId: test.product({ kind: 'ENTRY' }) }))).toEqual(['productId', 'UNEXPECTED']);
  });

  it('is refused where the new pass cannot be sold, and for more than is left', () => {
    const { test, group, productId, toPass } = bought();
    test.refuses(toPass({ productId: 'nothing' }), 'NOT_FOUND');
    test.refuses(toPass({ registrationId: 'nobody' }), 'NOT_FOUND');
    test.refuses(toPass({ registrationId: test.registration(group) }), 'NOT_FOUND');
    test.refuses(toPass({ amountMinor: 2401 }), 'REFUND_TOO_LARGE');
    const product = existing(test.world.products, productId);
    const refuses = (facts: Partial<ProductFacts>, code: Parameters<typeof test.refuses>[1]) => {
      test.world.products.set(productId, Object.freeze({ ...product, ...facts }));
      test.refuses(toPass(), code);
    };
    refuses({ archived: true }, 'PRODUCT_ARCHIVED');
    refuses({ fixedUntil: '2027-01-31' }, 'PRODUCT_ENDED');
    refuses({ courseIds: [] }, 'PASS_NOT_FOR_COURSE');
    refuses({ purchaseLimit: 0 }, 'PURCHASE_LIMIT_REACHED');
  });

  it('is refused when the payment has no customer', () => {
    const { test, toPass } = bought();
    const sale = test.product({ kind: 'ENTRY', priceMinor: 500 });
    const gift = { lineId: 'gift', codeHash: 'hash', to: null, email: null };
    const line = { kind: 'PASS', productId: sale, registrationId: null, customerId: null, gift } as const;
    const parts = [{ method: 'CASH', amountMinor: 500, tenderedMinor: null }] as const;
    const { placing } = ground();
    test.does(placing([line], { customerId: null, channel: 'RECEPTION', provider: null, payments: parts }));
    const payment = [...test.world.payments.keys()].at(-1) ?? '';
    test.refuses(toPass({ paymentId: payment }), 'NOT_FOUND');
  });
});
