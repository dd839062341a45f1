import { ArchivePassProductDocument, UpdatePassProductDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../support/app.js';
import { type BookingStudio, slicesOf } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';
import { sellerOf } from './selling-passes.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;
beforeAll(() => {
  ({ app, studio } = ground);
});

const sell = sellerOf(ground);

describe('sellPass', () => {
  it('sells a CREDIT pass to a registration, which counts as paid by its face amount', async () => {
    const { registrationId } = await studio.newcomer();
    const { pass, passBalances, registrationBalance, errors } = await sell({
      productId: studio.creditProductId,
      holder: { registrationId },
    });
    expect(errors).toEqual([]);
    expect(pass).toMatchObject({
      kind: 'CREDIT',
      status: 'ACTIVE',
      credit: euro(20),
      creditLeft: euro(20),
      entries: null,
      validUntil: null,
    });
    expect(passBalances).toMatchObject([{ creditLeft: euro(20), entriesLeft: null, version: 1 }]);
    expect(registrationBalance).toMatchObject({
      paid: euro(20),
      charged: euro(0),
      balance: euro(20),
      paymentStatus: 'PAID',
      version: 2,
    });
    expect(await studio.account(registrationId)).toMatchObject({ paid: 2000, balance: 2000 });
  });

  it('sells an ENTRY pass to a customer', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const { pass, passBalances, registrationBalance } = await sell({ productId: studio.entryProductId, holder: { customerId } });
    expect(pass).toMatchObject({ kind: 'ENTRY', status: 'ACTIVE', entries: 4, entriesLeft: 4, credit: null, creditLeft: null });
    expect(passBalances).toMatchObject([{ creditLeft: null, entriesLeft: 4, version: 1 }]);
    expect(registrationBalance).toBeNull();
    expect(await studio.account(registrationId)).toMatchObject({ paid: 0, charged: 0 });
  });

  it('sells a TIME pass to a customer, valid from today for its period', async () => {
    const { customerId } = await studio.person();
    const { pass } = await sell({ productId: studio.timeProductId, holder: { customerId } });
    expect(pass).toMatchObject({ kind: 'TIME', status: 'ACTIVE', entriesLeft: null, creditLeft: null });
    expect(new Date(pass?.validFrom ?? '') <= new Date()).toBe(true);
    const days = (Date.parse(pass?.validUntil ?? '') - Date.parse(pass?.validFrom ?? '')) / 86_400_000;
    expect(days).toBeGreaterThan(28);
    expect(days).toBeLessThan(33);
  });

  it.each(['CASH', 'CARD_TERMINAL', 'BANK'] as const)('sells for %s', async (method) => {
    const { registrationId, customerId } = await studio.newcomer();
    expect((await sell({ productId: studio.creditProductId, holder: { registrationId }, payment: { method } })).errors).toEqual(
      [],
    );
    expect((await sell({ productId: studio.entryProductId, holder: { customerId }, payment: { method } })).errors).toEqual([]);
    expect((await sell({ productId: studio.timeProductId, holder: { customerId }, payment: { method } })).errors).toEqual([]);
  });

  it.each([
    ['below', 18],
    ['above', 25],
    ['at no price,', 0],
  ])('sells a CREDIT pass %s its face amount, and credits the face amount', async (_where, price) => {
    const productId = await studio.product({ kind: 'CREDIT', price: euro(price), credit: euro(20) });
    const { registrationId } = await studio.newcomer();
    const { pass, registrationBalance } = await sell({ productId, holder: { registrationId } });
    expect(pass).toMatchObject({ price: euro(price), credit: euro(20), creditLeft: euro(20) });
    expect(registrationBalance).toMatchObject({ paid: euro(20), balance: euro(20) });
  });

  it('sells an entry whose value is the price over the entries, the remainder in the last', async () => {
    const productId = await studio.product({ kind: 'ENTRY', price: euro(10), entries: 3 });
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(productId, { customerId });
    const values = [];
    for (let entry = 1; entry <= 3; entry += 1) {
      const { covered } = await studio.book(registrationId, await studio.session({ price: 5 }));
      values.push(covered[0]?.consumed.amountMinor);
    }
    expect(values).toEqual([333, 333, 334]);
    expect(await studio.passNow(passId)).toMatchObject({ status: 'USED_UP', entriesLeft: 0 });
    expect(await studio.account(registrationId)).toMatchObject({ paid: 1500, charged: 1500, debt: 0 });
  });

  it('sells a snapshot: what becomes of the product later changes nothing on the pass', async () => {
    const productId = await studio.product({
      kind: 'ENTRY',
      price: euro(24),
      entries: 4,
      courseIds: [studio.keyOf('Course', studio.openCourseId)],
    });
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(productId, { customerId });
    const sold = await studio.passNow(passId);
    const changed = {
      name: 'Iná',
      price: euro(99),
      entries: 1,
      courseIds: [studio.oneOffCourseId],
      validity: { period: { length: 'P1D' } },
      priority: 1,
    };
    const { updatePassProduct } = await studio.clients.owner.request(UpdatePassProductDocument, {
      input: { productId, ...changed },
    });
    expect(updatePassProduct.errors).toEqual([]);
    await studio.clients.owner.request(ArchivePassProductDocument, { input: { productId } });

    expect(await studio.passNow(passId)).toEqual({ ...sold, product: { ...sold.product, name: 'Iná' } });
    const booking = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(slicesOf(booking)).toEqual([[passId, 800]]);
    expect(booking.covered[0]?.consumed).toEqual(euro(6));
  });

  it('sells a pass that starts on its first use, or on fixed days, with the dates that follow', async () => {
    const { customerId } = await studio.person();
    const firstUse = await studio.product({
      kind: 'ENTRY',
      entries: 4,
      validity: { period: { length: 'P3M', begins: 'FIRST_USE' } },
    });
    expect((await sell({ productId: firstUse, holder: { customerId } })).pass).toMatchObject({
      validFrom: null,
      validUntil: null,
      status: 'ACTIVE',
    });
    const fixed = await studio.product({
      kind: 'ENTRY',
      entries: 4,
      validity: { days: { fromOn: '2031-03-01', untilOn: '2031-03-31' } },
    });
    expect((await sell({ productId: fixed, holder: { customerId } })).pass).toMatchObject({
      validFrom: '2031-02-28T23:00:00.000Z',
      validUntil: '2031-03-31T21:59:59.999Z',
    });
  });
});

