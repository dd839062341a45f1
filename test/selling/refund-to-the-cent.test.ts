import { randomUUID } from 'node:crypto';
import { SellOrderDocument, type SellOrderInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { updatePassProduct } from '../../src/services/passes/index.js';
import { change, entriesOf } from '../audit/entries.js';
import { expectRights } from '../support/rights.js';
import { euro, made } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';
import { ok, useShop } from './shop.js';

const ground = useShop();

const cash = (amount: number) => ({ method: 'CASH', amount: euro(amount) }) as const;

async function sold(sale: Omit<SellOrderInput, 'idempotencyKey'>) {
  const input = { idempotencyKey: randomUUID(), ...sale };
  const { order } = ok((await ground.studio.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
  if (!order) throw new Error('the order is missing');
  return { order, paymentIds: order.payments.map(({ id }) => id) };
}

/** A pass of 4 entries for 24 that a new customer paid in cash. */
async function soldPass() {
  const buyer = await ground.shop.newcomer();
  const { customerId } = buyer;
  const { order, paymentIds } = await sold({
    lines: [{ pass: { productId: ground.studio.entryProductId, holder: { customerId } } }],
    customerId,
    payments: [cash(24)],
  });
  return { ...buyer, order, paymentId: paymentIds[0] ?? '', passId: order.lines[0]?.pass?.id ?? '' };
}

/** A new customer who paid 24 online. The payment is of the sandbox. */
async function boughtOnline() {
  const { shop } = ground;
  const buyer = await shop.newcomer();
  const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
  const { order } = ok(await shop.start(buyer.client, [{ pass: { productId, holder: { customerId: buyer.customerId } } }]));
  await shop.pay(order?.id ?? '');
  const { payments } = await shop.orderNow(order?.id ?? '');
  return { ...buyer, paymentId: payments[0]?.id ?? '' };
}

describe('refundPayment in parts', () => {
  it('gives back the rest to the cent and then nothing more', async () => {
    const { shop, studio } = ground;
    const { paymentId, order, passId } = await soldPass();
    for (const [amount, left] of [
      [0.01, 23.99],
      [11.99, 12],
    ] as const) {
      ok(await shop.refund(paymentId, { part: { amount: euro(amount) } }));
      const beyond = { part: { amount: euro(left + 0.01) } };
      await expectRefused(studio, () => shop.refund(paymentId, beyond), ['REFUND_TOO_LARGE', 'part.amount']);
      expect((await shop.refund(paymentId, beyond)).errors).toMatchObject([{ left: euro(left) }]);
      expect((await shop.passNow(passId)).status).toBe('ACTIVE');
    }
    expect(ok(await shop.refund(paymentId)).refund).toMatchObject({ amount: euro(12) });
    expect((await shop.passNow(passId)).status).toBe('REFUNDED');
    for (const part of [null, { amount: euro(0.01) }]) {
      await expectRefused(studio, () => shop.refund(paymentId, { part }), ['REFUND_TOO_LARGE', 'part.amount']);
    }
    const { refunds, receipts } = await shop.orderNow(order.id);
    expect(refunds.map(({ amount }) => amount.amountMinor).sort((a, b) => a - b)).toEqual([1, 1199, 1200]);
    expect(receipts).toHaveLength(4);
  });

  it('gives back of each payment of a split sale at most what that payment was', async () => {
    const { shop, studio } = ground;
    const { customerId } = await shop.newcomer();
    const { order, paymentIds } = await sold({
      lines: [{ pass: { productId: studio.entryProductId, holder: { customerId } } }],
      customerId,
      payments: [cash(14), { method: 'CARD_TERMINAL', amount: euro(10) }],
    });
    const [inCash = '', byCard = ''] = paymentIds;
    await expectRefused(studio, () => shop.refund(byCard, { part: { amount: euro(10.01) } }), [
      'REFUND_TOO_LARGE',
      'part.amount',
    ]);
    expect(ok(await shop.refund(byCard, { method: 'BANK' })).refund).toMatchObject({ amount: euro(10), method: 'BANK' });
    // The pass still has 14 € to give back, but none of it was paid by card.
    await expectRefused(studio, () => shop.refund(byCard, { part: { amount: euro(0.01) } }), ['REFUND_TOO_LARGE', 'part.amount']);
    expect((await shop.refund(byCard)).errors).toMatchObject([{ left: euro(0) }]);
    expect((await shop.passNow(order.lines[0]?.pass?.id ?? '')).status).toBe('ACTIVE');
    expect(ok(await shop.refund(inCash)).refund).toMatchObject({ amount: euro(14) });
    expect((await shop.passNow(order.lines[0]?.pass?.id ?? '')).status).toBe('REFUNDED');
  });

  it('refunds an order of two lines by their prices, the odd cent by the larger remainder', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const dear = await shop.product({ kind: 'ENTRY', entries: 1, price: euro(20) });
    const cheap = await shop.product({ kind: 'ENTRY', entries: 1, price: euro(10) });
    const lines = [dear, cheap].map((productId) => ({ pass: { productId, holder: { customerId } } }));
    const { order, paymentIds } = await sold({ lines, customerId, payments: [cash(30)] });
    ok(await shop.refund(paymentIds[0] ?? '', { part: { amount: euro(0.1) } }));
    ok(await shop.refund(paymentIds[0] ?? ''));
    const { refunds } = await shop.orderNow(order.id);
    expect(refunds.map(({ amount }) => amount.amountMinor).sort((a, b) => a - b)).toEqual([10, 2990]);
    const statuses = await Promise.all(order.lines.map(({ pass }) => shop.passNow(pass?.id ?? '')));
    expect(statuses.map(({ status }) => status)).toEqual(['REFUNDED', 'REFUNDED']);
  });

  it('has nothing to give back of a seat that is booked, and all of it once the seat is cancelled', async () => {
    const { shop, studio } = ground;
    const { registrationId, customerId } = await shop.newcomer();
    const line = { seat: { sessionId: await shop.session({ price: 8 }), registrationId } };
    const { order, paymentIds } = await sold({ lines: [line], customerId, payments: [cash(8)] });
    const [paymentId = ''] = paymentIds;
    await expectRefused(studio, () => shop.refund(paymentId), ['REFUND_TOO_LARGE', 'part.amount']);
    expect((await shop.refund(paymentId)).errors).toMatchObject([{ left: euro(0) }]);
    ok(await shop.tryToCancel({ bookingId: order.lines[0]?.booking?.id ?? '' }));
    expect(ok(await shop.refund(paymentId)).refund).toMatchObject({ amount: euro(8) });
    expect(await shop.account(registrationId)).toMatchObject({ paid: 0, charged: 0, balance: 0 });
  });
});

describe('refundPayment: refusals', () => {
  it('refuses to give money back to a card that never paid', async () => {
    const { paymentId } = await soldPass();
    await expectRefused(ground.studio, () => ground.shop.refund(paymentId, { method: 'CARD' }), ['INVALID_INPUT', 'method']);
  });

  it.each(['CASH', 'BANK'] as const)('refuses to return a commission with a refund by %s', async (method) => {
    const { paymentId } = await boughtOnline();
    await expectRefused(ground.studio, () => ground.shop.refund(paymentId, { method, returnFee: true }), [
      'INVALID_INPUT',
      'returnFee',
    ]);
  });

  it('refuses a payment that its bank disputes, in every method, until the dispute is won', async () => {
    const { shop, studio } = ground;
    const { paymentId } = await boughtOnline();
    const key = shop.keyOf('Payment', paymentId);
    const dispute = (isOpen: boolean) => shop.does({ kind: 'disputePayment', paymentId: key, isOpen, lostMinor: 0 });
    expect(await dispute(true)).not.toHaveProperty('refused');
    for (const method of ['CASH', 'BANK', 'CARD'] as const) {
      await expectRefused(studio, () => shop.refund(paymentId, { method }), ['PAYMENT_DISPUTED', 'paymentId']);
    }
    await dispute(false);
    ok(await shop.refund(paymentId));
  });

  it('refuses a refund to a pass whose product is archived, over, bought up, or for another course', async () => {
    const { shop, studio } = ground;
    const { paymentId, registrationId } = await boughtOnline();
    const credit = { kind: 'CREDIT', credit: euro(20) } as const;
    const refused = async (terms: object, code: string, field: string) => {
      const productId = await shop.product({ ...credit, ...terms });
      if (code === 'PRODUCT_ARCHIVED') {
        await made(updatePassProduct(shop.tenant, { productId: shop.keyOf('PassProduct', productId), archived: true }));
      }
      if (code === 'PURCHASE_LIMIT_REACHED') await shop.sell(productId, { registrationId });
      await expectRefused(studio, () => shop.refund(paymentId, { method: 'PASS', productId, registrationId }), [code, field]);
    };
    await refused({}, 'PRODUCT_ARCHIVED', 'productId');
    await refused({ validity: { days: { fromOn: '2026-01-01', untilOn: '2026-01-31' } } }, 'PRODUCT_ENDED', 'productId');
    await refused({ purchaseLimit: 1 }, 'PURCHASE_LIMIT_REACHED', 'productId');
    await refused({ courseIds: [shop.keyOf('Course', shop.oneOffCourseId)] }, 'PASS_NOT_FOR_COURSE', 'registrationId');
  });

  it('refuses a reason of 501 characters and takes one of 500', async () => {
    const { shop, studio } = ground;
    const { paymentId } = await soldPass();
    await expectRefused(studio, () => shop.refund(paymentId, { reason: 'a'.repeat(501) }), ['INVALID_INPUT', 'reason']);
    const reason = 'a'.repeat(500);
    expect(ok(await shop.refund(paymentId, { reason })).refund?.reason).toBe(reason);
  });

  it('refuses a key that made another refund, and a key that is too long', async () => {
    const { shop, studio } = ground;
    const { paymentId } = await soldPass();
    const key = { idempotencyKey: randomUUID(), part: { amount: euro(1) } };
    ok(await shop.refund(paymentId, key));
    await expectRefused(studio, () => shop.refund(paymentId, { ...key, reason: 'Iný' }), [
      'IDEMPOTENCY_KEY_REUSED',
      'idempotencyKey',
    ]);
    await expectRefused(studio, () => shop.refund(paymentId, { idempotencyKey: 'k'.repeat(256) }), [
      'INVALID_INPUT',
      'idempotencyKey',
    ]);
  });

  it('refuses payments that are unknown or of another organisation', async () => {
    const { shop, other } = ground;
    const { customerId } = await other.newcomer();
    const foreign = await other.paymentOf(await other.sell(other.entryProductId, { customerId }));
    await expectUnknownIds(ground, { kind: 'Payment', field: 'paymentId', foreign }, (id) => shop.refund(id));
  });
});

describe('refundPayment', () => {
  it('changes nothing in a dry run, and answers as the refund would', async () => {
    const { shop, studio } = ground;
    const { paymentId, passId } = await soldPass();
    const before = await fingerprints(studio.tenant);
    const preview = ok(await shop.refund(paymentId, { dryRun: true }));
    expect(await fingerprints(studio.tenant)).toEqual(before);
    expect(preview).toMatchObject({ refund: { amount: euro(24) }, passBalances: [{ pass: { id: passId }, entriesLeft: 0 }] });
  });

  it('writes the refund and the end of its pass to the audit log', async () => {
    const { shop, studio } = ground;
    const { paymentId, passId } = await soldPass();
    const { refund } = ok(await shop.refund(paymentId));
    const [made] = (await entriesOf(studio.clients.owner, { subjectId: refund?.id ?? '' })) ?? [];
    expect(made).toMatchObject({ action: 'refundPayment' });
    expect(made?.changes).toEqual(
      expect.arrayContaining([
        change('amountMinor', null, '2400'),
        change('method', null, 'CASH'),
        change('reason', null, 'Choroba'),
        change('origin', null, 'REQUESTED'),
      ]),
    );
    const [ended] = (await entriesOf(studio.clients.owner, { subjectId: passId })) ?? [];
    expect(ended).toMatchObject({ action: 'refundPayment', changes: [change('state', 'ACTIVE', 'REFUNDED')] });
  });

  it('is for the desk and for keys that write sales', async () => {
    const { shop } = ground;
    const { paymentId } = await soldPass();
    await expectRights(ground, (client) => shop.refund(paymentId, { part: { amount: euro(0.01) } }, client), {
      allowed: [...DESK, 'key SALES_WRITE'],
    });
  });
});
