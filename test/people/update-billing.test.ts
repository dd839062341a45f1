import {
  BillingDocument,
  CreateCourseDocument,
  CreatePassProductDocument,
  PassProductsDocument,
  UpdateBillingDocument,
  UpdateCourseDocument,
  UpdatePassProductDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, type Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const update = async (input: object) => (await studio.clients.owner.request(UpdateBillingDocument, { input })).updateBilling;
const rates = async () => {
  const { organisation } = await studio.clients.manager.request(PassProductsDocument, { slug: studio.slug });
  return organisation.passProducts?.map(({ vatBps }) => vatBps);
};

const SELLER = {
  legalName: 'Vlnka s. r. o.',
  billingAddress: 'Junácka 4\n831 04 Bratislava',
  companyId: '12 345 678',
  taxId: '2020123456',
  registerEntry: 'Mestský súd Bratislava III, oddiel Sro, vložka č. 12345/B',
};

test('says who sells, to everybody', async () => {
  const { organisation, errors } = await update({ ...SELLER, companyId: ' 12 345 678 ' });
  expect(errors).toEqual([]);
  expect(organisation?.billing).toEqual({ ...SELLER, vatId: '', vatPayer: false, defaultVatBps: 0 });
  const seen = await studio.clients.public.request(BillingDocument, { slug: studio.slug });
  expect(seen.organisation.billing).toMatchObject(SELLER);
  expect((await update({ registerEntry: null })).organisation?.billing).toMatchObject({ ...SELLER, registerEntry: '' });
});

describe('VAT', () => {
  const product = { name: '10 vstupov', kind: 'ENTRY', entries: 10, price: euro(50) } as const;

  test('is nothing that a product can have where none is charged', async () => {
    const sell = async (vatBps: number) =>
      (await studio.clients.manager.request(CreatePassProductDocument, { input: { ...product, vatBps } })).createPassProduct;
    await expectRefused(studio, () => sell(2300), ['INVALID_INPUT', 'vatBps']);
    expect((await sell(0)).errors).toEqual([]);
    const course = { name: 'Joga', type: 'OPEN', vatBps: 500 } as const;
    await expectRefused(
      studio,
      async () => (await studio.clients.manager.request(CreateCourseDocument, { input: course })).createCourse,
      ['INVALID_INPUT', 'vatBps'],
    );
    await expectRefused(studio, () => update({ defaultVatBps: 2300 }), ['INVALID_INPUT', 'defaultVatBps']);
    await expectRefused(studio, () => update({ vatPayer: true, defaultVatBps: 2300 }), ['INVALID_INPUT', 'vatId']);
  });

  test('comes to everything that is sold when an organisation begins to charge it', async () => {
    const { organisation, errors } = await update({ vatPayer: true, vatId: 'sk 2020 123 456', defaultVatBps: 2300 });
    expect(errors).toEqual([]);
    expect(organisation?.billing).toMatchObject({ vatPayer: true, vatId: 'SK2020123456', defaultVatBps: 2300 });
    expect(new Set(await rates())).toEqual(new Set([2300]));
  });

  test('is the default, or what the product says', async () => {
    const { manager } = studio.clients;
    const made = (await manager.request(CreatePassProductDocument, { input: product })).createPassProduct.product;
    expect(made).toMatchObject({ vatBps: 2300, vatTreatment: 'MULTI_PURPOSE' });
    const change = { productId: made?.id ?? '', vatBps: 500, vatTreatment: 'SINGLE_PURPOSE' } as const;
    const { updatePassProduct } = await manager.request(UpdatePassProductDocument, { input: change });
    expect(updatePassProduct.product).toMatchObject({ vatBps: 500, vatTreatment: 'SINGLE_PURPOSE' });
    const later = await manager.request(UpdatePassProductDocument, { input: { productId: change.productId, name: 'Desať' } });
    expect(later.updatePassProduct.product).toMatchObject({ vatBps: 500, vatTreatment: 'SINGLE_PURPOSE' });
    const courseId = studio.openCourseId;
    const { updateCourse } = await manager.request(UpdateCourseDocument, { input: { courseId, vatBps: 1900 } });
    expect(updateCourse.course).toMatchObject({ vatBps: 1900 });
  });

  test.each([-1, 10_001])('of %i basis points is refused', async (vatBps) => {
    const run = async () =>
      (await studio.clients.manager.request(CreatePassProductDocument, { input: { ...product, vatBps } })).createPassProduct;
    await expectRefused(studio, run, ['INVALID_INPUT', 'vatBps']);
  });

  test('goes from everything when it is not charged any more', async () => {
    const { organisation } = await update({ vatPayer: false });
    expect(organisation?.billing).toMatchObject({ vatPayer: false, defaultVatBps: 0 });
    expect(new Set(await rates())).toEqual(new Set([0]));
  });
});

test.each([
  [{ legalName: 'x'.repeat(201) }, 'legalName'],
  [{ billingAddress: 'x'.repeat(501) }, 'billingAddress'],
  [{ companyId: '<b>1</b>' }, 'companyId'],
  [{ companyId: '1'.repeat(31) }, 'companyId'],
  [{ taxId: '-' }, 'taxId'],
  [{ vatId: '2020123456' }, 'vatId'],
  [{ vatId: 'SK2020123456789012' }, 'vatId'],
])('refuses %j', async (input, field) => {
  await expectRefused(studio, () => update(input), ['INVALID_INPUT', field]);
});

test('is for owners', async () => {
  const run = () => studio.clients.manager.request(UpdateBillingDocument, { input: { legalName: 'X' } });
  await expectFault(studio, run, 'FORBIDDEN');
});