describe('sellPass: refusals', () => {
  it('refuses a CREDIT pass without a registration, and an ENTRY or TIME pass without a customer', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const { creditProductId, entryProductId, timeProductId } = studio;
    await expectRefused(studio, () => sell({ productId: creditProductId, holder: { customerId } }), [
      'PASS_NEEDS_REGISTRATION',
      'holder.registrationId',
    ]);
    for (const productId of [entryProductId, timeProductId]) {
      await expectRefused(studio, () => sell({ productId, holder: { registrationId } }), [
        'PASS_BELONGS_TO_CUSTOMER',
        'holder.customerId',
      ]);
    }
  });

  it('refuses a CREDIT pass for a course that it does not work on', async () => {
    const productId = await studio.product({
      kind: 'CREDIT',
      credit: euro(20),
      courseIds: [studio.keyOf('Course', studio.continuousCourseId)],
    });
    const { registrationId } = await studio.newcomer();
    await expectRefused(studio, () => sell({ productId, holder: { registrationId } }), [
      'PASS_NOT_FOR_COURSE',
      'holder.registrationId',
    ]);
  });

  it('refuses a product that is archived, or not sold at the desk', async () => {
    const { customerId } = await studio.person();
    const archived = await studio.product({ kind: 'ENTRY', entries: 4 });
    await studio.clients.owner.request(ArchivePassProductDocument, { input: { productId: archived } });
    await expectRefused(studio, () => sell({ productId: archived, holder: { customerId } }), ['PRODUCT_ARCHIVED', 'productId']);
    const online = await studio.product({ kind: 'ENTRY', entries: 4, visibleAtDesk: false });
    await expectRefused(studio, () => sell({ productId: online, holder: { customerId } }), [
      'PRODUCT_NOT_SOLD_HERE',
      'productId',
    ]);
  });

  it('refuses more passes than a customer may hold', async () => {
    const { customerId } = await studio.person();
    const productId = await studio.product({ kind: 'ENTRY', entries: 4, purchaseLimit: 2 });
    await studio.sell(productId, { customerId });
    await studio.sell(productId, { customerId });
    await expectRefused(studio, () => sell({ productId, holder: { customerId } }), ['PURCHASE_LIMIT_REACHED', 'productId']);
    expect((await sell({ productId, holder: { customerId } })).errors).toMatchObject([{ purchaseLimit: 2 }]);
    const somebodyElse = await studio.person();
    expect((await sell({ productId, holder: { customerId: somebodyElse.customerId } })).errors).toEqual([]);
  });

  it('refuses the second of two sales of the last pass at once, counting the passes of all registrations', async () => {
    const { customerId, registrationId } = await studio.newcomer();
    const other = await studio.register(await studio.sibling(customerId));
    const productId = await studio.product({ kind: 'CREDIT', credit: euro(20), purchaseLimit: 1 });
    const answers = await Promise.all([
      sell({ productId, holder: { registrationId } }),
      sell({ productId, holder: { registrationId: other } }),
    ]);
    const codes = answers.map(({ errors }) => errors.map(({ code }) => code).join());
    expect(codes.sort()).toEqual(['', 'PURCHASE_LIMIT_REACHED']);
    const paid = await Promise.all([studio.account(registrationId), studio.account(other)]);
    expect(paid.map((account) => account.paid).sort()).toEqual([0, 2000]);
  });

  it('refuses ids that are malformed, of another kind, or of another studio', async () => {
    const other = await app.studio();
    const { customerId } = await studio.person();
    for (const productId of ['', 'prd_', customerId, other.entryProductId]) {
      await expectRefused(studio, () => sell({ productId, holder: { customerId } }), ['NOT_FOUND', 'productId']);
    }
    for (const stranger of ['nonsense', studio.childId, other.customerId]) {
      await expectRefused(studio, () => sell({ productId: studio.entryProductId, holder: { customerId: stranger } }), [
        'NOT_FOUND',
        'holder.customerId',
      ]);
    }
    for (const registrationId of ['nonsense', customerId]) {
      const sale = { productId: studio.creditProductId, holder: { registrationId } };
      await expectRefused(studio, () => sell(sale), ['NOT_FOUND', 'holder.registrationId']);
    }
  });

  it('refuses a key that is empty or longer than 255 characters', async () => {
    const { customerId } = await studio.person();
    const sale = { productId: studio.entryProductId, holder: { customerId } };
    await expectRefused(studio, () => sell({ ...sale, idempotencyKey: '' }), ['INVALID_INPUT', 'idempotencyKey']);
    await expectRefused(studio, () => sell({ ...sale, idempotencyKey: 'k'.repeat(256) }), ['INVALID_INPUT', 'idempotencyKey']);
    expect((await sell({ ...sale, idempotencyKey: 'k'.repeat(256) })).errors).toMatchObject([
      { invalid: 'TOO_LONG', limit: 255 },
    ]);
    expect((await sell({ ...sale, idempotencyKey: 'k'.repeat(255) })).errors).toEqual([]);
  });

  it('refuses everybody but the desk and keys that write sales', async () => {
    const sale = { productId: studio.entryProductId, holder: { customerId: studio.customerId } };
    await expectRights(ground, (client) => sell(sale, client), { allowed: [...DESK, 'key SALES_WRITE'] });
  });
});
