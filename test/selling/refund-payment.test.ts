import { randomUUID } from 'node:crypto';
import { type Client, SellOrderDocument, type SellOrderInput, SellPassDocument, type SellPassInput } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';
import { codesOf, ok, type Shop, useShop } from './shop.js';

const ground = useShop();
let shop: Shop;
beforeAll(() => {
  ({ shop } = ground);
});

/** A pass of 4 entries for 24, bought online. */
async function bought() {
  const newcomer = await shop.newcomer();
  const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
  const { order } = ok(await shop.start(newcomer.client, [{ pass: { productId, holder: { customerId: newcomer.customerId } } }]));
  const orderId = order?.id ?? '';
  await shop.pay(orderId);
  const { payments, lines } = await shop.orderNow(orderId);
  return { ...newcomer, orderId, paymentId: payments[0]?.id ?? '', passId: lines[0]?.pass?.id ?? '' };
}

describe('refundPayment', () => {
  it('says what it would give back, and gives it back', async () => {
    const { paymentId, registrationId, orderId, passId } = await bought();
    await shop.book(registrationId, await shop.session({ price: 8 }));
    const preview = ok(await shop.refund(paymentId, { dryRun: true }));
    expect(preview.refund).toMatchObject({ amount: euro(18), method: 'CASH', status: 'SUCCEEDED' });
    expect((await shop.passNow(passId)).status).toBe('ACTIVE');
    const { refund } = ok(await shop.refund(paymentId));
    expect(refund).toMatchObject({ amount: euro(18), status: 'SUCCEEDED', reason: 'Choroba' });
    expect((await shop.passNow(passId)).status).toBe('REFUNDED');
    expect(await shop.orderNow(orderId)).toMatchObject({ refunds: [{ amount: euro(18) }], receipts: [{}, {}] });
  });

  it('owes the payer what bookings return that are cancelled after their pass was given back', async () => {
    const { paymentId, registrationId, orderId, passId } = await bought();
    const bookingIds: string[] = [];
    for (const price of [8, 5]) bookingIds.push((await shop.book(registrationId, await shop.session({ price }))).id);
    ok(await shop.refund(paymentId));
    for (const bookingId of bookingIds) ok(await shop.tryToCancel({ bookingId }));
    expect((await shop.passNow(passId)).status).toBe('REFUNDED');
    expect(await shop.orderNow(orderId)).toMatchObject({ refundDue: euro(12) });
    expect(ok(await shop.refund(paymentId)).refund).toMatchObject({ amount: euro(12) });
  });

  it('gives the same answer to the same key, figures and all', async () => {
    const { paymentId } = await bought();
    const whole = { idempotencyKey: randomUUID() };
    expect(await shop.refund(paymentId, whole)).toEqual(await shop.refund(paymentId, whole));
    const { client, registrationId } = await shop.newcomer();
    const { order } = ok(await shop.start(client, [{ seat: { sessionId: await shop.session({ price: 8 }), registrationId } }]));
    await shop.pay(order?.id ?? '');
    const { payments, lines } = await shop.orderNow(order?.id ?? '');
    ok(await shop.tryToCancel({ bookingId: lines[0]?.booking?.id ?? '' }));
    const part = { idempotencyKey: randomUUID(), part: { amount: euro(3) } };
    const once = await shop.refund(payments[0]?.id ?? '', part);
    expect(once.registrationBalance).toMatchObject({ paid: euro(5) });
    expect(await shop.refund(payments[0]?.id ?? '', part)).toEqual(once);
  });

  it('gives no more back than is left, though several ask at once', async () => {
    const { paymentId } = await bought();
    const asked = await Promise.all(Array.from({ length: 6 }, () => shop.refund(paymentId, { part: { amount: euro(10) } })));
    expect(asked.map(codesOf).sort()).toEqual(['', '', ...Array(4).fill('REFUND_TOO_LARGE')]);
    const refused = await shop.refund(paymentId, { part: { amount: euro(10) } });
    expect(refused.errors).toMatchObject([{ left: euro(4) }]);
    const again = { idempotencyKey: randomUUID(), part: { amount: euro(1) } };
    const [one, two] = await Promise.all([shop.refund(paymentId, again), shop.refund(paymentId, again)]);
    expect(two.refund?.id).toBe(ok(one).refund?.id);
  });

  it('gives money that came too late back to the card', async () => {
    const { client, customerId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, purchaseLimit: 1 });
    const { order } = ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }]));
    await shop.outlast(order?.id ?? '');
    await shop.release(order?.id ?? '');
    await shop.sell(productId, { customerId });
    await shop.pay(order?.id ?? '');
    const { payments } = await shop.orderNow(order?.id ?? '');
    const { refund } = ok(await shop.refund(payments[0]?.id ?? '', { method: 'CARD', returnFee: true }));
    expect(refund).toMatchObject({ amount: euro(20), method: 'CARD' });
    expect(['PENDING', 'SUCCEEDED']).toContain(refund?.status);
    expect(await shop.orderNow(order?.id ?? '')).toMatchObject({ refundDue: euro(0) });
  });

  it('refuses amounts of nothing, of another currency or without a reason, and foreign payments', async () => {
    const { paymentId } = await bought();
    await expectRefused(shop, () => shop.refund(paymentId, { part: { amount: euro(0) } }), [
      'INVALID_INPUT',
      'part.amount.amountMinor',
    ]);
    const crowns = { amountMinor: 100, currency: 'CZK' };
    await expectRefused(shop, () => shop.refund(paymentId, { part: { amount: crowns } }), [
      'INVALID_INPUT',
      'part.amount.currency',
    ]);
    await expectRefused(shop, () => shop.refund(paymentId, { reason: ' ' }), ['INVALID_INPUT', 'reason']);
    await expectRefused(shop, () => shop.refund(paymentId, { method: 'PASS' }), ['INVALID_INPUT', 'productId']);
    await expectRefused(shop, () => shop.refund(ground.other.customerId), ['NOT_FOUND', 'paymentId']);
  });

  it('is for the desk and for keys that write sales', async () => {
    const { paymentId } = await bought();
    const ask = (client: Client) => shop.refund(paymentId, { part: { amount: euro(1) } }, client);
    await expectRights(ground, ask, { allowed: [...DESK, 'key SALES_WRITE'] });
  });
});

