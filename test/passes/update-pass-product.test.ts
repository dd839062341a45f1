import { UpdatePassProductDocument, type UpdatePassProductInput } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, type Studio } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const update = async (change: Partial<UpdatePassProductInput>) => {
  const input = { productId: studio.entryProductId, ...change };
  return (await studio.clients.owner.request(UpdatePassProductDocument, { input })).updatePassProduct;
};

test('changes what it names and leaves the rest', async () => {
  const { product, errors } = await update({ price: euro(26), priority: 5, validityPeriod: 'P3M' });
  expect(errors).toEqual([]);
  expect(product).toMatchObject({
    name: '4 vstupy',
    kind: 'ENTRY',
    entries: 4,
    price: euro(26),
    priority: 5,
    validityPeriod: 'P3M',
  });
});

test('a null clears what may be absent and leaves what may not', async () => {
  await update({ purchaseLimit: 3, priority: 7 });
  const { product } = await update({ purchaseLimit: null, priority: null, name: null });
  expect(product).toMatchObject({ purchaseLimit: null, priority: 7, name: '4 vstupy' });
});

test.each<[Partial<UpdatePassProductInput>, string]>([
  [{ entries: null }, 'entries'],
  [{ credit: euro(5) }, 'credit'],
  [{ price: euro(-5) }, 'price.amountMinor'],
  [{ name: ' ' }, 'name'],
])('refuses %j on an ENTRY product', async (change, field) => {
  await expectRefused(studio, () => update(change), ['INVALID_INPUT', field]);
});

test('keeps a TIME product taxed when it is sold', async () => {
  const { timeProductId: productId } = studio;
  await expectRefused(studio, () => update({ productId, vatTreatment: 'MULTI_PURPOSE' }), ['INVALID_INPUT', 'vatTreatment']);
  expect((await update({ productId, vatTreatment: null })).product?.vatTreatment).toBe('SINGLE_PURPOSE');
});

test('finds no product of another studio', async () => {
  const other = await app.studio();
  await expectRefused(other, () => update({ productId: other.entryProductId, name: 'Cudzí' }), ['NOT_FOUND', 'productId']);
});
