import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { codesOf, makeShop, ok, type Shop } from './shop.js';

let app: TestApp;
let shop: Shop;
beforeAll(async () => {
  app = await startTestApp();
  shop = await makeShop(app);
  await shop.sql('update organisations set vat_payer = true');
});
afterAll(async () => {
  await shop.closeShop();
  await stopAndVerify(app);
});

/** A customer who bought 4 entries for 24 online, and the CREDIT product that a refund may become. */
async function bought() {
  const newcomer = await shop.newcomer();
  const { customerId, registrationId } = newcomer;
  const taxed = { vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' } as const;
  const entries = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24), ...taxed });
  const productId = await shop.product({ kind: 'CREDIT', credit: euro(100), price: euro(90), visibleAtDesk: false, vatBps: 500 });
  const { order } = ok(await shop.start(newcomer.client, [{ pass: { productId: entries, holder: { customerId } } }]));
  await shop.pay(order?.id ?? '');
  const { payments, lines } = await shop.orderNow(order?.id ?? '');
  const toPass = { method: 'PASS', productId, registrationId } as const;
  return { ...newcomer, orderId: order?.id ?? '', paymentId: payments[0]?.id ?? '', passId: lines[0]?.pass?.id ?? '', toPass };
}

describe('refundPayment to a pass', () => {
  it('says what it would become, and becomes it', async () => {
    const { paymentId, orderId, passId, registrationId, toPass } = await bought();
    await shop.book(registrationId, await shop.session({ price: 8 }));
    const preview = ok(await shop.refund(paymentId, { ...toPass, dryRun: true }));
    expect(preview.refund).toMatchObject({ amount: euro(18), method: 'PASS', status: 'SUCCEEDED', passOrder: null });
    expect(preview.passBalances.map(({ pass }) => pass.id)).toEqual([passId]);
    expect(preview.registrationBalance).toMatchObject({ paid: euro(26), charged: euro(8) });
    expect((await shop.passNow(passId)).status).toBe('ACTIVE');

    const { refund, registrationBalance } = ok(await shop.refund(paymentId, toPass));
    expect(refund).toMatchObject({ amount: euro(18), method: 'PASS', status: 'SUCCEEDED' });
    expect(registrationBalance).toMatchObject({ paid: euro(26), charged: euro(8) });
    expect((await shop.passNow(passId)).status).toBe('REFUNDED');
    expect(await shop.orderNow(orderId)).toMatchObject({ refunds: [{ id: refund?.id }], receipts: [{}, {}] });
    const made = await shop.orderNow(refund?.passOrder?.id ?? '');
    const payment = { method: 'REFUND', amount: euro(18), isTest: true, fee: euro(0) };
    expect(made).toMatchObject({ channel: 'RECEPTION', status: 'PAID', total: euro(18), payments: [payment], receipts: [{}] });
    const newPassId = made.lines[0]?.pass?.id ?? '';
    expect(await shop.passNow(newPassId)).toMatchObject({ price: euro(18), credit: euro(18), creditLeft: euro(18) });
    await shop.book(registrationId, await shop.session({ price: 10 }), { passId: newPassId, payWith: 'PASS' });
    expect(await shop.left(newPassId)).toBe(800);
  });

  it('becomes one pass, though several ask at once, and the same key asks again', async () => {
    const { paymentId, registrationId, toPass } = await bought();
    const asked = await Promise.all([1, 2, 3].map(() => shop.refund(paymentId, toPass)));
    expect(asked.map(codesOf).sort()).toEqual(['', 'REFUND_TOO_LARGE', 'REFUND_TOO_LARGE']);
    expect(await shop.account(registrationId)).toMatchObject({ paid: 2400, balance: 2400 });
    const { paymentId: other, toPass: otherPass } = await bought();
    const once = { ...otherPass, part: { amount: euro(5) }, idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([shop.refund(other, once), shop.refund(other, once)]);
    expect(two.refund?.passOrder?.id).toBe(ok(one).refund?.passOrder?.id);
  });

  it('refuses what makes no pass of it', async () => {
    const { paymentId, toPass } = await bought();
    const stranger = await shop.newcomer();
    const refuses = (more: Parameters<Shop['refund']>[1], ...refused: [code: string, field: string]) =>
      expectRefused(shop, () => shop.refund(paymentId, { ...toPass, ...more }), refused);
    await refuses({ productId: null }, 'INVALID_INPUT', 'productId');
    await refuses({ registrationId: null }, 'INVALID_INPUT', 'registrationId');
    await refuses({ method: 'CASH' }, 'INVALID_INPUT', 'productId');
    await refuses({ returnFee: true }, 'INVALID_INPUT', 'returnFee');
    await refuses({ productId: shop.entryProductId }, 'INVALID_INPUT', 'productId');
    await refuses({ registrationId: stranger.registrationId }, 'NOT_FOUND', 'registrationId');
    await refuses({ productId: paymentId }, 'NOT_FOUND', 'productId');
    await refuses({ part: { amount: euro(25) } }, 'REFUND_TOO_LARGE', 'part.amount');
  });
});