describe('the desk', () => {
  const sell = async (input: Omit<SellPassInput, 'idempotencyKey'>) =>
    (await shop.clients.receptionist.request(SellPassDocument, { input: { idempotencyKey: randomUUID(), ...input } })).sellPass;

  it('takes one sale in several ways, gives change and takes something off with a reason', async () => {
    const { customerId } = await shop.newcomer();
    const sale = { productId: shop.entryProductId, holder: { customerId } };
    const cash = { method: 'CASH', amount: euro(10), tendered: euro(20) } as const;
    const card = { method: 'CARD_TERMINAL', amount: euro(12) } as const;
    const discount = { amount: euro(2), reason: 'Stála klientka' };
    const { pass } = ok(await sell({ ...sale, payment: { parts: [cash, card] }, discount }));
    expect(pass?.price).toEqual(euro(22));
    await expectRefused(shop, () => sell({ ...sale, payment: { parts: [cash] } }), ['PAYMENTS_DO_NOT_ADD_UP', 'payment.parts']);
    await expectRefused(shop, () => sell({ ...sale, payment: { parts: [{ ...card, tendered: euro(20) }] } }), [
      'INVALID_INPUT',
      'payment.parts.0.tendered',
    ]);
    await expectRefused(shop, () => sell({ ...sale, payment: { parts: [{ ...cash, tendered: euro(5) }] } }), [
      'INVALID_INPUT',
      'payment.parts.0.tendered.amountMinor',
    ]);
    await expectRefused(shop, () => sell({ ...sale, payment: { method: 'CASH' }, discount: { amount: euro(99), reason: 'x' } }), [
      'INVALID_INPUT',
      'discount',
    ]);
  });

  it('tells nobody but staff why it takes something off', async () => {
    const { client, customerId } = await shop.newcomer();
    const lines = [{ pass: { productId: shop.entryProductId, holder: { customerId } } }];
    const discount = { amount: euro(2), reason: 'Po sťažnosti' };
    const payments = [{ method: 'CASH', amount: euro(22) } as const];
    const input = { lines, customerId, discount, payments, idempotencyKey: randomUUID() };
    const { order } = ok((await shop.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
    expect(order).toMatchObject({ discount: euro(2), discountReason: 'Po sťažnosti' });
    expect(await shop.orderNow(order?.id ?? '', client)).toMatchObject({ discount: euro(2), discountReason: null });
  });

  it('sells several things in one order with one receipt, and a gift to an unknown buyer', async () => {
    const { customerId, registrationId } = await shop.newcomer();
    const sessionId = await shop.session({ price: 8 });
    const order = async (sale: Omit<SellOrderInput, 'idempotencyKey'>) => {
      const input = { idempotencyKey: randomUUID(), ...sale };
      return (await shop.clients.receptionist.request(SellOrderDocument, { input })).sellOrder;
    };
    const lines = [{ pass: { productId: shop.entryProductId, holder: { customerId } } }, { seat: { sessionId, registrationId } }];
    const sold = ok(await order({ customerId, lines, payments: [{ method: 'CARD_TERMINAL', amount: euro(32) }] }));
    expect(sold.order).toMatchObject({ status: 'PAID', channel: 'RECEPTION', receipts: [{}] });
    const gift = ok(
      await order({
        lines: [{ pass: { productId: shop.entryProductId, holder: { gift: {} } } }],
        payments: [{ method: 'CASH', amount: euro(24) }],
      }),
    );
    expect(gift.giftCodes).toHaveLength(1);
    expect(gift.order).toMatchObject({ status: 'PAID', receipts: [{}] });
  });
});
