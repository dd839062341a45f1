import { randomUUID } from 'node:crypto';
import {
  CreatePromoCodeDocument,
  type CreatePromoCodeInput,
  PromoCodesDocument,
  SellOrderDocument,
  SellPassDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { promoCodeOf } from '../../src/services/rules/selling/promo.js';
import { ground as rulesGround } from '../rules/checkout-ground.js';
import { NOW } from '../rules/test-world.js';
import { euro, inDays } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { codesOf, ok, useShop } from './shop.js';

const ground = useShop();
let words = 0;

async function newCode(terms: Omit<CreatePromoCodeInput, 'code'>): Promise<string> {
  words += 1;
  const input = { code: `LIMIT-${words}`, ...terms };
  const { createPromoCode } = await ground.studio.clients.manager.request(CreatePromoCodeDocument, { input });
  return ok(createPromoCode).promoCode?.code ?? '';
}

const timesUsed = async (code: string) => {
  const { promoCodes } = await ground.studio.clients.receptionist.request(PromoCodesDocument, { first: 100 });
  return promoCodes?.edges.find(({ node }) => node.code === code)?.node.timesUsed;
};

const sell = async (sale: { productId: string; customerId: string; promoCode: string; paid: number }) => {
  const { paid, customerId, ...terms } = sale;
  const parts = paid === 0 ? [] : [{ method: 'CASH', amount: euro(paid) } as const];
  const input = { ...terms, holder: { customerId }, payment: { parts }, idempotencyKey: randomUUID() };
  return (await ground.studio.clients.receptionist.request(SellPassDocument, { input })).sellPass;
};

describe('a promo code', () => {
  it('works exactly as often as its limit allows, online and at the desk together', async () => {
    const { shop, studio } = ground;
    const promoCode = await newCode({ discount: { percentBps: 5000 }, usageLimit: 2 });
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 1, price: euro(10) });
    const [one, two] = [await shop.newcomer(), await shop.newcomer()];
    ok(await sell({ productId, customerId: one.customerId, promoCode, paid: 5 }));
    ok(await shop.start(two.client, [{ pass: { productId, holder: { customerId: two.customerId } } }], { promoCode }));
    expect(await timesUsed(promoCode)).toBe(2);
    await expectRefused(studio, () => sell({ productId, customerId: one.customerId, promoCode, paid: 5 }), [
      'PROMO_CODE_UNUSABLE',
      'promoCode',
    ]);
  });

  it('gives its last use to one of six who ask at once', async () => {
    const { shop } = ground;
    const promoCode = await newCode({ discount: { percentBps: 5000 }, usageLimit: 1 });
    const productId = await shop.product({ kind: 'ENTRY', entries: 1, price: euro(10) });
    const buyers = await Promise.all(Array.from({ length: 6 }, () => shop.person()));
    const sold = await Promise.all(buyers.map(({ customerId }) => sell({ productId, customerId, promoCode, paid: 5 })));
    expect(sold.map(codesOf).sort()).toEqual(['', ...Array(5).fill('PROMO_CODE_UNUSABLE')]);
    expect(await timesUsed(promoCode)).toBe(1);
  });

  it('works once for each customer, and not for an anonymous buyer, whom nobody can count', async () => {
    const { shop, studio } = ground;
    const promoCode = await newCode({ discount: { percentBps: 5000 }, customerLimit: 1 });
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 1, price: euro(10) });
    const [one, two] = [await shop.newcomer(), await shop.newcomer()];
    ok(await sell({ productId, customerId: one.customerId, promoCode, paid: 5 }));
    const again = await shop.start(one.client, [{ pass: { productId, holder: { customerId: one.customerId } } }], { promoCode });
    expect(again.errors).toMatchObject([{ code: 'PROMO_CODE_UNUSABLE', promoCodeProblem: 'USED_BY_CUSTOMER' }]);
    ok(await shop.start(two.client, [{ pass: { productId, holder: { customerId: two.customerId } } }], { promoCode }));
    const gift = {
      lines: [{ pass: { productId, holder: { gift: {} } } }],
      payments: [{ method: 'CASH', amount: euro(5) } as const],
      promoCode,
    };
    const anonymous = async () =>
      (await studio.clients.receptionist.request(SellOrderDocument, { input: { ...gift, idempotencyKey: randomUUID() } }))
        .sellOrder;
    await expectRefused(studio, anonymous, ['PROMO_CODE_UNUSABLE', 'promoCode']);
    expect((await anonymous()).errors).toMatchObject([{ promoCodeProblem: 'USED_BY_CUSTOMER' }]);
  });

  it.each([
    ['begins tomorrow', { validFrom: inDays(1).toISOString() }, 'NOT_STARTED'],
    ['ended yesterday', { validUntil: inDays(-1).toISOString() }, 'OVER'],
  ])('is refused when it %s, and is not counted', async (_, days, problem) => {
    const { shop, studio } = ground;
    const promoCode = await newCode({ discount: { percentBps: 5000 }, ...days });
    const { client, customerId } = await shop.newcomer();
    const lines = [{ pass: { productId: await shop.onlineProduct({ kind: 'ENTRY', entries: 1 }), holder: { customerId } } }];
    const start = () => shop.start(client, lines, { promoCode });
    await expectRefused(studio, start, ['PROMO_CODE_UNUSABLE', 'promoCode']);
    expect((await start()).errors).toMatchObject([{ promoCodeProblem: problem }]);
    expect(await timesUsed(promoCode)).toBe(0);
  });

  it('lowers only the lines of its products, and is refused for an order without any', async () => {
    const { shop, studio } = ground;
    const { client, customerId, registrationId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
    const promoCode = await newCode({ discount: { amount: euro(30) }, productIds: [productId] });
    const seat = { seat: { sessionId: await shop.session({ price: 8 }), registrationId } };
    const cheap = await shop.onlineProduct({ kind: 'ENTRY', entries: 1, price: euro(9) });
    const other = { pass: { productId: cheap, holder: { customerId } } };
    const start = (lines: Parameters<typeof shop.start>[1]) => shop.start(client, lines, { promoCode });
    await expectRefused(studio, () => start([seat, other]), ['PROMO_CODE_UNUSABLE', 'promoCode']);
    expect((await start([seat])).errors).toMatchObject([{ promoCodeProblem: 'NOT_FOR_THIS' }]);
    const { order } = ok(await start([seat, { pass: { productId, holder: { customerId } } }, other]));
    // 30 € off a product of 24 €: the rest of the code is lost, and no other line gets it.
    expect(order).toMatchObject({ subtotal: euro(41), discount: euro(24), total: euro(17) });
    expect(order?.lines.map(({ discount, amount }) => [discount.amountMinor, amount.amountMinor])).toEqual([
      [0, 800],
      [2400, 0],
      [0, 900],
    ]);
  });

  it('issues the pass at once when it takes the whole price, without a checkout, a payment or a receipt', async () => {
    const { shop } = ground;
    const promoCode = await newCode({ discount: { percentBps: 10_000 } });
    const { client, customerId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
    const { order, url } = ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }], { promoCode }));
    expect(url).toBeNull();
    expect(order).toMatchObject({ status: 'PAID', discount: euro(24), total: euro(0), payments: [], receipts: [] });
    expect(order?.lines).toMatchObject([{ pass: { status: 'ACTIVE' } }]);
    expect(await timesUsed(promoCode)).toBe(1);
  });

  it('comes before the discount of the staff, and both together take at most the whole price', async () => {
    const { shop, studio } = ground;
    const promoCode = await newCode({ discount: { percentBps: 2500 } });
    const { customerId } = await shop.newcomer();
    const sale = { lines: [{ pass: { productId: studio.entryProductId, holder: { customerId } } }], customerId, promoCode };
    const discounted = async (amount: number, paid: number) => {
      const payments = paid === 0 ? [] : [{ method: 'CASH', amount: euro(paid) } as const];
      const input = { ...sale, discount: { amount: euro(amount), reason: 'Výročie' }, payments, idempotencyKey: randomUUID() };
      return (await studio.clients.receptionist.request(SellOrderDocument, { input })).sellOrder;
    };
    // A quarter of 24 € is 6 €, and then 4 € more.
    expect(ok(await discounted(4, 14)).order).toMatchObject({ discount: euro(10), total: euro(14) });
    expect(ok(await discounted(24, 0)).order).toMatchObject({ discount: euro(24), total: euro(0) });
  });
});

describe('the moment of an order', () => {
  const order = (days: { validFrom?: Date; validUntil?: Date }) => {
    const shop = rulesGround();
    shop.promo({ code: 'CHVILA', percentBps: 1000, ...days });
    const productId = shop.test.product({ kind: 'ENTRY' });
    const reduction = { promoCode: 'CHVILA', discountMinor: 0, reason: null };
    return shop.test.tries(shop.placing([shop.passOf(productId)], { reduction })).kind;
  };
  const at = (ms: number) => new Date(NOW.getTime() + ms);

  it.each([
    ['a millisecond before its first moment', { validFrom: at(1) }, 'refused'],
    ['at its first moment', { validFrom: at(0) }, 'done'],
    ['at its last moment', { validUntil: at(0) }, 'done'],
    ['a millisecond after its last moment', { validUntil: at(-1) }, 'refused'],
  ])('%s decides about a promo code', (_, days, kind) => {
    expect(order(days)).toBe(kind);
  });

  it.each([
    [' jar ', 'JAR'],
    ['straße', 'STRASSE'],
    ['jesen\u030c', 'JESEŇ'],
    ['', ''],
  ])('knows the code typed as %j', (typed, stored) => {
    expect(promoCodeOf(typed)).toBe(stored);
  });
});
